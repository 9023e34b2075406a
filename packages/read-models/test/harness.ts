import type { RecordedEvent } from '@tiaokuai/event-log';
import type pg from 'pg';
import { type Feed, type FollowOptions, type ReadModel, readModelDb } from '../src/index.ts';
import type { Bed } from './bed.ts';
import { decodeHappening, type Happening, type TallyRow, tally } from './tally.ts';

/** What the table holds, by key, without `_position`. */
export const tableOf = async (pool: pg.Pool, schema: string): Promise<Map<string, TallyRow>> => {
  const found = await readModelDb<{ tally: TallyRow }>(pool, schema).selectFrom('tally').selectAll().execute();
  return new Map(found.map(({ _position, ...row }) => [row.tally_id, row]));
};

/** All that a start, a rebuild or a verification of the tally needs on this bed. */
export const tallyOn = (bed: Bed, model: ReadModel<TallyRow, Happening> = tally()) => ({
  model,
  pool: bed.pool,
  schema: bed.schema,
  district: bed.district,
  eventLog: bed.eventLog,
  decode: decodeHappening,
});

/** Appends each happening as an event of its own stream of the fire log; answers the last position. */
export const happen = (bed: Bed, happenings: readonly Happening[], stream = 'thing-1'): Promise<bigint> =>
  bed.append(happenings.map((happening) => ({ stream, data: { ...happening } })));

/** The whole log, as stored. */
export const recorded = async (bed: Bed): Promise<readonly RecordedEvent[]> => {
  const all: RecordedEvent[] = [];
  for await (const page of bed.eventLog.readLog(`${bed.district}.fire`)) all.push(...page);
  return all;
};

/** A feed that hands on what the test gives it, when the test gives it. */
export const byHand = (): Feed & { give(events: readonly RecordedEvent[]): Promise<void> } => {
  let follower: FollowOptions | undefined;
  return {
    async follow(options) {
      follower = options;
      return { stop: async () => undefined };
    },
    give: async (events) => follower?.handle(events),
  };
};
