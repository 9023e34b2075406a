import { describe, expect, test } from '@jest/globals';
import type {
  CaseMatter,
  IllegalConstructionCommand as Command,
  IllegalConstructionEvent as Event,
  Party,
} from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { constructionDecider } from '../src/illegal-construction/decider.ts';
import { constructionFine } from '../src/illegal-construction/law.ts';

const { given } = specificationOf(constructionDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const key = { caseId, referral };
const matter: CaseMatter = {
  category: 'illegal-construction',
  urgency: 'normal',
  role: 'lead',
  brief: '楼顶搭建彩钢房',
};
const party = { kind: 'individual', file: 'F-8' } as const satisfies Party;
const two = ['0801', '0802'];

const start = '2018-05-14T01:00:00.000Z';
const later = '2018-06-20T01:00:00.000Z';
const stopBy = deadlineBy('illegal-construction-stop', start);
const decideBy = deadlineBy('illegal-construction-decision', start);
const dueBy = deadlineBy('illegal-construction-removal', start);
const answerBy = deadlineBy('compelled-removal-order', later);
const months = { unit: 'months', amount: 6 } as const;
const appealBy = deadlineWithin(months, start, { law: '行政诉讼法', article: '第四十六条' });
const ownBy = deadlineWithin({ unit: 'days', amount: 10 }, later, { law: '行政强制法', article: '第四十四条' });
const afterAppeal = '2018-12-20T01:00:00.000Z';

type DataOf<Type extends Event['type']> = Extract<Event, { type: Type }>['data'];
const opened: Event = { type: 'ConstructionReported', data: { ...key, source: 'referral', matter } };
const found = (more: Partial<DataOf<'ConstructionFound'>> = {}): Event => ({
  type: 'ConstructionFound',
  data: {
    ...key,
    inspectors: two,
    kind: 'without-permit',
    what: '楼顶彩钢房约40平方米',
    zone: 'city',
    underWay: true,
    stopBy,
    evidence: [],
    ...more,
  },
});
const stopped: Event = { type: 'WorkStopOrdered', data: { ...key, officers: two } };
const filed: Event = { type: 'ConstructionCaseFiled', data: { ...key, party, decideBy } };
const investigated = (more: Partial<DataOf<'ConstructionInvestigated'>> = {}): Event => ({
  type: 'ConstructionInvestigated',
  data: { ...key, investigators: two, cost: 100_000, grounds: ['on-top-of-building'], removable: true, ...more },
});
const removalOrdered: Event = { type: 'RemovalOrdered', data: { ...key, order: 1, dueBy, appealBy } };
const correctionOrdered: Event = { type: 'ConstructionCorrectionOrdered', data: { ...key, order: 1, dueBy } };
const seen = (what: DataOf<'SiteRevisited'>['found']): Event => ({
  type: 'SiteRevisited',
  data: { ...key, inspectors: two, found: what, evidence: [] },
});
const reported: Event = { type: 'DisobedienceReported', data: { ...key, of: 'removal', answerBy } };
const ordered: Event = {
  type: 'CompulsionOrdered',
  data: { ...key, measures: ['seal-site', 'compelled-removal'], document: '张政责〔2018〕3号', late: false },
};
const announced: Event = { type: 'CompelledRemovalAnnounced', data: { ...key, ownBy } };
const decided = [opened, found(), stopped, filed, investigated(), removalOrdered];
const disobeyed = [...decided, seen('standing')];

const visit = { caseId, inspectors: two, credentialsShown: true, evidence: [] };
type Given = Pick<Command, 'kind' | 'data'>;
const revisit = (what: DataOf<'SiteRevisited'>['found']): Given => ({
  kind: 'RevisitSite',
  data: { ...visit, found: what },
});
const find = (more: Partial<Extract<Command, { kind: 'FindConstruction' }>['data']> = {}): Given => ({
  kind: 'FindConstruction',
  data: {
    ...visit,
    kind: 'without-permit',
    what: '楼顶彩钢房约40平方米',
    zone: 'city',
    underWay: true,
    stopBy,
    ...more,
  },
});
const stop: Given = { kind: 'OrderWorkStop', data: { caseId, officers: two } };
const file: Given = { kind: 'FileConstructionCase', data: { caseId, party, decideBy } };
const investigate: Given = {
  kind: 'InvestigateConstruction',
  data: { caseId, investigators: two, cost: 100_000, grounds: ['on-top-of-building'], removable: true },
};
const orderRemoval: Given = { kind: 'OrderRemoval', data: { caseId, dueBy, appealBy } };
const orderCorrection: Given = { kind: 'OrderConstructionCorrection', data: { caseId, dueBy } };
const report = (of: 'stop' | 'removal'): Given => ({ kind: 'ReportDisobedience', data: { caseId, of, answerBy } });
const record: Given = {
  kind: 'RecordCompulsionOrder',
  data: { caseId, measures: ['seal-site', 'compelled-removal'], document: '张政责〔2018〕3号' },
};
const announce: Given = { kind: 'AnnounceCompelledRemoval', data: { caseId, ownBy } };
const force: Given = { kind: 'RemoveByForce', data: { caseId, officers: two, costs: 9_000, evidence: [] } };
const fine = (yuan: number): Given => ({ kind: 'ProposeConstructionPenalty', data: { caseId, penaltyId, yuan } });
const seal: Given = { kind: 'SealBuildingSite', data: { caseId, part: '楼顶施工区' } };
const confiscate: Given = { kind: 'ConfiscateConstruction', data: { caseId, subject: 'building', worth: 90_000 } };
const appeal = (stage: 'filed' | 'upheld' | 'revoked'): Given => ({
  kind: 'RecordConstructionAppeal',
  data: { caseId, stage },
});

describe('inspection and stop', () => {
  test('a referral opens the case, and again means nothing', () => {
    const open: Given = { kind: 'OpenConstruction', data: { caseId, referral, matter } };
    given().when(open).thenAccepted(opened);
    given(opened).when(open).thenNothing();
    given().when(file).thenRefused('no-such-construction');
  });

  test('only two officers who show their credentials inspect', () => {
    given(opened)
      .when(find({ credentialsShown: false }))
      .thenRefused('credentials-not-shown', { article: '行政处罚法 第五十五条' });
    given(opened)
      .when(find({ inspectors: ['0801', '0801'] }))
      .thenRefused('two-officers', { article: '第四十二条' });
    given(opened).when(find()).thenAccepted(found());
    given(opened, found()).when(find()).thenRefused('found-already');
  });

  test('nothing illegal ends the case; an officer’s own report opens one', () => {
    given(opened)
      .when({ kind: 'ClearConstruction', data: { ...visit, finding: '持有规划许可证' } })
      .thenTypes('NoIllegalConstructionFound')
      .when(file)
      .thenRefused('construction-ended');
    const own: Given = { kind: 'ReportConstruction', data: { caseId, source: 'patrol', matter } };
    given().when(own).thenTypes('ConstructionReported').when(own).thenRefused('construction-exists');
  });

  test('work under way is stopped before the case is filed; a finished building needs no stop', () => {
    given(opened).when(stop).thenRefused('not-found');
    given(opened, found()).when(file).thenRefused('stop-first', { article: '城乡规划法 第六十四条' });
    given(opened, found()).when(stop).thenAccepted(stopped).when(stop).thenRefused('stopped-already');
    given(opened, found({ underWay: false }))
      .when(stop)
      .thenRefused('nothing-under-way');
    given(opened, found({ underWay: false }))
      .when(file)
      .thenAccepted(filed);
    given(opened, found())
      .when({ kind: 'OrderWorkStop', data: { caseId, officers: ['0801'] } })
      .thenRefused('two-officers');
  });

  test('in a village planning area the town acts, and nowhere else', () => {
    const hand: Given = { kind: 'HandConstructionToTown', data: { caseId, note: '移交傅家镇' } };
    given(opened, found({ zone: 'village' }))
      .when(stop)
      .thenRefused('village-area', { article: '第六十五条' });
    given(opened, found({ zone: 'village' }))
      .when(hand)
      .thenTypes('ConstructionClosed');
    given(opened, found()).when(hand).thenRefused('city-area');
  });
});

describe('decision', () => {
  test('filed, investigated, decided: in this order and no other', () => {
    given(opened, found(), stopped).when(investigate).thenRefused('not-filed', { article: '第五十四条' });
    given(opened, found(), stopped, filed)
      .when(orderRemoval)
      .thenRefused('not-investigated', { article: '第五十七条' });
    given(opened, found(), stopped, filed).when(file).thenRefused('filed-already');
    given(opened, found(), stopped, filed)
      .when(investigate)
      .thenAccepted(investigated())
      .when(investigate)
      .thenRefused('investigated-already');
    given(opened, found(), stopped, filed)
      .when({ kind: 'InvestigateConstruction', data: { ...investigate.data, investigators: ['0801'] } as never })
      .thenRefused('two-officers');
  });

  test('the five cases of article 72 are removed, what can be corrected is corrected first', () => {
    given(opened, found(), stopped, filed, investigated())
      .when(orderCorrection)
      .thenRefused('not-correctable', { article: '山东省城乡规划条例 第七十二条' });
    given(opened, found(), stopped, filed, investigated({ grounds: [] }))
      .when(orderRemoval)
      .thenRefused('correctable-first', { article: '第六十四条' });
    given(opened, found(), stopped, filed, investigated())
      .when(orderRemoval)
      .thenAccepted(removalOrdered)
      .when(orderRemoval)
      .thenRefused('decided-already');
    given(opened, found(), stopped, filed, investigated())
      .when(orderRemoval, { at: afterAppeal })
      .thenRefused('due-in-past');
  });

  test('a correction in vain lets the removal be ordered', () => {
    const history = [opened, found(), stopped, filed, investigated({ grounds: [] }), correctionOrdered];
    given(...history)
      .when(revisit('standing'), { at: start })
      .thenRefused('order-runs');
    given(...history)
      .when(revisit('standing'), { at: later })
      .thenTypes('SiteRevisited')
      .when({ kind: 'OrderRemoval', data: { caseId, dueBy: answerBy, appealBy } }, { at: later })
      .thenTypes('RemovalOrdered');
    given(...history)
      .when(orderCorrection)
      .thenRefused('decided-already');
  });

  test('what cannot be removed is confiscated, with a fine up to a tenth; what can be is not', () => {
    const history = [opened, found(), stopped, filed, investigated({ removable: false })];
    given(...history)
      .when(orderRemoval)
      .thenRefused('not-removable');
    const taken = given(...history)
      .when(confiscate)
      .thenTypes('ConstructionConfiscated', 'ConstructionClosed');
    taken.when(fine(10_001)).thenRefused('outside-range');
    taken.when(fine(10_000)).thenTypes('ConstructionPenaltyProposed');
    given(opened, found(), stopped, filed, investigated()).when(confiscate).thenRefused('removable');
  });

  test('a temporary building must go, and costs at most what it cost', () => {
    const history = [
      opened,
      found({ kind: 'temporary', underWay: false }),
      filed,
      investigated({ grounds: [], cost: 3_000 }),
    ];
    given(...history)
      .when(orderCorrection)
      .thenRefused('temporary-must-go', { article: '第六十六条' });
    given(...history)
      .when(confiscate)
      .thenRefused('temporary-must-go');
    const going = given(...history)
      .when(orderRemoval)
      .thenTypes('RemovalOrdered');
    going.when(fine(3_001)).thenRefused('outside-range', { article: '第六十六条' });
    going.when(fine(3_000)).thenTypes('ConstructionPenaltyProposed');
  });
});

describe('fines', () => {
  test('with the order to correct five to ten per cent, and the case does not close without', () => {
    const history = [opened, found(), stopped, filed, investigated({ grounds: [] }), correctionOrdered];
    given(...history)
      .when(revisit('corrected'))
      .thenRefused('fine-owed', { article: '第六十四条' });
    given(...history)
      .when(fine(4_999))
      .thenRefused('outside-range');
    const proposed = given(...history)
      .when(fine(5_000))
      .thenTypes('ConstructionPenaltyProposed');
    proposed.when(fine(5_000)).thenRefused('fined-already', { article: '第二十九条' });
    proposed.when(revisit('corrected')).thenTypes('SiteRevisited', 'ConstructionClosed');
    const note = (result: 'decided' | 'dropped'): Given => ({
      kind: 'NoteConstructionPenalty',
      data: { caseId, penaltyId, result, ...(result === 'decided' ? { sanction: 'fine', yuan: 5_000 } : {}) },
    });
    proposed.when(note('decided')).thenTypes('ConstructionPenalised').when(note('decided')).thenNothing();
    proposed
      .when(note('dropped'))
      .thenTypes('ConstructionNotPenalised')
      .when(fine(6_000))
      .thenTypes('ConstructionPenaltyProposed');
  });

  test('an order to remove stands alone', () => {
    given(...decided)
      .when(fine(5_000))
      .thenRefused('no-fine-with-decision');
  });

  test.each([
    ['without-permit', 'correction', 100_000, 5_000, 10_000],
    ['against-permit', 'correction', 99_999, 5_000, 9_999],
    ['without-permit', 'confiscation', 100_000, 1, 10_000],
    ['temporary', 'removal', 12_345, 1, 12_345],
  ] as const)('%s, %s of works for %d yuan: %d to %d', (kind, decision, cost, least, most) => {
    expect(constructionFine(kind, decision, cost)?.range).toEqual({ warning: false, least, most });
  });
  test('no fine with an order to remove, nor for a temporary building that is not ordered to go', () => {
    expect(constructionFine('without-permit', 'removal', 100_000)).toBeUndefined();
    expect(constructionFine('temporary', 'correction', 100_000)).toBeUndefined();
  });
});

/** Acceptance case 19 (山东省城乡规划条例 art. 75; 城乡规划法 art. 68). */
describe('disobedience', () => {
  test('is what a revisit found, not what an officer believes', () => {
    given(...decided)
      .when(report('removal'), { at: later })
      .thenRefused('not-disobeyed', { article: '山东省城乡规划条例 第七十五条' });
    given(...decided)
      .when(report('stop'), { at: later })
      .thenRefused('not-disobeyed');
    given(opened, found()).when(revisit('working-on')).thenRefused('nothing-ordered');
    given(opened, found(), stopped)
      .when(revisit('working-on'))
      .thenTypes('SiteRevisited')
      .when(report('stop'))
      .thenTypes('DisobedienceReported')
      .when(report('stop'))
      .thenRefused('reported-already');
  });

  test('waits for the government’s written order, and time says when it is late', () => {
    given(...disobeyed)
      .when(record, { at: later })
      .thenRefused('not-reported');
    given(...disobeyed)
      .when(seal)
      .thenRefused('compel-before-government-order', { article: '城乡规划法 第六十八条' });
    given(...disobeyed)
      .when(force, { at: afterAppeal })
      .thenRefused('compel-before-government-order', { article: '第六十八条' });
    const waiting = given(...disobeyed, reported);
    const observe: Given = {
      kind: 'ObserveConstructionClock',
      data: { caseId, clock: 'government', due: answerBy.due },
    };
    waiting.when(observe, { at: later }).thenNothing();
    waiting
      .when(observe, { at: answerBy.due })
      .thenTypes('ConstructionClockRanOut')
      .when(observe, { at: answerBy.due })
      .thenNothing();
    waiting.when(record, { at: later }).thenAccepted(ordered).when(seal).thenTypes('BuildingSiteSealed');
    waiting
      .when(record, { at: answerBy.due })
      .thenAccepted({ type: 'CompulsionOrdered', data: { ...ordered.data, late: true } as never });
  });

  test('compelled removal is announced, and waits until nobody can appeal any more', () => {
    const may = [...disobeyed, reported, ordered];
    given(...may)
      .when(force, { at: afterAppeal })
      .thenRefused('compel-before-announcement', { article: '行政强制法 第四十四条' });
    given(...may)
      .when(announce, { at: later })
      .thenAccepted(announced);
    given(...may, announced)
      .when(force, { at: later })
      .thenRefused('announcement-runs');
    given(...may, announced)
      .when(force, { at: ownBy.due })
      .thenRefused('appeal-time-runs');
    given(...may, announced)
      .when(force, { at: afterAppeal })
      .thenTypes('ConstructionRemovedByForce', 'ConstructionClosed');
    given(...may, announced)
      .when(
        { kind: 'RemoveByForce', data: { caseId, officers: ['0801'], costs: 1, evidence: [] } },
        { at: afterAppeal },
      )
      .thenRefused('two-officers');
    given(opened, found(), stopped, filed, investigated(), removalOrdered, seen('working-on'), {
      type: 'DisobedienceReported',
      data: { ...key, of: 'stop', answerBy },
    })
      .when(record, { at: later })
      .thenTypes('CompulsionOrdered')
      .when(announce, { at: later })
      .thenRefused('no-removal-order');
  });

  test('an appeal stops the hand until it is decided', () => {
    given(...decided)
      .when(appeal('upheld'))
      .thenRefused('no-appeal');
    given(...decided)
      .when(appeal('filed'), { at: afterAppeal })
      .thenRefused('no-appeal', { article: '行政诉讼法 第四十六条' });
    const pending = given(...disobeyed, reported, ordered, announced)
      .when(appeal('filed'), { at: later })
      .thenTypes('ConstructionAppealRecorded');
    pending.when(force, { at: afterAppeal }).thenRefused('appeal-pending');
    pending
      .when(appeal('upheld'))
      .thenTypes('ConstructionAppealRecorded')
      .when(force, { at: ownBy.due })
      .thenTypes('ConstructionRemovedByForce', 'ConstructionClosed');
    pending
      .when(appeal('revoked'))
      .thenTypes('ConstructionAppealRecorded', 'ConstructionClosed')
      .when(force, { at: afterAppeal })
      .thenRefused('construction-ended');
  });

  test('who removes it before has done all that is asked', () => {
    given(...disobeyed, reported)
      .when(revisit('removed'), { at: later })
      .thenTypes('SiteRevisited', 'ConstructionClosed');
  });
});

describe('clocks and the referral behind it', () => {
  test('four working hours to stop, seven working days to decide, each seen once', () => {
    const clock = (name: 'stop' | 'decision' | 'order', due: string): Given => ({
      kind: 'ObserveConstructionClock',
      data: { caseId, clock: name, due },
    });
    given(opened, found())
      .when(clock('stop', stopBy.due), { at: stopBy.due })
      .thenAccepted({
        type: 'ConstructionClockRanOut',
        data: { ...key, clock: 'stop', due: stopBy.due, observedAt: stopBy.due },
      });
    given(opened, found(), stopped).when(clock('stop', stopBy.due), { at: later }).thenNothing();
    given(opened, found(), stopped, filed)
      .when(clock('decision', decideBy.due), { at: later })
      .thenTypes('ConstructionClockRanOut');
    given(...decided)
      .when(clock('decision', decideBy.due), { at: later })
      .thenNothing();
    given(...decided)
      .when(clock('order', dueBy.due), { at: later })
      .thenTypes('ConstructionClockRanOut');
  });

  test('rework begins again; taken back or completed elsewhere it ends', () => {
    const again = { caseId, referral: { ...referral, round: 1 }, matter };
    given(...decided, seen('removed'), {
      type: 'ConstructionClosed',
      data: { ...key, result: 'removed', note: '已拆除', evidence: [] },
    })
      .when({ kind: 'OpenConstruction', data: again })
      .thenAccepted({ type: 'ConstructionReopened', data: again })
      .when(find())
      .thenTypes('ConstructionFound');
    const end = (cause: 'taken-back' | 'completed'): Given => ({
      kind: 'EndConstruction',
      data: { caseId, referralId: referral.referralId, cause, note: '' },
    });
    given(opened).when(end('taken-back')).thenTypes('ConstructionWithdrawn').when(end('taken-back')).thenNothing();
    given(opened).when(end('completed')).thenTypes('ConstructionSettled');
  });
});

/** What no history may show, whatever officers type. */
const unlawful = (_state: unknown, all: readonly Event[]): string | undefined => {
  const history = all.slice(all.findLastIndex(({ type }) => type === 'ConstructionReopened') + 1);
  // What ends a case stands behind what did it, in one decision.
  const judged = history.at(-1)?.type === 'ConstructionClosed' ? history.slice(0, -1) : history;
  const last = judged.at(-1);
  if (!last) return undefined;
  const before = judged.slice(0, -1);
  const had = <Type extends Event['type']>(type: Type) =>
    before.filter((event): event is Extract<Event, { type: Type }> => event.type === type);
  const saw = (what: DataOf<'SiteRevisited'>['found'], since: number) =>
    before.slice(since).some((event) => event.type === 'SiteRevisited' && event.data.found === what);
  const at = (type: Event['type']) => before.findLastIndex((event) => event.type === type);
  const ends = ['NoIllegalConstructionFound', 'ConstructionClosed', 'ConstructionWithdrawn', 'ConstructionSettled'];
  const after = ['ConstructionPenaltyProposed', 'ConstructionPenalised', 'ConstructionNotPenalised'];
  if (before.some(({ type }) => ends.includes(type)) && !after.includes(last.type)) return `${last.type} after the end`;
  switch (last.type) {
    case 'ConstructionCaseFiled':
      if (had('ConstructionFound')[0]!.data.underWay && had('WorkStopOrdered').length === 0)
        return 'filed while building went on unstopped';
      return undefined;
    case 'ConstructionCorrectionOrdered':
    case 'RemovalOrdered':
    case 'ConstructionConfiscated': {
      const [inquiry] = had('ConstructionInvestigated');
      if (!inquiry) return `${last.type} without an investigation`;
      const inVain = at('ConstructionCorrectionOrdered') >= 0 && saw('standing', at('ConstructionCorrectionOrdered'));
      if (last.type === 'ConstructionCorrectionOrdered')
        return inquiry.data.grounds.length > 0 ? 'a correction of what cannot be corrected' : undefined;
      if (last.type === 'ConstructionConfiscated')
        return inquiry.data.removable ? 'confiscated what could be removed' : undefined;
      const mustGo = inquiry.data.grounds.length > 0 || had('ConstructionFound')[0]!.data.kind === 'temporary';
      return mustGo || inVain ? undefined : 'removal of what could be corrected';
    }
    case 'DisobedienceReported': {
      const [order, sight] =
        last.data.of === 'stop'
          ? (['WorkStopOrdered', 'working-on'] as const)
          : (['RemovalOrdered', 'standing'] as const);
      return at(order) >= 0 && saw(sight, at(order)) ? undefined : 'reported without disobedience';
    }
    case 'CompulsionOrdered':
      return had('DisobedienceReported').length > 0 ? undefined : 'the government ordered unasked';
    case 'BuildingSiteSealed':
      return had('CompulsionOrdered').some(({ data }) => data.measures.includes('seal-site'))
        ? undefined
        : 'sealed without the government';
    case 'ConstructionRemovedByForce': {
      if (!had('CompulsionOrdered').some(({ data }) => data.measures.includes('compelled-removal')))
        return 'pulled down without the government';
      if (had('CompelledRemovalAnnounced').length === 0) return 'pulled down unannounced';
      if (had('ConstructionAppealRecorded').at(-1)?.data.stage === 'filed') return 'pulled down during an appeal';
      return saw('standing', at('RemovalOrdered')) ? undefined : 'pulled down before the order was disobeyed';
    }
    case 'ConstructionPenaltyProposed': {
      const { range, yuan } = last.data.proposal;
      return yuan > range.most || yuan < range.least ? 'a fine outside its range' : undefined;
    }
    default:
      return undefined;
  }
};

test('no sequence of commands reaches what the law does not know', () => {
  const of = (weight: number, arbitrary: fc.Arbitrary<Given | ((at: string) => Given)>) => ({ weight, arbitrary });
  const just = (command: Given) => fc.constant(command);
  const ahead = (at: string, days: number) => ({
    ...dueBy,
    due: new Date(Date.parse(at) + days * 86_400_000).toISOString(),
  });
  const days = fc.integer({ min: -1, max: 6 });
  const underWay = fc.boolean();
  /** What ends a case early comes seldom, so that some get far. */
  const seldom = <Usual, Rare>(usual: Usual, rare: Rare) =>
    fc.oneof({ weight: 19, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(rare) });
  neverUnlawful(
    constructionDecider,
    fc.oneof(
      of(4, just({ kind: 'OpenConstruction', data: { caseId, referral, matter } })),
      of(
        8,
        fc
          .record({
            kind: fc.constantFrom('without-permit', 'without-permit', 'temporary'),
            zone: seldom('city', 'village'),
            underWay,
          })
          .map((more) => find(more as never)),
      ),
      of(8, just(stop)),
      of(10, just(file)),
      of(
        10,
        fc
          .record({
            grounds: fc.constantFrom([], ['on-top-of-building']),
            removable: seldom(true, false),
          })
          .map((more) => ({ kind: 'InvestigateConstruction', data: { ...investigate.data, ...more } }) as Given),
      ),
      of(
        10,
        days.map(
          (more) => (at: string) =>
            ({ kind: 'OrderConstructionCorrection', data: { caseId, dueBy: ahead(at, more) } }) as Given,
        ),
      ),
      of(
        10,
        days.map(
          (more) => (at: string) =>
            ({
              kind: 'OrderRemoval',
              data: { caseId, dueBy: ahead(at, more), appealBy: ahead(at, more * 2) },
            }) as Given,
        ),
      ),
      of(2, just(confiscate)),
      of(
        14,
        fc
          .oneof(seldom('standing', 'removed'), fc.constantFrom('working-on', 'standing', 'stopped', 'corrected'))
          .map((what) => revisit(what as never)),
      ),
      of(
        10,
        fc.constantFrom('stop' as const, 'removal' as const).map((which) => (at: string) => ({
          kind: 'ReportDisobedience',
          data: { caseId, of: which, answerBy: ahead(at, 7) },
        })),
      ),
      of(10, just(record)),
      of(4, just(seal)),
      of(
        8,
        days.map((more) => (at: string) => ({
          kind: 'AnnounceCompelledRemoval',
          data: { caseId, ownBy: ahead(at, more) },
        })),
      ),
      of(3, fc.oneof(fc.constant('upheld' as const), seldom('filed' as const, 'revoked' as const)).map(appeal)),
      of(8, just(force)),
      of(5, fc.constantFrom(1, 5_000, 10_000, 90_000).map(fine)),
      of(
        1,
        seldom(penaltyId, referral.referralId).map((referralId) => ({
          kind: 'EndConstruction',
          data: { caseId, referralId, cause: 'taken-back', note: '' },
        })),
      ),
    ),
    unlawful,
    { length: 150, runs: 500 },
  );
});
