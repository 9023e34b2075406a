import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, openCase } from '../referral/case.ts';
import { trade } from './trade.ts';

/** An enquiry or complaint 查询投诉 on charges or service: answered within the trade's limit. Nothing is broken. */
const enquiry = aggregateOf('utilities', 'enquiry');

export const enquiryKind = z.enum(['enquiry', 'complaint', 'tariff']);
export type EnquiryKind = z.output<typeof enquiryKind>;
const received = caseKey.extend({
  kind: enquiryKind,
  matter: caseMatter,
  trade: trade.optional(),
  receivedAt: isoInstant,
});

export const EnquiryReceived = enquiry.event(
  'EnquiryReceived',
  { zh: '收到查询投诉', en: 'Enquiry received' },
  received,
);
export const EnquiryReopened = enquiry.event('EnquiryReopened', { zh: '再次查询', en: 'Enquiry reopened' }, received);
export const EnquiryClockStarted = enquiry.event(
  'EnquiryClockStarted',
  { zh: '答复时限起算', en: 'Clock of an enquiry started' },
  caseKey.extend({
    answerBy: deadline,
    /** Rules that a stricter or more local one stands before. */
    setAside: z.array(ruleSource).max(5),
  }),
);
export const EnquiryOverdue = enquiry.event(
  'EnquiryOverdue',
  { zh: '答复逾期', en: 'Enquiry overdue' },
  caseKey.extend({ due: isoInstant, observedAt: isoInstant, rule: ruleSource }),
);
export const EnquiryAnswered = enquiry.event(
  'EnquiryAnswered',
  { zh: '答复', en: 'Enquiry answered' },
  caseKey.extend({
    operator: openText(60),
    answer: openText(500),
    /** 收费有误: what goes back to the user. */
    refundFen: z.int().nonnegative(),
    late: z.boolean(),
  }),
);
export const EnquiryWithdrawn = enquiry.event(
  'EnquiryWithdrawn',
  { zh: '查询终止', en: 'Enquiry withdrawn' },
  caseKey.extend({ cause: endCase.shape.cause, note: endCase.shape.note }),
);
export const enquiryEvents = [
  EnquiryReceived,
  EnquiryReopened,
  EnquiryClockStarted,
  EnquiryOverdue,
  EnquiryAnswered,
  EnquiryWithdrawn,
] as const;
export type EnquiryEvent = EventOf<(typeof enquiryEvents)[number]>;

const streamOf = (data: { caseId: string }) => `enquiry-${data.caseId}`;
const just = z.object({ caseId: uuid });

export const RecordEnquiry = enquiry.command(
  'RecordEnquiry',
  { zh: '登记查询投诉', en: 'Record an enquiry' },
  just.extend({ kind: enquiryKind, matter: caseMatter, trade: trade.optional() }),
  streamOf,
);
export const AnswerEnquiry = enquiry.command(
  'AnswerEnquiry',
  { zh: '答复查询投诉', en: 'Answer an enquiry' },
  just.extend({ operator: openText(60), answer: openText(500), refundFen: z.int().nonnegative().default(0) }),
  streamOf,
);
export const enquiryCommands = [RecordEnquiry, AnswerEnquiry] as const;
export const OpenEnquiry = enquiry.command(
  'OpenEnquiry',
  { zh: '派遣查询', en: 'Open an enquiry' },
  openCase,
  streamOf,
);
export const EndEnquiry = enquiry.command('EndEnquiry', { zh: '随派遣终止', en: 'End an enquiry' }, endCase, streamOf);
export const StartEnquiryClock = enquiry.command(
  'StartEnquiryClock',
  { zh: '起算答复时限', en: 'Start the clock of an enquiry' },
  just.extend({ receivedAt: isoInstant, answerBy: deadline, setAside: z.array(ruleSource).max(5) }),
  streamOf,
);
export const ObserveEnquiry = enquiry.command(
  'ObserveEnquiry',
  { zh: '检查答复时限', en: 'Observe an enquiry' },
  just,
  streamOf,
);
export const enquiryInternalCommands = [OpenEnquiry, EndEnquiry, StartEnquiryClock, ObserveEnquiry] as const;
export type EnquiryCommand =
  | CommandOf<(typeof enquiryCommands)[number]>
  | CommandOf<(typeof enquiryInternalCommands)[number]>;
