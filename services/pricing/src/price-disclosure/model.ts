import { disclosureRow, priceDisclosure } from '@tiaokuai/contracts';
import { matterOf, partyName } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

/** When and how a check ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  disclose_by: null,
  ended_at: time,
});

export const disclosures = modelOf(priceDisclosure, {
  name: 'disclosures',
  version: 2,
  row: disclosureRow,
  indexes: [['open', 'disclose_by'], ['estate_id']],
  opens: {
    DisclosureReported: ({ data, time }) => ({
      case_id: data.caseId,
      status: 'reported',
      open: true,
      source: data.source,
      ...matterOf(data, data.matter),
      gaps: [],
      remaining: 0,
      for_housing: 0,
      order_no: 0,
      overdue: 0,
      fined: 0,
      opened_at: time,
    }),
  },
  on: {
    DisclosureReopened: (_row, { data }) => ({
      ...matterOf(data, data.matter),
      status: 'reported',
      open: true,
      remaining: 0,
      disclose_by: null,
      ended_at: null,
    }),
    DisclosureComplete: (_row, { time }) => ({ ...ended('complete', time), remaining: 0 }),
    DisclosureGapsFound: ({ gaps }, { data: { party, findings } }) => ({
      status: 'found',
      party: partyName(party),
      gaps: [...new Set([...gaps, ...findings.map(({ gap }) => gap)])],
      remaining: findings.length,
    }),
    GapsReportedToHousing: (row, { data: { findings } }) => ({ for_housing: row.for_housing + findings.length }),
    DisclosureOrdered: (_row, { data: { order, dueBy } }) => ({
      status: 'ordered',
      order_no: order,
      disclose_by: dueBy.due,
    }),
    DisclosureOverdue: ({ overdue }) => ({ status: 'overdue', overdue: overdue + 1 }),
    DisclosureRechecked: (_row, { data: { remaining } }) => ({
      status: 'rechecked',
      remaining: remaining.length,
      disclose_by: null,
    }),
    PricesDisclosed: (_row, { time }) => ({ ...ended('disclosed', time), remaining: 0 }),
    DisclosurePenaltyProposed: unchanged,
    DisclosurePenalised: ({ fined }, { data: { yuan } }) => ({ fined: fined + yuan }),
    DisclosureNotPenalised: unchanged,
    DisclosureConcluded: (_row, { time }) => ended('concluded', time),
    DisclosureWithdrawn: (_row, { time }) => ended('withdrawn', time),
    DisclosureSettled: (_row, { time }) => ended('settled', time),
  },
});
