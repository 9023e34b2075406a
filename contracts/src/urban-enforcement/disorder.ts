import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
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
  uuid,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

export const disorderKind = z.enum([
  'stall',
  'goods-piled',
  'fumes-unpurified',
  'fumes-in-dwelling',
  'open-barbecue',
  'business-noise',
  'loudspeaker',
  'decoration-noise',
  'night-construction',
  'green-occupied',
  'green-damaged',
  'flyposting',
  'advertising',
]);
export type DisorderKind = z.output<typeof disorderKind>;

/** What may be done beside or after an order; each kind of violation allows its own. */
export const disorderMeasure = z.enum(['seize-goods', 'suspend-work', 'stop-business', 'close', 'perform-for-party']);
export type DisorderMeasure = z.output<typeof disorderMeasure>;

export const disorderFinding = z.object({
  /** Counted through the whole case. */
  no: ordinal,
  kind: disorderKind,
  what: openLines(200),
});
export type DisorderFinding = z.output<typeof disorderFinding>;

const yuan = count;
const nos = z.array(ordinal).max(50);
const inspectors = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'patrol', 'report']);

/** What market supervision found of the operator who was pointed out to it. */
export const operatorResult = z
  .enum([
    'lawful',
    'registered',
    'ceased',
    'closed',
    'penalised',
    /** Another authority's: a permit, or a dwelling turned to business. */
    'reported-on',
  ])
  .meta({ values: { closed: { zh: '已关停', en: 'closed down' }, penalised: { zh: '已处罚', en: 'penalised' } } });
export type OperatorResult = z.output<typeof operatorResult>;
const liftingGround = z.enum(['corrected', 'in-error', 'no-longer-needed']);

const just = z.object({ caseId: uuid });
const visit = just.extend({
  inspectors,
  /** 出示执法证件. */
  credentialsShown: z.boolean(),
  evidence: photographs.default([]),
});

/**
 * Disorder 市容环境违法: trading in the street, cooking fumes, noise, green space, advertising. One kind of case, because the
 * work is one: warn, order, look again, penalise; what each violation needs and costs stands in the service by its law.
 */
export const disorder = aggregate('urban-enforcement', 'disorder', {
  key: 'caseId',
  by: ['officer'],
  events: {
    DisorderReported: event(
      { zh: '市容线索', en: 'Disorder reported' },
      caseKey.extend({ source, matter: caseMatter }),
    ),
    DisorderReopened: event({ zh: '重新查处', en: 'Disorder reopened' }, caseKey.extend({ matter: caseMatter })),
    NoDisorderFound: event(
      { zh: '未发现违法行为', en: 'No disorder found' },
      caseKey.extend({ inspectors, evidence: photographs }),
    ),
    DisorderInspected: event(
      { zh: '检查发现违法行为', en: 'Disorder inspected' },
      caseKey.extend({
        inspectors,
        party,
        findings: z.array(disorderFinding).min(1).max(50),
        /** Which law applies is the law of this day. */
        foundOn: isoDate,
        evidence: photographs,
      }),
    ),
    /** Market supervision, which assists, hears in the lane `urban-enforcement.disorder` of an operator who showed no licence. */
    OperatorWithoutLicenceReported: event(
      { zh: '抄告无照经营', en: 'Operator without licence reported to market supervision' },
      caseKey.extend({ operator: party, premises: openText(80), matter: caseMatter }),
    ),
    OperatorResultNoted: event(
      { zh: '市场监管反馈经营者情况', en: 'What became of an operator, noted' },
      caseKey.extend({ result: operatorResult }),
    ),
    PartyEducated: event(
      { zh: '说服教育、口头警告', en: 'Party warned and taught' },
      caseKey.extend({ officers: inspectors, findings: nos }),
    ),
    DisorderOrdered: event(
      { zh: '责令改正', en: 'Correction ordered' },
      caseKey.extend({ order: ordinal, findings: nos, dueBy: deadline }),
    ),
    DisorderOrderOverdue: event(
      { zh: '改正期满待复查', en: 'Order overdue' },
      caseKey.extend({ order: ordinal, due: isoInstant, observedAt: isoInstant }),
    ),
    DisorderRevisited: event(
      { zh: '复查', en: 'Disorder revisited' },
      caseKey.extend({
        inspectors,
        order: ordinal,
        /** Whether the order's time was over. */
        due: z.boolean(),
        remaining: nos,
        evidence: photographs,
      }),
    ),
    MeasureTaken: event(
      { zh: '采取措施', en: 'Measure taken' },
      caseKey.extend({
        measure: ordinal,
        kind: disorderMeasure,
        findings: nos,
        /** Where a government must approve it: its document. */
        approval: openText(80).optional(),
        until: deadline.optional(),
        /** What acting in the party's place costs, yuan. */
        costs: yuan.optional(),
      }),
    ),
    MeasureLapsed: event(
      { zh: '扣押期满', en: 'Measure lapsed' },
      caseKey.extend({ measure: ordinal, until: isoInstant, observedAt: isoInstant }),
    ),
    MeasureLifted: event(
      { zh: '解除措施', en: 'Measure lifted' },
      caseKey.extend({ measure: ordinal, ground: liftingGround }),
    ),
    DisorderPenaltyProposed: event(
      { zh: '拟处罚', en: 'Penalty proposed' },
      caseKey.extend({ finding: ordinal, proposal: penaltyProposal }),
    ),
    DisorderPenalised: event(
      { zh: '已处罚', en: 'Disorder penalised' },
      caseKey.extend({ penaltyId: uuid, sanction, yuan }),
    ),
    DisorderNotPenalised: event({ zh: '未予处罚', en: 'Penalty not imposed' }, caseKey.extend({ penaltyId: uuid })),
    DisorderCorrected: event(
      { zh: '已改正', en: 'Disorder corrected' },
      caseKey.extend({
        by: z
          .enum(['on-the-spot', 'order', 'performed-for-party'])
          .meta({ zh: '改正方式', en: 'how corrected', values: { order: { zh: '按责令改正', en: 'by the order' } } }),
        evidence: photographs,
      }),
    ),
    DisorderConcluded: event(
      { zh: '未改正结案', en: 'Disorder concluded' },
      caseKey.extend({ remaining: nos, note: openLines(500) }),
    ),
    DisorderAssisted: event(
      { zh: '协助办结', en: 'Assisted in another department’s matter' },
      caseKey.extend({ officers: inspectors, note: openLines(500), evidence: photographs }),
    ),
    DisorderWithdrawn: event({ zh: '撤案', en: 'Disorder withdrawn' }, caseKey.extend({ reason: lines(1000) })),
    DisorderSettled: event(
      { zh: '随派遣办结', en: 'Disorder settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    ReportDisorder: command(
      { zh: '登记市容线索', en: 'Report disorder' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
    ),
    InspectDisorder: command(
      { zh: '现场检查', en: 'Inspect disorder' },
      visit.extend({
        party: party.optional(),
        findings: z.array(disorderFinding.omit({ no: true })).max(50),
        /** The operator showed no business licence. */
        withoutLicence: z.object({ premises: openText(80) }).optional(),
      }),
      { duties: ['二(二)8.2', '二(二)8.3'] },
    ),
    EducateParty: command(
      { zh: '说服教育、口头警告', en: 'Warn and teach the party' },
      just.extend({
        officers: inspectors,
        /** It was put right before the officers' eyes. */
        correctedAtOnce: z.boolean().default(false),
        evidence: photographs.default([]),
      }),
    ),
    OrderDisorder: command({ zh: '责令改正', en: 'Order correction of disorder' }, just.extend({ dueBy: deadline }), {
      given: (data) => data.omit({ dueBy: true }).extend({ within: limit }),
      duties: ['二(二)8.2', '二(二)8.3'],
    }),
    RevisitDisorder: command({ zh: '复查', en: 'Revisit disorder' }, visit.extend({ remaining: nos })),
    TakeMeasure: command(
      { zh: '采取措施', en: 'Take a measure' },
      just.extend({
        kind: disorderMeasure,
        findings: nos.min(1),
        approval: openText(80).optional(),
        until: deadline.optional(),
        costs: yuan.optional(),
      }),
      { given: (data) => data.omit({ until: true }), by: ['officer', 'department-chief'] },
    ),
    LiftMeasure: command(
      { zh: '解除措施', en: 'Lift a measure' },
      just.extend({ measure: ordinal, ground: liftingGround }),
    ),
    ProposeDisorderPenalty: command(
      { zh: '提出处罚', en: 'Propose a penalty' },
      just.extend({
        penaltyId: uuid,
        finding: ordinal,
        sanction,
        yuan,
        /** 占道收费标准 for the place, yuan: what a unit's fine for occupying the street is a multiple of. */
        roadCharge: yuan.optional(),
      }),
      { duties: ['二(二)8.2', '二(二)8.3'] },
    ),
    ConcludeDisorder: command(
      { zh: '未改正结案', en: 'Conclude disorder that remains' },
      just.extend({ note: openLines(500) }),
    ),
    /** Another department leads: what was done to help it, where no violation of ours is at hand. */
    RecordAssistance: command(
      { zh: '登记协助情况', en: 'Record assistance' },
      just.extend({ officers: inspectors, note: openLines(500), evidence: photographs.default([]) }),
    ),
  },
  internal: {
    OpenDisorder: command({ zh: '派遣立案', en: 'Open a case' }, openCase),
    EndDisorder: command({ zh: '随派遣终止', en: 'End a case' }, endCase),
    NoteDisorderPenalty: command({ zh: '记录处罚结果', en: 'Note what became of a penalty' }, notePenalty),
    NoteOperatorResult: command(
      { zh: '记录市场监管反馈', en: 'Note what became of an operator' },
      just.extend({ result: operatorResult }),
    ),
    ObserveDisorderOrder: command({ zh: '检查改正期限', en: 'Observe an order' }, just.extend({ order: ordinal })),
    ObserveMeasure: command({ zh: '检查措施期限', en: 'Observe a measure' }, just.extend({ measure: ordinal })),
  },
});
export type DisorderEvent = EventsOf<typeof disorder>;
export type DisorderCommand = CommandsOf<typeof disorder>;
