import { consumerMediation, namesOfChoice, type RemedyWay, remedyWay } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

export const mediationCase = caseOf(consumerMediation, {
  open: consumerMediation.internal.OpenDispute,
  end: consumerMediation.internal.EndDispute,
  takes: ({ category, role }) => role === 'lead' && category.split('/')[0] === 'consumer-dispute',
  says: {
    DisputeLodged: nothing,
    DisputeReopened: nothing,
    DisputeAccepted: ({ data: { mediateBy } }) => ({ progress: `已受理消费投诉，${lastDay(mediateBy.due)}前调解` }),
    DisputeNotAccepted: ({ data: { reason, ways } }) => ({
      outcome: 'not-resolved',
      note: `不予受理：${reason}${told(ways)}`,
    }),
    SessionHeld: ({ data: { session, bothCame } }) => ({
      progress: `已组织第${session}次调解${bothCame ? '' : '，一方未到场'}`,
    }),
    SettlementAgreed: ({ data: { performBy } }) => ({ progress: `已达成调解协议，${lastDay(performBy.due)}前履行` }),
    SettlementPerformed: ({ data: { evidence } }) => ({ outcome: 'resolved', note: '调解协议已履行', evidence }),
    SettlementBroken: ({ data: { ways, note } }) => ({
      outcome: 'not-resolved',
      note: `经营者未履行协议：${note}${told(ways)}`,
    }),
    MediationFailed: ({ data: { ground, ways, note } }) => ({
      outcome: ground === 'settled-themselves' ? 'resolved' : 'not-resolved',
      note: `终止调解：${note}${told(ways)}`,
    }),
    MediationClockRanOut: ({ data: { clock } }) => ({ progress: late[clock] }),
    MediationWithdrawn: nothing,
    MediationSettled: nothing,
  },
});

const told = (ways: readonly RemedyWay[]): string =>
  ways.length > 0 ? `；已告知可${ways.map((way) => namesOfChoice(remedyWay, way).zh).join('、')}` : '';

const late = {
  answer: '七个工作日内未答复是否受理',
  mediation: '调解时限届满，应当终止调解',
  performance: '协议履行期限届满，待核实',
} as const;
