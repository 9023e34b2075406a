import { describe, expect, test } from '@jest/globals';
import type { CaseMatter, ConsumerMediationCommand, ConsumerMediationEvent } from '@tiaokuai/contracts';
import { mediationFailure, notMediable } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type ConsumerMediationState, consumerMediationDecider } from '../src/consumer-mediation/decider.ts';
import { waysAfterFailure, waysAfterRefusal } from '../src/consumer-mediation/law.ts';

const { given } = specificationOf(consumerMediationDecider);
type Given = Pick<ConsumerMediationCommand, 'kind' | 'data'>;

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const start = '2018-05-14T01:00:00.000Z';
const matter: CaseMatter = { category: 'consumer-dispute', urgency: 'normal', role: 'lead', brief: '健身卡退费' };
const performBy = deadlineWithin({ unit: 'days', amount: 10 }, start, { law: '条块总线', article: '调解协议约定期限' });
const afterPerformance = '2018-05-25T01:00:00.000Z';
const afterMediation = '2018-07-14T01:00:00.000Z';

const lodge: Given = { kind: 'LodgeDispute', data: { caseId, matter } };
const open = (round = 0): Given => ({
  kind: 'OpenDispute',
  data: { caseId, referral: { ...referral, round }, matter },
});
const acceptIt: Given = {
  kind: 'AcceptDispute',
  data: { caseId, operator: { kind: 'unit', name: '健身馆' }, claim: '退还余款', fen: 120_000 },
};
const session = (bothCame: boolean): Given => ({
  kind: 'HoldSession',
  data: { caseId, mediators: ['0903'], bothCame, note: '面谈' },
});
const agree: Given = { kind: 'RecordSettlement', data: { caseId, terms: '退还余款一千元', fen: 100_000, performBy } };
const perform = (fen: number): Given => ({ kind: 'RecordSettlementPerformance', data: { caseId, fen, evidence: [] } });
const breach: Given = { kind: 'RecordSettlementBreach', data: { caseId, note: '未退款' } };
const fail = (ground: (typeof mediationFailure.options)[number]): Given => ({
  kind: 'EndMediation',
  data: { caseId, ground, note: '未达成一致' },
});

const accepted = () => given().when(open()).thenTypes('DisputeLodged').when(acceptIt).thenTypes('DisputeAccepted');
const agreed = () => accepted().when(session(true)).thenTypes('SessionHeld').when(agree).thenTypes('SettlementAgreed');

describe('a dispute', () => {
  test('is answered in seven working days (消费者权益保护法 art. 46), or that it was not is on record', () => {
    const { decision } = given().when(open());
    const event = decision.kind === 'accepted' ? decision.events[0] : undefined;
    // Seven working days from Monday, 14 May 2018, end with Wednesday, 23 May.
    expect(event).toMatchObject({
      data: { answerBy: { due: '2018-05-23T09:30:00.000Z', source: { article: '第四十六条' } } },
    });
    const due = '2018-05-23T09:30:00.000Z';
    const observe: Given = { kind: 'ObserveMediation', data: { caseId, due } };
    const lodged = given().when(open()).thenTypes('DisputeLodged');
    lodged.when(observe).thenNothing();
    lodged.when(observe, { at: due }).thenTypes('MediationClockRanOut').when(observe, { at: due }).thenNothing();
    accepted().when(observe, { at: due }).thenNothing();
  });

  test('that is not accepted is told where else to go, ground by ground', () => {
    for (const ground of notMediable.options) {
      const refusal = given()
        .when(lodge)
        .thenTypes('DisputeLodged')
        .when({ kind: 'RefuseDispute', data: { caseId, ground, reason: '不符合受理条件' } });
      expect(refusal.decision).toMatchObject({ events: [{ data: { ground, ways: waysAfterRefusal[ground] } }] });
      expect(waysAfterRefusal[ground].length).toBeGreaterThan(0);
    }
    accepted()
      .when({ kind: 'RefuseDispute', data: { caseId, ground: 'too-old', reason: '超期' } })
      .thenRefused('answered-already', { article: '第四十六条' });
  });

  test('is agreed on by both at the table, in time, of their free will', () => {
    given()
      .when(lodge)
      .thenTypes('DisputeLodged')
      .when(session(true))
      .thenRefused('not-accepted', { article: '消费者权益保护法' });
    accepted().when(agree).thenRefused('no-session-of-both', { article: '第三十九条' });
    accepted().when(session(false)).thenTypes('SessionHeld').when(agree).thenRefused('no-session-of-both');
    accepted().when(session(true), { at: afterMediation }).thenRefused('time-over');
    accepted()
      .when(session(true))
      .thenTypes('SessionHeld')
      .when(agree, { at: afterPerformance })
      .thenRefused('due-in-past');
    agreed().when(session(true)).thenRefused('agreed-already');
    given().when(lodge).thenTypes('DisputeLodged').when(lodge).thenRefused('dispute-exists');
    given().when(acceptIt).thenRefused('no-such-dispute');
  });

  test('ends with the money, or with the way to court', () => {
    accepted().when(perform(1)).thenRefused('not-agreed');
    agreed().when(perform(99_999)).thenRefused('less-than-agreed');
    agreed().when(perform(100_000)).thenTypes('SettlementPerformed').when(breach).thenRefused('dispute-ended');
    agreed().when(breach).thenRefused('performance-runs');
    expect(agreed().when(breach, { at: afterPerformance }).decision).toMatchObject({
      events: [{ data: { ways: ['court'] } }],
    });
  });

  test('that fails is told the ways that remain', () => {
    accepted().when(fail('time-over')).thenRefused('time-runs');
    accepted().when(fail('time-over'), { at: afterMediation }).thenTypes('MediationFailed');
    for (const ground of ['operator-refuses', 'no-agreement'] as const)
      expect(accepted().when(fail(ground)).decision).toMatchObject({
        events: [{ data: { ways: waysAfterFailure[ground] } }],
      });
    expect(waysAfterFailure['operator-refuses']).toContain('court');
  });

  test('and its referral', () => {
    const end = (cause: 'taken-back' | 'completed'): Given => ({
      kind: 'EndDispute',
      data: { caseId, referralId: referral.referralId, cause, note: '' },
    });
    accepted().when(end('taken-back')).thenTypes('MediationWithdrawn').when(end('taken-back')).thenNothing();
    accepted().when(end('completed')).thenTypes('MediationSettled');
    accepted().when(open()).thenNothing();
    accepted().when(open(1)).thenTypes('DisputeReopened').when(acceptIt).thenTypes('DisputeAccepted');
  });
});

/** What no history may show, whatever mediators type. */
const unlawful = (_state: ConsumerMediationState, history: readonly ConsumerMediationEvent[]): string | undefined => {
  const last = history.at(-1);
  if (!last) return undefined;
  const since = history.slice(
    Math.max(
      history.findLastIndex(({ type }) => type === 'DisputeReopened'),
      0,
    ),
    -1,
  );
  const has = (type: ConsumerMediationEvent['type']) => since.some((event) => event.type === type);
  const ends = [
    'DisputeNotAccepted',
    'SettlementPerformed',
    'SettlementBroken',
    'MediationFailed',
    'MediationWithdrawn',
    'MediationSettled',
  ];
  if (since.some(({ type }) => ends.includes(type)) && last.type !== 'DisputeReopened')
    return `${last.type} after the end`;
  const session = since.findLast((event) => event.type === 'SessionHeld');
  if (last.type === 'SessionHeld' && !has('DisputeAccepted')) return 'mediated before it was accepted';
  if (last.type === 'SettlementAgreed' && !session?.data.bothCame) return 'agreed without both at the table';
  if (last.type === 'SettlementPerformed') {
    const agreement = since.findLast((event) => event.type === 'SettlementAgreed');
    if (!agreement || last.data.fen < agreement.data.fen) return 'performed less than was agreed';
  }
  if (last.type === 'SettlementBroken' && !has('SettlementAgreed')) return 'broke what was never agreed';
  const clocks = since.filter((event) => event.type === 'MediationClockRanOut').map(({ data }) => data.due);
  if (last.type === 'MediationClockRanOut' && clocks.includes(last.data.due)) return 'one clock ran out twice';
  return undefined;
};

test('no sequence of commands reaches what the rules do not know', () => {
  const of = (weight: number, arbitrary: fc.Arbitrary<Given | ((at: string) => Given)>) => ({ weight, arbitrary });
  const later = (at: string, days: number) => new Date(Date.parse(at) + days * 86_400_000).toISOString();
  neverUnlawful<ConsumerMediationCommand, ConsumerMediationState, ConsumerMediationEvent>(
    consumerMediationDecider,
    fc.oneof(
      of(
        4,
        fc.constantFrom(0, 0, 0, 1).map((round) => open(round)),
      ),
      of(6, fc.constant(acceptIt)),
      of(1, fc.constant({ kind: 'RefuseDispute', data: { caseId, ground: 'before-court', reason: '已起诉' } })),
      of(8, fc.boolean().map(session)),
      of(
        8,
        fc.integer({ min: -1, max: 9 }).map((days) => (at: string) => ({
          kind: 'RecordSettlement',
          data: { caseId, terms: '退款', fen: 100_000, performBy: { ...performBy, due: later(at, days) } },
        })),
      ),
      of(4, fc.constantFrom(0, 99_999, 100_000).map(perform)),
      of(3, fc.constant(breach)),
      of(1, fc.constantFrom(...mediationFailure.options).map(fail)),
      of(
        1,
        fc.constant({
          kind: 'EndDispute',
          data: { caseId, referralId: referral.referralId, cause: 'completed', note: '' },
        }),
      ),
    ),
    unlawful,
    { length: 40, runs: 400, longest: 900_000 },
  );
});
