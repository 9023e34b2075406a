import { describe, expect, test } from '@jest/globals';
import type {
  CaseMatter,
  DisclosureGap,
  PriceDisclosureCommand,
  PriceDisclosureEvent,
  PriceStandardCommand,
  PriceStandardEvent,
} from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type PriceDisclosureState, priceDisclosureDecider } from '../src/price-disclosure/decider.ts';
import { gapRules } from '../src/price-disclosure/law.ts';
import { type PriceStandards, priceStandardDecider } from '../src/price-standard/decider.ts';

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const start = '2018-05-14T01:00:00.000Z';
const after = '2018-05-24T01:00:00.000Z';
const dueBy = deadlineWithin({ unit: 'days', amount: 7 }, start, { law: '价格法', article: '第十三条' });
const matter: CaseMatter = { category: 'fees-not-disclosed', urgency: 'normal', role: 'lead', brief: '收费未公示' };
const party = { kind: 'unit' as const, name: '和平物业' };
const visit = { caseId, officers: ['0301'], credentialsShown: true, evidence: [] };

describe('what must be shown', () => {
  const { given } = specificationOf(priceDisclosureDecider);
  const opened: PriceDisclosureEvent = {
    type: 'DisclosureReported',
    data: { caseId, referral, source: 'referral', matter },
  };
  type Given = Pick<PriceDisclosureCommand, 'kind' | 'data'>;
  const check = (gaps: DisclosureGap[], facts: object = {}) =>
    ({
      kind: 'CheckDisclosure',
      data: { ...visit, party, findings: gaps.map((gap) => ({ gap, what: '公示栏' })), ...facts },
    }) as Given;
  const order = { kind: 'OrderDisclosure', data: { caseId, dueBy } } as const;
  const recheck = (remaining: number[], facts: object = {}) =>
    ({ kind: 'RecheckDisclosure', data: { ...visit, remaining, ...facts } }) as Given;
  const fine = (finding: number, yuan = 2_000) =>
    ({ kind: 'ProposeDisclosurePenalty', data: { caseId, penaltyId, finding, yuan } }) as const;
  const conclude = { kind: 'ConcludeDisclosure', data: { caseId, note: '拒不公示' } } as const;
  /** 1 is ours, 2 is housing's. */
  const ordered = () =>
    given(opened)
      .when(check(['charges-not-shown', 'common-income-not-shown']))
      .thenTypes('DisclosureGapsFound', 'GapsReportedToHousing')
      .when(order)
      .thenTypes('DisclosureOrdered');

  test('is all there, or comes after the order', () => {
    given(opened).when(check([])).thenTypes('DisclosureComplete').when(order).thenRefused('case-ended');
    ordered().when(recheck([])).thenTypes('DisclosureRechecked', 'PricesDisclosed');
    given(opened)
      .when(check(['standards-not-shown']))
      .thenTypes('DisclosureGapsFound');
  });

  test('only gaps of housing’s law are reported to housing', () => {
    const { decision } = given(opened).when(check(['charges-not-shown', 'channels-not-shown', 'accounts-not-shown']));
    expect(decision).toMatchObject({ events: [{}, { data: { findings: [{ no: 2 }, { no: 3 }] } }] });
  });

  test('in its order', () => {
    given().when(order).thenRefused('no-such-case');
    given(opened).when(order).thenRefused('not-checked', { article: '价格法 第三十三条' });
    given(opened)
      .when(check(['charges-not-shown'], { credentialsShown: false }))
      .thenRefused('credentials-not-shown');
    given(opened)
      .when(check(['charges-not-shown'], { party: undefined }))
      .thenRefused('party-unknown');
    ordered().when(check([])).thenRefused('checked-already');
    ordered()
      .when(recheck([1]))
      .thenRefused('order-runs');
    ordered()
      .when(recheck([3]), { at: after })
      .thenRefused('no-such-finding');
    ordered()
      .when(recheck([], { credentialsShown: false }))
      .thenRefused('credentials-not-shown');
    ordered().when(conclude).thenRefused('order-runs');
  });

  test('prices cost up to five thousand, the rest is housing’s to penalise', () => {
    given(opened)
      .when(check(['charges-not-shown']))
      .thenTypes('DisclosureGapsFound')
      .when(fine(1))
      .thenRefused('penalty-before-order', { article: '行政处罚法 第二十八条' });
    ordered().when(fine(1, 5_001)).thenRefused('outside-range', { article: '价格法 第四十二条' });
    ordered().when(fine(2)).thenRefused('penalised-by-housing', { article: '淄博市物业管理条例 第八十条' });
    ordered().when(fine(3)).thenRefused('no-such-finding');
    const left = ordered()
      .when(recheck([1, 2]), { at: after })
      .thenTypes('DisclosureRechecked');
    left.when(conclude).thenRefused('conclude-before-measures', { article: '第四十二条' });
    const proposed = left.when(fine(1)).thenTypes('DisclosurePenaltyProposed');
    proposed.when(fine(1)).thenRefused('penalised-already', { article: '行政处罚法 第二十九条' });
    proposed
      .when({
        kind: 'NoteDisclosurePenalty',
        data: { caseId, penaltyId, result: 'decided', sanction: 'fine', yuan: 2_000 },
      })
      .thenTypes('DisclosurePenalised')
      .when(conclude)
      .thenTypes('DisclosureConcluded');
    ordered()
      .when(recheck([2]), { at: after })
      .thenTypes('DisclosureRechecked')
      .when(conclude)
      .thenTypes('DisclosureConcluded');
  });

  test('time, rework, and the end of the referral', () => {
    const observe = { kind: 'ObserveDisclosure', data: { caseId, order: 1 } } as const;
    ordered().when(observe).thenNothing();
    ordered().when(observe, { at: after }).thenTypes('DisclosureOverdue');
    const again = { kind: 'OpenDisclosure', data: { caseId, referral: { ...referral, round: 1 }, matter } } as const;
    ordered().when(again).thenTypes('DisclosureReopened').when(check([])).thenTypes('DisclosureComplete');
    const end = {
      kind: 'EndDisclosure',
      data: { caseId, referralId: referral.referralId, cause: 'completed', note: '' },
    } as const;
    ordered().when(end).thenTypes('DisclosureSettled').when(end).thenNothing();
    const plan = { kind: 'PlanDisclosureCheck', data: { caseId, source: 'own-inspection', matter } } as const;
    given().when(plan).thenTypes('DisclosureReported').when(plan).thenRefused('case-exists');
  });

  const unlawful = (_state: PriceDisclosureState, history: readonly PriceDisclosureEvent[]): string | undefined => {
    const last = history.at(-1);
    if (!last) return undefined;
    const before = history.slice(0, -1);
    const gapOf = (no: number) =>
      before
        .flatMap((each) => (each.type === 'DisclosureGapsFound' ? each.data.findings : []))
        .find((each) => each.no === no)!.gap;
    const isOrdered = (no: number) =>
      before.some((each) => each.type === 'DisclosureOrdered' && each.data.findings.includes(no));
    const ends = [
      'DisclosureComplete',
      'PricesDisclosed',
      'DisclosureConcluded',
      'DisclosureWithdrawn',
      'DisclosureSettled',
    ];
    const isOver =
      before.findLastIndex(({ type }) => ends.includes(type)) >
      before.findLastIndex(({ type }) => type === 'DisclosureReopened');
    if (isOver && !['DisclosureReopened', 'DisclosurePenalised', 'DisclosureNotPenalised'].includes(last.type))
      return `${last.type} after the end`;
    if (last.type === 'DisclosurePenaltyProposed') {
      const { finding, proposal } = last.data;
      if (gapRules[gapOf(finding)].authority !== 'pricing') return 'penalised for another authority';
      if (!isOrdered(finding)) return 'a penalty before an order';
      if (proposal.yuan > 5_000) return 'a fine beyond article 42';
    }
    if (last.type === 'DisclosureConcluded') {
      const ours = last.data.remaining.filter((no) => gapRules[gapOf(no)].authority === 'pricing');
      if (ours.length > 0 && !before.some(({ type }) => type === 'DisclosurePenalised'))
        return 'concluded without a penalty';
    }
    return undefined;
  };

  test('no sequence of commands reaches what the law does not know', () => {
    type Command = Pick<PriceDisclosureCommand, 'kind' | 'data'>;
    const of = (weight: number, arbitrary: fc.Arbitrary<Command | ((at: string) => Command)>) => ({
      weight,
      arbitrary,
    });
    const gaps = fc.subarray<DisclosureGap>(['charges-not-shown', 'charged-beyond-shown', 'common-income-not-shown']);
    neverUnlawful<PriceDisclosureCommand, PriceDisclosureState, PriceDisclosureEvent>(
      priceDisclosureDecider,
      fc.oneof(
        of(
          5,
          fc
            .constantFrom(0, 0, 0, 1)
            .map((round) => ({ kind: 'OpenDisclosure', data: { caseId, matter, referral: { ...referral, round } } })),
        ),
        of(
          8,
          gaps.map((each) => check(each)),
        ),
        of(
          10,
          fc.integer({ min: -1, max: 10 }).map((more) => (at: string) => {
            const due = new Date(Date.parse(at) + more * 86_400_000).toISOString();
            return { kind: 'OrderDisclosure', data: { caseId, dueBy: { ...dueBy, due } } };
          }),
        ),
        of(
          10,
          fc.subarray([1, 2, 3, 4]).map((nos) => recheck(nos)),
        ),
        of(
          8,
          fc
            .record({ no: fc.constantFrom(1, 2, 3), yuan: fc.constantFrom(0, 5_000, 5_001) })
            .map(({ no, yuan }) => fine(no, yuan)),
        ),
        of(
          4,
          fc
            .constantFrom('decided' as const, 'dropped' as const)
            .map((result) => ({ kind: 'NoteDisclosurePenalty', data: { caseId, penaltyId, result } })),
        ),
        of(4, fc.constant(conclude)),
        of(
          1,
          fc.constant({
            kind: 'EndDisclosure',
            data: { caseId, referralId: referral.referralId, cause: 'taken-back', note: '' },
          }),
        ),
      ),
      unlawful,
      { length: 50, runs: 300 },
    );
  });
});

describe('what the authorities have set', () => {
  const { given } = specificationOf(priceStandardDecider);
  const standard = (facts: object = {}) =>
    ({
      kind: 'RecordPriceStandard',
      data: {
        item: 'property-service',
        starLevel: 3,
        base: 12_000,
        upPercent: 20,
        from: '2018-06',
        document: '张价〔2018〕1号',
        authority: '张店区物价局',
        publishedOn: '2018-05-20',
        ...facts,
      },
    }) as Pick<PriceStandardCommand, 'kind' | 'data'>;
  const repeal = (from: string) =>
    ({
      kind: 'RepealPriceStandard',
      data: { item: 'property-service', starLevel: 3, from, document: '张价〔2019〕9号' },
    }) as const;

  test('is on the register once for each month, after its publication, graded where it is graded', () => {
    given()
      .when(standard({ from: '2018-04' }))
      .thenRefused('applies-before-published', { article: '价格法 第二十四条' });
    given()
      .when(standard({ starLevel: undefined }))
      .thenRefused('star-level-missing', { article: '山东省物业管理条例 第六十条' });
    given()
      .when(standard({ item: 'water' }))
      .thenRefused('star-level-not-for-this');
    given()
      .when(standard({ item: 'water', starLevel: undefined }))
      .thenRefused('set-tariff-has-no-float');
    const known = given().when(standard()).thenTypes('PriceStandardPublished');
    known.when(standard()).thenRefused('standard-known');
    known.when(standard({ starLevel: 4 })).thenTypes('PriceStandardPublished');
    known.when(repeal('2018-05')).thenRefused('nothing-to-repeal');
    known
      .when(repeal('2019-01'))
      .thenTypes('PriceStandardRepealed')
      .when(repeal('2019-02'))
      .thenRefused('nothing-to-repeal');
  });

  test('whatever is recorded, no level has two standards for one month', () => {
    neverUnlawful<PriceStandardCommand, PriceStandards, PriceStandardEvent>(
      priceStandardDecider,
      fc
        .record({
          repeals: fc.boolean(),
          from: fc.constantFrom('2018-06', '2018-07', '2019-01'),
          starLevel: fc.constantFrom(3, 4),
        })
        .map(({ repeals, from, starLevel }) => (repeals ? repeal(from) : standard({ from, starLevel }))),
      ({ standards }) => {
        const keys = standards.map(({ item, starLevel, from }) => `${item}/${starLevel}/${from}`);
        return new Set(keys).size < keys.length ? 'two standards for one month' : undefined;
      },
    );
  });
});
