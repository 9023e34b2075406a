import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import type { FacilitiesRow } from './read-models.ts';

/** Orders whose time is over: what is delivered must be measured again. */
const watchRemedies: Ticker = {
  name: 'watch-remedies',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<{ facilities: FacilitiesRow }>(pool, schema)
      .selectFrom('facilities')
      .select(['case_id', 'remedy_order'])
      .where('open', '=', true)
      .where('status', '=', 'ordered')
      .where('remedy_by', '<=', now())
      .limit(500)
      .execute();
    return rows.map(({ case_id: caseId, remedy_order: order }) => ({
      command: 'ObserveRemedy',
      data: { caseId, order },
      key: `${caseId}/${order}`,
    }));
  },
};

export const clocks: readonly Ticker[] = [watchRemedies];
