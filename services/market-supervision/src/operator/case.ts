import { namesOfChoices, operator, operatorViolation } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

/** Every referral that is no consumer's dispute, and those in which another department leads. */
export const operatorCase = caseOf(operator, {
  open: operator.internal.OpenOperatorCase,
  end: operator.internal.EndOperatorCase,
  says: {
    OperatorReported: nothing,
    OperatorReopened: nothing,
    OperatorReferred: nothing,
    OperatorPointedOut: ({ data: { premises } }) => ({ progress: `城管部门抄告：${premises}未出示营业执照` }),
    OperatorLawful: ({ data: { evidence } }) => ({
      outcome: 'no-violation-found',
      note: '经核查，不属于无证无照经营',
      evidence,
    }),
    OperatorChecked: ({ data: { findings } }) => ({
      progress: `查实${
        namesOfChoices(
          operatorViolation,
          findings.map(({ kind }) => kind),
        ).zh
      }`,
    }),
    ViolationReportedOn: ({ data: { findings } }) => ({ progress: `${findings.length}项已通报有关部门` }),
    OperatorOrdered: ({ data: { manner, dueBy } }) => ({
      progress: `已责令${manner === 'register' ? '办理证照' : '停止经营'}，期限至${lastDay(dueBy.due)}`,
    }),
    OperatorOrderOverdue: () => ({ progress: '责令期限届满，待复查' }),
    OperatorRevisited: ({ data: { remaining } }) =>
      remaining.length > 0 ? { progress: `复查，仍有${remaining.length}项未改正` } : undefined,
    OperatorRegularised: ({ data: { by } }) => ({
      outcome: 'resolved',
      note: by === 'registered' ? '经督促引导，已依法办理证照' : '经责令，已停止经营',
    }),
    PremisesSealed: ({ data: { until } }) => ({ progress: `已查封经营场所，至${lastDay(until.due)}` }),
    PremisesSealLapsed: nothing,
    PremisesSealLifted: nothing,
    OperatorPenaltyProposed: nothing,
    OperatorPenalised: ({ data: { yuan } }) => ({ progress: `已作出罚款${yuan}元的处罚` }),
    OperatorPutOnCreditRecord: () => ({ progress: '已记入信用记录并公示' }),
    OperatorNotPenalised: nothing,
    OperatorConcluded: ({ data: { end, note } }) => ({
      outcome: end === 'penalised' ? 'not-resolved' : 'partly-resolved',
      note: `${ends[end]}：${note}`,
    }),
    OperatorAssisted: ({ data: { note, evidence } }) => ({ outcome: 'resolved', note, evidence }),
    OperatorWithdrawn: nothing,
    OperatorSettled: nothing,
  },
});

const ends = {
  closed: '经营场所已查封',
  penalised: '已依法处罚，仍未改正',
  'reported-on': '不属本部门查处，已通报有关部门',
} as const;
