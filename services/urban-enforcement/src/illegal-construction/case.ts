import { constructionKind, illegalConstruction, namesOfChoice } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';
import { fined } from '../penalised.ts';

const missed = {
  stop: '四个工作小时内未责令停工',
  decision: '逾期未作出处理决定',
  order: '改正、拆除期限届满，待复查',
  government: '报告政府满七日，尚未书面责成',
} as const;

const revisited = { 'working-on': '复查发现仍在施工', standing: '期满复查，尚未改正或者拆除' } as const;

export const constructionCase = caseOf(illegalConstruction, {
  open: illegalConstruction.internal.OpenConstruction,
  end: illegalConstruction.internal.EndConstruction,
  takes: ({ category }) => category.split('/')[0] === 'illegal-construction',
  says: {
    ConstructionReported: nothing,
    ConstructionReopened: nothing,
    NoIllegalConstructionFound: ({ data: { finding, evidence } }) => ({
      outcome: 'no-violation-found',
      note: `现场检查未发现违法建设：${finding}`,
      evidence,
    }),
    ConstructionFound: ({ data: { kind, underWay } }) => ({
      progress: `现场检查发现${namesOfChoice(constructionKind, kind).zh}${underWay ? '，正在施工' : ''}`,
    }),
    WorkStopOrdered: () => ({ progress: '已责令停止建设' }),
    ConstructionCaseFiled: ({ data: { decideBy } }) => ({
      progress: `已立案，${lastDay(decideBy.due)}前作出处理决定`,
    }),
    ConstructionInvestigated: nothing,
    ConstructionCorrectionOrdered: ({ data: { dueBy } }) => ({
      progress: `已责令限期改正，期限至${lastDay(dueBy.due)}`,
    }),
    RemovalOrdered: ({ data: { dueBy } }) => ({ progress: `已责令限期拆除，期限至${lastDay(dueBy.due)}` }),
    ConstructionConfiscated: nothing,
    ConstructionClockRanOut: ({ data: { clock } }) => ({ progress: missed[clock] }),
    SiteRevisited: ({ data: { found } }) =>
      found === 'working-on' || found === 'standing' ? { progress: revisited[found] } : undefined,
    DisobedienceReported: ({ data: { of, answerBy } }) => ({
      progress: `当事人${of === 'stop' ? '不停止建设' : '逾期不拆除'}，已报告政府，${lastDay(answerBy.due)}前书面责成`,
    }),
    CompulsionOrdered: ({ data: { document } }) => ({ progress: `政府已书面责成（${document}）` }),
    BuildingSiteSealed: () => ({ progress: '已查封施工现场' }),
    CompelledRemovalAnnounced: ({ data: { ownBy } }) => ({
      progress: `已公告强制拆除，限${lastDay(ownBy.due)}前自行拆除`,
    }),
    ConstructionAppealRecorded: nothing,
    ConstructionRemovedByForce: nothing,
    ConstructionPenaltyProposed: nothing,
    ConstructionPenalised: ({ data }) => fined(data),
    ConstructionNotPenalised: nothing,
    ConstructionClosed: ({ data: { result, note, evidence } }) => {
      if (result === 'revoked') return { outcome: 'no-violation-found', note };
      if (result !== 'handed-to-town') return { outcome: 'resolved', note, evidence };
      return {
        declines: {
          ground: 'not-our-power',
          legalGround: { law: '城乡规划法', article: '第六十五条' },
          reason: `属乡、村庄规划区，由镇人民政府查处：${note}`,
          proposes: 'subdistrict',
        },
      };
    },
    ConstructionWithdrawn: nothing,
    ConstructionSettled: nothing,
  },
});
