import pg from 'pg';
import type { ReadModel, RowShape } from './definition.ts';
import type { Held } from './fold.ts';
import { readModelTypes } from './values.ts';

/**
 * A model's table (the live one, one being filled beside it, or a temporary one to compare with) and the statements on it.
 *
 * Rows go in as one JSON document per statement, which `json_to_recordset` unfolds on the server: one parameter, one plan,
 * whatever the number of rows. Beside the model's columns stands `_position`, the last event that changed the row.
 */
export interface Table<Row> {
  /** Quoted, with schema. */
  readonly qualified: string;
  readonly name: string;
  create(client: pg.ClientBase): Promise<void>;
  createIndexes(client: pg.ClientBase): Promise<void>;
  drop(client: pg.ClientBase): Promise<void>;
  /** The rows that stand under these keys; a key without a row is held as `undefined`. */
  load(client: pg.ClientBase, keys: readonly string[]): Promise<Map<string, Held<Row>>>;
  /** Writes what changed: upserts what is there, deletes what is not. `fresh`: none of the keys is in the table yet. */
  write(client: pg.ClientBase, changed: Iterable<readonly [string, Held<Row>]>, fresh?: boolean): Promise<void>;
}

const quote = pg.escapeIdentifier;

/** Large enough to hide the round trip; and a few megabytes, for rows that are large themselves. */
const rowsPerStatement = 2_000;
const charactersPerStatement = 4_000_000;

/** `schema` undefined: a temporary table. */
export const tableOf = <Row extends RowShape<Row>, Event>(
  model: ReadModel<Row, Event>,
  schema: string | undefined,
  name: string,
): Table<Row> => {
  const qualified = schema === undefined ? `pg_temp.${quote(name)}` : `${quote(schema)}.${quote(name)}`;
  const key = quote(model.primaryKey);
  const names = [...model.columnList.map((column) => quote(column.name)), '_position'].join(', ');
  const typed = [...model.columnList.map((column) => `${quote(column.name)} ${column.type}`), '_position bigint'].join(
    ', ',
  );
  const others = [
    ...model.columnList.map((column) => quote(column.name)).filter((column) => column !== key),
    '_position',
  ];

  const insert = `insert into ${qualified} (${names}) select ${names} from json_to_recordset($1::json) as given(${typed})`;
  const upsert = `${insert} on conflict (${key}) do update set ${others.map((column) => `${column} = excluded.${column}`).join(', ')}`;
  const remove = `delete from ${qualified} where ${key} = any($1::text[])`;
  const select = `select ${names} from ${qualified} where ${key} = any($1::text[])`;
  const print = rowPrinter(model);

  return {
    qualified,
    name,
    async create(client) {
      const columns = model.columnList.map(
        (column) => `${quote(column.name)} ${column.type}${column.nullable ? '' : ' not null'}`,
      );
      await client.query(
        `create ${schema === undefined ? 'temporary ' : ''}table ${schema === undefined ? quote(name) : qualified} (
           ${columns.join(', ')}, _position bigint not null, primary key (${key}))`,
      );
    },
    async createIndexes(client) {
      for (const columns of model.indexes ?? []) {
        const [only, ...more] = columns.map((column) => model.columnList.find((known) => known.name === column));
        const method = more.length === 0 && (only?.type === 'jsonb' || only?.type === 'text[]') ? 'gin' : 'btree';
        await client.query(`create index on ${qualified} using ${method} (${columns.map(quote).join(', ')})`);
      }
    },
    async drop(client) {
      await client.query(`drop table if exists ${qualified}`);
    },
    async load(client, keys) {
      const rows = new Map<string, Held<Row>>();
      if (keys.length === 0) return rows;
      for (const wanted of keys) rows.set(wanted, { row: undefined, position: 0n });
      const found = await client.query<Record<string, unknown>>({
        text: select,
        values: [keys],
        types: readModelTypes,
      });
      for (const { _position, ...columns } of found.rows) {
        for (const column of model.columnList) if (column.type === 'text[]') Object.freeze(columns[column.name]);
        const row = Object.freeze(columns) as Row;
        rows.set(columns[model.primaryKey] as string, { row, position: _position as bigint });
      }
      return rows;
    },
    async write(client, changed, fresh = false) {
      const statement = fresh ? insert : upsert;
      let documents: string[] = [];
      let characters = 0;
      const gone: string[] = [];
      const flush = async () => {
        if (documents.length > 0) await client.query(statement, [`[${documents.join(',')}]`]);
        documents = [];
        characters = 0;
      };
      for (const [rowKey, { row, position }] of changed) {
        if (row === undefined) {
          gone.push(rowKey);
          continue;
        }
        const document = print(row, position);
        documents.push(document);
        characters += document.length;
        if (documents.length === rowsPerStatement || characters > charactersPerStatement) await flush();
      }
      await flush();
      if (gone.length > 0 && !fresh) await client.query(remove, [gone]);
    },
  };
};

/** A row as a JSON object; bigints as strings, which `json_to_recordset` reads without loss. */
const rowPrinter = <Row extends RowShape<Row>, Event>(
  model: ReadModel<Row, Event>,
): ((row: Row, position: bigint) => string) => {
  const bigints = model.columnList.filter((column) => column.type === 'bigint').map((column) => column.name);
  return (row, position) => {
    let printable: Record<string, unknown> = row;
    if (bigints.length > 0) {
      printable = { ...row };
      for (const column of bigints) printable[column] = printable[column] === null ? null : String(printable[column]);
    }
    return `{"_position":"${position}",${JSON.stringify(printable).slice(1)}`;
  };
};
