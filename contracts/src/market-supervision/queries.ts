import { z } from 'zod';
import { penaltyFigures } from '../enforcement/queries.ts';
import { isoInstant, whole } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { caseRow, casesInput, casesOutput, listLimit, oneCaseInput, oneCaseOutput } from '../referral/case-rows.ts';
import { consumerMediation, mediationFailure, notMediable, remedyWay } from './consumer-mediation.ts';
import { operator, operatorViolation } from './operator.ts';

/** What market supervision answers: rows of its tables, whose columns are named here and nowhere else, and figures. */

/** One row per operator case. Seals outlive their case until they are lifted or lapse. */
export const operatorRow = caseRow(
  [
    'reported',
    'checked',
    'ordered',
    'overdue',
    'revisited',
    'lawful',
    'registered',
    'ceased',
    'closed',
    'penalised',
    'reported-on',
    'assisted',
    'withdrawn',
    'settled',
  ],
  {
    checked: { zh: '已查实', en: 'found unlawful' },
    lawful: { zh: '未发现违法', en: 'lawful' },
    closed: { zh: '已关停', en: 'closed down' },
  },
).extend({
  source: operator.events.OperatorReported.schema.shape.source,
  operator_kind: z.enum(['unit', 'individual']).nullable(),
  operator: z.string().nullable(),
  premises: z.string().nullable(),
  kinds: z.array(operatorViolation),
  remaining: z.int(),
  reported_on: z.int().meta({ zh: '通报项数', en: 'reported on' }),
  pointed_out: z.boolean(),
  manner: z.enum(['register', 'stop']).nullable(),
  order_no: z.int(),
  order_by: isoInstant.nullable(),
  overdue: z.int(),
  sealing: z.int(),
  sealed_until: isoInstant.nullable(),
  penalties: z.int(),
  /** Yuan. */
  fined: z.int(),
  on_credit_record: z.boolean(),
});
export type OperatorRow = z.output<typeof operatorRow>;

/** One row per dispute, with the clock that runs for it. */
export const mediationRow = caseRow(
  ['lodged', 'accepted', 'agreed', 'not-accepted', 'performed', 'broken', 'failed', 'withdrawn', 'settled'],
  { accepted: { zh: '已受理', en: 'accepted' } },
).extend({
  operator: z.string().nullable(),
  /** Fen that were asked for, and that were paid. */
  claimed: z.number(),
  paid: z.number(),
  sessions: z.int(),
  ground: z.enum([...notMediable.options, ...mediationFailure.options]).nullable(),
  ways: z.array(remedyWay),
  clock_due: isoInstant.nullable(),
  /** Clocks that ran out. */
  missed: z.array(consumerMediation.events.MediationClockRanOut.schema.shape.clock),
});
export type MediationRow = z.output<typeof mediationRow>;

const by = ['officer', 'department-chief', 'auditor', 'department-system'] as const;

export const marketSupervisionQueries = queries('market-supervision', {
  Operators: query(
    { zh: '经营者案件（按时限）', en: 'Operator cases by clock' },
    { input: casesInput, output: casesOutput(operatorRow), by },
  ),
  Operator: query(
    { zh: '经营者案件详情', en: 'One operator case' },
    { input: oneCaseInput, output: oneCaseOutput(operatorRow), by },
  ),
  /** Those first whose clock has run out, and with it is gone. */
  Mediations: query(
    { zh: '消费调解（按时限）', en: 'Consumer disputes by clock' },
    { input: casesInput.omit({ status: true }), output: z.array(mediationRow), by },
  ),
  ConsumerMediation: query(
    { zh: '消费调解详情', en: 'One consumer dispute' },
    { input: oneCaseInput, output: oneCaseOutput(mediationRow), by },
  ),
  /** Units that were found without papers again and again. Persons are in paper files and not counted here. */
  RepeatOperators: query(
    { zh: '屡次无证无照经营者', en: 'Repeat offenders' },
    {
      input: z.object({ atLeast: whole().min(2).max(100).default(2), limit: listLimit }),
      output: z.array(
        z.object({
          operator: z.string().nullable(),
          cases: z.int(),
          penalties: z.int(),
          /** Yuan. */
          fined: z.int(),
        }),
      ),
      by,
    },
  ),
  /** What the chief looks at first. */
  MarketMorning: query(
    { zh: '市场监管晨报', en: 'Market supervision: this morning' },
    {
      input: z.object({}),
      output: z.object({
        toCheck: z.int(),
        toRevisit: z.int(),
        sealed: z.int(),
        toAnswer: z.int(),
        toMediate: z.int(),
        toPerform: z.int(),
        /** Fen. */
        paidToConsumers: z.number(),
        ...penaltyFigures.shape,
      }),
      by,
    },
  ),
});
