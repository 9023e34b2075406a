import { operator, operatorRow } from '@tiaokuai/contracts';
import { matterOf, partyName } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  order_by: null,
  ended_at: time,
});

export const operators = modelOf(operator, {
  name: 'operators',
  version: 2,
  row: operatorRow,
  indexes: [['open', 'order_by'], ['sealed_until'], ['estate_id'], ['operator']],
  opens: {
    OperatorReported: ({ data, time }) => ({
      case_id: data.caseId,
      status: 'reported',
      open: true,
      source: data.source,
      ...matterOf(data, data.matter),
      kinds: [],
      remaining: 0,
      reported_on: 0,
      pointed_out: false,
      order_no: 0,
      overdue: 0,
      sealing: 0,
      penalties: 0,
      fined: 0,
      on_credit_record: false,
      opened_at: time,
    }),
  },
  on: {
    OperatorReopened: (_row, { data }) => ({
      ...matterOf(data, data.matter),
      status: 'reported',
      open: true,
      remaining: 0,
      order_by: null,
      ended_at: null,
    }),
    OperatorReferred: (_row, { data }) => matterOf(data, data.matter),
    OperatorPointedOut: (row, { data: { premises } }) => ({ pointed_out: true, premises: row.premises ?? premises }),
    OperatorLawful: (_row, { time }) => ({ ...ended('lawful', time), remaining: 0 }),
    OperatorChecked: (row, { data: { operator, premises, findings } }) => ({
      status: 'checked',
      operator_kind: operator.kind,
      operator: partyName(operator),
      premises,
      kinds: [...new Set([...row.kinds, ...findings.map(({ kind }) => kind)])],
      remaining: findings.length,
    }),
    ViolationReportedOn: (row, { data: { findings } }) => ({ reported_on: row.reported_on + findings.length }),
    OperatorOrdered: (_row, { data: { order, manner, dueBy } }) => ({
      status: 'ordered',
      manner,
      order_no: order,
      order_by: dueBy.due,
    }),
    OperatorOrderOverdue: ({ overdue }) => ({ status: 'overdue', overdue: overdue + 1 }),
    OperatorRevisited: (_row, { data: { remaining } }) => ({
      status: 'revisited',
      remaining: remaining.length,
      order_by: null,
    }),
    OperatorRegularised: (_row, { data: { by }, time }) => ({ ...ended(by, time), remaining: 0 }),
    PremisesSealed: (_row, { data: { sealing, until } }) => ({ sealing, sealed_until: until.due }),
    PremisesSealLapsed: { sealed_until: null },
    PremisesSealLifted: { sealed_until: null },
    OperatorPenaltyProposed: unchanged,
    OperatorPenalised: ({ penalties, fined }, { data: { yuan } }) => ({
      penalties: penalties + 1,
      fined: fined + yuan,
    }),
    OperatorPutOnCreditRecord: { on_credit_record: true },
    OperatorNotPenalised: unchanged,
    OperatorConcluded: (_row, { data: { end }, time }) => ended(end, time),
    OperatorAssisted: (_row, { time }) => ({ ...ended('assisted', time), remaining: 0 }),
    OperatorWithdrawn: (_row, { time }) => ended('withdrawn', time),
    OperatorSettled: (_row, { time }) => ended('settled', time),
  },
});
