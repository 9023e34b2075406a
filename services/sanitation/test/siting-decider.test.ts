import { describe, test } from '@jest/globals';
import type { SitingCommand, SitingEvent } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { sitingDecider } from '../src/siting/decider.ts';

const { given } = specificationOf(sitingDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const pointId = '0190f000-0000-7000-8000-0000000000c1';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const key = { caseId, referral };
const monday = '2018-05-14T01:00:00.000Z';
const june = '2018-06-14T01:00:00.000Z';
const matter = { category: 'garbage-point-siting', urgency: 'normal', role: 'lead', brief: '垃圾桶异味' } as const;
type Problem = 'place' | 'odour' | 'vermin' | 'broken' | 'unapproved';
const reported: SitingEvent = { type: 'SitingReported', data: { ...key, matter } };
const inspected = (...problems: readonly Problem[]): SitingEvent => ({
  type: 'SitingInspected',
  data: { ...key, inspectors: ['h-1'], problems: [...problems], evidence: [], pointId },
});
const objectBy = deadlineWithin({ unit: 'days', amount: 7 }, monday, { law: '条块总线', article: '站点迁移征求意见' });
const proposed: SitingEvent = { type: 'RelocationProposed', data: { ...key, pointId, to: '西门', objectBy } };
const weighed = (upheld: boolean): SitingEvent => ({
  type: 'ObjectionsWeighed',
  data: { ...key, objections: 2, upheld, reason: '距住宅过近' },
});
const inspect = (problems: readonly Problem[], more = {}) => ({
  kind: 'InspectSite' as const,
  data: { caseId, inspectors: ['h-1'], problems: [...problems], evidence: [], ...more },
});
const improve = (...solves: readonly Problem[]) => ({
  kind: 'ImproveSite' as const,
  data: { caseId, measures: ['disinfected' as const], solves: [...solves], what: '消杀' },
});
const propose = { kind: 'ProposeRelocation' as const, data: { caseId, to: '西门', objectBy } };
const weigh = (upheld: boolean) => ({
  kind: 'WeighObjections' as const,
  data: { caseId, objections: 2, upheld, reason: '距住宅过近' },
});
const relocate = { kind: 'RelocatePoint' as const, data: { caseId } };
const close = { kind: 'CloseSiting' as const, data: { caseId, note: '已处理' } };
const open = (round: number) => ({
  kind: 'OpenSiting' as const,
  data: { caseId, referral: { ...referral, round }, matter },
});

describe('smell', () => {
  test('is solved before the case is closed (art. 37)', () => {
    given().when(open(0)).thenAccepted(reported).when(open(0)).thenNothing();
    given(reported).when(improve('odour')).thenRefused('not-inspected');
    given(reported, inspected('odour', 'vermin')).when(improve('broken')).thenRefused('no-such-problem');
    given(reported, inspected('odour', 'vermin'))
      .when(improve('odour'))
      .thenTypes('SiteImproved')
      .when(close)
      .thenRefused('problems-remain', { article: '淄博市市容和环境卫生管理办法 第三十七条' });
    given(reported, inspected('odour'))
      .when(improve('odour'))
      .thenTypes('SiteImproved')
      .when(close, { at: monday })
      .thenAccepted({ type: 'SitingClosed', data: { ...key, end: 'solved', note: '已处理', closedAt: monday } })
      .when(close)
      .thenRefused('case-over');
    given(reported, inspected('odour')).when(propose, { at: monday }).thenRefused('place-is-right');
  });

  test('or was none, with a word why', () => {
    given(reported).when(inspect([])).thenRefused('no-note');
    given(reported)
      .when(inspect([], { note: '每日消杀' }))
      .thenTypes('SiteInOrder')
      .when(open(1))
      .thenTypes('SitingReopened');
    given().when(inspect([])).thenRefused('no-such-case');
    given(reported, inspected('odour'))
      .when(inspect(['odour']))
      .thenRefused('inspected-already');
    given(reported).when({ kind: 'ReportSiting', data: { caseId, matter } }).thenRefused('case-exists');
  });
});

describe('a wrong place (art. 36)', () => {
  test('is changed after objections were heard and weighed', () => {
    given(reported)
      .when(inspect(['place']))
      .thenRefused('point-unknown');
    given(reported, inspected('place')).when(improve('place')).thenRefused('only-by-relocation');
    given(reported, inspected('place')).when(close).thenRefused('only-by-relocation', { article: '第三十六条' });
    given(reported, inspected('place')).when(relocate).thenRefused('not-proposed');
    given(reported, inspected('place')).when(weigh(false)).thenRefused('not-proposed');
    given(reported, inspected('place')).when(propose, { at: june }).thenRefused('due-in-past');
    given(reported, inspected('place'))
      .when(propose, { at: monday })
      .thenAccepted(proposed)
      .when(propose)
      .thenRefused('proposed-already');
    given(reported, inspected('place'), proposed)
      .when(weigh(false), { at: monday })
      .thenRefused('objections-still-heard');
    given(reported, inspected('place'), proposed).when(relocate, { at: june }).thenRefused('not-weighed');
    given(reported, inspected('place'), proposed)
      .when(weigh(false), { at: june })
      .thenAccepted(weighed(false))
      .when(relocate, { at: june })
      .thenTypes('PointRelocated')
      .when(close, { at: june })
      .thenTypes('SitingClosed');
  });

  test('stays where the objections are upheld', () => {
    given(reported, inspected('place'), proposed, weighed(true)).when(relocate).thenRefused('objections-upheld');
    given(reported, inspected('place'), proposed, weighed(true))
      .when(propose, { at: monday })
      .thenTypes('RelocationProposed');
    given(reported, inspected('place'), proposed, weighed(true))
      .when(close, { at: june })
      .thenAccepted({ type: 'SitingClosed', data: { ...key, end: 'stays', note: '已处理', closedAt: june } });
    given(reported, inspected('place', 'odour'), proposed, weighed(true))
      .when(improve('odour'))
      .thenTypes('SiteImproved')
      .when(close, { at: june })
      .thenAccepted({ type: 'SitingClosed', data: { ...key, end: 'partly-solved', note: '已处理', closedAt: june } });
  });
});

test('whatever is typed: nothing moves unheard, nothing closes unsolved', () => {
  const commands = fc.oneof(
    fc.subarray(['place', 'odour', 'vermin'] as const).map((problems) => inspect(problems, { pointId })),
    fc.subarray(['odour', 'vermin'] as const).map((solves) => improve(...solves)),
    fc.boolean().map(weigh),
    fc.constantFrom<Pick<SitingCommand, 'kind' | 'data'>>(open(0), open(1), relocate, close),
    fc.constant((at: string) => ({
      ...propose,
      data: {
        ...propose.data,
        objectBy: deadlineWithin({ unit: 'hours', amount: 1 }, at, { law: '条块总线', article: '站点迁移征求意见' }),
      },
    })),
  ) as fc.Arbitrary<Pick<SitingCommand, 'kind' | 'data'>>;
  neverUnlawful(sitingDecider, commands, (_state, history) => {
    const begin = history.findLastIndex(({ type }) => type === 'SitingReported' || type === 'SitingReopened');
    const round = history.slice(Math.max(0, begin));
    const types = round.map(({ type }) => type);
    const moved = types.indexOf('PointRelocated');
    const heard = round.slice(0, Math.max(0, moved)).findLast((event) => event.type === 'ObjectionsWeighed');
    if (moved >= 0 && (heard?.type !== 'ObjectionsWeighed' || heard.data.upheld)) return 'moved unheard';
    const closed = round.find((event) => event.type === 'SitingClosed');
    const saw = round.find((event) => event.type === 'SitingInspected');
    if (closed?.type !== 'SitingClosed') return undefined;
    if (saw?.type !== 'SitingInspected') return 'closed uninspected';
    const solved = new Set(round.flatMap((event) => (event.type === 'SiteImproved' ? event.data.solves : [])));
    const left = saw.data.problems.filter((each) => (each === 'place' ? moved < 0 : !solved.has(each)));
    if (left.some((each) => each !== 'place')) return 'closed with a problem left';
    return (closed.data.end === 'solved') === (left.length === 0) ? undefined : 'solved, and not solved';
  });
});
