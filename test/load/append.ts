/**
 * Durable appends of one event each, 64 in flight, one service; fsync on.
 *
 *     node test/load/append.ts [--events 100000] [--in-flight 64]
 *
 * Beside it in the same run: the same rows through bare `pg`, one INSERT and one commit each, with as many connections as are in
 * flight; and by `pgbench`, where one is on the PATH.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createGroupAppender, createPostgresEventLog, type NewEvent, registerLog } from '@tiaokuai/event-log';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { startServers, templateDatabase } from '../support/servers.ts';
import { type Figure, inFlight, numbers, report, secondsOf } from './figures.ts';

const options = numbers({ events: 100_000, 'in-flight': 64 });
const { events: count, 'in-flight': width } = options;

const servers = await startServers({ fsync: true });
const admin = new pg.Pool({ ...servers.postgres.admin(templateDatabase), max: width });
const log = '370303.load';
await registerLog(admin, { log, writerRole: 'tk_load', password: 'load' });
const pool = new pg.Pool({ ...servers.postgres.admin(templateDatabase), user: 'tk_load', password: 'load', max: 6 });
const eventLog = createPostgresEventLog({ pool });
const appender = createGroupAppender(eventLog, log);

const data = { referralId: uuid(), note: '已到现场，正在处置；车主已通知，预计一小时内移车。', case: 'hazard-17' };
const eventOf = (): NewEvent => ({
  id: uuid(),
  type: 'cn.tiaokuai.load.ProgressReported.v1',
  lane: 'load.referral',
  time: new Date().toISOString(),
  correlationid: uuid(),
  causationid: uuid(),
  actor: 'officer:load-1',
  data,
});
const append = (index: number) =>
  appender.append({ commandId: uuid(), stream: `referral-${index}`, expectedVersion: 0, events: [eventOf()] });

await admin.query(`create table bare (position bigint generated always as identity primary key, id uuid not null,
  stream text not null, type text not null, time text not null, correlation text, causation text, actor text, data text)`);
const insert = (index: number) => {
  const event = eventOf();
  return admin.query({
    name: 'bare',
    text: `insert into bare (id, stream, type, time, correlation, causation, actor, data)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      event.id,
      `referral-${index}`,
      event.type,
      event.time,
      event.correlationid,
      event.causationid,
      event.actor,
      JSON.stringify(event.data),
    ],
  });
};

const figures: Figure[] = [];
const rate = async (what: string, events: number, work: () => Promise<unknown>) => {
  figures.push({ what, value: events / (await secondsOf(work)), unit: 'events/s' });
};
await inFlight(5_000, width, (index) => append(-1 - index));
await rate('appended through the event log', count, () => inFlight(count, width, append));
await inFlight(2_000, width, insert);
await rate('bare pg, one INSERT each', Math.ceil(count / 4), () => inFlight(Math.ceil(count / 4), width, insert));
await rate('appended through the event log, again', count, () =>
  inFlight(count, width, (index) => append(count + index)),
);
const whole = await eventLog.verify(log);

const folder = await mkdtemp(join(tmpdir(), 'tiaokuai-load-'));
await writeFile(
  join(folder, 'insert.sql'),
  `insert into bare (id, stream, type, time, correlation, causation, actor, data) values (gen_random_uuid(),
     'referral-' || random(), '${eventOf().type}', now()::text, gen_random_uuid(), gen_random_uuid(), 'officer:load-1',
     '${JSON.stringify(data)}')\n`,
);
const { host, port, user, password, database } = servers.postgres.admin(templateDatabase);
await promisify(execFile)(
  'pgbench',
  [
    '-n',
    '-f',
    join(folder, 'insert.sql'),
    '-c',
    String(width),
    '-j',
    '2',
    '-T',
    '10',
    '-h',
    String(host),
    '-p',
    String(port),
    '-U',
    String(user),
    String(database),
  ],
  { env: { ...process.env, PGPASSWORD: String(password) } },
).then(
  ({ stdout }) =>
    figures.push({
      what: 'pgbench, the same row',
      value: Number(/tps = ([\d.]+)/.exec(stdout)?.[1]),
      unit: 'events/s',
    }),
  () => console.log('pgbench is not on the PATH: left out'),
);
report('append', figures, { ...options, chain: whole.kind });
await rm(folder, { recursive: true });
await Promise.all([admin.end(), pool.end()]);
await servers.stop();
process.exitCode = whole.kind === 'whole' ? 0 : 1;
