import { describe, test } from '@jest/globals';
import type {
  DissuasionCommand,
  DissuasionEvent,
  EstateSnapshot,
  GuidanceCommand,
  GuidanceEvent,
  TurnoutCommand,
  TurnoutEvent,
} from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { dissuasionDecider } from '../src/dissuasion/decider.ts';
import { guidanceDecider } from '../src/guidance/decider.ts';
import { turnoutDecider } from '../src/turnout/decider.ts';

const caseId = '0190f000-0000-7000-8000-000000000001';
const monday = '2018-05-14T01:00:00.000Z';
const later = '2018-05-14T03:00:00.000Z';

describe('dissuasion (山东省消防条例 art. 36)', () => {
  const { given } = specificationOf(dissuasionDecider);
  const dissuasionId = '0190f000-0000-7000-8000-0000000000d1';
  const estate: EstateSnapshot = {
    estateId: '0190f000-0000-7000-8000-0000000000e1',
    name: '和平小区',
    subdistrict: '和平街道',
    kind: 'old',
    mode: 'professional',
  };
  const request = {
    dissuasionId,
    caseId,
    asker: { kind: 'enterprise' as const, name: '和平物业' },
    estate,
    obstacle: '小型客车',
  };
  const asked: DissuasionEvent = { type: 'OccupantAsked', data: request };
  const key = { dissuasionId, caseId };

  test('acceptance 11: asked, refused, and in the same breath reported to the police station', () => {
    given()
      .when({ kind: 'AskOccupant', data: request })
      .thenAccepted(asked)
      .when({ kind: 'RecordRefusal', data: { dissuasionId } }, { at: later })
      .thenAccepted(
        { type: 'OccupantRefused', data: { ...key, refusedAt: later } },
        {
          type: 'OccupationReportedToPolice',
          data: {
            ...key,
            asker: request.asker,
            estate,
            obstacle: '小型客车',
            refusedAt: later,
            rule: { law: '山东省消防条例', article: '第三十六条' },
          },
        },
      );
  });

  test('nobody refuses who was not asked, nor in the future, nor twice', () => {
    const refusal = { kind: 'RecordRefusal' as const, data: { dissuasionId } };
    given().when(refusal).thenRefused('not-asked', { article: '山东省消防条例 第三十六条' });
    given(asked)
      .when({ kind: 'RecordRefusal', data: { dissuasionId, refusedAt: later } }, { at: monday })
      .thenRefused('refused-in-future');
    given(asked)
      .when({ kind: 'RecordObedience', data: { dissuasionId } })
      .thenTypes('OccupantObeyed')
      .when(refusal)
      .thenRefused('dissuasion-over');
  });

  test('whatever is typed: a refusal and its report come together, and only after the asking', () => {
    const commands = fc.constantFrom<Pick<DissuasionCommand, 'kind' | 'data'>>(
      { kind: 'AskOccupant', data: request },
      { kind: 'RecordObedience', data: { dissuasionId } },
      { kind: 'RecordRefusal', data: { dissuasionId } },
    );
    neverUnlawful(dissuasionDecider, commands, (_state, history) => {
      const types = history.map(({ type }) => type);
      const count = (type: DissuasionEvent['type']) => types.filter((each) => each === type).length;
      if (types.length > 0 && types[0] !== 'OccupantAsked') return 'nobody was asked';
      if (count('OccupantRefused') !== count('OccupationReportedToPolice')) return 'refused and not reported';
      if (count('OccupantObeyed') + count('OccupantRefused') > 1) return 'two results';
      return undefined;
    });
  });
});

describe('guidance of police stations (policy 二(二)7)', () => {
  const { given } = specificationOf(guidanceDecider);
  const guidanceId = '0190f000-0000-7000-8000-0000000000a1';
  const followUpBy = deadlineWithin({ unit: 'days', amount: 10 }, monday, {
    law: '条块总线',
    article: '派出所指导回访',
  });
  const key = { guidanceId, station: '和平派出所' };
  const visit = { ...key, visitedOn: '2018-05-14', officers: ['0117'], topics: ['九小场所检查'] };
  const given2: GuidanceEvent = {
    type: 'GuidanceGiven',
    data: {
      ...visit,
      shortcomings: [
        { no: 1, what: '记录不全' },
        { no: 2, what: '未复查' },
      ],
      followUpBy,
    },
  };
  const followUp = (remaining: number[], by = followUpBy) => ({
    kind: 'FollowUpGuidance' as const,
    data: { guidanceId, officers: ['0117'], remaining, followUpBy: by },
  });

  test('nothing lacking closes it; something lacking needs a date', () => {
    given()
      .when({ kind: 'GiveGuidance', data: { ...visit, shortcomings: [] } })
      .thenTypes('GuidanceGiven', 'GuidanceClosed');
    given()
      .when({ kind: 'GiveGuidance', data: { ...visit, shortcomings: [{ what: '记录不全' }] } })
      .thenRefused('no-follow-up-date', { article: '山东省消防条例 第五十八条' });
  });

  test('is followed up until nothing remains, and time says when it was not', () => {
    const observe = { kind: 'ObserveFollowUp' as const, data: { guidanceId, due: followUpBy.due } };
    given(given2).when(observe).thenNothing();
    given(given2)
      .when(observe, { at: followUpBy.due })
      .thenTypes('FollowUpOverdue')
      .when(observe, { at: followUpBy.due })
      .thenNothing();
    given(given2)
      .when(followUp([3]))
      .thenRefused('no-such-shortcoming');
    given(given2)
      .when(followUp([2]))
      .thenTypes('GuidanceFollowedUp')
      .when(followUp([1]))
      .thenRefused('no-such-shortcoming');
    given(given2)
      .when(followUp([]))
      .thenTypes('GuidanceFollowedUp', 'GuidanceClosed')
      .when(followUp([]))
      .thenRefused('guidance-closed');
    given().when(followUp([])).thenRefused('no-such-guidance');
  });

  test('whatever is typed: closed exactly when nothing remains', () => {
    const commands = fc.oneof(
      fc
        .array(fc.constant({ what: '记录不全' }), { maxLength: 3 })
        .map((shortcomings) => ({ kind: 'GiveGuidance', data: { ...visit, shortcomings, followUpBy } }) as const),
      fc.subarray([1, 2, 3]).map((remaining) => followUp(remaining)),
      fc.constant({ kind: 'ObserveFollowUp', data: { guidanceId, due: followUpBy.due } } as const),
    ) as fc.Arbitrary<Pick<GuidanceCommand, 'kind' | 'data'>>;
    neverUnlawful(guidanceDecider, commands, (state, history) => {
      const last = history.findLast(({ type }) => type === 'GuidanceGiven' || type === 'GuidanceFollowedUp');
      if (last?.type !== 'GuidanceGiven' && last?.type !== 'GuidanceFollowedUp') return undefined;
      const open = last.type === 'GuidanceGiven' ? last.data.shortcomings.length : last.data.remaining.length;
      if (state.status === 'closed' && open > 0) return 'closed with something lacking';
      if (state.status !== 'closed' && open === 0) return 'nothing lacking and not closed';
      return undefined;
    });
  });
});

describe('turnouts (消防法 art. 37, 44)', () => {
  const { given } = specificationOf(turnoutDecider);
  const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
  const matter = {
    category: 'elevator-entrapment',
    urgency: 'emergency' as const,
    role: 'assist' as const,
    brief: '困人',
  };
  const called: TurnoutEvent = { type: 'TurnoutCalled', data: { caseId, referral, matter } };
  const open = (round = 0) => ({
    kind: 'OpenTurnout' as const,
    data: { caseId, referral: { ...referral, round }, matter },
  });
  const end = {
    kind: 'EndTurnout' as const,
    data: { caseId, result: 'people-rescued' as const, people: 1, note: '救出', evidence: [] },
  };
  const arrive = { kind: 'RecordBrigadeArrival' as const, data: { caseId } };

  test('the result comes after the arrival; who is there does not stand down', () => {
    given(called).when(end).thenRefused('not-on-scene', { article: '消防法 第四十四条' });
    given(called)
      .when(arrive)
      .thenTypes('BrigadeArrived')
      .when(end)
      .thenTypes('TurnoutEnded')
      .when(end)
      .thenRefused('turnout-over');
    given(called)
      .when(arrive)
      .thenTypes('BrigadeArrived')
      .when({ kind: 'StandDown', data: { caseId, note: '误报' } })
      .thenRefused('on-scene');
    given(called)
      .when({ kind: 'RecordBrigadeArrival', data: { caseId, arrivedAt: later } }, { at: monday })
      .thenRefused('arrival-in-future');
  });

  test('its referral opens it, opens it again for rework, and takes it back', () => {
    given().when(open()).thenAccepted(called).when(open()).thenNothing();
    given(called)
      .when({
        kind: 'EndTurnoutWithReferral',
        data: { caseId, referralId: referral.referralId, cause: 'taken-back', note: '' },
      })
      .thenTypes('TurnoutStoodDown')
      .when(open(1))
      .thenTypes('TurnoutCalled');
    given()
      .when({ kind: 'EndTurnoutWithReferral', data: { caseId, referralId: caseId, cause: 'taken-back', note: '' } })
      .thenNothing();
    given().when(end).thenRefused('no-such-turnout');
  });

  test('whatever is typed: nobody is rescued before anybody is there', () => {
    const commands = fc.constantFrom<Pick<TurnoutCommand, 'kind' | 'data'>>(
      open(),
      open(1),
      open(2),
      { kind: 'CallBrigade', data: { caseId, matter } },
      { kind: 'DispatchBrigade', data: { caseId, brigade: '特勤站' } },
      arrive,
      end,
      { kind: 'StandDown', data: { caseId, note: '误报' } },
      {
        kind: 'EndTurnoutWithReferral',
        data: { caseId, referralId: referral.referralId, cause: 'taken-back', note: '' },
      },
    );
    neverUnlawful(turnoutDecider, commands, (_state, history) => {
      const types = history.map(({ type }) => type);
      const begin = types.lastIndexOf('TurnoutCalled');
      const round = types.slice(begin);
      if (begin < 0) return types.length > 0 ? 'nobody called' : undefined;
      if (round.includes('TurnoutEnded') && !round.includes('BrigadeArrived')) return 'ended before anybody arrived';
      if (round.includes('TurnoutStoodDown') && round.includes('TurnoutEnded')) return 'ended twice';
      if (round.filter((type) => type === 'BrigadeArrived').length > 1) return 'arrived twice';
      return undefined;
    });
  });
});
