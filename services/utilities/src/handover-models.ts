import { type FacilityHandoverEvent, facilityHandoverEvents } from '@tiaokuai/contracts';
import { keysBy, type MatterColumns, matterColumns, matterOf } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, ownReadModel } from '@tiaokuai/service';

/** One row per handover of facilities. */
export interface FacilityHandoverRow extends MatterColumns {
  readonly case_id: string;
  readonly status:
    | 'requested'
    | 'built'
    | 'accepted'
    | 'wanting'
    | 'decided'
    | 'handed-over'
    | 'maintained'
    | 'not-made'
    | 'withdrawn';
  readonly trade: string | null;
  readonly what: string | null;
  readonly handing_over: string | null;
  readonly operator: string | null;
  readonly lacking: number;
  /** How often an operator refused what it must take over. */
  readonly refusals: number;
  readonly since: string;
  readonly requested_at: string;
}

const evolve = (row: FacilityHandoverRow | undefined, { type, data, time }: ModelEvent): FacilityHandoverRow | null => {
  const event = { type, data } as FacilityHandoverEvent;
  if (event.type === 'FacilityHandoverRequested' || event.type === 'FacilityHandoverReopened') {
    const { caseId, matter } = event.data;
    return {
      case_id: caseId,
      status: 'requested',
      ...matterOf(event.data, matter),
      trade: null,
      what: null,
      handing_over: null,
      operator: null,
      lacking: 0,
      refusals: row?.refusals ?? 0,
      since: time,
      requested_at: row?.requested_at ?? time,
    };
  }
  if (!row) return null;
  const to = (status: FacilityHandoverRow['status']): FacilityHandoverRow => ({ ...row, status, since: time });
  switch (event.type) {
    case 'FacilitiesRegistered': {
      const { trade, what, handingOver } = event.data.facilities;
      return { ...to('built'), trade, what, handing_over: handingOver };
    }
    case 'FacilitiesAccepted':
      return { ...to('accepted'), lacking: 0 };
    case 'FacilitiesFoundWanting':
      return { ...to('wanting'), lacking: event.data.lacking.length };
    case 'FacilitiesRebuilt':
      return to('built');
    case 'OwnersDecidedHandover':
      return to('decided');
    case 'OperatorRefusedHandover':
      return { ...row, operator: event.data.operator, refusals: row.refusals + 1 };
    case 'FacilitiesHandedOver':
      return { ...to('handed-over'), operator: event.data.operator };
    case 'FacilitiesMaintained':
      return to('maintained');
    case 'FacilityHandoverNotMade':
      return to('not-made');
    case 'FacilityHandoverWithdrawn':
      return to('withdrawn');
  }
};

export const facilityHandoversModel = defineReadModel<FacilityHandoverRow, ModelEvent>({
  name: 'facility_handovers',
  version: 1,
  service: 'utilities',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    ...matterColumns,
    trade: { type: 'text', nullable: true },
    what: { type: 'text', nullable: true },
    handing_over: { type: 'text', nullable: true },
    operator: { type: 'text', nullable: true },
    lacking: { type: 'int' },
    refusals: { type: 'int' },
    since: { type: 'timestamptz' },
    requested_at: { type: 'timestamptz' },
  },
  indexes: [['status', 'since'], ['estate_id'], ['trade']],
  keysOf: keysBy('caseId'),
  evolve,
});

export const facilityHandovers = ownReadModel(facilityHandoversModel, facilityHandoverEvents);
