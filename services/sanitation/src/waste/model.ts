import { type CaseKey, type CaseMatter, waste, wasteRow } from '@tiaokuai/contracts';
import { matterOf, partyName } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

const reported = (data: CaseKey & { readonly matter: CaseMatter }, time: string) => ({
  status: 'reported' as const,
  open: true,
  ...matterOf(data, data.matter),
  tons: 0,
  opened_at: time,
});

const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  clear_by: null,
  ended_at: time,
});

export const wasteCases = modelOf(waste, {
  name: 'waste',
  version: 1,
  row: wasteRow,
  indexes: [['open', 'clear_by'], ['owed_fen'], ['estate_id'], ['producer']],
  opens: {
    WasteReported: ({ data, time }) => ({
      case_id: data.caseId,
      source: data.source,
      ...reported(data, time),
      clearance: 0,
      owed_fen: 0,
      fined: 0,
    }),
  },
  on: {
    WasteReopened: (_row, { data, time }) => ({
      ...reported(data, time),
      kind: null,
      producer_kind: null,
      producer: null,
      clear_by: null,
      cleared_by: null,
      ended_at: null,
    }),
    WasteInspected: (_row, { data: { kind, tons, producer } }) => ({
      status: 'inspected',
      kind,
      tons,
      producer_kind: producer?.kind ?? null,
      producer: producer ? partyName(producer) : null,
    }),
    NoWasteFound: (_row, { time }) => ended('none-found', time),
    ClearanceOrdered: (_row, { data: { order, clearBy } }) => ({
      status: 'ordered',
      clearance: order,
      clear_by: clearBy.due,
    }),
    ClearanceOverdue: { status: 'overdue' },
    ClearanceChecked: (_row, { data: { cleared } }) => (cleared ? undefined : { status: 'defied', clear_by: null }),
    ProducerUrged: (_row, { data: { performBy } }) => ({ status: 'urged', clear_by: performBy.due }),
    WasteCleared: ({ owed_fen }, { data: { by, tons, costsFen }, time }) => ({
      ...ended('cleared', time),
      cleared_by: by,
      tons,
      owed_fen: owed_fen + costsFen,
    }),
    ClearanceCostsPaid: ({ owed_fen }, { data: { fen } }) => ({ owed_fen: owed_fen - fen }),
    WastePenaltyProposed: unchanged,
    WastePenalised: ({ fined }, { data: { yuan } }) => ({ fined: fined + yuan }),
    WasteNotPenalised: unchanged,
    WasteWithdrawn: (_row, { time }) => ended('withdrawn', time),
  },
});
