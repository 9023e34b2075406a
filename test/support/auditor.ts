import { decodeBody, streamNameOf } from '@tiaokuai/bus';
import { type EventLog, openEventLog } from '@tiaokuai/event-log';
import type { BusClient } from '@tiaokuai/service';
import type { NatsConnection } from 'nats';
import type pg from 'pg';
import { until } from './until.ts';

/**
 * Looks at what is stored, and at nothing else, and says what is wrong with it: chains, bus against log, each command that
 * was answered, each incident's and each referral's life, each read model against a fresh fold.
 */
export interface AuditOptions {
  readonly district: string;
  readonly services: readonly string[];
  /** May read all logs. */
  readonly pool: pg.Pool;
  /** Address of the KurrentDB in which the events lie; Postgres by default. */
  readonly store?: string | undefined;
  readonly nc: NatsConnection;
  readonly client: BusClient;
  /** Ids of commands that were answered with ok and with events: each must stand in a log. */
  readonly acknowledged?: Iterable<string>;
}

export interface Audit {
  readonly events: number;
  readonly incidents: number;
  readonly referrals: number;
  readonly messagesOnBus: number;
  /** Messages beyond the first that carry the same event: allowed, consumers skip them. */
  readonly repeatedOnBus: number;
  readonly readModels: number;
  readonly parked: number;
  readonly problems: readonly string[];
}

/** Waits until nothing moves any more: heads stand, everything is relayed, reacted to and in its read models. */
export const settle = async (
  options: AuditOptions,
  { timeout = 180_000, log = () => undefined }: { timeout?: number; log?: (waitsFor: string) => void } = {},
): Promise<void> => {
  const { district, services, client, pool, store } = options;
  const eventLog = openEventLog({ pool, store });
  const headsNow = async () =>
    new Map(
      (await eventLog.heads()).filter(({ log }) => log.startsWith(`${district}.`)).map((head) => [head.log, head]),
    );
  /** What is not done yet, in words; undefined when all is. */
  const waitsFor = async (): Promise<string | undefined> => {
    const heads = await headsNow();
    const headOf = (log: string) => heads.get(log)?.position ?? 0n;
    for (const service of services) {
      const status = await client.admin(service, 'Status', {}).catch(() => undefined);
      if (!status) return `${service} to answer`;
      if (BigInt(status.relay.published) < headOf(status.log.name))
        return `${service}'s relay at ${status.relay.published} of ${headOf(status.log.name)}`;
      for (const { model, log, position } of status.readModels)
        if (BigInt(position) < headOf(log)) return `${service}'s ${model} at ${position} of ${headOf(log)}`;
      for (const { consumer, positions } of status.reactions)
        for (const [source, position] of Object.entries(positions)) {
          const [log = '', lane] = source.split('/');
          const last = lane ? await eventLog.lastInLane(log, lane) : headOf(log);
          if (BigInt(position) < last) return `${consumer} at ${source} ${position} of ${last}`;
        }
    }
    const after = await headsNow();
    for (const [log, { position }] of after)
      if (headOf(log) !== position) return `${log} to stand still at ${position}`;
    return undefined;
  };
  let waiting: string | undefined = 'a first look';
  await until(
    'the district to come to rest',
    async () => {
      const before = waiting;
      waiting = await waitsFor();
      if (waiting && waiting !== before) log(waiting);
      return waiting === undefined;
    },
    { timeout },
  )
    .catch((error: unknown) => {
      throw new Error(`not at rest, waits for ${waiting}`, { cause: error });
    })
    .finally(() => eventLog.close());
};

export const audit = async (options: AuditOptions): Promise<Audit> => {
  const { district, services, client, nc, pool, store, acknowledged = [] } = options;
  const eventLog = openEventLog({ pool, store });
  const problems: string[] = [];
  const inLogs = await readLogs(eventLog, district, problems);
  const onBus = await readBus(nc, district, inLogs.ids, problems);
  for (const id of acknowledged)
    if (!inLogs.commands.has(id)) problems.push(`command ${id} was answered and is not stored`);
  let readModels = 0;
  let parked = 0;
  for (const service of services) {
    for (const { model, same, ...difference } of await client.admin(service, 'Verify', {}, { timeout: 120_000 })) {
      readModels += 1;
      if (!same)
        problems.push(`${service}'s ${model} is not the fold of its log: ${JSON.stringify(difference).slice(0, 300)}`);
    }
    const set = await client.admin(service, 'Parked', {});
    parked += set.reactions.length + set.readModels.length;
    for (const { consumer, reason, stream } of set.reactions) problems.push(`${consumer} parked ${stream}: ${reason}`);
    for (const { model, subject, reason } of set.readModels)
      problems.push(`${service}'s ${model} parked ${subject}: ${reason}`);
  }
  await eventLog.close();
  return {
    events: inLogs.ids.size,
    incidents: inLogs.incidents,
    referrals: inLogs.referrals,
    messagesOnBus: onBus.messages,
    repeatedOnBus: onBus.repeated,
    readModels,
    parked,
    problems,
  };
};

interface Life {
  issued: number;
  received: number;
  ends: number;
  reopened: number;
}

const readLogs = async (eventLog: EventLog, district: string, problems: string[]) => {
  const ids = new Map<string, string>();
  const commands = new Set<string>();
  const lives = new Map<string, Life>();
  const reported = new Set<string>();
  /** Incidents that were accepted, and by now have a lead that is open or has answered. */
  const accepted = new Map<string, number>();
  const dispatched = new Map<string, { open: Map<string, string>; issued: number }>();
  const life = (referralId: string): Life => {
    const found = lives.get(referralId) ?? { issued: 0, received: 0, ends: 0, reopened: 0 };
    lives.set(referralId, found);
    return found;
  };
  for (const { log } of (await eventLog.heads()).filter((head) => head.log.startsWith(`${district}.`))) {
    const chain = await eventLog.verify(log);
    if (chain.kind === 'broken') problems.push(`${log} is broken at ${chain.position}: ${chain.reason}`);
    let before = 0n;
    for await (const page of eventLog.readLog(log, { pageSize: 5_000 }))
      for (const event of page) {
        if (event.position !== before + 1n) problems.push(`${log}: after ${before} comes ${event.position}`);
        before = event.position;
        if (ids.has(event.id)) problems.push(`event ${event.id} stands twice`);
        ids.set(event.id, `${log} ${event.position}`);
        commands.add(event.commandid);
        const name = event.type.split('.').at(-2);
        const {
          referralId = '',
          incidentId = '',
          responsibility = '',
          response,
          role,
        } = event.data as Record<string, string>;
        switch (name) {
          case 'IncidentReported':
            if (reported.has(incidentId)) problems.push(`incident ${incidentId} was reported twice`);
            reported.add(incidentId);
            break;
          case 'IncidentAccepted':
            accepted.set(incidentId, (accepted.get(incidentId) ?? 0) + 1);
            break;
          case 'ReferralIssued': {
            life(referralId).issued += 1;
            const of = dispatched.get(incidentId) ?? { open: new Map<string, string>(), issued: 0 };
            if (role === 'lead') {
              if (of.open.size > 0) problems.push(`incident ${incidentId} has two leads`);
              of.open.set(referralId, responsibility);
              of.issued += 1;
            }
            dispatched.set(incidentId, of);
            break;
          }
          case 'ReferralResponseRecorded':
            if (response === 'declined') dispatched.get(incidentId)?.open.delete(referralId);
            break;
          case 'ReferralWithdrawn':
            dispatched.get(incidentId)?.open.delete(referralId);
            break;
          case 'ReferralReceived':
            life(referralId).received += 1;
            break;
          case 'ReferralCompleted':
          case 'ReferralDeclined':
          case 'ReferralTakenBack':
            life(referralId).ends += 1;
            break;
          case 'ReferralReopened':
            life(referralId).reopened += 1;
            break;
        }
      }
  }
  for (const [referralId, { issued, received, ends, reopened }] of lives) {
    if (issued !== 1) problems.push(`referral ${referralId} was issued ${issued} times`);
    if (received !== 1) problems.push(`referral ${referralId} was received ${received} times`);
    if (ends > 1 + reopened) problems.push(`referral ${referralId} ended ${ends} times, reopened ${reopened}`);
  }
  for (const incidentId of accepted.keys())
    if (!dispatched.has(incidentId)) problems.push(`incident ${incidentId} was accepted and not referred`);
  return { ids, commands, incidents: reported.size, referrals: lives.size };
};

const readBus = async (nc: NatsConnection, district: string, ids: ReadonlyMap<string, string>, problems: string[]) => {
  const stream = streamNameOf(district);
  const manager = await nc.jetstreamManager({ checkAPI: false });
  const { state } = await manager.streams.info(stream);
  const seen = new Map<string, number>();
  const lastOf = new Map<string, bigint>();
  let messages = 0;
  // By sequence and not through a consumer: nothing but what lies there.
  for (let from = state.first_seq; from <= state.last_seq; from += 500) {
    const sequences = Array.from({ length: Math.min(500, state.last_seq - from + 1) }, (_, at) => from + at);
    const stored = await Promise.all(sequences.map((seq) => manager.streams.getMessage(stream, { seq })));
    for (const { data } of stored) {
      messages += 1;
      const event = decodeBody(data);
      if (ids.get(event.id) !== `${event.log} ${event.position}`)
        problems.push(`the bus has ${event.id}, which no log has there`);
      const times = seen.get(event.id) ?? 0;
      seen.set(event.id, times + 1);
      if (times > 0) continue;
      if ((lastOf.get(event.log) ?? 0n) > event.position)
        problems.push(`${event.log} is out of order on the bus at ${event.position}`);
      lastOf.set(event.log, event.position);
    }
  }
  for (const [id, place] of ids) if (!seen.has(id)) problems.push(`${place} is not on the bus (${id})`);
  return { messages, repeated: messages - seen.size };
};
