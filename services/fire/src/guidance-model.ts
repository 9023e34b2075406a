import { type GuidanceEvent, guidanceEvents } from '@tiaokuai/contracts';
import { keysBy } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, ownReadModel } from '@tiaokuai/service';

/** One row per visit to a police station that fire guides. */
export interface GuidanceRow {
  readonly guidance_id: string;
  readonly station: string;
  readonly status: 'to-follow-up' | 'overdue' | 'closed';
  readonly visited_on: string;
  readonly topics: readonly string[];
  readonly shortcomings: number;
  readonly remaining: number;
  readonly follow_up_by: string | null;
}

const evolveGuidance = (row: GuidanceRow | undefined, { type, data }: ModelEvent): GuidanceRow | null => {
  const event = { type, data } as GuidanceEvent;
  if (event.type === 'GuidanceGiven') {
    const { guidanceId, station, visitedOn, topics, shortcomings, followUpBy } = event.data;
    return {
      guidance_id: guidanceId,
      station,
      status: 'to-follow-up',
      visited_on: visitedOn,
      topics,
      shortcomings: shortcomings.length,
      remaining: shortcomings.length,
      follow_up_by: followUpBy?.due ?? null,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'FollowUpOverdue':
      return { ...row, status: 'overdue' };
    case 'GuidanceFollowedUp': {
      const { remaining, followUpBy } = event.data;
      return { ...row, status: 'to-follow-up', remaining: remaining.length, follow_up_by: followUpBy?.due ?? null };
    }
    case 'GuidanceClosed':
      return { ...row, status: 'closed', follow_up_by: null };
  }
};

const guidanceModel = defineReadModel<GuidanceRow, ModelEvent>({
  name: 'guidance',
  version: 1,
  service: 'fire',
  columns: {
    guidance_id: { type: 'text', primaryKey: true },
    station: { type: 'text' },
    status: { type: 'text' },
    visited_on: { type: 'text' },
    topics: { type: 'text[]' },
    shortcomings: { type: 'int' },
    remaining: { type: 'int' },
    follow_up_by: { type: 'timestamptz', nullable: true },
  },
  indexes: [['status', 'follow_up_by'], ['station']],
  keysOf: keysBy('guidanceId'),
  evolve: evolveGuidance,
});

export const guidance = ownReadModel(guidanceModel, guidanceEvents);
