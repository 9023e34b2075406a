import { z } from 'zod';
import { warrantyParts } from '../catalogue/warranty.ts';
import { notePenalty, party, penaltyProposal, sanction, unit } from '../enforcement/penalty.ts';
import { fen } from '../housing/money.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  count,
  deadline,
  evidence,
  isoDate,
  isoInstant,
  limit,
  lines,
  openLines,
  openText,
  ordinal,
  ruleSource,
  uuid,
  whole,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** Key of `warrantyParts`. */
export const warrantyPartKey = z
  .enum(['structure', 'waterproofing', 'heating-cooling', 'pipes-wiring-decoration'])
  .meta({
    values: Object.fromEntries(warrantyParts.map(({ key, names }) => [key, names])),
  });
/** 施工质量 · 使用不当 · 第三方 · 不可抗力: only the first is the builder's to repair (art. 40: 正常使用条件下). */
const defectCause = z.enum(['workmanship', 'misuse', 'third-party', 'force-majeure']);
export type DefectCause = z.output<typeof defectCause>;
/** Who repairs what the builder need not: by the owners' fund, by the owner of the flat, by who caused it. */
export const otherWay = z.enum(['maintenance-fund', 'owner', 'who-caused-it']).meta({
  values: {
    'maintenance-fund': {
      zh: '共用部位申请使用住宅专项维修资金（向镇办、房管部门申请）',
      en: 'common parts: apply for the maintenance fund through the subdistrict',
    },
    owner: { zh: '专有部分由业主维修', en: 'parts of a flat: for their owner' },
  },
});
export type OtherWay = z.output<typeof otherWay>;

const described = z.object({
  part: warrantyPartKey,
  what: openLines(200),
  /** 共用部位, which the maintenance fund pays for after the warranty. */
  common: z.boolean(),
  cause: defectCause,
  /** Of the structure: what the design documents say, in years. */
  designLife: whole().min(5).max(100).optional(),
  /** Last day of a longer warranty that was agreed on (质量保证书). */
  agreedUntil: isoDate.optional(),
});
export type DescribedDefect = z.output<typeof described>;

export const defect = described.pick({ part: true, what: true, common: true, cause: true }).extend({
  /** Counted through the whole case. */
  no: ordinal,
  /** First day that the warranty no longer covers. */
  warrantyEnds: isoDate,
  /** Whether the builder must repair it. */
  covered: z.boolean(),
  /** Where the builder need not. */
  way: otherWay.optional(),
  rule: ruleSource,
});
export type Defect = z.output<typeof defect>;

const nos = z.array(ordinal).max(50);
const inspectors = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'owners', 'own-inspection']);
const just = z.object({ caseId: uuid });

/**
 * Repair in warranty 保修期内维修 (policy 二(二)3). Housing follows `WarrantyDrawRequested` in the lane
 * `construction.warranty-repair` and answers with `DepositDrawn` or `DepositClaimRefused`.
 */
export const warrantyRepair = aggregate('construction', 'warranty-repair', {
  key: 'caseId',
  by: ['officer'],
  events: {
    DefectsReported: event(
      { zh: '质量问题登记', en: 'Defects reported' },
      caseKey.extend({ source, matter: caseMatter, reportedOn: isoDate }),
    ),
    DefectsReopened: event({ zh: '重新核查', en: 'Defects reopened' }, caseKey.extend({ matter: caseMatter })),
    NoDefectFound: event(
      { zh: '核查未见质量问题', en: 'No defect found' },
      caseKey.extend({ inspectors, evidence: photographs }),
    ),
    DefectsInspected: event(
      { zh: '核查质量问题', en: 'Defects inspected' },
      caseKey.extend({
        inspectors,
        builder: unit,
        contractor: unit.optional(),
        acceptedOn: isoDate,
        /** When the builder or the department was first told: the day that the warranty must still cover. */
        reportedOn: isoDate,
        defects: z.array(defect).min(1).max(50),
        evidence: photographs,
      }),
    ),
    WarrantyNotOwed: event(
      { zh: '不属保修，告知途径', en: 'Not the builder’s to repair; told the right way' },
      caseKey.extend({
        defects: nos,
        ways: z.array(otherWay).min(1).max(3),
        /** None is the builder's: the case ends. */
        all: z.boolean(),
      }),
    ),
    RepairOrdered: event(
      { zh: '责令保修', en: 'Repair ordered' },
      caseKey.extend({ order: ordinal, defects: nos, builder: unit, dueBy: deadline }),
    ),
    RepairOverdue: event(
      { zh: '保修逾期待核查', en: 'Repair overdue' },
      caseKey.extend({ order: ordinal, due: isoInstant, observedAt: isoInstant }),
    ),
    RepairChecked: event(
      { zh: '核查维修', en: 'Repair checked' },
      caseKey.extend({
        inspectors,
        order: count,
        /** Whether the order's time was over. */
        due: z.boolean(),
        remaining: nos,
        evidence: photographs,
      }),
    ),
    DefectsRepaired: event(
      { zh: '维修完成', en: 'Defects repaired' },
      caseKey.extend({ by: z.enum(['builder', 'deposit']).meta({ zh: '维修方', en: 'by' }), evidence: photographs }),
    ),
    WarrantyDrawRequested: event(
      { zh: '提请动用保修金', en: 'Draw on the warranty deposit requested' },
      caseKey.extend({
        claimId: uuid,
        estateId: uuid,
        defect: ordinal,
        part: warrantyPartKey,
        what: openLines(300),
        reportedOn: isoDate,
        builderOrderedOn: isoDate,
        builder: unit,
        fen,
      }),
    ),
    WarrantyDrawn: event(
      { zh: '保修金已拨付', en: 'Warranty deposit drawn' },
      caseKey.extend({ claimId: uuid, defect: ordinal, fen, payee: openText(80) }),
    ),
    WarrantyDrawRefused: event(
      { zh: '保修金未予动用', en: 'Draw on the deposit refused' },
      caseKey.extend({ claimId: uuid, defect: ordinal, reason: openLines(500), rule: ruleSource }),
    ),
    WarrantyPenaltyProposed: event(
      { zh: '拟处罚', en: 'Penalty proposed' },
      caseKey.extend({ defect: ordinal, proposal: penaltyProposal }),
    ),
    WarrantyPenalised: event(
      { zh: '已处罚', en: 'Failure to repair penalised' },
      caseKey.extend({ penaltyId: uuid, sanction, yuan: count }),
    ),
    WarrantyNotPenalised: event({ zh: '未予处罚', en: 'Penalty not imposed' }, caseKey.extend({ penaltyId: uuid })),
    WarrantyRepairConcluded: event(
      { zh: '未修复结案', en: 'Concluded unrepaired' },
      caseKey.extend({ remaining: nos, note: openLines(500) }),
    ),
    WarrantyRepairWithdrawn: event(
      { zh: '撤案', en: 'Repair case withdrawn' },
      caseKey.extend({ reason: lines(1000) }),
    ),
    WarrantyRepairSettled: event(
      { zh: '随派遣办结', en: 'Repair case settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    ReportDefects: command(
      { zh: '登记质量问题', en: 'Report defects' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
    ),
    InspectDefects: command(
      { zh: '现场核查', en: 'Inspect defects' },
      just.extend({
        inspectors,
        builder: unit.optional(),
        contractor: unit.optional(),
        /** By default the day in the estate register. */
        acceptedOn: isoDate.optional(),
        /** By default the day on which the case began. */
        reportedOn: isoDate.optional(),
        defects: z.array(described).max(50),
        evidence: photographs.default([]),
      }),
      { duties: ['二(二)3'] },
    ),
    OrderRepair: command({ zh: '责令保修', en: 'Order the repair' }, just.extend({ dueBy: deadline }), {
      given: (data) => data.omit({ dueBy: true }).extend({ within: limit }),
      duties: ['二(二)3'],
    }),
    CheckRepair: command(
      { zh: '核查维修', en: 'Check the repair' },
      just.extend({ inspectors, remaining: nos, evidence: photographs.default([]) }),
      { duties: ['二(二)3'] },
    ),
    RequestWarrantyDraw: command(
      { zh: '提请动用保修金', en: 'Request a draw on the warranty deposit' },
      just.extend({ claimId: uuid, defect: ordinal, fen: fen.min(1) }),
      { duties: ['二(二)3'] },
    ),
    ProposeWarrantyPenalty: command(
      { zh: '提出处罚', en: 'Propose a penalty' },
      just.extend({
        penaltyId: uuid,
        defect: ordinal,
        /** The contractor by default; a person directly responsible in it, once it is fined itself (art. 73). */
        party: party.optional(),
        yuan: ordinal,
      }),
    ),
    ConcludeWarrantyRepair: command(
      { zh: '未修复结案', en: 'Conclude what stays unrepaired' },
      just.extend({ note: openLines(500) }),
    ),
    WithdrawWarrantyRepair: command(
      { zh: '撤案', en: 'Withdraw a repair case' },
      just.extend({ reason: openLines(500) }),
    ),
  },
  internal: {
    OpenWarrantyRepair: command({ zh: '派遣立案', en: 'Open a repair case' }, openCase),
    EndWarrantyRepair: command({ zh: '随派遣终止', en: 'End a repair case' }, endCase),
    NoteWarrantyPenalty: command({ zh: '记录处罚结果', en: 'Note what became of a penalty' }, notePenalty),
    NoteWarrantyDraw: command(
      { zh: '记录保修金动用结果', en: 'Note what became of a draw' },
      just.extend({
        claimId: uuid,
        outcome: z.discriminatedUnion('result', [
          z.object({ result: z.literal('drawn'), fen, payee: openText(80) }),
          z.object({ result: z.literal('refused'), reason: openLines(500), rule: ruleSource }),
        ]),
      }),
    ),
    ObserveRepairOrder: command({ zh: '检查保修期限', en: 'Observe a repair order' }, just.extend({ order: ordinal })),
  },
});
export type WarrantyRepairEvent = EventsOf<typeof warrantyRepair>;
export type WarrantyRepairCommand = CommandsOf<typeof warrantyRepair>;
