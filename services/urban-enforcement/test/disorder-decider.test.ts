import { describe, expect, test } from '@jest/globals';
import type {
  CaseMatter,
  DisorderCommand as Command,
  DisorderKind,
  DisorderEvent as Event,
  OperatorResult,
  Party,
} from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { disorderDecider } from '../src/disorder/decider.ts';
import { disorderLaw, noiseLawFrom, rangeOf, violationOn } from '../src/disorder/law.ts';
import type { DisorderState } from '../src/disorder/state.ts';

const { given } = specificationOf(disorderDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const key = { caseId, referral };
const matter: CaseMatter = { category: 'street-occupation', urgency: 'normal', role: 'lead', brief: '门口摆摊' };
const shop = { kind: 'unit', name: '和平路某烧烤店' } as const satisfies Party;
const person = { kind: 'individual', file: 'F-3' } as const satisfies Party;
const two = ['0801', '0802'];

const monday = '2018-05-14T01:00:00.000Z';
const friday = '2018-05-18T01:00:00.000Z';
const dueBy = deadlineWithin({ unit: 'working-days', amount: 3 }, monday, { law: '行政处罚法', article: '第二十八条' });
const until = deadlineWithin({ unit: 'days', amount: 30 }, monday, { law: '行政强制法', article: '第二十五条' });

type Given = Pick<Command, 'kind' | 'data'>;
const opened: Event = { type: 'DisorderReported', data: { ...key, source: 'referral', matter } };
const inspected = (
  kinds: readonly DisorderKind[] = ['stall'],
  party: Party = person,
  foundOn = '2018-05-14',
): Event => ({
  type: 'DisorderInspected',
  data: {
    ...key,
    inspectors: two,
    party,
    findings: kinds.map((kind, index) => ({ no: index + 1, kind, what: '大门西侧' })),
    foundOn,
    evidence: [],
  },
});
const ordered: Event = { type: 'DisorderOrdered', data: { ...key, order: 1, findings: [1], dueBy } };
const still = (remaining = [1]): Event => ({
  type: 'DisorderRevisited',
  data: { ...key, inspectors: two, order: 1, due: true, remaining, evidence: [] },
});
const visit = { caseId, inspectors: two, credentialsShown: true, evidence: [] };
const order: Given = { kind: 'OrderDisorder', data: { caseId, dueBy } };
const revisit = (remaining: number[]): Given => ({ kind: 'RevisitDisorder', data: { ...visit, remaining } });
const educate = (correctedAtOnce = false): Given => ({
  kind: 'EducateParty',
  data: { caseId, officers: two, correctedAtOnce, evidence: [] },
});
type MeasureKind = Extract<Command, { kind: 'TakeMeasure' }>['data']['kind'];
const take = (kind: MeasureKind, approval?: string): Given => ({
  kind: 'TakeMeasure',
  data: {
    caseId,
    kind,
    findings: [1],
    ...(approval ? { approval } : {}),
    ...(kind === 'seize-goods' ? { until } : {}),
  },
});
const fine = (yuan: number, roadCharge?: number): Given => ({
  kind: 'ProposeDisorderPenalty',
  data: { caseId, penaltyId, finding: 1, sanction: 'fine', yuan, ...(roadCharge ? { roadCharge } : {}) },
});
const inspect = (more: Partial<Extract<Command, { kind: 'InspectDisorder' }>['data']> = {}): Given => ({
  kind: 'InspectDisorder',
  data: { ...visit, party: person, findings: [{ kind: 'stall', what: '大门西侧' }], ...more },
});
const conclude: Given = { kind: 'ConcludeDisorder', data: { caseId, note: '拒不改正' } };

describe('inspection', () => {
  test('a referral opens the case; two officers show their credentials and name the party', () => {
    const open: Given = { kind: 'OpenDisorder', data: { caseId, referral, matter } };
    given().when(open).thenAccepted(opened);
    given(opened).when(open).thenNothing();
    given(opened).when(inspect()).thenAccepted(inspected());
    given(opened)
      .when(inspect({ credentialsShown: false }))
      .thenRefused('credentials-not-shown', { article: '第五十五条' });
    given(opened)
      .when(inspect({ inspectors: ['0801'] }))
      .thenRefused('two-officers', { article: '第四十二条' });
    given(opened)
      .when({ kind: 'InspectDisorder', data: { ...visit, findings: [{ kind: 'stall', what: '西侧' }] } })
      .thenRefused('party-unknown');
    given(opened, inspected()).when(inspect()).thenRefused('disorder-inspected');
    given().when(order).thenRefused('no-such-disorder');
    given(opened).when(order).thenRefused('not-inspected', { article: '第二十八条' });
  });

  test('the day of the finding is Beijing’s', () => {
    given(opened)
      .when(inspect(), { at: '2018-05-14T16:30:00.000Z' })
      .thenAccepted(inspected(['stall'], person, '2018-05-15'));
  });

  test('nothing found ends it, and market supervision hears of an operator without a licence all the same', () => {
    given(opened)
      .when(inspect({ findings: [] }))
      .thenTypes('NoDisorderFound')
      .when(order)
      .thenRefused('disorder-ended');
    given(opened)
      .when(inspect({ party: shop, withoutLicence: { premises: '和平路12号' } }))
      .thenAccepted(inspected(['stall'], shop), {
        type: 'OperatorWithoutLicenceReported',
        data: { ...key, operator: shop, premises: '和平路12号', matter },
      });
    const own: Given = { kind: 'ReportDisorder', data: { caseId, source: 'patrol', matter } };
    given().when(own).thenTypes('DisorderReported').when(own).thenRefused('disorder-exists');
  });
});

test('what became of an operator is noted where it was pointed out, once, also after the end', () => {
  const note = (result: OperatorResult): Given => ({ kind: 'NoteOperatorResult', data: { caseId, result } });
  const toldOf: Event = {
    type: 'OperatorWithoutLicenceReported',
    data: { ...key, operator: shop, premises: '和平路12号', matter },
  };
  const answered: Event = { type: 'OperatorResultNoted', data: { ...key, result: 'registered' } };
  given().when(note('registered')).thenNothing();
  given(opened, inspected()).when(note('registered')).thenNothing();
  given(opened, toldOf, inspected())
    .when(note('registered'))
    .thenAccepted(answered)
    .when(note('registered'))
    .thenNothing();
  const over: Event = { type: 'DisorderSettled', data: { ...key, note: '已办结' } };
  given(opened, toldOf, over)
    .when(note('reported-on'))
    .thenTypes('OperatorResultNoted')
    .when(note('closed'))
    .thenTypes('OperatorResultNoted');
});

describe('warned, ordered, revisited', () => {
  test('corrected on the spot before any order, never after one', () => {
    given(opened, inspected()).when(educate(true)).thenTypes('PartyEducated', 'DisorderCorrected');
    given(opened, inspected(), ordered).when(educate(true)).thenRefused('ordered-already');
  });

  test('decoration noise: taught first, then ordered (山东噪声 art. 38; 噪声法 art. 82)', () => {
    const noise = [opened, inspected(['decoration-noise'])];
    given(...noise)
      .when(order)
      .thenRefused('educate-first', { article: '山东省环境噪声污染防治条例 第三十八条' });
    given(...noise)
      .when(educate())
      .thenTypes('PartyEducated')
      .when(order)
      .thenTypes('DisorderOrdered');
    given(opened, inspected(['decoration-noise'], person, noiseLawFrom))
      .when(order)
      .thenRefused('educate-first', { article: '噪声污染防治法 第八十二条' });
  });

  test('an order runs; a revisit ends it one way or the other', () => {
    given(opened, inspected()).when(order).thenAccepted(ordered).when(order).thenRefused('order-runs');
    given(opened, inspected()).when(revisit([])).thenRefused('nothing-ordered');
    given(opened, inspected(), ordered)
      .when(revisit([1]), { at: monday })
      .thenRefused('order-runs');
    given(opened, inspected(), ordered)
      .when(revisit([2]), { at: friday })
      .thenRefused('no-such-finding');
    given(opened, inspected(), ordered).when(revisit([])).thenTypes('DisorderRevisited', 'DisorderCorrected');
    given(opened, inspected(), ordered)
      .when(revisit([1]), { at: friday })
      .thenAccepted(still());
    given(opened, inspected(), ordered)
      .when({ kind: 'ObserveDisorderOrder', data: { caseId, order: 1 } }, { at: friday })
      .thenTypes('DisorderOrderOverdue');
  });
});

describe('penalties by the law of the day', () => {
  test('a stall: a person 50 to 1,000, a unit two to five times the road charge', () => {
    given(opened, inspected()).when(fine(100)).thenRefused('penalty-before-order', { article: '第二十八条' });
    given(opened, inspected(), ordered).when(fine(49)).thenRefused('outside-range', { article: '第四十二条' });
    given(opened, inspected(), ordered)
      .when(fine(1_000))
      .thenTypes('DisorderPenaltyProposed')
      .when(fine(1_000))
      .thenRefused('penalised-already');
    const unit = given(opened, inspected(['stall'], shop), ordered);
    unit.when(fine(400)).thenRefused('no-range');
    unit.when(fine(500, 80)).thenRefused('outside-range');
    unit.when(fine(400, 80)).thenTypes('DisorderPenaltyProposed');
  });

  test('business noise: before and after the noise law, and more for who was not moved by the order', () => {
    const on = (day: string) => [opened, inspected(['business-noise'], shop, day), ordered];
    given(...on('2022-06-04'))
      .when(fine(30_001))
      .thenRefused('outside-range', { article: '山东省环境噪声污染防治条例 第三十六条' });
    given(...on(noiseLawFrom))
      .when(fine(50_000))
      .thenTypes('DisorderPenaltyProposed');
    given(...on(noiseLawFrom))
      .when(fine(50_001))
      .thenRefused('outside-range', { article: '噪声污染防治法 第八十一条' });
    given(...on(noiseLawFrom), still())
      .when(fine(49_999), { at: friday })
      .thenRefused('outside-range');
    given(...on(noiseLawFrom), still())
      .when(fine(200_000), { at: friday })
      .thenTypes('DisorderPenaltyProposed');
  });

  test('a loudspeaker in 2018: only who goes on is penalised', () => {
    const history = [opened, inspected(['loudspeaker'], shop), ordered];
    given(...history)
      .when(fine(500), { at: monday })
      .thenRefused('penalty-before-deadline', { article: '第三十八条' });
    given(...history, still())
      .when(fine(500), { at: friday })
      .thenTypes('DisorderPenaltyProposed');
  });

  test('night work is the builder’s to answer for; green space has no sum in its law', () => {
    given(opened, inspected(['night-construction'], person), ordered)
      .when(fine(5_000))
      .thenRefused('no-range');
    given(opened, inspected(['green-occupied']), ordered)
      .when(fine(100))
      .thenRefused('no-range', { article: '城市绿化条例 第二十七条' });
  });

  test.each<{ kind: DisorderKind; article: string; least: number; most: number }>([
    { kind: 'fumes-unpurified', article: '大气污染防治法 第一百一十八条第一款', least: 5_000, most: 50_000 },
    { kind: 'open-barbecue', article: '大气污染防治法 第一百一十八条第三款', least: 500, most: 20_000 },
    { kind: 'flyposting', article: '淄博市市容和环境卫生管理办法 第三十九条第二项', least: 1, most: 100 },
    { kind: 'advertising', article: '淄博市市容和环境卫生管理办法 第三十九条第五项', least: 100, most: 1_000 },
  ])('$kind: between $least and $most once it was ordered to stop ($article)', ({ kind, article, least, most }) => {
    given(opened, inspected([kind], shop))
      .when(fine(least))
      .thenRefused('penalty-before-order', { article: '行政处罚法 第二十八条' });
    const under = given(opened, inspected([kind], shop), ordered);
    under.when(fine(least - 1)).thenRefused('outside-range', { article });
    under.when(fine(most + 1)).thenRefused('outside-range', { article });
    under.when(fine(least)).thenTypes('DisorderPenaltyProposed');
    under.when(fine(most)).thenTypes('DisorderPenaltyProposed');
  });

  test('trees damaged: no sum in the law, so nothing but the order and acting in the party’s place', () => {
    const history = given(opened, inspected(['green-damaged'], shop), ordered);
    history.when(fine(1_000)).thenRefused('no-range', { article: '城市绿化条例 第二十六条' });
    history.when(take('perform-for-party')).thenRefused('measure-before-disobedience');
    given(opened, inspected(['green-damaged'], shop), ordered, still())
      .when(take('perform-for-party'))
      .thenTypes('MeasureTaken', 'DisorderCorrected');
  });

  test('no kind of disorder is without a law on any day, and no range is upside down', () => {
    const kinds = Object.keys(disorderLaw) as DisorderKind[];
    for (const kind of kinds)
      for (const day of ['2017-12-01', '2022-06-04', noiseLawFrom, '2026-01-01']) {
        const law = violationOn(kind, day);
        for (const party of [shop, person] as const) {
          const range = rangeOf(law, party, false, 100);
          if (range) expect(range.least).toBeLessThanOrEqual(range.most);
        }
        if (law.stubborn) expect(law.stubborn.least).toBeGreaterThanOrEqual((law.individual ?? law.stubborn).least);
      }
  });
});

describe('measures', () => {
  test('goods may be seized at once, for thirty days, and go back when it is corrected', () => {
    const seized = given(opened, inspected()).when(take('seize-goods')).thenTypes('MeasureTaken');
    seized.when(take('seize-goods')).thenRefused('measure-in-force');
    seized
      .when({ kind: 'LiftMeasure', data: { caseId, measure: 1, ground: 'corrected' } })
      .thenRefused('lift-before-revisit');
    seized
      .when({ kind: 'LiftMeasure', data: { caseId, measure: 2, ground: 'in-error' } })
      .thenRefused('no-such-measure');
    seized.when({ kind: 'LiftMeasure', data: { caseId, measure: 1, ground: 'in-error' } }).thenTypes('MeasureLifted');
    const observe: Given = { kind: 'ObserveMeasure', data: { caseId, measure: 1 } };
    seized.when(observe, { at: friday }).thenNothing();
    seized.when(observe, { at: until.due }).thenTypes('MeasureLapsed').when(observe, { at: until.due }).thenNothing();
    seized
      .when(order)
      .thenTypes('DisorderOrdered')
      .when(revisit([]))
      .thenTypes('DisorderRevisited', 'DisorderCorrected', 'MeasureLifted');
  });

  test('a business is stopped only after disobedience, and under the noise law with the government’s leave', () => {
    const noisy = [opened, inspected(['business-noise'], shop, noiseLawFrom), ordered];
    given(...noisy)
      .when(take('stop-business', '张政批1号'))
      .thenRefused('measure-before-disobedience', { article: '第八十一条' });
    given(...noisy, still())
      .when(take('stop-business'))
      .thenRefused('approval-missing', { article: '第八十一条' });
    given(...noisy, still())
      .when(take('stop-business', '张政批1号'))
      .thenTypes('MeasureTaken')
      .when(conclude)
      .thenTypes('DisorderConcluded');
    given(...noisy, still())
      .when(take('seize-goods'))
      .thenRefused('measure-not-allowed');
    given(...noisy, still([]))
      .when(take('stop-business', 'x'))
      .thenRefused('no-such-finding');
  });

  test('green space is restored in the party’s place, which corrects it', () => {
    given(opened, inspected(['green-occupied']), ordered, still())
      .when(take('perform-for-party'))
      .thenTypes('MeasureTaken', 'DisorderCorrected');
  });

  test('what remains is concluded only when something was done', () => {
    given(opened, inspected(), ordered).when(conclude).thenRefused('order-runs');
    given(opened, inspected(), ordered, still()).when(conclude).thenRefused('conclude-before-measures');
    const note = { caseId, penaltyId, result: 'decided', sanction: 'fine', yuan: 500 } as const;
    given(opened, inspected(), ordered, still())
      .when(fine(500))
      .thenTypes('DisorderPenaltyProposed')
      .when({ kind: 'NoteDisorderPenalty', data: note })
      .thenTypes('DisorderPenalised')
      .when(conclude)
      .thenTypes('DisorderConcluded');
  });
});

test('who assists says how; who leads does not get away with it', () => {
  const help: Given = { kind: 'RecordAssistance', data: { caseId, officers: two, note: '配合拆除', evidence: [] } };
  given(opened).when(help).thenRefused('leads-here');
  const asked: Event = {
    type: 'DisorderReported',
    data: { ...key, source: 'referral', matter: { ...matter, category: 'structural-alteration', role: 'assist' } },
  };
  given(asked).when(help).thenTypes('DisorderAssisted').when(help).thenRefused('disorder-ended');
  given(asked, inspected()).when(help).thenRefused('disorder-inspected');
});

test('rework opens the case again; taken back or completed elsewhere it ends, unless something is kept', () => {
  const again = { caseId, referral: { ...referral, round: 1 }, matter };
  const corrected: Event = { type: 'DisorderCorrected', data: { ...key, by: 'order', evidence: [] } };
  given(opened, inspected(), ordered, still([]), corrected)
    .when({ kind: 'OpenDisorder', data: again })
    .thenAccepted({ type: 'DisorderReopened', data: again });
  const end = (cause: 'taken-back' | 'completed'): Given => ({
    kind: 'EndDisorder',
    data: { caseId, referralId: referral.referralId, cause, note: '' },
  });
  given(opened).when(end('taken-back')).thenTypes('DisorderWithdrawn').when(end('completed')).thenNothing();
  given(opened).when(end('completed')).thenTypes('DisorderSettled');
  given(opened, inspected()).when(take('seize-goods')).thenTypes('MeasureTaken').when(end('completed')).thenNothing();
});

/** What no history may show, whatever officers type. */
const unlawful = (state: DisorderState, history: readonly Event[]): string | undefined => {
  // A measure that puts things right stands before the correction, in one decision.
  const judged = history.at(-2)?.type === 'MeasureTaken' ? history.slice(0, -1) : history;
  const last = judged.at(-1);
  if (!last || state.status === 'none') return undefined;
  const before = judged.slice(0, -1);
  const of = <Type extends Event['type']>(type: Type) =>
    before.filter((event): event is Extract<Event, { type: Type }> => event.type === type);
  const found = (no: number) => {
    const visit = of('DisorderInspected').find(({ data }) => data.findings.some((each) => each.no === no))!;
    const { kind } = visit.data.findings.find((each) => each.no === no)!;
    return { law: violationOn(kind, visit.data.foundOn), party: visit.data.party };
  };
  const orderedOnce = (no: number) => of('DisorderOrdered').some(({ data }) => data.findings.includes(no));
  const stoodLate = (no: number) => of('DisorderRevisited').some(({ data }) => data.due && data.remaining.includes(no));
  const ends = [
    'NoDisorderFound',
    'DisorderCorrected',
    'DisorderConcluded',
    'DisorderAssisted',
    'DisorderWithdrawn',
    'DisorderSettled',
  ];
  const isOver =
    before.findLastIndex(({ type }) => ends.includes(type)) >
    before.findLastIndex(({ type }) => type === 'DisorderReopened');
  const afterTheEnd = [
    'DisorderReopened',
    'MeasureLifted',
    'MeasureLapsed',
    'DisorderPenalised',
    'DisorderNotPenalised',
    'OperatorResultNoted',
  ];
  if (isOver && !afterTheEnd.includes(last.type)) return `${last.type} after the end`;
  if (last.type === 'DisorderOrdered') {
    const taught = of('PartyEducated').flatMap(({ data }) => data.findings);
    if (last.data.findings.some((no) => found(no).law.educateFirst && !taught.includes(no)))
      return 'ordered before it was taught';
  }
  if (last.type === 'DisorderPenaltyProposed') {
    const { finding, proposal } = last.data;
    const { law } = found(finding);
    if (!orderedOnce(finding)) return 'a penalty before an order';
    if (law.penalty === 'after-deadline' && !stoodLate(finding)) return 'a penalty before the time was over';
    const most = Math.max(law.stubborn?.most ?? 0, law.individual?.most ?? 0, 5 * 100);
    if (proposal.yuan > most) return 'a penalty beyond the law';
    const dropped = of('DisorderNotPenalised').map(({ data }) => data.penaltyId);
    const former = of('DisorderPenaltyProposed').filter(({ data }) => data.finding === finding);
    if (former.some(({ data }) => !dropped.includes(data.proposal.penaltyId))) return 'penalised twice';
  }
  if (last.type === 'OperatorResultNoted' && of('OperatorWithoutLicenceReported').length === 0)
    return 'an answer to what nobody asked';
  if (last.type === 'MeasureTaken')
    for (const no of last.data.findings) {
      const rule = found(no).law.measures.find(({ kind }) => kind === last.data.kind);
      if (!rule) return 'a measure that the law does not know';
      if (rule.when === 'after-disobedience' && !stoodLate(no)) return 'a measure before disobedience';
      if (rule.approval && !last.data.approval) return 'a measure without the government’s leave';
    }
  if (last.type === 'DisorderCorrected' && state.orders.remaining.length > 0) return 'corrected with findings left';
  return undefined;
};

test('no sequence of commands reaches what the law does not know', () => {
  const kind = fc.constantFrom<DisorderKind>(
    'stall',
    'business-noise',
    'decoration-noise',
    'green-occupied',
    'fumes-in-dwelling',
    'loudspeaker',
  );
  const weighed = (weight: number, arbitrary: fc.Arbitrary<Given | ((at: string) => Given)>) => ({ weight, arbitrary });
  const nos = fc.oneof(fc.constant<number[]>([1]), fc.subarray([1, 2, 3, 4], { minLength: 1 }));
  const measure = fc.constantFrom<MeasureKind>('seize-goods', 'stop-business', 'close', 'perform-for-party');
  neverUnlawful(
    disorderDecider,
    fc.oneof(
      weighed(
        5,
        fc.constantFrom(0, 0, 0, 0, 1).map((round) => ({
          kind: 'OpenDisorder',
          data: { caseId, referral: { ...referral, round }, matter },
        })),
      ),
      weighed(
        10,
        fc
          .record({
            party: fc.constantFrom<Party>(person, shop),
            withoutLicence: fc.constantFrom(undefined, undefined, { premises: '和平路12号' }),
            findings: fc.array(fc.record({ kind, what: fc.constant('门口') }), { maxLength: 3, size: 'max' }),
          })
          .map(({ withoutLicence, ...visited }) =>
            inspect({ ...visited, ...(withoutLicence ? { withoutLicence } : {}) }),
          ),
      ),
      weighed(6, fc.constantFrom(false, false, false, true).map(educate)),
      weighed(
        14,
        fc.integer({ min: -1, max: 8 }).map((days) => (at: string) => ({
          kind: 'OrderDisorder',
          data: { caseId, dueBy: { ...dueBy, due: new Date(Date.parse(at) + days * 86_400_000).toISOString() } },
        })),
      ),
      weighed(8, fc.oneof(nos, nos, fc.constant<number[]>([])).map(revisit)),
      weighed(
        8,
        fc.record({ kind: measure, findings: nos, approved: fc.boolean() }).map(({ kind: of, findings, approved }) => ({
          kind: 'TakeMeasure',
          data: { caseId, kind: of, findings, ...(approved ? { approval: '张政批' } : {}) },
        })),
      ),
      weighed(
        2,
        fc
          .constantFrom<OperatorResult>('lawful', 'registered')
          .map((result) => ({ kind: 'NoteOperatorResult', data: { caseId, result } })),
      ),
      weighed(2, fc.constant({ kind: 'LiftMeasure', data: { caseId, measure: 1, ground: 'in-error' } })),
      weighed(
        10,
        fc
          .record({
            penaltyId: fc.uuid(),
            finding: fc.constantFrom(1, 1, 2),
            yuan: fc.constantFrom(100, 500, 5_000, 60_000),
          })
          .map((each) => ({
            kind: 'ProposeDisorderPenalty',
            data: { caseId, sanction: 'fine', roadCharge: 100, ...each },
          })),
      ),
      weighed(2, fc.constant(conclude)),
      weighed(
        2,
        fc.integer({ min: 1, max: 3 }).map((no) => ({ kind: 'ObserveDisorderOrder', data: { caseId, order: no } })),
      ),
      weighed(
        1,
        fc.constant({
          kind: 'EndDisorder',
          data: { caseId, referralId: referral.referralId, cause: 'taken-back', note: '' },
        }),
      ),
    ) as fc.Arbitrary<Given | ((at: string) => Given)>,
    unlawful,
    { length: 80, runs: 500 },
  );
});
