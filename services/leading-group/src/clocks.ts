import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import type { MatterRow } from './read-models.ts';

/** A suspension that was granted until a time ends with it. */
const endSuspensions: Ticker = {
  name: 'end-suspensions',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<{ matters: MatterRow }>(pool, schema)
      .selectFrom('matters')
      .selectAll()
      .where('suspended_until', '<=', now())
      .limit(500)
      .execute();
    return rows.map(({ referral_id, suspended_until }) => ({
      key: `${referral_id}/${suspended_until}`,
      command: 'LiftSuspension',
      data: { referralId: referral_id, reason: '挂账期限届满' },
    }));
  },
};

export const clocks: readonly Ticker[] = [endSuspensions];
