import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, isoDate, isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
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
  z.object({ kind: z.literal('individual'), file: z.string().regex(/^[A-Za-z0-9-]{1,40}$/) }),
]);
export type Party = z.output<typeof party>;

const yuan = z.int().nonnegative().max(100_000_000);
export const sanction = z.enum(['warning', 'fine']);

/** What the law allows for one kind of violation. */
export const penaltyRange = z.object({ warning: z.boolean(), least: yuan, most: yuan });
export type PenaltyRange = z.output<typeof penaltyRange>;

/** What a case proposes to impose. */
export const penaltyProposal = z.object({
  penaltyId: uuid,
  party,
  violation: openText(300),
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
  case: z.string().max(80),
  referral: referralLink.optional(),
});

export const penaltyLanguage = (service: string) => {
  const { event } = aggregateOf(service, 'penalty');
  const events = [
    event(
      'PenaltyAnnounced',
      { zh: '告知拟处罚', en: 'Penalty announced' },
      key.extend({ proposal: penaltyProposal, respondBy: deadline }),
    ),
    event(
      'PartyHeard',
      { zh: '陈述申辩', en: 'Party heard' },
      key.extend({ waived: z.boolean(), statement: openText(1000).optional() }),
    ),
    event('HearingRequested', { zh: '要求听证', en: 'Hearing requested' }, key),
    event(
      'HearingHeld',
      { zh: '举行听证', en: 'Hearing held' },
      key.extend({ heldOn: isoDate, opinion: openText(500) }),
    ),
    event(
      'PenaltyDecided',
      { zh: '处罚决定', en: 'Penalty decided' },
      key.extend({
        officers: z.array(officer),
        sanction,
        yuan,
        reason: openText(500),
        mitigation: openText(200).optional(),
        payBy: deadline.optional(),
      }),
    ),
    event(
      'PenaltyDropped',
      { zh: '不予处罚', en: 'Penalty dropped' },
      key.extend({ ground: z.enum(['minor-and-corrected', 'no-fault', 'not-established']), reason: openText(500) }),
    ),
    event(
      'PenaltyDecisionNear',
      { zh: '处罚决定期限将至', en: 'Time to decide a penalty nearly over' },
      key.extend({ due: isoInstant, observedAt: isoInstant }),
    ),
    /** 九十日 (art. 60). The decision is still owed, and no less lawful for being late; that it is late stands here. */
    event(
      'PenaltyDecisionOverdue',
      { zh: '处罚决定逾期', en: 'Penalty not decided in time' },
      key.extend({ due: isoInstant, observedAt: isoInstant }),
    ),
    event(
      'PenaltyDecisionExtended',
      { zh: '延长处罚决定期限', en: 'Time to decide a penalty extended' },
      /** The source of `decideBy` is the law, regulation or rule that provides for it (art. 60). */
      key.extend({ decideBy: deadline, approval: openText(80) }),
    ),
    event(
      'FineOverdue',
      { zh: '罚款逾期', en: 'Fine overdue' },
      key.extend({ due: isoInstant, observedAt: isoInstant }),
    ),
    event('FinePaid', { zh: '罚款缴纳', en: 'Fine paid' }, key.extend({ yuan, surcharge: yuan })),
  ] as const;
  return { events };
};
export type PenaltyEvent = EventOf<ReturnType<typeof penaltyLanguage>['events'][number]>;

const penalty = aggregateOf('penalty', 'penalty');
const streamOf = (data: { penaltyId: string }) => `penalty-${data.penaltyId}`;
const just = z.object({ penaltyId: uuid });

export const HearParty = penalty.command(
  'HearParty',
  { zh: '听取陈述申辩', en: 'Hear the party' },
  just.extend({ waived: z.boolean().default(false), statement: openText(1000).optional() }),
  streamOf,
);
export const RequestHearing = penalty.command(
  'RequestHearing',
  { zh: '要求听证', en: 'Request a hearing' },
  just,
  streamOf,
);
export const HoldHearing = penalty.command(
  'HoldHearing',
  { zh: '举行听证', en: 'Hold the hearing' },
  just.extend({ heldOn: isoDate, opinion: openText(500) }),
  streamOf,
);
/** As the decider gets it; officers leave out `payBy`, which the edge works out. */
export const DecidePenalty = penalty.command(
  'DecidePenalty',
  { zh: '作出处罚决定', en: 'Decide a penalty' },
  just.extend({
    officers: z.array(officer).min(1).max(10),
    yuan,
    reason: openText(500),
    /** Why it may be below the least that the law sets (art. 32). */
    mitigation: openText(200).optional(),
    payBy: deadline,
  }),
  streamOf,
);
export const DropPenalty = penalty.command(
  'DropPenalty',
  { zh: '不予处罚', en: 'Drop a penalty' },
  just.extend({ ground: z.enum(['minor-and-corrected', 'no-fault', 'not-established']), reason: openText(500) }),
  streamOf,
);
/** 法律、法规、规章另有规定的，从其规定 (art. 60): only where another rule gives more time, which is named. */
export const ExtendPenaltyDecision = penalty.command(
  'ExtendPenaltyDecision',
  { zh: '延长处罚决定期限', en: 'Extend the time to decide' },
  just.extend({ days: z.int().min(1).max(365), rule: ruleSource, approval: openText(80) }),
  streamOf,
);
export const RecordFinePayment = penalty.command(
  'RecordFinePayment',
  { zh: '登记罚款缴纳', en: 'Record that a fine was paid' },
  just.extend({ yuan }),
  streamOf,
);
export const penaltyCommands = [
  HearParty,
  RequestHearing,
  HoldHearing,
  DecidePenalty,
  DropPenalty,
  ExtendPenaltyDecision,
  RecordFinePayment,
] as const;

/** What a case's proposal and time lead to; not served on the bus. */
export const AnnouncePenalty = penalty.command(
  'AnnouncePenalty',
  { zh: '告知拟处罚', en: 'Announce a penalty' },
  key.extend({ proposal: penaltyProposal, respondBy: deadline }),
  streamOf,
);
export const ObserveFine = penalty.command(
  'ObserveFine',
  { zh: '检查罚款期限', en: 'Observe the time for paying' },
  just.extend({ due: isoInstant }),
  streamOf,
);
export const ObservePenaltyDecision = penalty.command(
  'ObservePenaltyDecision',
  { zh: '检查处罚决定期限', en: 'Observe the time to decide' },
  just.extend({ due: isoInstant }),
  streamOf,
);
export const penaltyInternalCommands = [AnnouncePenalty, ObserveFine, ObservePenaltyDecision] as const;
export type PenaltyCommand =
  | CommandOf<(typeof penaltyCommands)[number]>
  | CommandOf<(typeof penaltyInternalCommands)[number]>;

/** What the case learns of the penalty that it proposed. */
export const notePenalty = z.object({
  caseId: uuid,
  penaltyId: uuid,
  result: z.enum(['decided', 'dropped']),
  sanction: sanction.optional(),
  yuan: yuan.optional(),
});
export type NotePenalty = z.output<typeof notePenalty>;

/** What every morning's figures say of penalties. */
export const penaltyFigures = z.object({
  toDecide: z.int(),
  decisionsNear: z.int(),
  decisionsOverdue: z.int(),
  unpaid: z.int(),
});
