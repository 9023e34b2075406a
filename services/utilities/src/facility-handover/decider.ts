import {
  accept,
  type CaseKey,
  caseKeyOf,
  type Decider,
  type Decision,
  dayInChina,
  type FacilityHandoverCommand,
  type FacilityHandoverEvent,
  houseRule,
  refuse,
  type Trade,
  under,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { answers, isLateOpening } from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { takeOverRule } from './law.ts';

/**
 * The handover of an estate's facilities to their operator 专业经营设施移交.
 *
 *   requested ─▶ built ─▶ accepted ─(in use: the owners decide)─▶ decided ─▶ handed over ─▶ maintained
 *                  ▲  └▶ wanting ─▶ rebuilt ┐     └▶ decided against
 *                  └────────────────────────┘     an operator's refusal stands on record until it takes them
 *      └▶ not made: the user's own, or handed over before · withdrawn       ended ─(rework)─▶ requested
 *
 * Law: 淄博市物业管理条例 art. 13 (fit: owners decide, operator must take over; unfit: the district has it rebuilt);
 * 山东省物业管理条例 art. 17 (builders), 70 (who maintains).
 */
export type FacilityHandoverState =
  | { readonly status: 'none' }
  | {
      readonly status: 'requested' | 'built' | 'accepted' | 'wanting' | 'decided' | 'handed-over' | 'over';
      readonly key: CaseKey;
      readonly facilities?: { readonly trade: Trade; readonly handingOver: 'builder' | 'owners' };
      readonly operator?: string;
    };

const order = under(houseRule('移交次序'));
const by13 = under({ law: '淄博市物业管理条例', article: '第十三条' });

const { absent, exists, over } = refusalsOf(houseRule('移交次序'), 'handover', {
  absent: ['没有该移交事项', 'there is no such handover'],
  exists: ['该编号已登记', 'a handover of this id exists'],
  over: ['该移交已经办结', 'the handover has ended', '另行登记', 'request a new one'],
});
const inFuture = order('in-future', ['日期不能晚于今天', 'the day lies in the future'], ['改正日期', 'correct it']);
const registeredAlready = order(
  'registered-already',
  ['设施已经登记', 'the facilities are registered'],
  ['查验设施', 'inspect them'],
);
const notRegistered = order(
  'not-registered',
  ['设施尚未登记', 'the facilities are not registered'],
  ['先登记设施', 'register them first'],
);
const inspectedAlready = order(
  'inspected-already',
  ['设施已经查验合格', 'they have passed the inspection'],
  ['办理移交', 'hand them over'],
);
const notRebuilt = by13(
  'not-rebuilt',
  ['不符合移交条件的，改造后再查验', 'unfit facilities are rebuilt before they are inspected again'],
  ['登记改造完成', 'record the rebuilding'],
);
const nothingLacking = order(
  'nothing-lacking',
  ['没有查验出不符合条件的问题', 'no inspection found them wanting'],
  ['查验设施', 'inspect them'],
);
const notAccepted = by13(
  'not-accepted',
  ['尚未查验符合移交条件', 'no inspection has found them fit'],
  ['先查验；不符合的先改造', 'inspect first; rebuild what is unfit'],
);
const buildersOwn = under({ law: '山东省物业管理条例', article: '第十七条' })(
  'builder-hands-over',
  ['新建小区由建设单位办理移交，无须业主决定', 'in a new estate the builder hands over; owners need not decide'],
  ['直接办理移交', 'hand them over'],
);
const notDecided = by13(
  'owners-not-decided',
  ['已交付使用的小区，移交由业主共同决定', 'in an estate in use the owners decide together'],
  ['先登记业主共同决定', "record the owners' decision first"],
);
const decidedAlready = order(
  'decided-already',
  ['业主已经决定', 'the owners have decided'],
  ['办理移交', 'hand them over'],
);
const noDocuments = order(
  'no-documents',
  ['移交须附资料清单', 'facilities go with their documents'],
  ['填写移交资料', 'list them'],
);
const handedOverAlready = order(
  'handed-over',
  ['设施已经移交', 'they have been handed over'],
  ['登记接手运行维护', 'record who maintains them'],
);
const notHandedOver = order(
  'not-handed-over',
  ['设施尚未移交', 'they have not been handed over'],
  ['先办理移交', 'hand them over first'],
);

const decide = (command: FacilityHandoverCommand, state: FacilityHandoverState): Decision<FacilityHandoverEvent> => {
  if (state.status === 'none')
    return match(command)
      .returnType<Decision<FacilityHandoverEvent>>()
      .with({ kind: 'RequestFacilityHandover' }, ({ data }) => accept({ type: 'FacilityHandoverRequested', data }))
      .with({ kind: 'OpenFacilityHandover' }, ({ data }) =>
        accept({ type: 'FacilityHandoverRequested', data: { ...data, source: 'referral' } }),
      )
      .with({ kind: 'EndFacilityHandover' }, () => accept())
      .otherwise(() => refuse(absent));
  const { key, status, facilities } = state;
  /** Fit, and decided on by whoever may. */
  const whenFree = (then: () => Decision<FacilityHandoverEvent>): Decision<FacilityHandoverEvent> =>
    match(status)
      .returnType<Decision<FacilityHandoverEvent>>()
      .with('handed-over', () => refuse(handedOverAlready))
      .with('decided', then)
      .with('accepted', () => (facilities!.handingOver === 'builder' ? then() : refuse(notDecided)))
      .otherwise(() => refuse(notAccepted));
  return match(command)
    .returnType<Decision<FacilityHandoverEvent>>()
    .with({ kind: 'RequestFacilityHandover' }, () => refuse(exists))
    .with({ kind: 'OpenFacilityHandover' }, ({ data }) =>
      isLateOpening(key, data.referral)
        ? accept()
        : accept({ type: 'FacilityHandoverReopened', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: 'EndFacilityHandover' }, ({ data: { referralId, cause, note } }) =>
      status !== 'over' && answers(key, referralId)
        ? accept({ type: 'FacilityHandoverWithdrawn', data: { ...key, cause, note } })
        : accept(),
    )
    .when(
      () => status === 'over',
      () => refuse(over),
    )
    .with({ kind: 'RegisterFacilities' }, ({ at, data: { facilities: built, completedOn } }) => {
      if (status !== 'requested') return refuse(registeredAlready);
      if (completedOn > dayInChina(at)) return refuse(inFuture);
      return accept({ type: 'FacilitiesRegistered', data: { ...key, facilities: built, completedOn } });
    })
    .with({ kind: 'InspectFacilities' }, ({ at, data: { inspectors, lacking, evidence } }) => {
      if (status === 'requested') return refuse(notRegistered);
      if (status === 'wanting') return refuse(notRebuilt);
      if (status !== 'built') return refuse(inspectedAlready);
      if (lacking.length === 0) return accept({ type: 'FacilitiesAccepted', data: { ...key, inspectors, evidence } });
      const by = facilities!.handingOver === 'builder' ? 'builder' : 'district-government';
      const rule = takeOverRule(dayInChina(at));
      return accept({ type: 'FacilitiesFoundWanting', data: { ...key, inspectors, lacking, by, rule } });
    })
    .with({ kind: 'RecordRebuilding' }, ({ at, data: { what, completedOn } }) => {
      if (status !== 'wanting') return refuse(nothingLacking);
      if (completedOn > dayInChina(at)) return refuse(inFuture);
      return accept({ type: 'FacilitiesRebuilt', data: { ...key, what, completedOn } });
    })
    .with({ kind: 'RecordOwnersDecision' }, ({ at, data: { vote, endedOn } }) => {
      if (facilities?.handingOver === 'builder') return refuse(buildersOwn);
      if (status === 'decided' || status === 'handed-over') return refuse(decidedAlready);
      if (status !== 'accepted') return refuse(notAccepted);
      if (endedOn > dayInChina(at)) return refuse(inFuture);
      const against = { ground: 'owners-decided-against' as const, note: '业主共同决定未通过' };
      return accept(
        { type: 'OwnersDecidedHandover', data: { ...key, vote, endedOn } },
        ...(vote.passed ? [] : [{ type: 'FacilityHandoverNotMade' as const, data: { ...key, ...against } }]),
      );
    })
    .with({ kind: 'RecordOperatorRefusal' }, ({ at, data: { operator, reason } }) =>
      whenFree(() =>
        accept({
          type: 'OperatorRefusedHandover',
          data: { ...key, operator, reason, rule: takeOverRule(dayInChina(at)) },
        }),
      ),
    )
    .with({ kind: 'HandFacilitiesOver' }, ({ at, data: { operator, documents } }) =>
      whenFree(() =>
        documents.length === 0
          ? refuse(noDocuments)
          : accept({
              type: 'FacilitiesHandedOver',
              data: { ...key, operator, documents, handedOverOn: dayInChina(at) },
            }),
      ),
    )
    .with({ kind: 'TakeUpMaintenance' }, ({ at, data: { from } }) => {
      if (status !== 'handed-over') return refuse(notHandedOver);
      if (from > dayInChina(at)) return refuse(inFuture);
      const rule = takeOverRule(from);
      return accept({ type: 'FacilitiesMaintained', data: { ...key, operator: state.operator!, from, rule } });
    })
    .with({ kind: 'CloseFacilityHandover' }, ({ data: { ground, note } }) =>
      status === 'handed-over'
        ? refuse(handedOverAlready)
        : accept({ type: 'FacilityHandoverNotMade', data: { ...key, ground, note } }),
    )
    .exhaustive();
};

const evolve = (state: FacilityHandoverState, event: FacilityHandoverEvent): FacilityHandoverState => {
  if (event.type === 'FacilityHandoverRequested' || event.type === 'FacilityHandoverReopened')
    return { status: 'requested', key: caseKeyOf(event.data) };
  if (state.status === 'none') return state;
  return match(event)
    .returnType<FacilityHandoverState>()
    .with({ type: 'FacilitiesRegistered' }, ({ data: { facilities } }) => ({ ...state, status: 'built', facilities }))
    .with({ type: 'FacilitiesAccepted' }, () => ({ ...state, status: 'accepted' }))
    .with({ type: 'FacilitiesFoundWanting' }, () => ({ ...state, status: 'wanting' }))
    .with({ type: 'FacilitiesRebuilt' }, () => ({ ...state, status: 'built' }))
    .with({ type: 'OwnersDecidedHandover' }, () => ({ ...state, status: 'decided' }))
    .with({ type: 'OperatorRefusedHandover' }, () => state)
    .with({ type: 'FacilitiesHandedOver' }, ({ data: { operator } }) => ({ ...state, status: 'handed-over', operator }))
    .with({ type: P.union('FacilitiesMaintained', 'FacilityHandoverNotMade', 'FacilityHandoverWithdrawn') }, () => ({
      ...state,
      status: 'over',
    }))
    .exhaustive();
};

export const facilityHandoverDecider: Decider<FacilityHandoverCommand, FacilityHandoverState, FacilityHandoverEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
