import { AckPolicy, DeliverPolicy, type NatsConnection, nanos } from 'nats';
import { createUser } from 'nkeys.js';
import { ensureStream } from './stream.ts';
import { streamNameOf } from './wire.ts';

/** A department's own system, as the server's configuration knows it: by its public key only. */
export interface DepartmentAccount {
  readonly district: string;
  readonly responsibility: string;
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
  readonly departments: readonly DepartmentAccount[];
  /** JetStream waits for the disk before it acknowledges; needs a server from 2.12 on. */
  readonly syncAlways?: boolean;
}

/** A new key pair of a department's own system. The seed is shown once and kept by the department. */
export const createDepartmentKey = (): { readonly seed: string; readonly publicKey: string } => {
  const key = createUser();
  return { seed: new TextDecoder().decode(key.getSeed()), publicKey: key.getPublicKey() };
};

/** The durable consumer through which a department's own system gets its referrals. */
export const departmentConsumer = (responsibility: string): string => `dept-${responsibility}`;

/**
 * The JetStream domain under which a department's account sees the bus: its requests begin with `$JS.bus.API`, as every client
 * does that is told a domain. Under the plain `$JS.API` the server itself answers too, and first, that the department's
 * account has no JetStream.
 */
export const departmentDomain = 'bus';

/** Where a department's own commands and queries arrive: apart from ours, so that a service knows who speaks. */
export const externalSubject = (district: string, responsibility: string): string =>
  `ext.${district}.${responsibility}`;

const accountName = ({ district, responsibility }: DepartmentAccount): string =>
  `DEPT_${district}_${responsibility.replaceAll('-', '_').toUpperCase()}`;

/**
 * What a department's account may touch of the bus's: pulling, looking at and acknowledging its own consumer, and its own
 * commands and queries. Permissions inside one shared account would not do: a client may name a foreign subject as the
 * `reply` of an allowed request, and the server publishes there for it. Across accounts that reply stays on its own side.
 */
const doorsOf = ({ district, responsibility }: DepartmentAccount) => {
  const own = `${streamNameOf(district)}.${departmentConsumer(responsibility)}`;
  const external = externalSubject(district, responsibility);
  const api = `$JS.${departmentDomain}.API`;
  return [
    { subject: `$JS.API.CONSUMER.MSG.NEXT.${own}`, as: `${api}.CONSUMER.MSG.NEXT.${own}`, streamed: true },
    { subject: `$JS.API.CONSUMER.INFO.${own}`, as: `${api}.CONSUMER.INFO.${own}` },
    { subject: `$JS.ACK.${own}.>` },
    { subject: `${external}.cmd.>`, as: `cmd.${district}.${responsibility}.>` },
    { subject: `${external}.qry.>`, as: `qry.${district}.${responsibility}.>` },
  ];
};

const quoted = (text: string): string => JSON.stringify(text);

/** The whole configuration of a nats-server: the system account, the bus, and one account per department's system. */
export const serverConfig = (config: ServerConfig): string => {
  const { host = '127.0.0.1', port, name, storeDir, servicePassword, departments, syncAlways = false } = config;
  const exports = departments.flatMap((department) =>
    doorsOf(department).map(
      ({ subject, streamed }) =>
        `      {service: ${quoted(subject)}, ${streamed ? 'response_type: "stream", ' : ''}accounts: [${accountName(department)}]}`,
    ),
  );
  const accounts = departments.map((department) => {
    const doors = doorsOf(department);
    const allowed = doors.map(({ subject, as }) => quoted(as ?? subject)).join(', ');
    const imports = doors.map(
      ({ subject, as }) =>
        `      {service: {account: BUS, subject: ${quoted(subject)}}${as ? `, to: ${quoted(as)}` : ''}}`,
    );
    return `  ${accountName(department)}: {
    users: [ {nkey: ${department.publicKey}, permissions: {
      publish: {allow: [${allowed}]},
      subscribe: {allow: [${quoted(`_INBOX_${department.responsibility}.>`)}]} }} ]
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

/** Makes the durable pull consumer of a department's own system: its lane only, each message acknowledged. */
export const ensureDepartmentConsumer = async (
  nc: NatsConnection,
  district: string,
  responsibility: string,
): Promise<void> => {
  await ensureStream(nc, district);
  const manager = await nc.jetstreamManager({ checkAPI: false });
  await manager.consumers.add(streamNameOf(district), {
    durable_name: departmentConsumer(responsibility),
    filter_subject: `evt.${district}.referral.${responsibility}.>`,
    deliver_policy: DeliverPolicy.All,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(30_000),
    max_ack_pending: 1_000,
  });
};
