import { describe, test } from '@jest/globals';
import type { EstateSnapshot, PatrolCommand, PatrolEvent } from '@tiaokuai/contracts';
import { houseRule } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type PatrolState, patrolDecider } from '../src/patrol/decider.ts';

const { given } = specificationOf(patrolDecider);

const patrolId = '0190f000-0000-7000-8000-0000000000f1';
const incident = { caseId: '0190f000-0000-7000-8000-000000000001', category: 'theft', brief: '车棚被撬' };
const estate: EstateSnapshot = {
  estateId: '0190f000-0000-7000-8000-0000000000e1',
  name: '和平小区',
  subdistrict: '和平街道',
  kind: 'old',
  mode: 'professional',
};
const monday = '2018-05-14T01:00:00.000Z';
const tuesday = '2018-05-15T01:00:00.000Z';
const july = '2018-07-20T01:00:00.000Z';
const until = deadlineWithin({ unit: 'days', amount: 14 }, monday, houseRule('巡逻安排'));
const requester = { kind: 'enterprise' as const, name: '和平物业' };
const requested: PatrolEvent = {
  type: 'PatrolRequested',
  data: { patrolId, estate, requester, reason: '电动车电池被盗', hours: 'night' },
};
const planned: PatrolEvent = { type: 'PatrolPlanned', data: { patrolId, station: '和平派出所', rounds: 2, until } };
const plan = { kind: 'PlanPatrol' as const, data: { patrolId, station: '和平派出所', rounds: 2, until } };
const round = (more: object = {}) => ({
  kind: 'RecordPatrolRound' as const,
  data: { patrolId, officers: ['0401', '0403'], ...more },
});

describe('a patrol that was asked for', () => {
  test('planned, made round by round, completed', () => {
    given()
      .when({ kind: 'RequestPatrol', data: requested.data as never })
      .thenAccepted(requested)
      .when(plan, { at: monday })
      .thenAccepted(planned)
      .when(round(), { at: monday })
      .thenAccepted({
        type: 'PatrolRoundMade',
        data: { patrolId, round: 1, officers: ['0401', '0403'], madeAt: monday, estate },
      })
      .when(round({ incident }), { at: tuesday })
      .thenAccepted(
        {
          type: 'PatrolRoundMade',
          data: { patrolId, round: 2, officers: ['0401', '0403'], madeAt: tuesday, estate, incident },
        },
        { type: 'PatrolCompleted', data: { patrolId, rounds: 2, incidents: 1 } },
      )
      .when(round(), { at: july })
      .thenRefused('patrol-over');
  });

  test('falls short by time, and is planned again with what it still owes', () => {
    const observe = { kind: 'ObservePatrol' as const, data: { patrolId, due: until.due } };
    given(requested, planned).when(observe, { at: tuesday }).thenNothing();
    const short = given(requested, planned)
      .when(observe, { at: july })
      .thenAccepted({
        type: 'PatrolFellShort',
        data: { patrolId, planned: 2, made: 0, due: until.due, observedAt: july },
      });
    short.when(observe, { at: july }).thenNothing();
    short.when(plan, { at: july }).thenRefused('due-in-past');
    short.when(plan, { at: monday }).thenTypes('PatrolPlanned');
  });

  test('declined or cancelled; nothing out of order', () => {
    const decline = { kind: 'DeclinePatrol' as const, data: { patrolId, reason: '近期无案件' } };
    given(requested).when(decline).thenTypes('PatrolDeclined').when(plan).thenRefused('patrol-over');
    given(requested, planned).when(decline).thenRefused('patrol-planned');
    given(requested, planned).when(plan).thenRefused('patrol-planned');
    given(requested, planned)
      .when({ kind: 'CancelPatrol', data: { patrolId, reason: '撤回申请' } })
      .thenTypes('PatrolCancelled');
    given(requested).when(round()).thenRefused('patrol-not-planned');
    given(requested)
      .when({ kind: 'RequestPatrol', data: requested.data as never })
      .thenRefused('patrol-exists');
    given().when(plan).thenRefused('no-such-patrol');
    given(requested, planned)
      .when(round({ officers: ['0401', '0401'] }))
      .thenRefused('two-officers');
    given(requested, planned)
      .when(round({ madeAt: tuesday }), { at: monday })
      .thenRefused('round-in-future');
    given(requested, planned)
      .when(round(), { at: tuesday })
      .thenTypes('PatrolRoundMade')
      .when(round({ madeAt: monday }), { at: july })
      .thenRefused('round-before-last');
  });

  test('whatever is typed: completed with all rounds of its plan, in the order of time', () => {
    const unlawful = (_state: PatrolState, history: readonly PatrolEvent[]): string | undefined => {
      const plans = history.findLastIndex(({ type }) => type === 'PatrolPlanned');
      const made = history.slice(plans).filter(({ type }) => type === 'PatrolRoundMade').length;
      const last = history.at(-1);
      if (last?.type === 'PatrolCompleted' && made !== 2) return `completed with ${made} rounds of two`;
      if (made > 0 && plans < 0) return 'a round without a plan';
      const times = history.flatMap((event) => (event.type === 'PatrolRoundMade' ? [event.data.madeAt] : []));
      return times.every((time, index) => index === 0 || time > times[index - 1]!) ? undefined : 'rounds out of order';
    };
    neverUnlawful(
      patrolDecider,
      fc.oneof(
        fc.constantFrom<Pick<PatrolCommand, 'kind' | 'data'>>(
          { kind: 'RequestPatrol', data: requested.data as never },
          round(),
          round({ incident }),
          round({ madeAt: tuesday }),
          { kind: 'ObservePatrol', data: { patrolId, due: until.due } },
        ),
        fc.constant((at: string) => ({
          ...plan,
          data: { ...plan.data, until: { ...until, due: new Date(Date.parse(at) + 86_400_000).toISOString() } },
        })),
      ),
      unlawful,
      { length: 30, runs: 300 },
    );
  });
});
