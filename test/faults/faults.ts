import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { connectBus, decodeBody, ensureStream } from '@tiaokuai/bus';
import { createBusClient } from '@tiaokuai/service';
import pg from 'pg';
import { v5 as derived } from 'uuid';
import { analystOf, passwordsOf, prepareDistrict } from '../../infra/host/district.ts';
import { allServices } from '../../infra/host/services.ts';
import { type Audit, audit, settle } from '../support/auditor.ts';
import { startServers, templateDatabase } from '../support/servers.ts';
import { chanceOf } from './chance.ts';
import { serviceProcess } from './processes.ts';

/**
 * An import with officers at work while Postgres, nats-server and every service are killed at random; then an audit of what
 * is stored.
 *
 * The import is the command line's own, in a process of its own. Officers accept, decline and complete what they see on the
 * bus, each with a command id that follows from the referral, again and again until they are answered.
 */
export interface FaultOptions {
  readonly seed: number;
  readonly kills: number;
  /** What is imported. */
  readonly file: string;
  /** Told of each kill. */
  readonly log: (line: string) => void;
  /** A KurrentDB for the logs' events, which is killed as well where it can be; Postgres by default. */
  readonly store?: FaultyStore;
}

export interface FaultyStore {
  readonly address: string;
  /** Ends it at once. */
  readonly kill?: () => Promise<void>;
  readonly restart?: () => Promise<void>;
}

export interface FaultResult extends Audit {
  readonly kills: Readonly<Record<string, number>>;
  /** What the import said at its end. */
  readonly imported: Readonly<Record<string, unknown>>;
  readonly acknowledged: number;
  readonly seconds: number;
}

export const runFaults = async ({ seed, kills, file, log, store }: FaultOptions): Promise<FaultResult> => {
  // A KurrentDB keeps what earlier runs have left in it.
  const district = store ? String(randomInt(100_000, 1_000_000)) : '370303';
  const chance = chanceOf(seed);
  const began = performance.now();
  const servers = await startServers({ fsync: true });
  const config = servers.postgres.admin(templateDatabase);
  const passwordOf = passwordsOf('faults');
  const names = allServices.map(({ name }) => name);
  const admin = new pg.Pool(config);
  admin.on('error', () => undefined);
  await prepareDistrict(admin, { district, services: names, passwordOf, store: store?.address });
  const nats = { url: servers.nats.url, user: 'service', password: servers.servicePassword };
  const postgres = { host: String(config.host), port: Number(config.port), database: templateDatabase };
  const processes = names.map((service) =>
    serviceProcess(
      service,
      { district, postgres, nats, ...(store && { store: store.address }), logLevel: 'error' },
      passwordOf,
    ),
  );
  await Promise.all(processes.map((each) => each.start()));
  const nc = await connectBus({ servers: nats.url, user: nats.user, password: nats.password, name: 'officers' });
  const client = createBusClient(nc, district);

  /* Officers. */
  const acknowledged = new Set<string>();
  /** Commands that wait for their answer. */
  const open = new Map<string, string>();
  let working = true;
  const insist = async (actor: string, service: string, command: string, data: unknown, key: string): Promise<void> => {
    const id = derived(`faults/${command}/${key}`, derived.URL);
    open.set(id, `${service} ${command} ${key}`);
    for (let wait = 50; working; wait = Math.min(wait * 2, 2_000)) {
      try {
        const reply = await client.command(service, command, data, { actor, id, timeout: 3_000 });
        if (reply.ok) {
          if (reply.events.length > 0) acknowledged.add(id);
          break;
        }
        open.set(id, `${service} ${command} ${key}: ${reply.error.code}`);
        if (reply.error.code !== 'unavailable') break;
      } catch {
        // No answer: it may have happened or not; the same id asks again.
      }
      await delay(wait);
    }
    open.delete(id);
  };
  const decline = (referralId: string) => Number.parseInt(referralId.slice(-2), 16) < 24;
  nc.subscribe(`evt.${district}.>`, {
    callback: (_error, message) => {
      const name = message.subject.split('.').at(-1);
      if (name !== 'ReferralReceived' && name !== 'ReferralAccepted' && name !== 'IncidentAnswered') return;
      const event = decodeBody(message.data);
      const service = event.log.slice(district.length + 1);
      const {
        referralId = '',
        incidentId = '',
        final,
      } = event.data as { referralId?: string; incidentId?: string; final?: boolean };
      const officer = `officer:${service}-1`;
      if (name === 'ReferralReceived' && !final && decline(referralId))
        void insist(
          officer,
          service,
          'DeclineReferral',
          {
            referralId,
            ground: 'not-our-power',
            legalGround: { law: '政策', article: '二(二)' },
            reason: '不属于本部门职责',
            proposes: 'housing',
          },
          referralId,
        );
      else if (name === 'ReferralReceived') void insist(officer, service, 'AcceptReferral', { referralId }, referralId);
      else if (name === 'ReferralAccepted')
        void insist(
          officer,
          service,
          'CompleteReferral',
          { referralId, outcome: 'resolved', note: '已处理' },
          `${referralId}`,
        );
      else void insist('grid-worker:2', 'subdistrict', 'VerifyIncident', { incidentId, passed: true }, incidentId);
    },
  });

  /* The import. */
  const importing = importFile(file, {
    ...{ district, postgres, nats, passwordOf, store: store?.address },
    folder: servers.natsFolder,
  });

  /* The kills. */
  const counts: Record<string, number> = {};
  let done = false;
  let ended = false;
  void importing.finally(() => {
    ended = true;
  });
  for (let kill = 1; kill <= kills && !done; kill += 1) {
    await delay(chance.between(100, 1_500));
    const dice = chance.next();
    const databases = store?.kill ? ['postgres', 'kurrentdb'] : ['postgres'];
    const databaseShare = 0.12 * databases.length;
    const what =
      dice < databaseShare
        ? databases.length > 1
          ? chance.oneOf(databases)
          : 'postgres'
        : dice < databaseShare + 0.15
          ? 'nats-server'
          : chance.oneOf(processes).service;
    const wipe = kill === Math.ceil(kills / 2);
    const victim = wipe ? 'jetstream-directory' : what;
    counts[victim] = (counts[victim] ?? 0) + 1;
    log(`kill ${kill}/${kills}: ${victim}${ended ? ' (import has ended)' : ''}`);
    const down = chance.between(0, 1_000);
    if (wipe || what === 'nats-server') {
      await servers.nats.kill();
      if (wipe) await rm(join(servers.natsFolder, 'jetstream'), { recursive: true, force: true });
      await delay(down);
      await servers.nats.restart();
    } else if (what === 'postgres') {
      await servers.postgres.kill();
      await delay(down);
      await servers.postgres.restart();
    } else if (what === 'kurrentdb') {
      await store?.kill?.();
      await delay(down);
      await store?.restart?.();
    } else {
      const target = processes.find(({ service }) => service === what)!;
      await target.kill();
      await delay(down);
      // Others may be killed while it starts.
      void target.start();
    }
  }
  done = true;
  log('no more kills; waiting for the import and for rest');
  const imported = await importing;
  log(`the import has ended: ${JSON.stringify(imported).slice(0, 300)}`);
  for (const each of processes) await each.kill();
  await Promise.all(processes.map((each) => each.start()));
  await ensureStream(nc, district);
  const options = { district, services: names, pool: admin, store: store?.address, nc, client, acknowledged };
  for (let calm = 0; calm < 3; ) {
    await settle(options, { log: (what) => log(`waits for ${what}`) });
    calm = open.size === 0 ? calm + 1 : 0;
    if (open.size > 0) log(`${open.size} commands wait for an answer, such as ${[...open.values()][0]}`);
    await delay(200);
  }
  working = false;
  const result = await audit(options);
  const finished = {
    ...result,
    kills: counts,
    imported,
    acknowledged: acknowledged.size,
    seconds: Math.round((performance.now() - began) / 1_000),
  };
  await Promise.all(processes.map((each) => each.stop()));
  await nc.close();
  await admin.end();
  await servers.stop();
  return finished;
};

interface ImportOptions {
  readonly district: string;
  readonly store: string | undefined;
  readonly postgres: { readonly host: string; readonly port: number; readonly database: string };
  readonly nats: { readonly url: string; readonly user: string; readonly password: string };
  readonly passwordOf: (role: string) => string;
  readonly folder: string;
}

const cli = fileURLToPath(new URL('../../infra/cli.ts', import.meta.url));

/** `tiaokuai import FILE --json`; rejects when it gives up. */
const importFile = async (
  file: string,
  { district, store, postgres, nats, passwordOf, folder }: ImportOptions,
): Promise<Record<string, unknown>> => {
  const user = analystOf(district);
  await writeFile(
    join(folder, 'runtime.json'),
    JSON.stringify({
      district,
      pid: process.pid,
      processes: true,
      postgres: { ...postgres, user, password: passwordOf(user) },
      store,
      nats,
      natsServer: { pid: process.pid, configFile: join(folder, 'nats.conf') },
      healthPort: 1,
      clock: { origin: Date.now(), speed: 1, startedAt: Date.now() },
    }),
    { mode: 0o600 },
  );
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', cli, '--data', folder, 'import', file, '--json'],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the import ended with ${code}: ${err.slice(-500)}`);
  return JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
};
