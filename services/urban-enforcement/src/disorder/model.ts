import { type DisorderRow, disorder, disorderRow } from '@tiaokuai/contracts';
import { matterOf, partyName } from '@tiaokuai/department';
import { modelOf } from '@tiaokuai/service';

/** When and how a case ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  order_by: null,
  ended_at: time,
});

/** A measure is over. */
const freed = ({ measures, seized_no }: DisorderRow, { data }: { readonly data: { readonly measure: number } }) => ({
  measures: measures.filter((each) => !each.startsWith(`${data.measure} `)),
  ...(seized_no === data.measure ? { seized_no: null, seized_until: null } : {}),
});

export const disorders = modelOf(disorder, {
  name: 'disorders',
  version: 3,
  row: disorderRow,
  indexes: [['open', 'order_by'], ['seized_until'], ['estate_id'], ['party']],
  opens: {
    DisorderReported: ({ data, time }) => ({
      case_id: data.caseId,
      status: 'reported',
      open: true,
      source: data.source,
      ...matterOf(data, data.matter),
      kinds: [],
      findings: 0,
      remaining: 0,
      order_no: 0,
      overdue: 0,
      educated: false,
      unlicensed: false,
      measures: [],
      penalties: 0,
      fined: 0,
      opened_at: time,
    }),
  },
  on: {
    DisorderReopened: (_row, { data }) => ({
      ...matterOf(data, data.matter),
      status: 'reported',
      open: true,
      remaining: 0,
      ended_at: null,
    }),
    NoDisorderFound: (_row, { time }) => ({ ...ended('nothing-found', time), remaining: 0, inspected_at: time }),
    DisorderInspected: (row, { data: { party, findings }, time }) => ({
      status: 'inspected',
      party_kind: party.kind,
      party: partyName(party),
      kinds: [...new Set([...row.kinds, ...findings.map(({ kind }) => kind)])],
      findings: row.findings + findings.length,
      remaining: findings.length,
      inspected_at: time,
    }),
    OperatorWithoutLicenceReported: { unlicensed: true },
    OperatorResultNoted: (_row, { data: { result } }) => ({ operator_result: result }),
    PartyEducated: { educated: true },
    DisorderOrdered: (_row, { data: { order, dueBy } }) => ({
      status: 'ordered',
      order_no: order,
      order_by: dueBy.due,
    }),
    DisorderOrderOverdue: ({ overdue }) => ({ status: 'overdue', overdue: overdue + 1 }),
    DisorderRevisited: (_row, { data: { remaining } }) => ({
      status: 'revisited',
      order_by: null,
      remaining: remaining.length,
    }),
    MeasureTaken: ({ remaining, measures }, { data: { measure, kind, findings, until } }) => {
      if (kind === 'perform-for-party') return { remaining: remaining - findings.length };
      const seized = until ? { seized_no: measure, seized_until: until.due } : {};
      return { measures: [...measures, `${measure} ${kind}`], ...seized };
    },
    MeasureLapsed: freed,
    MeasureLifted: freed,
    DisorderPenaltyProposed: ({ penalties }) => ({ penalties: penalties + 1 }),
    DisorderPenalised: ({ fined }, { data: { yuan } }) => ({ fined: fined + yuan }),
    DisorderNotPenalised: ({ penalties }) => ({ penalties: penalties - 1 }),
    DisorderCorrected: (_row, { time }) => ({ ...ended('corrected', time), remaining: 0 }),
    DisorderConcluded: (_row, { time }) => ended('concluded', time),
    DisorderAssisted: (_row, { time }) => ended('assisted', time),
    DisorderWithdrawn: (_row, { time }) => ended('withdrawn', time),
    DisorderSettled: (_row, { time }) => ended('settled', time),
  },
});
