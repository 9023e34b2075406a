import { rescue } from '@tiaokuai/contracts';
import { caseOf } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

export const rescueCase = caseOf(rescue, {
  open: rescue.internal.OpenRescue,
  end: rescue.internal.EndRescue,
  takes: ({ category }) => category.split('/')[0] === 'elevator-entrapment',
  says: {
    EntrapmentReported: nothing,
    FirmNotified: ({ data: { firm } }) => ({ progress: `已通知维保单位${firm}三十分钟内到场` }),
    ArrivalLimitMissed: ({ data: { firm } }) => ({ progress: `维保单位${firm}三十分钟未到场` }),
    ArrivalLimitKept: nothing,
    FirmArrived: ({ data: { minutes } }) => ({ progress: `维保人员${minutes}分钟到场` }),
    FireOnScene: () => ({ progress: '消防救援力量到场协助' }),
    PeopleFreed: ({ data: { people, injured } }) => ({
      progress: `被困${people}人已救出${injured > 0 ? `，其中${injured}人受伤` : ''}`,
    }),
    AccidentReported: nothing,
    RescueClosed: ({ data: { cause } }) => ({ outcome: 'resolved', note: `人员已救出，电梯经全面检查：${cause}` }),
    RescueCancelled: ({ data: { note } }) => ({ outcome: 'no-violation-found', note: `无人被困：${note}` }),
    RescueWithdrawn: nothing,
  },
});
