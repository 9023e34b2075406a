import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoInstant, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** Load-bearing structure altered without permission 擅自拆改承重结构 (建设工程质量管理条例 art. 15, 69). */
const alteration = aggregateOf('construction', 'structural-alteration');

/** 装修工程没有设计方案擅自施工 · 房屋使用者装修中擅自变动: article 69 fines them differently. */
export const alterationKind = z.enum(['project-without-scheme', 'by-occupant']);
export type AlterationKind = z.output<typeof alterationKind>;
/** What the appraisal says of the building as it stands: sound · can be restored · people must leave. */
const soundness = z.enum(['sound', 'restorable', 'dangerous']);

const inspectors = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'enterprise-report', 'own-inspection']);
const institute = openText(80);

export const AlterationReported = alteration.event(
  'AlterationReported',
  { zh: '拆改线索', en: 'Alteration reported' },
  caseKey.extend({ source, matter: caseMatter }),
);
export const AlterationReopened = alteration.event(
  'AlterationReopened',
  { zh: '重新核查', en: 'Alteration reopened' },
  caseKey.extend({ matter: caseMatter }),
);
export const NoAlterationFound = alteration.event(
  'NoAlterationFound',
  { zh: '未见擅自拆改', en: 'No unlawful alteration found' },
  caseKey.extend({
    inspectors,
    /** `by-scheme`: done by a qualified designer's scheme, which art. 15 allows. */
    because: z.enum(['not-load-bearing', 'by-scheme', 'nothing-altered']),
    evidence: photographs,
  }),
);
export const AlterationFound = alteration.event(
  'AlterationFound',
  { zh: '查实擅自拆改', en: 'Alteration found' },
  caseKey.extend({
    no: z.int().positive(),
    inspectors,
    party,
    kind: alterationKind,
    /** Walls, beams, slabs: never a flat's number. */
    members: openText(200),
    evidence: photographs,
  }),
);
export const WorkStopped = alteration.event(
  'WorkStopped',
  { zh: '责令停止施工', en: 'Work stopped' },
  caseKey.extend({ no: z.int().positive(), officers: inspectors }),
);
export const StructureAppraised = alteration.event(
  'StructureAppraised',
  { zh: '结构安全鉴定', en: 'Structure appraised' },
  caseKey.extend({ institute, result: soundness, report: openText(80) }),
);
/** The subdistrict, which sees that people leave, hears of it in the incident that the case answers. */
export const DangerAnnounced = alteration.event(
  'DangerAnnounced',
  { zh: '危险通报镇办', en: 'Danger announced to the subdistrict' },
  caseKey.extend({ matter: caseMatter, report: openText(80) }),
);
export const RestorationOrdered = alteration.event(
  'RestorationOrdered',
  { zh: '责令恢复', en: 'Restoration ordered' },
  caseKey.extend({
    order: z.int().positive(),
    no: z.int().positive(),
    /** Whose scheme the restoration follows: the original designer, or one as qualified (art. 15). */
    designer: institute,
    dueBy: deadline,
  }),
);
export const RestorationOverdue = alteration.event(
  'RestorationOverdue',
  { zh: '恢复逾期待复查', en: 'Restoration overdue' },
  caseKey.extend({ order: z.int().positive(), due: isoInstant, observedAt: isoInstant }),
);
export const RestorationChecked = alteration.event(
  'RestorationChecked',
  { zh: '复查恢复情况', en: 'Restoration checked' },
  caseKey.extend({
    inspectors,
    order: z.int().positive(),
    due: z.boolean(),
    restored: z.boolean(),
    evidence: photographs,
  }),
);
export const AlterationPenaltyProposed = alteration.event(
  'AlterationPenaltyProposed',
  { zh: '拟处罚', en: 'Penalty proposed' },
  caseKey.extend({ no: z.int().positive(), proposal: penaltyProposal }),
);
export const AlterationPenalised = alteration.event(
  'AlterationPenalised',
  { zh: '已处罚', en: 'Alteration penalised' },
  caseKey.extend({ penaltyId: uuid, sanction, yuan: z.int().nonnegative() }),
);
export const AlterationNotPenalised = alteration.event(
  'AlterationNotPenalised',
  { zh: '未予处罚', en: 'Penalty not imposed' },
  caseKey.extend({ penaltyId: uuid }),
);
const end = z.enum(['restored-and-penalised', 'restored', 'penalised-not-restored']);
export const AlterationClosed = alteration.event(
  'AlterationClosed',
  { zh: '拆改案件结案', en: 'Alteration case closed' },
  caseKey.extend({ end, note: openText(500) }),
);
export const AlterationWithdrawn = alteration.event(
  'AlterationWithdrawn',
  { zh: '撤案', en: 'Alteration case withdrawn' },
  caseKey.extend({ reason: z.string().max(1000) }),
);
export const AlterationSettled = alteration.event(
  'AlterationSettled',
  { zh: '随派遣办结', en: 'Alteration case settled with its referral' },
  caseKey.extend({ note: z.string().max(1000) }),
);
export const structuralAlterationEvents = [
  AlterationReported,
  AlterationReopened,
  NoAlterationFound,
  AlterationFound,
  WorkStopped,
  StructureAppraised,
  DangerAnnounced,
  RestorationOrdered,
  RestorationOverdue,
  RestorationChecked,
  AlterationPenaltyProposed,
  AlterationPenalised,
  AlterationNotPenalised,
  AlterationClosed,
  AlterationWithdrawn,
  AlterationSettled,
] as const;
export type StructuralAlterationEvent = EventOf<(typeof structuralAlterationEvents)[number]>;

const streamOf = (data: { caseId: string }) => `structural-alteration-${data.caseId}`;
const just = z.object({ caseId: uuid });
const visit = just.extend({ inspectors, evidence: photographs.default([]) });

export const ReportAlteration = alteration.command(
  'ReportAlteration',
  { zh: '登记拆改线索', en: 'Report an alteration' },
  just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
  streamOf,
);
export const InspectAlteration = alteration.command(
  'InspectAlteration',
  { zh: '现场核查', en: 'Inspect an alteration' },
  visit.extend({
    finding: z.discriminatedUnion('result', [
      z.object({ result: z.literal('none'), because: NoAlterationFound.schema.shape.because }),
      z.object({ result: z.literal('altered'), party, kind: alterationKind, members: openText(200) }),
    ]),
  }),
  streamOf,
);
export const StopWork = alteration.command(
  'StopWork',
  { zh: '责令停止施工', en: 'Stop the work' },
  just.extend({ officers: inspectors }),
  streamOf,
);
export const RecordAppraisal = alteration.command(
  'RecordAppraisal',
  { zh: '登记鉴定结论', en: 'Record an appraisal' },
  just.extend({ institute, result: soundness, report: openText(80) }),
  streamOf,
);
/** As the decider gets it; officers give `within`. */
export const OrderRestoration = alteration.command(
  'OrderRestoration',
  { zh: '责令恢复', en: 'Order the restoration' },
  just.extend({ designer: institute.optional(), dueBy: deadline }),
  streamOf,
);
export const CheckRestoration = alteration.command(
  'CheckRestoration',
  { zh: '复查恢复情况', en: 'Check the restoration' },
  visit.extend({ restored: z.boolean() }),
  streamOf,
);
export const ProposeAlterationPenalty = alteration.command(
  'ProposeAlterationPenalty',
  { zh: '提出处罚', en: 'Propose a penalty' },
  just.extend({ penaltyId: uuid, yuan: z.int().positive() }),
  streamOf,
);
export const CloseAlteration = alteration.command(
  'CloseAlteration',
  { zh: '结案', en: 'Close an alteration case' },
  just.extend({
    note: openText(500),
    /** Restored without a penalty: why the law lets it be. */
    leniency: z.enum(['minor-and-corrected', 'no-fault']).optional(),
  }),
  streamOf,
);
export const WithdrawAlteration = alteration.command(
  'WithdrawAlteration',
  { zh: '撤案', en: 'Withdraw an alteration case' },
  just.extend({ reason: openText(500) }),
  streamOf,
);
export const structuralAlterationCommands = [
  ReportAlteration,
  InspectAlteration,
  StopWork,
  RecordAppraisal,
  OrderRestoration,
  CheckRestoration,
  ProposeAlterationPenalty,
  CloseAlteration,
  WithdrawAlteration,
] as const;

/** What referrals and time lead to; not served on the bus. */
export const OpenAlteration = alteration.command(
  'OpenAlteration',
  { zh: '派遣立案', en: 'Open an alteration case' },
  openCase,
  streamOf,
);
export const EndAlteration = alteration.command(
  'EndAlteration',
  { zh: '随派遣终止', en: 'End an alteration case' },
  endCase,
  streamOf,
);
export const NoteAlterationPenalty = alteration.command(
  'NoteAlterationPenalty',
  { zh: '记录处罚结果', en: 'Note what became of a penalty' },
  notePenalty,
  streamOf,
);
export const ObserveRestoration = alteration.command(
  'ObserveRestoration',
  { zh: '检查恢复期限', en: 'Observe a restoration order' },
  just.extend({ order: z.int().positive() }),
  streamOf,
);
export const structuralAlterationInternalCommands = [
  OpenAlteration,
  EndAlteration,
  NoteAlterationPenalty,
  ObserveRestoration,
] as const;
export type StructuralAlterationCommand =
  | CommandOf<(typeof structuralAlterationCommands)[number]>
  | CommandOf<(typeof structuralAlterationInternalCommands)[number]>;
