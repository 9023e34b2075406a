import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  code,
  deadline,
  isoDate,
  isoInstant,
  limit,
  lines,
  openLines,
  openText,
  ordinal,
  ruleSource,
  uuid,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, openCase } from '../referral/case.ts';
import {
  authority,
  days,
  described,
  dissuader,
  exemption,
  leniency,
  neighboursResult,
  nos,
  officers,
  photographs,
  securityFinding,
  source,
  yuan,
} from './security-words.ts';

/** Number of the criminal file. */
const file = code(/^[A-Za-z0-9-]{1,40}$/);
const just = z.object({ caseId: uuid });

/** Public security case 治安案件 in an estate (policy 二(二)5), from the report to its end. Names stay in paper files. */
export const securityCase = aggregate('police', 'security-case', {
  key: 'caseId',
  by: ['officer'],
  events: {
    SecurityCaseReported: event(
      { zh: '报警登记', en: 'Security case reported' },
      caseKey.extend({ source, matter: caseMatter, reportedOn: isoDate }),
    ),
    SecurityCaseReopened: event(
      { zh: '重新出警', en: 'Security case reopened' },
      caseKey.extend({ matter: caseMatter }),
    ),
    OfficersDispatched: event(
      { zh: '受理出警', en: 'Officers dispatched' },
      caseKey.extend({ officers, closeBy: deadline }),
    ),
    OfficersOnScene: event({ zh: '到达现场', en: 'Officers on scene' }, caseKey.extend({ arrivedAt: isoInstant })),
    ResponseOverdue: event(
      { zh: '处理逾期', en: 'Response overdue' },
      caseKey.extend({ due: isoInstant, observedAt: isoInstant, rule: ruleSource }),
    ),
    NeighboursDissuaded: event(
      { zh: '基层劝阻调解', en: 'Dissuaded and mediated by the neighbourhood' },
      caseKey.extend({ by: dissuader, on: isoDate, result: neighboursResult }),
    ),
    ViolationsFound: event(
      { zh: '查明违反治安管理行为', en: 'Violations found' },
      caseKey.extend({ officers, findings: z.array(securityFinding).min(1).max(20), evidence: photographs }),
    ),
    NoViolationFound: event(
      { zh: '不属违反治安管理，说明理由', en: 'No violation found' },
      caseKey.extend({ officers, reason: openLines(500), evidence: photographs }),
    ),
    CorrectedOnScene: event(
      { zh: '批评教育后改正', en: 'Corrected after a talking-to' },
      caseKey.extend({ officers, findings: nos, note: openLines(500) }),
    ),
    ViolationContinued: event(
      { zh: '警告后不改正', en: 'Gone on with after a warning' },
      caseKey.extend({ officers, of: ordinal, finding: securityFinding }),
    ),
    PartiesMediated: event(
      { zh: '治安调解', en: 'Parties mediated' },
      caseKey.extend({ officers, findings: nos, agreed: z.boolean(), performBy: deadline.optional() }),
    ),
    MediationOverdue: event(
      { zh: '调解协议履行期满', en: 'Agreement overdue' },
      caseKey.extend({ due: isoInstant, observedAt: isoInstant }),
    ),
    MediationKept: event({ zh: '履行调解协议', en: 'Agreement performed' }, caseKey.extend({ findings: nos })),
    MediationBroken: event({ zh: '不履行调解协议', en: 'Agreement broken' }, caseKey.extend({ findings: nos })),
    SecurityPenaltyProposed: event(
      { zh: '拟处罚', en: 'Penalty proposed' },
      caseKey.extend({ finding: ordinal, authority, proposal: penaltyProposal }),
    ),
    SecurityPenalised: event(
      { zh: '已处罚', en: 'Violation penalised' },
      caseKey.extend({ penaltyId: uuid, sanction, yuan }),
    ),
    SecurityNotPenalised: event({ zh: '未予处罚', en: 'Penalty not imposed' }, caseKey.extend({ penaltyId: uuid })),
    DetentionProposed: event(
      { zh: '告知拟行政拘留', en: 'Detention announced' },
      caseKey.extend({ finding: ordinal, party, days, yuan, rule: ruleSource }),
    ),
    DetentionDecided: event(
      { zh: '行政拘留决定', en: 'Detention decided' },
      caseKey.extend({
        finding: ordinal,
        officers,
        days,
        yuan,
        /** Decided, but not carried out (art. 21). */
        exemption: exemption.optional(),
      }),
    ),
    DetentionDropped: event(
      { zh: '不予拘留', en: 'Detention dropped' },
      caseKey.extend({ finding: ordinal, reason: openLines(500) }),
    ),
    ExaminationBegun: event(
      { zh: '鉴定开始，期限中止', en: 'Expert examination begun' },
      caseKey.extend({ what: openLines(200), begunAt: isoInstant }),
    ),
    ExaminationEnded: event(
      { zh: '鉴定结束，期限续计', en: 'Expert examination ended' },
      caseKey.extend({ conclusion: openLines(300), closeBy: deadline }),
    ),
    CaseTimeExtended: event(
      { zh: '延长办案期限', en: 'Case time extended' },
      caseKey.extend({ approval: openText(80), closeBy: deadline }),
    ),
    CaseTimeOverdue: event(
      { zh: '办案超期', en: 'Case overdue' },
      caseKey.extend({ due: isoInstant, observedAt: isoInstant }),
    ),
    SecurityCaseTransferred: event(
      { zh: '移送', en: 'Security case transferred' },
      caseKey.extend({
        /** A responsibility of the district, or another organ by its name. */
        to: openText(60),
        reason: openLines(500),
        rule: ruleSource,
      }),
    ),
    CriminalCaseFiled: event(
      { zh: '转为刑事案件', en: 'Filed as a criminal case' },
      caseKey.extend({ file, reason: openLines(500) }),
    ),
    SecurityCaseConcluded: event(
      { zh: '治安案件结案', en: 'Security case concluded' },
      caseKey.extend({
        end: z.enum(['penalised', 'mediated', 'not-penalised', 'dissuaded']),
        ground: leniency.optional(),
        note: openLines(500),
      }),
    ),
    SecurityCaseWithdrawn: event(
      { zh: '撤案', en: 'Security case withdrawn' },
      caseKey.extend({ reason: lines(1000) }),
    ),
    SecurityCaseSettled: event(
      { zh: '随派遣办结', en: 'Security case settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    ReportSecurityCase: command({ zh: '登记报警', en: 'Report a security case' }, just.extend({ matter: caseMatter })),
    DispatchOfficers: command(
      { zh: '受理出警', en: 'Dispatch officers' },
      just.extend({ officers, closeBy: deadline }),
      { given: (data) => data.omit({ closeBy: true }) },
    ),
    RecordOfficersArrival: command(
      { zh: '登记到场', en: 'Record the arrival' },
      just.extend({ arrivedAt: isoInstant.optional() }),
    ),
    RecordDissuasion: command(
      { zh: '登记劝阻调解', en: 'Record that neighbours were dissuaded' },
      just.extend({ by: dissuader, on: isoDate, result: neighboursResult }),
    ),
    RecordViolations: command(
      { zh: '登记查明的行为', en: 'Record what was found' },
      just.extend({
        officers,
        findings: z.array(described).max(20),
        /** Where nothing is found: why, which whoever reported is told (art. 78). */
        reason: openLines(500).optional(),
        evidence: photographs.default([]),
      }),
      { duties: ['二(二)5'] },
    ),
    RecordCorrection: command(
      { zh: '批评教育后改正', en: 'Record a correction on the scene' },
      just.extend({ officers, note: openLines(500) }),
    ),
    RecordContinuation: command(
      { zh: '登记警告后不改正', en: 'Record that it went on' },
      just.extend({ officers, finding: ordinal, endedOn: isoDate }),
    ),
    MediateParties: command(
      { zh: '治安调解', en: 'Mediate between the parties' },
      just.extend({ officers, findings: nos.min(1), agreed: z.boolean(), performBy: deadline.optional() }),
      {
        given: (data) => data.omit({ performBy: true }).extend({ performWithin: limit.optional() }),
        duties: ['二(二)5'],
      },
    ),
    RecordMediationKept: command(
      { zh: '登记协议履行', en: 'Record whether the agreement was kept' },
      just.extend({ performed: z.boolean() }),
    ),
    ProposeSecurityPenalty: command(
      { zh: '提出处罚', en: 'Propose a penalty' },
      just.extend({ penaltyId: uuid, finding: ordinal, authority, sanction, yuan }),
      { duties: ['二(二)5'] },
    ),
    ProposeDetention: command(
      { zh: '告知拟行政拘留', en: 'Announce a detention' },
      just.extend({ finding: ordinal, days, yuan }),
    ),
    DecideDetention: command(
      { zh: '决定行政拘留', en: 'Decide a detention' },
      just.extend({
        finding: ordinal,
        officers,
        authority,
        /** 听取陈述申辩 (art. 94). */
        heard: z.boolean(),
        exemption: exemption.optional(),
      }),
      { by: ['officer', 'department-chief'] },
    ),
    DropDetention: command(
      { zh: '不予拘留', en: 'Drop a detention' },
      just.extend({ finding: ordinal, reason: openLines(500) }),
      { by: ['officer', 'department-chief'] },
    ),
    BeginExamination: command(
      { zh: '委托鉴定', en: 'Begin an expert examination' },
      just.extend({ what: openLines(200) }),
    ),
    EndExamination: command(
      { zh: '鉴定结束', en: 'End an expert examination' },
      just.extend({ conclusion: openLines(300) }),
    ),
    ExtendCaseTime: command(
      { zh: '延长办案期限', en: 'Extend the time of a case' },
      just.extend({ approval: openText(80) }),
      { by: ['officer', 'department-chief'] },
    ),
    TransferSecurityCase: command(
      { zh: '移送', en: 'Transfer a case' },
      just.extend({ to: openText(60), reason: openLines(500) }),
    ),
    FileCriminalCase: command(
      { zh: '转为刑事案件', en: 'File a criminal case' },
      just.extend({ file, reason: openLines(500) }),
      { by: ['officer', 'department-chief'] },
    ),
    ConcludeSecurityCase: command(
      { zh: '结案', en: 'Conclude a security case' },
      just.extend({ note: openLines(500), ground: leniency.optional() }),
    ),
    WithdrawSecurityCase: command(
      { zh: '撤案', en: 'Withdraw a security case' },
      just.extend({ reason: openLines(500) }),
    ),
  },
  internal: {
    OpenSecurityCase: command({ zh: '派遣立案', en: 'Open a security case' }, openCase),
    /** From a patrol, or from fire: an occupant of a fire lane refused to leave it. */
    HearOfIncident: command(
      { zh: '接到线索', en: 'Hear of an incident' },
      just.extend({ source: source.extract(['patrol', 'fire-dissuasion']), matter: caseMatter }),
    ),
    EndSecurityCase: command({ zh: '随派遣终止', en: 'End a security case' }, endCase),
    NoteSecurityPenalty: command({ zh: '记录处罚结果', en: 'Note what became of a penalty' }, notePenalty),
    ObserveResponse: command(
      { zh: '检查处理期限', en: 'Observe the time to respond' },
      just.extend({ due: isoInstant, rule: ruleSource }),
    ),
    ObserveMediatedAgreement: command(
      { zh: '检查协议履行期限', en: 'Observe an agreement' },
      just.extend({ due: isoInstant }),
    ),
    ObserveCaseTime: command(
      { zh: '检查办案期限', en: 'Observe the time of a case' },
      just.extend({ due: isoInstant }),
    ),
  },
});
export type SecurityCaseEvent = EventsOf<typeof securityCase>;
export type SecurityCaseCommand = CommandsOf<typeof securityCase>;
