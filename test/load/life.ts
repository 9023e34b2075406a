/**
 * The main job under load: all services in one process, Postgres with fsync on, a real nats-server.
 *
 *     node test/load/life.ts [--seconds 30] [--rate 50] [--lives 200]
 *
 * First at `--rate` incidents a second: from sending the raise until the department's inbox table shows the referral. Then as many
 * full lives as go, `--lives` at a time: raised, referred, accepted and completed by lead and assistants, verified, closed.
 * The load comes from this process; the machine's cores are shared with Postgres, nats-server and the services.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { connectBus, decodeBody } from '@tiaokuai/bus';
import { createPostgresEventLog } from '@tiaokuai/event-log';
import { createBusClient, schemaOf } from '@tiaokuai/service';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { passwordsOf, prepareDistrict } from '../../infra/host/district.ts';
import { allServices } from '../../infra/host/services.ts';
import { startHostProcess } from '../support/host-process.ts';
import { startServers, templateDatabase } from '../support/servers.ts';
import { type Figure, numbers, quantile, report } from './figures.ts';

const options = numbers({ seconds: 30, rate: 50, lives: 200 });
const district = '370303';
const secret = 'load';
/** Category by category, so that several desks have work. */
const categories = [
  'fire-lane-blocked',
  'illegal-advertising',
  'green-space-damage',
  'garbage-not-collected',
  'heating-failure',
  'theft',
];
const inboxes = ['fire', 'urban-enforcement', 'sanitation', 'utilities', 'police'];

const servers = await startServers({ fsync: true });
const config = servers.postgres.admin(templateDatabase);
const admin = new pg.Pool({ ...config, max: 4 });
await prepareDistrict(admin, {
  district,
  services: allServices.map(({ name }) => name),
  passwordOf: passwordsOf(secret),
});
const nats = { url: servers.nats.url, user: 'service', password: servers.servicePassword };
const child = await startHostProcess({
  district,
  secret,
  postgres: { host: String(config.host), port: Number(config.port), database: templateDatabase },
  nats,
});
const nc = await connectBus({ servers: nats.url, user: nats.user, password: nats.password, name: 'load' });
const client = createBusClient(nc, district);
const figures: Figure[] = [];

const raise = (index: number, incidentId: string) =>
  client.command(
    'subdistrict',
    'ReportIncident',
    {
      incidentId,
      channel: 'grid',
      category: categories[index % categories.length],
      subject: '小区问题反映',
      text: '消防通道被私家车堵住，居民多次反映，物业劝阻无效，请有关部门尽快到现场处理。',
      place: { named: '和平里小区' },
    },
    { actor: 'grid-worker:1', timeout: 30_000 },
  );

/* From the raise to the inbox. */
const sent = new Map<string, number>();
const waits: number[] = [];
let watching = true;
const watch = async () => {
  const last = new Map(inboxes.map((service) => [service, '0']));
  const text = inboxes
    .map(
      (service, index) =>
        `select '${service}' as service, incident_id, role, _position::text as position from ${schemaOf(district, service)}.inbox where _position > $${index + 1}`,
    )
    .join(' union all ');
  while (watching) {
    const { rows } = await admin.query<{ service: string; incident_id: string; role: string; position: string }>({
      name: 'watch',
      text,
      values: [...last.values()],
    });
    const now = performance.now();
    for (const { service, incident_id, role, position } of rows) {
      if (BigInt(position) > BigInt(last.get(service)!)) last.set(service, position);
      const start = sent.get(incident_id);
      if (role !== 'lead' || start === undefined) continue;
      waits.push(now - start);
      sent.delete(incident_id);
    }
    await delay(4);
  }
};
/** Raises at the wanted rate for some seconds. @param noted Told of each, just before it is sent. */
const raiseFor = async (seconds: number, noted: (incidentId: string) => void): Promise<void> => {
  const began = performance.now();
  const replies: Promise<unknown>[] = [];
  for (let index = 0; index < seconds * options.rate; index += 1) {
    await delay(Math.max(0, began + (index * 1_000) / options.rate - performance.now()));
    const incidentId = uuid();
    noted(incidentId);
    replies.push(raise(index, incidentId));
  }
  await Promise.all(replies);
};
// Code that has not run yet is slow; what is measured is a service that has been up for a while.
await raiseFor(10, () => undefined);
const watcher = watch();
await raiseFor(options.seconds, (incidentId) => sent.set(incidentId, performance.now()));
for (const end = performance.now() + 20_000; sent.size > 0 && performance.now() < end; ) await delay(20);
watching = false;
await watcher;
waits.sort((a, b) => a - b);
for (const [what, share] of [
  ['median', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
  ['longest', 1],
] as const)
  figures.push({ what: `raise to inbox at ${options.rate}/s, ${what}`, value: quantile(waits, share), unit: 'ms' });
for (const [what, from, to] of [
  ['incident accepted to referral issued', 'IncidentAccepted', 'ReferralIssued'],
  ['referral issued to received at the desk', 'ReferralIssued', 'ReferralReceived'],
] as const)
  figures.push(...(await hop(what, from, to)));
figures.push({ what: 'raised and never seen', value: sent.size, unit: 'incidents' });

/** Between the recording of two events of the same case, as the logs have it. */
async function hop(what: string, from: string, to: string): Promise<Figure[]> {
  const { rows } = await admin.query<{ median: number; p99: number }>(
    `with at as (select correlation, type, min(recorded::timestamptz) as recorded from tiaokuai_log.events
                  where type like $1 or type like $2 group by 1, 2),
          gap as (select extract(epoch from b.recorded - a.recorded) * 1000 as ms
                    from at a join at b using (correlation) where a.type like $1 and b.type like $2)
     select percentile_cont(0.5) within group (order by ms)::float8 as median,
            percentile_cont(0.99) within group (order by ms)::float8 as p99 from gap`,
    [`%.${from}.v1`, `%.${to}.v1`],
  );
  const { median = Number.NaN, p99 = Number.NaN } = rows[0] ?? {};
  return [
    { what: `${what}, median`, value: median, unit: 'ms' },
    { what: `${what}, p99`, value: p99, unit: 'ms' },
  ];
}

/** User and system time of a process so far. */
async function cpuSecondsOf(pid: number | undefined): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) / 100;
}

/* Full lives. */
const open = new Set<string>();
let closed = 0;
let refused = 0;
let stopping = false;
const officer = (service: string, command: string, data: unknown) =>
  client.command(service, command, data, { actor: `officer:${service}-1`, timeout: 30_000 }).then(
    (reply) => {
      if (!reply.ok) refused += 1;
    },
    () => {
      refused += 1;
    },
  );
const begin = () => {
  if (stopping) return;
  const incidentId = uuid();
  open.add(incidentId);
  void raise(closed + open.size, incidentId).catch(() => open.delete(incidentId));
};
const subscription = nc.subscribe(`evt.${district}.>`, {
  callback: (_error, message) => {
    const name = message.subject.split('.').at(-1)!;
    if (
      name !== 'ReferralReceived' &&
      name !== 'ReferralAccepted' &&
      name !== 'IncidentAnswered' &&
      name !== 'IncidentClosed'
    )
      return;
    const { data, log } = decodeBody(message.data) as unknown as {
      data: { incidentId: string; referralId: string };
      log: string;
    };
    if (!open.has(data.incidentId)) return;
    const service = log.slice(district.length + 1);
    const { referralId, incidentId } = data;
    if (name === 'ReferralReceived') void officer(service, 'AcceptReferral', { referralId });
    else if (name === 'ReferralAccepted')
      void officer(service, 'CompleteReferral', { referralId, outcome: 'resolved', note: '已处理' });
    else if (name === 'IncidentAnswered')
      void client.command(
        'subdistrict',
        'VerifyIncident',
        { incidentId, passed: true },
        { actor: 'grid-worker:2', timeout: 30_000 },
      );
    else {
      open.delete(incidentId);
      closed += 1;
      begin();
    }
  },
});
for (let index = 0; index < options.lives; index += 1) begin();
await delay(5_000);
const before = closed;
const cpuBefore = await cpuSecondsOf(child.pid);
const start = performance.now();
await delay(options.seconds * 1_000);
figures.push({
  what: `full lives, ${options.lives} at a time`,
  value: (closed - before) / ((performance.now() - start) / 1_000),
  unit: 'incidents/s',
});
figures.push({
  what: "the services' processor time for one life",
  value: ((await cpuSecondsOf(child.pid)) - cpuBefore) * (1_000 / (closed - before)),
  unit: 'ms',
});
const heads = await createPostgresEventLog({ pool: admin }).heads();
stopping = true;
for (const end = performance.now() + 30_000; open.size > 0 && performance.now() < end; ) await delay(50);
figures.push({ what: 'lives not ended', value: open.size, unit: 'incidents' });
figures.push({ what: 'commands refused or unanswered', value: refused, unit: 'commands' });
figures.push({
  what: 'events in the logs',
  value: heads.reduce((sum, { position }) => sum + Number(position), 0),
  unit: 'events',
});
const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
figures.push({
  what: 'memory of the services at the end',
  value: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024,
  unit: 'MB',
});
report('life', figures, options);
subscription.unsubscribe();
child.kill('SIGTERM');
await new Promise((resolve) => child.once('exit', resolve));
await nc.close();
await admin.end();
await servers.stop();
