import { type FacilityDeficit, facilitiesCompliance, facilityKind, namesOfChoice } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';
import { article61 } from './law.ts';

/** Sitings and developers' illegal buildings are answered at the desk; what was promised and not built is a case. */
const ours = new Set(['service-rooms-not-provided', 'facilities-not-as-planned']);

export const facilitiesCase = caseOf(facilitiesCompliance, {
  open: facilitiesCompliance.internal.OpenFacilities,
  end: facilitiesCompliance.internal.EndFacilities,
  takes: ({ category }) => ours.has(category),
  says: {
    FacilitiesReported: nothing,
    FacilitiesReopened: nothing,
    FacilitiesCompared: ({ data: { deficits } }) =>
      deficits.length > 0 ? { progress: `经比对，不足${deficits.length}项：${namesOf(deficits)}` } : undefined,
    FacilitiesCompliant: () => ({
      outcome: 'no-violation-found',
      note: '经比对规划许可与交付情况，配套符合规划',
    }),
    DeficitsReferredToHousing: ({ data: { deficits, all } }) => {
      const reason = `${namesOf(deficits)}按规划许可建设，但低于法定标准，由房管部门处理`;
      return all
        ? { declines: { ground: 'not-our-power', legalGround: article61, reason, proposes: 'housing' } }
        : { progress: reason };
    },
    RemedyOrdered: ({ data: { dueBy } }) => ({ progress: `已责令建设单位限期改正，期限至${lastDay(dueBy.due)}` }),
    RemedyOverdue: () => ({ progress: '改正期限届满，待复查' }),
    RemedyChecked: ({ data: { remaining } }) =>
      remaining.length > 0 ? { progress: `复查，仍有${remaining.length}项未补足` } : undefined,
    FacilitiesRemedied: () => ({ outcome: 'resolved', note: '经复查，配套已按规划补足' }),
    DeficitFoundIrremediable: ({ data: { reason } }) => ({ progress: `认定无法改正：${reason}` }),
    FacilitiesPenaltyProposed: nothing,
    FacilitiesPenalised: ({ data: { yuan } }) => ({ progress: `已作出罚款${yuan}元的处罚` }),
    FacilitiesNotPenalised: nothing,
    ForfeitureDecided: ({ data: { what, yuan } }) => ({
      progress: `已决定没收${what === 'building' ? '实物，价值' : '违法收入'}${yuan}元`,
    }),
    VerificationGranted: nothing,
    FacilitiesConcluded: ({ data: { note } }) => ({
      outcome: 'not-resolved',
      note: `已依法处理，配套仍未补足：${note}`,
    }),
    FacilitiesWithdrawn: nothing,
    FacilitiesSettled: nothing,
  },
});

const namesOf = (deficits: readonly FacilityDeficit[]): string =>
  deficits.map(({ kind }) => namesOfChoice(facilityKind, kind).zh).join('、');
