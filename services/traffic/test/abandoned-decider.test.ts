import { describe, test } from '@jest/globals';
import type {
  AbandonmentSign,
  CaseMatter,
  AbandonedVehicleCommand as Command,
  AbandonedVehicleEvent as Event,
  RoadKind,
  VehicleClock,
  VehicleRemoval,
} from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type AbandonedState, abandonedVehicleDecider } from '../src/abandoned-vehicle/decider.ts';

const { given } = specificationOf(abandonedVehicleDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const key = { caseId, referral };
const matter: CaseMatter = { category: 'abandoned-vehicle', urgency: 'low', role: 'lead', brief: '僵尸车占位' };
const start = '2018-05-14T01:00:00.000Z';
const setting = { law: '配置', article: '僵尸车限期挪移' };
const dueBy = deadlineWithin({ unit: 'days', amount: 7 }, start, setting);
const afterNotice = '2018-05-25T01:00:00.000Z';
const respondBy = deadlineWithin({ unit: 'days', amount: 15 }, afterNotice, setting);
const afterResponse = '2018-06-12T01:00:00.000Z';
const until = deadlineBy('vehicle-publication', afterResponse);
const afterPublication = '2018-09-20T01:00:00.000Z';

type Given = Pick<Command, 'kind' | 'data'>;
type Inspection = Extract<Event, { type: 'AbandonedVehicleInspected' }>['data'];
const opened: Event = { type: 'AbandonedVehicleReported', data: { ...key, source: 'referral', matter } };
const seen = ({
  road = 'public-road',
  signs = ['unplated'],
  obstructs = true,
}: Partial<Pick<Inspection, 'road' | 'signs' | 'obstructs'>> = {}) => ({
  officers: ['0601'],
  road,
  description: '白色面包车，轮胎瘪',
  signs,
  obstructs,
  evidence: [],
});
const inspected = (more: Parameters<typeof seen>[0] = {}): Event => {
  const data = seen(more);
  return { type: 'AbandonedVehicleInspected', data: { ...key, ...data, isRoad: data.road !== 'unit-closed' } };
};
const posted: Event = { type: 'RemovalNoticePosted', data: { ...key, ownerReached: true, dueBy, evidence: [] } };
const inspect = (more: Parameters<typeof seen>[0] = {}): Given => ({
  kind: 'InspectAbandonedVehicle',
  data: { caseId, ...seen(more) },
});
const post: Given = { kind: 'PostRemovalNotice', data: { caseId, ownerReached: true, dueBy, evidence: [] } };
const remove = (how: VehicleRemoval): Given => ({
  kind: 'RemoveAbandonedVehicle',
  data: { caseId, how, officers: ['0601'], to: '东二路停车场', respondBy, evidence: [] },
});
const publish: Given = { kind: 'PublishDetention', data: { caseId, where: '淄博日报', until } };
const dispose = (way: 'scrapped' | 'auctioned'): Given => ({
  kind: 'DisposeOfVehicle',
  data: { caseId, way, document: '张交处〔2018〕1号' },
});
const giveBack = (papers?: string): Given => ({
  kind: 'ReturnRemovedVehicle',
  data: { caseId, ...(papers ? { papers } : {}) },
});
const leave: Given = {
  kind: 'LeaveAbandonedToManager',
  data: { caseId, to: { kind: 'subdistrict', name: '和平街道' }, note: '小区内' },
};
const conclude: Given = { kind: 'ConcludeAbandonedVehicle', data: { caseId, note: '车况完好，有号牌' } };
const taken: Given = { kind: 'RecordTakenByOwner', data: { caseId, evidence: [] } };
const clock = (name: VehicleClock, due: string): Given => ({
  kind: 'ObserveVehicleClock',
  data: { caseId, clock: name, due },
});

describe('notice', () => {
  test('first the vehicle is looked at, then a notice is posted, once', () => {
    const open: Given = { kind: 'OpenAbandonedVehicle', data: { caseId, referral, matter } };
    given().when(open).thenAccepted(opened);
    given(opened).when(open).thenNothing();
    given().when(post).thenRefused('no-such-vehicle-case');
    given(opened).when(post).thenRefused('not-inspected');
    given(opened).when(inspect()).thenAccepted(inspected()).when(inspect()).thenRefused('inspected-already');
    given(opened, inspected()).when(post).thenAccepted(posted).when(post).thenRefused('noticed-already');
    given(opened, inspected()).when(post, { at: afterNotice }).thenRefused('due-in-past');
    given(opened)
      .when({ kind: 'ClearAbandonedVehicle', data: { caseId, officers: ['0601'], finding: '每周使用', evidence: [] } })
      .thenTypes('VehicleNotAbandoned')
      .when(post)
      .thenRefused('vehicle-case-ended');
  });

  test('its time must be over before anything is removed; an owner who comes ends it', () => {
    given(opened, inspected()).when(remove('detained')).thenRefused('remove-before-notice', { article: '僵尸车' });
    given(opened, inspected(), posted).when(remove('detained'), { at: start }).thenRefused('remove-before-notice');
    given(opened, inspected(), posted).when(taken).thenTypes('VehicleTakenByOwner');
    given(opened, inspected(), posted)
      .when(clock('notice', dueBy.due), { at: afterNotice })
      .thenTypes('VehicleClockRanOut')
      .when(clock('notice', dueBy.due), { at: afterNotice })
      .thenNothing();
  });
});

describe('removal needs a road and a ground', () => {
  const noticed = (more: Parameters<typeof seen>[0]) => given(opened, inspected(more), posted);

  test('in a gated estate nothing is towed: its manager leads', () => {
    for (const how of ['towed', 'detained', 'confiscated'] as const)
      noticed({ road: 'unit-closed' })
        .when(remove(how), { at: afterNotice })
        .thenRefused('not-a-road', { article: '第一百一十九条' });
    noticed({ road: 'unit-closed' })
      .when(leave)
      .thenAccepted({
        type: 'AbandonedVehicleLeftToManager',
        data: {
          ...key,
          to: { kind: 'subdistrict', name: '和平街道' },
          ownerNotified: true,
          led: true,
          note: '小区内',
        },
      });
    noticed({}).when(leave).thenRefused('is-a-road');
  });

  test.each([
    [
      'towed',
      { signs: ['long-unmoved'], obstructs: true },
      { signs: ['long-unmoved'], obstructs: false },
      '第九十三条',
    ],
    ['detained', { signs: ['forged-plates'] }, { signs: ['wrecked'] }, '第九十五条'],
    ['confiscated', { signs: ['beyond-scrapping'] }, { signs: ['unplated'] }, '第一百条'],
  ] as const)('%s: only with its ground', (how, ground, none, article) => {
    noticed({ ...ground, signs: [...ground.signs] } as never)
      .when(remove(how), { at: afterNotice })
      .thenTypes('AbandonedVehicleRemoved');
    noticed({ ...none, signs: [...none.signs] } as never)
      .when(remove(how), { at: afterNotice })
      .thenRefused('no-ground-to-remove', { article });
  });

  test('without any ground the case is concluded honestly, and never with one', () => {
    noticed({ signs: ['long-unmoved'], obstructs: false })
      .when(conclude, { at: afterNotice })
      .thenTypes('AbandonedVehicleConcluded');
    noticed({ signs: ['long-unmoved'], obstructs: false })
      .when(conclude, { at: start })
      .thenRefused('ground-to-remove');
    noticed({}).when(conclude, { at: afterNotice }).thenRefused('ground-to-remove');
  });
});

describe('what was removed goes its own way (art. 112)', () => {
  const removed = (how: VehicleRemoval, signs: AbandonmentSign[]) =>
    given(opened, inspected({ signs }), posted)
      .when(remove(how), { at: afterNotice })
      .thenTypes('AbandonedVehicleRemoved');

  test('detained: the owner’s time, three months of publication, then disposal', () => {
    const held = removed('detained', ['unplated']);
    held.when(publish, { at: afterNotice }).thenRefused('owner-has-time', { article: '第一百一十二条' });
    held.when(dispose('scrapped'), { at: afterPublication }).thenRefused('publication-runs');
    held.when(clock('response', respondBy.due), { at: afterResponse }).thenTypes('VehicleClockRanOut');
    const published = held.when(publish, { at: afterResponse }).thenTypes('DetentionPublished');
    published.when(publish, { at: afterResponse }).thenRefused('not-detained');
    published.when(dispose('auctioned'), { at: afterResponse }).thenRefused('publication-runs');
    published.when(giveBack()).thenRefused('papers-missing', { article: '第九十五条' });
    published.when(giveBack('行驶证、登记证书')).thenTypes('RemovedVehicleReturned');
    published
      .when(clock('publication', until.due), { at: afterPublication })
      .thenTypes('VehicleClockRanOut')
      .when(dispose('auctioned'), { at: afterPublication })
      .thenTypes('RemovedVehicleDisposed')
      .when(giveBack('x'))
      .thenRefused('not-held');
  });

  test('confiscated is scrapped and nothing else; towed is given back and nothing else', () => {
    const scrap = removed('confiscated', ['beyond-scrapping']);
    scrap.when(giveBack('行驶证')).thenRefused('confiscated-stays', { article: '第一百条' });
    scrap.when(dispose('auctioned')).thenRefused('confiscated-stays');
    scrap.when(dispose('scrapped')).thenTypes('RemovedVehicleDisposed');
    const towed = removed('towed', ['long-unmoved']);
    towed.when(dispose('scrapped')).thenRefused('not-detained');
    towed.when(publish).thenRefused('not-detained');
    towed.when(giveBack()).thenTypes('RemovedVehicleReturned');
    given(opened, inspected()).when(publish).thenRefused('not-held');
    given(opened, inspected()).when(dispose('scrapped')).thenRefused('not-held');
  });
});

test('rework begins again; taken back or completed elsewhere it ends', () => {
  const again = { caseId, referral: { ...referral, round: 1 }, matter };
  given(opened, inspected(), posted, { type: 'VehicleTakenByOwner', data: { ...key, evidence: [] } })
    .when({ kind: 'OpenAbandonedVehicle', data: again })
    .thenAccepted({ type: 'AbandonedVehicleReopened', data: again })
    .when(remove('detained'), { at: afterNotice })
    .thenRefused('not-inspected');
  const end = (cause: 'taken-back' | 'completed'): Given => ({
    kind: 'EndAbandonedVehicle',
    data: { caseId, referralId: referral.referralId, cause, note: '' },
  });
  given(opened).when(end('taken-back')).thenTypes('AbandonedVehicleWithdrawn').when(end('completed')).thenNothing();
  given(opened).when(end('completed')).thenTypes('AbandonedVehicleSettled');
  const own: Given = { kind: 'ReportAbandonedVehicle', data: { caseId, source: 'patrol', matter } };
  given().when(own).thenTypes('AbandonedVehicleReported').when(own).thenRefused('vehicle-case-exists');
});

/** What no history may show, whatever officers type. */
const unlawful = (_state: AbandonedState, all: readonly Event[]): string | undefined => {
  const last = all.at(-1);
  if (!last) return undefined;
  const earlier = all.slice(0, -1);
  const round = earlier.slice(earlier.findLastIndex(({ type }) => type === 'AbandonedVehicleReopened') + 1);
  const of = <Type extends Event['type']>(events: readonly Event[], type: Type) =>
    events.filter((event): event is Extract<Event, { type: Type }> => event.type === type);
  const [look] = of(round, 'AbandonedVehicleInspected');
  const custody = of(earlier, 'AbandonedVehicleRemoved').at(-1);
  const sinceRemoval = earlier.slice(earlier.findLastIndex(({ type }) => type === 'AbandonedVehicleRemoved') + 1);
  switch (last.type) {
    case 'AbandonedVehicleRemoved': {
      if (!look?.data.isRoad) return 'removed outside of roads';
      if (of(round, 'RemovalNoticePosted').length === 0) return 'removed without notice';
      const { how } = last.data;
      const { signs, obstructs } = look.data;
      if (how === 'towed') return obstructs ? undefined : 'towed though in nobody’s way';
      const grounds: AbandonmentSign[] = how === 'detained' ? ['unplated', 'forged-plates'] : ['beyond-scrapping'];
      return signs.some((sign) => grounds.includes(sign)) ? undefined : `${how} without a ground`;
    }
    case 'DetentionPublished':
      return custody?.data.how === 'detained' ? undefined : 'published what was not detained';
    case 'RemovedVehicleDisposed':
      if (custody?.data.how === 'confiscated') return last.data.way === 'scrapped' ? undefined : 'sold a wreck';
      return of(sinceRemoval, 'DetentionPublished').length > 0 ? undefined : 'disposed of unpublished';
    case 'RemovedVehicleReturned':
      return custody?.data.how === 'confiscated' ? 'a wreck given back' : undefined;
    case 'AbandonedVehicleLeftToManager':
      return look?.data.isRoad === false ? undefined : 'a road left to others';
    default:
      return undefined;
  }
};

test('no sequence of commands reaches what the law does not know', () => {
  const weighed = (weight: number, arbitrary: fc.Arbitrary<Given | ((at: string) => Given)>) => ({ weight, arbitrary });
  const ahead = (at: string, days: number) => ({
    ...dueBy,
    due: new Date(Date.parse(at) + days * 86_400_000).toISOString(),
  });
  const days = fc.integer({ min: -1, max: 6 });
  const inspection = fc.record({
    road: fc.constantFrom<RoadKind>('public-road', 'public-road', 'unit-open', 'unit-closed'),
    signs: fc.subarray<AbandonmentSign>(['long-unmoved', 'unplated', 'forged-plates', 'beyond-scrapping'], {
      minLength: 1,
    }),
    obstructs: fc.boolean(),
  });
  neverUnlawful(
    abandonedVehicleDecider,
    fc.oneof(
      weighed(
        3,
        fc.integer({ min: 0, max: 5 }).map(
          (round): Given => ({
            kind: 'OpenAbandonedVehicle',
            data: { caseId, referral: { ...referral, round }, matter },
          }),
        ),
      ),
      weighed(10, inspection.map(inspect)),
      weighed(
        10,
        days.map(
          (more) =>
            (at: string): Given => ({
              kind: 'PostRemovalNotice',
              data: { caseId, ownerReached: false, dueBy: ahead(at, more), evidence: [] },
            }),
        ),
      ),
      weighed(
        12,
        fc.record({ how: fc.constantFrom<VehicleRemoval>('towed', 'detained', 'confiscated'), more: days }).map(
          ({ how, more }) =>
            (at: string): Given => ({
              kind: 'RemoveAbandonedVehicle',
              data: { caseId, how, officers: ['0601'], to: '停车场', respondBy: ahead(at, more), evidence: [] },
            }),
        ),
      ),
      weighed(
        8,
        days.map(
          (more) =>
            (at: string): Given => ({
              kind: 'PublishDetention',
              data: { caseId, where: '公告栏', until: ahead(at, more) },
            }),
        ),
      ),
      weighed(5, fc.constantFrom('scrapped' as const, 'auctioned' as const).map(dispose)),
      weighed(3, fc.constantFrom(undefined, '行驶证').map(giveBack)),
      weighed(1, fc.constantFrom(taken, leave, conclude)),
    ),
    unlawful,
    { length: 80, runs: 500 },
  );
});
