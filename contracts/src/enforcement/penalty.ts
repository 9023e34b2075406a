import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  code,
  deadline,
  hidden,
  isoDate,
  isoInstant,
  line,
  list,
  openLines,
  openText,
  ruleSource,
  uuid,
  whole,
} from '../language/fields.ts';
import { officer, referralLink } from '../referral/case.ts';

/**
 * Administrative penalty 行政处罚: the procedure is one law's for every department (行政处罚法), each in its own log. What may
 * be penalised, and how high, is said by the case that proposes it.
 */

export const unit = z.object({ kind: z.literal('unit'), name: openText(80) });
/** Whom a measure is addressed to. */
export const party = z.discriminatedUnion('kind', [
  unit,
  /** A natural person, by the number of the paper file that names them: names stay out of the log. */
  z.object({ kind: z.literal('individual'), file: code(/^[A-Za-z0-9-]{1,40}$/) }),
]);
export type Party = z.output<typeof party>;

const yuan = whole().nonnegative().max(100_000_000);
export const sanction = z.enum(['warning', 'fine']);

/** What the law allows for one kind of violation. */
export const penaltyRange = z.object({ warning: z.boolean(), least: yuan, most: yuan });
export type PenaltyRange = z.output<typeof penaltyRange>;

/** What a case proposes to impose. */
export const penaltyProposal = z.object({
  penaltyId: uuid,
  party,
  violation: openLines(300),
  rule: ruleSource,
  range: penaltyRange,
  sanction,
  /** Renminbi; 0 for a warning. */
  yuan,
});
export type PenaltyProposal = z.output<typeof penaltyProposal>;

const key = z.object({
  penaltyId: uuid,
  /** Stream of the case that proposed it, e.g. `hazard-0190…`. */
  case: line(80),
  referral: referralLink.optional(),
});

const just = z.object({ penaltyId: uuid });

const events = {
  PenaltyAnnounced: event(
    { zh: '告知拟处罚', en: 'Penalty announced' },
    key.extend({ proposal: penaltyProposal, respondBy: deadline }),
  ),
  PartyHeard: event(
    { zh: '陈述申辩', en: 'Party heard' },
    key.extend({ waived: z.boolean(), statement: openLines(1000).optional() }),
  ),
  HearingRequested: event({ zh: '要求听证', en: 'Hearing requested' }, key),
  HearingHeld: event({ zh: '举行听证', en: 'Hearing held' }, key.extend({ heldOn: isoDate, opinion: openLines(500) })),
  PenaltyDecided: event(
    { zh: '处罚决定', en: 'Penalty decided' },
    key.extend({
      officers: list(officer, 20, hidden),
      sanction,
      yuan,
      reason: openLines(500),
      mitigation: openLines(200).optional(),
      payBy: deadline.optional(),
    }),
  ),
  PenaltyDropped: event(
    { zh: '不予处罚', en: 'Penalty dropped' },
    key.extend({ ground: z.enum(['minor-and-corrected', 'no-fault', 'not-established']), reason: openLines(500) }),
  ),
  PenaltyDecisionNear: event(
    { zh: '处罚决定期限将至', en: 'Time to decide a penalty nearly over' },
    key.extend({ due: isoInstant, observedAt: isoInstant }),
  ),
  /** 九十日 (art. 60). The decision is still owed, and no less lawful for being late; that it is late stands here. */
  PenaltyDecisionOverdue: event(
    { zh: '处罚决定逾期', en: 'Penalty not decided in time' },
    key.extend({ due: isoInstant, observedAt: isoInstant }),
  ),
  PenaltyDecisionExtended: event(
    {
      zh: '延长处罚决定期限',
      en: 'Time to decide a penalty extended',
    } /** The source of `decideBy` is the law, regulation or rule that provides for it (art. 60). */,
    key.extend({ decideBy: deadline, approval: openText(80) }),
  ),
  FineOverdue: event({ zh: '罚款逾期', en: 'Fine overdue' }, key.extend({ due: isoInstant, observedAt: isoInstant })),
  FinePaid: event({ zh: '罚款缴纳', en: 'Fine paid' }, key.extend({ yuan, surcharge: yuan })),
};

const commands = {
  HearParty: command(
    { zh: '听取陈述申辩', en: 'Hear the party' },
    just.extend({ waived: z.boolean().default(false), statement: openLines(1000).optional() }),
  ),
  RequestHearing: command({ zh: '要求听证', en: 'Request a hearing' }, just),
  HoldHearing: command(
    { zh: '举行听证', en: 'Hold the hearing' },
    just.extend({ heldOn: isoDate, opinion: openLines(500) }),
  ),
  DecidePenalty: command(
    { zh: '作出处罚决定', en: 'Decide a penalty' },
    just.extend({
      officers: z.array(officer).min(1).max(10),
      yuan,
      reason: openLines(500),
      /** Why it may be below the least that the law sets (art. 32). */
      mitigation: openLines(200).optional(),
      payBy: deadline,
    }),
    { given: (data) => data.omit({ payBy: true }) },
  ),
  DropPenalty: command(
    { zh: '不予处罚', en: 'Drop a penalty' },
    just.extend({ ground: z.enum(['minor-and-corrected', 'no-fault', 'not-established']), reason: openLines(500) }),
  ),
  /** 法律、法规、规章另有规定的，从其规定 (art. 60): only where another rule gives more time, which is named. */
  ExtendPenaltyDecision: command(
    { zh: '延长处罚决定期限', en: 'Extend the time to decide' },
    just.extend({
      days: whole().min(1).max(365).meta({ zh: '延长天数', en: 'days' }),
      rule: ruleSource,
      approval: openText(80),
    }),
  ),
  RecordFinePayment: command({ zh: '登记罚款缴纳', en: 'Record that a fine was paid' }, just.extend({ yuan })),
};

/** What a case's proposal and time lead to. */
const internal = {
  AnnouncePenalty: command(
    { zh: '告知拟处罚', en: 'Announce a penalty' },
    key.extend({ proposal: penaltyProposal, respondBy: deadline }),
  ),
  ObserveFine: command({ zh: '检查罚款期限', en: 'Observe the time for paying' }, just.extend({ due: isoInstant })),
  ObservePenaltyDecision: command(
    { zh: '检查处罚决定期限', en: 'Observe the time to decide' },
    just.extend({ due: isoInstant }),
  ),
};

/** Penalties in the log of a service: the same words everywhere; only the service in their type and lane differs. */
export const penaltyAt = (service: string) =>
  aggregate(service, 'penalty', { key: 'penaltyId', by: ['officer', 'department-chief'], events, commands, internal });
export type Penalty = ReturnType<typeof penaltyAt>;
export type PenaltyEvent = EventsOf<Penalty>;
export type PenaltyCommand = CommandsOf<Penalty>;

/** What the case learns of the penalty that it proposed. */
export const notePenalty = z.object({
  caseId: uuid,
  penaltyId: uuid,
  result: z.enum(['decided', 'dropped']),
  sanction: sanction.optional(),
  yuan: yuan.optional(),
});
export type NotePenalty = z.output<typeof notePenalty>;
