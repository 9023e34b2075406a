import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { serverConfig } from '@tiaokuai/bus';
import { type DepartmentSystem, ensureDepartmentConsumer, guestOf } from '@tiaokuai/department';
import type { NatsConnection, Subscription } from 'nats';
import { z } from 'zod';
import { SetupFailure } from './failure.ts';
import type { LocalNats } from './nats.ts';

/** Departments' own systems on this bus: `departments.json` in the data folder names them by their public keys. */
const file = z.array(
  z.object({
    district: z.string().regex(/^\d{6}$/),
    responsibility: z.string().regex(/^[a-z-]{1,40}$/),
    publicKey: z.string().regex(/^U[A-Z2-7]{55}$/),
  }),
);

/** @throws SetupFailure when the file is there and cannot be understood. */
const readDepartments = async (folder: string): Promise<readonly DepartmentSystem[]> => {
  const path = join(folder, 'departments.json');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw new SetupFailure(`${path} cannot be read (${error.code})`, 'make it readable for yourself');
  });
  try {
    return file.parse(JSON.parse(text));
  } catch (error) {
    const where = error instanceof z.ZodError ? error.issues[0]?.path.join('.') : 'no JSON';
    throw new SetupFailure(
      `${path} is damaged (${where})`,
      'give a list of {district, responsibility, publicKey}, or remove it',
    );
  }
};

export interface DepartmentsOptions {
  readonly folder: string;
  readonly district: string;
  /** Where JetStream keeps its files. */
  readonly storeDir: string;
  readonly servicePassword: string;
}

/** The server's whole configuration, with an account for each department's system. */
export const natsConfigOf =
  ({ folder, storeDir, servicePassword }: DepartmentsOptions) =>
  async (port: number): Promise<string> =>
    serverConfig({
      port,
      name: 'tiaokuai',
      storeDir,
      servicePassword,
      guests: (await readDepartments(folder)).map(guestOf),
    });

/** Makes the consumers of this district's departments. */
const ensureConsumers = async (nc: NatsConnection, { folder, district }: DepartmentsOptions): Promise<void> => {
  for (const department of await readDepartments(folder))
    if (department.district === district) await ensureDepartmentConsumer(nc, department);
};

/**
 * Sees to the departments' consumers, and takes on departments that are added later: `host.<district>.ReloadDepartments`
 * reads the file again and answers `{ok: true}`, or `{ok: false, error}`. nats-server takes them on while it runs (see
 * `LocalNats`).
 */
export const serveDepartments = async (
  nc: NatsConnection,
  nats: LocalNats,
  options: DepartmentsOptions,
): Promise<Subscription> => {
  await ensureConsumers(nc, options);
  let config = await natsConfigOf(options)(nats.port);
  let turn: Promise<unknown> = Promise.resolve();
  const reload = async (): Promise<void> => {
    const fresh = await natsConfigOf(options)(nats.port);
    if (fresh !== config) await nats.reconfigure(fresh);
    config = fresh;
    await ensureConsumers(nc, options);
  };
  /** A server that comes back may have lost what JetStream had, the departments' consumers among it. */
  const watch = async (): Promise<void> => {
    for await (const { type } of nc.status())
      if (type === 'reconnect') turn = turn.then(() => again(() => ensureConsumers(nc, options)));
  };
  void watch();
  return nc.subscribe(`host.${options.district}.ReloadDepartments`, {
    callback: (error, message) => {
      if (error) return;
      turn = turn.then(async () => {
        const answer = await reload().then(
          () => ({ ok: true as const }),
          (failure: Error) => ({ ok: false as const, error: failure.message }),
        );
        message.respond(JSON.stringify(answer));
      });
    },
  });
};

/** Tries until it succeeds; a server that has just come back is not yet ready for everything. */
const again = async (work: () => Promise<void>): Promise<void> => {
  for (let tries = 0; tries < 40; tries += 1) {
    const done = await work().then(
      () => true,
      () => false,
    );
    if (done) return;
    await delay(250);
  }
};
