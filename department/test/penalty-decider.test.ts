import { describe, expect, test } from '@jest/globals';
import type { PenaltyCommand, PenaltyEvent } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../test/support/specification.ts';
import { deadlineBy } from '../src/cases/deadlines.ts';
import { type PenaltyState, penaltyDecider, surchargeOf } from '../src/enforcement/penalty-decider.ts';

const { given } = specificationOf(penaltyDecider);

const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const key = { penaltyId, case: 'hazard-0190f000-0000-7000-8000-000000000001' };
const monday = '2018-05-14T01:00:00.000Z';
const afterFiveDays = '2018-05-22T00:00:00.000Z';
const respondBy = deadlineBy('hearing-request', monday);
const payBy = deadlineBy('fine-payment', monday);
const proposal = {
  penaltyId,
  party: { kind: 'unit' as const, name: '和平物业' },
  violation: '占用疏散通道',
  rule: { law: '消防法', article: '第六十条第一款第三项' },
  range: { warning: false, least: 5_000, most: 50_000 },
  sanction: 'fine' as const,
  yuan: 8_000,
};
const announced: PenaltyEvent = { type: 'PenaltyAnnounced', data: { ...key, proposal, respondBy } };
const heard: PenaltyEvent = { type: 'PartyHeard', data: { ...key, waived: false } };
const decided: PenaltyEvent = {
  type: 'PenaltyDecided',
  data: { ...key, officers: ['0117', '0118'], sanction: 'fine', yuan: 8_000, reason: '占用安全出口', payBy },
};
const decide = (changes: Partial<Extract<PenaltyCommand, { kind: 'DecidePenalty' }>['data']> = {}) => ({
  kind: 'DecidePenalty' as const,
  data: { penaltyId, officers: ['0117', '0118'], yuan: 8_000, reason: '占用安全出口', payBy, ...changes },
});

describe('the party is heard', () => {
  test('no decision before it was, while it still may speak', () => {
    given(announced).when(decide()).thenRefused('party-not-heard', { article: '第六十二条' });
    given(announced, heard).when(decide()).thenAccepted(decided);
    given(announced).when(decide(), { at: afterFiveDays }).thenAccepted(decided);
  });

  test('small ones are decided on the spot', () => {
    const small: PenaltyEvent = {
      type: 'PenaltyAnnounced',
      data: {
        ...key,
        proposal: { ...proposal, range: { warning: true, least: 1, most: 5_000 }, yuan: 3_000 },
        respondBy,
      },
    };
    given(small)
      .when(decide({ yuan: 3_000 }))
      .thenTypes('PenaltyDecided');
  });

  test('a hearing that was asked for in time is held first', () => {
    given(announced)
      .when({ kind: 'RequestHearing', data: { penaltyId } }, { at: afterFiveDays })
      .thenRefused('hearing-too-late', { article: '第六十四条' });
    given(announced, heard)
      .when({ kind: 'RequestHearing', data: { penaltyId } })
      .thenTypes('HearingRequested')
      .when(decide(), { at: afterFiveDays })
      .thenRefused('hearing-owed', { article: '第六十三条' });
    given(announced, { type: 'HearingRequested', data: key })
      .when({ kind: 'HoldHearing', data: { penaltyId, heldOn: '2018-06-01', opinion: '维持' } })
      .thenTypes('HearingHeld')
      .when(decide())
      .thenAccepted(decided);
    given(announced)
      .when({ kind: 'HoldHearing', data: { penaltyId, heldOn: '2018-06-01', opinion: '维持' } })
      .thenRefused('no-hearing-asked');
  });
});

describe('the decision', () => {
  test('by two officers, and one man twice is one', () => {
    given(announced, heard)
      .when(decide({ officers: ['0117', '0117'] }))
      .thenRefused('two-officers', { article: '第四十二条' });
  });

  test('not heavier than announced, and below the least only with a ground', () => {
    given(announced, heard)
      .when(decide({ yuan: 8_001 }))
      .thenRefused('heavier-than-announced', { article: '第四十五条' });
    given(announced, heard)
      .when(decide({ yuan: 4_000 }))
      .thenRefused('below-least', { article: '第三十二条' });
    given(announced, heard)
      .when(decide({ yuan: 4_000, mitigation: '主动消除危害后果' }))
      .thenTypes('PenaltyDecided');
    given(announced, heard)
      .when(decide({ yuan: 0, mitigation: '主动消除危害后果' }))
      .thenRefused('below-least');
  });

  test('is one', () => {
    given(announced, heard, decided).when(decide()).thenRefused('penalty-over');
    given(announced)
      .when({ kind: 'DropPenalty', data: { penaltyId, ground: 'minor-and-corrected', reason: '及时改正' } })
      .thenTypes('PenaltyDropped')
      .when(decide())
      .thenRefused('penalty-over');
  });
});

describe('the money', () => {
  test('is the fine in time; later three per cent a day come on top, no more than the fine again', () => {
    const late = (days: number) => new Date(Date.parse(payBy.due) + days * 86_400_000).toISOString();
    expect(surchargeOf(8_000, payBy.due, monday)).toBe(0);
    expect(surchargeOf(8_000, payBy.due, late(0))).toBe(240);
    expect(surchargeOf(8_000, payBy.due, late(9))).toBe(2_400);
    expect(surchargeOf(8_000, payBy.due, late(400))).toBe(8_000);
    const pay = (yuan: number) => ({ kind: 'RecordFinePayment' as const, data: { penaltyId, yuan } });
    given(announced, heard, decided)
      .when(pay(8_000))
      .thenAccepted({ type: 'FinePaid', data: { ...key, yuan: 8_000, surcharge: 0 } });
    given(announced, heard, decided)
      .when(pay(8_000), { at: late(1) })
      .thenRefused('wrong-sum', { article: '第七十二条' });
    given(announced, heard, decided)
      .when(pay(8_480), { at: late(1) })
      .thenTypes('FinePaid');
  });

  test('time finds what was not paid, once', () => {
    const observe = { kind: 'ObserveFine' as const, data: { penaltyId, due: payBy.due } };
    given(announced, heard, decided).when(observe).thenNothing();
    given(announced, heard, decided)
      .when(observe, { at: payBy.due })
      .thenTypes('FineOverdue')
      .when(observe, { at: payBy.due })
      .thenNothing();
  });
});

test('no sequence of commands decides what was not announced and heard, or twice, or too high', () => {
  const only = fc.constant(penaltyId);
  const lawful = (_state: PenaltyState, history: readonly PenaltyEvent[]): string | undefined => {
    const types = history.map(({ type }) => type);
    const at = (type: PenaltyEvent['type']) => types.indexOf(type);
    const count = (type: PenaltyEvent['type']) => types.filter((each) => each === type).length;
    if (count('PenaltyDecided') + count('PenaltyDropped') > 1) return 'ended twice';
    if (count('FinePaid') > 1) return 'paid twice';
    if (at('FinePaid') >= 0 && at('PenaltyDecided') < 0) return 'paid without a decision';
    if (at('PenaltyDecisionExtended') > at('PenaltyDecisionOverdue') && at('PenaltyDecisionOverdue') >= 0)
      return 'extended when it was over';
    const decision = history.find((event) => event.type === 'PenaltyDecided');
    if (decision?.type !== 'PenaltyDecided') return undefined;
    if (at('HearingRequested') >= 0 && at('HearingHeld') < 0) return 'decided with a hearing owed';
    if (decision.data.yuan > proposal.yuan) return 'heavier than announced';
    if (new Set(decision.data.officers).size < 2) return 'decided by one';
    return undefined;
  };
  const of = <Kind extends PenaltyCommand['kind']>(
    kind: Kind,
    data: fc.Arbitrary<Extract<PenaltyCommand, { kind: Kind }>['data']>,
  ) => data.map((each) => ({ kind, data: each }) as Pick<PenaltyCommand, 'kind' | 'data'>);
  neverUnlawful(
    penaltyDecider,
    fc.oneof(
      of('AnnouncePenalty', fc.constant({ ...key, proposal, respondBy })),
      of('HearParty', fc.record({ penaltyId: only, waived: fc.boolean() })),
      of('RequestHearing', fc.constant({ penaltyId })),
      of('HoldHearing', fc.constant({ penaltyId, heldOn: '2018-06-01', opinion: '维持' })),
      of(
        'DecidePenalty',
        fc
          .record({
            officers: fc.constantFrom<string[]>(['0117'], ['0117', '0118'], ['0117', '0117']),
            yuan: fc.constantFrom(1, 5_000, 8_000, 9_000),
          })
          .map((each) => decide(each).data),
      ),
      of('DropPenalty', fc.constant({ penaltyId, ground: 'no-fault', reason: '没有过错' })),
      of('RecordFinePayment', fc.record({ penaltyId: only, yuan: fc.constantFrom(5_000, 8_000, 16_000) })),
      of('ObserveFine', fc.constant({ penaltyId, due: payBy.due })),
      of('ObservePenaltyDecision', fc.constant({ penaltyId, due: deadlineBy('penalty-decision', monday).due })),
      of(
        'ExtendPenaltyDecision',
        fc.constantFrom('行政处罚法', '市场监督管理行政处罚程序规定').map((law) => ({
          penaltyId,
          days: 30,
          rule: { law, article: '第六十条' },
          approval: '批准',
        })),
      ),
    ),
    lawful,
  );
});

describe('the time to decide (art. 60)', () => {
  // Monday, 14 May, and ninety days is Sunday, 12 August: the end of Monday in Beijing.
  const { due, amber } = deadlineBy('penalty-decision', monday);
  const observe = (of = due) => ({ kind: 'ObservePenaltyDecision' as const, data: { penaltyId, due: of } });
  const extend = (rule = { law: '市场监督管理行政处罚程序规定', article: '第六十四条' }) => ({
    kind: 'ExtendPenaltyDecision' as const,
    data: { penaltyId, days: 30, rule, approval: '局长批准2018-3' },
  });

  test('runs ninety days from the proposal, is warned of before, and found to be over once', () => {
    expect(due).toBe('2018-08-13T16:00:00.000Z');
    given(announced).when(observe(), { at: monday }).thenNothing();
    given(announced)
      .when(observe(), { at: amber })
      .thenTypes('PenaltyDecisionNear')
      .when(observe(), { at: amber })
      .thenNothing();
    const over = given(announced).when(observe(), { at: due }).thenTypes('PenaltyDecisionOverdue');
    over.when(observe(), { at: due }).thenNothing();
    // Late, and still owed.
    over.when(decide(), { at: due }).thenTypes('PenaltyDecided');
    given(announced, heard, decided).when(observe(), { at: due }).thenNothing();
  });

  test('is extended only by a rule that gives more, which is named, and before it is over', () => {
    given(announced)
      .when(extend({ law: '行政处罚法', article: '第六十条' }))
      .thenRefused('ninety-days-are-the-rule', { article: '第六十条' });
    given(announced).when(extend(), { at: due }).thenRefused('extended-too-late');
    given(announced, heard, decided).when(extend()).thenRefused('penalty-over');
    const longer = given(announced).when(extend(), { at: amber }).thenTypes('PenaltyDecisionExtended');
    longer.when(observe(), { at: due }).thenNothing();
    const later = '2018-09-12T16:00:00.000Z';
    longer.when(observe(later), { at: due }).thenNothing();
    longer.when(observe(later), { at: later }).thenTypes('PenaltyDecisionOverdue');
  });
});
