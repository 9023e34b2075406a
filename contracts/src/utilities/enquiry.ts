import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { count, deadline, isoInstant, openLines, openText, ruleSource, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, openCase } from '../referral/case.ts';
import { trade } from './trade.ts';

export const enquiryKind = z.enum(['enquiry', 'complaint', 'tariff']);
export type EnquiryKind = z.output<typeof enquiryKind>;
const received = caseKey.extend({
  kind: enquiryKind,
  matter: caseMatter,
  trade: trade.optional(),
  receivedAt: isoInstant,
});

const just = z.object({ caseId: uuid });

/** An enquiry or complaint 查询投诉 on charges or service: answered within the trade's limit. Nothing is broken. */
export const enquiry = aggregate('utilities', 'enquiry', {
  key: 'caseId',
  by: ['utility', 'officer'],
  events: {
    EnquiryReceived: event({ zh: '收到查询投诉', en: 'Enquiry received' }, received),
    EnquiryReopened: event({ zh: '再次查询', en: 'Enquiry reopened' }, received),
    EnquiryClockStarted: event(
      { zh: '答复时限起算', en: 'Clock of an enquiry started' },
      caseKey.extend({
        answerBy: deadline,
        /** Rules that a stricter or more local one stands before. */
        setAside: z.array(ruleSource).max(5),
      }),
    ),
    EnquiryOverdue: event(
      { zh: '答复逾期', en: 'Enquiry overdue' },
      caseKey.extend({ due: isoInstant, observedAt: isoInstant, rule: ruleSource }),
    ),
    EnquiryAnswered: event(
      { zh: '答复', en: 'Enquiry answered' },
      caseKey.extend({
        operator: openText(60),
        answer: openLines(500),
        /** 收费有误: what goes back to the user. */
        refundFen: count,
        late: z.boolean(),
      }),
    ),
    EnquiryWithdrawn: event(
      { zh: '查询终止', en: 'Enquiry withdrawn' },
      caseKey.extend({ cause: endCase.shape.cause, note: endCase.shape.note }),
    ),
  },
  commands: {
    RecordEnquiry: command(
      { zh: '登记查询投诉', en: 'Record an enquiry' },
      just.extend({ kind: enquiryKind, matter: caseMatter, trade: trade.optional() }),
      { by: ['utility', 'officer'] },
    ),
    AnswerEnquiry: command(
      { zh: '答复查询投诉', en: 'Answer an enquiry' },
      just.extend({ operator: openText(60), answer: openLines(500), refundFen: count.default(0) }),
    ),
  },
  internal: {
    OpenEnquiry: command({ zh: '派遣查询', en: 'Open an enquiry' }, openCase),
    EndEnquiry: command({ zh: '随派遣终止', en: 'End an enquiry' }, endCase),
    StartEnquiryClock: command(
      { zh: '起算答复时限', en: 'Start the clock of an enquiry' },
      just.extend({ receivedAt: isoInstant, answerBy: deadline, setAside: z.array(ruleSource).max(5) }),
    ),
    ObserveEnquiry: command({ zh: '检查答复时限', en: 'Observe an enquiry' }, just),
  },
});
export type EnquiryEvent = EventsOf<typeof enquiry>;
export type EnquiryCommand = CommandsOf<typeof enquiry>;
