import type { FeeComplaintEvent, Overcharge } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';
import { billsOf } from './charges.ts';

type Due = Pick<Overcharge, 'no' | 'fen' | 'violation'>;

/** Charges held against the filed contract and the set prices; what was too much goes back, or is fined. */
export const complaints = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const bill = billsOf(bench);
  const about = random.pack({
    prices: 28,
    'supply-cut-for-fees': 1,
    'service-quality': 1,
    'who-owes-the-fee': 1,
    'gas-service': 1,
  });
  const wrong = random.pack({
    lawful: 5,
    'above-guided-price': 3,
    'change-unlawful': 3,
    'above-agreed-price': 4,
    'above-set-tariff': 2,
    'collection-charge': 1,
    'not-agreed': 2,
  });
  const paid = random.pack({ 'in-time': 6, early: 3, 'fined-and-paid': 2, 'in-part': 2, nothing: 2, again: 2 });
  const fates = new Map<string, ReturnType<typeof paid>>();
  const owed = new Map<string, readonly Due[]>();
  const estates = new Map<string, { readonly starLevel: number; readonly enterprise: string; parking: boolean }>();

  const examine = (caseId: string): void =>
    later(workday / 2, 5 * workday, () => {
      const matterOf = about();
      if (matterOf !== 'prices') return act('PassComplaintOn', { caseId, matterOf, reason: passedOn[matterOf] });
      const { starLevel, enterprise, parking } = estates.get(caseId)!;
      return act('ExamineCharges', {
        caseId,
        officers: bench.pair(),
        credentialsShown: true,
        party: { kind: 'unit', name: enterprise },
        ...bill(wrong(), starLevel, parking),
      });
    });
  const order = (caseId: string, low: number, high: number): void =>
    later(low, high, () => act('OrderRefund', { caseId, within: { unit: 'days', amount: random.between(7, 20) } }));
  const verify = (caseId: string, share: number) => {
    const refunded = (owed.get(caseId) ?? [])
      .map(({ no, fen }) => ({ no, fen: Math.floor(fen * share) }))
      .filter(({ fen }) => fen > 0);
    return act('VerifyRefunds', { caseId, officers: bench.pair(), refunded });
  };
  const propose = (caseId: string, no: number): void =>
    later(hour, 2 * workday, () => {
      const { fen, violation } = owed.get(caseId)!.find((each) => each.no === no)!;
      const fiveFold = violation === 'above-guided-price' || violation === 'above-set-tariff';
      const most = fiveFold ? Math.floor((5 * fen) / 100) : 5_000;
      const yuan = Math.max(1, Math.round((most * random.between(1, 6)) / 10));
      return act('ProposeFeePenalty', { caseId, penaltyId: bench.id('penalty'), finding: no, yuan });
    });
  const conclude = (caseId: string): void =>
    later(hour, 2 * workday, () => act('ConcludeComplaint', { caseId, note: '已告知缴费人可依法起诉追索' }));

  return {
    begin() {
      bench.every(5, () => {
        // Bills come at the end of the year.
        const month = bench.day().slice(5, 7);
        if (month !== '12' && month !== '01' && random.chance(0.4)) return undefined;
        const estate = random.pick(bench.estates.filter(({ particulars }) => particulars.enterprise));
        const category = random.pick(['property-fee-overcharge', 'parking-fee-overcharge'] as const);
        return act('ReceiveComplaint', {
          caseId: bench.id('complaint'),
          source: random.pick(['own-inspection', 'report']),
          matter: bench.matter(category, estate, category.startsWith('parking') ? '停车收费检查' : '物业收费检查'),
        });
      });
    },
    see: hearing<FeeComplaintEvent>('pricing', {
      ComplaintReceived({ caseId, matter: { estate, category } }) {
        estates.set(caseId, {
          starLevel: estate?.starLevel ?? 2,
          enterprise: estate?.enterprise ?? '淄博陶垣物业管理有限公司',
          parking: category.startsWith('parking'),
        });
        examine(caseId);
      },
      ComplaintReopened: ({ caseId }) => examine(caseId),
      OverchargeFound({ caseId, findings }) {
        owed.set(caseId, findings);
        fates.set(caseId, paid());
        order(caseId, hour, workday);
      },
      RefundOrdered({ caseId, findings, dueBy: { due } }) {
        const fate = fates.get(caseId);
        if (fate === 'early') {
          later(2 * workday, 4 * workday, () => verify(caseId, 1));
          return;
        }
        if (fate === 'fined-and-paid') propose(caseId, findings[0]!);
        const share = fate === 'in-part' || fate === 'again' ? 0.6 : fate === 'nothing' ? 0 : 1;
        bench.at(Date.parse(due), () => later(hour, 3 * workday, () => verify(caseId, share)));
      },
      RefundsVerified({ caseId, refunded, remaining }) {
        const back = new Map(refunded.map(({ no, fen }) => [no, fen]));
        owed.set(
          caseId,
          (owed.get(caseId) ?? [])
            .map((each) => ({ ...each, fen: each.fen - (back.get(each.no) ?? 0) }))
            .filter(({ no }) => remaining.includes(no)),
        );
        const [first] = remaining;
        if (first === undefined) return;
        if (fates.get(caseId) === 'again') {
          fates.set(caseId, 'in-time');
          order(caseId, hour, workday);
        } else propose(caseId, first);
      },
      OverchargePenalised({ caseId }) {
        if (fates.get(caseId) !== 'fined-and-paid') conclude(caseId);
      },
      OverchargeNotPenalised({ caseId }) {
        if (fates.get(caseId) === 'fined-and-paid') return;
        fates.set(caseId, 'in-time');
        order(caseId, hour, workday);
      },
    }),
  };
};

const passedOn = {
  'supply-cut-for-fees': '反映的是物业以停水停电催费，不是收费高低',
  'service-quality': '反映的是服务不符合约定，收费与备案一致',
  'who-owes-the-fee': '争议在于由谁交费，属物业服务合同纠纷',
  'gas-service': '反映的是燃气服务质量，不是气价',
} as const;
