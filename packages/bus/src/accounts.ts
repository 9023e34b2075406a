import { AckPolicy, DeliverPolicy, type NatsConnection, nanos } from 'nats';
import { createUser } from 'nkeys.js';
import { ensureStream } from './stream.ts';
import { streamNameOf } from './wire.ts';

/** Somebody else's system on the bus, as the server's configuration knows it: by its public key only. */
export interface GuestAccount {
  readonly district: string;
  /** Lower case and hyphens. */
  readonly name: string;
  /** `U…` */
  readonly publicKey: string;
}

export interface ServerConfig {
  readonly host?: string;
  readonly port: number;
  readonly name: string;
  readonly storeDir: string;
  /** Of the user `service`, under which our own services connect. */
  readonly servicePassword: string;
  readonly guests: readonly GuestAccount[];
  /** JetStream waits for the disk before it acknowledges; needs a server from 2.12 on. */
  readonly syncAlways?: boolean;
}

/** A new key pair of a guest. The seed is shown once and kept by the guest. */
export const createGuestKey = (): { readonly seed: string; readonly publicKey: string } => {
  const key = createUser();
  return { seed: new TextDecoder().decode(key.getSeed()), publicKey: key.getPublicKey() };
};

/** The durable consumer through which a guest gets its lane; the names of consumers and accounts are as on servers that run. */
export const guestConsumer = (name: string): string => `dept-${name}`;

/**
 * The JetStream domain under which a guest's account sees the bus: its requests begin with `$JS.bus.API`, as every client
 * does that is told a domain. Under the plain `$JS.API` the server itself answers too, and first, that the guest's account
 * has no JetStream.
 */
export const guestDomain = 'bus';

/** Where a guest's commands and queries arrive: apart from ours, so that a service knows who speaks. */
export const externalSubject = (district: string, name: string): string => `ext.${district}.${name}`;

const accountName = ({ district, name }: GuestAccount): string =>
  `DEPT_${district}_${name.replaceAll('-', '_').toUpperCase()}`;

/**
 * What a guest's account may touch of the bus's: pulling, looking at and acknowledging its own consumer, and its own
 * commands and queries. Permissions inside one shared account would not do: a client may name a foreign subject as the
 * `reply` of an allowed request, and the server publishes there for it. Across accounts that reply stays on its own side.
 */
const doorsOf = ({ district, name }: GuestAccount) => {
  const own = `${streamNameOf(district)}.${guestConsumer(name)}`;
  const external = externalSubject(district, name);
  const api = `$JS.${guestDomain}.API`;
  return [
    { subject: `$JS.API.CONSUMER.MSG.NEXT.${own}`, as: `${api}.CONSUMER.MSG.NEXT.${own}`, streamed: true },
    { subject: `$JS.API.CONSUMER.INFO.${own}`, as: `${api}.CONSUMER.INFO.${own}` },
    { subject: `$JS.ACK.${own}.>` },
    { subject: `${external}.cmd.>`, as: `cmd.${district}.${name}.>` },
    { subject: `${external}.qry.>`, as: `qry.${district}.${name}.>` },
  ];
};

const quoted = (text: string): string => JSON.stringify(text);

/** The whole configuration of a nats-server: the system account, the bus, and one account per guest. */
export const serverConfig = (config: ServerConfig): string => {
  const { host = '127.0.0.1', port, name, storeDir, servicePassword, guests, syncAlways = false } = config;
  const exports = guests.flatMap((guest) =>
    doorsOf(guest).map(
      ({ subject, streamed }) =>
        `      {service: ${quoted(subject)}, ${streamed ? 'response_type: "stream", ' : ''}accounts: [${accountName(guest)}]}`,
    ),
  );
  const accounts = guests.map((guest) => {
    const doors = doorsOf(guest);
    const allowed = doors.map(({ subject, as }) => quoted(as ?? subject)).join(', ');
    const imports = doors.map(
      ({ subject, as }) =>
        `      {service: {account: BUS, subject: ${quoted(subject)}}${as ? `, to: ${quoted(as)}` : ''}}`,
    );
    return `  ${accountName(guest)}: {
    users: [ {nkey: ${guest.publicKey}, permissions: {
      publish: {allow: [${allowed}]},
      subscribe: {allow: [${quoted(`_INBOX_${guest.name}.>`)}]} }} ]
    imports: [
${imports.join('\n')}
    ]
  }`;
  });
  return `host: ${host}
port: ${port}
server_name: ${quoted(name)}
max_payload: 1MB
jetstream { store_dir: ${quoted(storeDir)}${syncAlways ? ', sync_interval: always' : ''} }
accounts {
  SYS: { users: [ {user: sys, password: ${quoted(`${servicePassword}-sys`)}} ] }
  BUS: {
    jetstream: enabled
    users: [ {user: service, password: ${quoted(servicePassword)}} ]
    exports: [
${exports.join('\n')}
    ]
  }
${accounts.join('\n')}
}
system_account: SYS
`;
};

/** Makes the durable pull consumer of a guest: one lane only, each message acknowledged. */
export const ensureGuestConsumer = async (
  nc: NatsConnection,
  { district, name, lane }: Pick<GuestAccount, 'district' | 'name'> & { readonly lane: string },
): Promise<void> => {
  await ensureStream(nc, district);
  const manager = await nc.jetstreamManager({ checkAPI: false });
  await manager.consumers.add(streamNameOf(district), {
    durable_name: guestConsumer(name),
    filter_subject: `evt.${district}.${lane}.>`,
    deliver_policy: DeliverPolicy.All,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(30_000),
    max_ack_pending: 1_000,
  });
};
