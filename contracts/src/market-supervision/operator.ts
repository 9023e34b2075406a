import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregateOf, type CommandDefinition, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoInstant, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** An operator in an estate 经营者: is there a licence, and what becomes of one who has none (无证无照经营查处办法). */
const operator = aggregateOf('market-supervision', 'operator');

/** What a check finds; whose it is and what it costs stands in the service beside its article. */
export const operatorViolation = z.enum([
  'no-licence',
  'premises-provided',
  'food-without-permit',
  'no-permit',
  'dwelling-without-consent',
]);
export type OperatorViolation = z.output<typeof operatorViolation>;
export const operatorFinding = z.object({ no: z.int().positive(), kind: operatorViolation, what: openText(200) });
export type OperatorFinding = z.output<typeof operatorFinding>;

/** 不属于无证无照经营 (art. 3), or the papers are there. */
export const lawfulTrade = z.enum(['licensed', 'designated-place', 'handy-services', 'none-needed']);

const nos = z.array(z.int().positive()).max(20);
const officers = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'own-inspection', 'report', 'urban-enforcement']);
const fen = z.int().nonnegative().max(1_000_000_000_000);
const manner = z.enum(['register', 'stop']);
const way = z.enum(['registered', 'ceased']);
const liftingGround = z.enum(['regularised', 'sealed-in-error', 'no-longer-needed']);

const say = <Name extends string, Schema extends z.ZodType>(name: Name, zh: string, en: string, schema: Schema) =>
  operator.event(name, { zh, en }, schema);

export const OperatorReported = say(
  'OperatorReported',
  '经营者线索',
  'Operator reported',
  caseKey.extend({ source, matter: caseMatter }),
);
export const OperatorReopened = say(
  'OperatorReopened',
  '重新核查经营者',
  'Operator to be checked again',
  caseKey.extend({ matter: caseMatter }),
);
/** A referral came for a case that was open already; what was done so far stands. */
export const OperatorReferred = say(
  'OperatorReferred',
  '并入派遣',
  'Operator case answers a referral',
  caseKey.extend({ matter: caseMatter }),
);
/** Urban enforcement met somebody without papers. */
export const OperatorPointedOut = say(
  'OperatorPointedOut',
  '城管抄告',
  'Operator pointed out by urban enforcement',
  caseKey.extend({ disorderCase: uuid, operator: party, premises: openText(80) }),
);
export const OperatorLawful = say(
  'OperatorLawful',
  '未发现无证无照',
  'Operator found lawful',
  caseKey.extend({ officers, because: lawfulTrade, evidence: photographs }),
);
export const OperatorChecked = say(
  'OperatorChecked',
  '查实违法经营',
  'Operator found without licence or consent',
  caseKey.extend({
    officers,
    operator: party,
    premises: openText(80),
    findings: z.array(operatorFinding).min(1).max(20),
    evidence: photographs,
  }),
);
/** Whoever licenses the trade, or keeps the rules of dwellings, hears in this lane of what is theirs (art. 5, 7, 8). */
/** Urban enforcement, which pointed the operator out, hears in the lane `market-supervision.operator`; others read it in the case. */
export const ViolationReportedOn = say(
  'ViolationReportedOn',
  '通报有关部门',
  'Violation reported to its authority',
  caseKey.extend({ operator: party, premises: openText(80), findings: z.array(operatorFinding).min(1).max(20) }),
);
export const OperatorOrdered = say(
  'OperatorOrdered',
  '责令办照或者停止',
  'Operator ordered to register or to stop',
  caseKey.extend({ order: z.int().positive(), manner, findings: nos, dueBy: deadline }),
);
export const OperatorOrderOverdue = say(
  'OperatorOrderOverdue',
  '责令期满待复查',
  'Order to the operator overdue',
  caseKey.extend({ order: z.int().positive(), due: isoInstant, observedAt: isoInstant }),
);
export const OperatorRevisited = say(
  'OperatorRevisited',
  '复查经营者',
  'Operator revisited',
  caseKey.extend({ officers, order: z.int().positive(), due: z.boolean(), remaining: nos, evidence: photographs }),
);
export const OperatorRegularised = say(
  'OperatorRegularised',
  '已办照或者停业',
  'Operator registered or ceased',
  caseKey.extend({ by: way }),
);
export const PremisesSealed = say(
  'PremisesSealed',
  '查封经营场所',
  'Premises sealed',
  caseKey.extend({ sealing: z.int().positive(), part: openText(200), until: deadline }),
);
export const PremisesSealLapsed = say(
  'PremisesSealLapsed',
  '查封期满',
  'Seal of premises lapsed',
  caseKey.extend({ sealing: z.int().positive(), until: isoInstant, observedAt: isoInstant }),
);
export const PremisesSealLifted = say(
  'PremisesSealLifted',
  '解除查封',
  'Seal of premises lifted',
  caseKey.extend({ sealing: z.int().positive(), ground: liftingGround }),
);
export const OperatorPenaltyProposed = say(
  'OperatorPenaltyProposed',
  '拟处罚',
  'Penalty proposed',
  caseKey.extend({ finding: z.int().positive(), proposal: penaltyProposal, confiscate: fen }),
);
export const OperatorPenalised = say(
  'OperatorPenalised',
  '已处罚',
  'Operator penalised',
  caseKey.extend({ penaltyId: uuid, sanction, yuan: z.int().nonnegative(), confiscated: fen }),
);
/** 记入信用记录，并依法公示 (art. 15). */
export const OperatorPutOnCreditRecord = say(
  'OperatorPutOnCreditRecord',
  '记入信用记录',
  'Operator put on credit record',
  caseKey.extend({ operator: party, penaltyId: uuid }),
);
export const OperatorNotPenalised = say(
  'OperatorNotPenalised',
  '未予处罚',
  'Penalty not imposed',
  caseKey.extend({ penaltyId: uuid }),
);
export const OperatorConcluded = say(
  'OperatorConcluded',
  '查处结案',
  'Operator case concluded',
  caseKey.extend({ end: z.enum(['closed', 'penalised', 'reported-on']), remaining: nos, note: openText(500) }),
);
export const OperatorAssisted = say(
  'OperatorAssisted',
  '协助办结',
  'Assisted in another department’s matter',
  caseKey.extend({ officers, note: openText(500), evidence: photographs }),
);
export const OperatorWithdrawn = say(
  'OperatorWithdrawn',
  '撤案',
  'Operator case withdrawn',
  caseKey.extend({ reason: z.string().max(1000) }),
);
export const OperatorSettled = say(
  'OperatorSettled',
  '随派遣办结',
  'Operator case settled with its referral',
  caseKey.extend({ note: z.string().max(1000) }),
);

export const operatorEvents = [
  OperatorReported,
  OperatorReopened,
  OperatorReferred,
  OperatorPointedOut,
  OperatorLawful,
  OperatorChecked,
  ViolationReportedOn,
  OperatorOrdered,
  OperatorOrderOverdue,
  OperatorRevisited,
  OperatorRegularised,
  PremisesSealed,
  PremisesSealLapsed,
  PremisesSealLifted,
  OperatorPenaltyProposed,
  OperatorPenalised,
  OperatorPutOnCreditRecord,
  OperatorNotPenalised,
  OperatorConcluded,
  OperatorAssisted,
  OperatorWithdrawn,
  OperatorSettled,
] as const;
export type OperatorEvent = EventOf<(typeof operatorEvents)[number]>;

const streamOf = (data: { caseId: string }) => `operator-${data.caseId}`;
const just = z.object({ caseId: uuid });
const visit = just.extend({ officers, credentialsShown: z.boolean(), evidence: photographs.default([]) });
const ask = <Name extends string, Schema extends z.ZodType<{ caseId: string }>>(
  name: Name,
  zh: string,
  en: string,
  schema: Schema,
  duties: CommandDefinition['duties'] = [],
) => operator.command(name, { zh, en }, schema, streamOf, { duties });

export const ReportOperator = ask(
  'ReportOperator',
  '登记经营者线索',
  'Report an operator',
  just.extend({ source: z.enum(['own-inspection', 'report']), matter: caseMatter }),
);
export const CheckOperator = ask(
  'CheckOperator',
  '核查证照',
  'Check an operator’s licence',
  visit.extend({
    operator: party.optional(),
    premises: openText(80).optional(),
    findings: z.array(operatorFinding.omit({ no: true })).max(20),
    /** Where nothing is found. */
    lawful: lawfulTrade.default('licensed'),
  }),
  ['二(二)10'],
);
/** As the decider gets it; officers give `within`. */
export const OrderOperator = ask(
  'OrderOperator',
  '责令办照或者停止',
  'Order an operator to register or stop',
  just.extend({ manner, dueBy: deadline }),
  ['二(二)10'],
);
export const RevisitOperator = ask(
  'RevisitOperator',
  '复查经营者',
  'Revisit an operator',
  visit.extend({ remaining: nos, regularised: way.default('ceased') }),
);
/** As the decider gets it; the edge works out `until`. */
export const SealPremises = ask(
  'SealPremises',
  '查封经营场所',
  'Seal the premises',
  just.extend({ part: openText(200), until: deadline }),
);
export const LiftPremisesSeal = ask(
  'LiftPremisesSeal',
  '解除查封',
  'Lift the seal of premises',
  just.extend({ ground: liftingGround }),
);
export const ProposeOperatorPenalty = ask(
  'ProposeOperatorPenalty',
  '提出处罚',
  'Propose a penalty',
  just.extend({
    penaltyId: uuid,
    finding: z.int().positive(),
    yuan: z.int().nonnegative(),
    /** Unlawful gains, fen. */
    gains: fen,
    /** The one who provided the premises, where it is not the operator. */
    party: party.optional(),
  }),
  ['二(二)10'],
);
export const ConcludeOperator = ask(
  'ConcludeOperator',
  '查处结案',
  'Conclude an operator case',
  just.extend({ note: openText(500) }),
);
/** Another department leads: what was done to help it. */
export const RecordOperatorAssistance = ask(
  'RecordOperatorAssistance',
  '登记协助情况',
  'Record assistance',
  just.extend({ officers, note: openText(500), evidence: photographs.default([]) }),
);
export const operatorCommands = [
  ReportOperator,
  CheckOperator,
  OrderOperator,
  RevisitOperator,
  SealPremises,
  LiftPremisesSeal,
  ProposeOperatorPenalty,
  ConcludeOperator,
  RecordOperatorAssistance,
] as const;

/** What referrals, other departments, penalties and time lead to; not served on the bus. */
export const OpenOperatorCase = ask('OpenOperatorCase', '派遣立案', 'Open an operator case', openCase);
export const EndOperatorCase = ask('EndOperatorCase', '随派遣终止', 'End an operator case', endCase);
export const PointOutOperator = ask(
  'PointOutOperator',
  '接城管抄告',
  'Point out an operator',
  just.extend({ disorderCase: uuid, operator: party, premises: openText(80), matter: caseMatter }),
);
export const NoteOperatorPenalty = ask(
  'NoteOperatorPenalty',
  '记录处罚结果',
  'Note what became of a penalty',
  notePenalty,
);
export const ObserveOperatorOrder = ask(
  'ObserveOperatorOrder',
  '检查责令期限',
  'Observe an order',
  just.extend({ order: z.int().positive() }),
);
export const ObservePremisesSeal = ask(
  'ObservePremisesSeal',
  '检查查封期限',
  'Observe a seal of premises',
  just.extend({ sealing: z.int().positive() }),
);
export const operatorInternalCommands = [
  OpenOperatorCase,
  EndOperatorCase,
  PointOutOperator,
  NoteOperatorPenalty,
  ObserveOperatorOrder,
  ObservePremisesSeal,
] as const;
export type OperatorCommand =
  | CommandOf<(typeof operatorCommands)[number]>
  | CommandOf<(typeof operatorInternalCommands)[number]>;
