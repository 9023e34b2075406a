/**
 * JetStream's whole directory deleted with many events in the logs: how long until the bus holds them all again.
 *
 *     node test/load/bus-rebuild.ts [--events 1000000]
 *
 * Beside it in the same run: the same messages by a bare NATS publisher that waits for acknowledgements in batches of 500.
 */
import { rm } from 'node:fs/promises';
import {
  connectBus,
  createPublisher,
  encodeBody,
  ensureStream,
  type Publication,
  startRelay,
  streamNameOf,
} from '@tiaokuai/bus';
import { createPostgresEventLog, type NewEvent, type RecordedEvent, registerLog } from '@tiaokuai/event-log';
import { headers } from 'nats';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { startServers, templateDatabase } from '../support/servers.ts';
import { type Figure, numbers, report, secondsOf } from './figures.ts';

const options = numbers({ events: 1_000_000 });
const district = '370303';
const services = ['one', 'two', 'three', 'four'];
const servers = await startServers({ fsync: false });
const config = servers.postgres.admin(templateDatabase);
const admin = new pg.Pool(config);
const writers = await Promise.all(
  services.map(async (service) => {
    const log = `${district}.${service}`;
    await registerLog(admin, { log, writerRole: `tk_${service}`, password: 'load' });
    const pool = new pg.Pool({ ...config, user: `tk_${service}`, password: 'load' });
    return { log, pool, eventLog: createPostgresEventLog({ pool }) };
  }),
);
const share = Math.ceil(options.events / writers.length);
await Promise.all(
  writers.map(async ({ log, eventLog }) => {
    const service = log.slice(district.length + 1);
    for (let from = 0; from < share; from += 2_000)
      await eventLog.append(
        log,
        Array.from({ length: Math.ceil(Math.min(2_000, share - from) / 10) }, (_, part) => ({
          commandId: uuid(),
          stream: `case-${from + part}`,
          expectedVersion: 0 as const,
          events: Array.from(
            { length: Math.min(10, share - from - part * 10) },
            (): NewEvent => ({
              id: uuid(),
              type: `cn.tiaokuai.${service}.ProgressReported.v1`,
              lane: `${service}.referral`,
              time: new Date().toISOString(),
              correlationid: uuid(),
              causationid: uuid(),
              actor: 'officer:load-1',
              data: { referralId: uuid(), note: '已到现场，正在处置。', case: 'hazard-17' },
            }),
          ),
        })),
      );
  }),
);
await servers.nats.kill();
await rm(`${servers.natsFolder}/jetstream`, { recursive: true, force: true });
await servers.nats.restart();
const nc = await connectBus({
  servers: servers.nats.url,
  user: 'service',
  password: servers.servicePassword,
  name: 'load',
});
const figures: Figure[] = [];
const total = share * writers.length;
const relays = writers.map(({ log, pool, eventLog }) => startRelay({ log, pool, eventLog, nc }));
const seconds = await secondsOf(() => Promise.all(relays.map((relay) => relay.waitFor(BigInt(share)))));
figures.push({ what: 'events back on the bus', value: total / seconds, unit: 'events/s' });
figures.push({ what: 'time', value: seconds, unit: 's' });
await Promise.all(relays.map((relay) => relay.stop()));
const manager = await nc.jetstreamManager({ checkAPI: false });
const { state } = await manager.streams.info(streamNameOf(district));
figures.push({ what: 'lost', value: total - state.messages, unit: 'events' });

/* The same number of messages of the same size by a bare publisher, into a stream of its own. */
const sample: RecordedEvent[] = [];
for await (const page of writers[0]!.eventLog.readLog(writers[0]!.log, { limit: 500 })) sample.push(...page);
await ensureStream(nc, '999999');
const publisher = createPublisher(nc, 30_000);
let sent = 0;
const bare = await secondsOf(async () => {
  while (sent < total / 4) {
    const batch = sample.map((event, index): Publication => {
      const head = headers();
      head.set('Nats-Msg-Id', `${sent + index}`);
      return { subject: 'evt.999999.bare.x', body: encodeBody(event), headers: head };
    });
    await publisher.publish(batch);
    sent += batch.length;
  }
});
figures.push({ what: 'bare NATS publisher, batches of 500', value: sent / bare, unit: 'events/s' });
report('bus-rebuild', figures, options);
publisher.close();
await nc.close();
await Promise.all([admin.end(), ...writers.map(({ pool }) => pool.end())]);
await servers.stop();
process.exitCode = state.messages === total ? 0 : 1;
