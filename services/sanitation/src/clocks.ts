import { deadlineBy } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import { dateOf } from '@tiaokuai/working-time';
import { v5 as derived } from 'uuid';
import type { Rows } from './read-models.ts';

const most = 500;

/** A round's id follows from point, day and time: scheduled again, it is the same round. */
export const roundIdOf = (pointId: string, day: string, by: string): string =>
  derived(`round/${pointId}/${day}/${by}`, derived.URL);

/** Beijing time of a day, as an instant. */
export const instantOf = (day: string, time: string): string => new Date(`${day}T${time}:00+08:00`).toISOString();

/** Today's rounds at every point that is in use; what was over before the point was entered is nobody's. */
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
    const known = await db.selectFrom('rounds').select('round_id').where('day', '=', day).execute();
    const scheduled = new Set(known.map(({ round_id }) => round_id));
    return points
      .flatMap(({ point_id: pointId, name: point, subdistrict, estate_id, crew, rounds, changed_at }) =>
        rounds
          .map((by) => ({ by, collectBy: instantOf(day, by), roundId: roundIdOf(pointId, day, by) }))
          .filter(({ collectBy, roundId }) => collectBy > changed_at && !scheduled.has(roundId))
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
          })),
      )
      .slice(0, most);
  },
};

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
