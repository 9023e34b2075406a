import {
  type CaseMatter,
  type CheckEvent,
  checkEvents,
  type EquipmentEvent,
  type EquipmentParticulars,
  equipmentEvents,
  type RescueEvent,
  rescueEvents,
} from '@tiaokuai/contracts';
import { keysBy } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';
import { aMonthBefore } from './equipment-decider.ts';
import { lasts } from './law.ts';

/** The register: one row per piece of equipment, with what its inspection demands next. */
export interface EquipmentRow {
  readonly equipment_id: string;
  readonly kind: string;
  readonly registration: string;
  readonly rescue_code: string | null;
  readonly estate_id: string | null;
  readonly estate: string | null;
  readonly subdistrict: string | null;
  readonly site: string;
  readonly use_unit: string | null;
  readonly maintenance_firm: string | null;
  readonly status: 'in-use' | 'out-of-service' | 'scrapped';
  readonly inspection: 'valid' | 'due' | 'requested' | 'overdue' | 'failed';
  /** Dates. The inspection must be asked for from `request_from` on, and is void after `inspected_until`. */
  readonly request_from: string;
  readonly inspected_until: string;
  readonly inspected_on: string | null;
  readonly agency: string | null;
  /** Checks that stop its use. */
  readonly stops: readonly string[];
  readonly stopped: boolean;
  readonly stopped_since: string | null;
  readonly times_overdue: number;
}

const evolveEquipment = (row: EquipmentRow | undefined, { type, data, time }: ModelEvent): EquipmentRow | null => {
  const event = { type, data } as EquipmentEvent;
  if (event.type === 'EquipmentRegistered') {
    const { equipmentId, particulars, inspectedUntil } = event.data;
    const { kind, registration, rescueCode, estate, site, useUnit, maintenanceFirm } = particulars;
    return {
      equipment_id: equipmentId,
      kind,
      registration,
      rescue_code: rescueCode ?? null,
      estate_id: estate?.estateId ?? null,
      estate: estate?.name ?? null,
      subdistrict: estate?.subdistrict ?? null,
      site,
      use_unit: useUnit ?? null,
      maintenance_firm: maintenanceFirm ?? null,
      status: 'in-use',
      inspection: 'valid',
      request_from: aMonthBefore(inspectedUntil),
      inspected_until: inspectedUntil,
      inspected_on: null,
      agency: null,
      stops: [],
      stopped: false,
      stopped_since: null,
      times_overdue: 0,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'UseUnitChanged':
      return { ...row, use_unit: event.data.useUnit };
    case 'MaintenanceFirmChanged':
      return { ...row, maintenance_firm: event.data.maintenanceFirm };
    case 'InspectionFellDue':
      return { ...row, inspection: 'due' };
    case 'InspectionRequested': {
      const unfit = row.inspection === 'overdue' || row.inspection === 'failed';
      return { ...row, agency: event.data.agency, inspection: unfit ? row.inspection : 'requested' };
    }
    case 'InspectionPassed': {
      const { inspectedOn, inspectedUntil, agency } = event.data;
      return {
        ...row,
        inspection: 'valid',
        inspected_on: inspectedOn,
        inspected_until: inspectedUntil,
        request_from: aMonthBefore(inspectedUntil),
        agency,
      };
    }
    case 'InspectionFailed':
      return { ...row, inspection: 'failed', inspected_on: event.data.inspectedOn, agency: event.data.agency };
    case 'InspectionOverdue':
      return { ...row, inspection: 'overdue', times_overdue: row.times_overdue + 1 };
    case 'EquipmentTakenOutOfService':
      return { ...row, status: 'out-of-service' };
    case 'EquipmentReturnedToService':
      return { ...row, status: 'in-use' };
    case 'UseStopped':
      return {
        ...row,
        stops: [...row.stops, event.data.check],
        stopped: true,
        stopped_since: row.stopped_since ?? time,
      };
    case 'UseReleased': {
      const stops = row.stops.filter((check) => check !== event.data.check);
      const stopped = stops.length > 0;
      return { ...row, stops, stopped, stopped_since: stopped ? row.stopped_since : null };
    }
    case 'EquipmentScrapped':
      return { ...row, status: 'scrapped', stops: [], stopped: false, stopped_since: null };
  }
};

export const equipmentModel = defineReadModel<EquipmentRow, ModelEvent>({
  name: 'equipment',
  version: 1,
  service: 'quality-supervision',
  columns: {
    equipment_id: { type: 'text', primaryKey: true },
    kind: { type: 'text' },
    registration: { type: 'text' },
    rescue_code: { type: 'text', nullable: true },
    estate_id: { type: 'text', nullable: true },
    estate: { type: 'text', nullable: true },
    subdistrict: { type: 'text', nullable: true },
    site: { type: 'text' },
    use_unit: { type: 'text', nullable: true },
    maintenance_firm: { type: 'text', nullable: true },
    status: { type: 'text' },
    inspection: { type: 'text' },
    request_from: { type: 'text' },
    inspected_until: { type: 'text' },
    inspected_on: { type: 'text', nullable: true },
    agency: { type: 'text', nullable: true },
    stops: { type: 'text[]' },
    stopped: { type: 'boolean' },
    stopped_since: { type: 'timestamptz', nullable: true },
    times_overdue: { type: 'int' },
  },
  indexes: [['status', 'inspection', 'request_from'], ['status', 'inspected_until'], ['estate_id'], ['rescue_code']],
  keysOf: keysBy('equipmentId'),
  evolve: evolveEquipment,
});

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

type EstateOf = { readonly estate?: EquipmentParticulars['estate'] };

const placeOf = ({ estate }: EstateOf) => ({
  estate_id: estate?.estateId ?? null,
  estate: estate?.name ?? null,
  subdistrict: estate?.subdistrict ?? null,
});
const deviceOf = (equipment: (EquipmentParticulars & { readonly equipmentId: string }) | undefined) => ({
  equipment_id: equipment?.equipmentId ?? null,
  registration: equipment?.registration ?? null,
  use_unit: equipment?.useUnit ?? null,
  maintenance_firm: equipment?.maintenanceFirm ?? null,
});
const linkOf = (referral: { incidentId: string; referralId: string; round: number } | undefined) => ({
  incident_id: referral?.incidentId ?? null,
  referral_id: referral?.referralId ?? null,
  round: referral?.round ?? 0,
});

const evolveCheck = (row: CheckRow | undefined, { type, data, time }: ModelEvent): CheckRow | null => {
  const event = { type, data } as CheckEvent;
  if (event.type === 'CheckOpened') {
    const { caseId, referral, cause, matter, equipment, findings, checkBy } = event.data;
    const known: CaseMatter | EquipmentParticulars | undefined = matter ?? equipment;
    return {
      case_id: caseId,
      status: findings.length > 0 ? 'checked' : 'opened',
      open: true,
      cause,
      category: matter?.category ?? null,
      ...placeOf(known ?? {}),
      ...linkOf(referral),
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
      const { referral, matter } = event.data;
      return {
        ...row,
        ...placeOf(matter),
        ...linkOf(referral),
        status: row.stopped ? 'checked' : 'opened',
        open: true,
        category: matter.category,
        rectify_by: null,
        ended_at: null,
      };
    }
    case 'EquipmentIdentified': {
      const { equipment } = event.data;
      return { ...row, ...deviceOf(equipment), ...(row.estate_id ? {} : placeOf(equipment)) };
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

/** One row per rescue, with the firm's minutes. */
export interface RescueRow {
  readonly case_id: string;
  readonly status: 'reported' | 'notified' | 'arrived' | 'freed' | 'closed' | 'cancelled' | 'withdrawn';
  readonly open: boolean;
  readonly estate_id: string | null;
  readonly estate: string | null;
  readonly subdistrict: string | null;
  readonly place: string | null;
  readonly incident_id: string | null;
  readonly equipment_id: string | null;
  readonly firm: string | null;
  readonly call: number;
  readonly called_at: string;
  readonly notified_at: string | null;
  readonly arrive_by: string | null;
  readonly arrived_at: string | null;
  readonly minutes: number | null;
  /** Firms that were not there within their thirty minutes. */
  readonly missed: readonly string[];
  readonly missed_current: boolean;
  readonly fire_at: string | null;
  readonly freed_at: string | null;
  readonly freed_by: string | null;
  readonly people: number;
  readonly injured: number;
  readonly closed_at: string | null;
}

const evolveRescue = (row: RescueRow | undefined, { type, data, time }: ModelEvent): RescueRow | null => {
  const event = { type, data } as RescueEvent;
  if (event.type === 'EntrapmentReported') {
    const { caseId, referral, matter, calledAt } = event.data;
    return {
      case_id: caseId,
      status: 'reported',
      open: true,
      ...placeOf(matter),
      place: matter.place?.named ?? null,
      incident_id: referral?.incidentId ?? null,
      equipment_id: row?.equipment_id ?? null,
      firm: null,
      call: row?.call ?? 0,
      called_at: calledAt,
      notified_at: null,
      arrive_by: null,
      arrived_at: null,
      minutes: null,
      missed: row?.missed ?? [],
      missed_current: false,
      fire_at: null,
      freed_at: null,
      freed_by: null,
      people: 0,
      injured: 0,
      closed_at: null,
    };
  }
  if (!row) return null;
  const ended = (status: RescueRow['status']): RescueRow => ({ ...row, status, open: false, closed_at: time });
  switch (event.type) {
    case 'FirmNotified': {
      const { firm, call, equipmentId, notifiedAt, arriveBy } = event.data;
      return {
        ...row,
        status: 'notified',
        firm,
        call,
        equipment_id: equipmentId ?? row.equipment_id,
        notified_at: notifiedAt,
        arrive_by: arriveBy.due,
        missed_current: false,
      };
    }
    case 'ArrivalLimitMissed':
      return { ...row, missed: [...row.missed, event.data.firm], missed_current: true };
    case 'ArrivalLimitKept':
      return {
        ...row,
        missed: row.missed.toSpliced(row.missed.lastIndexOf(event.data.firm), 1),
        missed_current: false,
      };
    case 'FirmArrived': {
      const { arrivedAt, minutes } = event.data;
      const status = row.status === 'notified' ? 'arrived' : row.status;
      return { ...row, status, arrived_at: arrivedAt, minutes };
    }
    case 'FireOnScene':
      return { ...row, fire_at: event.data.arrivedAt };
    case 'PeopleFreed': {
      const { freedAt, by, people, injured } = event.data;
      return { ...row, status: 'freed', freed_at: freedAt, freed_by: by, people, injured };
    }
    case 'AccidentReported':
      return row;
    case 'RescueClosed':
      return ended('closed');
    case 'RescueCancelled':
      return ended('cancelled');
    case 'RescueWithdrawn':
      return ended('withdrawn');
  }
};

export const rescuesModel = defineReadModel<RescueRow, ModelEvent>({
  name: 'rescues',
  version: 1,
  service: 'quality-supervision',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    open: { type: 'boolean' },
    estate_id: { type: 'text', nullable: true },
    estate: { type: 'text', nullable: true },
    subdistrict: { type: 'text', nullable: true },
    place: { type: 'text', nullable: true },
    incident_id: { type: 'text', nullable: true },
    equipment_id: { type: 'text', nullable: true },
    firm: { type: 'text', nullable: true },
    call: { type: 'int' },
    called_at: { type: 'timestamptz' },
    notified_at: { type: 'timestamptz', nullable: true },
    arrive_by: { type: 'timestamptz', nullable: true },
    arrived_at: { type: 'timestamptz', nullable: true },
    minutes: { type: 'int', nullable: true },
    missed: { type: 'text[]' },
    missed_current: { type: 'boolean' },
    fire_at: { type: 'timestamptz', nullable: true },
    freed_at: { type: 'timestamptz', nullable: true },
    freed_by: { type: 'text', nullable: true },
    people: { type: 'int' },
    injured: { type: 'int' },
    closed_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['status', 'arrive_by'], ['firm'], ['estate_id']],
  keysOf: keysBy('caseId'),
  evolve: evolveRescue,
});

export const readModels: readonly OwnedReadModel[] = [
  ownReadModel(equipmentModel, equipmentEvents),
  ownReadModel(checksModel, checkEvents),
  ownReadModel(rescuesModel, rescueEvents),
];
