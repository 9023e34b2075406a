import { z } from 'zod';
import { party } from '../enforcement/penalty.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  amountUpTo,
  deadline,
  evidence,
  isoInstant,
  limit,
  lines,
  openLines,
  ordinal,
  uuid,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** Whom a dispute may be taken to (消费者权益保护法 art. 39). */
export const remedyWay = z
  .enum(['negotiation', 'consumer-association', 'arbitration', 'court', 'other-department'])
  .meta({
    values: {
      arbitration: { zh: '依仲裁协议申请仲裁', en: 'arbitration, where it was agreed' },
      'other-department': { zh: '向有权处理的部门投诉', en: 'complain to the department in charge' },
    },
  });
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
const fen = amountUpTo(1_000_000_000_000);
const source = z.enum(['referral', 'report']);
const papers = z.array(evidence).max(20);
const clock = z.enum(['answer', 'mediation', 'performance']);

const just = z.object({ caseId: uuid });

/** A consumer's dispute with an operator 消费调解, from the complaint to the performance, or to whoever can decide it. */
export const consumerMediation = aggregate('market-supervision', 'consumer-mediation', {
  key: 'caseId',
  by: ['officer'],
  events: {
    DisputeLodged: event(
      { zh: '消费投诉', en: 'Dispute lodged' },
      caseKey.extend({ source, matter: caseMatter, answerBy: deadline }),
    ),
    DisputeReopened: event(
      { zh: '重新处理投诉', en: 'Dispute reopened' },
      caseKey.extend({ matter: caseMatter, answerBy: deadline }),
    ),
    DisputeAccepted: event(
      { zh: '受理投诉', en: 'Dispute accepted' },
      caseKey.extend({ operator: party, claim: openLines(300), fen, mediateBy: deadline }),
    ),
    DisputeNotAccepted: event(
      { zh: '不予受理', en: 'Dispute not accepted' },
      caseKey.extend({ ground: notMediable, ways, reason: openLines(500) }),
    ),
    SessionHeld: event(
      { zh: '组织调解', en: 'Mediation session held' },
      caseKey.extend({
        session: ordinal,
        mediators: z.array(officer).min(1).max(5),
        bothCame: z.boolean(),
        note: openLines(500),
      }),
    ),
    SettlementAgreed: event(
      { zh: '达成调解协议', en: 'Agreement reached' },
      caseKey.extend({ terms: openLines(500), fen, performBy: deadline }),
    ),
    SettlementPerformed: event(
      { zh: '协议已履行', en: 'Agreement performed' },
      caseKey.extend({ fen, evidence: papers }),
    ),
    SettlementBroken: event(
      { zh: '协议未履行', en: 'Agreement broken' },
      caseKey.extend({ ways, note: openLines(500) }),
    ),
    MediationFailed: event(
      { zh: '终止调解', en: 'Mediation ended without agreement' },
      caseKey.extend({ ground: mediationFailure, ways, note: openLines(500) }),
    ),
    MediationClockRanOut: event(
      { zh: '调解时限届满', en: 'A time limit of the mediation ran out' },
      caseKey.extend({ clock, due: isoInstant, observedAt: isoInstant }),
    ),
    MediationWithdrawn: event({ zh: '撤案', en: 'Mediation withdrawn' }, caseKey.extend({ reason: lines(1000) })),
    MediationSettled: event(
      { zh: '随派遣办结', en: 'Mediation settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    LodgeDispute: command({ zh: '登记消费投诉', en: 'Lodge a dispute' }, just.extend({ matter: caseMatter })),
    AcceptDispute: command(
      { zh: '受理投诉', en: 'Accept a dispute' },
      just.extend({ operator: party, claim: openLines(300), fen }),
    ),
    RefuseDispute: command(
      { zh: '不予受理', en: 'Not accept a dispute' },
      just.extend({ ground: notMediable, reason: openLines(500) }),
    ),
    HoldSession: command(
      { zh: '组织调解', en: 'Hold a mediation session' },
      just.extend({ mediators: z.array(officer).min(1).max(5), bothCame: z.boolean(), note: openLines(500) }),
      { duties: ['二(二)10'] },
    ),
    RecordSettlement: command(
      { zh: '登记调解协议', en: 'Record an agreement' },
      just.extend({ terms: openLines(500), fen, performBy: deadline }),
      { given: (data) => data.omit({ performBy: true }).extend({ within: limit }) },
    ),
    RecordSettlementPerformance: command(
      { zh: '登记协议履行', en: 'Record that it was performed' },
      just.extend({ fen, evidence: papers.default([]) }),
    ),
    RecordSettlementBreach: command(
      { zh: '登记协议未履行', en: 'Record that it was broken' },
      just.extend({ note: openLines(500) }),
    ),
    EndMediation: command(
      { zh: '终止调解', en: 'End a mediation without agreement' },
      just.extend({ ground: mediationFailure, note: openLines(500) }),
    ),
  },
  internal: {
    OpenDispute: command({ zh: '派遣立案', en: 'Open a dispute' }, openCase),
    EndDispute: command({ zh: '随派遣终止', en: 'End a dispute' }, endCase),
    ObserveMediation: command(
      { zh: '检查调解时限', en: 'Observe a mediation’s clock' },
      just.extend({ due: isoInstant }),
    ),
  },
});
export type ConsumerMediationEvent = EventsOf<typeof consumerMediation>;
export type ConsumerMediationCommand = CommandsOf<typeof consumerMediation>;
