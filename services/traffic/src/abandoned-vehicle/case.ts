import { abandonedVehicle } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';
import { leftToManager, roadNames } from '../places.ts';

const removedWords = { towed: '拖移', detained: '扣留', confiscated: '收缴' } as const;

export const abandonedCase = caseOf(abandonedVehicle, {
  open: abandonedVehicle.internal.OpenAbandonedVehicle,
  end: abandonedVehicle.internal.EndAbandonedVehicle,
  takes: ({ category }) => category.split('/')[0] === 'abandoned-vehicle',
  says: {
    AbandonedVehicleReported: nothing,
    AbandonedVehicleReopened: nothing,
    VehicleNotAbandoned: ({ data: { finding, evidence } }) => ({
      outcome: 'no-violation-found',
      note: `经核实不属于僵尸车：${finding}`,
      evidence,
    }),
    AbandonedVehicleInspected: ({ data: { road } }) => ({ progress: `已现场核实，${roadNames[road]}` }),
    RemovalNoticePosted: ({ data: { dueBy } }) => ({ progress: `已张贴限期挪移通知，期限至${lastDay(dueBy.due)}` }),
    VehicleClockRanOut: ({ data: { clock } }) =>
      clock === 'notice' ? { progress: '通知期限届满，车辆未挪移' } : undefined,
    VehicleTakenByOwner: ({ data: { evidence } }) => ({ outcome: 'resolved', note: '车主已自行挪移', evidence }),
    AbandonedVehicleRemoved: ({ data: { how, to, evidence } }) => ({
      outcome: 'resolved',
      note: `车辆已${removedWords[how]}至${to}`,
      evidence,
    }),
    DetentionPublished: nothing,
    RemovedVehicleReturned: nothing,
    RemovedVehicleDisposed: nothing,
    AbandonedVehicleLeftToManager: ({ data }) => leftToManager(data),
    AbandonedVehicleConcluded: ({ data: { note } }) => ({
      outcome: 'not-resolved',
      note: `期满未挪移，依法无拖移、扣留事由：${note}`,
    }),
    AbandonedVehicleWithdrawn: nothing,
    AbandonedVehicleSettled: nothing,
  },
});
