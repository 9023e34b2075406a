import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  count,
  decimal,
  isoDate,
  line,
  openLines,
  openText,
  ordinal,
  ruleSource,
  uuid,
  whole,
} from '../language/fields.ts';
import { enterpriseName } from './money.ts';

/** What is held against an enterprise; points and articles stand in the service. */
export const creditMarkKind = z
  .enum([
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
  ])
  .meta({ values: { penalised: { zh: '受到行政处罚', en: 'penalised' } } });
export type CreditMarkKind = z.output<typeof creditMarkKind>;

const year = whole().min(2000).max(2100);
const key = z.object({ enterpriseId: uuid, enterprise: enterpriseName });
const mark = key.extend({ markId: uuid });
const grade = z.enum(['A', 'B', 'C', 'D']);

const standing = key.extend({ year, office: openText(40), honest: z.boolean(), note: openLines(300) });
const objection = mark.extend({ ground: openLines(500) });
const training = key.extend({
  heldOn: isoDate,
  topic: openText(100),
  people: ordinal,
  hours: decimal().positive(),
});

/** Credit file 信用档案 of a property service enterprise: standing, marks, publication; the association and its training. */
export const enterpriseCredit = aggregate('housing', 'enterprise-credit', {
  key: 'enterpriseId',
  by: ['officer'],
  events: {
    CreditFileOpened: event({ zh: '建立信用档案', en: 'Credit file opened' }, key),
    StandingVerified: event({ zh: '诚信标准核实', en: 'Standing verified' }, standing),
    CreditMarkEntered: event(
      { zh: '信用扣分', en: 'Credit mark entered' },
      mark.extend({
        kind: creditMarkKind,
        points: ordinal,
        rule: ruleSource,
        enteredOn: isoDate,
        note: openLines(300),
        /** Stream that it follows from. */
        because: line(100).optional(),
      }),
    ),
    CreditMarkObjected: event({ zh: '信用扣分异议', en: 'Credit mark objected to' }, objection),
    CreditMarkUpheld: event({ zh: '维持扣分', en: 'Credit mark upheld' }, mark.extend({ reason: openLines(500) })),
    CreditMarkRevoked: event(
      { zh: '撤销扣分', en: 'Credit mark revoked' },
      mark.extend({ reason: openLines(500), points: ordinal }),
    ),
    CreditPublished: event(
      { zh: '信用公布', en: 'Credit published' },
      key.extend({ year, score: whole().min(0).max(100), grade, marks: count }),
    ),
    AssociationJoined: event({ zh: '加入行业协会', en: 'Association joined' }, key),
    AssociationLeft: event({ zh: '退出行业协会', en: 'Association left' }, key),
    TrainingRecorded: event({ zh: '从业人员培训', en: 'Training recorded' }, training),
  },
  commands: {
    /** As the decider gets these; people leave out `enterpriseId`, which follows from the name. */
    VerifyStanding: command({ zh: '核实诚信标准', en: 'Verify the standing of an enterprise' }, standing, {
      given: (data) => data.omit({ enterpriseId: true }),
      by: ['clerk'],
      duties: ['二(一)2'],
    }),
    EnterCreditMark: command(
      { zh: '登记扣分', en: 'Enter a credit mark' },
      mark.extend({ kind: creditMarkKind, note: openLines(300) }),
      { given: (data) => data.omit({ enterpriseId: true }), duties: ['二(四)26'] },
    ),
    ObjectToCreditMark: command({ zh: '提出异议', en: 'Object to a credit mark' }, objection, {
      given: (data) => data.omit({ enterpriseId: true }),
      by: ['enterprise', 'officer'],
    }),
    DecideCreditObjection: command(
      { zh: '处理异议', en: 'Decide on an objection' },
      mark.extend({ upheld: z.boolean(), reason: openLines(500) }),
      { given: (data) => data.omit({ enterpriseId: true }) },
    ),
    PublishCredit: command({ zh: '公布信用等级', en: "Publish a year's credit" }, key.extend({ year }), {
      given: (data) => data.omit({ enterpriseId: true }),
      duties: ['二(四)26'],
    }),
    JoinAssociation: command({ zh: '登记入会', en: 'Record joining the association' }, key, {
      given: (data) => data.omit({ enterpriseId: true }),
      duties: ['二(四)25'],
    }),
    LeaveAssociation: command({ zh: '登记退会', en: 'Record leaving the association' }, key, {
      given: (data) => data.omit({ enterpriseId: true }),
      duties: ['二(四)25'],
    }),
    RecordTraining: command({ zh: '登记培训', en: 'Record a training' }, training, {
      given: (data) => data.omit({ enterpriseId: true }),
      duties: ['二(二)1.5', '二(四)22'],
    }),
  },
  internal: {
    MarkCredit: command(
      { zh: '自动扣分', en: 'Mark the credit of an enterprise' },
      mark.extend({ kind: creditMarkKind, note: openLines(300), because: line(100) }),
    ),
  },
});
export type EnterpriseCreditEvent = EventsOf<typeof enterpriseCredit>;
export type EnterpriseCreditCommand = CommandsOf<typeof enterpriseCredit>;
