import { type PatrolEvent, patrolEvents, type SecurityCaseEvent, securityCaseEvents } from '@tiaokuai/contracts';
import { type CaseColumns, caseColumns, deadlineBy, keysBy, matterOf } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';

/** One row per security case, with its clocks: the three days of noise, the thirty of the case, an agreement’s. */
export interface CaseRow extends CaseColumns {
  readonly role: 'lead' | 'assist';
  readonly status:
    | 'reported'
    | 'dispatched'
    | 'on-scene'
    | 'found'
    | 'no-violation'
    | 'corrected'
    | 'transferred'
    | 'criminal'
    | 'penalised'
    | 'mediated'
    | 'not-penalised'
    | 'dissuaded'
    | 'withdrawn'
    | 'settled';
  readonly source: string;
  readonly kinds: readonly string[];
  readonly findings: number;
  readonly dissuasion: 'stopped' | 'failed' | null;
  /** By when a noise complaint is dealt with or passed on. */
  readonly respond_by: string | null;
  readonly late_response: boolean;
  readonly close_by: string | null;
  /** The case's time stands still. */
  readonly examined: boolean;
  readonly overdue: boolean;
  readonly perform_by: string | null;
  readonly agreement: 'running' | 'overdue' | 'performed' | 'broken' | 'failed' | null;
  readonly warnings: number;
  readonly fines: number;
  /** Yuan, of fines and of detentions. */
  readonly fined: number;
  /** Days. */
  readonly detained: number;
  readonly transferred_to: string | null;
  readonly arrived_at: string | null;
}

const respondBy = (category: string, role: string, at: string): string | null =>
  role === 'lead' && category.split('/')[0] === 'neighbour-noise' ? deadlineBy('noise-complaint', at).due : null;

const evolveCase = (row: CaseRow | undefined, { type, data, time }: ModelEvent): CaseRow | null => {
  const event = { type, data } as SecurityCaseEvent;
  if (event.type === 'SecurityCaseReported') {
    const { caseId, source, matter } = event.data;
    return {
      case_id: caseId,
      role: matter.role,
      status: 'reported',
      open: true,
      source,
      ...matterOf(event.data, matter),
      kinds: [],
      findings: 0,
      dissuasion: null,
      respond_by: respondBy(matter.category, matter.role, time),
      late_response: false,
      close_by: null,
      examined: false,
      overdue: false,
      perform_by: null,
      agreement: null,
      warnings: 0,
      fines: 0,
      fined: 0,
      detained: 0,
      transferred_to: null,
      opened_at: time,
      arrived_at: null,
      ended_at: null,
    };
  }
  if (!row) return null;
  const ended = (status: CaseRow['status']): CaseRow => ({
    ...row,
    status,
    open: false,
    respond_by: null,
    close_by: null,
    perform_by: null,
    examined: false,
    ended_at: time,
  });
  switch (event.type) {
    case 'SecurityCaseReopened': {
      const { matter } = event.data;
      return {
        ...row,
        ...matterOf(event.data, matter),
        role: matter.role,
        status: 'reported',
        open: true,
        respond_by: respondBy(matter.category, matter.role, time),
        late_response: false,
        overdue: false,
        arrived_at: null,
        ended_at: null,
      };
    }
    case 'OfficersDispatched':
      return { ...row, status: 'dispatched', close_by: event.data.closeBy.due };
    case 'OfficersOnScene':
      return { ...row, status: 'on-scene', arrived_at: event.data.arrivedAt, respond_by: null };
    case 'ResponseOverdue':
      return { ...row, late_response: true };
    case 'NeighboursDissuaded':
      return { ...row, dissuasion: event.data.result };
    case 'ViolationsFound': {
      const { findings } = event.data;
      return {
        ...row,
        status: 'found',
        kinds: [...new Set([...row.kinds, ...findings.map(({ kind }) => kind)])],
        findings: row.findings + findings.length,
      };
    }
    case 'ViolationContinued':
      return { ...row, findings: row.findings + 1 };
    case 'PartiesMediated': {
      const { agreed, performBy } = event.data;
      return agreed && performBy
        ? { ...row, agreement: 'running', perform_by: performBy.due }
        : { ...row, agreement: 'failed' };
    }
    case 'MediationOverdue':
      return { ...row, agreement: 'overdue' };
    case 'MediationKept':
      return { ...row, agreement: 'performed', perform_by: null };
    case 'MediationBroken':
      return { ...row, agreement: 'broken', perform_by: null };
    case 'SecurityPenalised': {
      const { sanction, yuan } = event.data;
      return sanction === 'warning'
        ? { ...row, warnings: row.warnings + 1 }
        : { ...row, fines: row.fines + 1, fined: row.fined + yuan };
    }
    case 'DetentionDecided': {
      const { days, yuan } = event.data;
      return { ...row, detained: row.detained + days, fined: row.fined + yuan };
    }
    case 'ExaminationBegun':
      return { ...row, examined: true };
    case 'ExaminationEnded':
      return { ...row, examined: false, close_by: event.data.closeBy.due };
    case 'CaseTimeExtended':
      return { ...row, close_by: event.data.closeBy.due };
    case 'CaseTimeOverdue':
      return { ...row, overdue: true };
    case 'NoViolationFound':
      return ended('no-violation');
    case 'CorrectedOnScene':
      return ended('corrected');
    case 'SecurityCaseTransferred':
      return { ...ended('transferred'), transferred_to: event.data.to };
    case 'CriminalCaseFiled':
      return ended('criminal');
    case 'SecurityCaseConcluded':
      return ended(event.data.end);
    case 'SecurityCaseWithdrawn':
      return ended('withdrawn');
    case 'SecurityCaseSettled':
      return ended('settled');
    case 'SecurityPenaltyProposed':
    case 'SecurityNotPenalised':
    case 'DetentionProposed':
    case 'DetentionDropped':
      return row;
  }
};

export const casesModel = defineReadModel<CaseRow, ModelEvent>({
  name: 'security_cases',
  version: 2,
  service: 'police',
  columns: {
    ...caseColumns,
    role: { type: 'text' },
    source: { type: 'text' },
    kinds: { type: 'text[]' },
    findings: { type: 'int' },
    dissuasion: { type: 'text', nullable: true },
    respond_by: { type: 'timestamptz', nullable: true },
    late_response: { type: 'boolean' },
    close_by: { type: 'timestamptz', nullable: true },
    examined: { type: 'boolean' },
    overdue: { type: 'boolean' },
    perform_by: { type: 'timestamptz', nullable: true },
    agreement: { type: 'text', nullable: true },
    warnings: { type: 'int' },
    fines: { type: 'int' },
    fined: { type: 'int' },
    detained: { type: 'int' },
    transferred_to: { type: 'text', nullable: true },
    arrived_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['open', 'close_by'], ['open', 'respond_by'], ['perform_by'], ['estate_id']],
  keysOf: keysBy('caseId'),
  evolve: evolveCase,
});

export interface PatrolRow {
  readonly patrol_id: string;
  readonly status: 'requested' | 'planned' | 'short' | 'completed' | 'declined' | 'cancelled';
  readonly estate_id: string;
  readonly estate: string;
  readonly subdistrict: string;
  readonly requester: string;
  readonly hours: string;
  readonly station: string | null;
  readonly planned: number;
  /** Of the plan that runs, and of all. */
  readonly made: number;
  readonly rounds: number;
  readonly incidents: number;
  readonly patrol_by: string | null;
  readonly requested_at: string;
  readonly last_round_at: string | null;
}

const evolvePatrol = (row: PatrolRow | undefined, { type, data, time }: ModelEvent): PatrolRow | null => {
  const event = { type, data } as PatrolEvent;
  if (event.type === 'PatrolRequested') {
    const { patrolId, estate, requester, hours } = event.data;
    return {
      patrol_id: patrolId,
      status: 'requested',
      estate_id: estate.estateId,
      estate: estate.name,
      subdistrict: estate.subdistrict,
      requester: requester.name,
      hours,
      station: null,
      planned: 0,
      made: 0,
      rounds: 0,
      incidents: 0,
      patrol_by: null,
      requested_at: time,
      last_round_at: null,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'PatrolPlanned': {
      const { station, rounds, until } = event.data;
      return { ...row, status: 'planned', station, planned: rounds, made: 0, patrol_by: until.due };
    }
    case 'PatrolRoundMade': {
      const { madeAt, incident } = event.data;
      return {
        ...row,
        made: row.made + 1,
        rounds: row.rounds + 1,
        incidents: row.incidents + (incident ? 1 : 0),
        last_round_at: madeAt,
      };
    }
    case 'PatrolCompleted':
      return { ...row, status: 'completed', patrol_by: null };
    case 'PatrolFellShort':
      return { ...row, status: 'short', patrol_by: null };
    case 'PatrolDeclined':
      return { ...row, status: 'declined' };
    case 'PatrolCancelled':
      return { ...row, status: 'cancelled', patrol_by: null };
  }
};

export const patrolsModel = defineReadModel<PatrolRow, ModelEvent>({
  name: 'patrols',
  version: 1,
  service: 'police',
  columns: {
    patrol_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    estate_id: { type: 'text' },
    estate: { type: 'text' },
    subdistrict: { type: 'text' },
    requester: { type: 'text' },
    hours: { type: 'text' },
    station: { type: 'text', nullable: true },
    planned: { type: 'int' },
    made: { type: 'int' },
    rounds: { type: 'int' },
    incidents: { type: 'int' },
    patrol_by: { type: 'timestamptz', nullable: true },
    requested_at: { type: 'timestamptz' },
    last_round_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['status', 'patrol_by'], ['estate_id']],
  keysOf: keysBy('patrolId'),
  evolve: evolvePatrol,
});

export const readModels: readonly OwnedReadModel[] = [
  ownReadModel(casesModel, securityCaseEvents),
  ownReadModel(patrolsModel, patrolEvents),
];
