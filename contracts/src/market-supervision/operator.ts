import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  amountUpTo,
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

/** What a check finds; whose it is and what it costs stands in the service beside its article. */
export const operatorViolation = z.enum([
  'no-licence',
  'premises-provided',
  'food-without-permit',
  'no-permit',
  'dwelling-without-consent',
]);
export type OperatorViolation = z.output<typeof operatorViolation>;
export const operatorFinding = z.object({ no: ordinal, kind: operatorViolation, what: openLines(200) });
export type OperatorFinding = z.output<typeof operatorFinding>;

/** 不属于无证无照经营 (art. 3), or the papers are there. */
export const lawfulTrade = z.enum(['licensed', 'designated-place', 'handy-services', 'none-needed']);

const nos = z.array(ordinal).max(20);
const officers = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'own-inspection', 'report', 'urban-enforcement']);
const fen = amountUpTo(1_000_000_000_000);
const manner = z.enum(['register', 'stop']);
const way = z.enum(['registered', 'ceased']).meta({ zh: '规范方式', en: 'way' });
const liftingGround = z.enum(['regularised', 'sealed-in-error', 'no-longer-needed']);

const just = z.object({ caseId: uuid });
const visit = just.extend({ officers, credentialsShown: z.boolean(), evidence: photographs.default([]) });

/** An operator in an estate 经营者: is there a licence, and what becomes of one who has none (无证无照经营查处办法). */
export const operator = aggregate('market-supervision', 'operator', {
  key: 'caseId',
  by: ['officer'],
  events: {
    OperatorReported: event(
      { zh: '经营者线索', en: 'Operator reported' },
      caseKey.extend({ source, matter: caseMatter }),
    ),
    OperatorReopened: event(
      { zh: '重新核查经营者', en: 'Operator to be checked again' },
      caseKey.extend({ matter: caseMatter }),
    ),
    /** A referral came for a case that was open already; what was done so far stands. */
    OperatorReferred: event(
      { zh: '并入派遣', en: 'Operator case answers a referral' },
      caseKey.extend({ matter: caseMatter }),
    ),
    /** Urban enforcement met somebody without papers. */
    OperatorPointedOut: event(
      { zh: '城管抄告', en: 'Operator pointed out by urban enforcement' },
      caseKey.extend({ disorderCase: uuid, operator: party, premises: openText(80) }),
    ),
    OperatorLawful: event(
      { zh: '未发现无证无照', en: 'Operator found lawful' },
      caseKey.extend({ officers, because: lawfulTrade, evidence: photographs }),
    ),
    OperatorChecked: event(
      { zh: '查实违法经营', en: 'Operator found without licence or consent' },
      caseKey.extend({
        officers,
        operator: party,
        premises: openText(80),
        findings: z.array(operatorFinding).min(1).max(20),
        evidence: photographs,
      }),
    ),
    /**
     * What others license, or keep the rules of (art. 5, 7, 8). Urban enforcement, which pointed the operator out, hears it in
     * the lane `market-supervision.operator`; others read it in the case.
     */
    ViolationReportedOn: event(
      { zh: '通报有关部门', en: 'Violation reported to its authority' },
      caseKey.extend({ operator: party, premises: openText(80), findings: z.array(operatorFinding).min(1).max(20) }),
    ),
    OperatorOrdered: event(
      { zh: '责令办照或者停止', en: 'Operator ordered to register or to stop' },
      caseKey.extend({ order: ordinal, manner, findings: nos, dueBy: deadline }),
    ),
    OperatorOrderOverdue: event(
      { zh: '责令期满待复查', en: 'Order to the operator overdue' },
      caseKey.extend({ order: ordinal, due: isoInstant, observedAt: isoInstant }),
    ),
    OperatorRevisited: event(
      { zh: '复查经营者', en: 'Operator revisited' },
      caseKey.extend({ officers, order: ordinal, due: z.boolean(), remaining: nos, evidence: photographs }),
    ),
    OperatorRegularised: event(
      { zh: '已办照或者停业', en: 'Operator registered or ceased' },
      caseKey.extend({ by: way }),
    ),
    PremisesSealed: event(
      { zh: '查封经营场所', en: 'Premises sealed' },
      caseKey.extend({ sealing: ordinal, part: openLines(200), until: deadline }),
    ),
    PremisesSealLapsed: event(
      { zh: '查封期满', en: 'Seal of premises lapsed' },
      caseKey.extend({ sealing: ordinal, until: isoInstant, observedAt: isoInstant }),
    ),
    PremisesSealLifted: event(
      { zh: '解除查封', en: 'Seal of premises lifted' },
      caseKey.extend({ sealing: ordinal, ground: liftingGround }),
    ),
    OperatorPenaltyProposed: event(
      { zh: '拟处罚', en: 'Penalty proposed' },
      caseKey.extend({ finding: ordinal, proposal: penaltyProposal, confiscate: fen }),
    ),
    OperatorPenalised: event(
      { zh: '已处罚', en: 'Operator penalised' },
      caseKey.extend({ penaltyId: uuid, sanction, yuan: count, confiscated: fen }),
    ),
    /** 记入信用记录，并依法公示 (art. 15). */
    OperatorPutOnCreditRecord: event(
      { zh: '记入信用记录', en: 'Operator put on credit record' },
      caseKey.extend({ operator: party, penaltyId: uuid }),
    ),
    OperatorNotPenalised: event({ zh: '未予处罚', en: 'Penalty not imposed' }, caseKey.extend({ penaltyId: uuid })),
    OperatorConcluded: event(
      { zh: '查处结案', en: 'Operator case concluded' },
      caseKey.extend({ end: z.enum(['closed', 'penalised', 'reported-on']), remaining: nos, note: openLines(500) }),
    ),
    OperatorAssisted: event(
      { zh: '协助办结', en: 'Assisted in another department’s matter' },
      caseKey.extend({ officers, note: openLines(500), evidence: photographs }),
    ),
    OperatorWithdrawn: event({ zh: '撤案', en: 'Operator case withdrawn' }, caseKey.extend({ reason: lines(1000) })),
    OperatorSettled: event(
      { zh: '随派遣办结', en: 'Operator case settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    ReportOperator: command(
      { zh: '登记经营者线索', en: 'Report an operator' },
      just.extend({ source: z.enum(['own-inspection', 'report']), matter: caseMatter }),
    ),
    CheckOperator: command(
      { zh: '核查证照', en: 'Check an operator’s licence' },
      visit.extend({
        operator: party.optional(),
        premises: openText(80).optional(),
        findings: z.array(operatorFinding.omit({ no: true })).max(20),
        /** Where nothing is found. */
        lawful: lawfulTrade.default('licensed'),
      }),
      { duties: ['二(二)10'] },
    ),
    OrderOperator: command(
      { zh: '责令办照或者停止', en: 'Order an operator to register or stop' },
      just.extend({ manner, dueBy: deadline }),
      { given: (data) => data.omit({ dueBy: true }).extend({ within: limit }), duties: ['二(二)10'] },
    ),
    RevisitOperator: command(
      { zh: '复查经营者', en: 'Revisit an operator' },
      visit.extend({ remaining: nos, regularised: way.default('ceased') }),
    ),
    SealPremises: command(
      { zh: '查封经营场所', en: 'Seal the premises' },
      just.extend({ part: openLines(200), until: deadline }),
      { given: (data) => data.omit({ until: true }), by: ['officer', 'department-chief'] },
    ),
    LiftPremisesSeal: command(
      { zh: '解除查封', en: 'Lift the seal of premises' },
      just.extend({ ground: liftingGround }),
    ),
    ProposeOperatorPenalty: command(
      { zh: '提出处罚', en: 'Propose a penalty' },
      just.extend({
        penaltyId: uuid,
        finding: ordinal,
        yuan: count,
        /** Unlawful gains, fen. */
        gains: fen,
        /** The one who provided the premises, where it is not the operator. */
        party: party.optional(),
      }),
      { duties: ['二(二)10'] },
    ),
    ConcludeOperator: command(
      { zh: '查处结案', en: 'Conclude an operator case' },
      just.extend({ note: openLines(500) }),
    ),
    /** Another department leads: what was done to help it. */
    RecordOperatorAssistance: command(
      { zh: '登记协助情况', en: 'Record assistance' },
      just.extend({ officers, note: openLines(500), evidence: photographs.default([]) }),
    ),
  },
  internal: {
    OpenOperatorCase: command({ zh: '派遣立案', en: 'Open an operator case' }, openCase),
    EndOperatorCase: command({ zh: '随派遣终止', en: 'End an operator case' }, endCase),
    PointOutOperator: command(
      { zh: '接城管抄告', en: 'Point out an operator' },
      just.extend({ disorderCase: uuid, operator: party, premises: openText(80), matter: caseMatter }),
    ),
    NoteOperatorPenalty: command({ zh: '记录处罚结果', en: 'Note what became of a penalty' }, notePenalty),
    ObserveOperatorOrder: command({ zh: '检查责令期限', en: 'Observe an order' }, just.extend({ order: ordinal })),
    ObservePremisesSeal: command(
      { zh: '检查查封期限', en: 'Observe a seal of premises' },
      just.extend({ sealing: ordinal }),
    ),
  },
});
export type OperatorEvent = EventsOf<typeof operator>;
export type OperatorCommand = CommandsOf<typeof operator>;
