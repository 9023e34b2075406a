import { type PointRow, round } from '@tiaokuai/contracts';
import { give, type Ticker, tables } from '@tiaokuai/service';
import { dateOf } from '@tiaokuai/working-time';
import { v5 as derived } from 'uuid';
import { points } from '../collection-point/model.ts';
import { rounds } from './model.ts';

const db = tables(points, rounds);

/** Rounds that are scheduled at once at the most; the rest follows. */
const most = 500;

/**
 * The rounds of every point in use, up to today's. Days on which nobody scheduled, since the service was down, are caught up
 * with: their rounds stand, and are found to have been missed unless they were made. What was over before the point was
 * entered, or its times were changed, is nobody's.
 */
export const scheduleRounds: Ticker = {
  name: 'schedule-rounds',
  every: 60_000,
  async due(context) {
    const day = dateOf(Date.parse(context.now()));
    const active = await db(context)
      .selectFrom('points')
      .selectAll()
      .where('status', '=', 'active')
      .where('from_day', '<=', day)
      .execute();
    const last = await db(context)
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
    const earliest = active.map(firstOf).toSorted()[0] ?? day;
    const known = await db(context).selectFrom('rounds').select('round_id').where('day', '>=', earliest).execute();
    const scheduled = new Set(known.map(({ round_id }) => round_id));
    return active
      .flatMap((point) => daysBetween(firstOf(point), day).flatMap((each) => roundsOn(point, each)))
      .filter(({ roundId }) => !scheduled.has(roundId))
      .toSorted((one, other) => (one.collectBy < other.collectBy ? -1 : 1))
      .slice(0, most)
      .map((data) => ({ ...give(round.internal.ScheduleRound, data), key: data.roundId }));
  },
};

/** Both included, in order. */
const daysBetween = (first: string, last: string): readonly string[] => {
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};

const roundsOn = (
  { point_id: pointId, name: point, subdistrict, estate_id, crew, rounds: times, changed_at }: PointRow,
  day: string,
) =>
  times
    .map((by) => ({ by, collectBy: instantOf(day, by), roundId: roundIdOf(pointId, day, by) }))
    .filter(({ collectBy }) => collectBy > changed_at)
    .map(({ by, collectBy, roundId }) => ({
      roundId,
      pointId,
      point,
      subdistrict,
      ...(estate_id ? { estateId: estate_id } : {}),
      crew,
      day,
      by,
      collectBy,
    }));

/** Beijing time of a day, as an instant. */
const instantOf = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();

/** A round's id follows from point, day and time: scheduled again, it is the same round. */
export const roundIdOf = (pointId: string, day: string, by: string): string =>
  derived(`round/${pointId}/${day}/${by}`, derived.URL);
