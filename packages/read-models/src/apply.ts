import type { RecordedEvent } from '@tiaokuai/event-log';
import type pg from 'pg';
import { addParked, readParked } from './checkpoint.ts';
import type { ReadModel, RowShape } from './definition.ts';
import { concernsOf, type Decode, fold, ParkedSet } from './fold.ts';
import type { Table } from './table.ts';

/**
 * Folds a batch of events into a table: loads the rows concerned, folds, writes what changed. The caller holds the
 * transaction and the checkpoint. `parkedBefore` says how many keys and streams stand still (0 saves a round trip).
 * Answers how many newly stand still.
 */
export const applyToTable = async <Row extends RowShape<Row>, Event>(
  client: pg.ClientBase,
  schema: string,
  table: Table<Row>,
  model: ReadModel<Row, Event>,
  decode: Decode<Event>,
  events: readonly RecordedEvent[],
  parkedBefore: number,
): Promise<number> => {
  const parked = new ParkedSet(parkedBefore > 0 ? await readParked(client, schema, table.name) : []);
  const told = concernsOf(model, decode, events, parked);
  const keys = new Set(told.concerns.flatMap((concern) => concern.keys));
  const rows = await table.load(client, [...keys]);
  const folded = fold(model, rows, told.concerns, parked);
  await table.write(
    client,
    Iterator.from(folded.changed).map((key) => [key, rows.get(key)!] as const),
  );
  const newlyParked = [...told.newlyParked, ...folded.newlyParked];
  await addParked(client, schema, table.name, newlyParked);
  return newlyParked.length;
};
