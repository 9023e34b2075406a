import { describe, test } from '@jest/globals';
import type {
  CaseMatter,
  RoadsideFacilityCommand as Command,
  RoadsideFacilityEvent as Event,
} from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type FacilityState, roadsideFacilityDecider } from '../src/roadside-facility/decider.ts';

const { given } = specificationOf(roadsideFacilityDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const key = { caseId, referral };
const matter: CaseMatter = { category: 'roadside-traffic', urgency: 'normal', role: 'lead', brief: '请求设置斑马线' };
const start = '2018-05-14T01:00:00.000Z';
const later = '2018-06-20T01:00:00.000Z';
const doneBy = deadlineWithin({ unit: 'days', amount: 30 }, start, { law: '道路交通安全法', article: '第二十九条' });

type Given = Pick<Command, 'kind' | 'data'>;
type Survey = Partial<
  Pick<Extract<Command, { kind: 'SurveyFacility' }>['data'], 'meetsStandard' | 'endangers' | 'maintainer'>
>;
const opened: Event = { type: 'FacilityRequested', data: { ...key, source: 'referral', matter } };
const survey = ({ meetsStandard = true, endangers = false, maintainer }: Survey = {}) => ({
  officers: ['0601'],
  kind: 'crossing' as const,
  finding: '学校门前无人行横道',
  meetsStandard,
  endangers,
  ...(maintainer ? { maintainer } : {}),
  evidence: [],
});
const surveyed = (more: Survey = {}): Event => ({ type: 'FacilitySurveyed', data: { ...key, ...survey(more) } });
const look = (more: Survey = {}): Given => ({ kind: 'SurveyFacility', data: { caseId, ...survey(more) } });
const plan: Given = { kind: 'PlanFacility', data: { caseId, works: '施划人行横道', doneBy } };
const done: Given = { kind: 'RecordFacilityDone', data: { caseId, officers: ['0601'], note: '已施划', evidence: [] } };
const turnDown = (ground: 'against-standard' | 'not-needed' = 'not-needed'): Given => ({
  kind: 'RefuseFacility',
  data: { caseId, ground, reason: '五十米内已有过街设施' },
});
const secure: Given = { kind: 'SecureDanger', data: { caseId, measures: '设置锥桶并疏导' } };
const notify: Given = { kind: 'NotifyMaintainer', data: { caseId, note: '路面塌陷' } };
const leave: Given = { kind: 'LeaveToMaintainer', data: { caseId, note: '由其修复', proposes: 'public-utilities' } };
const report: Given = { kind: 'ReportHiddenDanger', data: { caseId, danger: '事故频发', proposal: '增设信号灯' } };

describe('a request', () => {
  test('is surveyed before it is decided, once', () => {
    const open: Given = { kind: 'OpenRoadsideFacility', data: { caseId, referral, matter } };
    given().when(open).thenAccepted(opened);
    given(opened).when(open).thenNothing();
    given().when(plan).thenRefused('no-such-facility');
    for (const early of [plan, turnDown(), leave, report])
      given(opened).when(early).thenRefused('not-surveyed', { article: '第二十五条' });
    given(opened).when(look()).thenAccepted(surveyed()).when(look()).thenRefused('surveyed-already');
  });

  test('is planned and done, and time says when it is late', () => {
    given(opened, surveyed()).when(done).thenRefused('not-planned');
    given(opened, surveyed()).when(plan, { at: later }).thenRefused('due-in-past');
    const planned = given(opened, surveyed()).when(plan).thenTypes('FacilityPlanned');
    planned.when(plan).thenRefused('planned-already');
    const observe: Given = { kind: 'ObserveFacilityWorks', data: { caseId, due: doneBy.due } };
    planned.when(observe, { at: start }).thenNothing();
    planned.when(observe, { at: later }).thenTypes('FacilityWorksOverdue').when(observe, { at: later }).thenNothing();
    planned.when(done).thenTypes('FacilityDone').when(done).thenRefused('facility-ended');
    planned.when(turnDown()).thenTypes('FacilityRefused');
  });

  test('is refused with a ground that the survey bears out, and never built below the standard', () => {
    given(opened, surveyed()).when(turnDown()).thenTypes('FacilityRefused');
    given(opened, surveyed()).when(turnDown('against-standard')).thenRefused('ground-contradicts-survey');
    const below = given(opened, surveyed({ meetsStandard: false }));
    below.when(plan).thenRefused('below-standard', { article: '第二十五条' });
    below.when(turnDown('against-standard')).thenTypes('FacilityRefused');
  });

  test('is the maintainer’s where another department keeps it up, after it was notified', () => {
    const theirs = given(opened, surveyed({ maintainer: '市政养护处' }));
    theirs.when(plan).thenRefused('kept-by-others', { article: '第三十条' });
    theirs.when(leave).thenRefused('maintainer-not-notified', { article: '第三十条' });
    theirs.when(notify).thenTypes('MaintainerNotified').when(leave).thenTypes('FacilityLeftToMaintainer');
    given(opened, surveyed()).when(notify).thenRefused('kept-by-traffic-police');
    given(opened, surveyed()).when(leave).thenRefused('kept-by-traffic-police');
  });
});

describe('danger (art. 29, 30)', () => {
  test('is secured and its maintainer notified before anything is decided', () => {
    const danger = given(opened, surveyed({ endangers: true, maintainer: '市政养护处' }));
    danger.when(leave).thenRefused('danger-first', { article: '第三十条' });
    danger.when(turnDown()).thenRefused('danger-first');
    const secured = danger.when(secure).thenTypes('DangerSecured');
    secured.when(turnDown()).thenRefused('danger-first');
    secured.when(notify).thenTypes('MaintainerNotified').when(leave).thenTypes('FacilityLeftToMaintainer');
    given(opened, surveyed({ endangers: true }))
      .when(secure)
      .thenTypes('DangerSecured')
      .when(plan)
      .thenTypes('FacilityPlanned');
    given(opened, surveyed()).when(secure).thenRefused('no-danger');
  });

  test('that recurs is reported to the government once', () => {
    given(opened, surveyed())
      .when(report)
      .thenTypes('HiddenDangerReported')
      .when(report)
      .thenRefused('reported-already', { article: '第二十九条' });
  });
});

test('rework begins again; taken back or completed elsewhere it ends', () => {
  const again = { caseId, referral: { ...referral, round: 1 }, matter };
  given(opened, surveyed(), { type: 'FacilityRefused', data: { ...key, ground: 'not-needed', reason: '已有' } })
    .when({ kind: 'OpenRoadsideFacility', data: again })
    .thenAccepted({ type: 'FacilityReopened', data: again })
    .when(plan)
    .thenRefused('not-surveyed');
  const end = (cause: 'taken-back' | 'completed'): Given => ({
    kind: 'EndRoadsideFacility',
    data: { caseId, referralId: referral.referralId, cause, note: '' },
  });
  given(opened).when(end('taken-back')).thenTypes('FacilityWithdrawn').when(end('completed')).thenNothing();
  given(opened).when(end('completed')).thenTypes('FacilitySettled');
  const own: Given = { kind: 'RequestFacility', data: { caseId, source: 'patrol', matter } };
  given().when(own).thenTypes('FacilityRequested').when(own).thenRefused('facility-exists');
});

/** What no history may show, whatever officers type. */
const unlawful = (_state: FacilityState, all: readonly Event[]): string | undefined => {
  const history = all.slice(all.findLastIndex(({ type }) => type === 'FacilityReopened') + 1);
  const last = history.at(-1);
  if (!last) return undefined;
  const before = history.slice(0, -1);
  const had = (type: Event['type']) => before.some((event) => event.type === type);
  const seen = before.find((event) => event.type === 'FacilitySurveyed');
  const decisions = ['FacilityPlanned', 'FacilityDone', 'FacilityRefused', 'FacilityLeftToMaintainer'];
  if (!decisions.includes(last.type)) return undefined;
  if (seen?.type !== 'FacilitySurveyed') return `${last.type} without a survey`;
  const { endangers, maintainer, meetsStandard } = seen.data;
  if (endangers && !had('DangerSecured')) return `${last.type} with people in danger`;
  if (endangers && maintainer && !had('MaintainerNotified')) return `${last.type} and nobody told`;
  if (last.type === 'FacilityPlanned' && (!meetsStandard || maintainer)) return 'planned what may not be built';
  if (last.type === 'FacilityDone' && !had('FacilityPlanned')) return 'done unplanned';
  if (last.type === 'FacilityLeftToMaintainer' && !had('MaintainerNotified'))
    return 'left to somebody who does not know';
  return undefined;
};

test('no sequence of commands reaches what the law does not know', () => {
  const weighed = (weight: number, arbitrary: fc.Arbitrary<Given>) => ({ weight, arbitrary });
  const anySurvey = fc.record({
    meetsStandard: fc.boolean(),
    endangers: fc.boolean(),
    maintainer: fc.constantFrom(undefined, '市政养护处'),
  });
  neverUnlawful(
    roadsideFacilityDecider,
    fc.oneof(
      weighed(
        4,
        fc.integer({ min: 0, max: 9 }).map((round) => ({
          kind: 'OpenRoadsideFacility',
          data: { caseId, referral: { ...referral, round }, matter },
        })),
      ),
      weighed(
        6,
        anySurvey.map((each) => look(each as Survey)),
      ),
      weighed(4, fc.constant(secure)),
      weighed(4, fc.constant(notify)),
      weighed(
        4,
        fc.constant({
          kind: 'PlanFacility',
          data: { caseId, works: '施划', doneBy: { ...doneBy, due: '2030-01-01T00:00:00.000Z' } },
        }),
      ),
      weighed(3, fc.constant(done)),
      weighed(1, fc.constantFrom(turnDown(), turnDown('against-standard'))),
      weighed(2, fc.constantFrom(leave, report)),
    ),
    unlawful,
    { length: 60, runs: 500 },
  );
});
