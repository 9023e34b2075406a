import {
  accept,
  type CaseKey,
  caseKeyOf,
  type Decider,
  type Decision,
  dayInChina,
  houseRule,
  refuse,
  type SitingCommand,
  type SitingEvent,
  under,
} from '@tiaokuai/contracts';
import { openedAgain, refusalsOf } from '@tiaokuai/department/decisions';
import { answers } from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { placesOfContainers, upkeepOfContainers } from '../law.ts';

/**
 * A complaint of a collection point's place or smell 垃圾站点设置与异味.
 *
 *   reported ─▶ inspected ─▶ improved (what is wrong, one after the other)
 *      │            └ the place itself ─▶ relocation proposed ─(objections heard)─▶ relocated │ stays
 *      │                                                  solved, partly, or stays ─▶ closed
 *      └▶ in order · withdrawn                              ended ─(rework)─▶ reported
 *
 * Law: 淄博市市容和环境卫生管理办法 art. 36 (the authority says where), 37 (kept clean and disinfected).
 */
export type SitingState = { readonly status: 'none' } | Siting;

type Problem = Extract<SitingEvent, { type: 'SitingInspected' }>['data']['problems'][number];
interface Siting {
  readonly status: 'reported' | 'inspected' | 'over';
  readonly key: CaseKey;
  readonly pointId?: string | undefined;
  readonly found: readonly Problem[];
  readonly remaining: readonly Problem[];
  readonly relocation?:
    | { readonly to: string; readonly objectBy: string; readonly weighed: 'not-yet' | 'upheld' | 'overruled' }
    | undefined;
}

const order = under(houseRule('站点投诉次序'));
const by36 = under(placesOfContainers);
const { absent, exists, over } = refusalsOf(houseRule('站点投诉次序'), 'case', {
  absent: ['没有该事项', 'there is no such case'],
  exists: ['该编号已登记', 'a case of this id exists'],
  over: ['该事项已经办结', 'the case has ended', '另行登记', 'report it anew'],
});
const inspectedAlready = order(
  'inspected-already',
  ['已经查看', 'it was inspected'],
  ['登记整治', 'record the improvement'],
);
const notInspected = order(
  'not-inspected',
  ['尚未现场查看', 'nobody has inspected it'],
  ['先现场查看', 'inspect first'],
);
const noNote = order(
  'no-note',
  ['站点符合要求的，须说明情况', 'what is in order needs a word why'],
  ['填写说明', 'say why'],
);
const pointUnknown = order(
  'point-unknown',
  ['涉及站点位置的，须写明收集点', 'for its place the point must be named'],
  ['填写收集点编号', 'give the point'],
);
const noSuchProblem = order(
  'no-such-problem',
  ['没有待解决的该问题', 'no such problem is left'],
  ['核对查看结果', 'check what was found'],
);
const onlyByRelocation = by36(
  'only-by-relocation',
  ['位置不当的，经公示、研究意见后迁移解决', 'a wrong place is solved by a relocation, after objections were heard'],
  ['公示拟迁移', 'propose a relocation'],
);
const placeIsRight = by36(
  'place-is-right',
  ['查看结果没有位置问题', 'nothing was found wrong with the place'],
  ['登记整治', 'record an improvement'],
);
const proposedAlready = order(
  'proposed-already',
  ['拟迁移已经公示', 'a relocation has been proposed'],
  ['研究意见', 'weigh the objections'],
);
const dueInPast = order('due-in-past', ['期限须在今后', 'the time must end in the future'], ['改正期限', 'correct it']);
const notProposed = by36(
  'not-proposed',
  ['没有公示拟迁移', 'no relocation was proposed'],
  ['先公示', 'propose it first'],
);
const periodRuns = by36(
  'objections-still-heard',
  ['征求意见期限未满', 'objections may still be made'],
  ['期满后研究意见', 'weigh them when the time is over'],
);
const notWeighed = by36(
  'not-weighed',
  ['尚未研究意见', 'the objections have not been weighed'],
  ['先研究意见', 'weigh them first'],
);
const upheld = by36(
  'objections-upheld',
  ['意见成立，不得迁移', 'the objections were upheld'],
  ['另选位置公示，或者办结', 'propose another place, or close'],
);
const problemsRemain = under(upkeepOfContainers)(
  'problems-remain',
  ['查看发现的问题尚未解决', 'what was found has not been solved'],
  ['整治后再办结', 'solve it first'],
);

const byRelocation = new Set<Problem>(['place', 'unapproved']);

const decide = (command: SitingCommand, state: SitingState): Decision<SitingEvent> => {
  if (state.status === 'none')
    return match(command)
      .returnType<Decision<SitingEvent>>()
      .with({ kind: P.union('ReportSiting', 'OpenSiting') }, ({ data }) => accept({ type: 'SitingReported', data }))
      .with({ kind: 'EndSiting' }, () => accept())
      .otherwise(() => refuse(absent));
  const { key, status, remaining, relocation, pointId } = state;
  const inspected = (then: () => Decision<SitingEvent>): Decision<SitingEvent> =>
    status === 'reported' ? refuse(notInspected) : then();
  return match(command)
    .returnType<Decision<SitingEvent>>()
    .with({ kind: 'ReportSiting' }, () => refuse(exists))
    .with({ kind: 'OpenSiting' }, ({ data }) => openedAgain(key, data, 'SitingReopened'))
    .with({ kind: 'EndSiting' }, ({ data: { referralId, cause, note } }) =>
      status !== 'over' && answers(key, referralId)
        ? accept({ type: 'SitingWithdrawn', data: { ...key, cause, note } })
        : accept(),
    )
    .when(
      () => status === 'over',
      () => refuse(over),
    )
    .with({ kind: 'InspectSite' }, ({ data: { inspectors, problems, pointId: of, note, evidence } }) => {
      if (status !== 'reported') return refuse(inspectedAlready);
      if (problems.length === 0)
        return note ? accept({ type: 'SiteInOrder', data: { ...key, inspectors, note, evidence } }) : refuse(noNote);
      if (!of && problems.some((each) => byRelocation.has(each))) return refuse(pointUnknown);
      const seen = { inspectors, problems: [...new Set(problems)], evidence, ...(of ? { pointId: of } : {}) };
      return accept({ type: 'SitingInspected', data: { ...key, ...seen } });
    })
    .with({ kind: 'ImproveSite' }, ({ data: { measures, solves, what } }) =>
      inspected(() => {
        if (solves.some((each) => byRelocation.has(each))) return refuse(onlyByRelocation);
        if (solves.some((each) => !remaining.includes(each))) return refuse(noSuchProblem);
        return accept({ type: 'SiteImproved', data: { ...key, measures, solves, what } });
      }),
    )
    .with({ kind: 'ProposeRelocation' }, ({ at, data: { to, objectBy } }) =>
      inspected(() => {
        if (!remaining.some((each) => byRelocation.has(each))) return refuse(placeIsRight);
        if (relocation && relocation.weighed !== 'upheld') return refuse(proposedAlready);
        if (objectBy.due <= at) return refuse(dueInPast);
        return accept({ type: 'RelocationProposed', data: { ...key, pointId: pointId!, to, objectBy } });
      }),
    )
    .with({ kind: 'WeighObjections' }, ({ at, data: { objections, upheld: held, reason } }) =>
      inspected(() => {
        if (relocation?.weighed !== 'not-yet') return refuse(notProposed);
        if (at < relocation.objectBy) return refuse(periodRuns);
        return accept({ type: 'ObjectionsWeighed', data: { ...key, objections, upheld: held, reason } });
      }),
    )
    .with({ kind: 'RelocatePoint' }, ({ at }) =>
      inspected(() => {
        if (!relocation) return refuse(notProposed);
        if (relocation.weighed === 'not-yet') return refuse(notWeighed);
        if (relocation.weighed === 'upheld') return refuse(upheld);
        if (!remaining.some((each) => byRelocation.has(each))) return refuse(placeIsRight);
        const moved = { pointId: pointId!, to: relocation.to, on: dayInChina(at), rule: placesOfContainers };
        return accept({ type: 'PointRelocated', data: { ...key, ...moved } });
      }),
    )
    .with({ kind: 'CloseSiting' }, ({ at, data: { note } }) =>
      inspected(() => {
        if (remaining.some((each) => !byRelocation.has(each))) return refuse(problemsRemain);
        if (remaining.length > 0 && relocation?.weighed !== 'upheld') return refuse(onlyByRelocation);
        const stands = state.found.length > remaining.length ? 'partly-solved' : 'stays';
        const end = remaining.length === 0 ? 'solved' : stands;
        return accept({ type: 'SitingClosed', data: { ...key, end, note, closedAt: at } });
      }),
    )
    .exhaustive();
};

const evolve = (state: SitingState, event: SitingEvent): SitingState => {
  if (event.type === 'SitingReported' || event.type === 'SitingReopened')
    return { status: 'reported', key: caseKeyOf(event.data), found: [], remaining: [] };
  if (state.status === 'none') return state;
  return match(event)
    .returnType<SitingState>()
    .with({ type: 'SitingInspected' }, ({ data: { problems, pointId } }) => ({
      ...state,
      status: 'inspected',
      pointId,
      found: problems,
      remaining: problems,
    }))
    .with({ type: 'SiteImproved' }, ({ data: { solves } }) => ({
      ...state,
      remaining: state.remaining.filter((each) => !solves.includes(each)),
    }))
    .with({ type: 'RelocationProposed' }, ({ data: { to, objectBy } }) => ({
      ...state,
      relocation: { to, objectBy: objectBy.due, weighed: 'not-yet' },
    }))
    .with({ type: 'ObjectionsWeighed' }, ({ data: { upheld: held } }) => ({
      ...state,
      relocation: { ...state.relocation!, weighed: held ? 'upheld' : 'overruled' },
    }))
    .with({ type: 'PointRelocated' }, () => ({
      ...state,
      remaining: state.remaining.filter((each) => !byRelocation.has(each)),
    }))
    .with({ type: P.union('SiteInOrder', 'SitingClosed', 'SitingWithdrawn') }, () => ({ ...state, status: 'over' }))
    .exhaustive();
};

export const sitingDecider: Decider<SitingCommand, SitingState, SitingEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
