import { z } from 'zod';
import { notePenalty, sanction } from '../enforcement/penalty.ts';
import type { CommandOf } from '../language/define.ts';
import { deadline, isoDate, isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
import { caseMatter, endCase, openCase } from '../referral/case.ts';
import { CriminalCaseFiled } from './security-case.ts';
import {
  authority,
  days,
  described,
  dissuader,
  exemption,
  leniency,
  nos,
  officers,
  photographs,
  security,
  source,
  yuan,
} from './security-words.ts';

/** What officers do in a public security case. */

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
  { duties: ['二(二)5'] },
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
  { duties: ['二(二)5'] },
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
  { duties: ['二(二)5'] },
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
