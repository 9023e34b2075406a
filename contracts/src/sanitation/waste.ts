import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  count,
  deadline,
  decimal,
  evidence,
  isoDate,
  isoInstant,
  limit,
  openLines,
  openText,
  ordinal,
  ruleSource,
  uuid,
  whole,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

export const wasteKind = z.enum(['construction', 'decoration', 'bulky']);
export type WasteKind = z.output<typeof wasteKind>;
/** What else was found; what each may cost stands in the service beside its article. */
export const wasteViolation = z.enum([
  'construction-not-cleared',
  'construction-dumped',
  'household-dumped',
  'littered',
  'spilled-in-transport',
]);
export type WasteViolation = z.output<typeof wasteViolation>;
export const wasteFinding = z.object({ no: ordinal, kind: wasteViolation, what: openLines(200) });
export type WasteFinding = z.output<typeof wasteFinding>;

const photographs = z.array(evidence).max(20);
const inspectors = z.array(officer).min(1).max(10);
const findingNos = z.array(ordinal).max(20);
const source = z.enum(['referral', 'patrol', 'call']);
const tonnage = decimal().positive().max(10_000);
/** Renminbi in fen. */
const fen = whole().nonnegative().max(1_000_000_000);

const just = z.object({ caseId: uuid });
const visit = just.extend({ inspectors, credentialsShown: z.boolean(), evidence: photographs.default([]) });

/** Construction and bulky waste 建筑垃圾、大件垃圾: who made it clears it, or pays for its clearance. */
export const waste = aggregate('sanitation', 'waste', {
  key: 'caseId',
  by: ['officer'],
  events: {
    WasteReported: event({ zh: '垃圾堆放线索', en: 'Waste reported' }, caseKey.extend({ source, matter: caseMatter })),
    WasteReopened: event({ zh: '再次反映堆放', en: 'Waste reported again' }, caseKey.extend({ matter: caseMatter })),
    WasteInspected: event(
      { zh: '现场查看', en: 'Waste inspected' },
      caseKey.extend({
        inspectors,
        /** What was violated is judged by the law of this day. */
        inspectedOn: isoDate,
        kind: wasteKind,
        tons: tonnage,
        /** Absent where nobody knows whose it is. */
        producer: party.optional(),
        findings: z.array(wasteFinding).max(20),
        evidence: photographs,
      }),
    ),
    NoWasteFound: event(
      { zh: '现场无堆放', en: 'No waste found' },
      caseKey.extend({ inspectors, evidence: photographs }),
    ),
    ClearanceOrdered: event(
      { zh: '责令清运', en: 'Clearance ordered' },
      caseKey.extend({ order: ordinal, producer: party, findings: findingNos, clearBy: deadline }),
    ),
    ClearanceOverdue: event(
      { zh: '清运期满待复查', en: 'Clearance overdue' },
      caseKey.extend({ order: ordinal, due: isoInstant, observedAt: isoInstant }),
    ),
    ClearanceChecked: event(
      { zh: '复查清运', en: 'Clearance checked' },
      caseKey.extend({
        inspectors,
        order: ordinal,
        cleared: z.boolean(),
        due: z.boolean(),
        evidence: photographs,
      }),
    ),
    /** 催告: before somebody else clears it at their cost. */
    ProducerUrged: event(
      { zh: '催告履行', en: 'Producer urged' },
      caseKey.extend({ performBy: deadline, estimateFen: fen, rule: ruleSource }),
    ),
    WasteCleared: event(
      { zh: '清运完毕', en: 'Waste cleared' },
      caseKey.extend({
        by: z.enum(['producer', 'on-behalf', 'sanitation']).meta({ zh: '清运方', en: 'by' }),
        tons: tonnage,
        destination: openText(80),
        /** What the producer owes. */
        costsFen: fen,
        evidence: photographs,
      }),
    ),
    ClearanceCostsPaid: event(
      { zh: '代清费用缴纳', en: 'Costs of a clearance paid' },
      caseKey.extend({ fen: ordinal }),
    ),
    WastePenaltyProposed: event(
      { zh: '拟处罚', en: 'Penalty proposed' },
      caseKey.extend({ finding: ordinal, proposal: penaltyProposal }),
    ),
    WastePenalised: event(
      { zh: '已处罚', en: 'Waste penalised' },
      caseKey.extend({ penaltyId: uuid, sanction, yuan: count }),
    ),
    WasteNotPenalised: event({ zh: '未予处罚', en: 'Penalty not imposed' }, caseKey.extend({ penaltyId: uuid })),
    WasteWithdrawn: event(
      { zh: '案件终止', en: 'Waste case withdrawn' },
      caseKey.extend({ cause: endCase.shape.cause, note: endCase.shape.note }),
    ),
  },
  commands: {
    ReportWaste: command(
      { zh: '登记垃圾堆放', en: 'Report waste' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
    ),
    InspectWaste: command(
      { zh: '登记现场查看', en: 'Inspect waste' },
      visit.extend({
        /** Absent where there is none. */
        found: z
          .object({
            kind: wasteKind,
            tons: tonnage,
            producer: party.optional(),
            findings: z.array(wasteFinding.omit({ no: true })).max(20),
          })
          .optional(),
      }),
    ),
    OrderClearance: command({ zh: '责令清运', en: 'Order a clearance' }, just.extend({ clearBy: deadline }), {
      given: (data) => data.omit({ clearBy: true }),
    }),
    CheckClearance: command(
      { zh: '复查清运', en: 'Check a clearance' },
      visit.extend({ cleared: z.boolean(), tons: tonnage.optional(), destination: openText(80).optional() }),
    ),
    UrgeProducer: command(
      { zh: '催告履行', en: 'Urge the producer' },
      just.extend({ performBy: deadline, estimateFen: fen }),
      { given: (data) => data.omit({ performBy: true }).extend({ within: limit }) },
    ),
    ClearOnBehalf: command(
      { zh: '登记代为清运', en: 'Clear on behalf of the producer' },
      just.extend({ tons: tonnage, destination: openText(80), costsFen: fen, evidence: photographs.default([]) }),
      { duties: ['二(二)9.2'] },
    ),
    RecordClearanceCosts: command({ zh: '登记代清费用缴纳', en: 'Record costs paid' }, just.extend({ fen: ordinal })),
    ProposeWastePenalty: command(
      { zh: '提出处罚', en: 'Propose a penalty' },
      just.extend({
        penaltyId: uuid,
        finding: ordinal,
        party: party.optional(),
        sanction,
        yuan: count,
      }),
    ),
  },
  internal: {
    OpenWaste: command({ zh: '派遣立案', en: 'Open a waste case' }, openCase),
    EndWaste: command({ zh: '随派遣终止', en: 'End a waste case' }, endCase),
    NoteWastePenalty: command({ zh: '记录处罚结果', en: 'Note what became of a penalty' }, notePenalty),
    ObserveClearance: command({ zh: '检查清运期限', en: 'Observe a clearance' }, just.extend({ order: ordinal })),
  },
});
export type WasteEvent = EventsOf<typeof waste>;
export type WasteCommand = CommandsOf<typeof waste>;
