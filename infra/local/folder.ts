import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, readFile, stat, statfs, writeFile } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { SetupFailure } from './failure.ts';

/** Where everything of one installation lies. */
export interface DataFolder {
  readonly path: string;
  readonly postgres: string;
  readonly nats: string;
  readonly jetstream: string;
  readonly log: string;
  /** What speeds up a start with a KurrentDB; may be deleted at any time. */
  readonly snapshots: string;
  /** All passwords follow from it. */
  readonly secret: string;
}

/** What a start needs at least; Postgres alone writes 70 MB before the first event. */
const leastFree = 300 * 2 ** 20;

/** @throws SetupFailure when it cannot be written, or the disk is full, or its secret is damaged. */
export const openFolder = async (path: string): Promise<DataFolder> => {
  const folder = isAbsolute(path) ? path : resolve(path);
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
    if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw error;
    throw new SetupFailure(
      `the data folder ${folder} cannot be written (${code ?? error})`,
      'give one of your own with --data',
      { cause: error },
    );
  }
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < leastFree)
    throw new SetupFailure(
      `only ${Math.floor((bavail * bsize) / 2 ** 20)} MB are free at ${folder}`,
      `free at least ${leastFree / 2 ** 20} MB, or give a folder on another disk with --data`,
    );
  return {
    path: folder,
    postgres: join(folder, 'postgres'),
    nats: join(folder, 'nats'),
    jetstream: join(folder, 'nats', 'jetstream'),
    log: join(folder, 'services.log'),
    snapshots: join(folder, 'indexes'),
    secret: await secretOf(folder),
  };
};

/** 32 random bytes as base64url. */
const form = /^[A-Za-z0-9_-]{43}$/;

const secretOf = async (folder: string): Promise<string> => {
  const file = join(folder, 'secret');
  const found = await readFile(file, 'utf8').then(
    (text) => text.trim(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw new SetupFailure(`${file} cannot be read (${error.code})`, 'make it readable for yourself alone');
    },
  );
  const remedy = 'put it back from a backup, or begin anew in another folder with --data';
  if (found !== undefined && !form.test(found)) throw new SetupFailure(`${file} is damaged`, remedy);
  if (found !== undefined) return found;
  const used = await stat(join(folder, 'postgres', 'data')).then(
    () => true,
    () => false,
  );
  if (used) throw new SetupFailure(`${file} is gone, and the database beside it cannot be opened without it`, remedy);
  const secret = randomBytes(32).toString('base64url');
  await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  return secret;
};
