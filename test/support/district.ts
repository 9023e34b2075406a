import { randomUUID } from 'node:crypto';
import type { Clock, ServiceDefinition, WireReply } from '@tiaokuai/service';
import pino from 'pino';
import { passwordsOf, prepareDistrict } from '../../infra/host/district.ts';
import { type Host, startHost } from '../../infra/host/host.ts';
import { allServices } from '../../infra/host/services.ts';
import { whoGives } from './roles.ts';
import { createTestBed, type TestBed } from './test-bed.ts';
import { until } from './until.ts';

/** A clock that stands still until it is moved. */
export interface HandClock extends Clock {
  /** @param to ISO 8601, later than now. */
  moveTo(to: string): void;
}

export const handClock = (start: string): HandClock => {
  let now = Date.parse(start);
  const hearing = new Set<() => void>();
  return {
    now: () => now,
    // Clocks look at once when time jumps, and else seldom: a hundred of them looking all the time would leave a small
    // machine no time for anything else.
    real: () => 300,
    onJump(heard) {
      hearing.add(heard);
      return () => hearing.delete(heard);
    },
    moveTo(to) {
      if (Date.parse(to) < now) throw new Error(`${to} lies before ${new Date(now).toISOString()}`);
      now = Date.parse(to);
      for (const heard of hearing) heard();
    },
  };
};

/** A whole district on the suites' shared servers, with short words for what people do in it. */
export interface District {
  readonly bed: TestBed;
  readonly host: Host;
  readonly clock: HandClock;
  /** A command that must be accepted; answers what it did. Who gives it must have a role for it. */
  does(actor: string, service: string, command: string, data: unknown): Promise<Extract<WireReply, { ok: true }>>;
  /** A command as it is answered. */
  tries(actor: string, service: string, command: string, data: unknown): Promise<WireReply>;
  asks<Output>(service: string, query: string, data: unknown): Promise<Output>;
  /** Waits until the query's answer fits. */
  sees<Output>(
    what: string,
    service: string,
    query: string,
    data: unknown,
    fits: (answer: Output) => unknown,
  ): Promise<Output>;
  close(): Promise<void>;
}

export const openDistrict = async ({
  services = allServices,
  start = '2018-05-14T01:00:00.000Z',
  bed: given,
  store,
}: {
  services?: readonly ServiceDefinition[];
  start?: string;
  /** On servers of the suite's own. */
  bed?: TestBed;
  /** Address of a KurrentDB for the logs' events; Postgres by default. */
  store?: string;
} = {}): Promise<District> => {
  const bed = given ?? (await createTestBed());
  const clock = handClock(start);
  const passwordOf = passwordsOf('test');
  const { district, database, natsUrl, natsPassword } = bed;
  await prepareDistrict(bed.adminPool, { district, services: services.map(({ name }) => name), passwordOf, store });
  const host = await startHost({
    district,
    services,
    postgres: { host: String(bed.server.host), port: Number(bed.server.port), database },
    passwordOf,
    store,
    nats: { url: natsUrl, user: 'service', password: natsPassword },
    clock,
    logger: pino({ level: process.env.TIAOKUAI_TEST_LOG ?? 'silent' }),
    polling: 500,
  });
  const mayGive = whoGives(services);
  const tries: District['tries'] = (actor, service, command, data) =>
    host.client.command(service, command, data, { actor, id: randomUUID() });
  const asks: District['asks'] = (service, query, data) => host.client.query(service, query, data);
  return {
    bed,
    host,
    clock,
    tries,
    asks,
    async does(actor, service, command, data) {
      mayGive(actor, service, command);
      const reply = await tries(actor, service, command, data);
      if (!reply.ok) throw new Error(`${command} refused: ${JSON.stringify(reply.error)}`);
      return reply;
    },
    sees: (what, service, query, data, fits) =>
      until(what, async () => {
        const answer = (await asks(service, query, data)) as Parameters<typeof fits>[0];
        return fits(answer) ? (answer as never) : undefined;
      }),
    async close() {
      await host.stop();
      await bed.close();
    },
  };
};
