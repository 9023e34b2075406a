import { round } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import { give, type Ticker, tables } from '@tiaokuai/service';
import { rounds } from './model.ts';

const db = tables(rounds);

/** Rounds that one look takes at the most; the rest comes with the next. */
const most = 500;

/** Rounds that nobody made, and those that nobody made up. */
export const watchRounds: Ticker = {
  name: 'watch-rounds',
  every: 60_000,
  async due(context) {
    const at = context.now();
    const rows = await db(context)
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
      ...give(round.internal.ObserveRound, { roundId, makeUpBy: deadlineBy('exposed-garbage', at) }),
      key: `${roundId}/${status}`,
    }));
  },
};
