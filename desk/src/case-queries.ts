import { type Names, uuid } from '@tiaokuai/contracts';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery } from '@tiaokuai/service';
import { z } from 'zod';
import type { InboxRow } from './inbox.ts';
import type { MatterColumns } from './matter.ts';

/** What officers and their chief ask of every table of cases, whatever else its department knows about them. */

/** How many rows a list has at the most. */
export const listLimit = z.int().min(1).max(1_000).default(100);

const casesInput = z.object({
  status: z.array(z.string().max(30)).max(30).optional(),
  open: z.boolean().default(true),
  estateId: uuid.optional(),
  subdistrict: z.string().max(40).optional(),
  limit: listLimit,
});

/** What a table of cases needs to be listed; further columns are its own. */
interface CaseRow extends MatterColumns {
  readonly case_id: string;
  readonly status: string;
  readonly open: boolean;
}

interface CaseTable {
  readonly name: string;
  readonly names: Names;
  /** The read model, whose rows have `MatterColumns`. */
  readonly table: string;
}

/**
 * The cases of a table, those first whose nearest clock runs out first: one of their own, or that of their referral, which
 * each row shows as `referral_due`. Cases whose clocks all stand come last, the oldest first.
 *
 * @param clocks Columns of instants: times that run while a case is open.
 * @param since Column of the instant from which a case is counted.
 */
export const casesByClock = ({
  name,
  names,
  table,
  clocks,
  since = 'opened_at',
}: CaseTable & { readonly clocks: readonly string[]; readonly since?: string }): ServedQuery => ({
  name,
  names,
  input: casesInput,
  async handle(input: z.output<typeof casesInput>, { pool, schema }) {
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
  },
});

/** One case with all that happened in it. @param aggregate Its streams are `<aggregate>-<case id>`. */
export const oneCase = ({
  name,
  names,
  table,
  aggregate,
}: CaseTable & { readonly aggregate: string }): ServedQuery => ({
  name,
  names,
  input: z.object({ caseId: uuid }),
  async handle({ caseId }: { caseId: string }, { pool, schema, history }) {
    const db = readModelDb<{ cases: CaseRow }>(pool, schema);
    const row = await db
      .selectFrom(db.dynamic.table(table as 'cases').as('cases'))
      .selectAll('cases')
      .where('cases.case_id', '=', caseId)
      .executeTakeFirst();
    return row ? { ...row, history: await history(aggregate, `${aggregate}-${caseId}`) } : null;
  },
});

/** Counts and sums as Postgres answers them, in digits, as numbers. */
export const figuresOf = <Name extends string>(row: Readonly<Record<Name, unknown>>): Record<Name, number> =>
  Object.fromEntries(Object.entries(row).map(([name, figure]) => [name, Number(figure)])) as Record<Name, number>;
