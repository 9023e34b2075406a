import { z } from 'zod';
import type { Names } from '../language/define.ts';
import { isoInstant, line, urgency, uuid, whole } from '../language/fields.ts';

/**
 * What every table of cases shows, and what every department is asked of it. A row's fields are the columns of the table, in
 * their order; a field that may be null is a column that may.
 */

/** What a case is about, where, and which referral it answers. */
export const matterRow = z.object({
  category: z.string(),
  urgency,
  estate_id: z.string().nullable(),
  estate: z.string().nullable(),
  subdistrict: z.string().nullable(),
  enterprise: z.string().nullable(),
  place: z.string().nullable(),
  incident_id: z.string().nullable(),
  referral_id: z.string().nullable(),
  /** 0, or the number of the rework. */
  round: z.int(),
});
export type MatterRow = z.output<typeof matterRow>;

/**
 * @param status How far a case may be.
 * @param values What of it the department calls otherwise than the vocabulary.
 */
export const caseRow = <const States extends readonly [string, ...string[]]>(
  status: States,
  values: { readonly [State in States[number]]?: Names } = {},
) =>
  z.object({
    case_id: z.string(),
    status: z.enum(status).meta({ values }),
    open: z.boolean(),
    ...matterRow.shape,
    opened_at: isoInstant,
    ended_at: isoInstant.nullable(),
  });

/** How many rows a list has at the most. */
export const listLimit = whole().min(1).max(1_000).default(100);

/** Which cases a list is to show. */
export const casesInput = z.object({
  status: z.array(line(30)).max(30).min(1).optional(),
  open: z.boolean().default(true),
  estateId: uuid.optional(),
  subdistrict: line(40).optional(),
  limit: listLimit,
});

/** Cases by the clock that runs out first: each with the time of its referral beside its own. */
export const casesOutput = <Row extends z.ZodRawShape>(row: z.ZodObject<Row>) =>
  z.array(row.extend({ referral_due: isoInstant.nullable() }));

/** An event of a stream, with who brought it about. */
export const pastEvent = z.object({
  type: z.string(),
  data: z.unknown(),
  time: isoInstant,
  actor: z.string(),
  position: z.string(),
  correlationid: z.string(),
});

export const oneCaseInput = z.object({ caseId: uuid });
/** One case with all that happened in it; null where there is none. */
export const oneCaseOutput = <Row extends z.ZodRawShape>(row: z.ZodObject<Row>) =>
  row.extend({ history: z.array(pastEvent) }).nullable();
