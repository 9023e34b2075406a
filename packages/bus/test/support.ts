import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppendEntry, EventLog, NewEvent, RecordedEvent } from '@tiaokuai/event-log';
import getPort from 'get-port';
import type { NatsConnection } from 'nats';
import { v7 } from 'uuid';
import { findNatsServer, type LocalNats, startNats } from '../../../infra/local/nats.ts';
import { cacheFolder } from '../../../test/support/servers.ts';
import { until } from '../../../test/support/until.ts';
import { connectBus, decodeBody, type GuestAccount, placeOf, serverConfig, streamNameOf } from '../src/index.ts';

export interface Wanted {
  readonly stream?: string;
  readonly lane?: string;
  readonly type?: string;
  readonly correlation?: string;
  readonly note?: string;
}

export const newEvent = ({
  lane = 'fire.hazard',
  type = 'HazardInspected',
  correlation = v7(),
  note = '消防通道被堵',
}: Wanted = {}): NewEvent => ({
  id: v7(),
  type: `cn.tiaokuai.fire.${type}.v1`,
  lane,
  time: '2026-03-02T08:00:00.000Z',
  correlationid: correlation,
  causationid: v7(),
  actor: 'officer:1',
  data: { note },
});

export const newEntry = (wanted: Wanted = {}): AppendEntry => ({
  commandId: v7(),
  stream: wanted.stream ?? 'hazard-1',
  expectedVersion: 'any',
  events: [newEvent(wanted)],
});

/** Appends an event for each of `wanted`, and answers the log's last position. */
export const append = async (
  { eventLog, log }: { readonly eventLog: EventLog; readonly log: string },
  ...wanted: readonly Wanted[]
): Promise<bigint> => {
  const outcomes = await eventLog.append(log, wanted.map(newEntry));
  const last = outcomes.at(-1);
  if (last?.kind !== 'appended') throw new Error(`not appended: ${last?.kind}`);
  return last.lastPosition;
};

export const times = (count: number, wanted: (n: number) => Wanted = () => ({})): Wanted[] =>
  Array.from({ length: count }, (_, n) => wanted(n));

export const readLog = async (
  { eventLog, log }: { readonly eventLog: Pick<EventLog, 'readLog'>; readonly log: string },
  options: Parameters<EventLog['readLog']>[1] = {},
): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of eventLog.readLog(log, options)) events.push(...page);
  return events;
};

/** One message as the stream keeps it. */
export interface Stored {
  readonly sequence: number;
  readonly subject: string;
  readonly id: string;
  readonly position: bigint;
  readonly previousInLog: bigint;
  readonly previousInLane: bigint;
  readonly log: string;
  readonly event: RecordedEvent;
}

/** All that a district's stream holds behind a sequence, in its own order. */
export const storedIn = async (nc: NatsConnection, district: string, after = 0): Promise<Stored[]> => {
  // A request on a connection that is lost meanwhile would wait out its time.
  await until('the connection is there', () => nc.rtt().catch(() => undefined));
  const manager = await nc.jetstreamManager({ checkAPI: false });
  const name = streamNameOf(district);
  const { state } = await manager.streams.info(name);
  const stored: Stored[] = [];
  for (let next = Math.max(state.first_seq, after + 1); state.messages > 0 && next <= state.last_seq; ) {
    const sequences = Array.from({ length: Math.min(200, state.last_seq - next + 1) }, (_, n) => next + n);
    const messages = await Promise.all(sequences.map((seq) => manager.streams.getMessage(name, { seq })));
    for (const { seq, subject, header, data } of messages) {
      const place = placeOf({ headers: header });
      if (!place) throw new Error(`a message on ${subject} that no relay sent`);
      stored.push({ sequence: seq, subject, id: header.get('Nats-Msg-Id'), event: decodeBody(data), ...place });
    }
    next += sequences.length;
  }
  return stored;
};

/** What a reader of the stream alone gets who takes only what follows without a hole: the strict reading of "in order". */
export const contiguous = (stored: readonly Stored[], log: string): RecordedEvent[] => {
  const taken: RecordedEvent[] = [];
  let last = 0n;
  for (const each of stored) {
    if (each.log !== log || each.position <= last || each.previousInLog > last) continue;
    taken.push(each.event);
    last = each.position;
  }
  return taken;
};

/** A nats-server of a test's own, that may be killed and robbed. */
export interface OwnNats {
  readonly server: LocalNats;
  readonly url: string;
  /** JetStream's directory. */
  readonly store: string;
  configOf(guests: readonly GuestAccount[]): string;
  /** As our own services connect. */
  connect(name?: string): Promise<NatsConnection>;
  close(): Promise<void>;
}

/** @param maxPayload As the server's configuration writes it. */
export const startOwnNats = async (guests: readonly GuestAccount[] = [], maxPayload = '1MB'): Promise<OwnNats> => {
  const folder = await mkdtemp(join(tmpdir(), 'tiaokuai-nats-'));
  const store = join(folder, 'jetstream');
  const [binary, port] = await Promise.all([findNatsServer(cacheFolder), getPort({ host: '127.0.0.1' })]);
  const configOf: OwnNats['configOf'] = (accounts) =>
    serverConfig({ port, name: 'own', storeDir: store, servicePassword: 'service', guests: accounts }).replace(
      'max_payload: 1MB',
      `max_payload: ${maxPayload}`,
    );
  const server = await startNats({ folder, binary, port, config: configOf(guests) });
  const connections: NatsConnection[] = [];
  return {
    server,
    url: server.url,
    store,
    configOf,
    async connect(name = 'test') {
      const nc = await connectBus({ servers: server.url, name, user: 'service', password: 'service' });
      connections.push(nc);
      return nc;
    },
    async close() {
      await Promise.all(connections.map((nc) => nc.close()));
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
