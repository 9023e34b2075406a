import { type CheckEvent, checkEvents, type EquipmentParticulars } from '@tiaokuai/contracts';
import { estateOf, keysBy, referralOf } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, ownReadModel } from '@tiaokuai/service';
import { lasts } from './law.ts';

/** One row per check, with the clock that runs for it. */
export interface CheckRow {
  readonly case_id: string;
  readonly status:
    | 'opened'
    | 'checked'
    | 'instructed'
    | 'overdue'
    | 'rechecked'
    | 'nothing-found'
    | 'rectified'
    | 'scrapped'
    | 'penalised'
    | 'withdrawn'
    | 'settled';
  readonly open: boolean;
  readonly cause: string;
  readonly category: string | null;
  readonly estate_id: string | null;
  readonly estate: string | null;
  readonly subdistrict: string | null;
  readonly incident_id: string | null;
  readonly referral_id: string | null;
  readonly round: number;
  readonly equipment_id: string | null;
  readonly registration: string | null;
  readonly use_unit: string | null;
  readonly maintenance_firm: string | null;
  readonly parties: readonly string[];
  readonly kinds: readonly string[];
  readonly severe: boolean;
  readonly reported_upward: boolean;
  readonly findings: number;
  readonly remaining: number;
  /** The department's own time to be on the spot; missed when the second is set. */
  readonly check_by: string | null;
  readonly check_missed: boolean;
  readonly instruction: number;
  readonly rectify_by: string | null;
  readonly stopped: boolean;
  readonly penalties: number;
  /** Yuan. */
  readonly fined: number;
  readonly opened_at: string;
  readonly checked_at: string | null;
  readonly ended_at: string | null;
}

const deviceOf = (equipment: (EquipmentParticulars & { readonly equipmentId: string }) | undefined) => ({
  equipment_id: equipment?.equipmentId ?? null,
  registration: equipment?.registration ?? null,
  use_unit: equipment?.useUnit ?? null,
  maintenance_firm: equipment?.maintenanceFirm ?? null,
});
const evolveCheck = (row: CheckRow | undefined, { type, data, time }: ModelEvent): CheckRow | null => {
  const event = { type, data } as CheckEvent;
  if (event.type === 'CheckOpened') {
    const { caseId, cause, matter, equipment, findings, checkBy } = event.data;
    return {
      case_id: caseId,
      status: findings.length > 0 ? 'checked' : 'opened',
      open: true,
      cause,
      category: matter?.category ?? null,
      ...estateOf((matter ?? equipment)?.estate),
      ...referralOf(event.data),
      ...deviceOf(equipment),
      ...found({ parties: [], kinds: [], findings: 0, severe: false }, findings),
      reported_upward: false,
      remaining: 0,
      check_by: checkBy?.due ?? null,
      check_missed: false,
      instruction: 0,
      rectify_by: null,
      stopped: false,
      penalties: 0,
      fined: 0,
      opened_at: time,
      checked_at: null,
      ended_at: null,
    };
  }
  if (!row) return null;
  const ended = (status: CheckRow['status']): CheckRow => ({
    ...row,
    status,
    open: false,
    rectify_by: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'CheckReopened': {
      const { matter } = event.data;
      return {
        ...row,
        ...estateOf(matter.estate),
        ...referralOf(event.data),
        status: row.stopped ? 'checked' : 'opened',
        open: true,
        category: matter.category,
        rectify_by: null,
        ended_at: null,
      };
    }
    case 'EquipmentIdentified': {
      const { equipment } = event.data;
      return { ...row, ...deviceOf(equipment), ...(row.estate_id ? {} : estateOf(equipment.estate)) };
    }
    case 'CheckOverdue':
      return { ...row, check_missed: true };
    case 'SiteChecked': {
      const { findings } = event.data;
      const remaining = findings.filter(({ kind }) => lasts(kind)).length;
      return { ...row, ...found(row, findings), status: 'checked', remaining, checked_at: time };
    }
    case 'NothingFoundOnSite':
      return { ...ended('nothing-found'), checked_at: time };
    case 'InstructionIssued': {
      const { instruction, findings, rectifyBy } = event.data;
      return { ...row, status: 'instructed', instruction, remaining: findings.length, rectify_by: rectifyBy.due };
    }
    case 'InstructionOverdue':
      return { ...row, status: 'overdue' };
    case 'SiteRechecked':
      return { ...row, status: 'rechecked', remaining: event.data.remaining.length, rectify_by: null };
    case 'StopOrdered':
      return { ...row, stopped: true };
    case 'StopLifted':
      return { ...row, stopped: false };
    case 'SevereHazardReportedUpward':
      return { ...row, reported_upward: true };
    case 'CheckPenalised':
      return { ...row, penalties: row.penalties + 1, fined: row.fined + event.data.yuan };
    case 'CheckClosed':
      return ended(event.data.result);
    case 'CheckWithdrawn':
      return ended('withdrawn');
    case 'CheckSettled':
      return ended('settled');
    case 'CheckPenaltyProposed':
    case 'CheckNotPenalised':
      return row;
  }
};

type Findings = Extract<CheckEvent, { type: 'SiteChecked' }>['data']['findings'];

const found = (row: Pick<CheckRow, 'parties' | 'kinds' | 'findings' | 'severe'>, findings: Findings) => ({
  parties: [...new Set([...row.parties, ...findings.map(({ party }) => party.name)])],
  kinds: [...new Set([...row.kinds, ...findings.map(({ kind }) => kind)])],
  findings: row.findings + findings.length,
  severe: row.severe || findings.some(({ severe }) => severe),
});

export const checksModel = defineReadModel<CheckRow, ModelEvent>({
  name: 'checks',
  version: 1,
  service: 'quality-supervision',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    open: { type: 'boolean' },
    cause: { type: 'text' },
    category: { type: 'text', nullable: true },
    estate_id: { type: 'text', nullable: true },
    estate: { type: 'text', nullable: true },
    subdistrict: { type: 'text', nullable: true },
    incident_id: { type: 'text', nullable: true },
    referral_id: { type: 'text', nullable: true },
    round: { type: 'int' },
    equipment_id: { type: 'text', nullable: true },
    registration: { type: 'text', nullable: true },
    use_unit: { type: 'text', nullable: true },
    maintenance_firm: { type: 'text', nullable: true },
    parties: { type: 'text[]' },
    kinds: { type: 'text[]' },
    severe: { type: 'boolean' },
    reported_upward: { type: 'boolean' },
    findings: { type: 'int' },
    remaining: { type: 'int' },
    check_by: { type: 'timestamptz', nullable: true },
    check_missed: { type: 'boolean' },
    instruction: { type: 'int' },
    rectify_by: { type: 'timestamptz', nullable: true },
    stopped: { type: 'boolean' },
    penalties: { type: 'int' },
    fined: { type: 'int' },
    opened_at: { type: 'timestamptz' },
    checked_at: { type: 'timestamptz', nullable: true },
    ended_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['open', 'rectify_by'], ['status', 'check_by'], ['equipment_id'], ['parties']],
  keysOf: keysBy('caseId'),
  evolve: evolveCheck,
});

export const checks = ownReadModel(checksModel, checkEvents);
