import {
  type AbandonmentSign,
  accept,
  type CaseKey,
  type AbandonedVehicleCommand as Command,
  caseKeyOf,
  type Decider,
  type Decision,
  type AbandonedVehicleEvent as Event,
  houseRule,
  refuse,
  under,
  type VehicleClock,
  type VehicleRemoval,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain } from '@tiaokuai/department/decisions';
import { match, P } from 'ts-pattern';
import { isRoad } from '../law.ts';
import * as because from '../refusals.ts';
import { mayRemove, removalRule, removalWays } from './law.ts';

/**
 * An abandoned vehicle 僵尸车.
 *
 *   reported ─▶ inspected ─▶ notice posted ─▶ taken away by its owner
 *      │            │             └─(time)─▶ removed: towed (in the way) · detained (no or forged plates) ·
 *      │            │                                 confiscated (beyond scrapping)
 *      │            └▶ no road: left to the subdistrict or the enterprise
 *      └▶ not abandoned                              no ground to remove it ─▶ concluded
 *
 * What was removed goes its own way, and the case is over: towed ─▶ returned; detained ─(owner's time)─▶ published for three
 * months ─(time)─▶ disposed of, or returned against its papers at any time; confiscated ─▶ scrapped.
 *
 * Law: 道路交通安全法 art. 119, 93 (tow), 95, 96 (detain), 100 (confiscate), 112 (publication, disposal). No statute sets
 * the time of the notice: a setting does.
 */
export type AbandonedState = { readonly status: 'none' } | Abandoned;

interface Abandoned {
  readonly status: 'reported' | 'inspected' | 'noticed' | 'ended';
  readonly key: CaseKey;
  /** Whether the traffic police lead; otherwise they assist. */
  readonly leads: boolean;
  readonly isRoad: boolean;
  readonly signs: readonly AbandonmentSign[];
  readonly obstructs: boolean;
  readonly noticeDue?: string;
  readonly ownerNotified: boolean;
  readonly custody: 'none' | VehicleRemoval | 'published';
  readonly respondBy?: string;
  readonly publishedUntil?: string;
  /** Clocks that run, by the moment they end. */
  readonly clocks: Readonly<Partial<Record<VehicleClock, string>>>;
}

const by112 = under({ law: '道路交通安全法', article: '第一百一十二条' });
const order = under(houseRule('僵尸车办理次序'));
const notInspected = order(
  'not-inspected',
  ['尚未核实车辆', 'the vehicle has not been looked at'],
  ['先现场核实', 'inspect it first'],
);
const inspectedAlready = order(
  'inspected-already',
  ['车辆已经核实', 'it has been inspected'],
  ['张贴通知', 'post the notice'],
);
const noticedAlready = order(
  'noticed-already',
  ['已张贴限期挪移通知', 'a notice has been posted'],
  ['期满后清移', 'remove it when its time is over'],
);
const dueInPast = order('due-in-past', ['期限须在今后', 'the time must end in the future'], ['改正期限', 'correct it']);
const removeBeforeNotice = under({ law: '配置', article: '僵尸车限期挪移' })(
  'remove-before-notice',
  ['清移前应当张贴通知，并等期限届满', 'first a notice is posted, and its time must be over'],
  ['张贴限期挪移通知；期满未挪的再清移', 'post the notice, and remove what still stands when it is over'],
);
const noGround = (how: VehicleRemoval) =>
  under(removalRule(how))(
    'no-ground-to-remove',
    [
      '没有法定事由：拖移须妨碍通行，扣留须无号牌或者伪造号牌，收缴须达到报废标准',
      'no ground in law: towing needs an obstruction, detaining missing or forged plates, confiscating a wreck beyond scrapping',
    ],
    ['核对核实结果，改用有法定事由的方式', 'look at what the inspection found, and choose a way that the law allows'],
  );
const groundExists = order(
  'ground-to-remove',
  ['有法定事由清移，或者通知期限未满，不得以无依据结案', 'it may be removed, or the notice still runs'],
  ['期满后依法清移', 'remove it when the notice is over'],
);
const notHeld = by112(
  'not-held',
  ['没有在管的车辆', 'no vehicle is held in this case'],
  ['核对案件', 'check the case'],
);
const notDetained = by112(
  'not-detained',
  ['只有扣留的车辆才公告认领', 'only what was detained is published'],
  ['拖移的等待领回；收缴的强制报废', 'what was towed waits for its owner; what was confiscated is scrapped'],
);
const ownerHasTime = by112(
  'owner-has-time',
  ['当事人接受处理的期限未满，不得公告', 'the owner may still come'],
  ['期满后公告', 'publish when that time is over'],
);
const publicationRuns = by112(
  'publication-runs',
  [
    '扣留车辆经公告三个月仍不来接受处理的才能处理',
    'what was detained is disposed of after three months of publication',
  ],
  ['公告期满后处理', 'wait until they are over'],
);
const papersMissing = under({ law: '道路交通安全法', article: '第九十五条' })(
  'papers-missing',
  ['扣留车辆须提供牌证、标志或者补办手续后退还', 'what was detained goes back against its papers'],
  ['写明已核验的牌证', 'say which papers were shown'],
);
const confiscatedStays = under({ law: '道路交通安全法', article: '第一百条' })(
  'confiscated-stays',
  ['达到报废标准予以收缴的车辆强制报废，不予退还', 'what was confiscated is scrapped, not returned'],
  ['登记报废', 'record that it was scrapped'],
);

const decide = (command: Command, state: AbandonedState): Decision<Event> =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: Command): Decision<Event> =>
  match(command)
    .returnType<Decision<Event>>()
    .with({ kind: 'ReportAbandonedVehicle' }, ({ data }) => accept({ type: 'AbandonedVehicleReported', data }))
    .with({ kind: 'OpenAbandonedVehicle' }, ({ data }) =>
      accept({ type: 'AbandonedVehicleReported', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: P.union('EndAbandonedVehicle', 'ObserveVehicleClock') }, () => accept())
    .otherwise(() => refuse(because.absent));

const proceed = (command: Command, vehicle: Abandoned): Decision<Event> => {
  const { key, status, custody, noticeDue } = vehicle;
  const isOpen = status !== 'ended';
  const whenOpen = (then: () => Decision<Event>): Decision<Event> => (isOpen ? then() : refuse(because.ended));
  const whenInspected = (then: () => Decision<Event>): Decision<Event> =>
    whenOpen(() => (status === 'reported' ? refuse(notInspected) : then()));
  const allows = (how: VehicleRemoval) => mayRemove(how, vehicle.signs, vehicle.obstructs);

  return match(command)
    .returnType<Decision<Event>>()
    .with({ kind: 'ReportAbandonedVehicle' }, () => refuse(because.exists))
    .with({ kind: 'ClearAbandonedVehicle' }, ({ data: { caseId: _id, ...cleared } }) =>
      whenOpen(() =>
        status === 'reported'
          ? accept({ type: 'VehicleNotAbandoned', data: { ...key, ...cleared } })
          : refuse(inspectedAlready),
      ),
    )
    .with({ kind: 'InspectAbandonedVehicle' }, ({ data: { caseId: _id, ...seen } }) =>
      whenOpen(() =>
        status === 'reported'
          ? accept({ type: 'AbandonedVehicleInspected', data: { ...key, ...seen, isRoad: isRoad(seen.road) } })
          : refuse(inspectedAlready),
      ),
    )
    .with({ kind: 'PostRemovalNotice' }, ({ at, data: { ownerReached, dueBy, evidence } }) =>
      whenInspected(() => {
        if (status === 'noticed') return refuse(noticedAlready);
        return dueBy.due > at
          ? accept({ type: 'RemovalNoticePosted', data: { ...key, ownerReached, dueBy, evidence } })
          : refuse(dueInPast);
      }),
    )
    .with({ kind: 'RecordTakenByOwner' }, ({ data: { evidence } }) =>
      whenInspected(() => accept({ type: 'VehicleTakenByOwner', data: { ...key, evidence } })),
    )
    .with({ kind: 'RemoveAbandonedVehicle' }, ({ at, data: { how, officers, to, respondBy, evidence } }) =>
      whenInspected(() => {
        if (!vehicle.isRoad) return refuse(because.notARoad);
        if (!noticeDue || at < noticeDue) return refuse(removeBeforeNotice);
        if (!allows(how)) return refuse(noGround(how));
        const removed = { ...key, how, officers, to, evidence, ...(how === 'detained' ? { respondBy } : {}) };
        return accept({ type: 'AbandonedVehicleRemoved', data: removed });
      }),
    )
    .with({ kind: 'LeaveAbandonedToManager' }, ({ data: { to, note } }) =>
      whenInspected(() =>
        vehicle.isRoad
          ? refuse(because.isARoad)
          : accept({
              type: 'AbandonedVehicleLeftToManager',
              data: { ...key, to, ownerNotified: vehicle.ownerNotified, led: vehicle.leads, note },
            }),
      ),
    )
    .with({ kind: 'ConcludeAbandonedVehicle' }, ({ at, data: { note } }) =>
      whenInspected(() =>
        !noticeDue || at < noticeDue || (vehicle.isRoad && removalWays.some(allows))
          ? refuse(groundExists)
          : accept({ type: 'AbandonedVehicleConcluded', data: { ...key, note } }),
      ),
    )
    .with({ kind: 'PublishDetention' }, ({ at, data: { where, until } }) => {
      if (custody !== 'detained') return refuse(custody === 'none' ? notHeld : notDetained);
      return at < vehicle.respondBy!
        ? refuse(ownerHasTime)
        : accept({ type: 'DetentionPublished', data: { ...key, where, until } });
    })
    .with({ kind: 'ReturnRemovedVehicle' }, ({ data: { papers } }) => {
      if (custody === 'none') return refuse(notHeld);
      if (custody === 'confiscated') return refuse(confiscatedStays);
      if (custody !== 'towed' && !papers) return refuse(papersMissing);
      return accept({ type: 'RemovedVehicleReturned', data: { ...key, ...(papers ? { papers } : {}) } });
    })
    .with({ kind: 'DisposeOfVehicle' }, ({ at, data: { way, document } }) => {
      if (custody === 'none') return refuse(notHeld);
      if (custody === 'towed') return refuse(notDetained);
      if (custody === 'confiscated' && way !== 'scrapped') return refuse(confiscatedStays);
      const mayDispose = custody === 'confiscated' || (custody === 'published' && at >= vehicle.publishedUntil!);
      return mayDispose
        ? accept({ type: 'RemovedVehicleDisposed', data: { ...key, way, document } })
        : refuse(publicationRuns);
    })
    .with({ kind: 'OpenAbandonedVehicle' }, ({ data }) => openedAgain(key, data, 'AbandonedVehicleReopened'))
    .with({ kind: 'EndAbandonedVehicle' }, ({ data }) =>
      endedByReferral(key, isOpen, data, {
        withdrawn: 'AbandonedVehicleWithdrawn',
        settled: 'AbandonedVehicleSettled',
      }),
    )
    .with({ kind: 'ObserveVehicleClock' }, ({ at, data: { clock, due } }) =>
      vehicle.clocks[clock] === due && at >= due
        ? accept({ type: 'VehicleClockRanOut', data: { ...key, clock, due, observedAt: at } })
        : accept(),
    )
    .exhaustive();
};

const evolve = (state: AbandonedState, event: Event): AbandonedState => {
  if (state.status === 'none')
    return event.type === 'AbandonedVehicleReported'
      ? {
          status: 'reported',
          key: caseKeyOf(event.data),
          leads: event.data.matter.role === 'lead',
          ownerNotified: false,
          isRoad: false,
          signs: [],
          obstructs: false,
          custody: 'none',
          clocks: {},
        }
      : state;
  const stopping = (...stopped: readonly VehicleClock[]) =>
    Object.fromEntries(Object.entries(state.clocks).filter(([clock]) => !stopped.some((each) => each === clock)));
  const released = (): Abandoned => ({ ...state, custody: 'none', clocks: stopping('response', 'publication') });
  return match(event)
    .returnType<AbandonedState>()
    .with({ type: 'AbandonedVehicleReported' }, () => state)
    .with({ type: 'AbandonedVehicleReopened' }, ({ data }) => {
      const { noticeDue: _over, ...rest } = state;
      const leads = data.matter.role === 'lead';
      return { ...rest, status: 'reported', key: caseKeyOf(data), leads, ownerNotified: false };
    })
    .with({ type: 'AbandonedVehicleInspected' }, ({ data: { isRoad: of, signs, obstructs } }) => ({
      ...state,
      status: 'inspected',
      isRoad: of,
      signs,
      obstructs,
    }))
    .with({ type: 'RemovalNoticePosted' }, ({ data: { ownerReached, dueBy } }) => ({
      ...state,
      status: 'noticed',
      ownerNotified: ownerReached,
      noticeDue: dueBy.due,
      clocks: { ...state.clocks, notice: dueBy.due },
    }))
    .with({ type: 'VehicleClockRanOut' }, ({ data: { clock } }) => ({ ...state, clocks: stopping(clock) }))
    .with({ type: 'AbandonedVehicleRemoved' }, ({ data: { how, respondBy } }) => ({
      ...state,
      status: 'ended',
      custody: how,
      clocks: { ...stopping('notice'), ...(respondBy ? { response: respondBy.due } : {}) },
      ...(respondBy ? { respondBy: respondBy.due } : {}),
    }))
    .with({ type: 'DetentionPublished' }, ({ data: { until } }) => ({
      ...state,
      custody: 'published',
      publishedUntil: until.due,
      clocks: { ...stopping('response'), publication: until.due },
    }))
    .with({ type: P.union('RemovedVehicleReturned', 'RemovedVehicleDisposed') }, released)
    .with(
      { type: P.union('VehicleNotAbandoned', 'VehicleTakenByOwner', 'AbandonedVehicleLeftToManager') },
      { type: P.union('AbandonedVehicleConcluded', 'AbandonedVehicleWithdrawn', 'AbandonedVehicleSettled') },
      () => ({ ...state, status: 'ended', clocks: stopping('notice') }),
    )
    .exhaustive();
};

export const abandonedVehicleDecider: Decider<Command, AbandonedState, Event> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
