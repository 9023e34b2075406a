import {
  accept,
  type CaseKey,
  type RoadsideFacilityCommand as Command,
  caseKeyOf,
  type Decider,
  type Decision,
  type RoadsideFacilityEvent as Event,
  houseRule,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain, refusalsOf } from '@tiaokuai/department/decisions';
import { match, P } from 'ts-pattern';

/**
 * A traffic facility on a nearby road: a sign, signal, marking, crossing, or damage to one.
 *
 *   requested ─▶ surveyed ─▶ planned ─(time)─▶ overdue ─▶ done
 *                    ├▶ refused, with a ground and reasons
 *                    └▶ left to who keeps it up
 *
 * Beside it, where damage endangers the traffic: secured at once and the maintainer notified, before any end; a place where
 * accidents recur is reported to the government with a proposal.
 *
 * Law: 道路交通安全法 art. 25 (facilities meet the national standard), 29 (report hidden dangers), 30 (secure and notify).
 */
export type FacilityState = { readonly status: 'none' } | Facility;

interface Facility {
  readonly status: 'requested' | 'surveyed' | 'planned' | 'ended';
  readonly key: CaseKey;
  readonly meetsStandard: boolean;
  readonly endangers: boolean;
  readonly maintainer: string | undefined;
  readonly secured: boolean;
  readonly notified: boolean;
  readonly reported: boolean;
  readonly doneBy: string | undefined;
}

const order = under(houseRule('交通设施办理次序'));
const { absent, exists, ended } = refusalsOf(houseRule('交通设施办理次序'), 'facility', {
  absent: ['没有该设施诉求', 'there is no such case', '核对案件编号', 'check its number'],
  exists: ['该编号的诉求已存在', 'a case of this id exists'],
  ended: ['该诉求已经办结', 'the case has ended', '另行登记', 'record it as a new case'],
});
const notSurveyed = under({ law: '道路交通安全法', article: '第二十五条' })(
  'not-surveyed',
  ['设施是否符合安全畅通要求和国家标准，应当先勘查', 'whether it would meet the standard is for a survey to say'],
  ['先现场勘查', 'survey it first'],
);
const surveyedAlready = order(
  'surveyed-already',
  ['已经勘查', 'it has been surveyed'],
  ['列入计划、不予设置或者交养护部门', 'plan it, refuse it or leave it to its maintainer'],
);
const dangerFirst = under({ law: '道路交通安全法', article: '第三十条' })(
  'danger-first',
  [
    '设施损毁危及交通安全的，应当先采取安全措施并通知养护管理部门',
    'damage that endangers the traffic is secured first, and its maintainer notified',
  ],
  ['采取安全措施、疏导交通，通知养护部门', 'secure it, and notify who keeps it up'],
);
const noDanger = under({ law: '道路交通安全法', article: '第三十条' })(
  'no-danger',
  ['勘查未发现危及交通安全的损毁', 'the survey found nothing that endangers the traffic'],
  ['按一般诉求办理', 'treat it as a request'],
);
const belowStandard = under({ law: '道路交通安全法', article: '第二十五条' })(
  'below-standard',
  ['不符合国家标准的设施不得设置', 'what does not meet the national standard is not put up'],
  ['不予设置，说明理由', 'refuse it with reasons'],
);
const notOurs = under({ law: '道路交通安全法', article: '第三十条' })(
  'kept-by-others',
  ['该设施由其他部门养护管理', 'another department keeps it up'],
  ['通知并交由养护管理部门', 'notify it, and leave it to it'],
);
const ours = order(
  'kept-by-traffic-police',
  ['该设施由交警管理，不得转交', 'the traffic police keep it up themselves'],
  ['列入计划或者不予设置', 'plan it or refuse it'],
);
const notNotified = under({ law: '道路交通安全法', article: '第三十条' })(
  'maintainer-not-notified',
  ['尚未通知养护管理部门', 'its maintainer has not been notified'],
  ['先通知', 'notify it first'],
);
const groundContradicts = under({ law: '道路交通安全法', article: '第二十五条' })(
  'ground-contradicts-survey',
  ['勘查认为符合标准，不得以不符合标准为由拒绝', 'the survey says that it meets the standard'],
  ['改写理由', 'give another ground'],
);
const notPlanned = order(
  'not-planned',
  ['尚未列入实施计划', 'it has not been planned'],
  ['先列入计划', 'plan it first'],
);
const plannedAlready = order(
  'planned-already',
  ['已经列入实施计划', 'it has been planned'],
  ['登记完成；确不能实施的说明理由不予设置', 'record that it is done, or refuse it with reasons'],
);
const dueInPast = order('due-in-past', ['期限须在今后', 'the time must end in the future'], ['改正期限', 'correct it']);
const reportedAlready = under({ law: '道路交通安全法', article: '第二十九条' })(
  'reported-already',
  ['已经报告政府', 'it has been reported'],
  ['无须重复报告', 'nothing needs to be reported again'],
);

const decide = (command: Command, state: FacilityState): Decision<Event> =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: Command): Decision<Event> =>
  match(command)
    .returnType<Decision<Event>>()
    .with({ kind: 'RequestFacility' }, ({ data }) => accept({ type: 'FacilityRequested', data }))
    .with({ kind: 'OpenRoadsideFacility' }, ({ data }) =>
      accept({ type: 'FacilityRequested', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: P.union('EndRoadsideFacility', 'ObserveFacilityWorks') }, () => accept())
    .otherwise(() => refuse(absent));

const proceed = (command: Command, facility: Facility): Decision<Event> => {
  const { key, status, maintainer } = facility;
  const isOpen = status !== 'ended';
  const whenOpen = (then: () => Decision<Event>): Decision<Event> => (isOpen ? then() : refuse(ended));
  const whenSurveyed = (then: () => Decision<Event>): Decision<Event> =>
    whenOpen(() => (status === 'requested' ? refuse(notSurveyed) : then()));
  /** Nothing is decided while people are in danger. */
  const whenSafe = (then: () => Decision<Event>): Decision<Event> =>
    whenSurveyed(() => {
      const isSafe = facility.secured && (facility.notified || !maintainer);
      return facility.endangers && !isSafe ? refuse(dangerFirst) : then();
    });

  return match(command)
    .returnType<Decision<Event>>()
    .with({ kind: 'RequestFacility' }, () => refuse(exists))
    .with({ kind: 'SurveyFacility' }, ({ data: { caseId: _id, ...survey } }) =>
      whenOpen(() =>
        status === 'requested'
          ? accept({ type: 'FacilitySurveyed', data: { ...key, ...survey } })
          : refuse(surveyedAlready),
      ),
    )
    .with({ kind: 'SecureDanger' }, ({ data: { measures } }) =>
      whenSurveyed(() =>
        facility.endangers ? accept({ type: 'DangerSecured', data: { ...key, measures } }) : refuse(noDanger),
      ),
    )
    .with({ kind: 'NotifyMaintainer' }, ({ data: { note } }) =>
      whenSurveyed(() =>
        maintainer ? accept({ type: 'MaintainerNotified', data: { ...key, maintainer, note } }) : refuse(ours),
      ),
    )
    .with({ kind: 'ReportHiddenDanger' }, ({ data: { danger, proposal } }) =>
      whenSurveyed(() =>
        facility.reported
          ? refuse(reportedAlready)
          : accept({ type: 'HiddenDangerReported', data: { ...key, danger, proposal } }),
      ),
    )
    .with({ kind: 'PlanFacility' }, ({ at, data: { works, doneBy } }) =>
      whenSafe(() => {
        if (status === 'planned') return refuse(plannedAlready);
        if (maintainer) return refuse(notOurs);
        if (!facility.meetsStandard) return refuse(belowStandard);
        return doneBy.due > at
          ? accept({ type: 'FacilityPlanned', data: { ...key, works, doneBy } })
          : refuse(dueInPast);
      }),
    )
    .with({ kind: 'RecordFacilityDone' }, ({ data: { caseId: _id, ...done } }) =>
      whenSafe(() =>
        status === 'planned' ? accept({ type: 'FacilityDone', data: { ...key, ...done } }) : refuse(notPlanned),
      ),
    )
    .with({ kind: 'RefuseFacility' }, ({ data: { ground, reason } }) =>
      whenSafe(() =>
        ground === 'against-standard' && facility.meetsStandard
          ? refuse(groundContradicts)
          : accept({ type: 'FacilityRefused', data: { ...key, ground, reason } }),
      ),
    )
    .with({ kind: 'LeaveToMaintainer' }, ({ data: { note, proposes } }) =>
      whenSafe(() => {
        if (!maintainer) return refuse(ours);
        const left = { ...key, maintainer, note, ...(proposes ? { proposes } : {}) };
        return facility.notified ? accept({ type: 'FacilityLeftToMaintainer', data: left }) : refuse(notNotified);
      }),
    )
    .with({ kind: 'OpenRoadsideFacility' }, ({ data }) => openedAgain(key, data, 'FacilityReopened'))
    .with({ kind: 'EndRoadsideFacility' }, ({ data }) =>
      endedByReferral(key, isOpen, data, { withdrawn: 'FacilityWithdrawn', settled: 'FacilitySettled' }),
    )
    .with({ kind: 'ObserveFacilityWorks' }, ({ at, data: { due } }) =>
      facility.doneBy === due && at >= due
        ? accept({ type: 'FacilityWorksOverdue', data: { ...key, due, observedAt: at } })
        : accept(),
    )
    .exhaustive();
};

const opened = (key: CaseKey): Facility => ({
  status: 'requested',
  key,
  meetsStandard: false,
  endangers: false,
  maintainer: undefined,
  secured: false,
  notified: false,
  reported: false,
  doneBy: undefined,
});

const evolve = (state: FacilityState, event: Event): FacilityState => {
  if (state.status === 'none') return event.type === 'FacilityRequested' ? opened(caseKeyOf(event.data)) : state;
  return match(event)
    .returnType<FacilityState>()
    .with({ type: 'FacilityRequested' }, () => state)
    .with({ type: 'FacilityReopened' }, ({ data }) => opened(caseKeyOf(data)))
    .with({ type: 'FacilitySurveyed' }, ({ data: { meetsStandard, endangers, maintainer } }) => ({
      ...state,
      status: 'surveyed',
      meetsStandard,
      endangers,
      maintainer,
    }))
    .with({ type: 'DangerSecured' }, () => ({ ...state, secured: true }))
    .with({ type: 'MaintainerNotified' }, () => ({ ...state, notified: true }))
    .with({ type: 'HiddenDangerReported' }, () => ({ ...state, reported: true }))
    .with({ type: 'FacilityPlanned' }, ({ data: { doneBy } }) => ({ ...state, status: 'planned', doneBy: doneBy.due }))
    .with({ type: 'FacilityWorksOverdue' }, () => ({ ...state, doneBy: undefined }))
    .with(
      { type: P.union('FacilityDone', 'FacilityRefused', 'FacilityLeftToMaintainer') },
      { type: P.union('FacilityWithdrawn', 'FacilitySettled') },
      () => ({ ...state, status: 'ended', doneBy: undefined }),
    )
    .exhaustive();
};

export const roadsideFacilityDecider: Decider<Command, FacilityState, Event> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
