import { warrantyRepair, warrantyRepairRow } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

/** When and how a case ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  repair_by: null,
  ended_at: time,
});

export const repairs = modelOf(warrantyRepair, {
  name: 'repairs',
  version: 2,
  row: warrantyRepairRow,
  indexes: [['open', 'repair_by'], ['estate_id'], ['builder']],
  opens: {
    DefectsReported: ({ data, time }) => ({
      case_id: data.caseId,
      status: 'reported',
      open: true,
      source: data.source,
      ...matterOf(data, data.matter),
      parts: [],
      defects: 0,
      covered: 0,
      remaining: 0,
      repair_order: 0,
      overdue: 0,
      draws_pending: 0,
      drawn: '0',
      penalties: 0,
      fined: 0,
      opened_at: time,
    }),
  },
  on: {
    DefectsReopened: (_row, { data }) => ({
      ...matterOf(data, data.matter),
      status: 'reported',
      open: true,
      remaining: 0,
      repair_by: null,
      repaired_by: null,
      ended_at: null,
    }),
    NoDefectFound: (_row, { time }) => ({ ...ended('no-defect', time), remaining: 0 }),
    DefectsInspected: (row, { data: { builder, contractor, acceptedOn, defects } }) => {
      const covered = defects.filter((each) => each.covered);
      const ends = covered.map(({ warrantyEnds }) => warrantyEnds).toSorted();
      return {
        status: 'inspected',
        builder: builder.name,
        contractor: contractor?.name ?? null,
        accepted_on: acceptedOn,
        parts: [...new Set([...row.parts, ...defects.map(({ part }) => part)])],
        defects: row.defects + defects.length,
        covered: row.covered + covered.length,
        remaining: covered.length,
        warranty_ends: ends[0] ?? null,
      };
    },
    WarrantyNotOwed: (_row, { data: { all }, time }) =>
      all ? { ...ended('not-owed', time), remaining: 0 } : undefined,
    RepairOrdered: (_row, { data: { order, dueBy } }) => ({
      status: 'ordered',
      repair_order: order,
      repair_by: dueBy.due,
    }),
    RepairOverdue: ({ overdue }) => ({ status: 'overdue', overdue: overdue + 1 }),
    RepairChecked: (_row, { data: { remaining } }) => ({
      status: 'checked',
      remaining: remaining.length,
      repair_by: null,
    }),
    DefectsRepaired: (_row, { data: { by }, time }) => ({
      ...ended('repaired', time),
      remaining: 0,
      repaired_by: by,
    }),
    WarrantyDrawRequested: ({ draws_pending }) => ({ draws_pending: draws_pending + 1 }),
    WarrantyDrawn: ({ draws_pending, drawn }, { data: { fen } }) => ({
      draws_pending: draws_pending - 1,
      drawn: String(BigInt(drawn) + BigInt(fen)),
    }),
    WarrantyDrawRefused: ({ draws_pending }) => ({ draws_pending: draws_pending - 1 }),
    WarrantyPenaltyProposed: (_row, { data: { proposal } }) =>
      proposal.party.kind === 'unit' ? { contractor: proposal.party.name } : undefined,
    WarrantyPenalised: ({ penalties, fined }, { data: { yuan } }) => ({
      penalties: penalties + 1,
      fined: fined + yuan,
    }),
    WarrantyNotPenalised: unchanged,
    WarrantyRepairConcluded: (_row, { time }) => ended('concluded', time),
    WarrantyRepairWithdrawn: (_row, { time }) => ended('withdrawn', time),
    WarrantyRepairSettled: (_row, { time }) => ended('settled', time),
  },
});
