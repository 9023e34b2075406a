import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '@tiaokuai/event-log';
import {
  type ConsumerInfo,
  connect,
  createInbox,
  type JetStreamManager,
  type JsMsg,
  type Msg,
  type NatsConnection,
  nkeyAuthenticator,
} from 'nats';
import { v7 } from 'uuid';
import { until } from '../../../test/support/until.ts';
import {
  connectBus,
  createGuestKey,
  decodeBody,
  encodeBody,
  ensureGuestConsumer,
  type GuestAccount,
  guestConsumer,
  streamNameOf,
  subjectOf,
} from '../src/index.ts';
import { encodeHeaders } from '../src/wire.ts';
import { newEvent, type OwnNats, startOwnNats } from './support.ts';

const district = '370303';
const stream = streamNameOf(district);

/** A department's own system: a bare client that has its seed and nothing else of ours. */
interface Department extends GuestAccount {
  readonly seed: string;
  readonly nc: NatsConnection;
  readonly errors: string[];
}

/** Each may read what is addressed to it. */
const ensureConsumer = (nc: NatsConnection, of: string, name: string) =>
  ensureGuestConsumer(nc, { district: of, name, lane: `referral.${name}` });

const keyFor = (name: string, of = district) => ({
  district: of,
  name,
  ...createGuestKey(),
});
const dial = (url: string, { seed, name }: { seed: string; name: string }, inboxPrefix?: string) =>
  connect({
    servers: url,
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    inboxPrefix: inboxPrefix ?? `_INBOX_${name}`,
    reconnectTimeWait: 100,
  });
const join = async (key: ReturnType<typeof keyFor>): Promise<Department> => {
  const nc = await dial(nats.url, key);
  const errors: string[] = [];
  void (async () => {
    for await (const { type, data, permissionContext } of nc.status())
      if (type === 'error') errors.push(`${data} ${permissionContext?.operation} ${permissionContext?.subject}`);
  })();
  return { ...key, nc, errors };
};

let nats: OwnNats;
let service: NatsConnection;
let manager: JetStreamManager;
let fire: Department;
let police: Department;
let keys: ReturnType<typeof keyFor>[];
/** Every message that is said in the services' account, whoever says it. */
const heard: Msg[] = [];
let position = 0n;

/** An event in a lane, as a relay publishes it. */
const publish = async (lane: string, note = ''): Promise<RecordedEvent> => {
  position += 1n;
  const event = {
    ...newEvent({ lane, type: 'ReferralDispatched', note }),
    district,
    log: `${district}.referral-router`,
    position,
  } as RecordedEvent;
  const place = encodeHeaders({ event, previousInLog: position - 1n, previousInLane: 0n }, event.id);
  await service.jetstream().publish(subjectOf(event), encodeBody(event), { headers: place });
  return event;
};

beforeAll(async () => {
  keys = [keyFor('fire'), keyFor('police'), keyFor('fire', '370302')];
  nats = await startOwnNats(keys);
  service = await nats.connect('service');
  manager = await service.jetstreamManager();
  // Apart: a subscription to everything would show deliveries too, under the subjects of what they deliver.
  for (const subject of ['evt.>', 'bell.>', 'cmd.>', 'qry.>', 'ext.>', '$SRV.>', '$JS.API.>', '$JS.ACK.>'])
    service.subscribe(subject, { callback: (_, message) => void heard.push(message) });
  await Promise.all(['fire', 'police'].map((each) => ensureConsumer(service, district, each)));
  await ensureConsumer(service, district, 'fire');
  for (const subject of [`ext.${district}.*.cmd.>`, `ext.${district}.*.qry.>`])
    service.subscribe(subject, { callback: (_, message) => void message.respond(`done: ${message.subject}`) });
  const micro = await service.services.add({ name: 'fire', version: '1.0.0', queue: 'fire' });
  micro.addEndpoint('own', {
    subject: `cmd.${district}.fire.accept`,
    handler: (_, message) => void message.respond('own'),
  });
  [fire, police] = [await join(keys[0]!), await join(keys[1]!)];
  await service.flush();
});
afterAll(async () => {
  await Promise.all([fire.nc.close(), police.nc.close()]);
  await nats.close();
});
beforeEach(() => {
  heard.length = 0;
  fire.errors.length = 0;
});

const infoOf = (name: string): Promise<ConsumerInfo> => manager.consumers.info(stream, guestConsumer(name));
const ownRequest = (kind: 'MSG.NEXT' | 'INFO', name = 'fire', api = '$JS.bus.API') =>
  `${api}.CONSUMER.${kind}.${stream}.${guestConsumer(name)}`;

/** Where a message wants to be acknowledged. */
const replyOf = (message: JsMsg | null): string =>
  (message as (JsMsg & { readonly reply: string }) | null)?.reply ?? '';

/** When this resolves, what `fire` did before has had its effect, if any: its own request went the same way and came back. */
const settled = async () => {
  await fire.nc.flush();
  await fire.nc.request(ownRequest('INFO'), '', { timeout: 5_000 });
  await service.flush();
};

/** What JetStream keeps, consumers and all; what a department may change of its own consumer is left out. */
const kept = async () => {
  const { config, state, created } = await manager.streams.info(stream);
  const consumers = await manager.consumers.list(stream).next();
  const names = (await manager.streams.list().next()).map((each) => each.config.name);
  return {
    names,
    created,
    config,
    messages: [state.messages, state.first_seq, state.last_seq, state.num_deleted],
    consumers: consumers.map(({ name, config: { filter_subject } }) => `${name} ${filter_subject}`).sort(),
    police: consumers.find(({ name }) => name === guestConsumer('police')),
  };
};

/** Gathers what arrives on a subject, if it may be subscribed to at all. */
const listen = async (nc: NatsConnection, subject: string): Promise<string[]> => {
  const arrived: string[] = [];
  nc.subscribe(subject, {
    callback: (error, message) => {
      if (!error) arrived.push(`${message.subject} ${message.string()}`);
    },
  });
  await nc.flush();
  return arrived;
};

describe('a department with nothing but its seed', () => {
  test('pulls what is referred to it, acknowledges it, and sees how it stands', async () => {
    const referred = [await publish('referral.fire', 'one'), await publish('referral.fire', 'two')];
    await publish('referral.police');
    const consumer = await fire.nc.jetstream({ domain: 'bus' }).consumers.get(stream, guestConsumer('fire'));
    const got: RecordedEvent[] = [];
    for await (const message of await consumer.fetch({ max_messages: 2, expires: 5_000 })) {
      got.push(decodeBody(message.data));
      expect(message.headers?.get('Nats-Msg-Id')).toBe(referred[got.length - 1]?.id);
      expect(await message.ackAck()).toBe(true);
    }
    expect(got).toEqual(referred);
    expect(await consumer.info()).toMatchObject({ num_pending: 0, num_ack_pending: 0, delivered: { consumer_seq: 2 } });
    expect((await infoOf('fire')).ack_floor.consumer_seq).toBe(2);
  });

  test('waits for what comes, and gets again what it has not acknowledged', async () => {
    const consumer = await fire.nc.jetstream({ domain: 'bus' }).consumers.get(stream, guestConsumer('fire'));
    const messages = await consumer.consume({ expires: 5_000 });
    const event = await publish('referral.fire', 'late');
    const tries: number[] = [];
    for await (const message of messages) {
      expect(decodeBody(message.data)).toEqual(event);
      tries.push(message.info.deliveryCount);
      if (tries.length === 1) message.nak();
      else {
        await message.ackAck();
        messages.stop();
      }
    }
    expect(tries).toEqual([1, 2]);
  });

  test('speaks with its own service, which knows by the subject who speaks', async () => {
    for (const kind of ['cmd', 'qry']) {
      const answer = await fire.nc.request(`${kind}.${district}.fire.accept`, '{}', { timeout: 5_000 });
      expect(answer.string()).toBe(`done: ext.${district}.fire.${kind}.accept`);
    }
    expect(heard.map(({ subject }) => subject)).not.toContain(`cmd.${district}.fire.accept`);
  });
});

/** Requests that a department may make, each with a reply of somebody else's; what it would gain if the server obeyed. */
const forgeries = (subjects: readonly string[], replies: readonly string[]) =>
  subjects.flatMap((subject) =>
    replies.flatMap((reply) =>
      ['', '1', '{"batch":3,"no_wait":true}', '+NXT', '+NXT {"batch":2}', '-NAK'].map((body) => ({
        subject,
        reply,
        body,
      })),
    ),
  );
const foreign = [`evt.${district}.fire.hazard.Forged`, `evt.${district}.referral.police.ReferralWithdrawn`];

describe('it cannot', () => {
  test('1: listen to events', async () => {
    const arrived = await Promise.all(
      ['evt.>', `evt.${district}.referral.fire.>`, 'evt.*.*.*.*', '>', '*.>', '_R_.>'].map((subject) =>
        listen(fire.nc, subject),
      ),
    );
    await publish('referral.fire');
    await publish('referral.police');
    await settled();
    expect(heard.filter(({ subject }) => subject.startsWith('evt.'))).toHaveLength(2);
    expect(arrived.flat()).toEqual([]);
  });

  test('2: publish events', async () => {
    const before = await kept();
    for (const subject of [
      ...foreign,
      `evt.${district}.referral.fire.ReferralDispatched`,
      'evt.x',
      'bell.370303.fire',
    ]) {
      fire.nc.publish(subject, '{}');
      fire.nc.publish(subject, '{}', { reply: createInbox('_INBOX_fire') });
    }
    await settled();
    expect(await kept()).toEqual(before);
    expect(heard.filter(({ subject }) => /^(evt|bell)\./.test(subject))).toEqual([]);
    expect(fire.errors).toContain(`PERMISSIONS_VIOLATION publish ${foreign[0]}`);
  });

  test('3: have the server publish for it, by a reply of somebody else’s', async () => {
    for (let n = 0; n < 40; n += 1) await publish('referral.fire', 'bait');
    const consumer = await fire.nc.jetstream({ domain: 'bus' }).consumers.get(stream, guestConsumer('fire'));
    const held = await consumer.next({ expires: 5_000 });
    const acknowledgement = replyOf(held);
    expect(acknowledgement).toMatch(/^\$JS\.ACK\./);
    const before = await kept();
    const beforeFire = await infoOf('fire');
    heard.length = 0;
    const arrived = await listen(police.nc, '_INBOX_police.>');
    const subjects = [
      ownRequest('MSG.NEXT'),
      ownRequest('INFO'),
      acknowledgement,
      `cmd.${district}.fire.accept`,
      `qry.${district}.fire.inbox`,
    ];
    const replies = [
      ...foreign,
      '_INBOX_police.stolen',
      `ext.${district}.police.cmd.accept`,
      `$JS.API.STREAM.DELETE.${stream}`,
    ];
    for (const { subject, reply, body } of forgeries(subjects, replies)) fire.nc.publish(subject, body, { reply });
    await settled();
    // The requests themselves got through, and were answered into the department's own account.
    await until(
      'the baits went out',
      async () => (await infoOf('fire')).delivered.stream_seq > beforeFire.delivered.stream_seq,
    );
    expect(heard.filter(({ subject }) => subject === `ext.${district}.fire.cmd.accept`).length).toBeGreaterThan(0);
    await settled();
    expect(heard.filter(({ subject }) => /^(evt|ext\.\d+\.police|\$JS\.API\.STREAM\.DELETE)/.test(subject))).toEqual(
      [],
    );
    // The services never even see the forged reply.
    expect(heard.map(({ reply }) => reply).filter((reply) => replies.includes(reply ?? ''))).toEqual([]);
    expect(arrived).toEqual([]);
    expect(await kept()).toEqual(before);
    await publish('referral.police');
    expect((await kept()).messages[2]).toBe(before.messages[2]! + 1);
  });

  test('4: pull or see what is referred to another', async () => {
    const { police: before } = await kept();
    const arrived = await listen(fire.nc, '_INBOX_fire.>');
    for (const subject of [
      ownRequest('MSG.NEXT', 'police'),
      ownRequest('INFO', 'police'),
      `$JS.API.CONSUMER.MSG.NEXT.${stream}.*`,
      `$JS.API.CONSUMER.MSG.NEXT.${streamNameOf('370302')}.${guestConsumer('fire')}`,
    ])
      fire.nc.publish(subject, '5', { reply: '_INBOX_fire.loot' });
    await settled();
    expect(arrived.filter((each) => each.startsWith('_INBOX_fire.loot'))).toEqual([]);
    const { police: after } = await kept();
    expect(after).toEqual(before);
    expect(after?.num_pending).toBeGreaterThan(0);
    expect(after?.num_waiting).toBe(0);
  });

  test('5: make, change, empty, read or remove streams and consumers', async () => {
    const before = await kept();
    const arrived = await listen(fire.nc, '_INBOX_fire.>');
    const config = {
      durable_name: 'dept-fire',
      filter_subject: 'evt.>',
      ack_policy: 'explicit',
      deliver_policy: 'all',
    };
    const spy = { stream_name: stream, config: { ...config, durable_name: 'spy' } };
    const attempts: readonly [string, unknown][] = [
      ['INFO', ''],
      ['STREAM.NAMES', ''],
      ['STREAM.LIST', ''],
      [`STREAM.INFO.${stream}`, ''],
      ['STREAM.CREATE.OWN', { name: 'OWN', subjects: ['own.>'] }],
      [`STREAM.UPDATE.${stream}`, { ...before.config, max_msgs: 1 }],
      [`STREAM.PURGE.${stream}`, ''],
      [`STREAM.DELETE.${stream}`, ''],
      [`STREAM.MSG.GET.${stream}`, { seq: 1 }],
      [`STREAM.MSG.DELETE.${stream}`, { seq: 1 }],
      [`DIRECT.GET.${stream}`, { seq: 1 }],
      [`CONSUMER.NAMES.${stream}`, ''],
      [`CONSUMER.LIST.${stream}`, ''],
      [`CONSUMER.CREATE.${stream}`, { stream_name: stream, config: { filter_subject: 'evt.>' } }],
      [`CONSUMER.CREATE.${stream}.spy.evt.>`, spy],
      [`CONSUMER.DURABLE.CREATE.${stream}.spy`, spy],
      [`CONSUMER.DURABLE.CREATE.${stream}.dept-fire`, { stream_name: stream, config }],
      [`CONSUMER.DELETE.${stream}.dept-fire`, ''],
      [`CONSUMER.DELETE.${stream}.dept-police`, ''],
    ];
    for (const [what, body] of attempts)
      fire.nc.publish(`$JS.API.${what}`, body === '' ? '' : JSON.stringify(body), { reply: '_INBOX_fire.loot' });
    await settled();
    expect(await kept()).toEqual(before);
    expect(arrived.filter((each) => each.startsWith('_INBOX_fire.loot'))).toEqual([]);
    expect(fire.errors).toHaveLength(attempts.length);
    // Each of them does something, or answers, for who may: the attempts are no dead letters.
    for (const [what, body] of attempts.slice(0, 4)) {
      const answer = await service.request(`$JS.API.${what}`, body === '' ? '' : JSON.stringify(body));
      expect(answer.json()).not.toHaveProperty('error');
    }
  });

  test('6: read another’s answers', async () => {
    const arrived = await Promise.all(
      ['_INBOX_police.>', '_INBOX.>', '_INBOX*.>', '_R_.>', `ext.${district}.police.>`].map((each) =>
        listen(fire.nc, each),
      ),
    );
    const answer = await police.nc.request(`cmd.${district}.police.accept`, '{}', { timeout: 5_000 });
    expect(answer.string()).toContain('police');
    await settled();
    expect(arrived.flat()).toEqual([]);
  });

  test('7: command as another, or past its own door', async () => {
    for (const subject of [
      `cmd.${district}.police.accept`,
      `qry.${district}.police.inbox`,
      `ext.${district}.police.cmd.accept`,
      `ext.${district}.fire.cmd.accept`,
      'cmd.370302.fire.accept',
      `cmd.${district}.*.accept`,
    ]) {
      fire.nc.publish(subject, '{}');
      fire.nc.publish(subject, '{}', { reply: '_INBOX_fire.x' });
    }
    await settled();
    expect(heard.filter(({ subject }) => /^(cmd|qry|ext)\./.test(subject))).toEqual([]);
    // Its own name in another district is another's.
    const other = await join(keys[2]!);
    await expect(other.nc.request(`cmd.${district}.fire.accept`, '{}', { timeout: 500 })).rejects.toThrow();
    other.nc.publish('cmd.370302.fire.accept', '{}');
    await other.nc.flush();
    await until('it arrives at its own', () => heard.some(({ subject }) => subject === 'ext.370302.fire.cmd.accept'));
    expect(heard.filter(({ subject }) => subject.includes(`.${district}.`) && /^(cmd|ext)\./.test(subject))).toEqual(
      [],
    );
    await other.nc.close();
  });

  test('8: acknowledge what is another’s', async () => {
    const consumer = await police.nc.jetstream({ domain: 'bus' }).consumers.get(stream, guestConsumer('police'));
    const message = await consumer.next({ expires: 5_000 });
    const { police: before } = await kept();
    expect(before?.num_ack_pending).toBe(1);
    for (const word of ['+ACK', '+TERM', '-NAK', '+WPI', ''])
      for (const reply of [undefined, '_INBOX_fire.x']) fire.nc.publish(replyOf(message), word, reply ? { reply } : {});
    await settled();
    expect((await kept()).police).toEqual(before);
    expect(await message?.ackAck()).toBe(true);
    expect((await infoOf('police')).num_ack_pending).toBe(0);
  });

  test('9: look at the server or the services', async () => {
    const arrived = await Promise.all(
      ['$SYS.>', '$SRV.>', '$JS.EVENT.>', '_INBOX_fire.>'].map((subject) => listen(fire.nc, subject)),
    );
    for (const subject of [
      '$SYS.REQ.SERVER.PING',
      '$SYS.REQ.ACCOUNT.PING',
      '$SRV.PING',
      '$SRV.INFO.fire',
      '$SRV.STATS',
    ])
      fire.nc.publish(subject, '', { reply: '_INBOX_fire.loot' });
    await settled();
    expect(arrived.flat().filter((each) => !each.includes('consumer_info_response'))).toEqual([]);
    expect(heard.filter(({ subject }) => subject.startsWith('$SRV'))).toEqual([]);
    expect((await service.request('$SRV.PING', '')).json()).toMatchObject({ name: 'fire' });
  });

  test('10: use another inbox, or a seed that is not known', async () => {
    for (const prefix of ['_INBOX', '_INBOX_police']) {
      const odd = await dial(nats.url, fire, prefix);
      await expect(odd.request(ownRequest('INFO'), '', { timeout: 500 })).rejects.toThrow();
      await odd.close();
    }
    const wrong = createGuestKey();
    await expect(dial(nats.url, { ...wrong, name: 'fire' })).rejects.toThrow('Authorization Violation');
    await expect(connectBus({ servers: nats.url, name: 'wrong', seed: wrong.seed })).rejects.toThrow(
      'Authorization Violation',
    );
    await expect(connect({ servers: nats.url })).rejects.toThrow('Authorization Violation');
    // The public key is no secret, and no key: the server asks for a signature.
    const pretender = () => ({ nkey: fire.publicKey, sig: '' });
    await expect(connect({ servers: nats.url, authenticator: pretender })).rejects.toThrow('Authorization Violation');
  });
});

test('departments are added and removed while the server runs, and nobody else is touched', async () => {
  const disconnected: string[] = [];
  const watch = async (name: string, nc: NatsConnection) => {
    for await (const { type } of nc.status()) if (type === 'disconnect') disconnected.push(name);
  };
  void Promise.all([watch('service', service), watch('fire', fire.nc), watch('police', police.nc)]);
  const water = keyFor('water-supply');
  await expect(dial(nats.url, water)).rejects.toThrow('Authorization Violation');
  await ensureConsumer(service, district, 'water-supply');
  const pull = async (nc: NatsConnection, name: string) => {
    const { id } = await publish(`referral.${name}`, v7());
    const consumer = await nc.jetstream({ domain: 'bus' }).consumers.get(stream, guestConsumer(name));
    for (;;) {
      const message = await consumer.next({ expires: 5_000 });
      if (!message) throw new Error(`nothing for ${name}`);
      await message.ackAck();
      if (decodeBody(message.data).id === id) return;
    }
  };
  await nats.server.reconfigure(nats.configOf([...keys, water]));
  const nc = await dial(nats.url, water);
  expect((await nc.request(`cmd.${district}.water-supply.accept`, '{}', { timeout: 5_000 })).string()).toContain(
    'water',
  );
  await pull(nc, 'water-supply');
  await pull(fire.nc, 'fire');
  await pull(police.nc, 'police');
  expect(disconnected).toEqual([]);

  await nats.server.reconfigure(nats.configOf([keys[0]!, water]));
  expect(String(await police.nc.closed())).toContain('Authorization Violation');
  await expect(dial(nats.url, police)).rejects.toThrow('Authorization Violation');
  await pull(fire.nc, 'fire');
  await pull(nc, 'water-supply');
  expect(new Set(disconnected)).toEqual(new Set(['police']));
  await nc.close();
});

test('the same forgeries do store messages where departments share one account: the attempts above are real', async () => {
  const shared = await startOwnNats();
  const plain = [ownRequest('MSG.NEXT', 'fire', '$JS.API'), ownRequest('INFO', 'fire', '$JS.API')];
  const allow = [...plain, `$JS.ACK.${stream}.dept-fire.>`].map((each) => `"${each}"`);
  await shared.server.reconfigure(
    shared
      .configOf([])
      .replace(
        'users: [ {user: service',
        `users: [ {user: fire, password: fire, permissions: {publish: {allow: [${allow.join(', ')}]}, subscribe: {allow: ["_INBOX_fire.>"]}}}, {user: service`,
      ),
  );
  const own = await shared.connect();
  await ensureConsumer(own, district, 'fire');
  await own.jetstream().publish(`evt.${district}.referral.fire.ReferralDispatched`, '{}');
  const thief = await until('it is let in', () =>
    connect({ servers: shared.url, user: 'fire', pass: 'fire', inboxPrefix: '_INBOX_fire' }).catch(() => undefined),
  );
  for (const { subject, reply, body } of forgeries(plain, foreign)) thief.publish(subject, body, { reply });
  const api = await own.jetstreamManager();
  await until('forged messages are stored', async () => {
    const { state } = await api.streams.info(stream, { subjects_filter: `evt.${district}.fire.>` });
    return Object.keys(state.subjects ?? {}).includes(foreign[0]!);
  });
  await thief.close();
  await shared.close();
});
