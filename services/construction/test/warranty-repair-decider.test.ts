import { describe, test } from '@jest/globals';
import type { CaseMatter, DescribedDefect, WarrantyRepairCommand, WarrantyRepairEvent } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { warrantyRepairDecider } from '../src/warranty-repair/decider.ts';
import { article66 } from '../src/warranty-repair/law.ts';
import type { WarrantyRepairState } from '../src/warranty-repair/state.ts';

const { given } = specificationOf(warrantyRepairDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const claimId = '0190f000-0000-7000-8000-0000000000cc';
const estateId = '0190f000-0000-7000-8000-0000000000e1';
const key = { caseId, referral };
const matter: CaseMatter = {
  category: 'warranty-repair/leak',
  urgency: 'normal',
  role: 'lead',
  estate: {
    estateId,
    name: '齐林家园',
    subdistrict: '科苑街道',
    kind: 'new',
    mode: 'professional',
    acceptedOn: '2016-03-01',
  },
  brief: '顶楼渗水',
};
const builder = { kind: 'unit', name: '齐林置业' } as const;
const contractor = { kind: 'unit', name: '齐林建筑' } as const;

const monday = '2018-05-14T01:00:00.000Z';
const tuesday = '2018-05-15T01:00:00.000Z';
const june = '2018-06-14T01:00:00.000Z';
const dueBy = deadlineWithin({ unit: 'days', amount: 10 }, monday, article66);

const roof: DescribedDefect = { part: 'waterproofing', what: '屋面渗漏', common: true, cause: 'workmanship' };
const wiring: DescribedDefect = {
  part: 'pipes-wiring-decoration',
  what: '线路老化',
  common: false,
  cause: 'workmanship',
};
const inspectWith = (defects: readonly DescribedDefect[], more: object = {}) => ({
  kind: 'InspectDefects' as const,
  data: { caseId, inspectors: ['0201'], builder, contractor, defects: [...defects], evidence: [], ...more },
});
const opened: WarrantyRepairEvent = {
  type: 'DefectsReported',
  data: { ...key, source: 'referral', matter, reportedOn: '2018-05-14' },
};
const inspected: WarrantyRepairEvent = {
  type: 'DefectsInspected',
  data: {
    ...key,
    inspectors: ['0201'],
    builder,
    contractor,
    acceptedOn: '2016-03-01',
    reportedOn: '2018-05-14',
    defects: [
      {
        no: 1,
        part: 'waterproofing',
        what: '屋面渗漏',
        common: true,
        cause: 'workmanship',
        warrantyEnds: '2021-03-01',
        covered: true,
        rule: { law: '建设工程质量管理条例', article: '第四十条(二)' },
      },
    ],
    evidence: [],
  },
};
const ordered: WarrantyRepairEvent = {
  type: 'RepairOrdered',
  data: { ...key, order: 1, defects: [1], builder, dueBy },
};
const unrepaired: WarrantyRepairEvent = {
  type: 'RepairChecked',
  data: { ...key, inspectors: ['0201'], order: 1, due: true, remaining: [1], evidence: [] },
};
const requested: WarrantyRepairEvent = {
  type: 'WarrantyDrawRequested',
  data: {
    ...key,
    claimId,
    estateId,
    defect: 1,
    part: 'waterproofing',
    what: '屋面渗漏',
    reportedOn: '2018-05-14',
    builderOrderedOn: '2018-05-14',
    builder,
    fen: 1_200_000,
  },
};
const check = (remaining: number[]) => ({
  kind: 'CheckRepair' as const,
  data: { caseId, inspectors: ['0201'], remaining, evidence: [] },
});
const draw = (more: object = {}) => ({
  kind: 'RequestWarrantyDraw' as const,
  data: { caseId, claimId, defect: 1, fen: 1_200_000, ...more },
});
const fine = (yuan: number, more: object = {}) => ({
  kind: 'ProposeWarrantyPenalty' as const,
  data: { caseId, penaltyId, defect: 1, yuan, ...more },
});
const noted = {
  kind: 'NoteWarrantyPenalty',
  data: { caseId, penaltyId, result: 'decided', sanction: 'fine', yuan: 100_000 },
} as const;
const order = { kind: 'OrderRepair', data: { caseId, dueBy } } as const;
const conclude = { kind: 'ConcludeWarrantyRepair', data: { caseId, note: '建设单位已无力履行' } } as const;

describe('inspection and the warranty', () => {
  test('a referral opens the case with the day of the report, and again means nothing', () => {
    const open = { kind: 'OpenWarrantyRepair', data: { caseId, referral, matter } } as const;
    given().when(open, { at: monday }).thenAccepted(opened).when(open).thenNothing();
  });

  test('a leak two years after acceptance is the builder’s', () => {
    given(opened)
      .when(inspectWith([roof]))
      .thenAccepted(inspected);
  });

  test('of two defects one is out of warranty: its owner is told, the other goes on', () => {
    given(opened)
      .when(inspectWith([roof, wiring]))
      .thenTypes('DefectsInspected', 'WarrantyNotOwed')
      .when(order, { at: monday })
      .thenAccepted(ordered);
  });

  test('all out of warranty: told whose it is, and the case ends', () => {
    given(opened)
      .when(inspectWith([{ ...roof, cause: 'misuse' }]))
      .thenTypes('DefectsInspected', 'WarrantyNotOwed')
      .when(order, { at: monday })
      .thenRefused('repair-ended');
  });

  test('what was reported earlier counts from then, what later does not', () => {
    const old = { reportedOn: '2018-02-20' };
    given(opened)
      .when(inspectWith([wiring], old))
      .thenTypes('DefectsInspected');
    given(opened)
      .when(inspectWith([wiring], { reportedOn: '2018-05-15' }))
      .thenRefused('reported-later');
  });

  test('nothing found ends the case', () => {
    given(opened)
      .when(inspectWith([]))
      .thenTypes('NoDefectFound')
      .when(inspectWith([roof]))
      .thenRefused('repair-ended');
  });

  test('without builder, day of acceptance or design life nothing can be said', () => {
    const elsewhere: WarrantyRepairEvent = {
      type: 'DefectsReported',
      data: { caseId, source: 'owners', matter: { ...matter, estate: undefined }, reportedOn: '2018-05-14' },
    };
    given(opened)
      .when(inspectWith([roof], { builder: undefined }))
      .thenRefused('builder-unknown', { article: '山东省物业管理条例 第六十五条' });
    given(elsewhere)
      .when(inspectWith([roof]))
      .thenRefused('acceptance-unknown', { article: '建设工程质量管理条例 第四十条' });
    given(elsewhere)
      .when(inspectWith([roof], { acceptedOn: '2018-05-15' }))
      .thenRefused('accepted-in-future');
    given(elsewhere)
      .when(inspectWith([{ ...roof, part: 'structure' }], { acceptedOn: '1960-01-01' }))
      .thenRefused('design-life-unknown', { article: '第四十条' });
  });

  test('an officer’s own case is withdrawn by the officer, a referral’s is not', () => {
    const withdraw = { kind: 'WithdrawWarrantyRepair', data: { caseId, reason: '重复登记' } } as const;
    given({ type: 'DefectsReported', data: { caseId, source: 'owners', matter, reportedOn: '2018-05-14' } })
      .when(withdraw)
      .thenTypes('WarrantyRepairWithdrawn');
    given(opened).when(withdraw).thenRefused('answers-a-referral');
    given().when(withdraw).thenRefused('no-such-repair');
    given(opened)
      .when({ kind: 'ReportDefects', data: { caseId, source: 'owners', matter } })
      .thenRefused('repair-exists');
  });
});

describe('order and check', () => {
  test('the order needs an inspection and runs alone', () => {
    given(opened).when(order).thenRefused('not-inspected', { article: '第四十一条' });
    given(opened, inspected)
      .when(inspectWith([roof]))
      .thenRefused('defects-inspected');
    given(opened, inspected).when(order, { at: monday }).thenAccepted(ordered).when(order).thenRefused('order-runs');
    given(opened, inspected).when(order, { at: june }).thenRefused('due-in-past');
  });

  test('repaired in time: done; not yet: nobody is late', () => {
    given(opened, inspected, ordered)
      .when(check([]), { at: tuesday })
      .thenTypes('RepairChecked', 'DefectsRepaired')
      .when(check([]))
      .thenRefused('repair-ended');
    given(opened, inspected, ordered)
      .when(check([1]), { at: tuesday })
      .thenRefused('order-runs');
    given(opened, inspected, ordered)
      .when(check([1]), { at: june })
      .thenAccepted(unrepaired);
    given(opened, inspected)
      .when(check([1]))
      .thenRefused('nothing-ordered');
    given(opened, inspected, ordered)
      .when(check([2]), { at: june })
      .thenRefused('no-such-finding');
  });

  test('time alone makes it overdue, once', () => {
    const observe = { kind: 'ObserveRepairOrder', data: { caseId, order: 1 } } as const;
    given(opened, inspected, ordered).when(observe, { at: tuesday }).thenNothing();
    given(opened, inspected, ordered)
      .when(observe, { at: june })
      .thenTypes('RepairOverdue')
      .when(observe, { at: june })
      .thenNothing();
  });
});

describe('the deposit', () => {
  test('only when the builder was told and did not come', () => {
    given(opened, inspected).when(draw()).thenRefused('builder-first', { article: '第四十一条' });
    given(opened, inspected, ordered).when(draw(), { at: june }).thenRefused('order-runs');
    given(opened, inspected, ordered, unrepaired).when(draw(), { at: june }).thenAccepted(requested);
    given(opened, inspected, ordered, unrepaired)
      .when(draw({ defect: 2 }))
      .thenRefused('no-such-finding');
  });

  test('no estate, no deposit; no second claim beside the first', () => {
    const elsewhere: WarrantyRepairEvent = {
      type: 'DefectsReported',
      data: { ...key, source: 'referral', matter: { ...matter, estate: undefined }, reportedOn: '2018-05-14' },
    };
    given(elsewhere, inspected, ordered, unrepaired).when(draw()).thenRefused('estate-unknown');
    given(opened, inspected, ordered, unrepaired, requested)
      .when(draw({ claimId: penaltyId }))
      .thenRefused('draw-requested');
    given(opened, inspected, ordered, unrepaired, requested)
      .when(order, { at: monday })
      .thenRefused('nothing-to-order');
    given(opened, inspected, ordered, unrepaired, requested).when(conclude).thenRefused('draw-under-way');
  });

  test('drawn: the repair that it pays for is checked, and the case ends by the deposit', () => {
    const drawn = {
      kind: 'NoteWarrantyDraw',
      data: { caseId, claimId, outcome: { result: 'drawn', fen: 1_000_000, payee: '鲁中防水' } },
    } as const;
    given(opened, inspected, ordered, unrepaired, requested)
      .when(drawn)
      .thenAccepted({
        type: 'WarrantyDrawn',
        data: { ...key, claimId, defect: 1, fen: 1_000_000, payee: '鲁中防水' },
      })
      .when(check([]), { at: june })
      .thenAccepted(
        {
          type: 'RepairChecked',
          data: { ...key, inspectors: ['0201'], order: 0, due: false, remaining: [], evidence: [] },
        },
        { type: 'DefectsRepaired', data: { ...key, by: 'deposit', evidence: [] } },
      );
    given(opened, inspected, ordered, unrepaired).when(drawn).thenNothing();
  });

  test('refused: it may be asked for again under another id, and the case may be concluded', () => {
    const rule = { law: '政策', article: '二(二)1' };
    const refused = {
      kind: 'NoteWarrantyDraw',
      data: { caseId, claimId, outcome: { result: 'refused', reason: '保修金余额不足', rule } },
    } as const;
    const history = given(opened, inspected, ordered, unrepaired, requested)
      .when(refused)
      .thenTypes('WarrantyDrawRefused');
    history.when(draw()).thenRefused('claim-exists');
    history.when(draw({ claimId: penaltyId })).thenTypes('WarrantyDrawRequested');
    history.when(conclude).thenTypes('WarrantyRepairConcluded');
  });
});

describe('penalty (art. 66, 73)', () => {
  test('the contractor, after the time is over and a check found it unrepaired', () => {
    given(opened, inspected).when(fine(100_000)).thenRefused('penalty-before-order');
    given(opened, inspected, ordered).when(fine(100_000), { at: tuesday }).thenRefused('penalty-before-deadline');
    given(opened, inspected, ordered).when(fine(100_000), { at: june }).thenRefused('penalty-before-revisit');
    given(opened, inspected, ordered, unrepaired)
      .when(fine(99_999))
      .thenRefused('outside-range', { article: '第六十六条' });
    given(opened, inspected, ordered, unrepaired)
      .when(fine(200_000))
      .thenTypes('WarrantyPenaltyProposed')
      .when(fine(100_000))
      .thenRefused('penalised-already', { article: '行政处罚法 第二十九条' });
    given(opened, inspected, ordered, unrepaired)
      .when(fine(100_000, { party: builder }))
      .thenRefused('not-for-this-party', { article: '第六十六条' });
    given(opened, inspected, ordered, unrepaired)
      .when(fine(100_000, { defect: 3 }))
      .thenRefused('no-such-finding');
  });

  test('a person in it, by a share of the unit’s fine, once', () => {
    const party = { kind: 'individual', file: 'P-9' } as const;
    const person = (yuan: number) => fine(yuan, { penaltyId: claimId, party });
    given(opened, inspected, ordered, unrepaired)
      .when(person(5_000))
      .thenRefused('unit-not-fined', { article: '第七十三条' });
    const fined = given(opened, inspected, ordered, unrepaired)
      .when(fine(100_000))
      .thenTypes('WarrantyPenaltyProposed')
      .when(noted)
      .thenTypes('WarrantyPenalised');
    fined.when(person(4_999)).thenRefused('outside-range', { article: '第七十三条' });
    fined.when(person(5_000)).thenTypes('WarrantyPenaltyProposed').when(person(6_000)).thenRefused('person-penalised');
  });

  test('a contractor who was not named must be, to be penalised', () => {
    const { contractor: _none, ...rest } = inspected.data as Extract<
      WarrantyRepairEvent,
      { type: 'DefectsInspected' }
    >['data'];
    const unnamed: WarrantyRepairEvent = { type: 'DefectsInspected', data: rest };
    given(opened, unnamed, ordered, unrepaired).when(fine(100_000)).thenRefused('contractor-unknown');
    given(opened, unnamed, ordered, unrepaired)
      .when(fine(100_000, { party: contractor }))
      .thenTypes('WarrantyPenaltyProposed');
  });

  test('what stays unrepaired is concluded only after something was done', () => {
    given(opened, inspected, ordered).when(conclude).thenRefused('order-runs');
    given(opened, inspected, ordered, unrepaired).when(conclude).thenRefused('conclude-before-measures');
    given(opened, inspected, ordered, unrepaired)
      .when(fine(100_000))
      .thenTypes('WarrantyPenaltyProposed')
      .when(noted)
      .thenTypes('WarrantyPenalised')
      .when(conclude)
      .thenTypes('WarrantyRepairConcluded');
    given(opened, inspected, ordered, unrepaired)
      .when(fine(100_000))
      .thenTypes('WarrantyPenaltyProposed')
      .when({ ...noted, data: { caseId, penaltyId, result: 'dropped' } })
      .thenTypes('WarrantyNotPenalised')
      .when(conclude)
      .thenRefused('conclude-before-measures');
  });
});

describe('the referral', () => {
  const end = (cause: 'taken-back' | 'completed') => ({
    kind: 'EndWarrantyRepair' as const,
    data: { caseId, referralId: referral.referralId, cause, note: '' },
  });
  test('taken back, settled, reopened', () => {
    given(opened).when(end('taken-back')).thenTypes('WarrantyRepairWithdrawn').when(end('completed')).thenNothing();
    given(opened, inspected)
      .when(end('completed'))
      .thenTypes('WarrantyRepairSettled')
      .when({ kind: 'OpenWarrantyRepair', data: { caseId, referral: { ...referral, round: 1 }, matter } })
      .thenTypes('DefectsReopened')
      .when(order)
      .thenRefused('not-inspected');
  });
});

test('whatever is typed: no draw, fine or end without what the law puts before it', () => {
  const unlawful = (state: WarrantyRepairState, history: readonly WarrantyRepairEvent[]): string | undefined => {
    const last = history.at(-1);
    if (!last) return undefined;
    const before = history.slice(0, -1);
    const lateChecks = before.flatMap((event) =>
      event.type === 'RepairChecked' && event.data.due ? event.data.remaining : [],
    );
    const decided = before.filter(({ type }) => type === 'WarrantyPenalised').length;
    const finding = (no: number) =>
      before
        .flatMap((event) => (event.type === 'DefectsInspected' ? event.data.defects : []))
        .find((each) => each.no === no);
    if (last.type === 'RepairOrdered' && last.data.defects.some((no) => !finding(no)?.covered))
      return 'ordered to repair what is not covered';
    if (last.type === 'WarrantyDrawRequested' && !lateChecks.includes(last.data.defect))
      return 'the deposit before the builder';
    if (last.type === 'WarrantyPenaltyProposed') {
      if (!lateChecks.includes(last.data.defect)) return 'fined before the time was over';
      const { yuan, range, party } = last.data.proposal;
      if (yuan < range.least || yuan > range.most) return 'outside the range';
      if (party.kind === 'individual' && decided === 0) return 'a person before the unit';
    }
    if (last.type === 'WarrantyRepairConcluded') {
      const refused = before.some(({ type }) => type === 'WarrantyDrawRefused');
      if (decided === 0 && !refused) return 'concluded with nothing done';
    }
    if (last.type === 'DefectsRepaired' && before.at(-1)?.type !== 'RepairChecked') return 'repaired unseen';
    if (state.status === 'ended' && state.orders.current) return 'an order runs in a case that ended';
    return undefined;
  };
  const nos = fc.subarray([1, 2]);
  const some = fc.constantFrom(1, 1, 2);
  const of = (weight: number, arbitrary: fc.Arbitrary<Pick<WarrantyRepairCommand, 'kind' | 'data'>>) => ({
    weight,
    arbitrary,
  });
  const described = fc.record({
    part: fc.constantFrom<DescribedDefect['part']>('waterproofing', 'pipes-wiring-decoration'),
    what: fc.constant('渗漏'),
    common: fc.boolean(),
    cause: fc.constantFrom<DescribedDefect['cause']>('workmanship', 'workmanship', 'misuse'),
  });
  neverUnlawful(
    warrantyRepairDecider,
    fc.oneof(
      of(
        4,
        fc.constantFrom(0, 0, 0, 1).map((round) => ({
          kind: 'OpenWarrantyRepair',
          data: { caseId, referral: { ...referral, round }, matter },
        })),
      ),
      of(
        8,
        fc.array(described, { minLength: 1, maxLength: 2 }).map((defects) => inspectWith(defects)),
      ),
      {
        weight: 12,
        arbitrary: fc.integer({ min: -1, max: 6 }).map((more) => (at: string) => ({
          kind: 'OrderRepair' as const,
          data: {
            caseId,
            dueBy: { ...dueBy, start: at, due: new Date(Date.parse(at) + more * 86_400_000).toISOString() },
          },
        })),
      },
      of(10, nos.map(check)),
      of(
        6,
        fc.tuple(some, fc.constantFrom(claimId, penaltyId)).map(([defect, id]) => draw({ defect, claimId: id })),
      ),
      of(
        8,
        fc
          .record({
            defect: some,
            penaltyId: fc.constantFrom(penaltyId, claimId),
            yuan: fc.constantFrom(5_000, 10_000, 100_000, 200_000, 300_000),
            party: fc.constantFrom(undefined, contractor, { kind: 'individual' as const, file: 'P-9' }),
          })
          .map(({ yuan, ...more }) => fine(yuan, more)),
      ),
      of(4, fc.constantFrom(noted, { ...noted, data: { ...noted.data, penaltyId: claimId, yuan: 5_000 } })),
      of(2, fc.constant({ ...conclude })),
      of(
        3,
        fc
          .tuple(
            fc.constantFrom(claimId, penaltyId),
            fc.constantFrom(
              { result: 'drawn' as const, fen: 1_000_000, payee: '鲁中防水' },
              { result: 'refused' as const, reason: '余额不足', rule: article66 },
            ),
          )
          .map(([id, outcome]) => ({ kind: 'NoteWarrantyDraw', data: { caseId, claimId: id, outcome } })),
      ),
      of(
        3,
        some.map((number) => ({ kind: 'ObserveRepairOrder', data: { caseId, order: number } })),
      ),
      of(
        1,
        fc.constant({
          kind: 'EndWarrantyRepair',
          data: { caseId, referralId: referral.referralId, cause: 'taken-back', note: '' },
        }),
      ),
    ),
    unlawful,
    { length: 60, runs: 300, after: [[], [opened, inspected, ordered, unrepaired]] },
  );
});
