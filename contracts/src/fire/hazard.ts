import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { count, deadline, evidence, isoInstant, limit, lines, openLines, ordinal, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** The violations that an estate's inspection meets; what each may cost stands in the service beside its article. */
export const hazardKind = z.enum([
  'equipment-defective',
  'equipment-misused',
  'exit-blocked',
  'hydrant-blocked',
  'lane-blocked',
  'window-obstructed',
  'wiring-unsafe',
  'alarm-system-neglected',
  'duty-neglected',
  'other-hazard',
]);
export type HazardKind = z.output<typeof hazardKind>;

export const hazardFinding = z.object({
  /** Counted through the whole case. */
  no: ordinal,
  kind: hazardKind,
  what: openLines(200),
});
export type HazardFinding = z.output<typeof hazardFinding>;

const findingNos = z.array(ordinal).max(50);
const inspectors = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'own-inspection', 'police-station', 'report']);

/** What came of asking the occupant of a fire lane. */
export const dissuasionResult = z
  .enum(['obeyed', 'refused'])
  .meta({ values: { refused: { zh: '拒不纠正', en: 'refused' } } });

const liftingGround = z.enum(['hazard-eliminated', 'sealed-in-error', 'no-longer-needed']);

const just = z.object({ caseId: uuid });
const visit = just.extend({
  inspectors,
  /** 出示证件. */
  credentialsShown: z.boolean(),
  evidence: photographs.default([]),
});

/** A fire hazard 火灾隐患, from the first inspection to its end. */
export const hazard = aggregate('fire', 'hazard', {
  key: 'caseId',
  by: ['officer'],
  events: {
    HazardReported: event({ zh: '隐患线索', en: 'Hazard reported' }, caseKey.extend({ source, matter: caseMatter })),
    HazardReopened: event({ zh: '重新检查', en: 'Hazard reopened' }, caseKey.extend({ matter: caseMatter })),
    DissuasionNoted: event(
      { zh: '物业劝阻情况', en: 'Dissuasion noted' },
      caseKey.extend({ dissuasionId: uuid, result: dissuasionResult }),
    ),
    HazardInspected: event(
      { zh: '检查发现隐患', en: 'Hazard inspected' },
      caseKey.extend({ inspectors, party, findings: z.array(hazardFinding).min(1).max(50), evidence: photographs }),
    ),
    NoHazardFound: event(
      { zh: '检查未发现隐患', en: 'No hazard found' },
      caseKey.extend({ inspectors, evidence: photographs }),
    ),
    RectificationNotified: event(
      { zh: '责令改正', en: 'Rectification notified' },
      caseKey.extend({ notice: ordinal, findings: findingNos, dueBy: deadline }),
    ),
    RectificationOverdue: event(
      { zh: '整改期满待复查', en: 'Rectification overdue' },
      caseKey.extend({ notice: ordinal, due: isoInstant, observedAt: isoInstant }),
    ),
    HazardReinspected: event(
      { zh: '复查', en: 'Hazard re-inspected' },
      caseKey.extend({
        inspectors,
        notice: ordinal,
        /** Whether the notice had run out. */
        due: z.boolean(),
        remaining: findingNos,
        evidence: photographs,
      }),
    ),
    HazardCleared: event(
      { zh: '隐患消除', en: 'Hazard cleared' },
      caseKey.extend({
        by: z.enum(['rectified', 'compelled']).meta({ zh: '消除方式', en: 'how cleared' }),
        evidence: photographs,
      }),
    ),
    PlaceSealed: event(
      { zh: '临时查封', en: 'Place sealed' },
      caseKey.extend({ sealing: ordinal, part: openLines(200), threat: openLines(300), until: deadline }),
    ),
    SealingLapsed: event(
      { zh: '查封期满', en: 'Sealing lapsed' },
      caseKey.extend({ sealing: ordinal, until: isoInstant, observedAt: isoInstant }),
    ),
    SealingLifted: event(
      { zh: '解除查封', en: 'Sealing lifted' },
      caseKey.extend({ sealing: ordinal, ground: liftingGround }),
    ),
    RemovalCompelled: event(
      { zh: '强制执行', en: 'Removal compelled' },
      caseKey.extend({ findings: findingNos, costs: count }),
    ),
    HazardPenaltyProposed: event(
      { zh: '拟处罚', en: 'Penalty proposed' },
      caseKey.extend({ finding: ordinal, proposal: penaltyProposal }),
    ),
    HazardPenalised: event(
      { zh: '已处罚', en: 'Hazard penalised' },
      caseKey.extend({ penaltyId: uuid, sanction, yuan: count }),
    ),
    HazardNotPenalised: event({ zh: '未予处罚', en: 'Penalty not imposed' }, caseKey.extend({ penaltyId: uuid })),
    MajorHazardReported: event(
      { zh: '重大隐患报告政府', en: 'Major hazard reported to the government' },
      caseKey.extend({ reason: openLines(500) }),
    ),
    HazardConcluded: event(
      { zh: '未整改结案', en: 'Hazard concluded' },
      caseKey.extend({ end: z.enum(['penalised', 'sealed']), remaining: findingNos, note: openLines(500) }),
    ),
    HazardWithdrawn: event({ zh: '撤案', en: 'Hazard withdrawn' }, caseKey.extend({ reason: lines(1000) })),
    HazardSettled: event(
      { zh: '随派遣办结', en: 'Hazard settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    ReportHazard: command(
      { zh: '登记隐患线索', en: 'Report a hazard' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
    ),
    InspectHazard: command(
      { zh: '现场检查', en: 'Inspect a hazard' },
      visit.extend({ party: party.optional(), findings: z.array(hazardFinding.omit({ no: true })).max(50) }),
      { duties: ['二(二)7.2'] },
    ),
    NotifyRectification: command({ zh: '责令改正', en: 'Notify rectification' }, just.extend({ dueBy: deadline }), {
      given: (data) => data.omit({ dueBy: true }).extend({ within: limit }),
      duties: ['二(二)7.2'],
    }),
    ReinspectHazard: command({ zh: '复查', en: 'Re-inspect a hazard' }, visit.extend({ remaining: findingNos }), {
      duties: ['二(二)7.2'],
    }),
    SealPlace: command(
      { zh: '临时查封', en: 'Seal a place' },
      just.extend({ part: openLines(200), threat: openLines(300), until: deadline }),
      { given: (data) => data.omit({ until: true }), by: ['officer', 'department-chief'] },
    ),
    LiftSealing: command({ zh: '解除查封', en: 'Lift a sealing' }, just.extend({ ground: liftingGround })),
    CompelRemoval: command(
      { zh: '强制执行', en: 'Compel the removal' },
      just.extend({ findings: findingNos.min(1), costs: count }),
      { by: ['officer', 'department-chief'] },
    ),
    ProposeHazardPenalty: command(
      { zh: '提出处罚', en: 'Propose a penalty' },
      just.extend({
        penaltyId: uuid,
        finding: ordinal,
        /** The party of the inspection by default; who is directly responsible in a unit, where the law is after them. */
        party: party.optional(),
        sanction,
        yuan: count,
      }),
    ),
    ReportMajorHazard: command(
      { zh: '报告重大隐患', en: 'Report a major hazard to the government' },
      just.extend({ reason: openLines(500) }),
      { by: ['officer', 'department-chief'] },
    ),
    ConcludeHazard: command(
      { zh: '未整改结案', en: 'Conclude a hazard that remains' },
      just.extend({ note: openLines(500) }),
    ),
    WithdrawHazard: command({ zh: '撤案', en: 'Withdraw a hazard' }, just.extend({ reason: openLines(500) })),
  },
  internal: {
    OpenHazard: command({ zh: '派遣立案', en: 'Open a hazard' }, openCase),
    EndHazard: command({ zh: '随派遣终止', en: 'End a hazard' }, endCase),
    NoteHazardPenalty: command({ zh: '记录处罚结果', en: 'Note what became of a penalty' }, notePenalty),
    NoteDissuasion: command(
      { zh: '记录劝阻情况', en: 'Note a dissuasion' },
      just.extend({ dissuasionId: uuid, result: dissuasionResult }),
    ),
    ObserveRectification: command(
      { zh: '检查整改期限', en: 'Observe a rectification notice' },
      just.extend({ notice: ordinal }),
    ),
    ObserveSealing: command({ zh: '检查查封期限', en: 'Observe a sealing' }, just.extend({ sealing: ordinal })),
  },
});
export type HazardEvent = EventsOf<typeof hazard>;
export type HazardCommand = CommandsOf<typeof hazard>;
