/**
 * How fast a read model is built anew from its log.
 *
 *     node test/load/rebuild.ts [--events 500000] [--per-row 5]
 *
 * A log of cases, `--per-row` events each on the average, mixed; a Postgres of its own, fsync on. In the same run, for
 * comparison: reading that log and doing nothing, the same fold written by hand over bare `pg` (no checkpoint, no swap, no
 * checks, all rows in memory, one `unnest` insert per 5,000 rows), and the finished rows copied by `insert ... select` within
 * the server. The log is a plain table here, so that the figure is the read model's own and not the event log's.
 * Prints a table and one line of JSON.
 */
import { parseArgs } from 'node:util';
import { defineReadModel, rebuildReadModel, verifyReadModel } from '../../packages/read-models/src/index.ts';
import { closeServer, openBed } from '../../packages/read-models/test/bed.ts';

const { values } = parseArgs({
  options: { events: { type: 'string', default: '500000' }, 'per-row': { type: 'string', default: '5' } },
});
const wholeNumber = (name: 'events' | 'per-row'): number => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value > 0) return value;
  console.error(`--${name}: a whole number above 0 is needed, got ${values[name]}`);
  return process.exit(2);
};
const events = wholeNumber('events');
const rows = Math.max(1, Math.floor(events / wholeNumber('per-row')));

interface CaseRow {
  readonly case_id: string;
  readonly state: string;
  readonly due_at: string | null;
  readonly place: string;
  readonly changes: number;
  readonly last: { readonly note: string };
}
interface CaseEvent {
  readonly caseId: string;
  readonly state: string;
  readonly dueAt: string;
  readonly place: string;
  readonly note: string;
}
const evolve = (row: CaseRow | undefined, event: CaseEvent): CaseRow => ({
  case_id: event.caseId,
  state: event.state,
  due_at: event.dueAt,
  place: event.place,
  changes: (row?.changes ?? 0) + 1,
  last: { note: event.note },
});
const model = defineReadModel<CaseRow, CaseEvent>({
  name: 'cases',
  version: 1,
  service: 'fire',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    state: { type: 'text' },
    due_at: { type: 'timestamptz', nullable: true },
    place: { type: 'text' },
    changes: { type: 'int' },
    last: { type: 'jsonb' },
  },
  indexes: [['state', 'due_at']],
  keysOf: (event) => [event.caseId],
  evolve,
});

const bed = await openBed();
await bed.adminPool.query(
  `insert into log
   select n, 'case-' || (n * 7919 % $2::bigint), jsonb_build_object(
            'caseId', 'case-' || (n * 7919 % $2::bigint), 'state', (array['sent','accepted','done','checked'])[1 + n % 4],
            'dueAt', '2019-03-01T08:00:00.000Z', 'place', 'place-' || n % 300,
            'note', 'a note of some length that says what was found on the spot'), md5(n::text)
     from generate_series(1, $1::bigint) n`,
  [events, rows],
);
await bed.adminPool.query('vacuum analyze log');

const options = { ...bed, model, decode: (event: { data: unknown }) => event.data as CaseEvent };
const figures: { what: string; seconds: number; perSecond: number }[] = [];
const measure = async (what: string, count: number, work: () => Promise<unknown>): Promise<void> => {
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1_000;
  figures.push({ what, seconds: Number(seconds.toFixed(2)), perSecond: Math.round(count / seconds) });
};

await measure('read the log, do nothing (events)', events, async () => {
  for await (const _page of bed.eventLog.readLog('log', { pageSize: 5_000 }));
});
await measure('the same fold by hand over bare pg (events)', events, foldByHand);
await measure('rebuild, swap included (events)', events, () => rebuildReadModel(options));
await measure('rebuild with memory for 5,000 rows (events)', events, () =>
  rebuildReadModel({ ...options, maxRowsInMemory: 5_000 }),
);
let same = false;
await measure('verify (events)', events, async () => {
  same = (await verifyReadModel(options)).same;
});
await measure('insert ... select of the finished rows (rows)', rows, async () => {
  await bed.pool.query(`create table copied (like ${bed.schema}.cases including all)`);
  await bed.pool.query(`insert into copied select * from ${bed.schema}.cases`);
});
await bed.close();
await closeServer();

console.table(figures);
console.log(JSON.stringify({ measure: 'rebuild', events, rows, same, figures }));
process.exitCode = same ? 0 : 1;

/** What one would write without this package, and without its promises. */
async function foldByHand(): Promise<void> {
  await bed.pool.query(
    `create table by_hand (case_id text primary key, state text, due_at timestamptz, place text, changes int, last jsonb)`,
  );
  const folded = new Map<string, CaseRow>();
  for (let cursor = 0; ; ) {
    const page = await bed.pool.query<{ position: string; data: CaseEvent }>(
      'select position, data from log where position > $1 order by position limit 5000',
      [cursor],
    );
    for (const { data } of page.rows) folded.set(data.caseId, evolve(folded.get(data.caseId), data));
    if (page.rows.length === 0) break;
    cursor = Number(page.rows.at(-1)?.position);
  }
  const all = [...folded.values()];
  for (let from = 0; from < all.length; from += 5_000) {
    const some = all.slice(from, from + 5_000);
    await bed.pool.query(
      'insert into by_hand select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::int[], $6::jsonb[])',
      [
        some.map((row) => row.case_id),
        some.map((row) => row.state),
        some.map((row) => row.due_at),
        some.map((row) => row.place),
        some.map((row) => row.changes),
        some.map((row) => JSON.stringify(row.last)),
      ],
    );
  }
  await bed.pool.query('create index on by_hand (state, due_at)');
}
