import { siting } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

export const sitingCase = caseOf(siting, {
  open: siting.internal.OpenSiting,
  end: siting.internal.EndSiting,
  takes: ({ category }) => category.split('/')[0] === 'garbage-point-siting',
  says: {
    SitingReported: nothing,
    SitingReopened: nothing,
    SitingInspected: ({ data: { problems } }) => ({ progress: `现场查看发现${problems.length}个问题` }),
    SiteInOrder: ({ data: { note, evidence } }) => ({ outcome: 'no-violation-found', note, evidence }),
    SiteImproved: ({ data: { what } }) => ({ progress: `已整治：${what}` }),
    RelocationProposed: ({ data: { to, objectBy } }) => ({
      progress: `拟迁至${to}，${lastDay(objectBy.due)}前征求意见`,
    }),
    ObjectionsWeighed: ({ data: { objections, upheld } }) => ({
      progress: `收到意见${objections}条，${upheld ? '意见成立，不予迁移' : '研究后拟予迁移'}`,
    }),
    PointRelocated: ({ data: { to } }) => ({ progress: `已迁至${to}` }),
    SitingClosed: ({ data: { end, note } }) => ({ outcome: outcomes[end], note }),
    SitingWithdrawn: nothing,
  },
});

const outcomes = { solved: 'resolved', 'partly-solved': 'partly-resolved', stays: 'not-resolved' } as const;
