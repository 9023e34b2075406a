import { type DisorderFinding, disorder, disorderKind, namesOfChoices, type OperatorResult } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';
import { fined } from '../penalised.ts';

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

const correctedWords = {
  'on-the-spot': '当场改正',
  order: '经复查，已改正',
  'performed-for-party': '经代履行，已恢复原状',
};

/** Every referral to urban enforcement that is not about illegal construction. */
export const disorderCase = caseOf(disorder, {
  open: disorder.internal.OpenDisorder,
  end: disorder.internal.EndDisorder,
  says: {
    DisorderReported: nothing,
    DisorderReopened: nothing,
    NoDisorderFound: ({ data: { evidence } }) => ({
      outcome: 'no-violation-found',
      note: '现场检查未发现违法行为',
      evidence,
    }),
    DisorderInspected: ({ data: { findings } }) => ({
      progress: `现场检查发现违法行为${findings.length}项：${kindsOf(findings)}`,
    }),
    OperatorWithoutLicenceReported: () => ({ progress: '经营者未出示营业执照，已抄告市场监管部门' }),
    OperatorResultNoted: ({ data: { result } }) => ({ progress: `市场监管部门反馈：${operatorWords[result]}` }),
    PartyEducated: () => ({ progress: '已对当事人说服教育' }),
    DisorderOrdered: ({ data: { dueBy } }) => ({ progress: `已责令改正，期限至${lastDay(dueBy.due)}` }),
    DisorderOrderOverdue: () => ({ progress: '改正期限届满，待复查' }),
    DisorderRevisited: ({ data: { remaining } }) =>
      remaining.length > 0 ? { progress: `复查，仍有${remaining.length}项未改正` } : undefined,
    MeasureTaken: ({ data: { kind } }) => ({ progress: measureWords[kind] }),
    MeasureLapsed: nothing,
    MeasureLifted: nothing,
    DisorderPenaltyProposed: nothing,
    DisorderPenalised: ({ data }) => fined(data),
    DisorderNotPenalised: nothing,
    DisorderCorrected: ({ data: { by, evidence } }) => ({ outcome: 'resolved', note: correctedWords[by], evidence }),
    DisorderConcluded: ({ data: { note } }) => ({
      outcome: 'partly-resolved',
      note: `已依法处罚或者采取措施，仍未改正：${note}`,
    }),
    DisorderAssisted: ({ data: { note, evidence } }) => ({ outcome: 'resolved', note: `已协助：${note}`, evidence }),
    DisorderWithdrawn: nothing,
    DisorderSettled: nothing,
  },
});

const kindsOf = (findings: readonly Pick<DisorderFinding, 'kind'>[]): string =>
  namesOfChoices(
    disorderKind,
    findings.map(({ kind }) => kind),
  ).zh.slice(0, 400);
