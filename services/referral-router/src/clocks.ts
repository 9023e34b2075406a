import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import { dueAt } from '@tiaokuai/working-time';
import { answerWithin } from './ladder.ts';
import type { ReferralRow } from './read-models.ts';

/** Finds the clocks that have reached their next rung. */
const watchClocks: Ticker = {
  name: 'watch-clocks',
  every: 1_000,
  async due({ pool, schema, now }) {
    const at = now();
    const rows = await readModelDb<{ referrals: ReferralRow }>(pool, schema)
      .selectFrom('referrals')
      .selectAll()
      .where('next_at', '<=', at)
      .orderBy('next_at')
      .limit(500)
      .execute();
    return rows.map(({ incident_id, referral_id, next_clock, next_rung, round, ...row }) => {
      const due = next_clock === 'acceptance' ? row.accept_by : row.complete_by;
      const owed = dueAt({ start: at, limit: { unit: 'working-days', amount: answerWithin } }).due;
      return {
        key: `${referral_id}/${round}/${next_clock}/${next_rung}/${due}`,
        command: 'ObserveClock',
        data: {
          incidentId: incident_id,
          referralId: referral_id,
          clock: next_clock,
          rung: next_rung,
          due,
          ...(next_rung === 'amber' ? {} : { answerOwedBy: owed }),
        },
      };
    });
  },
};

export const clocks: readonly Ticker[] = [watchClocks];
