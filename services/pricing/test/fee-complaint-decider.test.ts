import { describe, expect, test } from '@jest/globals';
import type { CaseMatter, Charge, ChargeTerms, FeeComplaintCommand, FeeComplaintEvent } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type FeeComplaintState, feeComplaintDecider } from '../src/fee-complaint/decider.ts';
import type { Standard } from '../src/price-standard/standard.ts';

const { given } = specificationOf(feeComplaintDecider);
type Given = Pick<FeeComplaintCommand, 'kind' | 'data'>;

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const start = '2018-05-14T01:00:00.000Z';
const after = '2018-06-20T01:00:00.000Z';
const source = { law: '价格法', article: '第四十一条' };
const dueBy = deadlineWithin({ unit: 'days', amount: 30 }, start, source);
const estate = {
  estateId: '0190f000-0000-7000-8000-0000000000ee',
  name: '和平小区',
  subdistrict: '和平街道',
  kind: 'new' as const,
  mode: 'professional' as const,
  starLevel: 3,
  enterprise: '和平物业',
};
const matter: CaseMatter = {
  category: 'property-fee-overcharge',
  urgency: 'normal',
  role: 'lead',
  estate,
  brief: '多收',
};
const terms: ChargeTerms = { contract: 'preliminary', ordinaryHome: true, starLevel: 3 };
const standards: readonly Standard[] = [
  { item: 'property-service', starLevel: 3, base: 12_000, upPercent: 20, from: '2018-01', document: '张价〔2018〕1号' },
];
const party = { kind: 'unit' as const, name: '和平物业' };
const fee: Charge = {
  item: 'property-service',
  what: '物业服务费',
  quantity: 1_000_000,
  from: '2018-01',
  to: '2018-04',
  price: 15_000,
  agreed: [],
};
const commission: Charge = {
  ...fee,
  item: 'collection',
  what: '代收电费手续费',
  quantity: 100,
  price: 20_000,
  to: '2018-01',
};

const opened: FeeComplaintEvent = {
  type: 'ComplaintReceived',
  data: { caseId, referral, source: 'referral', matter },
};
const examine = (facts: Partial<Extract<FeeComplaintCommand, { kind: 'ExamineCharges' }>['data']> = {}) => ({
  kind: 'ExamineCharges' as const,
  data: {
    caseId,
    officers: ['0301', '0302'],
    credentialsShown: true,
    party,
    terms,
    charges: [fee, commission],
    standards: [...standards],
    evidence: [],
    ...facts,
  },
});
const order = { kind: 'OrderRefund', data: { caseId, dueBy } } as const;
const verify = (refunded: { no: number; fen: number }[]): Given => ({
  kind: 'VerifyRefunds',
  data: { caseId, officers: ['0301'], refunded, evidence: [] },
});
const fine = (yuan: number, finding = 1) =>
  ({ kind: 'ProposeFeePenalty', data: { caseId, penaltyId, finding, yuan } }) as const;
const conclude = { kind: 'ConcludeComplaint', data: { caseId, note: '拒不退还' } } as const;
const decided = {
  kind: 'NoteFeePenalty',
  data: { caseId, penaltyId, result: 'decided', sanction: 'fine', yuan: 100 },
} as const;

/** 0.06 yuan × 10,000 m² × 4 months and the two yuan. */
const found = () => given(opened).when(examine()).thenTypes('OverchargeFound');
const ordered = () => found().when(order).thenTypes('RefundOrdered');

describe('what was charged', () => {
  test('is held against the guided price, and each finding has its sum', () => {
    const { decision } = given(opened).when(examine());
    expect(decision).toMatchObject({
      kind: 'accepted',
      events: [
        {
          data: {
            total: 240_200,
            findings: [
              { no: 1, violation: 'above-guided-price', fen: 240_000, charged: 6_000_000 },
              { no: 2, violation: 'collection-charge', fen: 200 },
            ],
          },
        },
      ],
    });
  });

  test('is found lawful, which ends the case', () => {
    given(opened)
      .when(examine({ charges: [{ ...fee, price: 14_400 }], party: undefined }))
      .thenTypes('NoOverchargeFound')
      .when(order)
      .thenRefused('case-ended');
  });

  test('cannot be judged without credentials, operator, stars, standard, months', () => {
    const refuses = (code: string, facts: Parameters<typeof examine>[0], article = '') =>
      given(opened).when(examine(facts)).thenRefused(code, { article });
    refuses('credentials-not-shown', { credentialsShown: false }, '行政处罚法 第五十五条');
    refuses('party-unknown', { party: undefined }, '价格法 第三十三条');
    refuses('star-level-unknown', { terms: { contract: 'preliminary', ordinaryHome: true } }, '山东省物业管理条例');
    refuses('no-standard-on-register', { standards: [] }, '价格法 第二十四条');
    refuses('period-reversed', { charges: [{ ...fee, to: '2017-12' }] });
    refuses('period-reversed', { charges: [{ ...fee, to: '2038-12' }] });
    found().when(examine()).thenRefused('examined-already');
    given().when(examine()).thenRefused('no-such-case');
  });

  test('turns out to be another’s matter, before anything was found', () => {
    const pass = {
      kind: 'PassComplaintOn',
      data: { caseId, matterOf: 'supply-cut-for-fees', reason: '欠费停水' },
    } as const;
    const { decision } = given(opened).when(pass);
    expect(decision).toMatchObject({
      events: [{ data: { to: 'housing', legalGround: { law: '淄博市物业管理条例' } } }],
    });
    found().when(pass).thenRefused('violation-found');
  });
});

describe('the way of the money', () => {
  test('back to who paid, and the case is resolved', () => {
    ordered()
      .when(
        verify([
          { no: 1, fen: 240_000 },
          { no: 2, fen: 200 },
        ]),
      )
      .thenTypes('RefundsVerified', 'OverchargeRefunded')
      .when(verify([]))
      .thenRefused('case-ended');
  });

  test('partly, then again, and the whole sum is said at the end', () => {
    const again = ordered()
      .when(
        verify([
          { no: 2, fen: 200 },
          { no: 1, fen: 100_000 },
        ]),
        { at: after },
      )
      .thenTypes('RefundsVerified')
      .when(
        { kind: 'OrderRefund', data: { caseId, dueBy: deadlineWithin({ unit: 'days', amount: 10 }, after, source) } },
        { at: after },
      )
      .thenTypes('RefundOrdered');
    again
      .when(verify([{ no: 1, fen: 140_001 }]), { at: after })
      .thenRefused('more-than-owed', { article: '第四十一条' });
    again.when(verify([{ no: 2, fen: 1 }]), { at: after }).thenRefused('no-such-finding');
    const { decision } = again.when(verify([{ no: 1, fen: 140_000 }]), { at: after });
    expect(decision).toMatchObject({ events: [{}, { type: 'OverchargeRefunded', data: { fen: 240_200 } }] });
  });

  test('in its order', () => {
    given(opened).when(order).thenRefused('overcharge-not-found', { article: '价格法 第四十一条' });
    found().when(verify([])).thenRefused('nothing-ordered');
    ordered().when(order).thenRefused('order-runs');
    ordered()
      .when(verify([{ no: 1, fen: 1 }]))
      .thenRefused('order-runs');
    ordered()
      .when(
        verify([
          { no: 1, fen: 1 },
          { no: 1, fen: 1 },
        ]),
      )
      .thenRefused('no-such-finding');
    found()
      .when({ kind: 'OrderRefund', data: { caseId, dueBy: { ...dueBy, due: start } } })
      .thenRefused('due-in-past');
  });

  test('the order’s time runs out once', () => {
    const observe = { kind: 'ObserveRefund', data: { caseId, order: 1 } } as const;
    ordered().when(observe).thenNothing();
    ordered().when(observe, { at: after }).thenTypes('RefundOverdue').when(observe, { at: after }).thenNothing();
  });
});

describe('a penalty', () => {
  test('comes after the order and stays within five times the gains, or five thousand', () => {
    found().when(fine(100)).thenRefused('penalty-before-order', { article: '行政处罚法 第二十八条' });
    ordered().when(fine(12_001)).thenRefused('outside-range', { article: '价格法 第三十九条' });
    ordered().when(fine(5_001, 2)).thenRefused('outside-range', { article: '价格法 第四十二条' });
    ordered().when(fine(100, 3)).thenRefused('no-such-finding');
    ordered().when(fine(12_000)).thenTypes('FeePenaltyProposed').when(fine(1)).thenRefused('penalised-already');
  });

  test('confiscates what was not given back in time, and nothing before', () => {
    const early = ordered().when(fine(100));
    expect(early.decision).toMatchObject({ events: [{ data: { confiscate: 0 } }] });
    const late = ordered()
      .when(verify([{ no: 1, fen: 40_000 }]), { at: after })
      .thenTypes('RefundsVerified');
    late.when(conclude).thenRefused('conclude-before-penalty', { article: '价格法 第三十三条' });
    const { decision } = late.when(fine(100));
    expect(decision).toMatchObject({ events: [{ data: { confiscate: 200_000 } }] });
    const end = late.when(fine(100)).thenTypes('FeePenaltyProposed').when(decided).thenTypes('OverchargePenalised');
    const { decision: last } = end.when(conclude);
    expect(last).toMatchObject({ events: [{ data: { refunded: 40_000, outstanding: 200_200 } }] });
  });

  test('that was dropped may be proposed again, and a case is not concluded without one', () => {
    ordered()
      .when(fine(100))
      .thenTypes('FeePenaltyProposed')
      .when({ kind: 'NoteFeePenalty', data: { caseId, penaltyId, result: 'dropped' } })
      .thenTypes('OverchargeNotPenalised')
      .when(fine(200))
      .thenTypes('FeePenaltyProposed');
    ordered().when(decided).thenNothing();
    ordered().when(conclude).thenRefused('order-runs');
  });
});

describe('the referral behind it', () => {
  test('rework opens the case again, late words do not; taken back or completed, it ends', () => {
    const again = { caseId, referral: { ...referral, round: 1 }, matter };
    given(opened).when({ kind: 'OpenComplaint', data: { caseId, referral, matter } }).thenNothing();
    ordered()
      .when({ kind: 'OpenComplaint', data: again })
      .thenTypes('ComplaintReopened')
      .when(examine())
      .thenTypes('OverchargeFound');
    const end = (cause: 'taken-back' | 'completed', referralId = referral.referralId) =>
      ({ kind: 'EndComplaint', data: { caseId, referralId, cause, note: '' } }) as const;
    given(opened).when(end('taken-back')).thenTypes('ComplaintWithdrawn').when(end('taken-back')).thenNothing();
    given(opened).when(end('completed')).thenTypes('ComplaintSettled');
    given(opened).when(end('completed', penaltyId)).thenNothing();
    given().when(end('completed')).thenNothing();
  });

  test('a complaint that the bureau received itself', () => {
    const receive = { kind: 'ReceiveComplaint', data: { caseId, source: 'report', matter } } as const;
    given().when(receive).thenTypes('ComplaintReceived').when(receive).thenRefused('case-exists');
  });
});

/** What no history may show, whatever officers type. */
const unlawful = (state: FeeComplaintState, history: readonly FeeComplaintEvent[]): string | undefined => {
  const last = history.at(-1);
  if (!last || state.status === 'none') return undefined;
  const before = history.slice(0, -1);
  const seen = <Type extends FeeComplaintEvent['type']>(type: Type, among = history) =>
    among.filter((event): event is Extract<FeeComplaintEvent, { type: Type }> => event.type === type);
  const findings = seen('OverchargeFound').flatMap(({ data }) => data.findings);
  const paid = (no: number) =>
    seen('RefundsVerified')
      .flatMap(({ data }) => data.refunded)
      .filter((each) => each.no === no)
      .reduce((sum, { fen }) => sum + fen, 0);
  for (const { no, fen, charged } of findings) {
    if (fen > charged) return 'more found than charged';
    if (paid(no) > fen) return 'more given back than owed';
  }
  const ends = [
    'NoOverchargeFound',
    'OverchargeRefunded',
    'ComplaintPassedOn',
    'ComplaintConcluded',
    'ComplaintWithdrawn',
    'ComplaintSettled',
  ];
  const isOver =
    before.findLastIndex(({ type }) => ends.includes(type)) >
    before.findLastIndex(({ type }) => type === 'ComplaintReopened');
  if (isOver && !['ComplaintReopened', 'OverchargePenalised', 'OverchargeNotPenalised'].includes(last.type))
    return `${last.type} after the end`;
  const begun = Math.max(
    before.findLastIndex(({ type }) => type === 'ComplaintReopened'),
    0,
  );
  if (last.type === 'OverchargeRefunded') {
    const current = seen('OverchargeFound', before.slice(begun)).flatMap(({ data }) => data.findings);
    if (current.some(({ no, fen }) => paid(no) < fen)) return 'resolved with money owed';
  }
  if (last.type === 'FeePenaltyProposed') {
    const { finding, proposal, confiscate } = last.data;
    const { fen, violation } = findings.find(({ no }) => no === finding)!;
    if (!seen('RefundOrdered').some(({ data }) => data.findings.includes(finding))) return 'a penalty before an order';
    if (proposal.yuan > (violation === 'above-guided-price' ? (5 * fen) / 100 : 5_000)) return 'a fine beyond the law';
    if (confiscate > fen - paid(finding)) return 'confiscated what was given back';
    const late = seen('RefundsVerified').some(({ data }) => data.due && data.remaining.includes(finding));
    if (confiscate > 0 && !late) return 'confiscated while the refund ran';
  }
  if (last.type === 'ComplaintConcluded' && seen('OverchargePenalised').length === 0)
    return 'concluded without a penalty';
  return undefined;
};

test('no sequence of commands reaches what the law does not know', () => {
  type Command = Pick<FeeComplaintCommand, 'kind' | 'data'>;
  const of = (weight: number, arbitrary: fc.Arbitrary<Command | ((at: string) => Command)>) => ({ weight, arbitrary });
  const fen = fc.constantFrom(0, 1, 200, 100_000, 240_000, 240_000, 240_001);
  const refunds = fc.uniqueArray(fc.record({ no: fc.constantFrom(1, 1, 2, 3, 4), fen }), {
    selector: ({ no }) => no,
    maxLength: 3,
  });
  const charges = fc.constantFrom<Charge[]>([fee], [commission], [fee, commission], [{ ...fee, price: 14_000 }]);
  const days = fc.integer({ min: -1, max: 12 });
  neverUnlawful<FeeComplaintCommand, FeeComplaintState, FeeComplaintEvent>(
    feeComplaintDecider,
    fc.oneof(
      of(
        5,
        fc
          .constantFrom(0, 0, 0, 1)
          .map((round) => ({ kind: 'OpenComplaint', data: { caseId, matter, referral: { ...referral, round } } })),
      ),
      of(
        8,
        fc.record({ charges, credentialsShown: fc.boolean() }).map((facts) => examine(facts)),
      ),
      of(
        10,
        days.map((more) => (at: string) => {
          const due = new Date(Date.parse(at) + more * 86_400_000).toISOString();
          return { kind: 'OrderRefund', data: { caseId, dueBy: { ...dueBy, due } } };
        }),
      ),
      of(12, refunds.map(verify)),
      of(
        8,
        fc
          .record({
            id: fc.constantFrom(penaltyId, referral.referralId),
            finding: fc.constantFrom(1, 2),
            yuan: fc.constantFrom(0, 100, 5_000, 12_000, 12_001),
          })
          .map(({ id, finding, yuan }) => ({
            kind: 'ProposeFeePenalty',
            data: { caseId, penaltyId: id, finding, yuan },
          })),
      ),
      of(
        5,
        fc.constantFrom('decided' as const, 'dropped' as const).map((result) => ({
          kind: 'NoteFeePenalty',
          data: { caseId, penaltyId, result, sanction: 'fine', yuan: 100 },
        })),
      ),
      of(4, fc.constant(conclude)),
      of(1, fc.constant({ kind: 'PassComplaintOn', data: { caseId, matterOf: 'service-quality', reason: '保洁' } })),
      of(
        3,
        fc.constantFrom(1, 2).map((no) => ({ kind: 'ObserveRefund', data: { caseId, order: no } })),
      ),
      of(
        1,
        fc.constant({
          kind: 'EndComplaint',
          data: { caseId, referralId: referral.referralId, cause: 'taken-back', note: '' },
        }),
      ),
    ),
    unlawful,
    { length: 60, runs: 400 },
  );
});
