import type { AbandonedVehicleEvent, VehicleRemoval } from '@tiaokuai/contracts';
import { keysBy, type MatterColumns, matterColumns, matterOf } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import type { ModelEvent } from '@tiaokuai/service';

/** One row per abandoned vehicle, with the clocks of its notice and of what became of it. */
export interface AbandonedRow extends MatterColumns {
  readonly case_id: string;
  readonly status:
    | 'reported'
    | 'inspected'
    | 'noticed'
    | 'notice-over'
    | 'not-abandoned'
    | 'taken-by-owner'
    | 'removed'
    | 'left-to-manager'
    | 'concluded'
    | 'withdrawn'
    | 'settled';
  readonly open: boolean;
  readonly is_road: boolean | null;
  readonly description: string | null;
  readonly signs: readonly string[];
  readonly notice_by: string | null;
  readonly custody: VehicleRemoval | 'published' | null;
  readonly stands_at: string | null;
  /** Until when the owner of a detained vehicle must come; then it may be published. */
  readonly respond_by: string | null;
  readonly published_until: string | null;
  /** What its owner, or time, still has to bring: the clocks that ran out. */
  readonly missed: readonly string[];
  readonly outcome: 'returned' | 'scrapped' | 'auctioned' | null;
  readonly opened_at: string;
  readonly ended_at: string | null;
}

const evolve = (row: AbandonedRow | undefined, { type, data, time }: ModelEvent): AbandonedRow | null => {
  const event = { type, data } as AbandonedVehicleEvent;
  if (event.type === 'AbandonedVehicleReported')
    return {
      case_id: event.data.caseId,
      ...matterOf(event.data, event.data.matter),
      status: 'reported',
      open: true,
      is_road: null,
      description: null,
      signs: [],
      notice_by: null,
      custody: null,
      stands_at: null,
      respond_by: null,
      published_until: null,
      missed: [],
      outcome: null,
      opened_at: time,
      ended_at: null,
    };
  if (!row) return null;
  const ended = (status: AbandonedRow['status']): AbandonedRow => ({
    ...row,
    status,
    open: false,
    notice_by: null,
    ended_at: time,
  });
  const released = (outcome: NonNullable<AbandonedRow['outcome']>): AbandonedRow => ({
    ...row,
    custody: null,
    stands_at: null,
    respond_by: null,
    published_until: null,
    outcome,
  });
  switch (event.type) {
    case 'AbandonedVehicleReopened':
      return {
        ...row,
        ...matterOf(event.data, event.data.matter),
        status: 'reported',
        open: true,
        is_road: null,
        ended_at: null,
      };
    case 'VehicleNotAbandoned':
      return ended('not-abandoned');
    case 'AbandonedVehicleInspected': {
      const { isRoad, description, signs } = event.data;
      return { ...row, status: 'inspected', is_road: isRoad, description, signs };
    }
    case 'RemovalNoticePosted':
      return { ...row, status: 'noticed', notice_by: event.data.dueBy.due };
    case 'VehicleClockRanOut': {
      const { clock } = event.data;
      const missed = [...row.missed, clock];
      if (clock === 'notice') return { ...row, status: 'notice-over', notice_by: null, missed };
      return clock === 'response' ? { ...row, respond_by: null, missed } : { ...row, published_until: null, missed };
    }
    case 'VehicleTakenByOwner':
      return ended('taken-by-owner');
    case 'AbandonedVehicleRemoved': {
      const { how, to, respondBy } = event.data;
      return { ...ended('removed'), custody: how, stands_at: to, respond_by: respondBy?.due ?? null };
    }
    case 'DetentionPublished':
      return { ...row, custody: 'published', respond_by: null, published_until: event.data.until.due };
    case 'RemovedVehicleReturned':
      return released('returned');
    case 'RemovedVehicleDisposed':
      return released(event.data.way);
    case 'AbandonedVehicleLeftToManager':
      return ended('left-to-manager');
    case 'AbandonedVehicleConcluded':
      return ended('concluded');
    case 'AbandonedVehicleWithdrawn':
      return ended('withdrawn');
    case 'AbandonedVehicleSettled':
      return ended('settled');
  }
};

const maybe = { type: 'text', nullable: true } as const;
const instant = { type: 'timestamptz', nullable: true } as const;

export const abandonedModel = defineReadModel<AbandonedRow, ModelEvent>({
  name: 'abandoned',
  version: 1,
  service: 'traffic',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    ...matterColumns,
    status: { type: 'text' },
    open: { type: 'boolean' },
    is_road: { type: 'boolean', nullable: true },
    description: maybe,
    signs: { type: 'text[]' },
    notice_by: instant,
    custody: maybe,
    stands_at: maybe,
    respond_by: instant,
    published_until: instant,
    missed: { type: 'text[]' },
    outcome: maybe,
    opened_at: { type: 'timestamptz' },
    ended_at: instant,
  },
  indexes: [['open', 'notice_by'], ['custody'], ['estate_id']],
  keysOf: keysBy('caseId'),
  evolve,
});
