import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { type RunningService, type ServiceDefinition, startHealth, systemClock } from '@tiaokuai/service';
import pino from 'pino';
import { z } from 'zod';
import { clockOf } from './clock.ts';
import { startHost } from './host.ts';

/**
 * A process for one service, or for some. Its configuration comes on standard input, or from the file that is its only
 * argument: never in arguments or the environment, which others can list.
 */
const configuration = z.object({
  district: z.string().regex(/^\d{6}$/),
  services: z.array(z.string().regex(/^[a-z-]+$/)).min(1),
  postgres: z.object({ host: z.string(), port: z.int(), database: z.string() }),
  /** By role: those of its own services, and no other. */
  passwords: z.record(z.string(), z.string()),
  nats: z.object({ url: z.string(), user: z.string(), password: z.string() }),
  /** `kurrentdb://user:password@host:2113`, where the logs' events lie in a KurrentDB. */
  store: z.string().optional(),
  /** A folder of this process's own for what speeds up its next start with a KurrentDB. */
  snapshots: z.string().optional(),
  /** Who runs it for a trial says so; else an old nats-server, which has lost what it acknowledged, is refused. */
  production: z.boolean().default(true),
  /** The district's time; the system's by default. */
  clock: z.object({ origin: z.number(), startedAt: z.number(), speed: z.number() }).optional(),
  healthPort: z.int().optional(),
  logLevel: z.string().default('info'),
});
export type ProcessConfiguration = z.input<typeof configuration>;

/** From the process that started this one. */
export type Asked = { readonly id: number; readonly what: 'metrics' | 'not-ready' };
/** To it. */
export type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown };

const tell = (message: Told): void => {
  if (process.connected) process.send?.(message);
};

/** Each service is a package of its own, so that a process holds the code of no other. */
const definitionOf = async (name: string): Promise<ServiceDefinition> => {
  const exported = (await import(`@tiaokuai/${name}`)) as Readonly<Record<string, unknown>>;
  const found = Object.values(exported).find((each) => (each as ServiceDefinition | undefined)?.name === name);
  if (!found) throw new Error(`the package @tiaokuai/${name} exports no service of that name`);
  return found as ServiceDefinition;
};

const run = async (): Promise<void> => {
  const [file] = process.argv.slice(2);
  const config = configuration.parse(JSON.parse(file ? await readFile(file, 'utf8') : await text(process.stdin)));
  const logger = pino({ level: config.logLevel, base: { pid: process.pid } });
  const host = await startHost({
    district: config.district,
    services: await Promise.all(config.services.map(definitionOf)),
    postgres: config.postgres,
    passwordOf: (role) => {
      const password = config.passwords[role];
      if (password === undefined) throw new Error(`the configuration holds no password for ${role}`);
      return password;
    },
    nats: config.nats,
    store: config.store,
    snapshots: config.snapshots,
    production: config.production,
    clock: config.clock ? clockOf(config.clock) : systemClock,
    logger,
  });
  const services = (): readonly RunningService[] => host.services;
  const health =
    config.healthPort === undefined
      ? undefined
      : await startHealth({ port: config.healthPort, registry: host.registry, services });

  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      health?.close();
      await host.stop();
      logger.flush();
      process.exit(0);
    })();
    return stopping;
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Whoever started it is gone, however it ended: nobody would look after this process.
  process.on('disconnect', stop);
  if (process.send && !process.connected) await stop();
  process.on('message', ({ id, what }: Asked) => {
    const answer =
      what === 'metrics'
        ? host.registry.getMetricsAsJSON()
        : Promise.all(host.services.map(async (each) => ({ name: each.name, reason: await each.notReady() })));
    void answer.then((value) => tell({ kind: 'answer', id, value }));
  });
  tell({ kind: 'ready' });
};

await run().catch((error: unknown) => {
  const why = String((error as Error).message ?? error).split('\n')[0]!;
  tell({ kind: 'failed', why });
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
  // The reason must be out before the channel closes with the process.
  if (process.connected) process.disconnect();
  setTimeout(() => process.exit(1), 200).unref();
});
