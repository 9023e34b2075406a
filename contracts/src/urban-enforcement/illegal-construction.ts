import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoInstant, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** Illegal construction 违法建设, from the report to the place being as the plan wants it. */
const construction = aggregateOf('urban-enforcement', 'illegal-construction');

/** 未取得许可 · 未按许可 (城乡规划法 art. 64) · 违法临时建设 (art. 66). */
const constructionKind = z.enum(['without-permit', 'against-permit', 'temporary']);
export type ConstructionKind = z.output<typeof constructionKind>;

/** Why nothing short of removal helps: the five cases of 山东省城乡规划条例 art. 72 para. 2, in its order. */
const removalGround = z.enum([
  'planned-public-land',
  'mandatory-standards',
  'land-held-in-common',
  'on-top-of-building',
  'severe-impact',
]);
/** What runs for the department, the party and the government. */
const constructionClock = z.enum(['stop', 'decision', 'order', 'government']);
export type ConstructionClock = z.output<typeof constructionClock>;
/** 查封施工现场 · 强制拆除. */
const compulsion = z.enum(['seal-site', 'compelled-removal']);
/** The order that was disobeyed. */
const disobeyedOrder = z.enum(['stop', 'removal']);
const siteState = z.enum(['working-on', 'stopped', 'standing', 'corrected', 'removed']);
const appealStage = z.enum(['filed', 'upheld', 'revoked']);

/** Renminbi. */
const yuan = z.int().nonnegative().max(1_000_000_000);
const inspectors = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'patrol', 'report']);

export const ConstructionReported = construction.event(
  'ConstructionReported',
  { zh: '违建线索', en: 'Illegal construction reported' },
  caseKey.extend({ source, matter: caseMatter }),
);
export const ConstructionReopened = construction.event(
  'ConstructionReopened',
  { zh: '重新查处', en: 'Illegal construction reopened' },
  caseKey.extend({ matter: caseMatter }),
);
export const NoIllegalConstructionFound = construction.event(
  'NoIllegalConstructionFound',
  { zh: '未发现违法建设', en: 'No illegal construction found' },
  caseKey.extend({ inspectors, finding: openText(300), evidence: photographs }),
);
export const ConstructionFound = construction.event(
  'ConstructionFound',
  { zh: '发现违法建设', en: 'Illegal construction found' },
  caseKey.extend({
    inspectors,
    kind: constructionKind,
    what: openText(300),
    /** `village`: 乡、村庄规划区, which is the town's to deal with (城乡规划法 art. 65). */
    zone: z.enum(['city', 'village']),
    underWay: z.boolean(),
    /** Where work is under way. */
    stopBy: deadline.optional(),
    evidence: photographs,
  }),
);
export const WorkStopOrdered = construction.event(
  'WorkStopOrdered',
  { zh: '责令停止建设', en: 'Work stop ordered' },
  caseKey.extend({ officers: inspectors }),
);
export const ConstructionCaseFiled = construction.event(
  'ConstructionCaseFiled',
  { zh: '立案', en: 'Case filed' },
  caseKey.extend({ party, decideBy: deadline }),
);
export const ConstructionInvestigated = construction.event(
  'ConstructionInvestigated',
  { zh: '调查终结', en: 'Construction investigated' },
  caseKey.extend({
    investigators: inspectors,
    /** 工程造价. */
    cost: yuan,
    /** None: measures can still do away with the effect on the plan. */
    grounds: z.array(removalGround).max(5),
    /** 不能拆除. */
    removable: z.boolean(),
    note: openText(500).optional(),
  }),
);
export const ConstructionCorrectionOrdered = construction.event(
  'ConstructionCorrectionOrdered',
  { zh: '限期改正', en: 'Correction ordered' },
  caseKey.extend({ order: z.int().positive(), dueBy: deadline }),
);
export const RemovalOrdered = construction.event(
  'RemovalOrdered',
  { zh: '限期拆除', en: 'Removal ordered' },
  caseKey.extend({
    order: z.int().positive(),
    dueBy: deadline,
    /** Until when the party may go to court; nothing is pulled down by force before. */
    appealBy: deadline,
  }),
);
export const ConstructionConfiscated = construction.event(
  'ConstructionConfiscated',
  { zh: '没收实物或者违法收入', en: 'Confiscated' },
  caseKey.extend({ subject: z.enum(['building', 'unlawful-income']), worth: yuan }),
);
export const ConstructionClockRanOut = construction.event(
  'ConstructionClockRanOut',
  { zh: '时限届满', en: 'A time limit ran out' },
  caseKey.extend({ clock: constructionClock, due: isoInstant, observedAt: isoInstant }),
);
export const SiteRevisited = construction.event(
  'SiteRevisited',
  { zh: '现场复查', en: 'Site revisited' },
  caseKey.extend({ inspectors, found: siteState, evidence: photographs }),
);
export const DisobedienceReported = construction.event(
  'DisobedienceReported',
  { zh: '报告政府', en: 'Disobedience reported to the government' },
  caseKey.extend({ of: disobeyedOrder, answerBy: deadline }),
);
export const CompulsionOrdered = construction.event(
  'CompulsionOrdered',
  { zh: '政府书面责成', en: 'Compulsion ordered by the government' },
  caseKey.extend({
    measures: z.array(compulsion).min(1).max(2),
    document: openText(80),
    /** Whether it came after the seven days. */
    late: z.boolean(),
  }),
);
export const BuildingSiteSealed = construction.event(
  'BuildingSiteSealed',
  { zh: '查封施工现场', en: 'Building site sealed' },
  caseKey.extend({ part: openText(200) }),
);
export const CompelledRemovalAnnounced = construction.event(
  'CompelledRemovalAnnounced',
  { zh: '强制拆除公告', en: 'Compelled removal announced' },
  caseKey.extend({ ownBy: deadline }),
);
export const ConstructionAppealRecorded = construction.event(
  'ConstructionAppealRecorded',
  { zh: '复议诉讼情况', en: 'Appeal recorded' },
  caseKey.extend({ stage: appealStage }),
);
export const ConstructionRemovedByForce = construction.event(
  'ConstructionRemovedByForce',
  { zh: '强制拆除', en: 'Removed by force' },
  caseKey.extend({ officers: inspectors, costs: yuan, evidence: photographs }),
);
export const ConstructionPenaltyProposed = construction.event(
  'ConstructionPenaltyProposed',
  { zh: '拟处罚', en: 'Penalty proposed' },
  caseKey.extend({ proposal: penaltyProposal }),
);
export const ConstructionPenalised = construction.event(
  'ConstructionPenalised',
  { zh: '已处罚', en: 'Penalised' },
  caseKey.extend({ penaltyId: uuid, sanction, yuan }),
);
export const ConstructionNotPenalised = construction.event(
  'ConstructionNotPenalised',
  { zh: '未予处罚', en: 'Not penalised' },
  caseKey.extend({ penaltyId: uuid }),
);
const constructionResult = z.enum(['corrected', 'removed', 'compelled', 'confiscated', 'revoked', 'handed-to-town']);
export const ConstructionClosed = construction.event(
  'ConstructionClosed',
  { zh: '违建结案', en: 'Construction case closed' },
  caseKey.extend({ result: constructionResult, note: openText(500), evidence: photographs }),
);
export const ConstructionWithdrawn = construction.event(
  'ConstructionWithdrawn',
  { zh: '撤案', en: 'Construction case withdrawn' },
  caseKey.extend({ reason: z.string().max(1000) }),
);
export const ConstructionSettled = construction.event(
  'ConstructionSettled',
  { zh: '随派遣办结', en: 'Construction case settled with its referral' },
  caseKey.extend({ note: z.string().max(1000) }),
);
export const illegalConstructionEvents = [
  ConstructionReported,
  ConstructionReopened,
  NoIllegalConstructionFound,
  ConstructionFound,
  WorkStopOrdered,
  ConstructionCaseFiled,
  ConstructionInvestigated,
  ConstructionCorrectionOrdered,
  RemovalOrdered,
  ConstructionConfiscated,
  ConstructionClockRanOut,
  SiteRevisited,
  DisobedienceReported,
  CompulsionOrdered,
  BuildingSiteSealed,
  CompelledRemovalAnnounced,
  ConstructionAppealRecorded,
  ConstructionRemovedByForce,
  ConstructionPenaltyProposed,
  ConstructionPenalised,
  ConstructionNotPenalised,
  ConstructionClosed,
  ConstructionWithdrawn,
  ConstructionSettled,
] as const;
export type IllegalConstructionEvent = EventOf<(typeof illegalConstructionEvents)[number]>;

const streamOf = (data: { caseId: string }) => `illegal-construction-${data.caseId}`;
const just = z.object({ caseId: uuid });
const visit = just.extend({
  inspectors,
  /** 出示执法证件. */
  credentialsShown: z.boolean(),
  evidence: photographs.default([]),
});

export const ReportConstruction = construction.command(
  'ReportConstruction',
  { zh: '登记违建线索', en: 'Report illegal construction' },
  just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
  streamOf,
);
export const ClearConstruction = construction.command(
  'ClearConstruction',
  { zh: '登记未发现违法建设', en: 'Record that nothing illegal was found' },
  visit.extend({ finding: openText(300) }),
  streamOf,
);
/** As the decider gets it; the edge works out `stopBy`. */
export const FindConstruction = construction.command(
  'FindConstruction',
  { zh: '现场检查发现违建', en: 'Record illegal construction' },
  visit.extend({
    kind: constructionKind,
    what: openText(300),
    zone: z.enum(['city', 'village']),
    underWay: z.boolean(),
    stopBy: deadline,
  }),
  streamOf,
);
export const OrderWorkStop = construction.command(
  'OrderWorkStop',
  { zh: '责令停止建设', en: 'Order work to stop' },
  just.extend({ officers: inspectors }),
  streamOf,
  { duties: ['二(二)8.1'] },
);
export const HandConstructionToTown = construction.command(
  'HandConstructionToTown',
  { zh: '移交镇政府', en: 'Hand over to the town' },
  just.extend({ note: openText(300) }),
  streamOf,
);
/** As the decider gets it; the edge works out `decideBy`. */
export const FileConstructionCase = construction.command(
  'FileConstructionCase',
  { zh: '立案', en: 'File the case' },
  just.extend({ party, decideBy: deadline }),
  streamOf,
);
export const InvestigateConstruction = construction.command(
  'InvestigateConstruction',
  { zh: '登记调查结果', en: 'Record the investigation' },
  ConstructionInvestigated.schema.omit({ referral: true }),
  streamOf,
  { duties: ['二(二)8.1'] },
);
/** As the decider gets it; officers give `within`. */
export const OrderConstructionCorrection = construction.command(
  'OrderConstructionCorrection',
  { zh: '限期改正', en: 'Order correction' },
  just.extend({ dueBy: deadline }),
  streamOf,
);
/** As the decider gets it; the edge works out both. */
export const OrderRemoval = construction.command(
  'OrderRemoval',
  { zh: '限期拆除', en: 'Order removal' },
  just.extend({ dueBy: deadline, appealBy: deadline }),
  streamOf,
  { duties: ['二(二)8.1'] },
);
export const ConfiscateConstruction = construction.command(
  'ConfiscateConstruction',
  { zh: '没收', en: 'Confiscate' },
  just.extend({ subject: z.enum(['building', 'unlawful-income']), worth: yuan }),
  streamOf,
);
export const RevisitSite = construction.command(
  'RevisitSite',
  { zh: '现场复查', en: 'Revisit the site' },
  visit.extend({ found: siteState }),
  streamOf,
);
/** As the decider gets it; the edge works out `answerBy`. */
export const ReportDisobedience = construction.command(
  'ReportDisobedience',
  { zh: '报告政府', en: 'Report disobedience to the government' },
  just.extend({ of: disobeyedOrder, answerBy: deadline }),
  streamOf,
);
export const RecordCompulsionOrder = construction.command(
  'RecordCompulsionOrder',
  { zh: '登记政府责成书', en: "Record the government's order" },
  just.extend({ measures: z.array(compulsion).min(1).max(2), document: openText(80) }),
  streamOf,
);
export const SealBuildingSite = construction.command(
  'SealBuildingSite',
  { zh: '查封施工现场', en: 'Seal the building site' },
  just.extend({ part: openText(200) }),
  streamOf,
);
/** As the decider gets it; officers give `within`. */
export const AnnounceCompelledRemoval = construction.command(
  'AnnounceCompelledRemoval',
  { zh: '发布强制拆除公告', en: 'Announce compelled removal' },
  just.extend({ ownBy: deadline }),
  streamOf,
);
export const RecordConstructionAppeal = construction.command(
  'RecordConstructionAppeal',
  { zh: '登记复议诉讼', en: 'Record an appeal' },
  just.extend({ stage: appealStage }),
  streamOf,
);
export const RemoveByForce = construction.command(
  'RemoveByForce',
  { zh: '强制拆除', en: 'Remove by force' },
  just.extend({ officers: inspectors, costs: yuan, evidence: photographs.default([]) }),
  streamOf,
);
export const ProposeConstructionPenalty = construction.command(
  'ProposeConstructionPenalty',
  { zh: '提出处罚', en: 'Propose a penalty' },
  just.extend({ penaltyId: uuid, yuan }),
  streamOf,
);
export const illegalConstructionCommands = [
  ReportConstruction,
  ClearConstruction,
  FindConstruction,
  OrderWorkStop,
  HandConstructionToTown,
  FileConstructionCase,
  InvestigateConstruction,
  OrderConstructionCorrection,
  OrderRemoval,
  ConfiscateConstruction,
  RevisitSite,
  ReportDisobedience,
  RecordCompulsionOrder,
  SealBuildingSite,
  AnnounceCompelledRemoval,
  RecordConstructionAppeal,
  RemoveByForce,
  ProposeConstructionPenalty,
] as const;

/** What referrals, penalties and time lead to; not served on the bus. */
export const OpenConstruction = construction.command(
  'OpenConstruction',
  { zh: '派遣立案', en: 'Open a construction case' },
  openCase,
  streamOf,
);
export const EndConstruction = construction.command(
  'EndConstruction',
  { zh: '随派遣终止', en: 'End a construction case' },
  endCase,
  streamOf,
);
export const NoteConstructionPenalty = construction.command(
  'NoteConstructionPenalty',
  { zh: '记录处罚结果', en: 'Note what became of a penalty' },
  notePenalty,
  streamOf,
);
export const ObserveConstructionClock = construction.command(
  'ObserveConstructionClock',
  { zh: '检查违建时限', en: 'Observe a clock of a construction case' },
  just.extend({ clock: constructionClock, due: isoInstant }),
  streamOf,
);
export const illegalConstructionInternalCommands = [
  OpenConstruction,
  EndConstruction,
  NoteConstructionPenalty,
  ObserveConstructionClock,
] as const;
export type IllegalConstructionCommand =
  | CommandOf<(typeof illegalConstructionCommands)[number]>
  | CommandOf<(typeof illegalConstructionInternalCommands)[number]>;
