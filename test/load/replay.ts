/**
 * Replay of a log through the port, and of all logs merged; beside it the same rows by bare `pg` in the same pages.
 *
 *     node test/load/replay.ts [--events 500000]
 */
import { createPostgresEventLog, type NewEvent, registerLog } from '@tiaokuai/event-log';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { startServers, templateDatabase } from '../support/servers.ts';
import { type Figure, numbers, report, secondsOf } from './figures.ts';

const options = numbers({ events: 500_000 });
const servers = await startServers({ fsync: false });
const config = servers.postgres.admin(templateDatabase);
const admin = new pg.Pool(config);
const logs = ['370303.one', '370303.two'];
const pools: pg.Pool[] = [];
const data = { referralId: uuid(), note: '已到现场，正在处置；车主已通知，预计一小时内移车。', case: 'hazard-17' };
for (const [index, log] of logs.entries()) {
  const user = `tk_load_${index}`;
  await registerLog(admin, { log, writerRole: user, password: 'load' });
  const pool = new pg.Pool({ ...config, user, password: 'load' });
  pools.push(pool);
  const eventLog = createPostgresEventLog({ pool });
  const share = index === 0 ? options.events : Math.ceil(options.events / 4);
  for (let from = 0; from < share; from += 2_000) {
    const events = Array.from(
      { length: Math.min(2_000, share - from) },
      (): NewEvent => ({
        id: uuid(),
        type: 'cn.tiaokuai.load.ProgressReported.v1',
        lane: 'load.referral',
        time: new Date().toISOString(),
        correlationid: uuid(),
        causationid: uuid(),
        actor: 'officer:load-1',
        data,
      }),
    );
    await eventLog.append(
      log,
      Array.from({ length: Math.ceil(events.length / 10) }, (_, part) => ({
        commandId: uuid(),
        stream: `case-${from + part}`,
        expectedVersion: 0 as const,
        events: events.slice(part * 10, part * 10 + 10),
      })),
    );
  }
}
await admin.query('vacuum analyze tiaokuai_log.events');
const eventLog = createPostgresEventLog({ pool: pools[0]! });
const figures: Figure[] = [];
const rate = async (what: string, work: () => Promise<number>) => {
  let seen = 0;
  const seconds = await secondsOf(async () => {
    seen = await work();
  });
  figures.push({ what, value: seen / seconds, unit: 'events/s' });
};
const throughPort = async () => {
  let seen = 0;
  for await (const page of eventLog.readLog(logs[0]!, { pageSize: 5_000 })) seen += page.length;
  return seen;
};
const bare = async () => {
  let seen = 0;
  for (let after = '0'; ; ) {
    const { rows } = await pools[0]!.query<{ position: string }>(
      `select * from tiaokuai_log.events where log_id = (select log_id from tiaokuai_log.logs where log = $1)
          and position > $2 order by position limit 5000`,
      [logs[0], after],
    );
    seen += rows.length;
    if (rows.length === 0) return seen;
    after = rows.at(-1)!.position;
  }
};
await throughPort();
await rate('one log through the port', throughPort);
await rate('the same rows by bare pg', bare);
await rate('one log through the port, again', throughPort);
await rate('all logs merged by time', async () => {
  let seen = 0;
  for await (const page of eventLog.readAll({ pageSize: 5_000 })) seen += page.length;
  return seen;
});
report('replay', figures, options);
await Promise.all([admin, ...pools].map((pool) => pool.end()));
await servers.stop();
