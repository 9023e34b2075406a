import { alterationRow, structuralAlteration } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

/** When and how a case ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  restore_by: null,
  ended_at: time,
});

export const alterations = modelOf(structuralAlteration, {
  name: 'alterations',
  version: 2,
  row: alterationRow,
  indexes: [['open', 'restore_by'], ['estate_id']],
  opens: {
    AlterationReported: ({ data, time }) => ({
      case_id: data.caseId,
      status: 'reported',
      open: true,
      source: data.source,
      ...matterOf(data, data.matter),
      restoration_order: 0,
      overdue: 0,
      penalties: 0,
      fined: 0,
      opened_at: time,
    }),
  },
  on: {
    AlterationReopened: (_row, { data }) => ({
      ...matterOf(data, data.matter),
      status: 'reported',
      open: true,
      restore_by: null,
      closed_as: null,
      ended_at: null,
    }),
    NoAlterationFound: (_row, { time }) => ended('no-alteration', time),
    AlterationFound: (_row, { data: { kind, members } }) => ({ status: 'found', kind, members }),
    WorkStopped: { status: 'stopped' },
    StructureAppraised: (_row, { data: { result } }) => ({ soundness: result }),
    DangerAnnounced: unchanged,
    RestorationOrdered: (_row, { data: { order, dueBy } }) => ({
      status: 'ordered',
      restoration_order: order,
      restore_by: dueBy.due,
    }),
    RestorationOverdue: ({ overdue }) => ({ status: 'overdue', overdue: overdue + 1 }),
    RestorationChecked: (_row, { data: { restored } }) => ({
      status: restored ? 'restored' : 'standing',
      restore_by: null,
    }),
    AlterationPenaltyProposed: unchanged,
    AlterationPenalised: ({ penalties, fined }, { data: { yuan } }) => ({
      penalties: penalties + 1,
      fined: fined + yuan,
    }),
    AlterationNotPenalised: unchanged,
    AlterationClosed: (_row, { data: { end }, time }) => ({ ...ended('closed', time), closed_as: end }),
    AlterationWithdrawn: (_row, { time }) => ended('withdrawn', time),
    AlterationSettled: (_row, { time }) => ended('settled', time),
  },
});
