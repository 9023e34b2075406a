import { describe, test } from '@jest/globals';
import type {
  CaseMatter,
  FacilitiesComplianceCommand,
  FacilitiesComplianceEvent,
  FacilitiesDelivered,
  FacilitiesPlan,
} from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type FacilitiesState, facilitiesDecider } from '../src/facilities-compliance/decider.ts';
import { article64 } from '../src/facilities-compliance/law.ts';

const { given } = specificationOf(facilitiesDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const estateId = '0190f000-0000-7000-8000-0000000000e1';
const key = { caseId, referral };
const matter: CaseMatter = {
  category: 'service-rooms-not-provided',
  urgency: 'normal',
  role: 'lead',
  estate: { estateId, name: '世纪花园', subdistrict: '科苑街道', kind: 'new', mode: 'professional' },
  brief: '没有物业用房',
};
const builder = { kind: 'unit', name: '世纪置业' } as const;
const monday = '2018-05-14T01:00:00.000Z';
const tuesday = '2018-05-15T01:00:00.000Z';
const july = '2018-07-20T01:00:00.000Z';
const dueBy = deadlineWithin({ unit: 'days', amount: 30 }, monday, article64);
const pair = ['0101', '0102'];

/** 80,000 square metres: 240 of service rooms are owed, 600 parking spaces are planned. */
const plan: FacilitiesPlan = {
  permit: '建字第370303201500012号',
  permittedOn: '2015-03-02',
  totalArea: 8_000_000,
  facilities: [
    { kind: 'service-rooms', amount: 24_000 },
    { kind: 'committee-office', amount: 2_000 },
    { kind: 'government-rooms', amount: 5_000 },
    { kind: 'parking-spaces', amount: 600 },
  ],
};
const delivered = (rooms: number, spaces = 600, otherUse = 0): FacilitiesDelivered => ({
  rooms: rooms > 0 ? [{ building: '1', floor: 1, area: rooms, fitted: true }] : [],
  facilities: [
    { kind: 'committee-office', amount: 2_000, otherUse: 0 },
    { kind: 'government-rooms', amount: 5_000, otherUse: 0 },
    { kind: 'parking-spaces', amount: spaces, otherUse },
  ],
});
const compareWith = (built: FacilitiesDelivered, more: object = {}) => ({
  kind: 'CompareFacilities' as const,
  data: { caseId, inspectors: pair, builder, plan, delivered: built, evidence: [], ...more },
});
const opened: FacilitiesComplianceEvent = {
  type: 'FacilitiesReported',
  data: { ...key, source: 'referral', matter, estateId },
};
const asked: FacilitiesComplianceEvent = {
  type: 'FacilitiesReported',
  data: { caseId, source: 'verification', matter, estateId },
};
const short: FacilitiesComplianceEvent = {
  type: 'FacilitiesCompared',
  data: {
    ...key,
    inspectors: pair,
    builder,
    plan,
    delivered: delivered(10_000),
    roomsRequired: 24_000,
    roomsProvided: 10_000,
    deficits: [
      { no: 1, kind: 'service-rooms', against: 'permit', required: 24_000, provided: 10_000, rule: article64 },
    ],
    evidence: [],
  },
};
const ordered: FacilitiesComplianceEvent = { type: 'RemedyOrdered', data: { ...key, order: 1, deficits: [1], dueBy } };
const still: FacilitiesComplianceEvent = {
  type: 'RemedyChecked',
  data: {
    ...key,
    inspectors: pair,
    order: 1,
    due: true,
    delivered: delivered(12_000),
    roomsProvided: 12_000,
    remaining: [1],
    evidence: [],
  },
};
const order = { kind: 'OrderRemedy' as const, data: { caseId, dueBy } };
const check = (built: FacilitiesDelivered, inspectors = pair) => ({
  kind: 'CheckRemedy' as const,
  data: { caseId, inspectors, delivered: built, evidence: [] },
});
const fine = (yuan: number, more: object = {}) => ({
  kind: 'ProposeFacilitiesPenalty' as const,
  data: { caseId, penaltyId, deficit: 1, constructionCost: 1_000_000, yuan, ...more },
});
const decided = {
  kind: 'NoteFacilitiesPenalty' as const,
  data: { caseId, penaltyId, result: 'decided' as const, sanction: 'fine' as const, yuan: 50_000 },
};
const irremediable = { kind: 'FindIrremediable' as const, data: { caseId, deficit: 1, reason: '用地已建成住宅' } };
const forfeit = (more: object = {}) => ({
  kind: 'DecideForfeiture' as const,
  data: { caseId, deficit: 1, what: 'income' as const, yuan: 800_000, officers: pair, hearingDone: true, ...more },
});
const grant = { kind: 'GrantVerification' as const, data: { caseId, certificate: '核实2018-3号' } };
const conclude = { kind: 'ConcludeFacilities' as const, data: { caseId, note: '已依法处理' } };

describe('comparison', () => {
  test('a referral opens it, once; what is lacking is computed and numbered', () => {
    const open = { kind: 'OpenFacilities' as const, data: { caseId, referral, matter } };
    given().when(open).thenAccepted(opened).when(open).thenNothing();
    given(opened)
      .when(compareWith(delivered(10_000)))
      .thenAccepted(short)
      .when(compareWith(delivered(10_000)))
      .thenRefused('compared-already');
  });

  test('as planned: the case ends; as permitted, but too little: housing’s', () => {
    given(opened)
      .when(compareWith(delivered(24_000)))
      .thenTypes('FacilitiesCompared', 'FacilitiesCompliant')
      .when(order)
      .thenRefused('case-ended');
    const meagre = { ...plan, facilities: plan.facilities.map((each) => ({ ...each, amount: each.amount / 2 })) };
    given(opened)
      .when(compareWith(delivered(12_000, 300), { plan: meagre }))
      .thenTypes('FacilitiesCompared', 'DeficitsReferredToHousing')
      .when(order)
      .thenRefused('case-ended');
    given(opened)
      .when(compareWith(delivered(12_000, 200), { plan: meagre }))
      .thenTypes('FacilitiesCompared', 'DeficitsReferredToHousing')
      .when(order, { at: monday })
      .thenTypes('RemedyOrdered');
  });

  test('two officers, a permit that has been given', () => {
    given(opened)
      .when(compareWith(delivered(0), { inspectors: ['0101'] }))
      .thenRefused('two-inspectors', { article: '行政处罚法 第四十二条' });
    given(opened)
      .when(compareWith(delivered(0), { plan: { ...plan, permittedOn: '2018-05-15' } }), { at: monday })
      .thenRefused('permit-in-future');
  });

  test('unknown, known already, withdrawn', () => {
    const report = { kind: 'ReportFacilities' as const, data: { caseId, source: 'verification' as const, matter } };
    const withdraw = { kind: 'WithdrawFacilities' as const, data: { caseId, reason: '撤回申请' } };
    given().when(order).thenRefused('no-such-case');
    given(opened).when(report).thenRefused('case-exists');
    given(opened).when(withdraw).thenRefused('answers-a-referral');
    given().when(report).thenAccepted(asked).when(withdraw).thenTypes('FacilitiesWithdrawn');
  });

  test('heard from housing: a case for the estate; while it is open, nothing; when it has ended, again', () => {
    const hear = { kind: 'HearOfShortRooms' as const, data: { caseId, matter, estateId } };
    given().when(hear).thenTypes('FacilitiesReported').when(hear).thenNothing();
    given(opened)
      .when(compareWith(delivered(24_000)))
      .thenTypes('FacilitiesCompared', 'FacilitiesCompliant')
      .when(hear)
      .thenTypes('FacilitiesReopened');
  });
});

describe('order and check', () => {
  test('the order follows the comparison; what remains is computed anew', () => {
    given(opened).when(order).thenRefused('not-compared', { article: '城乡规划法 第四十五条' });
    given(opened, short).when(order, { at: monday }).thenAccepted(ordered).when(order).thenRefused('order-runs');
    given(opened, short, ordered)
      .when(check(delivered(24_000)), { at: tuesday })
      .thenTypes('RemedyChecked', 'FacilitiesRemedied');
    given(opened, short, ordered)
      .when(check(delivered(23_999)), { at: tuesday })
      .thenRefused('order-runs');
    given(opened, short, ordered)
      .when(check(delivered(12_000)), { at: july })
      .thenAccepted(still);
    given(opened, short, ordered)
      .when(check(delivered(24_000), ['0101']))
      .thenRefused('two-inspectors');
    given(opened, short)
      .when(check(delivered(24_000)))
      .thenRefused('nothing-ordered');
    given(opened, short).when(order, { at: july }).thenRefused('due-in-past');
  });

  test('time alone makes it overdue, once', () => {
    const observe = { kind: 'ObserveRemedy' as const, data: { caseId, order: 1 } };
    given(opened, short, ordered).when(observe, { at: tuesday }).thenNothing();
    given(opened, short, ordered)
      .when(observe, { at: july })
      .thenTypes('RemedyOverdue')
      .when(observe, { at: july })
      .thenNothing();
  });
});

describe('verification (山东省城乡规划条例 art. 53, 54)', () => {
  test('granted when nothing is lacking, not before, and once', () => {
    given(asked).when(grant).thenRefused('not-compared');
    given(asked)
      .when(compareWith(delivered(10_000)))
      .thenTypes('FacilitiesCompared')
      .when(grant)
      .thenRefused('deficits-remain', { article: '山东省城乡规划条例 第五十三条' });
    given(asked)
      .when(compareWith(delivered(24_000)))
      .thenTypes('FacilitiesCompared', 'FacilitiesCompliant')
      .when(grant)
      .thenTypes('VerificationGranted')
      .when(grant)
      .thenRefused('verified-already');
    given(asked)
      .when(compareWith(delivered(10_000)))
      .thenTypes('FacilitiesCompared')
      .when(order, { at: monday })
      .thenTypes('RemedyOrdered')
      .when(check(delivered(24_000)))
      .thenTypes('RemedyChecked', 'FacilitiesRemedied')
      .when(grant)
      .thenTypes('VerificationGranted');
    given(opened, short).when(grant).thenRefused('not-a-verification');
  });
});

describe('fine and forfeiture (城乡规划法 art. 64)', () => {
  test('five to ten per cent of the cost, when it was ordered to be put right', () => {
    given(opened, short).when(fine(50_000)).thenRefused('penalty-before-order', { article: '行政处罚法 第二十八条' });
    given(opened, short, ordered).when(fine(49_999)).thenRefused('outside-range', { article: '城乡规划法 第六十四条' });
    given(opened, short, ordered).when(fine(100_001)).thenRefused('outside-range');
    given(opened, short, ordered)
      .when(fine(50_000, { constructionCost: undefined }))
      .thenRefused('cost-unknown');
    given(opened, short, ordered)
      .when(fine(50_000, { deficit: 2 }))
      .thenRefused('no-such-finding');
    given(opened, short, ordered)
      .when(fine(50_000))
      .thenTypes('FacilitiesPenaltyProposed')
      .when(fine(50_000))
      .thenRefused('penalised-already');
  });

  test('a changed use costs thirty to a hundred thousand', () => {
    const used = given(opened)
      .when(compareWith(delivered(24_000, 600, 100)))
      .thenTypes('FacilitiesCompared')
      .when(order, { at: monday })
      .thenTypes('RemedyOrdered');
    used.when(fine(29_999)).thenRefused('outside-range', { article: '山东省城乡规划条例 第七十四条' });
    used.when(fine(30_000, { constructionCost: undefined })).thenTypes('FacilitiesPenaltyProposed');
    used.when(irremediable).thenRefused('only-against-permit');
  });

  test('irremediable: fined without an order, forfeited after a hearing', () => {
    given(opened, short).when(forfeit()).thenRefused('not-irremediable', { article: '第六十四条' });
    const lost = given(opened, short).when(irremediable).thenTypes('DeficitFoundIrremediable');
    lost.when(irremediable).thenRefused('irremediable');
    lost.when(order, { at: monday }).thenRefused('nothing-to-order');
    lost.when(fine(1)).thenTypes('FacilitiesPenaltyProposed');
    lost.when(forfeit({ hearingDone: false })).thenRefused('hearing-owed', { article: '行政处罚法 第六十三条' });
    lost.when(forfeit({ officers: ['0101'] })).thenRefused('two-inspectors');
    lost.when(forfeit({ deficit: 2 })).thenRefused('no-such-finding');
    lost.when(forfeit()).thenTypes('ForfeitureDecided').when(forfeit()).thenRefused('forfeited-already');
    lost.when(forfeit()).thenTypes('ForfeitureDecided').when(conclude).thenTypes('FacilitiesConcluded');
  });

  test('what is lacking is concluded only when each was fined or forfeited', () => {
    given(opened, short, ordered).when(conclude).thenRefused('order-runs');
    given(opened, short, ordered, still).when(conclude).thenRefused('conclude-before-measures');
    const proposed = given(opened, short, ordered, still).when(fine(50_000)).thenTypes('FacilitiesPenaltyProposed');
    proposed.when(conclude).thenRefused('penalty-pending', { article: '行政处罚法 第五十七条' });
    proposed.when(decided).thenTypes('FacilitiesPenalised').when(conclude).thenTypes('FacilitiesConcluded');
    proposed
      .when({ ...decided, data: { caseId, penaltyId, result: 'dropped' } })
      .thenTypes('FacilitiesNotPenalised')
      .when(conclude)
      .thenRefused('conclude-before-measures');
  });

  test('the referral takes it back, settles it, opens it again', () => {
    const end = (cause: 'taken-back' | 'completed') => ({
      kind: 'EndFacilities' as const,
      data: { caseId, referralId: referral.referralId, cause, note: '' },
    });
    given(opened, short).when(end('taken-back')).thenTypes('FacilitiesWithdrawn');
    given(opened, short)
      .when(end('completed'))
      .thenTypes('FacilitiesSettled')
      .when({ kind: 'OpenFacilities', data: { caseId, referral: { ...referral, round: 1 }, matter } })
      .thenTypes('FacilitiesReopened')
      .when(order)
      .thenRefused('not-compared');
  });
});

test('whatever is typed: ordered before fined, a fine within its share, a certificate only for what is whole', () => {
  const unlawful = (state: FacilitiesState, history: readonly FacilitiesComplianceEvent[]): string | undefined => {
    const last = history.at(-1);
    const before = history.slice(0, -1);
    const ordersOf = before.flatMap((event) => (event.type === 'RemedyOrdered' ? event.data.deficits : []));
    const lost = before.flatMap((event) => (event.type === 'DeficitFoundIrremediable' ? [event.data.deficit] : []));
    const types = before.map(({ type }) => type);
    if (last?.type === 'FacilitiesPenaltyProposed') {
      const { deficit, proposal, constructionCost = 0 } = last.data;
      if (!ordersOf.includes(deficit) && !lost.includes(deficit)) return 'fined before the order';
      if (proposal.rule.law === '城乡规划法' && proposal.yuan * 10 > constructionCost) return 'more than ten per cent';
    }
    if (last?.type === 'ForfeitureDecided' && !lost.includes(last.data.deficit))
      return 'forfeited what could be mended';
    if (last?.type === 'VerificationGranted') {
      const end = types.findLast((type) => type === 'FacilitiesCompared' || type === 'RemedyChecked');
      const whole = types.includes('FacilitiesCompliant') || types.includes('FacilitiesRemedied');
      if (!end || !whole) return 'verified with a deficit';
    }
    if (
      last?.type === 'FacilitiesConcluded' &&
      !types.includes('FacilitiesPenalised') &&
      !types.includes('ForfeitureDecided')
    )
      return 'concluded with nothing done';
    if (state.status === 'ended' && state.orders.current) return 'an order runs in a case that ended';
    return undefined;
  };
  const built = fc
    .tuple(fc.constantFrom(0, 12_000, 24_000), fc.constantFrom(300, 600), fc.constantFrom(0, 0, 100))
    .map(([rooms, spaces, otherUse]) => delivered(rooms, spaces, otherUse));
  const no = fc.constantFrom(1, 1, 2, 3);
  const of = (weight: number, arbitrary: fc.Arbitrary<Pick<FacilitiesComplianceCommand, 'kind' | 'data'>>) => ({
    weight,
    arbitrary,
  });
  neverUnlawful(
    facilitiesDecider,
    fc.oneof(
      of(
        4,
        fc.constantFrom<Pick<FacilitiesComplianceCommand, 'kind' | 'data'>>(
          { kind: 'ReportFacilities', data: { caseId, source: 'verification', matter } },
          { kind: 'OpenFacilities', data: { caseId, referral, matter } },
          { kind: 'HearOfShortRooms', data: { caseId, matter, estateId } },
        ),
      ),
      of(
        8,
        built.map((each) => compareWith(each)),
      ),
      {
        weight: 10,
        arbitrary: fc.integer({ min: -1, max: 6 }).map((more) => (at: string) => ({
          kind: 'OrderRemedy' as const,
          data: { caseId, dueBy: { ...dueBy, due: new Date(Date.parse(at) + more * 86_400_000).toISOString() } },
        })),
      },
      of(
        8,
        built.map((each) => check(each)),
      ),
      of(
        3,
        no.map((deficit) => ({ ...irremediable, data: { ...irremediable.data, deficit } })),
      ),
      of(
        3,
        no.map((deficit) => forfeit({ deficit })),
      ),
      of(
        8,
        fc
          .tuple(no, fc.constantFrom(1, 30_000, 50_000, 100_000), fc.constantFrom(400_000, 1_000_000))
          .map(([deficit, yuan, constructionCost]) => fine(yuan, { deficit, constructionCost })),
      ),
      of(4, fc.constant({ ...decided })),
      of(3, fc.constant({ ...grant })),
      of(2, fc.constant({ ...conclude })),
    ),
    unlawful,
    { length: 60, runs: 300, after: [[], [asked], [opened, short, ordered, still]] },
  );
});
