import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoDate, isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** Public security case 治安案件 in an estate (policy 二(二)5), from the report to its end. Names stay in paper files. */
const security = aggregateOf('police', 'security-case');

/** What each may cost stands in the service beside its article. */
export const securityKind = z.enum([
  'noise',
  'animal-nuisance',
  'animal-frightens',
  'threat',
  'insult',
  'assault',
  'taking-or-damage',
  'trespass',
  'rental-unregistered',
  'rental-crime-unreported',
  'gambling',
  'obstructing-rescue',
  'lane-occupation',
]);
export type SecurityKind = z.output<typeof securityKind>;
/** 情节较轻 · 一般 · 较重; `after-warning`: gone on with after a warning, which only the case itself can know. */
export const gravity = z.enum(['light', 'ordinary', 'grave', 'after-warning']);
export type Gravity = z.output<typeof gravity>;

const described = z.object({
  kind: securityKind,
  gravity: gravity.exclude(['after-warning']),
  what: openText(200),
  party,
  /** 民间纠纷引起: only then may it be settled by agreement (art. 9). */
  dispute: z.boolean(),
  /** When it was done, or ended (art. 22). */
  endedOn: isoDate,
});
export const securityFinding = described.omit({ gravity: true }).extend({
  /** Counted through the whole case. */
  no: z.int().positive(),
  gravity,
});
export type SecurityFinding = z.output<typeof securityFinding>;

const nos = z.array(z.int().positive()).max(50);
const officers = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'call', 'patrol', 'fire-dissuasion']);
const yuan = z.int().nonnegative().max(10_000);
/** 公安派出所 · 县级以上公安机关 (art. 91). */
const authority = z.enum(['station', 'county']);
/** 不执行行政拘留 (art. 21). */
const exemption = z.enum(['under-16', 'first-under-18', 'over-70', 'pregnant-or-nursing']);
/** 依法不予处罚 (art. 12, 13, 19, 22). */
const leniency = z.enum(['under-14', 'not-answerable', 'very-minor', 'after-six-months']);
export type Leniency = z.output<typeof leniency>;
const dissuader = z.enum(['residents-committee', 'owners-committee', 'enterprise']);

export const SecurityCaseReported = security.event(
  'SecurityCaseReported',
  { zh: '报警登记', en: 'Security case reported' },
  caseKey.extend({ source, matter: caseMatter, reportedOn: isoDate }),
);
export const SecurityCaseReopened = security.event(
  'SecurityCaseReopened',
  { zh: '重新出警', en: 'Security case reopened' },
  caseKey.extend({ matter: caseMatter }),
);
export const OfficersDispatched = security.event(
  'OfficersDispatched',
  { zh: '受理出警', en: 'Officers dispatched' },
  caseKey.extend({ officers, closeBy: deadline }),
);
export const OfficersOnScene = security.event(
  'OfficersOnScene',
  { zh: '到达现场', en: 'Officers on scene' },
  caseKey.extend({ arrivedAt: isoInstant }),
);
export const ResponseOverdue = security.event(
  'ResponseOverdue',
  { zh: '处理逾期', en: 'Response overdue' },
  caseKey.extend({ due: isoInstant, observedAt: isoInstant, rule: ruleSource }),
);
export const NeighboursDissuaded = security.event(
  'NeighboursDissuaded',
  { zh: '基层劝阻调解', en: 'Dissuaded and mediated by the neighbourhood' },
  caseKey.extend({ by: dissuader, on: isoDate, result: z.enum(['stopped', 'failed']) }),
);
export const ViolationsFound = security.event(
  'ViolationsFound',
  { zh: '查明违反治安管理行为', en: 'Violations found' },
  caseKey.extend({ officers, findings: z.array(securityFinding).min(1).max(20), evidence: photographs }),
);
export const NoViolationFound = security.event(
  'NoViolationFound',
  { zh: '不属违反治安管理，说明理由', en: 'No violation found' },
  caseKey.extend({ officers, reason: openText(500), evidence: photographs }),
);
export const CorrectedOnScene = security.event(
  'CorrectedOnScene',
  { zh: '批评教育后改正', en: 'Corrected after a talking-to' },
  caseKey.extend({ officers, findings: nos, note: openText(500) }),
);
export const ViolationContinued = security.event(
  'ViolationContinued',
  { zh: '警告后不改正', en: 'Gone on with after a warning' },
  caseKey.extend({ officers, of: z.int().positive(), finding: securityFinding }),
);
export const PartiesMediated = security.event(
  'PartiesMediated',
  { zh: '治安调解', en: 'Parties mediated' },
  caseKey.extend({ officers, findings: nos, agreed: z.boolean(), performBy: deadline.optional() }),
);
export const MediationOverdue = security.event(
  'MediationOverdue',
  { zh: '调解协议履行期满', en: 'Agreement overdue' },
  caseKey.extend({ due: isoInstant, observedAt: isoInstant }),
);
export const MediationKept = security.event(
  'MediationKept',
  { zh: '履行调解协议', en: 'Agreement performed' },
  caseKey.extend({ findings: nos }),
);
export const MediationBroken = security.event(
  'MediationBroken',
  { zh: '不履行调解协议', en: 'Agreement broken' },
  caseKey.extend({ findings: nos }),
);
export const SecurityPenaltyProposed = security.event(
  'SecurityPenaltyProposed',
  { zh: '拟处罚', en: 'Penalty proposed' },
  caseKey.extend({ finding: z.int().positive(), authority, proposal: penaltyProposal }),
);
export const SecurityPenalised = security.event(
  'SecurityPenalised',
  { zh: '已处罚', en: 'Violation penalised' },
  caseKey.extend({ penaltyId: uuid, sanction, yuan }),
);
export const SecurityNotPenalised = security.event(
  'SecurityNotPenalised',
  { zh: '未予处罚', en: 'Penalty not imposed' },
  caseKey.extend({ penaltyId: uuid }),
);
const days = z.int().min(1).max(15);
export const DetentionProposed = security.event(
  'DetentionProposed',
  { zh: '告知拟行政拘留', en: 'Detention announced' },
  caseKey.extend({ finding: z.int().positive(), party, days, yuan, rule: ruleSource }),
);
export const DetentionDecided = security.event(
  'DetentionDecided',
  { zh: '行政拘留决定', en: 'Detention decided' },
  caseKey.extend({
    finding: z.int().positive(),
    officers,
    days,
    yuan,
    /** Decided, but not carried out (art. 21). */
    exemption: exemption.optional(),
  }),
);
export const DetentionDropped = security.event(
  'DetentionDropped',
  { zh: '不予拘留', en: 'Detention dropped' },
  caseKey.extend({ finding: z.int().positive(), reason: openText(500) }),
);
export const ExaminationBegun = security.event(
  'ExaminationBegun',
  { zh: '鉴定开始，期限中止', en: 'Expert examination begun' },
  caseKey.extend({ what: openText(200), begunAt: isoInstant }),
);
export const ExaminationEnded = security.event(
  'ExaminationEnded',
  { zh: '鉴定结束，期限续计', en: 'Expert examination ended' },
  caseKey.extend({ conclusion: openText(300), closeBy: deadline }),
);
export const CaseTimeExtended = security.event(
  'CaseTimeExtended',
  { zh: '延长办案期限', en: 'Case time extended' },
  caseKey.extend({ approval: openText(80), closeBy: deadline }),
);
export const CaseTimeOverdue = security.event(
  'CaseTimeOverdue',
  { zh: '办案超期', en: 'Case overdue' },
  caseKey.extend({ due: isoInstant, observedAt: isoInstant }),
);
export const SecurityCaseTransferred = security.event(
  'SecurityCaseTransferred',
  { zh: '移送', en: 'Security case transferred' },
  caseKey.extend({
    /** A responsibility of the district, or another organ by its name. */
    to: z.string().min(1).max(60),
    reason: openText(500),
    rule: ruleSource,
  }),
);
export const CriminalCaseFiled = security.event(
  'CriminalCaseFiled',
  { zh: '转为刑事案件', en: 'Filed as a criminal case' },
  caseKey.extend({ file: z.string().regex(/^[A-Za-z0-9-]{1,40}$/), reason: openText(500) }),
);
export const SecurityCaseConcluded = security.event(
  'SecurityCaseConcluded',
  { zh: '治安案件结案', en: 'Security case concluded' },
  caseKey.extend({
    end: z.enum(['penalised', 'mediated', 'not-penalised', 'dissuaded']),
    ground: leniency.optional(),
    note: openText(500),
  }),
);
export const SecurityCaseWithdrawn = security.event(
  'SecurityCaseWithdrawn',
  { zh: '撤案', en: 'Security case withdrawn' },
  caseKey.extend({ reason: z.string().max(1000) }),
);
export const SecurityCaseSettled = security.event(
  'SecurityCaseSettled',
  { zh: '随派遣办结', en: 'Security case settled with its referral' },
  caseKey.extend({ note: z.string().max(1000) }),
);
export const securityCaseEvents = [
  SecurityCaseReported,
  SecurityCaseReopened,
  OfficersDispatched,
  OfficersOnScene,
  ResponseOverdue,
  NeighboursDissuaded,
  ViolationsFound,
  NoViolationFound,
  CorrectedOnScene,
  ViolationContinued,
  PartiesMediated,
  MediationOverdue,
  MediationKept,
  MediationBroken,
  SecurityPenaltyProposed,
  SecurityPenalised,
  SecurityNotPenalised,
  DetentionProposed,
  DetentionDecided,
  DetentionDropped,
  ExaminationBegun,
  ExaminationEnded,
  CaseTimeExtended,
  CaseTimeOverdue,
  SecurityCaseTransferred,
  CriminalCaseFiled,
  SecurityCaseConcluded,
  SecurityCaseWithdrawn,
  SecurityCaseSettled,
] as const;
export type SecurityCaseEvent = EventOf<(typeof securityCaseEvents)[number]>;

const streamOf = (data: { caseId: string }) => `security-case-${data.caseId}`;
const just = z.object({ caseId: uuid });

export const ReportSecurityCase = security.command(
  'ReportSecurityCase',
  { zh: '登记报警', en: 'Report a security case' },
  just.extend({ matter: caseMatter }),
  streamOf,
);
/** As the decider gets it; the edge works out `closeBy`. */
export const DispatchOfficers = security.command(
  'DispatchOfficers',
  { zh: '受理出警', en: 'Dispatch officers' },
  just.extend({ officers, closeBy: deadline }),
  streamOf,
);
export const RecordOfficersArrival = security.command(
  'RecordOfficersArrival',
  { zh: '登记到场', en: 'Record the arrival' },
  just.extend({ arrivedAt: isoInstant.optional() }),
  streamOf,
);
export const RecordDissuasion = security.command(
  'RecordDissuasion',
  { zh: '登记劝阻调解', en: 'Record that neighbours were dissuaded' },
  just.extend({ by: dissuader, on: isoDate, result: z.enum(['stopped', 'failed']) }),
  streamOf,
);
export const RecordViolations = security.command(
  'RecordViolations',
  { zh: '登记查明的行为', en: 'Record what was found' },
  just.extend({
    officers,
    findings: z.array(described).max(20),
    /** Where nothing is found: why, which whoever reported is told (art. 78). */
    reason: openText(500).optional(),
    evidence: photographs.default([]),
  }),
  streamOf,
);
export const RecordCorrection = security.command(
  'RecordCorrection',
  { zh: '批评教育后改正', en: 'Record a correction on the scene' },
  just.extend({ officers, note: openText(500) }),
  streamOf,
);
export const RecordContinuation = security.command(
  'RecordContinuation',
  { zh: '登记警告后不改正', en: 'Record that it went on' },
  just.extend({ officers, finding: z.int().positive(), endedOn: isoDate }),
  streamOf,
);
/** As the decider gets it; officers give `performWithin`. */
export const MediateParties = security.command(
  'MediateParties',
  { zh: '治安调解', en: 'Mediate between the parties' },
  just.extend({ officers, findings: nos.min(1), agreed: z.boolean(), performBy: deadline.optional() }),
  streamOf,
);
export const RecordMediationKept = security.command(
  'RecordMediationKept',
  { zh: '登记协议履行', en: 'Record whether the agreement was kept' },
  just.extend({ performed: z.boolean() }),
  streamOf,
);
export const ProposeSecurityPenalty = security.command(
  'ProposeSecurityPenalty',
  { zh: '提出处罚', en: 'Propose a penalty' },
  just.extend({ penaltyId: uuid, finding: z.int().positive(), authority, sanction, yuan }),
  streamOf,
);
export const ProposeDetention = security.command(
  'ProposeDetention',
  { zh: '告知拟行政拘留', en: 'Announce a detention' },
  just.extend({ finding: z.int().positive(), days, yuan }),
  streamOf,
);
export const DecideDetention = security.command(
  'DecideDetention',
  { zh: '决定行政拘留', en: 'Decide a detention' },
  just.extend({
    finding: z.int().positive(),
    officers,
    authority,
    /** 听取陈述申辩 (art. 94). */
    heard: z.boolean(),
    exemption: exemption.optional(),
  }),
  streamOf,
);
export const DropDetention = security.command(
  'DropDetention',
  { zh: '不予拘留', en: 'Drop a detention' },
  just.extend({ finding: z.int().positive(), reason: openText(500) }),
  streamOf,
);
export const BeginExamination = security.command(
  'BeginExamination',
  { zh: '委托鉴定', en: 'Begin an expert examination' },
  just.extend({ what: openText(200) }),
  streamOf,
);
export const EndExamination = security.command(
  'EndExamination',
  { zh: '鉴定结束', en: 'End an expert examination' },
  just.extend({ conclusion: openText(300) }),
  streamOf,
);
export const ExtendCaseTime = security.command(
  'ExtendCaseTime',
  { zh: '延长办案期限', en: 'Extend the time of a case' },
  just.extend({ approval: openText(80) }),
  streamOf,
);
export const TransferSecurityCase = security.command(
  'TransferSecurityCase',
  { zh: '移送', en: 'Transfer a case' },
  just.extend({ to: z.string().min(1).max(60), reason: openText(500) }),
  streamOf,
);
export const FileCriminalCase = security.command(
  'FileCriminalCase',
  { zh: '转为刑事案件', en: 'File a criminal case' },
  just.extend({ file: CriminalCaseFiled.schema.shape.file, reason: openText(500) }),
  streamOf,
);
export const ConcludeSecurityCase = security.command(
  'ConcludeSecurityCase',
  { zh: '结案', en: 'Conclude a security case' },
  just.extend({ note: openText(500), ground: leniency.optional() }),
  streamOf,
);
export const WithdrawSecurityCase = security.command(
  'WithdrawSecurityCase',
  { zh: '撤案', en: 'Withdraw a security case' },
  just.extend({ reason: openText(500) }),
  streamOf,
);
export const securityCaseCommands = [
  ReportSecurityCase,
  DispatchOfficers,
  RecordOfficersArrival,
  RecordDissuasion,
  RecordViolations,
  RecordCorrection,
  RecordContinuation,
  MediateParties,
  RecordMediationKept,
  ProposeSecurityPenalty,
  ProposeDetention,
  DecideDetention,
  DropDetention,
  BeginExamination,
  EndExamination,
  ExtendCaseTime,
  TransferSecurityCase,
  FileCriminalCase,
  ConcludeSecurityCase,
  WithdrawSecurityCase,
] as const;

/** What referrals, other streams and time lead to; not served on the bus. */
export const OpenSecurityCase = security.command(
  'OpenSecurityCase',
  { zh: '派遣立案', en: 'Open a security case' },
  openCase,
  streamOf,
);
/** From a patrol, or from fire: an occupant of a fire lane refused to leave it. */
export const HearOfIncident = security.command(
  'HearOfIncident',
  { zh: '接到线索', en: 'Hear of an incident' },
  just.extend({ source: source.extract(['patrol', 'fire-dissuasion']), matter: caseMatter }),
  streamOf,
);
export const EndSecurityCase = security.command(
  'EndSecurityCase',
  { zh: '随派遣终止', en: 'End a security case' },
  endCase,
  streamOf,
);
export const NoteSecurityPenalty = security.command(
  'NoteSecurityPenalty',
  { zh: '记录处罚结果', en: 'Note what became of a penalty' },
  notePenalty,
  streamOf,
);
export const ObserveResponse = security.command(
  'ObserveResponse',
  { zh: '检查处理期限', en: 'Observe the time to respond' },
  just.extend({ due: isoInstant, rule: ruleSource }),
  streamOf,
);
export const ObserveMediatedAgreement = security.command(
  'ObserveMediatedAgreement',
  { zh: '检查协议履行期限', en: 'Observe an agreement' },
  just.extend({ due: isoInstant }),
  streamOf,
);
export const ObserveCaseTime = security.command(
  'ObserveCaseTime',
  { zh: '检查办案期限', en: 'Observe the time of a case' },
  just.extend({ due: isoInstant }),
  streamOf,
);
export const securityCaseInternalCommands = [
  OpenSecurityCase,
  HearOfIncident,
  EndSecurityCase,
  NoteSecurityPenalty,
  ObserveResponse,
  ObserveMediatedAgreement,
  ObserveCaseTime,
] as const;
export type SecurityCaseCommand =
  | CommandOf<(typeof securityCaseCommands)[number]>
  | CommandOf<(typeof securityCaseInternalCommands)[number]>;
