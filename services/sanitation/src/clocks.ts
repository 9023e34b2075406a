import { deadlineBy } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import { dateOf } from '@tiaokuai/working-time';
import { v5 as derived } from 'uuid';
import type { PointRow, Rows } from './read-models.ts';

const most = 500;

/** A round's id follows from point, day and time: scheduled again, it is the same round. */
export const roundIdOf = (pointId: string, day: string, by: string): string =>
  derived(`round/${pointId}/${day}/${by}`, derived.URL);

/** Beijing time of a day, as an instant. */
export const instantOf = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();

/** Both included, in order. */
const daysBetween = (first: string, last: string): readonly string[] => {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};

/**
 * The rounds of every point in use, up to today's. Days on which nobody scheduled, since the service was down, are caught up
 * with: their rounds stand, and are found to have been missed unless they were made. What was over before the point was
 * entered, or its times were changed, is nobody's.
 */
const scheduleRounds: Ticker = {
  name: 'schedule-rounds',
  every: 60_000,
  async due({ pool, schema, now }) {
    const at = now();
    const day = dateOf(Date.parse(at));
    const db = readModelDb<Rows>(pool, schema);
    const points = await db
      .selectFrom('points')
      .selectAll()
      .where('status', '=', 'active')
      .where('from_day', '<=', day)
      .execute();
    const last = await db
      .selectFrom('rounds')
      .select('point_id')
      .select(({ fn }) => fn.max('day').as('day'))
      .where('day', '<=', day)
      .groupBy('point_id')
      .execute();
    const lastOf = new Map(last.map((each) => [each.point_id, each.day]));
    /** The last day that has rounds may lack some of them. */
    const firstOf = ({ point_id, from_day, changed_at }: PointRow): string =>
      lastOf.get(point_id) ?? [from_day, dateOf(Date.parse(changed_at))].toSorted().at(-1)!;
    const earliest = points.map(firstOf).toSorted()[0] ?? day;
    const known = await db.selectFrom('rounds').select('round_id').where('day', '>=', earliest).execute();
    const scheduled = new Set(known.map(({ round_id }) => round_id));
    return points
      .flatMap((point) => daysBetween(firstOf(point), day).flatMap((each) => roundsOn(point, each)))
      .filter(({ key }) => !scheduled.has(key))
      .toSorted((one, other) => (one.data.collectBy < other.data.collectBy ? -1 : 1))
      .slice(0, most);
  },
};

const roundsOn = (
  { point_id: pointId, name: point, subdistrict, estate_id, crew, rounds, changed_at }: PointRow,
  day: string,
) =>
  rounds
    .map((by) => ({ by, collectBy: instantOf(day, by), roundId: roundIdOf(pointId, day, by) }))
    .filter(({ collectBy }) => collectBy > changed_at)
    .map(({ by, collectBy, roundId }) => ({
      command: 'ScheduleRound',
      data: {
        roundId,
        pointId,
        point,
        subdistrict,
        ...(estate_id ? { estateId: estate_id } : {}),
        crew,
        day,
        by,
        collectBy,
      },
      key: roundId,
    }));

/** Rounds that nobody made, and those that nobody made up. */
const watchRounds: Ticker = {
  name: 'watch-rounds',
  every: 60_000,
  async due({ pool, schema, now }) {
    const at = now();
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('rounds')
      .select(['round_id', 'status'])
      .where(({ or, and, eb }) =>
        or([
          and([eb('status', '=', 'scheduled'), eb('collect_by', '<=', at)]),
          and([eb('status', '=', 'missed'), eb('make_up_by', '<=', at), eb('make_up_overdue', '=', false)]),
        ]),
      )
      .limit(most)
      .execute();
    return rows.map(({ round_id: roundId, status }) => ({
      command: 'ObserveRound',
      data: { roundId, makeUpBy: deadlineBy('exposed-garbage', at) },
      key: `${roundId}/${status}`,
    }));
  },
};

const watchGarbage: Ticker = {
  name: 'watch-garbage',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('garbage')
      .select(['case_id', 'clear_by'])
      .where('open', '=', true)
      .where('late', '=', false)
      .where('clear_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, clear_by }) => ({
      command: 'ObserveGarbage',
      data: { caseId },
      key: `${caseId}/${clear_by}`,
    }));
  },
};

const watchClearances: Ticker = {
  name: 'watch-clearances',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('waste')
      .select(['case_id', 'clearance'])
      .where('open', '=', true)
      .where('status', '=', 'ordered')
      .where('clear_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, clearance: order }) => ({
      command: 'ObserveClearance',
      data: { caseId, order },
      key: `${caseId}/${order}`,
    }));
  },
};

export const clocks: readonly Ticker[] = [scheduleRounds, watchRounds, watchGarbage, watchClearances];
