import { type CheckFinding, type CheckRow, check, checkRow, type EquipmentParticulars } from '@tiaokuai/contracts';
import { estateOf, referralOf } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';
import { lasts } from '../law.ts';

export const checks = modelOf(check, {
  name: 'checks',
  version: 1,
  row: checkRow,
  indexes: [['open', 'rectify_by'], ['status', 'check_by'], ['equipment_id'], ['parties']],
  opens: {
    CheckOpened: ({ data, time }) => ({
      case_id: data.caseId,
      status: data.findings.length > 0 ? 'checked' : 'opened',
      open: true,
      cause: data.cause,
      category: data.matter?.category ?? null,
      ...estateOf((data.matter ?? data.equipment)?.estate),
      ...referralOf(data),
      ...deviceOf(data.equipment),
      ...found({ parties: [], kinds: [], findings: 0, severe: false }, data.findings),
      reported_upward: false,
      remaining: 0,
      check_by: data.checkBy?.due ?? null,
      check_missed: false,
      instruction: 0,
      stopped: false,
      penalties: 0,
      fined: 0,
      opened_at: time,
    }),
  },
  on: {
    CheckReopened: ({ stopped }, { data }) => ({
      ...estateOf(data.matter.estate),
      ...referralOf(data),
      status: stopped ? 'checked' : 'opened',
      open: true,
      category: data.matter.category,
      rectify_by: null,
      ended_at: null,
    }),
    EquipmentIdentified: ({ estate_id }, { data: { equipment } }) => ({
      ...deviceOf(equipment),
      ...(estate_id ? {} : estateOf(equipment.estate)),
    }),
    CheckOverdue: { check_missed: true },
    SiteChecked: (row, { data: { findings }, time }) => ({
      ...found(row, findings),
      status: 'checked',
      remaining: findings.filter(({ kind }) => lasts(kind)).length,
      checked_at: time,
    }),
    NothingFoundOnSite: (_row, { time }) => ({ ...ended('nothing-found', time), checked_at: time }),
    InstructionIssued: (_row, { data: { instruction, findings, rectifyBy } }) => ({
      status: 'instructed',
      instruction,
      remaining: findings.length,
      rectify_by: rectifyBy.due,
    }),
    InstructionOverdue: { status: 'overdue' },
    SiteRechecked: (_row, { data: { remaining } }) => ({
      status: 'rechecked',
      remaining: remaining.length,
      rectify_by: null,
    }),
    StopOrdered: { stopped: true },
    StopLifted: { stopped: false },
    SevereHazardReportedUpward: { reported_upward: true },
    CheckPenaltyProposed: unchanged,
    CheckPenalised: ({ penalties, fined }, { data: { yuan } }) => ({ penalties: penalties + 1, fined: fined + yuan }),
    CheckNotPenalised: unchanged,
    CheckClosed: (_row, { data: { result }, time }) => ended(result, time),
    CheckWithdrawn: (_row, { time }) => ended('withdrawn', time),
    CheckSettled: (_row, { time }) => ended('settled', time),
  },
});

const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  rectify_by: null,
  ended_at: time,
});

const deviceOf = (equipment: (EquipmentParticulars & { readonly equipmentId: string }) | undefined) => ({
  equipment_id: equipment?.equipmentId ?? null,
  registration: equipment?.registration ?? null,
  use_unit: equipment?.useUnit ?? null,
  maintenance_firm: equipment?.maintenanceFirm ?? null,
});

const found = (
  row: Pick<CheckRow, 'parties' | 'kinds' | 'findings' | 'severe'>,
  findings: readonly CheckFinding[],
) => ({
  parties: [...new Set([...row.parties, ...findings.map(({ party }) => party.name)])],
  kinds: [...new Set([...row.kinds, ...findings.map(({ kind }) => kind)])],
  findings: row.findings + findings.length,
  severe: row.severe || findings.some(({ severe }) => severe),
});
