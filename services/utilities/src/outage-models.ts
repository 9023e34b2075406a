import { type OutageArea, type OutageEvent, outageEvents } from '@tiaokuai/contracts';
import { keysBy } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, ownReadModel } from '@tiaokuai/service';

/** One row per announced outage. */
export interface OutageRow {
  readonly outage_id: string;
  readonly status: 'announced' | 'begun' | 'overrun' | 'ended' | 'cancelled';
  readonly trade: string;
  readonly kind: string;
  readonly operator: string;
  readonly area: OutageArea;
  readonly reason: string;
  readonly announced_at: string;
  readonly from_at: string;
  readonly until_at: string;
  readonly ended_at: string | null;
  readonly late: boolean;
  readonly hours_free: number;
}

const evolve = (row: OutageRow | undefined, { type, data }: ModelEvent): OutageRow | null => {
  const event = { type, data } as OutageEvent;
  if (event.type === 'OutageAnnounced') {
    const { outageId, trade, kind, operator, area, reason, announcedAt, from, until } = event.data;
    return {
      outage_id: outageId,
      status: 'announced',
      trade,
      kind,
      operator,
      area,
      reason,
      announced_at: announcedAt,
      from_at: from,
      until_at: until,
      ended_at: null,
      late: false,
      hours_free: 0,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'OutageBegan':
      return { ...row, status: 'begun' };
    case 'OutageOverran':
      return { ...row, status: 'overrun', late: true };
    case 'OutageFeeRelieved':
      return { ...row, hours_free: event.data.hours };
    case 'OutageEnded':
      return { ...row, status: 'ended', ended_at: event.data.endedAt, late: event.data.late };
    case 'OutageCancelled':
      return { ...row, status: 'cancelled' };
  }
};

export const outagesModel = defineReadModel<OutageRow, ModelEvent>({
  name: 'outages',
  version: 1,
  service: 'utilities',
  columns: {
    outage_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    trade: { type: 'text' },
    kind: { type: 'text' },
    operator: { type: 'text' },
    area: { type: 'jsonb' },
    reason: { type: 'text' },
    announced_at: { type: 'timestamptz' },
    from_at: { type: 'timestamptz' },
    until_at: { type: 'timestamptz' },
    ended_at: { type: 'timestamptz', nullable: true },
    late: { type: 'boolean' },
    hours_free: { type: 'int' },
  },
  indexes: [
    ['status', 'from_at'],
    ['status', 'until_at'],
    ['trade', 'from_at'],
  ],
  keysOf: keysBy('outageId'),
  evolve,
});

export const outages = ownReadModel(outagesModel, outageEvents);
