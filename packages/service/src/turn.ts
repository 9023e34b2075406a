import { createSignal } from '@tiaokuai/bus';
import pg from 'pg';

/**
 * What one instance of a service does for all of them: an advisory lock of Postgres, on a connection of its own, says whose
 * turn it is. It is free again as soon as process or connection end.
 *
 *   waiting ─▶ working ─▶ connection lost: works on, asks again ─▶ working
 *      ▲                                     └─ another has it: work ends
 *      └─────────────────────────────────────────────┘
 */
export interface TurnOptions {
  /** The role and the database; the connection is a new one. */
  readonly pool: pg.Pool;
  /** Whose turn: one at a time per key and database. */
  readonly key: string;
  /** Milliseconds between two looks at the lock. */
  readonly every: number;
  /** Starts the work, and gives what ends it. */
  readonly begin: () => Promise<() => Promise<void>>;
  readonly report: (trouble: { readonly what: string; readonly error: unknown }) => void;
}

export interface Turn {
  /** Ends the work, where it is this one's turn, and lets others have it. */
  stop(): Promise<void>;
}

/**
 * Resolves when the lock was asked for once, and the work has begun if it was free.
 *
 * @throws when it cannot be asked for, or `begin` fails; later failures are reported and tried again.
 */
export const takeTurns = async ({ pool, key, every, begin, report }: TurnOptions): Promise<Turn> => {
  const signal = createSignal();
  let connection: pg.Client | undefined;
  let locked = false;
  let end: (() => Promise<void>) | undefined;

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client(pool.options);
    const lost = () => {
      if (connection !== client) return;
      connection = undefined;
      locked = false;
    };
    client.on('error', lost);
    client.on('end', lost);
    await client.connect();
    // The machine of an instance may vanish without a word; its lock must not stay.
    await client.query('set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3');
    return client;
  };

  const look = async (): Promise<void> => {
    connection ??= await connect();
    if (locked) await connection.query('select 1');
    else {
      const { rows } = await connection.query<{ mine: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
        [`turn of ${key}`],
      );
      locked = rows[0]?.mine ?? false;
    }
    if (locked) end ??= await begin();
    else await finish();
  };

  const finish = async (): Promise<void> => {
    const ending = end;
    end = undefined;
    await ending?.();
  };

  try {
    await look();
  } catch (error) {
    await connection?.end().catch(() => undefined);
    throw error;
  }
  const looking = (async () => {
    while (!signal.closed) {
      await signal.wait(every);
      if (!signal.closed) await look().catch((error: unknown) => report({ what: `turn of ${key}`, error }));
    }
  })();

  return {
    async stop() {
      signal.close();
      await looking;
      await finish();
      await connection?.end().catch(() => undefined);
    },
  };
};
