import { roadsideFacility } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

export const facilityCase = caseOf(roadsideFacility, {
  open: roadsideFacility.internal.OpenRoadsideFacility,
  end: roadsideFacility.internal.EndRoadsideFacility,
  takes: ({ category }) => category.split('/')[0] === 'roadside-traffic',
  says: {
    FacilityRequested: nothing,
    FacilityReopened: nothing,
    FacilitySurveyed: ({ data: { finding } }) => ({ progress: `已现场勘查：${finding}` }),
    DangerSecured: ({ data: { measures } }) => ({ progress: `已采取安全措施：${measures}` }),
    MaintainerNotified: ({ data: { maintainer } }) => ({ progress: `已通知${maintainer}修复` }),
    HiddenDangerReported: () => ({ progress: '存在交通安全严重隐患，已报告政府并提出建议' }),
    FacilityPlanned: ({ data: { works, doneBy } }) => ({
      progress: `已列入计划：${works}，${lastDay(doneBy.due)}前完成`,
    }),
    FacilityWorksOverdue: () => ({ progress: '实施逾期' }),
    FacilityDone: ({ data: { note, evidence } }) => ({ outcome: 'resolved', note, evidence }),
    FacilityRefused: ({ data: { reason } }) => ({ outcome: 'not-resolved', note: `经勘查不予设置：${reason}` }),
    FacilityLeftToMaintainer: ({ data: { maintainer, note, proposes } }) => ({
      declines: {
        ground: 'not-our-power',
        legalGround: { law: '道路交通安全法', article: '第三十条' },
        reason: `由${maintainer}养护管理：${note}`,
        ...(proposes ? { proposes } : {}),
      },
    }),
    FacilityWithdrawn: nothing,
    FacilitySettled: nothing,
  },
});
