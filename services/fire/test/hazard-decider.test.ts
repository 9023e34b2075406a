import { describe, test } from '@jest/globals';
import type { CaseMatter, HazardCommand, HazardEvent, HazardKind, Party } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type HazardState, hazardDecider } from '../src/hazard/decider.ts';
import { violations } from '../src/hazard/law.ts';

const { given } = specificationOf(hazardDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const key = { caseId, referral };
const matter: CaseMatter = { category: 'stairwell-clutter', urgency: 'normal', role: 'lead', brief: '楼道堆放杂物' };
const enterprise = { kind: 'unit', name: '和平物业' } as const satisfies Party;
const person = { kind: 'individual', file: 'F-17' } as const satisfies Party;

const monday = '2018-05-14T01:00:00.000Z';
const friday = '2018-05-18T01:00:00.000Z';
const dueBy = deadlineWithin({ unit: 'working-days', amount: 3 }, monday, { law: '消防法', article: '第五十四条' });
const until = deadlineWithin({ unit: 'days', amount: 30 }, monday, { law: '行政强制法', article: '第二十五条' });

const opened: HazardEvent = { type: 'HazardReported', data: { ...key, source: 'referral', matter } };
const inspected = (kinds: readonly HazardKind[] = ['exit-blocked'], party: Party = enterprise): HazardEvent => ({
  type: 'HazardInspected',
  data: {
    ...key,
    inspectors: ['0117', '0118'],
    party,
    findings: kinds.map((kind, index) => ({ no: index + 1, kind, what: '三单元楼梯间' })),
    evidence: [],
  },
});
const notified = (findings = [1], notice = 1): HazardEvent => ({
  type: 'RectificationNotified',
  data: { ...key, notice, findings, dueBy },
});
const stillThere = (remaining = [1], due = true): HazardEvent => ({
  type: 'HazardReinspected',
  data: { ...key, inspectors: ['0117', '0118'], notice: 1, due, remaining, evidence: [] },
});
const sealed: HazardEvent = {
  type: 'PlaceSealed',
  data: { ...key, sealing: 1, part: '三单元地下室', threat: '大量电动车充电', until },
};
const visit = { caseId, inspectors: ['0117', '0118'], credentialsShown: true, evidence: [] };
const reinspecting = (remaining: number[]) => ({ kind: 'ReinspectHazard' as const, data: { ...visit, remaining } });
const fine = (yuan: number, more: { finding?: number; party?: Party } = {}): HazardCommand => ({
  kind: 'ProposeHazardPenalty',
  data: { caseId, penaltyId, finding: 1, sanction: 'fine', yuan, ...more },
  at: monday,
  actor: 'officer:1',
});

describe('inspection', () => {
  test('a referral opens the case, and again means nothing', () => {
    const open = { kind: 'OpenHazard', data: { caseId, referral, matter } } as const;
    given().when(open).thenAccepted(opened);
    given(opened).when(open).thenNothing();
  });

  test('findings are numbered and name their party', () => {
    given(opened)
      .when({
        kind: 'InspectHazard',
        data: { ...visit, party: enterprise, findings: [{ kind: 'exit-blocked', what: '三单元楼梯间' }] },
      })
      .thenAccepted(inspected());
  });

  test('nothing found ends the case', () => {
    given(opened)
      .when({ kind: 'InspectHazard', data: { ...visit, findings: [] } })
      .thenAccepted({ type: 'NoHazardFound', data: { ...key, inspectors: ['0117', '0118'], evidence: [] } })
      .when({ kind: 'NotifyRectification', data: { caseId, dueBy } })
      .thenRefused('hazard-ended');
  });

  test('not without showing credentials, nor without somebody to notify', () => {
    const findings = [{ kind: 'exit-blocked' as const, what: '三单元楼梯间' }];
    given(opened)
      .when({ kind: 'InspectHazard', data: { ...visit, credentialsShown: false, findings } })
      .thenRefused('credentials-not-shown', { article: '消防法 第五十三条' });
    given(opened)
      .when({ kind: 'InspectHazard', data: { ...visit, findings } })
      .thenRefused('party-unknown', { article: '消防法 第五十四条' });
  });

  test('an officer’s own case is withdrawn by the officer, a referral’s is not', () => {
    const withdraw = { kind: 'WithdrawHazard', data: { caseId, reason: '重复登记' } } as const;
    given({ type: 'HazardReported', data: { caseId, source: 'own-inspection', matter } })
      .when(withdraw)
      .thenTypes('HazardWithdrawn');
    given(opened).when(withdraw).thenRefused('answers-a-referral');
  });
});

describe('notice and re-inspection', () => {
  test('a notice needs an inspection that found something, and one runs at a time', () => {
    given(opened)
      .when({ kind: 'NotifyRectification', data: { caseId, dueBy } })
      .thenRefused('not-inspected', { article: '消防法 第五十四条' });
    given(opened, inspected()).when({ kind: 'NotifyRectification', data: { caseId, dueBy } }).thenAccepted(notified());
    given(opened, inspected(), notified())
      .when({ kind: 'NotifyRectification', data: { caseId, dueBy } })
      .thenRefused('order-runs');
  });

  test('rectified before or after the time is over: cleared', () => {
    const reinspect = reinspecting([]);
    const history = [opened, inspected(), notified()];
    given(...history)
      .when(reinspect, { at: monday })
      .thenTypes('HazardReinspected', 'HazardCleared');
    given(...history)
      .when(reinspect, { at: friday })
      .thenTypes('HazardReinspected', 'HazardCleared');
  });

  test('nobody is late while the notice runs', () => {
    const reinspect = reinspecting([1]);
    given(opened, inspected(), notified())
      .when(reinspect, { at: monday })
      .thenRefused('order-runs', { article: '消防法 第五十四条' });
    given(opened, inspected(), notified()).when(reinspect, { at: friday }).thenAccepted(stillThere());
  });

  test('time alone makes a notice overdue, once', () => {
    const observe = { kind: 'ObserveRectification', data: { caseId, notice: 1 } } as const;
    given(opened, inspected(), notified()).when(observe, { at: monday }).thenNothing();
    given(opened, inspected(), notified())
      .when(observe, { at: friday })
      .thenAccepted({
        type: 'RectificationOverdue',
        data: { ...key, notice: 1, due: dueBy.due, observedAt: friday },
      })
      .when(observe, { at: friday })
      .thenNothing();
  });
});

describe('sealing', () => {
  const seal = { kind: 'SealPlace', data: { caseId, part: '三单元地下室', threat: '大量电动车充电', until } } as const;

  test('first the party is told to remove the hazard', () => {
    given(opened, inspected()).when(seal).thenRefused('seal-before-notice', { article: '消防法 第五十四条' });
    given(opened, inspected(), notified()).when(seal).thenAccepted(sealed).when(seal).thenRefused('sealed-already');
  });

  test('it ends with the hazard, found by a re-inspection and not by a word', () => {
    given(opened, inspected(), notified(), sealed)
      .when({ kind: 'LiftSealing', data: { caseId, ground: 'hazard-eliminated' } })
      .thenRefused('lift-before-reinspection', { article: '第五十四条' });
    given(opened, inspected(), notified(), sealed)
      .when({ kind: 'ReinspectHazard', data: { ...visit, remaining: [] } })
      .thenTypes('HazardReinspected', 'HazardCleared', 'SealingLifted');
  });

  test('it lapses by time and may be imposed again', () => {
    given(opened, inspected(), notified(), sealed)
      .when({ kind: 'ObserveSealing', data: { caseId, sealing: 1 } }, { at: '2018-06-20T00:00:00.000Z' })
      .thenTypes('SealingLapsed')
      .when(seal)
      .thenTypes('PlaceSealed');
  });

  test('a sealed hazard may be concluded as such and is lifted later', () => {
    given(opened, inspected(), notified(), sealed, stillThere())
      .when({ kind: 'ConcludeHazard', data: { caseId, note: '地下室已查封' } })
      .thenAccepted({
        type: 'HazardConcluded',
        data: { ...key, end: 'sealed', remaining: [1], note: '地下室已查封' },
      })
      .when({ kind: 'LiftSealing', data: { caseId, ground: 'hazard-eliminated' } })
      .thenTypes('SealingLifted');
  });
});

describe('penalty', () => {
  test('before an order: refused', () => {
    given(opened, inspected())
      .when(fine(5_000))
      .thenRefused('penalty-before-order', { article: '行政处罚法 第二十八条' });
  });

  test('a blocked exit costs what article 60 says as soon as it was ordered to be freed', () => {
    const proposal = {
      penaltyId,
      party: enterprise,
      violation: '占用、堵塞疏散通道、安全出口',
      rule: { law: '消防法', article: '第六十条第一款第三项' },
      range: { warning: false, least: 5_000, most: 50_000 },
      sanction: 'fine' as const,
      yuan: 5_000,
    };
    given(opened, inspected(), notified())
      .when(fine(5_000))
      .thenAccepted({ type: 'HazardPenaltyProposed', data: { ...key, finding: 1, proposal } });
    given(opened, inspected(), notified()).when(fine(4_999)).thenRefused('outside-range', { article: '第六十条' });
    given(opened, inspected(), notified()).when(fine(50_001)).thenRefused('outside-range');
  });

  test('a person pays 500 at most, and is not penalised for what only units must do', () => {
    given(opened, inspected(['exit-blocked'], person), notified())
      .when(fine(500))
      .thenTypes('HazardPenaltyProposed');
    given(opened, inspected(['exit-blocked'], person), notified())
      .when(fine(501))
      .thenRefused('outside-range');
    given(opened, inspected(['equipment-defective'], person), notified())
      .when(fine(500))
      .thenRefused('not-for-this-party', { article: '第六十条第一款第一项' });
  });

  test('unsafe wiring: only after the time is over and a re-inspection found it again', () => {
    const history = [opened, inspected(['wiring-unsafe']), notified()];
    given(...history)
      .when(fine(1_000), { at: monday })
      .thenRefused('penalty-before-deadline', { article: '消防法 第六十六条' });
    given(...history)
      .when(fine(1_000), { at: friday })
      .thenRefused('penalty-before-revisit', { article: '消防法 第六十六条' });
    given(...history, stillThere())
      .when(fine(1_000), { at: friday })
      .thenTypes('HazardPenaltyProposed');
  });

  test.each<{ kind: HazardKind; item: string; after: 'order' | 'deadline' }>([
    { kind: 'equipment-misused', item: '消防法 第六十条第一款第二项', after: 'order' },
    { kind: 'hydrant-blocked', item: '消防法 第六十条第一款第四项', after: 'order' },
    { kind: 'window-obstructed', item: '消防法 第六十条第一款第六项', after: 'order' },
    { kind: 'other-hazard', item: '消防法 第六十条第一款第七项', after: 'deadline' },
  ])('$kind: five to fifty thousand for a unit after the $after ($item)', ({ kind, item, after }) => {
    const history = [opened, inspected([kind]), notified()];
    if (after === 'deadline')
      given(...history)
        .when(fine(5_000))
        .thenRefused('penalty-before-deadline', { article: item });
    const due = after === 'deadline' ? given(...history, stillThere()) : given(...history);
    due.when(fine(4_999), { at: friday }).thenRefused('outside-range', { article: item });
    due.when(fine(50_001), { at: friday }).thenRefused('outside-range', { article: item });
    due.when(fine(5_000), { at: friday }).thenTypes('HazardPenaltyProposed');
  });

  test('alarms neglected: five to fifty thousand for the unit that let the time run out (山东省消防条例 art. 70)', () => {
    const history = [opened, inspected(['alarm-system-neglected']), notified()];
    given(...history)
      .when(fine(5_000))
      .thenRefused('penalty-before-deadline', { article: '山东省消防条例 第七十条' });
    const late = given(...history, stillThere());
    late.when(fine(4_999), { at: friday }).thenRefused('outside-range', { article: '山东省消防条例 第七十条' });
    late.when(fine(50_001), { at: friday }).thenRefused('outside-range', { article: '山东省消防条例 第七十条' });
    late.when(fine(50_000), { at: friday }).thenTypes('HazardPenaltyProposed');
    late.when(fine(5_000, { finding: 2 })).thenRefused('no-such-finding', { article: '消防法 第五十四条' });
  });

  test('nobody is fined twice for one violation, but again when the first came to nothing', () => {
    const proposed = given(opened, inspected(), notified()).when(fine(5_000)).thenTypes('HazardPenaltyProposed');
    proposed.when(fine(5_000)).thenRefused('penalised-already', { article: '行政处罚法 第二十九条' });
    proposed
      .when({
        kind: 'NoteHazardPenalty',
        data: { caseId, penaltyId, result: 'decided', sanction: 'fine', yuan: 5_000 },
      })
      .thenTypes('HazardPenalised')
      .when(fine(5_000))
      .thenRefused('penalised-already');
    proposed
      .when({ kind: 'NoteHazardPenalty', data: { caseId, penaltyId, result: 'dropped' } })
      .thenTypes('HazardNotPenalised')
      .when(fine(5_000))
      .thenTypes('HazardPenaltyProposed');
  });

  test('what remains is concluded only after something was done about it', () => {
    const conclude = { kind: 'ConcludeHazard', data: { caseId, note: '拒不整改' } } as const;
    given(opened, inspected(), notified(), stillThere())
      .when(conclude)
      .thenRefused('conclude-before-measures', { article: '消防法 第六十条' });
    given(opened, inspected(), notified(), stillThere())
      .when(fine(5_000))
      .thenTypes('HazardPenaltyProposed')
      .when({
        kind: 'NoteHazardPenalty',
        data: { caseId, penaltyId, result: 'decided', sanction: 'fine', yuan: 5_000 },
      })
      .thenTypes('HazardPenalised')
      .when(conclude)
      .thenTypes('HazardConcluded');
  });
});

describe('compelled removal', () => {
  const compel = (findings: number[]) => ({ kind: 'CompelRemoval' as const, data: { caseId, findings, costs: 800 } });

  test('after the order was disobeyed, and only for what article 60 names', () => {
    given(opened, inspected(), notified())
      .when(compel([1]))
      .thenRefused('compel-before-refusal', { article: '第六十条第三款' });
    given(opened, inspected(['wiring-unsafe']), notified(), stillThere())
      .when(compel([1]))
      .thenRefused('compel-before-refusal');
    given(opened, inspected(['lane-blocked', 'equipment-defective']), notified([1, 2]), stillThere([1, 2]))
      .when(compel([1]))
      .thenTypes('RemovalCompelled');
    given(opened, inspected(['lane-blocked']), notified(), stillThere())
      .when(compel([1]))
      .thenTypes('RemovalCompelled', 'HazardCleared');
  });
});

describe('a major hazard', () => {
  const report = { kind: 'ReportMajorHazard', data: { caseId, reason: '整栋楼疏散楼梯被占用' } } as const;

  test('that an inspection found goes to the government in writing, once (消防法 art. 55)', () => {
    given(opened).when(report).thenRefused('not-inspected');
    given(opened, inspected())
      .when(report)
      .thenAccepted({ type: 'MajorHazardReported', data: { ...key, reason: '整栋楼疏散楼梯被占用' } })
      .when(report)
      .thenRefused('reported-already', { article: '消防法 第五十五条' });
  });

  test('is not unsealed where nothing was sealed', () => {
    given(opened, inspected(), notified())
      .when({ kind: 'LiftSealing', data: { caseId, ground: 'sealed-in-error' } })
      .thenRefused('not-sealed', { article: '消防法 第五十四条' });
  });
});

describe('the referral behind it', () => {
  test('rework opens the case again, late words do not', () => {
    const cleared: HazardEvent = { type: 'HazardCleared', data: { ...key, by: 'rectified', evidence: [] } };
    const again = { caseId, referral: { ...referral, round: 1 }, matter };
    given(opened, inspected(), notified(), stillThere([], false), cleared)
      .when({ kind: 'OpenHazard', data: again })
      .thenAccepted({ type: 'HazardReopened', data: again })
      .when({ kind: 'OpenHazard', data: { caseId, referral, matter } })
      .thenNothing();
  });

  test('taken back or completed elsewhere, it ends the case that answers it and no other', () => {
    const { referralId } = referral;
    const end = (cause: 'taken-back' | 'completed', id = referralId) =>
      ({ kind: 'EndHazard', data: { caseId, referralId: id, cause, note: '' } }) as const;
    given(opened).when(end('taken-back')).thenTypes('HazardWithdrawn').when(end('taken-back')).thenNothing();
    given(opened).when(end('completed')).thenTypes('HazardSettled');
    given(opened).when(end('completed', penaltyId)).thenNothing();
    given().when(end('taken-back')).thenNothing();
  });
});

/** What stands by the last visit, less what was compelled since. */
const left = (history: readonly HazardEvent[]): readonly number[] => {
  const visited = history.findLastIndex(({ type }) => type === 'HazardInspected' || type === 'HazardReinspected');
  const last = history[visited];
  const stood = last?.type === 'HazardInspected' ? last.data.findings.map(({ no }) => no) : [];
  const still = last?.type === 'HazardReinspected' ? last.data.remaining : stood;
  const removed = history
    .slice(visited)
    .flatMap((each) => (each.type === 'RemovalCompelled' ? each.data.findings : []));
  return still.filter((no) => !removed.includes(no));
};

/** What no history may show, whatever officers type. */
const unlawful = (state: HazardState, history: readonly HazardEvent[]): string | undefined => {
  const last = history.at(-1);
  if (!last || state.status === 'none') return undefined;
  const before = history.slice(0, -1);
  const seen = <Type extends HazardEvent['type']>(type: Type) =>
    before.filter((event): event is Extract<HazardEvent, { type: Type }> => event.type === type);
  const ordered = (no: number) => seen('RectificationNotified').some(({ data }) => data.findings.includes(no));
  const stoodLate = (no: number) =>
    seen('HazardReinspected').some(({ data }) => data.due && data.remaining.includes(no));
  const kindOf = (no: number) =>
    seen('HazardInspected')
      .flatMap(({ data }) => data.findings)
      .find((each) => each.no === no)!.kind;
  const isSealed = (events: readonly HazardEvent[]) => {
    const change = events.findLast(({ type }) => ['PlaceSealed', 'SealingLapsed', 'SealingLifted'].includes(type));
    return change?.type === 'PlaceSealed';
  };
  const ends = ['NoHazardFound', 'HazardCleared', 'HazardConcluded', 'HazardWithdrawn', 'HazardSettled'];
  const lastEnd = before.findLastIndex(({ type }) => ends.includes(type));
  const isOver = lastEnd > before.findLastIndex(({ type }) => type === 'HazardReopened');
  const afterTheEnd = ['HazardReopened', 'SealingLifted', 'SealingLapsed', 'HazardPenalised', 'HazardNotPenalised'];
  if (isOver && !afterTheEnd.includes(last.type)) return `${last.type} after the end`;
  if (last.type === 'HazardPenaltyProposed') {
    const { finding, proposal } = last.data;
    const { penalty, [proposal.party.kind]: range } = violations[kindOf(finding)];
    if (!ordered(finding)) return 'a penalty before an order';
    if (penalty === 'after-deadline' && !stoodLate(finding)) return 'a penalty before the time was over';
    if (!range || proposal.yuan > range.most) return 'a penalty beyond the law';
    if (proposal.sanction === 'fine' && proposal.yuan < range.least) return 'a fine below the least';
    const former = seen('HazardPenaltyProposed').filter(({ data }) => data.finding === finding);
    const dropped = seen('HazardNotPenalised').map(({ data }) => data.penaltyId);
    if (former.some(({ data }) => !dropped.includes(data.proposal.penaltyId))) return 'penalised twice';
  }
  if (last.type === 'PlaceSealed' && (seen('RectificationNotified').length === 0 || isSealed(before)))
    return 'sealed before notice, or twice';
  if (
    last.type === 'RemovalCompelled' &&
    !last.data.findings.every((no) => stoodLate(no) && violations[kindOf(no)].compellable)
  )
    return 'compelled beyond article 60';
  if (last.type === 'HazardCleared' && left(before).length > 0) return 'cleared with hazards left';
  if (state.status === 'ended' && last.type === 'SealingLifted' && isSealed(history)) return 'lifted and still sealed';
  return undefined;
};

test('no sequence of commands reaches what the law does not know', () => {
  const just = fc.constant<string>(caseId);
  const nos = fc.oneof(fc.constant<number[]>([1]), fc.subarray([1, 2, 3, 4, 5], { minLength: 1 }));
  const kind = fc.constantFrom<HazardKind>('exit-blocked', 'wiring-unsafe', 'equipment-defective', 'duty-neglected');
  const whom = fc.constantFrom<Party>(enterprise, enterprise, person);
  const some = fc.integer({ min: 1, max: 3 });
  /** Days from the time of the command, now and then in the past. */
  const days = fc.integer({ min: -1, max: 12 });
  const deadlineAfter = (at: string, more: number) => ({
    ...dueBy,
    due: new Date(Date.parse(at) + more * 86_400_000).toISOString(),
  });
  type Data<Kind extends HazardCommand['kind']> = Extract<HazardCommand, { kind: Kind }>['data'];
  const of = <Kind extends HazardCommand['kind']>(weight: number, name: Kind, data: fc.Arbitrary<Data<Kind>>) => ({
    weight,
    arbitrary: data.map((each) => ({ kind: name, data: each }) as Pick<HazardCommand, 'kind' | 'data'>),
  });
  const link = fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 1).map((round) => ({ ...referral, round }));
  const found = fc.record({ kind, what: fc.constant('楼道') });
  const inspection = fc.record({
    caseId: just,
    inspectors: fc.constant<string[]>(['0117']),
    credentialsShown: fc.boolean(),
    evidence: fc.constant<Data<'InspectHazard'>['evidence']>([]),
    party: whom,
    findings: fc.oneof(
      { weight: 1, arbitrary: fc.constant<Data<'InspectHazard'>['findings']>([]) },
      { weight: 9, arbitrary: fc.array(found, { minLength: 1, maxLength: 3, size: 'max' }) },
    ),
  });
  const proposal = fc.record({
    caseId: just,
    penaltyId: fc.uuid(),
    finding: fc.constantFrom(1, 1, 2, 3),
    party: whom,
    sanction: fc.constantFrom('fine', 'fine', 'warning'),
    yuan: fc.constantFrom(0, 100, 1_000, 5_000, 5_000, 5_000, 60_000),
  });
  neverUnlawful(
    hazardDecider,
    fc.oneof(
      of(6, 'OpenHazard', fc.record({ caseId: just, matter: fc.constant(matter), referral: link })),
      of(10, 'InspectHazard', inspection),
      {
        weight: 14,
        arbitrary: days.map((more) => (at: string) => ({
          kind: 'NotifyRectification' as const,
          data: { caseId, dueBy: deadlineAfter(at, more) },
        })),
      },
      {
        weight: 6,
        arbitrary: days.map((more) => (at: string) => ({
          kind: 'SealPlace' as const,
          data: { caseId, part: '地下室', threat: '充电', until: deadlineAfter(at, more) },
        })),
      },
      of(
        6,
        'ReinspectHazard',
        fc.record({ remaining: fc.oneof(nos, nos, fc.constant<number[]>([])) }).map((each) => ({ ...visit, ...each })),
      ),
      of(
        3,
        'CompelRemoval',
        nos.map((findings) => ({ caseId, findings, costs: 1 })),
      ),
      of(14, 'ProposeHazardPenalty', proposal),
      of(
        1,
        'LiftSealing',
        fc.record({ caseId: just, ground: fc.constantFrom('hazard-eliminated', 'sealed-in-error') }),
      ),
      of(2, 'ConcludeHazard', fc.constant({ caseId, note: '未整改' })),
      of(1, 'ReportMajorHazard', fc.constant({ caseId, reason: '危及公共安全' })),
      of(3, 'ObserveRectification', fc.record({ caseId: just, notice: some })),
      of(3, 'ObserveSealing', fc.record({ caseId: just, sealing: some })),
      of(1, 'NoteDissuasion', fc.constant({ caseId, dissuasionId: penaltyId, result: 'refused' })),
      of(1, 'EndHazard', fc.constant({ caseId, referralId: referral.referralId, cause: 'taken-back', note: '' })),
    ),
    unlawful,
    { length: 80, runs: 600 },
  );
});
