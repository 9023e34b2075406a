import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import type { GuidanceRow, HazardRow } from './read-models.ts';

type Rows = { hazards: HazardRow; guidance: GuidanceRow };
const most = 500;

/** Notices that have run out: a re-inspection is due. */
const watchNotices: Ticker = {
  name: 'watch-notices',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('hazards')
      .select(['case_id', 'notice'])
      .where('open', '=', true)
      .where('status', '=', 'notified')
      .where('rectify_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, notice }) => ({
      command: 'ObserveRectification',
      data: { caseId, notice },
      key: `${caseId}/${notice}`,
    }));
  },
};

/** Seals whose time is over: lifted, or imposed again. */
const watchSeals: Ticker = {
  name: 'watch-seals',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('hazards')
      .select(['case_id', 'sealing'])
      .where('sealed_until', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, sealing }) => ({
      command: 'ObserveSealing',
      data: { caseId, sealing },
      key: `${caseId}/${sealing}`,
    }));
  },
};

/** Police stations that should have been looked at again. */
const watchFollowUps: Ticker = {
  name: 'watch-follow-ups',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('guidance')
      .select(['guidance_id', 'follow_up_by'])
      .where('status', '=', 'to-follow-up')
      .where('follow_up_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ guidance_id: guidanceId, follow_up_by: due }) => ({
      command: 'ObserveFollowUp',
      data: { guidanceId, due },
      key: `${guidanceId}/${due}`,
    }));
  },
};

export const clocks: readonly Ticker[] = [watchNotices, watchSeals, watchFollowUps];
