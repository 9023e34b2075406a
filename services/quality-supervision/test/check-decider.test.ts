import { describe, test } from '@jest/globals';
import type {
  CaseMatter,
  CheckCommand,
  CheckEvent,
  EquipmentOnRegister,
  EquipmentViolation,
} from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type CheckState, checkDecider } from '../src/check/decider.ts';
import { lasts, violations } from '../src/law.ts';

const { given } = specificationOf(checkDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const key = { caseId, referral };
const monday = '2018-05-14T01:00:00.000Z';
const friday = '2018-05-18T01:00:00.000Z';
const matter: CaseMatter = { category: 'elevator-fault', urgency: 'urgent', role: 'lead', brief: '电梯频繁故障' };
const useUnit = { kind: 'unit' as const, name: '和平物业' };
const firm = { kind: 'unit' as const, name: '迅达维保' };
const rectifyBy = deadlineWithin({ unit: 'working-days', amount: 3 }, monday, {
  law: '特种设备安全法',
  article: '第六十二条',
});
const equipment = (changes: Partial<EquipmentOnRegister> = {}): EquipmentOnRegister => ({
  equipmentId: '0190f000-0000-7000-8000-0000000000e1',
  kind: 'elevator',
  registration: '梯11鲁C00001(18)',
  site: '3号楼1单元',
  status: 'in-use',
  inspection: 'valid',
  ...changes,
});

const opened: CheckEvent = { type: 'CheckOpened', data: { ...key, cause: 'referral', matter, findings: [] } };
const identified: CheckEvent = { type: 'EquipmentIdentified', data: { ...key, equipment: equipment() } };
const finding = (no: number, kind: EquipmentViolation, severe = false) => ({
  no,
  kind,
  what: '3号楼1单元电梯',
  severe,
  party: kind === 'badly-maintained' || kind === 'late-to-rescue' ? firm : useUnit,
});
const checked = (...findings: ReturnType<typeof finding>[]): CheckEvent => ({
  type: 'SiteChecked',
  data: { ...key, officers: ['z01', 'z02'], findings, evidence: [] },
});
const instructed = (findings = [1]): CheckEvent => ({
  type: 'InstructionIssued',
  data: { ...key, instruction: 1, findings, rectifyBy, service: 'delivered' },
});
const stillThere = (remaining = [1], due = true): CheckEvent => ({
  type: 'SiteRechecked',
  data: { ...key, officers: ['z01', 'z02'], instruction: 1, due, remaining, evidence: [] },
});
const stopped = (findings = [1]): CheckEvent => ({
  type: 'StopOrdered',
  data: { ...key, equipmentId: equipment().equipmentId, ground: 'severe-hazard', findings },
});
const upward: CheckEvent = { type: 'SevereHazardReportedUpward', data: { ...key, note: '已报市局' } };
const visit = { caseId, officers: ['z01', 'z02'], credentialsShown: true, evidence: [] };
const recheck = (remaining: number[]) => ({ kind: 'RecheckSite' as const, data: { ...visit, remaining } });
const stop = (findings = [1]) => ({ kind: 'OrderStop' as const, data: { caseId, findings } });
const lift = (changes: Partial<EquipmentOnRegister> = {}) => ({
  kind: 'LiftStop' as const,
  data: { caseId, equipment: equipment(changes) },
});
const fine = (yuan: number, no = 1) => ({
  kind: 'ProposeCheckPenalty' as const,
  data: { caseId, penaltyId, finding: no, sanction: 'fine' as const, yuan },
});
const close = (of?: EquipmentOnRegister) => ({
  kind: 'CloseCheck' as const,
  data: { caseId, note: '已整改', evidence: [], ...(of ? { equipment: of } : {}) },
});

describe('on site', () => {
  test('two inspectors with their credentials, or nobody', () => {
    const check = (changes: object) => ({ kind: 'CheckSite' as const, data: { ...visit, findings: [], ...changes } });
    given(opened)
      .when(check({ officers: ['z01', 'z01'] }))
      .thenRefused('two-officers', { article: '特种设备安全法 第六十五条' });
    given(opened)
      .when(check({ credentialsShown: false }))
      .thenRefused('two-officers');
    given(opened).when(check({})).thenTypes('NothingFoundOnSite').when(check({})).thenRefused('check-ended');
  });

  test('no instruction, stop or penalty before it', () => {
    const instruct = { kind: 'IssueInstruction' as const, data: { caseId, rectifyBy, service: 'delivered' as const } };
    for (const command of [instruct, stop(), fine(10_000)])
      given(opened).when(command).thenRefused('not-checked', { article: '第六十二条' });
    given(opened, checked(finding(1, 'alarm-not-working')))
      .when(instruct)
      .thenAccepted(instructed())
      .when(instruct)
      .thenRefused('order-runs');
  });
});

describe('the time', () => {
  test('five working days to be there (淄博市电梯安全条例 art. 41), and time says when nobody was', () => {
    const checkBy = deadlineBy('elevator-inspection-overdue', monday);
    const own: CheckEvent = {
      type: 'CheckOpened',
      data: { caseId, cause: 'inspection-overdue', findings: [], checkBy },
    };
    const observe = { kind: 'ObserveCheck' as const, data: { caseId, due: checkBy.due } };
    given(own).when(observe, { at: friday }).thenNothing();
    given(own)
      .when(observe, { at: checkBy.due })
      .thenTypes('CheckOverdue')
      .when(observe, { at: checkBy.due })
      .thenNothing();
  });

  test('an instruction runs out by itself; nobody is late before', () => {
    const history = [opened, checked(finding(1, 'alarm-not-working')), instructed()];
    const observe = { kind: 'ObserveInstruction' as const, data: { caseId, instruction: 1 } };
    given(...history)
      .when(observe, { at: monday })
      .thenNothing();
    given(...history)
      .when(observe, { at: friday })
      .thenTypes('InstructionOverdue')
      .when(observe, { at: friday })
      .thenNothing();
    given(...history)
      .when(recheck([1]), { at: monday })
      .thenRefused('order-runs');
    given(...history)
      .when(recheck([1]), { at: friday })
      .thenAccepted(stillThere());
    given(...history)
      .when(recheck([]), { at: monday })
      .thenAccepted(stillThere([], false));
  });
});

describe('stopping the use', () => {
  test('for a severe hazard or use without inspection at once; else when the order was disobeyed', () => {
    given(opened, identified, checked(finding(1, 'not-maintained', true)))
      .when(stop())
      .thenAccepted(stopped());
    given(opened, identified, checked(finding(1, 'used-uninspected')))
      .when(stop())
      .thenTypes('StopOrdered');
    const minor = [opened, identified, checked(finding(1, 'not-maintained'))];
    given(...minor)
      .when(stop())
      .thenRefused('no-ground-to-stop', { article: '第八十三条' });
    given(...minor, instructed(), stillThere())
      .when(stop())
      .thenTypes('StopOrdered');
    given(opened, identified, checked(finding(1, 'alarm-not-working')), instructed(), stillThere())
      .when(stop())
      .thenRefused('no-ground-to-stop');
    given(opened, checked(finding(1, 'used-uninspected')))
      .when(stop())
      .thenRefused('equipment-not-identified');
  });

  test('released when a recheck found the hazard gone and the inspection is valid', () => {
    const history = [opened, identified, checked(finding(1, 'used-uninspected')), stopped(), instructed()];
    given(...history)
      .when(lift())
      .thenRefused('lift-before-recheck', { article: '特种设备安全法 第四十二条' });
    given(...history, stillThere([], false))
      .when(lift({ inspection: 'overdue' }))
      .thenRefused('lift-before-inspection', { article: '特种设备安全法 第四十条' });
    given(...history, stillThere([], false))
      .when(lift({ equipmentId: penaltyId }))
      .thenRefused('other-equipment');
    given(...history, stillThere([], false))
      .when(lift())
      .thenTypes('StopLifted')
      .when(lift())
      .thenRefused('not-stopped');
  });

  test('keeps the case open, whatever becomes of its referral', () => {
    const end = {
      kind: 'EndCheck' as const,
      data: { caseId, referralId: referral.referralId, cause: 'taken-back' as const, note: '' },
    };
    given(opened, identified).when(end).thenTypes('CheckWithdrawn');
    given(opened, identified, checked(finding(1, 'used-uninspected')), stopped())
      .when(end)
      .thenNothing();
  });
});

describe('penalties', () => {
  test('only for an order disobeyed in time, where the law says so', () => {
    const history = [opened, checked(finding(1, 'not-maintained')), instructed()];
    given(opened, checked(finding(1, 'not-maintained')))
      .when(fine(10_000))
      .thenRefused('penalty-before-order', { article: '行政处罚法 第二十八条' });
    given(...history)
      .when(fine(10_000), { at: monday })
      .thenRefused('penalty-before-deadline', { article: '第八十三条第三项' });
    given(...history)
      .when(fine(10_000), { at: friday })
      .thenRefused('penalty-before-revisit');
    given(...history, stillThere())
      .when(fine(10_000))
      .thenTypes('CheckPenaltyProposed');
    given(...history, stillThere())
      .when(fine(9_999))
      .thenRefused('outside-range');
  });

  test('use without inspection: 30,000 to 300,000 once it was stopped', () => {
    const history = [opened, identified, checked(finding(1, 'used-uninspected'))];
    given(...history)
      .when(fine(30_000))
      .thenRefused('penalty-before-order');
    given(...history, stopped())
      .when(fine(30_000))
      .thenTypes('CheckPenaltyProposed');
    given(...history, stopped())
      .when(fine(10_000))
      .thenRefused('outside-range', { article: '第八十四条第一项' });
  });

  test.each<{ kind: EquipmentViolation; article: string; least: number; most: number; after: 'stop' | 'deadline' }>([
    {
      kind: 'not-registered',
      article: '特种设备安全法 第八十三条第一项',
      least: 10_000,
      most: 100_000,
      after: 'deadline',
    },
    {
      kind: 'no-technical-file',
      article: '特种设备安全法 第八十三条第二项',
      least: 10_000,
      most: 100_000,
      after: 'deadline',
    },
    {
      kind: 'inspection-not-requested',
      article: '特种设备安全法 第八十三条第四项',
      least: 10_000,
      most: 100_000,
      after: 'deadline',
    },
    {
      kind: 'used-with-fault',
      article: '特种设备安全法 第八十四条第二项',
      least: 30_000,
      most: 300_000,
      after: 'stop',
    },
    { kind: 'not-scrapped', article: '特种设备安全法 第八十四条第三项', least: 30_000, most: 300_000, after: 'stop' },
    {
      kind: 'no-safety-manager',
      article: '特种设备安全法 第八十七条第一项',
      least: 20_000,
      most: 100_000,
      after: 'deadline',
    },
    {
      kind: 'notices-missing',
      article: '特种设备安全法 第八十七条第三项',
      least: 20_000,
      most: 100_000,
      after: 'deadline',
    },
    {
      kind: 'no-maintenance-contract',
      article: '淄博市电梯安全条例 第五十三条',
      least: 10_000,
      most: 100_000,
      after: 'deadline',
    },
    {
      kind: 'false-maintenance-records',
      article: '淄博市电梯安全条例 第五十条',
      least: 50_000,
      most: 200_000,
      after: 'stop',
    },
  ])('$kind: between $least and $most ($article)', ({ kind, article, least, most, after }) => {
    const found = [opened, identified, checked(finding(1, kind))];
    const proposable = given(...found, instructed(), ...(after === 'stop' ? [] : [stillThere()]));
    const early = after === 'stop' ? given(...found) : given(...found, instructed());
    early
      .when(fine(least), { at: monday })
      .thenRefused(after === 'stop' ? 'penalty-before-order' : 'penalty-before-deadline');
    proposable.when(fine(least - 1)).thenRefused('outside-range', { article });
    proposable.when(fine(most + 1)).thenRefused('outside-range', { article });
    proposable.when(fine(least)).thenTypes('CheckPenaltyProposed');
    proposable.when(fine(least, 2)).thenRefused('no-such-finding', { article: '特种设备安全法 第六十二条' });
    proposable
      .when(fine(most))
      .thenTypes('CheckPenaltyProposed')
      .when(fine(least))
      .thenRefused('penalised-already', { article: '行政处罚法 第二十九条' });
  });

  test('late to a rescue: at once, 5,000 to 10,000, and the case does not close without a decision', () => {
    const late: CheckEvent = {
      type: 'CheckOpened',
      data: { caseId, cause: 'late-rescue', findings: [finding(1, 'late-to-rescue')] },
    };
    given(late).when(fine(12_000)).thenRefused('outside-range', { article: '淄博市电梯安全条例 第五十六条第三项' });
    given(late).when(close()).thenRefused('violation-not-dealt-with', { article: '行政处罚法 第五十七条' });
    given(late).when(fine(6_000)).thenTypes('CheckPenaltyProposed').when(close()).thenTypes('CheckClosed');
  });
});

describe('the end', () => {
  test('rectified, or penalised and still there after a recheck; not while stopped or a severe hazard is unreported', () => {
    const history = [opened, identified, checked(finding(1, 'not-maintained', true)), instructed()];
    given(...history, stillThere([], false))
      .when(close())
      .thenRefused('severe-not-reported', { article: '第六十三条' });
    given(...history, stillThere([], false), upward)
      .when(close())
      .thenAccepted({
        type: 'CheckClosed',
        data: { ...key, result: 'rectified', remaining: [], note: '已整改', evidence: [] },
      });
    given(...history, stopped(), stillThere([], false), upward)
      .when(close())
      .thenRefused('still-stopped');
    given(...history, stopped(), upward)
      .when(close(equipment({ status: 'scrapped' })))
      .thenTypes('CheckClosed');
    given(...history, upward)
      .when(close())
      .thenRefused('order-runs');
    given(...history, stillThere(), upward)
      .when(close())
      .thenRefused('close-before-measures');
    given(...history, stillThere(), upward)
      .when(fine(10_000))
      .thenTypes('CheckPenaltyProposed')
      .when({
        kind: 'NoteCheckPenalty',
        data: { caseId, penaltyId, result: 'decided', sanction: 'fine', yuan: 10_000 },
      })
      .thenTypes('CheckPenalised')
      .when(close())
      .thenTypes('CheckClosed');
  });

  test('rework opens it again; what is stopped still stands', () => {
    const again = { caseId, referral: { ...referral, round: 1 }, matter };
    const done: CheckEvent = {
      type: 'CheckClosed',
      data: { ...key, result: 'rectified', remaining: [], note: '已整改', evidence: [] },
    };
    given(opened, done)
      .when({ kind: 'OpenCheckByReferral', data: again })
      .thenAccepted({ type: 'CheckReopened', data: again })
      .when({ kind: 'OpenCheckByReferral', data: { caseId, referral, matter } })
      .thenNothing();
    given(opened, identified, checked(finding(1, 'used-uninspected')), stopped())
      .when({ kind: 'OpenCheckByReferral', data: again })
      .thenTypes('CheckReopened')
      .when(lift())
      .thenRefused('lift-before-recheck');
  });
});

/** What no history may show, whatever officers type. */
const unlawful = (state: CheckState, history: readonly CheckEvent[]): string | undefined => {
  const last = history.at(-1);
  if (!last || state.status === 'none') return undefined;
  const before = history.slice(0, -1);
  const seen = <Type extends CheckEvent['type']>(type: Type) =>
    before.filter((event): event is Extract<CheckEvent, { type: Type }> => event.type === type);
  const found = seen('SiteChecked').flatMap(({ data }) => data.findings);
  const of = (no: number) => found.find((each) => each.no === no)!;
  const stoodLate = (no: number) => seen('SiteRechecked').some(({ data }) => data.due && data.remaining.includes(no));
  const ordered = (no: number) =>
    [...seen('InstructionIssued'), ...seen('StopOrdered')].some(({ data }) => data.findings.includes(no));
  const isStopped = (events: readonly CheckEvent[]) =>
    events.findLast(({ type }) => type === 'StopOrdered' || type === 'StopLifted')?.type === 'StopOrdered';
  if (last.type === 'CheckPenaltyProposed') {
    const { finding: no, proposal } = last.data;
    const { penalty, range } = violations[of(no).kind];
    if (penalty !== 'direct' && !ordered(no)) return 'a penalty before an order';
    if (penalty === 'after-deadline' && !stoodLate(no)) return 'a penalty before the time was over';
    if (proposal.yuan < range.least || proposal.yuan > range.most) return 'a penalty beyond the law';
    if (seen('CheckPenaltyProposed').some(({ data }) => data.finding === no)) return 'penalised twice';
  }
  if (last.type === 'StopOrdered') {
    if (isStopped(before)) return 'stopped twice';
    const lawful = last.data.findings.every((no) => {
      const { kind, severe } = of(no);
      const { stop: when } = violations[kind];
      return severe || when === 'at-once' || (when === 'after-deadline' && stoodLate(no));
    });
    if (!lawful) return 'stopped without a ground';
  }
  if (last.type === 'StopLifted') {
    const stopping = seen('StopOrdered').at(-1)!.data.findings;
    const seenGone = before.findLast(({ type }) => type === 'SiteRechecked');
    if (seenGone?.type !== 'SiteRechecked') return 'released without a recheck';
    if (stopping.some((no) => seenGone.data.remaining.includes(no))) return 'released with its hazard there';
  }
  const ends = ['NothingFoundOnSite', 'CheckClosed', 'CheckWithdrawn', 'CheckSettled'];
  if (ends.includes(last.type) && isStopped(before)) return 'ended while stopped';
  const lastEnd = before.findLastIndex(({ type }) => ends.includes(type));
  const isOver = lastEnd > before.findLastIndex(({ type }) => type === 'CheckReopened');
  if (isOver && !['CheckReopened', 'CheckPenalised', 'CheckNotPenalised'].includes(last.type))
    return `${last.type} after the end`;
  if (last.type === 'CheckClosed' && last.data.result === 'rectified') {
    const severe = found.some((each) => each.severe);
    if (severe && seen('SevereHazardReportedUpward').length === 0) return 'closed and never reported upward';
    if (found.some(({ kind }) => lasts(kind)) && seen('SiteRechecked').length === 0) return 'rectified, says nobody';
  }
  return undefined;
};

test('no sequence of commands reaches what the law does not know', () => {
  const just = fc.constant<string>(caseId);
  const kinds = fc.constantFrom<EquipmentViolation>(
    'used-uninspected',
    'not-maintained',
    'alarm-not-working',
    'badly-maintained',
  );
  const nos = fc.oneof(fc.constant<number[]>([1]), fc.subarray([1, 2, 3], { minLength: 1 }));
  const days = fc.integer({ min: -1, max: 12 });
  type Data<Kind extends CheckCommand['kind']> = Extract<CheckCommand, { kind: Kind }>['data'];
  const of = <Kind extends CheckCommand['kind']>(weight: number, kind: Kind, data: fc.Arbitrary<Data<Kind>>) => ({
    weight,
    arbitrary: data.map((each) => ({ kind, data: each }) as Pick<CheckCommand, 'kind' | 'data'>),
  });
  const onSite = fc
    .array(fc.record({ kind: kinds, severe: fc.boolean() }), { minLength: 0, maxLength: 3 })
    .map((found) => ({ ...visit, findings: found.map((each) => ({ what: '电梯', party: useUnit, ...each })) }));
  const device = fc
    .constantFrom<EquipmentOnRegister['inspection']>('valid', 'valid', 'overdue')
    .map((inspection) => equipment({ inspection }));
  neverUnlawful(
    checkDecider,
    fc.oneof(
      of(
        4,
        'OpenCheckByReferral',
        fc.constantFrom(0, 0, 0, 0, 0, 1).map((round) => ({ caseId, matter, referral: { ...referral, round } })),
      ),
      of(4, 'IdentifyEquipment', fc.constant({ caseId, equipment: equipment() })),
      of(8, 'CheckSite', onSite),
      {
        weight: 12,
        arbitrary: days.map((more) => (at: string) => ({
          kind: 'IssueInstruction' as const,
          data: {
            caseId,
            service: 'delivered' as const,
            rectifyBy: { ...rectifyBy, due: new Date(Date.parse(at) + more * 86_400_000).toISOString() },
          },
        })),
      },
      of(
        12,
        'RecheckSite',
        fc.oneof(nos, fc.constant<number[]>([])).map((remaining) => ({ ...visit, remaining })),
      ),
      of(
        8,
        'OrderStop',
        nos.map((findings) => ({ caseId, findings })),
      ),
      of(
        6,
        'LiftStop',
        device.map((each) => ({ caseId, equipment: each })),
      ),
      of(2, 'ReportSevereHazardUpward', fc.constant({ caseId, note: '已报市局' })),
      of(
        10,
        'ProposeCheckPenalty',
        fc.record({
          caseId: just,
          penaltyId: fc.uuid(),
          finding: fc.constantFrom(1, 1, 2),
          sanction: fc.constant('fine' as const),
          yuan: fc.constantFrom(2_000, 10_000, 30_000, 400_000),
        }),
      ),
      of(4, 'CloseCheck', fc.constant({ caseId, note: '已整改', evidence: [] })),
      of(1, 'EndCheck', fc.constant({ caseId, referralId: referral.referralId, cause: 'taken-back', note: '' })),
      of(1, 'ObserveInstruction', fc.record({ caseId: just, instruction: fc.integer({ min: 1, max: 3 }) })),
    ),
    unlawful,
    { length: 70, runs: 500 },
  );
});
