import {
  type CaseKey,
  type DisorderEvent,
  disorderEvents,
  type IllegalConstructionEvent,
  illegalConstructionEvents,
  type OperatorEvent,
  type OperatorResult,
  operatorEvents,
} from '@tiaokuai/contracts';
import { type CaseKind, caseReactions, lastDay, type PenalisingCase, type Saying } from '@tiaokuai/desk';
import type { Consequence, Reaction } from '@tiaokuai/service';
import { match, P } from 'ts-pattern';
import { constructionNames, namesOfDisorder } from './law.ts';

const fined = ({ sanction, yuan }: { readonly sanction: string; readonly yuan: number }): Saying => ({
  progress: sanction === 'warning' ? '已作出警告处罚' : `已作出罚款${yuan}元的处罚`,
});

const missed = {
  stop: '四个工作小时内未责令停工',
  decision: '逾期未作出处理决定',
  order: '改正、拆除期限届满，待复查',
  government: '报告政府满七日，尚未书面责成',
} as const;

const constructionCase: CaseKind<IllegalConstructionEvent> = {
  aggregate: 'illegal-construction',
  events: illegalConstructionEvents,
  open: 'OpenConstruction',
  end: 'EndConstruction',
  takes: ({ category }) => category.split('/')[0] === 'illegal-construction',
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'NoIllegalConstructionFound' }, ({ data: { finding, evidence } }) => ({
        outcome: 'no-violation-found',
        note: `现场检查未发现违法建设：${finding}`,
        evidence,
      }))
      .with({ type: 'ConstructionFound' }, ({ data: { kind, underWay } }) => ({
        progress: `现场检查发现${constructionNames[kind].zh}${underWay ? '，正在施工' : ''}`,
      }))
      .with({ type: 'WorkStopOrdered' }, () => ({ progress: '已责令停止建设' }))
      .with({ type: 'ConstructionCaseFiled' }, ({ data: { decideBy } }) => ({
        progress: `已立案，${lastDay(decideBy.due)}前作出处理决定`,
      }))
      .with({ type: 'ConstructionCorrectionOrdered' }, ({ data: { dueBy } }) => ({
        progress: `已责令限期改正，期限至${lastDay(dueBy.due)}`,
      }))
      .with({ type: 'RemovalOrdered' }, ({ data: { dueBy } }) => ({
        progress: `已责令限期拆除，期限至${lastDay(dueBy.due)}`,
      }))
      .with({ type: 'ConstructionClockRanOut' }, ({ data: { clock } }) => ({ progress: missed[clock] }))
      .with({ type: 'SiteRevisited', data: { found: 'working-on' } }, () => ({ progress: '复查发现仍在施工' }))
      .with({ type: 'SiteRevisited', data: { found: 'standing' } }, () => ({ progress: '期满复查，尚未改正或者拆除' }))
      .with({ type: 'DisobedienceReported' }, ({ data: { of, answerBy } }) => ({
        progress: `当事人${of === 'stop' ? '不停止建设' : '逾期不拆除'}，已报告政府，${lastDay(answerBy.due)}前书面责成`,
      }))
      .with({ type: 'CompulsionOrdered' }, ({ data: { document } }) => ({ progress: `政府已书面责成（${document}）` }))
      .with({ type: 'BuildingSiteSealed' }, () => ({ progress: '已查封施工现场' }))
      .with({ type: 'CompelledRemovalAnnounced' }, ({ data: { ownBy } }) => ({
        progress: `已公告强制拆除，限${lastDay(ownBy.due)}前自行拆除`,
      }))
      .with({ type: 'ConstructionPenalised' }, ({ data }) => fined(data))
      .with({ type: 'ConstructionClosed' }, ({ data: { result, note, evidence } }) =>
        match(result)
          .returnType<Saying>()
          .with(P.union('corrected', 'removed', 'compelled', 'confiscated'), () => ({
            outcome: 'resolved',
            note,
            evidence,
          }))
          .with('revoked', () => ({ outcome: 'no-violation-found', note }))
          .with('handed-to-town', () => ({
            declines: {
              ground: 'not-our-power',
              legalGround: { law: '城乡规划法', article: '第六十五条' },
              reason: `属乡、村庄规划区，由镇人民政府查处：${note}`,
              proposes: 'subdistrict',
            },
          }))
          .exhaustive(),
      )
      .with(
        { type: P.union('ConstructionReported', 'ConstructionReopened', 'ConstructionInvestigated') },
        { type: P.union('SiteRevisited', 'ConstructionConfiscated', 'ConstructionAppealRecorded') },
        { type: P.union('ConstructionRemovedByForce', 'ConstructionPenaltyProposed', 'ConstructionNotPenalised') },
        { type: P.union('ConstructionWithdrawn', 'ConstructionSettled') },
        () => undefined,
      )
      .exhaustive(),
};

const measureWords = {
  'seize-goods': '已扣押物品、作业工具',
  'suspend-work': '已责令暂停施工',
  'stop-business': '已责令停业',
  close: '已依法关闭',
  'perform-for-party': '已代履行',
} as const;

const operatorWords: Readonly<Record<OperatorResult, string>> = {
  lawful: '经营者不属于无证无照经营',
  registered: '经营者已办理证照',
  ceased: '经营者已停止经营',
  closed: '经营场所已查封',
  penalised: '已依法处罚，尚未改正',
  'reported-on': '涉及其他部门许可或者住宅改商用，已通报',
};

const disorderCase: CaseKind<DisorderEvent> = {
  aggregate: 'disorder',
  events: disorderEvents,
  open: 'OpenDisorder',
  end: 'EndDisorder',
  takes: () => true,
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'NoDisorderFound' }, ({ data: { evidence } }) => ({
        outcome: 'no-violation-found',
        note: '现场检查未发现违法行为',
        evidence,
      }))
      .with({ type: 'DisorderInspected' }, ({ data: { findings } }) => ({
        progress: `现场检查发现违法行为${findings.length}项：${kindsOf(findings)}`,
      }))
      .with({ type: 'OperatorWithoutLicenceReported' }, () => ({
        progress: '经营者未出示营业执照，已抄告市场监管部门',
      }))
      .with({ type: 'OperatorResultNoted' }, ({ data: { result } }) => ({
        progress: `市场监管部门反馈：${operatorWords[result]}`,
      }))
      .with({ type: 'PartyEducated' }, () => ({ progress: '已对当事人说服教育' }))
      .with({ type: 'DisorderOrdered' }, ({ data: { dueBy } }) => ({
        progress: `已责令改正，期限至${lastDay(dueBy.due)}`,
      }))
      .with({ type: 'DisorderOrderOverdue' }, () => ({ progress: '改正期限届满，待复查' }))
      .with({ type: 'DisorderRevisited' }, ({ data: { remaining } }) =>
        remaining.length > 0 ? { progress: `复查，仍有${remaining.length}项未改正` } : undefined,
      )
      .with({ type: 'MeasureTaken' }, ({ data: { kind } }) => ({ progress: measureWords[kind] }))
      .with({ type: 'DisorderPenalised' }, ({ data }) => fined(data))
      .with({ type: 'DisorderCorrected' }, ({ data: { by, evidence } }) => ({
        outcome: 'resolved',
        note: by === 'performed-for-party' ? '经代履行，已恢复原状' : by === 'order' ? '经复查，已改正' : '当场改正',
        evidence,
      }))
      .with({ type: 'DisorderAssisted' }, ({ data: { note, evidence } }) => ({
        outcome: 'resolved',
        note: `已协助：${note}`,
        evidence,
      }))
      .with({ type: 'DisorderConcluded' }, ({ data: { note } }) => ({
        outcome: 'partly-resolved',
        note: `已依法处罚或者采取措施，仍未改正：${note}`,
      }))
      .with(
        { type: P.union('DisorderReported', 'DisorderReopened', 'MeasureLapsed', 'MeasureLifted') },
        { type: P.union('DisorderPenaltyProposed', 'DisorderNotPenalised', 'DisorderWithdrawn', 'DisorderSettled') },
        () => undefined,
      )
      .exhaustive(),
};

const kindsOf = (findings: readonly { readonly kind: Parameters<typeof namesOfDisorder>[0] }[]): string =>
  [...new Set(findings.map(({ kind }) => namesOfDisorder(kind).zh))].join('、').slice(0, 400);

export const penalisingCases: readonly PenalisingCase[] = [
  { aggregate: 'illegal-construction', events: illegalConstructionEvents, note: 'NoteConstructionPenalty' },
  { aggregate: 'disorder', events: disorderEvents, note: 'NoteDisorderPenalty' },
];

/** What market supervision made of an operator whom we pointed out, in the case of the same id. */
const hearOfOperators: Reaction = {
  name: 'hear-of-operators',
  from: 'market-supervision',
  lane: 'market-supervision.operator',
  events: operatorEvents,
  react({ type, data }): readonly Consequence[] {
    const result = resultOf({ type, data } as OperatorEvent);
    return result ? [{ command: 'NoteOperatorResult', data: { caseId: (data as CaseKey).caseId, result } }] : [];
  },
};

const resultOf = (event: OperatorEvent): OperatorResult | undefined => {
  switch (event.type) {
    case 'OperatorLawful':
      return 'lawful';
    case 'OperatorRegularised':
      return event.data.by;
    case 'OperatorConcluded':
      return event.data.end;
    case 'ViolationReportedOn':
      return 'reported-on';
    default:
      return undefined;
  }
};

export const reactions: readonly Reaction[] = [
  ...caseReactions('urban-enforcement', [constructionCase, disorderCase]),
  hearOfOperators,
];
