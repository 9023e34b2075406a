import { type casesInput, type InboxRow, listLimit, type MatterRow, type oneCaseInput } from '@tiaokuai/contracts';
import { readModelDb } from '@tiaokuai/read-models';
import { type Asked, type Model, type QueryContext, queryOf, type ServedQuery } from '@tiaokuai/service';
import type { z } from 'zod';

/** What officers and their chief ask of every table of cases, whatever else its department knows about them. */

export { listLimit };

/** What a table of cases needs to be listed; further columns are its own. */
interface CaseRow extends MatterRow {
  readonly case_id: string;
  readonly status: string;
  readonly open: boolean;
}

/**
 * The cases of a table, those first whose nearest clock runs out first: one of their own, or that of their referral, which
 * each row shows as `referral_due`. Cases whose clocks all stand come last, the oldest first.
 *
 * @param clocks Columns of instants: times that run while a case is open.
 * @param since Column of the instant from which a case is counted.
 */
const byClock =
  (table: string, clocks: readonly string[], since = 'opened_at') =>
  async (input: z.output<typeof casesInput>, { pool, schema }: QueryContext) => {
    const db = readModelDb<{ cases: CaseRow; inbox: InboxRow }>(pool, schema);
    const { ref } = db.dynamic;
    let rows = db
      .selectFrom(db.dynamic.table(table as 'cases').as('cases'))
      .leftJoin('inbox', 'inbox.referral_id', 'cases.referral_id')
      .selectAll('cases')
      .select('inbox.complete_by as referral_due')
      .where('cases.open', '=', input.open)
      .orderBy(
        ({ fn }) => fn('least', [...clocks.map((clock) => ref<never>(`cases.${clock}`)), 'inbox.complete_by']),
        (order) => order.asc().nullsLast(),
      )
      .orderBy(ref(`cases.${since}`))
      .limit(input.limit);
    if (input.status) rows = rows.where('cases.status', 'in', input.status);
    if (input.estateId) rows = rows.where('cases.estate_id', '=', input.estateId);
    if (input.subdistrict) rows = rows.where('cases.subdistrict', '=', input.subdistrict);
    return rows.execute();
  };

/** One case with all that happened in it. @param aggregate Its streams are `<aggregate>-<case id>`. */
const withHistory =
  (table: string, aggregate: string) =>
  async ({ caseId }: z.output<typeof oneCaseInput>, { pool, schema, history }: QueryContext) => {
    const db = readModelDb<{ cases: CaseRow }>(pool, schema);
    const row = await db
      .selectFrom(db.dynamic.table(table as 'cases').as('cases'))
      .selectAll('cases')
      .where('cases.case_id', '=', caseId)
      .executeTakeFirst();
    if (!row) return null;
    const past = await history(aggregate, `${aggregate}-${caseId}`);
    return { ...row, history: past.map(({ position, ...event }) => ({ ...event, position: String(position) })) };
  };

/** The columns of a row that are instants. */
type Clock<Row> = { [Field in keyof Row]: Row[Field] extends string | null ? Field : never }[keyof Row] & string;

/** Answers with a model's cases, those first whose nearest clock runs out first; see `casesOutput`. */
export const listCases = <Row extends CaseRow>(
  question: Asked<typeof casesInput>,
  { table }: Model<string, Row>,
  { clocks, since }: { readonly clocks: readonly Clock<Row>[]; readonly since?: Clock<Row> },
): ServedQuery => queryOf(question, byClock(table, clocks, since));

/** Answers with one case of a model and the history of its stream; see `oneCaseOutput`. */
export const showCase = <Row extends Pick<CaseRow, 'case_id'>>(
  question: Asked<typeof oneCaseInput>,
  { table }: Model<string, Row>,
  { name }: { readonly name: string },
): ServedQuery => queryOf(question, withHistory(table, name));

/** Counts and sums as Postgres answers them, in digits, as numbers. */
export const figuresOf = <Name extends string>(row: Readonly<Record<Name, unknown>>): Record<Name, number> =>
  Object.fromEntries(Object.entries(row).map(([name, figure]) => [name, Number(figure)])) as Record<Name, number>;
