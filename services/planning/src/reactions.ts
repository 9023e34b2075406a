import {
  type CaseMatter,
  type FacilitiesComplianceEvent,
  facilitiesComplianceEvents,
  type ServiceRoomsEvent,
  serviceRoomsEvents,
} from '@tiaokuai/contracts';
import { type CaseKind, caseReactions, lastDay, type PenalisingCase, type Saying } from '@tiaokuai/desk';
import type { Consequence, Reaction } from '@tiaokuai/service';
import { match, P } from 'ts-pattern';
import { v5 as derived } from 'uuid';
import { article61, facilityNames } from './law.ts';

/** Sitings and developers' illegal buildings are answered at the desk; what was promised and not built is a case. */
const ours = new Set(['service-rooms-not-provided', 'facilities-not-as-planned']);

const namesOf = (deficits: readonly { readonly kind: keyof typeof facilityNames }[]): string =>
  deficits.map(({ kind }) => facilityNames[kind].zh).join('、');

const facilitiesCase: CaseKind<FacilitiesComplianceEvent> = {
  aggregate: 'facilities-compliance',
  events: facilitiesComplianceEvents,
  open: 'OpenFacilities',
  end: 'EndFacilities',
  takes: ({ category }) => ours.has(category),
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'FacilitiesCompared' }, ({ data: { deficits } }) =>
        deficits.length > 0 ? { progress: `经比对，不足${deficits.length}项：${namesOf(deficits)}` } : undefined,
      )
      .with({ type: 'FacilitiesCompliant' }, () => ({
        outcome: 'no-violation-found',
        note: '经比对规划许可与交付情况，配套符合规划',
      }))
      .with({ type: 'DeficitsReferredToHousing' }, ({ data: { deficits, all } }) => {
        const reason = `${namesOf(deficits)}按规划许可建设，但低于法定标准，由房管部门处理`;
        return all
          ? { declines: { ground: 'not-our-power', legalGround: article61, reason, proposes: 'housing' } }
          : { progress: reason };
      })
      .with({ type: 'RemedyOrdered' }, ({ data: { dueBy } }) => ({
        progress: `已责令建设单位限期改正，期限至${lastDay(dueBy.due)}`,
      }))
      .with({ type: 'RemedyOverdue' }, () => ({ progress: '改正期限届满，待复查' }))
      .with({ type: 'RemedyChecked' }, ({ data: { remaining } }) =>
        remaining.length > 0 ? { progress: `复查，仍有${remaining.length}项未补足` } : undefined,
      )
      .with({ type: 'FacilitiesRemedied' }, () => ({ outcome: 'resolved', note: '经复查，配套已按规划补足' }))
      .with({ type: 'DeficitFoundIrremediable' }, ({ data: { reason } }) => ({ progress: `认定无法改正：${reason}` }))
      .with({ type: 'FacilitiesPenalised' }, ({ data: { yuan } }) => ({ progress: `已作出罚款${yuan}元的处罚` }))
      .with({ type: 'ForfeitureDecided' }, ({ data: { what, yuan } }) => ({
        progress: `已决定没收${what === 'building' ? '实物，价值' : '违法收入'}${yuan}元`,
      }))
      .with({ type: 'FacilitiesConcluded' }, ({ data: { note } }) => ({
        outcome: 'not-resolved',
        note: `已依法处理，配套仍未补足：${note}`,
      }))
      .with(
        { type: P.union('FacilitiesReported', 'FacilitiesReopened', 'FacilitiesPenaltyProposed') },
        { type: P.union('FacilitiesNotPenalised', 'VerificationGranted', 'FacilitiesWithdrawn', 'FacilitiesSettled') },
        () => undefined,
      )
      .exhaustive(),
};

/** Housing's acceptance found service rooms lacking: one case for each estate, opened again when it happens again. */
const hearFromHousing: Reaction = {
  name: 'hear-of-short-rooms',
  from: 'housing',
  lane: 'housing.service-rooms',
  events: serviceRoomsEvents,
  react({ type, data }): readonly Consequence[] {
    const event = { type, data } as ServiceRoomsEvent;
    if (event.type !== 'ServiceRoomsShort') return [];
    const { estateId, builder, deficits } = event.data;
    const matter: CaseMatter = {
      category: 'service-rooms-not-provided',
      urgency: 'normal',
      role: 'lead',
      brief: `房管部门验收，${builder}交付的物业服务用房不足（${deficits.length}项）`,
    };
    const caseId = derived(`facilities/${estateId}`, derived.URL);
    return [{ command: 'HearOfShortRooms', data: { caseId, matter, estateId } }];
  },
};

export const penalisingCases: readonly PenalisingCase[] = [
  { aggregate: 'facilities-compliance', events: facilitiesComplianceEvents, note: 'NoteFacilitiesPenalty' },
];

export const reactions: readonly Reaction[] = [...caseReactions('planning', [facilitiesCase]), hearFromHousing];
