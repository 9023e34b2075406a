import { z } from 'zod';
import { notePenalty, penaltyProposal, sanction, unit } from '../enforcement/penalty.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  count,
  deadline,
  evidence,
  hidden,
  isoInstant,
  limit,
  line,
  lines,
  openLines,
  ordinal,
  uuid,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';
import { equipmentOnRegister, equipmentParticulars, stopGround } from './equipment.ts';

export const checkCause = z.enum([
  'referral',
  'inspection-overdue',
  'inspection-failed',
  'severe-hazard',
  'late-rescue',
  'plan',
]);

/** What the law calls the violations; what each costs and allows stands in the service beside its article. */
export const equipmentViolation = z.enum([
  'not-registered',
  'no-technical-file',
  'not-maintained',
  'inspection-not-requested',
  'used-uninspected',
  'used-with-fault',
  'not-scrapped',
  'no-safety-manager',
  'notices-missing',
  'alarm-not-working',
  'no-maintenance-contract',
  'badly-maintained',
  'false-maintenance-records',
  'nobody-on-duty',
  'late-to-rescue',
]);
export type EquipmentViolation = z.output<typeof equipmentViolation>;

export const checkFinding = z.object({
  /** Counted through the whole case. */
  no: ordinal,
  kind: equipmentViolation,
  what: openLines(200),
  /** 严重事故隐患. */
  severe: z.boolean(),
  /** Whose violation: the use unit's or the maintenance firm's. */
  party: unit,
});
export type CheckFinding = z.output<typeof checkFinding>;

const findingNos = z.array(ordinal).max(50);
const officers = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);

const just = z.object({ caseId: uuid });
const visit = just.extend({
  officers,
  /** 出示特种设备安全行政执法证件. */
  credentialsShown: z.boolean(),
  evidence: photographs.default([]),
});

const opened = caseKey.extend({
  cause: checkCause,
  matter: caseMatter.optional(),
  equipment: equipmentParticulars.extend({ equipmentId: uuid }).optional(),
  /** What is known from the start, e.g. that a firm came late. */
  findings: z.array(checkFinding).max(5),
  checkBy: deadline.optional(),
  note: openLines(300).optional(),
});

/** A safety check 特种设备安全监察: from a complaint, the register's clock or a firm's report to its end. */
export const check = aggregate('quality-supervision', 'check', {
  key: 'caseId',
  by: ['officer'],
  events: {
    CheckOpened: event({ zh: '监察立案', en: 'Check opened' }, opened),
    CheckReopened: event({ zh: '重新监察', en: 'Check reopened' }, caseKey.extend({ matter: caseMatter })),
    EquipmentIdentified: event(
      { zh: '确认设备', en: 'Equipment identified' },
      caseKey.extend({ equipment: equipmentOnRegister }),
    ),
    CheckOverdue: event(
      { zh: '现场检查逾期', en: 'Check overdue' },
      caseKey.extend({ due: isoInstant, observedAt: isoInstant }),
    ),
    SiteChecked: event(
      { zh: '现场检查', en: 'Site checked' },
      caseKey.extend({ officers, findings: z.array(checkFinding).min(1).max(50), evidence: photographs }),
    ),
    NothingFoundOnSite: event(
      { zh: '检查未发现问题', en: 'Nothing found on site' },
      caseKey.extend({ officers, evidence: photographs }),
    ),
    InstructionIssued: event(
      { zh: '安全监察指令', en: 'Safety instruction issued' },
      caseKey.extend({
        instruction: ordinal,
        findings: findingNos,
        rectifyBy: deadline,
        /** `posted`: could not be delivered; posted at the unit's seat, with a copy to the subdistrict. */
        service: z.enum(['delivered', 'posted']),
      }),
    ),
    InstructionOverdue: event(
      { zh: '指令期满待复查', en: 'Instruction overdue' },
      caseKey.extend({ instruction: ordinal, due: isoInstant, observedAt: isoInstant }),
    ),
    SiteRechecked: event(
      { zh: '现场复查', en: 'Site rechecked' },
      caseKey.extend({
        officers,
        instruction: ordinal,
        /** Whether the instruction's time had run out. */
        due: z.boolean(),
        remaining: findingNos,
        evidence: photographs,
      }),
    ),
    StopOrdered: event(
      { zh: '责令停止使用', en: 'Stop ordered' },
      caseKey.extend({ equipmentId: uuid, ground: stopGround, findings: findingNos }),
    ),
    StopLifted: event(
      { zh: '解除停用', en: 'Stop lifted' },
      caseKey.extend({ equipmentId: uuid, inspectedUntil: line(200, hidden).optional() }),
    ),
    SevereHazardReportedUpward: event(
      { zh: '报告上级部门', en: 'Severe hazard reported upward' },
      caseKey.extend({ note: openLines(300) }),
    ),
    CheckPenaltyProposed: event(
      { zh: '拟处罚', en: 'Penalty proposed' },
      caseKey.extend({ finding: ordinal, proposal: penaltyProposal }),
    ),
    CheckPenalised: event(
      { zh: '已处罚', en: 'Penalised' },
      caseKey.extend({ penaltyId: uuid, sanction, yuan: count }),
    ),
    CheckNotPenalised: event({ zh: '未予处罚', en: 'Not penalised' }, caseKey.extend({ penaltyId: uuid })),
    CheckClosed: event(
      { zh: '监察结案', en: 'Check closed' },
      caseKey.extend({
        result: z.enum(['rectified', 'scrapped', 'penalised']),
        remaining: findingNos,
        note: openLines(500),
        evidence: photographs,
      }),
    ),
    CheckWithdrawn: event({ zh: '撤案', en: 'Check withdrawn' }, caseKey.extend({ reason: lines(1000) })),
    CheckSettled: event(
      { zh: '随派遣办结', en: 'Check settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    /** A planned check, or a severe hazard that a firm or agency reports; the edge works out `checkBy` and looks equipment up. */
    OpenCheck: command(
      { zh: '监察立案', en: 'Open a check' },
      just.extend({
        cause: z.enum(['severe-hazard', 'plan']),
        equipment: equipmentParticulars.extend({ equipmentId: uuid }).optional(),
        checkBy: deadline.optional(),
        note: openLines(300),
      }),
      {
        given: (data) => data.omit({ equipment: true, checkBy: true }).extend({ equipmentId: uuid.optional() }),
        by: ['maintenance-firm', 'inspection-agency', 'officer'],
      },
    ),
    IdentifyEquipment: command(
      { zh: '确认设备', en: 'Identify the equipment' },
      just.extend({ equipment: equipmentOnRegister }),
      { given: (data) => data.omit({ equipment: true }).extend({ equipmentId: uuid }) },
    ),
    CheckSite: command(
      { zh: '现场检查', en: 'Check the site' },
      visit.extend({ findings: z.array(checkFinding.omit({ no: true })).max(50) }),
      { duties: ['二(二)11'] },
    ),
    IssueInstruction: command(
      { zh: '下达安全监察指令', en: 'Issue a safety instruction' },
      just.extend({ rectifyBy: deadline, service: z.enum(['delivered', 'posted']).default('delivered') }),
      { given: (data) => data.omit({ rectifyBy: true }).extend({ within: limit }), duties: ['二(二)11'] },
    ),
    RecheckSite: command({ zh: '现场复查', en: 'Recheck the site' }, visit.extend({ remaining: findingNos })),
    OrderStop: command(
      { zh: '责令停止使用', en: 'Order to stop the use' },
      just.extend({ findings: findingNos.min(1) }),
      { duties: ['二(二)11'], by: ['officer', 'department-chief'] },
    ),
    LiftStop: command({ zh: '解除停用', en: 'Lift the stop' }, just.extend({ equipment: equipmentOnRegister }), {
      given: (data) => data.omit({ equipment: true }),
    }),
    ReportSevereHazardUpward: command(
      { zh: '报告上级部门', en: 'Report a severe hazard upward' },
      just.extend({ note: openLines(300) }),
      { by: ['officer', 'department-chief'] },
    ),
    ProposeCheckPenalty: command(
      { zh: '提出处罚', en: 'Propose a penalty' },
      just.extend({
        penaltyId: uuid,
        finding: ordinal,
        sanction,
        yuan: count,
      }),
    ),
    CloseCheck: command(
      { zh: '监察结案', en: 'Close a check' },
      just.extend({
        note: openLines(500),
        evidence: photographs.default([]),
        equipment: equipmentOnRegister.optional(),
      }),
      { given: (data) => data.omit({ equipment: true }) },
    ),
  },
  internal: {
    OpenCheckByReferral: command({ zh: '派遣立案', en: 'Open a check by referral' }, openCase),
    EndCheck: command({ zh: '随派遣终止', en: 'End a check' }, endCase),
    OpenCheckByItself: command(
      { zh: '依职权立案', en: 'Open a check by what was found' },
      opened.omit({ referral: true, matter: true }),
    ),
    WithdrawCheck: command({ zh: '撤案', en: 'Withdraw a check' }, just.extend({ reason: openLines(300) })),
    NoteCheckPenalty: command({ zh: '记录处罚结果', en: 'Note what became of a penalty' }, notePenalty),
    ObserveCheck: command(
      { zh: '检查监察期限', en: 'Observe when the check is due' },
      just.extend({ due: isoInstant }),
    ),
    ObserveInstruction: command(
      { zh: '检查指令期限', en: 'Observe an instruction' },
      just.extend({ instruction: ordinal }),
    ),
  },
});
export type CheckEvent = EventsOf<typeof check>;
export type CheckCommand = CommandsOf<typeof check>;
