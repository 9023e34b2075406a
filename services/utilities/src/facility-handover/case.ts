import { facilityHandover } from '@tiaokuai/contracts';
import { caseOf } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

export const handoverCase = caseOf(facilityHandover, {
  open: facilityHandover.internal.OpenFacilityHandover,
  end: facilityHandover.internal.EndFacilityHandover,
  takes: ({ category }) => category.split('/')[0] === 'facility-handover',
  says: {
    FacilityHandoverRequested: nothing,
    FacilityHandoverReopened: nothing,
    FacilitiesRegistered: nothing,
    FacilitiesAccepted: () => ({ progress: '查验符合移交条件' }),
    FacilitiesFoundWanting: ({ data: { lacking, by } }) => ({
      progress: `查验不符合移交条件${lacking.length}项，由${by === 'builder' ? '建设单位' : '区政府'}组织改造`,
    }),
    FacilitiesRebuilt: () => ({ progress: '改造完成，待查验' }),
    OwnersDecidedHandover: ({ data: { vote } }) => ({
      progress: vote.passed ? '业主共同决定移交' : '业主共同决定未通过',
    }),
    OperatorRefusedHandover: ({ data: { operator } }) => ({ progress: `${operator}拒绝接收，已登记` }),
    FacilitiesHandedOver: ({ data: { operator } }) => ({ progress: `已移交${operator}` }),
    FacilitiesMaintained: ({ data: { operator, from } }) => ({
      outcome: 'resolved',
      note: `自${from}起由${operator}负责运行维护`,
    }),
    FacilityHandoverNotMade: ({ data: { ground, note } }) => ({
      outcome: ground === 'owners-decided-against' ? 'not-resolved' : 'no-violation-found',
      note,
    }),
    FacilityHandoverWithdrawn: nothing,
  },
});
