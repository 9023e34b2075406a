import { conduct, conductRow } from '@tiaokuai/contracts';
import { matterOf, partyName } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

/** When and how a case ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  correct_by: null,
  ended_at: time,
});

const again = {
  status: 'reported',
  open: true,
  remaining: 0,
  correct_by: null,
  meeting: 'none',
  ended_at: null,
} as const;

export const conducts = modelOf(conduct, {
  name: 'conducts',
  version: 3,
  row: conductRow,
  indexes: [['open', 'correct_by'], ['party'], ['estate_id']],
  opens: {
    ConductReported: ({ data, time }) => ({
      case_id: data.caseId,
      status: 'reported',
      open: true,
      source: data.source,
      ...matterOf(data, data.matter),
      kinds: [],
      remaining: 0,
      order_no: 0,
      overdue: 0,
      penalties: 0,
      fined: 0,
      meeting: 'none',
      opened_at: time,
    }),
  },
  on: {
    // A referral that comes after the department has begun on its own finds the work under way.
    ConductReopened: ({ open, referral_id }, { data }) => ({
      ...matterOf(data, data.matter),
      ...(open && !referral_id ? {} : again),
    }),
    ConductEstablished: ({ kinds }, { data: { party, findings } }) => ({
      status: 'established',
      party: partyName(party),
      kinds: [...new Set([...kinds, ...findings.map(({ kind }) => kind)])],
      remaining: findings.length,
    }),
    ConductNotEstablished: (_row, { time }) => ({ ...ended('not-established', time), remaining: 0 }),
    CorrectionOrdered: (_row, { data: { order, correctBy } }) => ({
      status: 'ordered',
      order_no: order,
      correct_by: correctBy.due,
    }),
    CorrectionOverdue: ({ overdue }) => ({ status: 'overdue', overdue: overdue + 1 }),
    ConductRevisited: (_row, { data: { remaining } }) => ({
      status: 'revisited',
      remaining: remaining.length,
      correct_by: null,
    }),
    ConductCorrected: (_row, { time }) => ({ ...ended('corrected', time), remaining: 0 }),
    ConductPenaltyProposed: unchanged,
    ConductPenalised: ({ penalties, fined }, { data: { yuan } }) => ({
      penalties: penalties + 1,
      fined: fined + yuan,
    }),
    ConductNotPenalised: unchanged,
    HandoverBroughtToMeeting: { meeting: 'asked' },
    HandoverSettledByMeeting: (_row, { data: { handedOver } }) => ({ meeting: handedOver ? 'handed-over' : 'failed' }),
    ConductConcluded: (_row, { data: { end }, time }) => ended(end, time),
    ConductWithdrawn: (_row, { time }) => ended('withdrawn', time),
    ConductSettled: (_row, { time }) => ended('settled', time),
  },
});
