import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type ReportText, reportText, type Sealed } from '@tiaokuai/contracts';
import type { ServiceContext } from '@tiaokuai/service';

/**
 * Personal data: encrypted with AES-256-GCM under one key per person. The keys lie in tables of the subdistrict's own and
 * never leave it; an erased key makes everything of that person unreadable, and leaves the log as it is.
 */
export interface Vault {
  seal(person: string, content: ReportText): Promise<Sealed>;
  /** undefined when the person's key was erased. */
  open(sealed: Sealed): Promise<ReportText | undefined>;
  /** Repeating it changes nothing. */
  erase(person: string): Promise<void>;
}

type Store = Pick<ServiceContext, 'pool' | 'privateSchema' | 'entropy'>;

/** Brings the table of keys into being. */
export const setUpVault = async ({ pool, privateSchema }: Store): Promise<void> => {
  await pool.query(`create table if not exists "${privateSchema}".person_keys (
    person uuid primary key, key bytea, made_at timestamptz not null default now(), erased_at timestamptz,
    check ((key is null) = (erased_at is not null)))`);
};

interface Waiting {
  readonly person: string;
  readonly resolve: (key: Buffer | undefined) => void;
  readonly reject: (error: unknown) => void;
}

const vaults = new WeakMap<Store['pool'], Vault>();

/** The vault of a running service: one, so that keys asked for at the same time are fetched together. */
export const vaultOf = (store: Store): Vault => {
  const found = vaults.get(store.pool) ?? createVault(store);
  vaults.set(store.pool, found);
  return found;
};

export const createVault = ({ pool, privateSchema, entropy }: Store): Vault => {
  const table = `"${privateSchema}".person_keys`;
  let waiting: Waiting[] = [];
  let busy = false;

  /** Many persons' keys in one durable statement: made where absent, found where present, absent where erased. */
  const flush = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const persons = [...new Set(batch.map(({ person }) => person))];
      try {
        await pool.query(
          `insert into ${table} (person, key) select * from unnest($1::uuid[], $2::bytea[]) on conflict do nothing`,
          [persons, persons.map(() => entropy(32))],
        );
        const { rows } = await pool.query<{ person: string; key: Buffer | null }>(
          `select person, key from ${table} where person = any($1::uuid[])`,
          [persons],
        );
        const keys = new Map(rows.map(({ person, key }) => [person, key ?? undefined]));
        for (const { person, resolve } of batch) resolve(keys.get(person.toLowerCase()));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    busy = false;
  };
  const keyOf = (person: string): Promise<Buffer | undefined> =>
    new Promise((resolve, reject) => {
      waiting.push({ person, resolve, reject });
      if (!busy) setImmediate(() => busy || flush());
    });

  return {
    async seal(person, content) {
      const key = await keyOf(person);
      if (!key) throw new Error('the data of this person were erased; a new report needs a new person');
      const nonce = entropy(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([
        cipher.update(JSON.stringify(content), 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return { person, algorithm: 'A256GCM', nonce: nonce.toString('base64'), ciphertext: sealed.toString('base64') };
    },
    async open({ person, nonce, ciphertext }) {
      const { rows } = await pool.query<{ key: Buffer | null }>(`select key from ${table} where person = $1`, [person]);
      const key = rows[0]?.key;
      if (!key) return undefined;
      const bytes = Buffer.from(ciphertext, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'));
      decipher.setAuthTag(bytes.subarray(-16));
      const content = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
      return reportText.parse(JSON.parse(content));
    },
    async erase(person) {
      await pool.query(
        `insert into ${table} (person, erased_at) values ($1, now())
         on conflict (person) do update set key = null, erased_at = coalesce(${table}.erased_at, now())`,
        [person],
      );
    },
  };
};
