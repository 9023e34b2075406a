import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { KeptIndex } from './log-index.ts';

/** Keeps indexes of logs between two runs. Losing one costs the time to read the log again, and nothing else. */
export interface Snapshots {
  load(log: string): Promise<KeptIndex | undefined>;
  save(log: string, index: KeptIndex): Promise<void>;
}

/** Raised when the form changes: what is older is read anew from the log. */
const form = 1;

/** One file per log in a folder, replaced as a whole; what cannot be read or written is passed over. */
export const snapshotsIn = (folder: string): Snapshots => {
  const fileOf = (log: string) => join(folder, `${log}.index`);
  return {
    async load(log) {
      try {
        const kept = deserialize(await readFile(fileOf(log))) as { form: number; log: string; index: KeptIndex };
        return kept.form === form && kept.log === log ? kept.index : undefined;
      } catch {
        return undefined;
      }
    },
    async save(log, index) {
      const bytes = serialize({ form, log, index });
      try {
        await mkdir(folder, { recursive: true });
        const fresh = `${fileOf(log)}.${process.pid}`;
        await writeFile(fresh, bytes);
        await rename(fresh, fileOf(log));
      } catch {
        // A full disk must not end what it only speeds up.
      }
    },
  };
};
