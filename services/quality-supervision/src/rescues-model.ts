import { type RescueEvent, rescueEvents } from '@tiaokuai/contracts';
import { estateOf, keysBy } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, ownReadModel } from '@tiaokuai/service';

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
      ...estateOf(matter.estate),
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

export const rescues = ownReadModel(rescuesModel, rescueEvents);
