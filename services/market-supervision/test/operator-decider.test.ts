import { describe, expect, test } from '@jest/globals';
import type { CaseMatter, OperatorCommand, OperatorEvent, OperatorViolation } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { operatorDecider } from '../src/operator/decider.ts';
import { operatorRules } from '../src/operator/law.ts';
import type { OperatorState } from '../src/operator/state.ts';

const { given } = specificationOf(operatorDecider);
type Given = Pick<OperatorCommand, 'kind' | 'data'>;

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const start = '2018-05-14T01:00:00.000Z';
const after = '2018-05-30T01:00:00.000Z';
const later = '2018-06-20T01:00:00.000Z';
const dueBy = deadlineWithin({ unit: 'days', amount: 15 }, start, { law: '无证无照经营查处办法', article: '第十条' });
const until = { ...dueBy, due: '2018-06-13T01:00:00.000Z' };
const matter: CaseMatter = { category: 'unlicensed-business', urgency: 'normal', role: 'lead', brief: '无照经营' };
const operator = { kind: 'unit' as const, name: '和平小吃店' };
const visit = { caseId, officers: ['0901', '0902'], credentialsShown: true, evidence: [] };

const opened: OperatorEvent = { type: 'OperatorReported', data: { caseId, referral, source: 'referral', matter } };
const check = (kinds: readonly OperatorViolation[], facts: object = {}) =>
  ({
    kind: 'CheckOperator',
    data: {
      ...visit,
      operator,
      premises: '3号楼101',
      findings: kinds.map((kind) => ({ kind, what: '101室' })),
      lawful: 'licensed',
      ...facts,
    },
  }) as Given;
const order = (manner: 'register' | 'stop'): Given => ({ kind: 'OrderOperator', data: { caseId, manner, dueBy } });
const revisit = (remaining: number[], facts: object = {}) =>
  ({ kind: 'RevisitOperator', data: { ...visit, remaining, regularised: 'registered', ...facts } }) as Given;
const fine = (yuan: number, finding = 1): Given => ({
  kind: 'ProposeOperatorPenalty',
  data: { caseId, penaltyId, finding, yuan, gains: 50_000 },
});
const decided: Given = {
  kind: 'NoteOperatorPenalty',
  data: { caseId, penaltyId, result: 'decided', sanction: 'fine', yuan: 3_000 },
};
const seal: Given = { kind: 'SealPremises', data: { caseId, part: '101室', until } };
const conclude: Given = { kind: 'ConcludeOperator', data: { caseId, note: '仍在经营' } };
const found = (...kinds: OperatorViolation[]) => {
  const others = kinds.some((kind) => operatorRules[kind].whose === 'other');
  return given(opened)
    .when(check(kinds))
    .thenTypes('OperatorChecked', ...(others ? (['ViolationReportedOn'] as const) : []));
};
const ordered = (manner: 'register' | 'stop', ...kinds: OperatorViolation[]) =>
  found(...kinds)
    .when(order(manner))
    .thenTypes('OperatorOrdered');

describe('papers', () => {
  test('are there, or none are needed (art. 3)', () => {
    const { decision } = given(opened).when(check([], { lawful: 'designated-place' }));
    expect(decision).toMatchObject({ events: [{ type: 'OperatorLawful', data: { because: 'designated-place' } }] });
  });

  test('are looked at by officers who show theirs, and a finding names whose they are not', () => {
    given(opened)
      .when(check([], { credentialsShown: false }))
      .thenRefused('credentials-not-shown', { article: '第五十五条' });
    given(opened)
      .when(check(['no-licence'], { premises: undefined }))
      .thenRefused('operator-unknown');
    given().when(check([])).thenRefused('no-such-case');
    found('no-licence').when(check([])).thenRefused('checked-already');
  });

  test('of other authorities are reported to them at once, and alone they conclude the case (art. 7, 8)', () => {
    const { decision } = given(opened).when(check(['no-licence', 'no-permit', 'dwelling-without-consent']));
    expect(decision).toMatchObject({ events: [{}, { data: { findings: [{ no: 2 }, { no: 3 }] } }] });
    const others = found('no-permit');
    others.when(order('stop')).thenRefused('nothing-of-ours');
    const end = others.when(conclude);
    expect(end.decision).toMatchObject({ events: [{ data: { end: 'reported-on' } }] });
  });
});

describe('an order', () => {
  test('leads to a licence, and then the case is over', () => {
    given(opened).when(order('register')).thenRefused('not-checked', { article: '无证无照经营查处办法 第十一条' });
    found('premises-provided').when(order('register')).thenRefused('nothing-to-register', { article: '第十条' });
    ordered('register', 'no-licence').when(order('stop')).thenRefused('order-runs');
    const { decision } = ordered('register', 'no-licence').when(revisit([]));
    expect(decision).toMatchObject({ events: [{}, { type: 'OperatorRegularised', data: { by: 'registered' } }] });
  });

  test('covers ours only, and what is another’s does not hold the case open', () => {
    const mixed = ordered('stop', 'no-licence', 'no-permit');
    mixed.when(revisit([2])).thenTypes('OperatorRevisited', 'OperatorRegularised');
    mixed.when(revisit([1])).thenRefused('order-runs');
    mixed.when(revisit([7])).thenRefused('no-such-finding');
    mixed.when(revisit([], { credentialsShown: false })).thenRefused('credentials-not-shown');
  });

  test('runs out once', () => {
    const observe: Given = { kind: 'ObserveOperatorOrder', data: { caseId, order: 1 } };
    ordered('stop', 'no-licence').when(observe).thenNothing();
    ordered('stop', 'no-licence')
      .when(observe, { at: after })
      .thenTypes('OperatorOrderOverdue')
      .when(observe, { at: after })
      .thenNothing();
  });
});

describe('a penalty', () => {
  test('follows an order to stop, but waits while time to register runs (art. 10, 13)', () => {
    found('no-licence').when(fine(3_000)).thenRefused('penalty-before-order', { article: '行政处罚法 第二十八条' });
    ordered('register', 'no-licence').when(fine(3_000)).thenRefused('penalty-before-deadline');
    ordered('stop', 'no-licence')
      .when(fine(3_000))
      .thenTypes('OperatorPenaltyProposed')
      .when(fine(3_000))
      .thenRefused('penalised-already', { article: '行政处罚法 第二十九条' });
    ordered('register', 'no-licence')
      .when(revisit([1]), { at: after })
      .thenTypes('OperatorRevisited')
      .when(fine(3_000), { at: after })
      .thenTypes('OperatorPenaltyProposed');
  });

  test('stays within articles 13 and 14, and leaves the rest to its law', () => {
    ordered('stop', 'no-licence').when(fine(10_001)).thenRefused('outside-range', { article: '第十三条' });
    ordered('stop', 'premises-provided').when(fine(5_001)).thenRefused('outside-range', { article: '第十四条' });
    ordered('stop', 'food-without-permit').when(fine(100)).thenRefused('range-in-other-law', { article: '第十二条' });
    ordered('stop', 'no-licence', 'no-permit')
      .when(fine(100, 2))
      .thenRefused('another-authority', { article: '第七条' });
    ordered('stop', 'no-licence').when(fine(100, 9)).thenRefused('no-such-finding');
  });

  test('goes on the credit record (art. 15), and the case is concluded after it', () => {
    const left = ordered('stop', 'no-licence')
      .when(revisit([1]), { at: after })
      .thenTypes('OperatorRevisited');
    left.when(conclude).thenRefused('conclude-before-measures', { article: '第十三条' });
    ordered('stop', 'premises-provided')
      .when(fine(3_000))
      .thenTypes('OperatorPenaltyProposed')
      .when(decided)
      .thenTypes('OperatorPenalised');
    const penalised = left
      .when(fine(3_000))
      .thenTypes('OperatorPenaltyProposed')
      .when(decided)
      .thenTypes('OperatorPenalised', 'OperatorPutOnCreditRecord');
    expect(penalised.when(conclude).decision).toMatchObject({ events: [{ data: { end: 'penalised' } }] });
  });
});

describe('a seal', () => {
  test('is for business without a licence, ends with its thirty days or when all is right', () => {
    ordered('stop', 'food-without-permit')
      .when(seal)
      .thenRefused('seal-without-unlicensed-business', { article: '第十一条' });
    const sealed = ordered('stop', 'no-licence').when(seal).thenTypes('PremisesSealed');
    sealed.when(seal).thenRefused('sealed-already');
    const lift = (ground: 'regularised' | 'sealed-in-error'): Given => ({
      kind: 'LiftPremisesSeal',
      data: { caseId, ground },
    });
    sealed.when(lift('regularised')).thenRefused('lift-before-revisit');
    sealed
      .when(lift('sealed-in-error'))
      .thenTypes('PremisesSealLifted')
      .when(lift('sealed-in-error'))
      .thenRefused('not-sealed');
    sealed.when(revisit([])).thenTypes('OperatorRevisited', 'PremisesSealLifted', 'OperatorRegularised');
    const observe: Given = { kind: 'ObservePremisesSeal', data: { caseId, sealing: 1 } };
    sealed.when(observe, { at: after }).thenNothing();
    sealed.when(observe, { at: later }).thenTypes('PremisesSealLapsed');
    const closed = sealed
      .when(revisit([1]), { at: after })
      .thenTypes('OperatorRevisited')
      .when(conclude);
    expect(closed.decision).toMatchObject({ events: [{ data: { end: 'closed' } }] });
  });
});

describe('who else is in it', () => {
  const pointed: Given = {
    kind: 'PointOutOperator',
    data: { caseId, disorderCase: caseId, operator, premises: '东门', matter },
  };
  const open = (round = 0): Given => ({
    kind: 'OpenOperatorCase',
    data: { caseId, referral: { ...referral, round }, matter },
  });

  test('urban enforcement opens a case or adds to it; a referral joins it and nothing is lost', () => {
    const theirs = given().when(pointed).thenTypes('OperatorReported', 'OperatorPointedOut');
    theirs.when(open()).thenTypes('OperatorReferred').when(open()).thenNothing();
    given(opened).when(pointed).thenTypes('OperatorPointedOut');
    ordered('stop', 'no-licence').when(open(1)).thenTypes('OperatorReopened');
  });

  test('where another leads, the help is recorded, and only there', () => {
    const assist: Given = {
      kind: 'RecordOperatorAssistance',
      data: { caseId, officers: ['0901'], note: '到场协助', evidence: [] },
    };
    given(opened).when(assist).thenRefused('not-assisting');
    const helping: OperatorEvent = {
      type: 'OperatorReported',
      data: { caseId, referral, source: 'referral', matter: { ...matter, role: 'assist' } },
    };
    given(helping).when(assist).thenTypes('OperatorAssisted').when(assist).thenRefused('case-ended');
  });

  test('a referral taken back ends its case, but not under a seal', () => {
    const end: Given = {
      kind: 'EndOperatorCase',
      data: { caseId, referralId: referral.referralId, cause: 'taken-back', note: '' },
    };
    given(opened).when(end).thenTypes('OperatorWithdrawn');
    ordered('stop', 'no-licence').when(seal).thenTypes('PremisesSealed').when(end).thenNothing();
    const report: Given = { kind: 'ReportOperator', data: { caseId, source: 'report', matter } };
    given().when(report).thenTypes('OperatorReported').when(report).thenRefused('case-exists');
  });
});

/** What no history may show, whatever officers type. */
const unlawful = (_state: OperatorState, history: readonly OperatorEvent[]): string | undefined => {
  const last = history.at(-1);
  if (!last) return undefined;
  const before = history.slice(0, -1);
  const seen = <Type extends OperatorEvent['type']>(type: Type) =>
    before.filter((event): event is Extract<OperatorEvent, { type: Type }> => event.type === type);
  const kindOf = (no: number) =>
    seen('OperatorChecked')
      .flatMap(({ data }) => data.findings)
      .find((each) => each.no === no)!.kind;
  const ends = [
    'OperatorLawful',
    'OperatorRegularised',
    'OperatorConcluded',
    'OperatorAssisted',
    'OperatorWithdrawn',
    'OperatorSettled',
  ];
  const isOver =
    before.findLastIndex(({ type }) => ends.includes(type)) >
    before.findLastIndex(({ type }) => type === 'OperatorReopened');
  const afterTheEnd = [
    'OperatorReopened',
    'OperatorPenalised',
    'OperatorPutOnCreditRecord',
    'OperatorNotPenalised',
    'PremisesSealLifted',
    'PremisesSealLapsed',
  ];
  if (isOver && !afterTheEnd.includes(last.type)) return `${last.type} after the end`;
  if (last.type === 'OperatorPenaltyProposed') {
    const { finding, proposal } = last.data;
    const orders = seen('OperatorOrdered').filter(({ data }) => data.findings.includes(finding));
    const { range } = operatorRules[kindOf(finding)];
    if (!range || proposal.yuan > range.most) return 'a fine beyond the rules';
    if (orders.length === 0) return 'a penalty before an order';
    const late = seen('OperatorRevisited').some(({ data }) => data.due && data.remaining.includes(finding));
    if (orders.at(-1)!.data.manner === 'register' && !late) return 'fined while it may still register';
  }
  if (last.type === 'OperatorOrdered' && last.data.findings.some((no) => operatorRules[kindOf(no)].whose === 'other'))
    return 'ordered what is another authority’s';
  if (last.type === 'PremisesSealed') {
    const change = before.findLast(({ type }) =>
      ['PremisesSealed', 'PremisesSealLifted', 'PremisesSealLapsed'].includes(type),
    );
    if (change?.type === 'PremisesSealed') return 'sealed twice';
    if (!seen('OperatorChecked').some(({ data }) => data.findings.some(({ kind }) => kind === 'no-licence')))
      return 'sealed beyond article 11';
  }
  if (last.type === 'OperatorConcluded' && last.data.end === 'penalised' && seen('OperatorPenalised').length === 0)
    return 'concluded without a penalty';
  return undefined;
};

test('no sequence of commands reaches what the law does not know', () => {
  const of = (weight: number, arbitrary: fc.Arbitrary<Given | ((at: string) => Given)>) => ({ weight, arbitrary });
  const kinds = fc.subarray<OperatorViolation>(['no-licence', 'premises-provided', 'food-without-permit', 'no-permit']);
  neverUnlawful<OperatorCommand, OperatorState, OperatorEvent>(
    operatorDecider,
    fc.oneof(
      of(
        4,
        fc
          .constantFrom(0, 0, 0, 1)
          .map((round) => ({ kind: 'OpenOperatorCase', data: { caseId, matter, referral: { ...referral, round } } })),
      ),
      of(
        1,
        fc.constant({
          kind: 'PointOutOperator',
          data: { caseId, disorderCase: caseId, operator, premises: '东门', matter },
        }),
      ),
      of(
        8,
        kinds.map((each) => check(each)),
      ),
      of(
        10,
        fc
          .record({
            more: fc.integer({ min: -1, max: 10 }),
            manner: fc.constantFrom('register' as const, 'stop' as const),
          })
          .map(({ more, manner }) => (at: string) => {
            const due = new Date(Date.parse(at) + more * 86_400_000).toISOString();
            return { kind: 'OrderOperator', data: { caseId, manner, dueBy: { ...dueBy, due } } };
          }),
      ),
      of(
        10,
        fc.subarray([1, 2, 3, 4]).map((nos) => revisit(nos)),
      ),
      of(
        9,
        fc
          .record({ no: fc.constantFrom(1, 2, 3), yuan: fc.constantFrom(0, 5_000, 10_000, 10_001) })
          .map(({ no, yuan }) => fine(yuan, no)),
      ),
      of(
        4,
        fc
          .constantFrom('decided' as const, 'dropped' as const)
          .map((result) => ({ kind: 'NoteOperatorPenalty', data: { caseId, penaltyId, result } })),
      ),
      of(3, fc.constant(seal)),
      of(
        2,
        fc
          .constantFrom('regularised' as const, 'no-longer-needed' as const)
          .map((ground) => ({ kind: 'LiftPremisesSeal', data: { caseId, ground } })),
      ),
      of(2, fc.constant({ kind: 'ObservePremisesSeal', data: { caseId, sealing: 1 } })),
      of(4, fc.constant(conclude)),
      of(
        1,
        fc.constant({
          kind: 'EndOperatorCase',
          data: { caseId, referralId: referral.referralId, cause: 'completed', note: '' },
        }),
      ),
    ),
    unlawful,
    { length: 60, runs: 400 },
  );
});
