import { type RepairEvent, repairEvents } from '@tiaokuai/contracts';
import { keysBy, type MatterColumns, matterColumns, matterOf } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, ownReadModel } from '@tiaokuai/service';

/** One row per repair order, with the clocks of its trade. */
export interface RepairRow extends MatterColumns {
  readonly case_id: string;
  readonly status:
    | 'requested'
    | 'sent'
    | 'on-site'
    | 'fault-found'
    | 'restored'
    | 'under-outage'
    | 'user-side'
    | 'no-fault'
    | 'cut-by-enterprise'
    | 'withdrawn';
  readonly open: boolean;
  readonly source: string;
  readonly trade: string | null;
  readonly locality: string;
  readonly operator: string | null;
  readonly outage_id: string | null;
  /** Clocks that run: null where the trade has none, or when what it asks for has happened. */
  readonly arrive_by: string | null;
  readonly restore_by: string | null;
  readonly late_arrival: boolean;
  readonly late_restoration: boolean;
  /** Of all rounds. */
  readonly overruns: number;
  readonly told: boolean;
  /** From the request to the arrival, to the restoration. */
  readonly minutes_to_site: number | null;
  readonly minutes_to_supply: number | null;
  readonly hours_free: number;
  readonly requested_at: string;
  readonly ended_at: string | null;
}

const evolve = (row: RepairRow | undefined, { type, data, time }: ModelEvent): RepairRow | null => {
  const event = { type, data } as RepairEvent;
  if (event.type === 'RepairRequested' || event.type === 'RepairReopened') {
    const { caseId, matter, source, trade, locality, requestedAt } = event.data;
    return {
      case_id: caseId,
      status: 'requested',
      open: true,
      source: row?.source ?? source,
      ...matterOf(event.data, matter),
      trade: trade ?? null,
      locality,
      operator: null,
      outage_id: null,
      arrive_by: null,
      restore_by: null,
      late_arrival: false,
      late_restoration: false,
      overruns: row?.overruns ?? 0,
      told: false,
      minutes_to_site: null,
      minutes_to_supply: null,
      hours_free: row?.hours_free ?? 0,
      requested_at: requestedAt,
      ended_at: null,
    };
  }
  if (!row) return null;
  const ended = (status: RepairRow['status']): RepairRow => ({
    ...row,
    status,
    open: false,
    arrive_by: null,
    restore_by: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'RepairTradeIdentified':
      return { ...row, trade: event.data.trade, locality: event.data.locality };
    case 'RepairClockStarted': {
      const { clock, by } = event.data;
      return clock === 'arrival' ? { ...row, arrive_by: by.due } : { ...row, restore_by: by.due };
    }
    case 'RepairSent':
      return { ...row, status: 'sent', operator: event.data.operator };
    case 'RepairLimitOverrun':
      return {
        ...row,
        ...(event.data.clock === 'arrival' ? { late_arrival: true } : { late_restoration: true }),
        overruns: row.overruns + 1,
      };
    case 'RepairCrewArrived':
      // What was held overrun may turn out to have been kept, when the arrival is recorded late.
      return {
        ...row,
        status: 'on-site',
        arrive_by: null,
        late_arrival: event.data.late,
        overruns: row.overruns - (row.late_arrival && !event.data.late ? 1 : 0),
        minutes_to_site: event.data.minutes,
      };
    case 'FaultFound':
      return { ...row, status: 'fault-found' };
    case 'UsersTold':
      return { ...row, told: true };
    case 'FeeRelieved':
      return { ...row, hours_free: row.hours_free + event.data.hours };
    case 'SupplyRestored':
      return {
        ...ended('restored'),
        late_restoration: event.data.late,
        overruns: row.overruns - (row.late_restoration && !event.data.late ? 1 : 0),
        minutes_to_supply: event.data.minutes,
      };
    case 'RepairAnsweredByOutage':
      return { ...ended('under-outage'), outage_id: event.data.outage.outageId };
    case 'FaultOfUserFound':
      return ended('user-side');
    case 'NoFaultFound':
      return ended('no-fault');
    case 'SupplyCutByEnterpriseFound':
      return { ...ended('cut-by-enterprise'), enterprise: event.data.enterprise };
    case 'RepairWithdrawn':
      return ended('withdrawn');
  }
};

export const repairsModel = defineReadModel<RepairRow, ModelEvent>({
  name: 'repairs',
  version: 1,
  service: 'utilities',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    open: { type: 'boolean' },
    source: { type: 'text' },
    ...matterColumns,
    trade: { type: 'text', nullable: true },
    locality: { type: 'text' },
    operator: { type: 'text', nullable: true },
    outage_id: { type: 'text', nullable: true },
    arrive_by: { type: 'timestamptz', nullable: true },
    restore_by: { type: 'timestamptz', nullable: true },
    late_arrival: { type: 'boolean' },
    late_restoration: { type: 'boolean' },
    overruns: { type: 'int' },
    told: { type: 'boolean' },
    minutes_to_site: { type: 'int', nullable: true },
    minutes_to_supply: { type: 'int', nullable: true },
    hours_free: { type: 'int' },
    requested_at: { type: 'timestamptz' },
    ended_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['open', 'arrive_by'], ['open', 'restore_by'], ['trade', 'open'], ['outage_id'], ['estate_id']],
  keysOf: keysBy('caseId'),
  evolve,
});

export const repairs = ownReadModel(repairsModel, repairEvents);
