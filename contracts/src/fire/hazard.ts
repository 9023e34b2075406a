import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoInstant, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** A fire hazard 火灾隐患, from the first inspection to its end. */
const hazard = aggregateOf('fire', 'hazard');

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
  no: z.int().positive(),
  kind: hazardKind,
  what: openText(200),
});
export type HazardFinding = z.output<typeof hazardFinding>;

const findingNos = z.array(z.int().positive()).max(50);
const inspectors = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'own-inspection', 'police-station', 'report']);

export const HazardReported = hazard.event(
  'HazardReported',
  { zh: '隐患线索', en: 'Hazard reported' },
  caseKey.extend({ source, matter: caseMatter }),
);
export const HazardReopened = hazard.event(
  'HazardReopened',
  { zh: '重新检查', en: 'Hazard reopened' },
  caseKey.extend({ matter: caseMatter }),
);
export const DissuasionNoted = hazard.event(
  'DissuasionNoted',
  { zh: '物业劝阻情况', en: 'Dissuasion noted' },
  caseKey.extend({ dissuasionId: uuid, result: z.enum(['obeyed', 'refused']) }),
);
export const HazardInspected = hazard.event(
  'HazardInspected',
  { zh: '检查发现隐患', en: 'Hazard inspected' },
  caseKey.extend({ inspectors, party, findings: z.array(hazardFinding).min(1).max(50), evidence: photographs }),
);
export const NoHazardFound = hazard.event(
  'NoHazardFound',
  { zh: '检查未发现隐患', en: 'No hazard found' },
  caseKey.extend({ inspectors, evidence: photographs }),
);
export const RectificationNotified = hazard.event(
  'RectificationNotified',
  { zh: '责令改正', en: 'Rectification notified' },
  caseKey.extend({ notice: z.int().positive(), findings: findingNos, dueBy: deadline }),
);
export const RectificationOverdue = hazard.event(
  'RectificationOverdue',
  { zh: '整改期满待复查', en: 'Rectification overdue' },
  caseKey.extend({ notice: z.int().positive(), due: isoInstant, observedAt: isoInstant }),
);
export const HazardReinspected = hazard.event(
  'HazardReinspected',
  { zh: '复查', en: 'Hazard re-inspected' },
  caseKey.extend({
    inspectors,
    notice: z.int().positive(),
    /** Whether the notice had run out. */
    due: z.boolean(),
    remaining: findingNos,
    evidence: photographs,
  }),
);
export const HazardCleared = hazard.event(
  'HazardCleared',
  { zh: '隐患消除', en: 'Hazard cleared' },
  caseKey.extend({ by: z.enum(['rectified', 'compelled']), evidence: photographs }),
);
export const PlaceSealed = hazard.event(
  'PlaceSealed',
  { zh: '临时查封', en: 'Place sealed' },
  caseKey.extend({ sealing: z.int().positive(), part: openText(200), threat: openText(300), until: deadline }),
);
export const SealingLapsed = hazard.event(
  'SealingLapsed',
  { zh: '查封期满', en: 'Sealing lapsed' },
  caseKey.extend({ sealing: z.int().positive(), until: isoInstant, observedAt: isoInstant }),
);
const liftingGround = z.enum(['hazard-eliminated', 'sealed-in-error', 'no-longer-needed']);
export const SealingLifted = hazard.event(
  'SealingLifted',
  { zh: '解除查封', en: 'Sealing lifted' },
  caseKey.extend({ sealing: z.int().positive(), ground: liftingGround }),
);
export const RemovalCompelled = hazard.event(
  'RemovalCompelled',
  { zh: '强制执行', en: 'Removal compelled' },
  caseKey.extend({ findings: findingNos, costs: z.int().nonnegative() }),
);
export const HazardPenaltyProposed = hazard.event(
  'HazardPenaltyProposed',
  { zh: '拟处罚', en: 'Penalty proposed' },
  caseKey.extend({ finding: z.int().positive(), proposal: penaltyProposal }),
);
export const HazardPenalised = hazard.event(
  'HazardPenalised',
  { zh: '已处罚', en: 'Hazard penalised' },
  caseKey.extend({ penaltyId: uuid, sanction, yuan: z.int().nonnegative() }),
);
export const HazardNotPenalised = hazard.event(
  'HazardNotPenalised',
  { zh: '未予处罚', en: 'Penalty not imposed' },
  caseKey.extend({ penaltyId: uuid }),
);
export const MajorHazardReported = hazard.event(
  'MajorHazardReported',
  { zh: '重大隐患报告政府', en: 'Major hazard reported to the government' },
  caseKey.extend({ reason: openText(500) }),
);
export const HazardConcluded = hazard.event(
  'HazardConcluded',
  { zh: '未整改结案', en: 'Hazard concluded' },
  caseKey.extend({ end: z.enum(['penalised', 'sealed']), remaining: findingNos, note: openText(500) }),
);
export const HazardWithdrawn = hazard.event(
  'HazardWithdrawn',
  { zh: '撤案', en: 'Hazard withdrawn' },
  caseKey.extend({ reason: z.string().max(1000) }),
);
export const HazardSettled = hazard.event(
  'HazardSettled',
  { zh: '随派遣办结', en: 'Hazard settled with its referral' },
  caseKey.extend({ note: z.string().max(1000) }),
);

export const hazardEvents = [
  HazardReported,
  HazardReopened,
  DissuasionNoted,
  HazardInspected,
  NoHazardFound,
  RectificationNotified,
  RectificationOverdue,
  HazardReinspected,
  HazardCleared,
  PlaceSealed,
  SealingLapsed,
  SealingLifted,
  RemovalCompelled,
  HazardPenaltyProposed,
  HazardPenalised,
  HazardNotPenalised,
  MajorHazardReported,
  HazardConcluded,
  HazardWithdrawn,
  HazardSettled,
] as const;
export type HazardEvent = EventOf<(typeof hazardEvents)[number]>;

const streamOf = (data: { caseId: string }) => `hazard-${data.caseId}`;
const just = z.object({ caseId: uuid });
const visit = just.extend({
  inspectors,
  /** 出示证件. */
  credentialsShown: z.boolean(),
  evidence: photographs.default([]),
});

export const ReportHazard = hazard.command(
  'ReportHazard',
  { zh: '登记隐患线索', en: 'Report a hazard' },
  just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
  streamOf,
);
export const InspectHazard = hazard.command(
  'InspectHazard',
  { zh: '现场检查', en: 'Inspect a hazard' },
  visit.extend({ party: party.optional(), findings: z.array(hazardFinding.omit({ no: true })).max(50) }),
  streamOf,
  { duties: ['二(二)7.2'] },
);
/** As the decider gets it; officers give `within`, and the edge works out `dueBy`. */
export const NotifyRectification = hazard.command(
  'NotifyRectification',
  { zh: '责令改正', en: 'Notify rectification' },
  just.extend({ dueBy: deadline }),
  streamOf,
  { duties: ['二(二)7.2'] },
);
export const ReinspectHazard = hazard.command(
  'ReinspectHazard',
  { zh: '复查', en: 'Re-inspect a hazard' },
  visit.extend({ remaining: findingNos }),
  streamOf,
  { duties: ['二(二)7.2'] },
);
/** As the decider gets it; the edge works out `until`. */
export const SealPlace = hazard.command(
  'SealPlace',
  { zh: '临时查封', en: 'Seal a place' },
  just.extend({ part: openText(200), threat: openText(300), until: deadline }),
  streamOf,
);
export const LiftSealing = hazard.command(
  'LiftSealing',
  { zh: '解除查封', en: 'Lift a sealing' },
  just.extend({ ground: liftingGround }),
  streamOf,
);
export const CompelRemoval = hazard.command(
  'CompelRemoval',
  { zh: '强制执行', en: 'Compel the removal' },
  just.extend({ findings: findingNos.min(1), costs: z.int().nonnegative() }),
  streamOf,
);
export const ProposeHazardPenalty = hazard.command(
  'ProposeHazardPenalty',
  { zh: '提出处罚', en: 'Propose a penalty' },
  just.extend({
    penaltyId: uuid,
    finding: z.int().positive(),
    /** The party of the inspection by default; who is directly responsible in a unit, where the law is after them. */
    party: party.optional(),
    sanction,
    yuan: z.int().nonnegative(),
  }),
  streamOf,
);
export const ReportMajorHazard = hazard.command(
  'ReportMajorHazard',
  { zh: '报告重大隐患', en: 'Report a major hazard to the government' },
  just.extend({ reason: openText(500) }),
  streamOf,
);
export const ConcludeHazard = hazard.command(
  'ConcludeHazard',
  { zh: '未整改结案', en: 'Conclude a hazard that remains' },
  just.extend({ note: openText(500) }),
  streamOf,
);
export const WithdrawHazard = hazard.command(
  'WithdrawHazard',
  { zh: '撤案', en: 'Withdraw a hazard' },
  just.extend({ reason: openText(500) }),
  streamOf,
);
export const hazardCommands = [
  ReportHazard,
  InspectHazard,
  NotifyRectification,
  ReinspectHazard,
  SealPlace,
  LiftSealing,
  CompelRemoval,
  ProposeHazardPenalty,
  ReportMajorHazard,
  ConcludeHazard,
  WithdrawHazard,
] as const;

/** What referrals, other streams and time lead to; not served on the bus. */
export const OpenHazard = hazard.command('OpenHazard', { zh: '派遣立案', en: 'Open a hazard' }, openCase, streamOf);
export const EndHazard = hazard.command('EndHazard', { zh: '随派遣终止', en: 'End a hazard' }, endCase, streamOf);
export const NoteHazardPenalty = hazard.command(
  'NoteHazardPenalty',
  { zh: '记录处罚结果', en: 'Note what became of a penalty' },
  notePenalty,
  streamOf,
);
export const NoteDissuasion = hazard.command(
  'NoteDissuasion',
  { zh: '记录劝阻情况', en: 'Note a dissuasion' },
  just.extend({ dissuasionId: uuid, result: z.enum(['obeyed', 'refused']) }),
  streamOf,
);
export const ObserveRectification = hazard.command(
  'ObserveRectification',
  { zh: '检查整改期限', en: 'Observe a rectification notice' },
  just.extend({ notice: z.int().positive() }),
  streamOf,
);
export const ObserveSealing = hazard.command(
  'ObserveSealing',
  { zh: '检查查封期限', en: 'Observe a sealing' },
  just.extend({ sealing: z.int().positive() }),
  streamOf,
);
export const hazardInternalCommands = [
  OpenHazard,
  EndHazard,
  NoteHazardPenalty,
  NoteDissuasion,
  ObserveRectification,
  ObserveSealing,
] as const;
export type HazardCommand =
  | CommandOf<(typeof hazardCommands)[number]>
  | CommandOf<(typeof hazardInternalCommands)[number]>;
