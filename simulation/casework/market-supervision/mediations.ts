import type { ConsumerMediationEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';

/** Disputes of consumers with shops: answered, brought to a table, agreed on or not, performed or not. */
export const mediations = (bench: Bench): Caseworkers => {
  const { random, act, later, soon } = bench;
  const answered = random.pack({ accepted: 16, 'accepted-late': 1, refused: 3 });
  const ground = random.pack({
    'no-consumer': 1,
    'no-operator-named': 2,
    'already-mediated': 1,
    'before-court': 1,
    'too-old': 1,
    'not-our-power': 2,
  });
  const came = random.pack({ both: 6, one: 1 });
  const ended = random.pack({
    agreed: 9,
    'operator-refuses': 1,
    'no-agreement': 2,
    'consumer-gave-up': 1,
    'settled-themselves': 1,
    'time-over': 1,
  });
  const kept = random.pack({ performed: 8, 'performed-late': 1, broken: 2 });
  /** What is claimed, in fen. */
  const claims = new Map<string, number>();

  const answer = (caseId: string): void => {
    const how = answered();
    const [soonest, latest] = how === 'accepted-late' ? [8, 10] : [1, 5];
    later(soonest * workday, latest * workday, async () => {
      if (how === 'refused') {
        const why = ground();
        await act('RefuseDispute', { caseId, ground: why, reason: refusals[why] });
        return;
      }
      const { what, least, most } = random.pick(disputes);
      const fen = random.between(least, most) * 100;
      claims.set(caseId, fen);
      const operator = { kind: 'unit', name: random.pick(shops) };
      await act('AcceptDispute', { caseId, operator, claim: what, fen });
    });
  };
  const meet = (caseId: string, low: number, high: number): void =>
    later(low * workday, high * workday, () => {
      const bothCame = came() === 'both';
      const note = bothCame ? '双方各自陈述，核对票据和约定' : '经营者未到场，另行约期';
      return act('HoldSession', { caseId, mediators: bench.pair(), bothCame, note });
    });
  const fail = (caseId: string, why: keyof typeof failures) =>
    act('EndMediation', { caseId, ground: why, note: failures[why] });

  return {
    begin() {
      // Consumers come by themselves, most of them after holidays and sales.
      bench.every(4, () =>
        act('LodgeDispute', {
          caseId: bench.id('dispute'),
          matter: bench.matter('consumer-dispute', random.pick(bench.estates), random.pick(disputes).what),
        }),
      );
    },
    see: hearing<ConsumerMediationEvent>('market-supervision', {
      DisputeLodged: ({ caseId }) => answer(caseId),
      DisputeReopened: ({ caseId }) => answer(caseId),
      DisputeAccepted: ({ caseId }) => meet(caseId, 2, 8),
      SessionHeld({ caseId, session, bothCame }) {
        if (!bothCame && session < 3) {
          meet(caseId, 3, 6);
          return;
        }
        const how = bothCame ? ended() : 'operator-refuses';
        // Who goes on talking until the sixty days are over ends with nothing: the clock says so.
        if (how === 'time-over') return;
        soon(20, 3 * hour, () => {
          if (how !== 'agreed') return fail(caseId, how);
          const claimed = claims.get(caseId) ?? 0;
          const fen = random.chance(0.5) ? claimed : Math.round((claimed * random.between(4, 9)) / 10);
          const within = { unit: 'days', amount: random.between(3, 15) };
          return act('RecordSettlement', { caseId, terms: '经营者退还部分款项，消费者不再追究', fen, within });
        });
      },
      SettlementAgreed({ caseId, fen, performBy: { due } }) {
        const how = kept();
        if (how === 'performed')
          later(workday / 2, 2 * workday, () => act('RecordSettlementPerformance', { caseId, fen }));
        else
          bench.at(Date.parse(due), () =>
            later(workday, 4 * workday, () =>
              how === 'broken'
                ? act('RecordSettlementBreach', { caseId, note: '期满仍未付款，经营者不接电话' })
                : act('RecordSettlementPerformance', { caseId, fen }),
            ),
          );
      },
      MediationClockRanOut({ caseId, clock }) {
        if (clock === 'mediation') later(hour, 2 * workday, () => fail(caseId, 'time-over'));
      },
    }),
  };
};

/** What it is about, and between which sums in yuan. */
const disputes = [
  { what: '健身卡停用，要求退还余额', least: 800, most: 4_000 },
  { what: '干洗损坏衣物，要求赔偿', least: 200, most: 1_500 },
  { what: '蛋糕店关门，储值卡未退', least: 100, most: 600 },
  { what: '装修公司增项收费，要求退还', least: 2_000, most: 20_000 },
  { what: '家电维修后故障依旧，要求退维修费', least: 80, most: 600 },
  { what: '培训机构停课，要求退剩余课时费', least: 1_000, most: 9_000 },
  { what: '超市购得过期食品，要求退货赔偿', least: 20, most: 1_000 },
] as const;

const shops = [
  '沐棠路捷跃健身馆',
  '槐香洁净干洗店',
  '和畅园便利超市',
  '银杏城小鹿烘焙店',
  '溪山郡启明教育信息咨询部',
  '翠微家电维修部',
] as const;

const refusals = {
  'no-consumer': '购买用于经营，不属于消费者权益争议',
  'no-operator-named': '没有明确的经营者，无法联系',
  'already-mediated': '已由消费者协会调解并出具结果',
  'before-court': '法院已经受理同一争议',
  'too-old': '知道权益受损已超过三年',
  'not-our-power': '不属本部门职责，应向主管部门投诉',
} as const;

const failures = {
  'operator-refuses': '经营者书面表示不接受调解',
  'no-agreement': '双方差距较大，未能达成一致',
  'consumer-gave-up': '消费者表示不再要求调解',
  'settled-themselves': '双方自行和解',
  'time-over': '自受理之日起六十日内未达成协议',
} as const;
