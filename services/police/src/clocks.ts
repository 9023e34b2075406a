import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import { statutoryLimits } from '@tiaokuai/working-time';
import type { CaseRow, PatrolRow } from './read-models.ts';

type Rows = { security_cases: CaseRow; patrols: PatrolRow };
const most = 500;

/** Noise complaints that three days have passed over. */
const watchResponses: Ticker = {
  name: 'watch-responses',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('security_cases')
      .select(['case_id', 'respond_by', 'round'])
      .where('open', '=', true)
      .where('late_response', '=', false)
      .where('respond_by', '<=', now())
      .limit(most)
      .execute();
    const rule = statutoryLimits['noise-complaint'].source;
    return rows.map(({ case_id: caseId, respond_by: due, round }) => ({
      command: 'ObserveResponse',
      data: { caseId, due, rule },
      key: `${caseId}/${round}`,
    }));
  },
};

/** Cases whose thirty days, or sixty, are over; while experts examine, none runs out. */
const watchCases: Ticker = {
  name: 'watch-cases',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('security_cases')
      .select(['case_id', 'close_by'])
      .where('open', '=', true)
      .where('overdue', '=', false)
      .where('examined', '=', false)
      .where('close_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, close_by: due }) => ({
      command: 'ObserveCaseTime',
      data: { caseId, due },
      key: `${caseId}/${due}`,
    }));
  },
};

const watchAgreements: Ticker = {
  name: 'watch-agreements',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('security_cases')
      .select(['case_id', 'perform_by'])
      .where('agreement', '=', 'running')
      .where('perform_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, perform_by: due }) => ({
      command: 'ObserveMediatedAgreement',
      data: { caseId, due },
      key: `${caseId}/${due}`,
    }));
  },
};

const watchPatrols: Ticker = {
  name: 'watch-patrols',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('patrols')
      .select(['patrol_id', 'patrol_by'])
      .where('status', '=', 'planned')
      .where('patrol_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ patrol_id: patrolId, patrol_by: due }) => ({
      command: 'ObservePatrol',
      data: { patrolId, due },
      key: `${patrolId}/${due}`,
    }));
  },
};

export const clocks: readonly Ticker[] = [watchResponses, watchCases, watchAgreements, watchPatrols];
