import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoDate, isoInstant, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/**
 * Disorder 市容环境违法: trading in the street, cooking fumes, noise, green space, advertising. One kind of case, because the
 * work is one: warn, order, look again, penalise; what each violation needs and costs stands in the service by its law.
 */
const disorder = aggregateOf('urban-enforcement', 'disorder');

export const disorderKind = z.enum([
  'stall',
  'goods-piled',
  'fumes-unpurified',
  'fumes-in-dwelling',
  'open-barbecue',
  'business-noise',
  'loudspeaker',
  'decoration-noise',
  'night-construction',
  'green-occupied',
  'green-damaged',
  'flyposting',
  'advertising',
]);
export type DisorderKind = z.output<typeof disorderKind>;

/** What may be done beside or after an order; each kind of violation allows its own. */
export const disorderMeasure = z.enum(['seize-goods', 'suspend-work', 'stop-business', 'close', 'perform-for-party']);
export type DisorderMeasure = z.output<typeof disorderMeasure>;

export const disorderFinding = z.object({
  /** Counted through the whole case. */
  no: z.int().positive(),
  kind: disorderKind,
  what: openText(200),
});
export type DisorderFinding = z.output<typeof disorderFinding>;

const yuan = z.int().nonnegative();
const nos = z.array(z.int().positive()).max(50);
const inspectors = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'patrol', 'report']);

export const DisorderReported = disorder.event(
  'DisorderReported',
  { zh: '市容线索', en: 'Disorder reported' },
  caseKey.extend({ source, matter: caseMatter }),
);
export const DisorderReopened = disorder.event(
  'DisorderReopened',
  { zh: '重新查处', en: 'Disorder reopened' },
  caseKey.extend({ matter: caseMatter }),
);
export const NoDisorderFound = disorder.event(
  'NoDisorderFound',
  { zh: '未发现违法行为', en: 'No disorder found' },
  caseKey.extend({ inspectors, evidence: photographs }),
);
export const DisorderInspected = disorder.event(
  'DisorderInspected',
  { zh: '检查发现违法行为', en: 'Disorder inspected' },
  caseKey.extend({
    inspectors,
    party,
    findings: z.array(disorderFinding).min(1).max(50),
    /** Which law applies is the law of this day. */
    foundOn: isoDate,
    evidence: photographs,
  }),
);
/** Market supervision, which assists, hears in the lane `urban-enforcement.disorder` of an operator who showed no licence. */
export const OperatorWithoutLicenceReported = disorder.event(
  'OperatorWithoutLicenceReported',
  { zh: '抄告无照经营', en: 'Operator without licence reported to market supervision' },
  caseKey.extend({ operator: party, premises: openText(80), matter: caseMatter }),
);
/** What market supervision found of the operator who was pointed out to it. */
export const operatorResult = z.enum([
  'lawful',
  'registered',
  'ceased',
  'closed',
  'penalised',
  /** Another authority's: a permit, or a dwelling turned to business. */
  'reported-on',
]);
export type OperatorResult = z.output<typeof operatorResult>;
export const OperatorResultNoted = disorder.event(
  'OperatorResultNoted',
  { zh: '市场监管反馈经营者情况', en: 'What became of an operator, noted' },
  caseKey.extend({ result: operatorResult }),
);
export const PartyEducated = disorder.event(
  'PartyEducated',
  { zh: '说服教育、口头警告', en: 'Party warned and taught' },
  caseKey.extend({ officers: inspectors, findings: nos }),
);
export const DisorderOrdered = disorder.event(
  'DisorderOrdered',
  { zh: '责令改正', en: 'Correction ordered' },
  caseKey.extend({ order: z.int().positive(), findings: nos, dueBy: deadline }),
);
export const DisorderOrderOverdue = disorder.event(
  'DisorderOrderOverdue',
  { zh: '改正期满待复查', en: 'Order overdue' },
  caseKey.extend({ order: z.int().positive(), due: isoInstant, observedAt: isoInstant }),
);
export const DisorderRevisited = disorder.event(
  'DisorderRevisited',
  { zh: '复查', en: 'Disorder revisited' },
  caseKey.extend({
    inspectors,
    order: z.int().positive(),
    /** Whether the order's time was over. */
    due: z.boolean(),
    remaining: nos,
    evidence: photographs,
  }),
);
export const MeasureTaken = disorder.event(
  'MeasureTaken',
  { zh: '采取措施', en: 'Measure taken' },
  caseKey.extend({
    measure: z.int().positive(),
    kind: disorderMeasure,
    findings: nos,
    /** Where a government must approve it: its document. */
    approval: openText(80).optional(),
    until: deadline.optional(),
    /** What acting in the party's place costs, yuan. */
    costs: yuan.optional(),
  }),
);
export const MeasureLapsed = disorder.event(
  'MeasureLapsed',
  { zh: '扣押期满', en: 'Measure lapsed' },
  caseKey.extend({ measure: z.int().positive(), until: isoInstant, observedAt: isoInstant }),
);
const liftingGround = z.enum(['corrected', 'in-error', 'no-longer-needed']);
export const MeasureLifted = disorder.event(
  'MeasureLifted',
  { zh: '解除措施', en: 'Measure lifted' },
  caseKey.extend({ measure: z.int().positive(), ground: liftingGround }),
);
export const DisorderPenaltyProposed = disorder.event(
  'DisorderPenaltyProposed',
  { zh: '拟处罚', en: 'Penalty proposed' },
  caseKey.extend({ finding: z.int().positive(), proposal: penaltyProposal }),
);
export const DisorderPenalised = disorder.event(
  'DisorderPenalised',
  { zh: '已处罚', en: 'Disorder penalised' },
  caseKey.extend({ penaltyId: uuid, sanction, yuan }),
);
export const DisorderNotPenalised = disorder.event(
  'DisorderNotPenalised',
  { zh: '未予处罚', en: 'Penalty not imposed' },
  caseKey.extend({ penaltyId: uuid }),
);
export const DisorderCorrected = disorder.event(
  'DisorderCorrected',
  { zh: '已改正', en: 'Disorder corrected' },
  caseKey.extend({ by: z.enum(['on-the-spot', 'order', 'performed-for-party']), evidence: photographs }),
);
export const DisorderConcluded = disorder.event(
  'DisorderConcluded',
  { zh: '未改正结案', en: 'Disorder concluded' },
  caseKey.extend({ remaining: nos, note: openText(500) }),
);
export const DisorderAssisted = disorder.event(
  'DisorderAssisted',
  { zh: '协助办结', en: 'Assisted in another department’s matter' },
  caseKey.extend({ officers: inspectors, note: openText(500), evidence: photographs }),
);
export const DisorderWithdrawn = disorder.event(
  'DisorderWithdrawn',
  { zh: '撤案', en: 'Disorder withdrawn' },
  caseKey.extend({ reason: z.string().max(1000) }),
);
export const DisorderSettled = disorder.event(
  'DisorderSettled',
  { zh: '随派遣办结', en: 'Disorder settled with its referral' },
  caseKey.extend({ note: z.string().max(1000) }),
);
export const disorderEvents = [
  DisorderReported,
  DisorderReopened,
  NoDisorderFound,
  DisorderInspected,
  OperatorWithoutLicenceReported,
  OperatorResultNoted,
  PartyEducated,
  DisorderOrdered,
  DisorderOrderOverdue,
  DisorderRevisited,
  MeasureTaken,
  MeasureLapsed,
  MeasureLifted,
  DisorderPenaltyProposed,
  DisorderPenalised,
  DisorderNotPenalised,
  DisorderCorrected,
  DisorderConcluded,
  DisorderAssisted,
  DisorderWithdrawn,
  DisorderSettled,
] as const;
export type DisorderEvent = EventOf<(typeof disorderEvents)[number]>;

const streamOf = (data: { caseId: string }) => `disorder-${data.caseId}`;
const just = z.object({ caseId: uuid });
const visit = just.extend({
  inspectors,
  /** 出示执法证件. */
  credentialsShown: z.boolean(),
  evidence: photographs.default([]),
});

export const ReportDisorder = disorder.command(
  'ReportDisorder',
  { zh: '登记市容线索', en: 'Report disorder' },
  just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
  streamOf,
);
export const InspectDisorder = disorder.command(
  'InspectDisorder',
  { zh: '现场检查', en: 'Inspect disorder' },
  visit.extend({
    party: party.optional(),
    findings: z.array(disorderFinding.omit({ no: true })).max(50),
    /** The operator showed no business licence. */
    withoutLicence: z.object({ premises: openText(80) }).optional(),
  }),
  streamOf,
  { duties: ['二(二)8.2', '二(二)8.3'] },
);
export const EducateParty = disorder.command(
  'EducateParty',
  { zh: '说服教育、口头警告', en: 'Warn and teach the party' },
  just.extend({
    officers: inspectors,
    /** It was put right before the officers' eyes. */
    correctedAtOnce: z.boolean().default(false),
    evidence: photographs.default([]),
  }),
  streamOf,
);
/** As the decider gets it; officers give `within`. */
export const OrderDisorder = disorder.command(
  'OrderDisorder',
  { zh: '责令改正', en: 'Order correction of disorder' },
  just.extend({ dueBy: deadline }),
  streamOf,
  { duties: ['二(二)8.2', '二(二)8.3'] },
);
export const RevisitDisorder = disorder.command(
  'RevisitDisorder',
  { zh: '复查', en: 'Revisit disorder' },
  visit.extend({ remaining: nos }),
  streamOf,
);
/** As the decider gets it; the edge works out `until`. */
export const TakeMeasure = disorder.command(
  'TakeMeasure',
  { zh: '采取措施', en: 'Take a measure' },
  just.extend({
    kind: disorderMeasure,
    findings: nos.min(1),
    approval: openText(80).optional(),
    until: deadline.optional(),
    costs: yuan.optional(),
  }),
  streamOf,
);
export const LiftMeasure = disorder.command(
  'LiftMeasure',
  { zh: '解除措施', en: 'Lift a measure' },
  just.extend({ measure: z.int().positive(), ground: liftingGround }),
  streamOf,
);
export const ProposeDisorderPenalty = disorder.command(
  'ProposeDisorderPenalty',
  { zh: '提出处罚', en: 'Propose a penalty' },
  just.extend({
    penaltyId: uuid,
    finding: z.int().positive(),
    sanction,
    yuan,
    /** 占道收费标准 for the place, yuan: what a unit's fine for occupying the street is a multiple of. */
    roadCharge: yuan.optional(),
  }),
  streamOf,
  { duties: ['二(二)8.2', '二(二)8.3'] },
);
export const ConcludeDisorder = disorder.command(
  'ConcludeDisorder',
  { zh: '未改正结案', en: 'Conclude disorder that remains' },
  just.extend({ note: openText(500) }),
  streamOf,
);
/** Another department leads: what was done to help it, where no violation of ours is at hand. */
export const RecordAssistance = disorder.command(
  'RecordAssistance',
  { zh: '登记协助情况', en: 'Record assistance' },
  just.extend({ officers: inspectors, note: openText(500), evidence: photographs.default([]) }),
  streamOf,
);
export const disorderCommands = [
  ReportDisorder,
  InspectDisorder,
  EducateParty,
  OrderDisorder,
  RevisitDisorder,
  TakeMeasure,
  LiftMeasure,
  ProposeDisorderPenalty,
  ConcludeDisorder,
  RecordAssistance,
] as const;

/** What referrals, penalties and time lead to; not served on the bus. */
export const OpenDisorder = disorder.command('OpenDisorder', { zh: '派遣立案', en: 'Open a case' }, openCase, streamOf);
export const EndDisorder = disorder.command('EndDisorder', { zh: '随派遣终止', en: 'End a case' }, endCase, streamOf);
export const NoteDisorderPenalty = disorder.command(
  'NoteDisorderPenalty',
  { zh: '记录处罚结果', en: 'Note what became of a penalty' },
  notePenalty,
  streamOf,
);
export const NoteOperatorResult = disorder.command(
  'NoteOperatorResult',
  { zh: '记录市场监管反馈', en: 'Note what became of an operator' },
  just.extend({ result: operatorResult }),
  streamOf,
);
export const ObserveDisorderOrder = disorder.command(
  'ObserveDisorderOrder',
  { zh: '检查改正期限', en: 'Observe an order' },
  just.extend({ order: z.int().positive() }),
  streamOf,
);
export const ObserveMeasure = disorder.command(
  'ObserveMeasure',
  { zh: '检查措施期限', en: 'Observe a measure' },
  just.extend({ measure: z.int().positive() }),
  streamOf,
);
export const disorderInternalCommands = [
  OpenDisorder,
  EndDisorder,
  NoteDisorderPenalty,
  NoteOperatorResult,
  ObserveDisorderOrder,
  ObserveMeasure,
] as const;
export type DisorderCommand =
  | CommandOf<(typeof disorderCommands)[number]>
  | CommandOf<(typeof disorderInternalCommands)[number]>;
