import {
  type GarbageEvent,
  garbageEvents,
  type PointEvent,
  pointEvents,
  type SitingEvent,
  sitingEvents,
  wasteEvents,
} from '@tiaokuai/contracts';
import { caseReactions, deadlineBy, type PenalisingCase } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { Consequence, Reaction } from '@tiaokuai/service';
import { caseKinds } from './cases.ts';
import type { Rows } from './read-models.ts';

/** The clock of a report, and the missed rounds that a clearance makes up. */
const followGarbage: Reaction = {
  name: 'follow-garbage',
  from: 'sanitation',
  lane: 'sanitation.garbage',
  events: garbageEvents,
  async react({ type, data }, { pool, schema }): Promise<readonly Consequence[]> {
    const event = { type, data } as GarbageEvent;
    if (event.type === 'GarbageReported' || event.type === 'GarbageReportedAgain') {
      const { caseId, reportedAt } = event.data;
      const clearBy = deadlineBy('exposed-garbage', reportedAt);
      return [{ command: 'StartGarbageClock', data: { caseId, reportedAt, clearBy } }];
    }
    if (event.type !== 'GarbageCleared' || !event.data.pointId) return [];
    const { pointId, clearedAt, loads } = event.data;
    const missed = await readModelDb<Rows>(pool, schema)
      .selectFrom('rounds')
      .select('round_id')
      .where('point_id', '=', pointId)
      .where('status', '=', 'missed')
      .where('collect_by', '<=', clearedAt)
      .orderBy('collect_by')
      .orderBy('round_id')
      .execute();
    // The weight is counted once, with the round that lay there longest.
    return missed.map(({ round_id: roundId }, index) =>
      index === 0
        ? { command: 'MakeUpRound', data: { roundId, collectedAt: clearedAt, loads }, key: roundId }
        : { command: 'CallRoundOff', data: { roundId, ground: 'cleared-with-another' }, key: roundId },
    );
  },
};

/** A relocation that was decided stands in the register. */
const movePoints: Reaction = {
  name: 'move-points',
  from: 'sanitation',
  lane: 'sanitation.siting',
  events: sitingEvents,
  react({ type, data, actor }): readonly Consequence[] {
    const event = { type, data } as SitingEvent;
    if (event.type !== 'PointRelocated') return [];
    const { pointId, to, caseId } = event.data;
    return [{ command: 'MovePoint', data: { pointId, to, caseId }, actor }];
  },
};

/** Nobody drives to a point that is closed. */
const callRoundsOff: Reaction = {
  name: 'call-rounds-off',
  from: 'sanitation',
  lane: 'sanitation.collection-point',
  events: pointEvents,
  async react({ type, data }, { pool, schema }): Promise<readonly Consequence[]> {
    const event = { type, data } as PointEvent;
    if (event.type !== 'PointClosed') return [];
    const rounds = await readModelDb<Rows>(pool, schema)
      .selectFrom('rounds')
      .select('round_id')
      .where('point_id', '=', event.data.pointId)
      .where('status', '=', 'scheduled')
      .orderBy('round_id')
      .execute();
    return rounds.map(({ round_id: roundId }) => ({
      command: 'CallRoundOff',
      data: { roundId, ground: 'point-closed' },
      key: roundId,
    }));
  },
};

export const penalisingCases: readonly PenalisingCase[] = [
  { aggregate: 'waste', events: wasteEvents, note: 'NoteWastePenalty' },
];

export const reactions: readonly Reaction[] = [
  ...caseReactions('sanitation', caseKinds),
  followGarbage,
  movePoints,
  callRoundsOff,
];
