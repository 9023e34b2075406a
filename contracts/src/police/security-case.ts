import { z } from 'zod';
import { party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import type { EventOf } from '../language/define.ts';
import { deadline, isoDate, isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
import { caseKey, caseMatter } from '../referral/case.ts';
import {
  authority,
  days,
  dissuader,
  exemption,
  leniency,
  nos,
  officers,
  photographs,
  security,
  securityFinding,
  source,
  yuan,
} from './security-words.ts';

/** What happens in a public security case, from the report to its end. */

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
