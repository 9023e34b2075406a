import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GuestAccount, migrateBus, serverConfig } from '@tiaokuai/bus';
import { migrate } from '@tiaokuai/event-log';
import getPort from 'get-port';
import pg from 'pg';
import { findNatsServer, type LocalNats, startNats } from '../../infra/local/nats.ts';
import { type LocalPostgres, startPostgres } from '../../infra/local/postgres.ts';

export const cacheFolder = new URL('../../.cache', import.meta.url).pathname;

export interface Servers {
  readonly postgres: LocalPostgres;
  readonly nats: LocalNats;
  readonly natsFolder: string;
  readonly servicePassword: string;
  stop(): Promise<void>;
}

/** The database from which each suite's is copied. */
export const templateDatabase = 'tiaokuai_template';

/** A Postgres and a nats-server in a folder that goes away with them. */
export const startServers = async ({
  fsync = false,
  guests = [],
}: {
  fsync?: boolean;
  guests?: readonly GuestAccount[];
} = {}): Promise<Servers> => {
  const folder = await mkdtemp(join(tmpdir(), 'tiaokuai-'));
  // As root, Postgres runs as a user of its own, who must be able to pass through.
  await chmod(folder, 0o755);
  const servicePassword = randomUUID();
  const natsFolder = join(folder, 'nats');
  const [postgres, nats] = await Promise.all([
    startPostgres({ folder: join(folder, 'postgres'), password: randomUUID(), fsync }),
    (async () => {
      const [binary, port] = await Promise.all([findNatsServer(cacheFolder), getPort({ host: '127.0.0.1' })]);
      const config = serverConfig({
        port,
        name: 'test',
        storeDir: join(natsFolder, 'jetstream'),
        servicePassword,
        guests,
      });
      return startNats({ folder: natsFolder, binary, port, config });
    })(),
  ]);
  const admin = new pg.Pool(postgres.admin());
  await admin.query(`create database ${templateDatabase}`);
  await admin.end();
  const template = new pg.Pool(postgres.admin(templateDatabase));
  await migrate(template);
  await migrateBus(template);
  await template.end();
  return {
    postgres,
    nats,
    natsFolder,
    servicePassword,
    async stop() {
      await Promise.all([postgres.stop(), nats.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
