import { z } from 'zod';
import { party } from '../enforcement/penalty.ts';
import { aggregateOf, type CommandDefinition, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoInstant, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** A consumer's dispute with an operator 消费调解, from the complaint to the performance, or to whoever can decide it. */
const mediation = aggregateOf('market-supervision', 'consumer-mediation');

/** Whom a dispute may be taken to (消费者权益保护法 art. 39). */
export const remedyWay = z.enum(['negotiation', 'consumer-association', 'arbitration', 'court', 'other-department']);
export type RemedyWay = z.output<typeof remedyWay>;
export const notMediable = z.enum([
  'no-consumer',
  'no-operator-named',
  'already-mediated',
  'before-court',
  'too-old',
  'not-our-power',
]);
export const mediationFailure = z.enum([
  'operator-refuses',
  'no-agreement',
  'consumer-gave-up',
  'settled-themselves',
  'time-over',
]);

const ways = z.array(remedyWay).max(5);
const fen = z.int().nonnegative().max(1_000_000_000_000);
const source = z.enum(['referral', 'report']);
const papers = z.array(evidence).max(20);
const clock = z.enum(['answer', 'mediation', 'performance']);

const say = <Name extends string, Schema extends z.ZodType>(name: Name, zh: string, en: string, schema: Schema) =>
  mediation.event(name, { zh, en }, schema);

export const DisputeLodged = say(
  'DisputeLodged',
  '消费投诉',
  'Dispute lodged',
  caseKey.extend({ source, matter: caseMatter, answerBy: deadline }),
);
export const DisputeReopened = say(
  'DisputeReopened',
  '重新处理投诉',
  'Dispute reopened',
  caseKey.extend({ matter: caseMatter, answerBy: deadline }),
);
export const DisputeAccepted = say(
  'DisputeAccepted',
  '受理投诉',
  'Dispute accepted',
  caseKey.extend({ operator: party, claim: openText(300), fen, mediateBy: deadline }),
);
export const DisputeNotAccepted = say(
  'DisputeNotAccepted',
  '不予受理',
  'Dispute not accepted',
  caseKey.extend({ ground: notMediable, ways, reason: openText(500) }),
);
export const SessionHeld = say(
  'SessionHeld',
  '组织调解',
  'Mediation session held',
  caseKey.extend({
    session: z.int().positive(),
    mediators: z.array(officer).min(1).max(5),
    bothCame: z.boolean(),
    note: openText(500),
  }),
);
export const SettlementAgreed = say(
  'SettlementAgreed',
  '达成调解协议',
  'Agreement reached',
  caseKey.extend({ terms: openText(500), fen, performBy: deadline }),
);
export const SettlementPerformed = say(
  'SettlementPerformed',
  '协议已履行',
  'Agreement performed',
  caseKey.extend({ fen, evidence: papers }),
);
export const SettlementBroken = say(
  'SettlementBroken',
  '协议未履行',
  'Agreement broken',
  caseKey.extend({ ways, note: openText(500) }),
);
export const MediationFailed = say(
  'MediationFailed',
  '终止调解',
  'Mediation ended without agreement',
  caseKey.extend({ ground: mediationFailure, ways, note: openText(500) }),
);
export const MediationClockRanOut = say(
  'MediationClockRanOut',
  '调解时限届满',
  'A time limit of the mediation ran out',
  caseKey.extend({ clock, due: isoInstant, observedAt: isoInstant }),
);
export const MediationWithdrawn = say(
  'MediationWithdrawn',
  '撤案',
  'Mediation withdrawn',
  caseKey.extend({ reason: z.string().max(1000) }),
);
export const MediationSettled = say(
  'MediationSettled',
  '随派遣办结',
  'Mediation settled with its referral',
  caseKey.extend({ note: z.string().max(1000) }),
);
export const consumerMediationEvents = [
  DisputeLodged,
  DisputeReopened,
  DisputeAccepted,
  DisputeNotAccepted,
  SessionHeld,
  SettlementAgreed,
  SettlementPerformed,
  SettlementBroken,
  MediationFailed,
  MediationClockRanOut,
  MediationWithdrawn,
  MediationSettled,
] as const;
export type ConsumerMediationEvent = EventOf<(typeof consumerMediationEvents)[number]>;

const streamOf = (data: { caseId: string }) => `consumer-mediation-${data.caseId}`;
const just = z.object({ caseId: uuid });
const ask = <Name extends string, Schema extends z.ZodType<{ caseId: string }>>(
  name: Name,
  zh: string,
  en: string,
  schema: Schema,
  duties: CommandDefinition['duties'] = [],
) => mediation.command(name, { zh, en }, schema, streamOf, { duties });

export const LodgeDispute = ask('LodgeDispute', '登记消费投诉', 'Lodge a dispute', just.extend({ matter: caseMatter }));
export const AcceptDispute = ask(
  'AcceptDispute',
  '受理投诉',
  'Accept a dispute',
  just.extend({ operator: party, claim: openText(300), fen }),
);
export const RefuseDispute = ask(
  'RefuseDispute',
  '不予受理',
  'Not accept a dispute',
  just.extend({ ground: notMediable, reason: openText(500) }),
);
export const HoldSession = ask(
  'HoldSession',
  '组织调解',
  'Hold a mediation session',
  just.extend({ mediators: z.array(officer).min(1).max(5), bothCame: z.boolean(), note: openText(500) }),
  ['二(二)10'],
);
/** As the decider gets it; mediators give `within`, as the parties agreed. */
export const RecordSettlement = ask(
  'RecordSettlement',
  '登记调解协议',
  'Record an agreement',
  just.extend({ terms: openText(500), fen, performBy: deadline }),
);
export const RecordSettlementPerformance = ask(
  'RecordSettlementPerformance',
  '登记协议履行',
  'Record that it was performed',
  just.extend({ fen, evidence: papers.default([]) }),
);
export const RecordSettlementBreach = ask(
  'RecordSettlementBreach',
  '登记协议未履行',
  'Record that it was broken',
  just.extend({ note: openText(500) }),
);
export const EndMediation = ask(
  'EndMediation',
  '终止调解',
  'End a mediation without agreement',
  just.extend({ ground: mediationFailure, note: openText(500) }),
);
export const consumerMediationCommands = [
  LodgeDispute,
  AcceptDispute,
  RefuseDispute,
  HoldSession,
  RecordSettlement,
  RecordSettlementPerformance,
  RecordSettlementBreach,
  EndMediation,
] as const;

/** What referrals and time lead to; not served on the bus. */
export const OpenDispute = ask('OpenDispute', '派遣立案', 'Open a dispute', openCase);
export const EndDispute = ask('EndDispute', '随派遣终止', 'End a dispute', endCase);
export const ObserveMediation = ask(
  'ObserveMediation',
  '检查调解时限',
  'Observe a mediation’s clock',
  just.extend({ due: isoInstant }),
);
export const consumerMediationInternalCommands = [OpenDispute, EndDispute, ObserveMediation] as const;
export type ConsumerMediationCommand =
  | CommandOf<(typeof consumerMediationCommands)[number]>
  | CommandOf<(typeof consumerMediationInternalCommands)[number]>;
