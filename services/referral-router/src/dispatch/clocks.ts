import { dispatch } from '@tiaokuai/contracts';
import { give, type Ticker, tables } from '@tiaokuai/service';
import { dueAt } from '@tiaokuai/working-time';
import type { NotNull } from 'kysely';
import { answerWithin } from './ladder.ts';
import { referrals } from './model.ts';

const db = tables(referrals);

/** Finds the clocks that have reached their next rung, the earliest first. */
export const watchClocks: Ticker = {
  name: 'watch-clocks',
  every: 1_000,
  async due(context) {
    const at = context.now();
    const rows = await db(context)
      .selectFrom('referrals')
      .selectAll()
      .where('next_at', '<=', at)
      .orderBy('next_at')
      .limit(500)
      .$narrowType<{ next_clock: NotNull; next_rung: NotNull }>()
      .execute();
    return rows.map(
      ({ incident_id: incidentId, referral_id: referralId, next_clock: clock, next_rung: rung, ...row }) => {
        const due = clock === 'acceptance' ? row.accept_by : row.complete_by;
        const answerOwedBy = dueAt({ start: at, limit: { unit: 'working-days', amount: answerWithin } }).due;
        const owed = rung === 'amber' ? {} : { answerOwedBy };
        return {
          ...give(dispatch.internal.ObserveClock, { incidentId, referralId, clock, rung, due, ...owed }),
          key: `${referralId}/${row.round}/${clock}/${rung}/${due}`,
        };
      },
    );
  },
};
