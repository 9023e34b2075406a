import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { isoDate, openText, ruleSource, uuid } from '../language/fields.ts';
import { enterpriseName } from './money.ts';

/** Credit file 信用档案 of a property service enterprise: standing, marks, publication; the association and its training. */
const credit = aggregateOf('housing', 'enterprise-credit');

/** What is held against an enterprise; points and articles stand in the service. */
export const creditMarkKind = z.enum([
  'no-dissuasion-or-report',
  'supply-cut',
  'handover-refused',
  'contract-not-filed',
  'not-disclosed',
  'archives-not-kept',
  'service-rooms-misused',
  'fund-misused',
  'common-parts-business',
  'penalised',
  'order-disobeyed',
]);
export type CreditMarkKind = z.output<typeof creditMarkKind>;

const year = z.int().min(2000).max(2100);
const key = z.object({ enterpriseId: uuid, enterprise: enterpriseName });
const mark = key.extend({ markId: uuid });
const grade = z.enum(['A', 'B', 'C', 'D']);

export const CreditFileOpened = credit.event('CreditFileOpened', { zh: '建立信用档案', en: 'Credit file opened' }, key);
export const StandingVerified = credit.event(
  'StandingVerified',
  { zh: '诚信标准核实', en: 'Standing verified' },
  key.extend({ year, office: openText(40), honest: z.boolean(), note: openText(300) }),
);
export const CreditMarkEntered = credit.event(
  'CreditMarkEntered',
  { zh: '信用扣分', en: 'Credit mark entered' },
  mark.extend({
    kind: creditMarkKind,
    points: z.int().positive(),
    rule: ruleSource,
    enteredOn: isoDate,
    note: openText(300),
    /** Stream that it follows from. */
    because: z.string().max(100).optional(),
  }),
);
export const CreditMarkObjected = credit.event(
  'CreditMarkObjected',
  { zh: '信用扣分异议', en: 'Credit mark objected to' },
  mark.extend({ ground: openText(500) }),
);
export const CreditMarkUpheld = credit.event(
  'CreditMarkUpheld',
  { zh: '维持扣分', en: 'Credit mark upheld' },
  mark.extend({ reason: openText(500) }),
);
export const CreditMarkRevoked = credit.event(
  'CreditMarkRevoked',
  { zh: '撤销扣分', en: 'Credit mark revoked' },
  mark.extend({ reason: openText(500), points: z.int().positive() }),
);
export const CreditPublished = credit.event(
  'CreditPublished',
  { zh: '信用公布', en: 'Credit published' },
  key.extend({ year, score: z.int().min(0).max(100), grade, marks: z.int().nonnegative() }),
);
export const AssociationJoined = credit.event(
  'AssociationJoined',
  { zh: '加入行业协会', en: 'Association joined' },
  key,
);
export const AssociationLeft = credit.event('AssociationLeft', { zh: '退出行业协会', en: 'Association left' }, key);
export const TrainingRecorded = credit.event(
  'TrainingRecorded',
  { zh: '从业人员培训', en: 'Training recorded' },
  key.extend({ heldOn: isoDate, topic: openText(100), people: z.int().positive(), hours: z.number().positive() }),
);
export const enterpriseCreditEvents = [
  CreditFileOpened,
  StandingVerified,
  CreditMarkEntered,
  CreditMarkObjected,
  CreditMarkUpheld,
  CreditMarkRevoked,
  CreditPublished,
  AssociationJoined,
  AssociationLeft,
  TrainingRecorded,
] as const;
export type EnterpriseCreditEvent = EventOf<(typeof enterpriseCreditEvents)[number]>;

const streamOf = (data: { enterpriseId: string }) => `enterprise-credit-${data.enterpriseId}`;

/** As the decider gets them; people leave out `enterpriseId`, which follows from the name. */
export const VerifyStanding = credit.command(
  'VerifyStanding',
  { zh: '核实诚信标准', en: 'Verify the standing of an enterprise' },
  StandingVerified.schema,
  streamOf,
  { duties: ['二(一)2'] },
);
export const EnterCreditMark = credit.command(
  'EnterCreditMark',
  { zh: '登记扣分', en: 'Enter a credit mark' },
  mark.extend({ kind: creditMarkKind, note: openText(300) }),
  streamOf,
  { duties: ['二(四)26'] },
);
export const ObjectToCreditMark = credit.command(
  'ObjectToCreditMark',
  { zh: '提出异议', en: 'Object to a credit mark' },
  CreditMarkObjected.schema,
  streamOf,
);
export const DecideCreditObjection = credit.command(
  'DecideCreditObjection',
  { zh: '处理异议', en: 'Decide on an objection' },
  mark.extend({ upheld: z.boolean(), reason: openText(500) }),
  streamOf,
);
export const PublishCredit = credit.command(
  'PublishCredit',
  { zh: '公布信用等级', en: "Publish a year's credit" },
  key.extend({ year }),
  streamOf,
  { duties: ['二(四)26'] },
);
export const JoinAssociation = credit.command(
  'JoinAssociation',
  { zh: '登记入会', en: 'Record joining the association' },
  key,
  streamOf,
  { duties: ['二(四)25'] },
);
export const LeaveAssociation = credit.command(
  'LeaveAssociation',
  { zh: '登记退会', en: 'Record leaving the association' },
  key,
  streamOf,
  { duties: ['二(四)25'] },
);
export const RecordTraining = credit.command(
  'RecordTraining',
  { zh: '登记培训', en: 'Record a training' },
  TrainingRecorded.schema,
  streamOf,
  { duties: ['二(二)1.5', '二(四)22'] },
);
export const enterpriseCreditCommands = [
  VerifyStanding,
  EnterCreditMark,
  ObjectToCreditMark,
  DecideCreditObjection,
  PublishCredit,
  JoinAssociation,
  LeaveAssociation,
  RecordTraining,
] as const;

/** What cases and filings lead to; not served on the bus. */
export const MarkCredit = credit.command(
  'MarkCredit',
  { zh: '自动扣分', en: 'Mark the credit of an enterprise' },
  mark.extend({ kind: creditMarkKind, note: openText(300), because: z.string().max(100) }),
  streamOf,
);
export const enterpriseCreditInternalCommands = [MarkCredit] as const;
export type EnterpriseCreditCommand =
  | CommandOf<(typeof enterpriseCreditCommands)[number]>
  | CommandOf<(typeof enterpriseCreditInternalCommands)[number]>;
