import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  count,
  deadline,
  evidence,
  isoInstant,
  limit,
  lines,
  openLines,
  openText,
  ordinal,
  uuid,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** 装修工程没有设计方案擅自施工 · 房屋使用者装修中擅自变动: article 69 fines them differently. */
export const alterationKind = z.enum(['project-without-scheme', 'by-occupant']);
export type AlterationKind = z.output<typeof alterationKind>;
/** What the appraisal says of the building as it stands: sound · can be restored · people must leave. */
const soundness = z.enum(['sound', 'restorable', 'dangerous']);

const inspectors = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'enterprise-report', 'own-inspection']);
/** `by-scheme`: done by a qualified designer's scheme, which art. 15 allows. */
const because = z.enum(['not-load-bearing', 'by-scheme', 'nothing-altered']);
const institute = openText(80);
const reportNo = openText(80).meta({ zh: '鉴定报告编号', en: 'report' });
const end = z.enum(['restored-and-penalised', 'restored', 'penalised-not-restored']);

const just = z.object({ caseId: uuid });
const visit = just.extend({ inspectors, evidence: photographs.default([]) });

/** Load-bearing structure altered without permission 擅自拆改承重结构 (建设工程质量管理条例 art. 15, 69). */
export const structuralAlteration = aggregate('construction', 'structural-alteration', {
  key: 'caseId',
  by: ['officer'],
  events: {
    AlterationReported: event(
      { zh: '拆改线索', en: 'Alteration reported' },
      caseKey.extend({ source, matter: caseMatter }),
    ),
    AlterationReopened: event({ zh: '重新核查', en: 'Alteration reopened' }, caseKey.extend({ matter: caseMatter })),
    NoAlterationFound: event(
      { zh: '未见擅自拆改', en: 'No unlawful alteration found' },
      caseKey.extend({
        inspectors,
        because,
        evidence: photographs,
      }),
    ),
    AlterationFound: event(
      { zh: '查实擅自拆改', en: 'Alteration found' },
      caseKey.extend({
        no: ordinal,
        inspectors,
        party,
        kind: alterationKind,
        /** Walls, beams, slabs: never a flat's number. */
        members: openLines(200),
        evidence: photographs,
      }),
    ),
    WorkStopped: event(
      { zh: '责令停止施工', en: 'Work stopped' },
      caseKey.extend({ no: ordinal, officers: inspectors }),
    ),
    StructureAppraised: event(
      { zh: '结构安全鉴定', en: 'Structure appraised' },
      caseKey.extend({ institute, result: soundness, report: reportNo }),
    ),
    /** The subdistrict, which sees that people leave, hears of it in the incident that the case answers. */
    DangerAnnounced: event(
      { zh: '危险通报镇办', en: 'Danger announced to the subdistrict' },
      caseKey.extend({ matter: caseMatter, report: reportNo }),
    ),
    RestorationOrdered: event(
      { zh: '责令恢复', en: 'Restoration ordered' },
      caseKey.extend({
        order: ordinal,
        no: ordinal,
        /** Whose scheme the restoration follows: the original designer, or one as qualified (art. 15). */
        designer: institute,
        dueBy: deadline,
      }),
    ),
    RestorationOverdue: event(
      { zh: '恢复逾期待复查', en: 'Restoration overdue' },
      caseKey.extend({ order: ordinal, due: isoInstant, observedAt: isoInstant }),
    ),
    RestorationChecked: event(
      { zh: '复查恢复情况', en: 'Restoration checked' },
      caseKey.extend({
        inspectors,
        order: ordinal,
        due: z.boolean(),
        restored: z.boolean(),
        evidence: photographs,
      }),
    ),
    AlterationPenaltyProposed: event(
      { zh: '拟处罚', en: 'Penalty proposed' },
      caseKey.extend({ no: ordinal, proposal: penaltyProposal }),
    ),
    AlterationPenalised: event(
      { zh: '已处罚', en: 'Alteration penalised' },
      caseKey.extend({ penaltyId: uuid, sanction, yuan: count }),
    ),
    AlterationNotPenalised: event({ zh: '未予处罚', en: 'Penalty not imposed' }, caseKey.extend({ penaltyId: uuid })),
    AlterationClosed: event(
      { zh: '拆改案件结案', en: 'Alteration case closed' },
      caseKey.extend({ end, note: openLines(500) }),
    ),
    AlterationWithdrawn: event(
      { zh: '撤案', en: 'Alteration case withdrawn' },
      caseKey.extend({ reason: lines(1000) }),
    ),
    AlterationSettled: event(
      { zh: '随派遣办结', en: 'Alteration case settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    ReportAlteration: command(
      { zh: '登记拆改线索', en: 'Report an alteration' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
      { by: ['enterprise', 'officer'] },
    ),
    InspectAlteration: command(
      { zh: '现场核查', en: 'Inspect an alteration' },
      visit.extend({
        finding: z.discriminatedUnion('result', [
          z.object({ result: z.literal('none'), because }),
          z.object({ result: z.literal('altered'), party, kind: alterationKind, members: openLines(200) }),
        ]),
      }),
    ),
    StopWork: command({ zh: '责令停止施工', en: 'Stop the work' }, just.extend({ officers: inspectors })),
    RecordAppraisal: command(
      { zh: '登记鉴定结论', en: 'Record an appraisal' },
      just.extend({ institute, result: soundness, report: reportNo }),
    ),
    OrderRestoration: command(
      { zh: '责令恢复', en: 'Order the restoration' },
      just.extend({ designer: institute.optional(), dueBy: deadline }),
      { given: (data) => data.omit({ dueBy: true }).extend({ within: limit }) },
    ),
    CheckRestoration: command(
      { zh: '复查恢复情况', en: 'Check the restoration' },
      visit.extend({ restored: z.boolean() }),
    ),
    ProposeAlterationPenalty: command(
      { zh: '提出处罚', en: 'Propose a penalty' },
      just.extend({ penaltyId: uuid, yuan: ordinal }),
    ),
    CloseAlteration: command(
      { zh: '结案', en: 'Close an alteration case' },
      just.extend({
        note: openLines(500),
        /** Restored without a penalty: why the law lets it be. */
        leniency: z.enum(['minor-and-corrected', 'no-fault']).optional(),
      }),
    ),
    WithdrawAlteration: command(
      { zh: '撤案', en: 'Withdraw an alteration case' },
      just.extend({ reason: openLines(500) }),
    ),
  },
  internal: {
    OpenAlteration: command({ zh: '派遣立案', en: 'Open an alteration case' }, openCase),
    EndAlteration: command({ zh: '随派遣终止', en: 'End an alteration case' }, endCase),
    NoteAlterationPenalty: command({ zh: '记录处罚结果', en: 'Note what became of a penalty' }, notePenalty),
    ObserveRestoration: command(
      { zh: '检查恢复期限', en: 'Observe a restoration order' },
      just.extend({ order: ordinal }),
    ),
  },
});
export type StructuralAlterationEvent = EventsOf<typeof structuralAlteration>;
export type StructuralAlterationCommand = CommandsOf<typeof structuralAlteration>;
