import type { RecordedEvent } from '@tiaokuai/event-log';
import type pg from 'pg';

/**
 * A command that changes nothing leaves no trace in the log. A reaction whose event is delivered again, after a crash,
 * would have it decided once more, on a state that has gone on since: taken back after it was reopened. So the events that
 * led to nothing are on record until the reaction's cursor has passed them.
 */
export interface WithoutEffect {
  has(event: RecordedEvent): boolean;
  note(event: RecordedEvent): Promise<void>;
}

/** So many notes, and those that the cursors have passed are deleted. */
const pruning = 1_000;

type Place = Pick<RecordedEvent, 'log' | 'position'>;
const placeOf = ({ log, position }: Place): string => `${log} ${position}`;

/** @param schema The service's private schema; its role owns it. */
export const openWithoutEffect = async (
  pool: pg.Pool,
  schema: string,
): Promise<(consumer: string) => WithoutEffect> => {
  const table = `"${schema}".reaction_without_effect`;
  await pool.query(`create table if not exists ${table} (
    consumer text not null, log text not null, position bigint not null, primary key (consumer, log, position))`);
  const prune = async () => {
    await pool.query(`delete from ${table} noted using tiaokuai_bus.cursors passed
      where passed.consumer = noted.consumer and passed.log = noted.log and noted.position <= passed.position`);
  };
  let notes = 0;
  await prune();
  const { rows } = await pool.query<{ consumer: string; log: string; position: string }>(`select * from ${table}`);
  const before = Map.groupBy(rows, ({ consumer }) => consumer);
  return (consumer) => {
    const noted = new Set(
      before.get(consumer)?.map(({ log, position }) => placeOf({ log, position: BigInt(position) })),
    );
    return {
      has: (event) => noted.size > 0 && noted.has(placeOf(event)),
      async note({ log, position }) {
        await pool.query(`insert into ${table} values ($1, $2, $3) on conflict do nothing`, [consumer, log, position]);
        notes += 1;
        if (notes % pruning === 0) await prune();
      },
    };
  };
};
