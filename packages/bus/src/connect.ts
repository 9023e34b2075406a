import { type ConnectionOptions, connect, type NatsConnection, nkeyAuthenticator } from 'nats';

export interface BusConnectionOptions {
  readonly servers: string | string[];
  /** Shown in the server's connection list. */
  readonly name: string;
  readonly user?: string;
  readonly password?: string;
  /** An nkey seed (`SU…`), for guests. */
  readonly seed?: string;
  /** `_INBOX` by default; accounts that see only their own subjects need their own. */
  readonly inboxPrefix?: string;
}

/** A connection that comes back by itself for as long as the process lives. */
export const connectBus = ({
  seed,
  user,
  password,
  inboxPrefix,
  ...rest
}: BusConnectionOptions): Promise<NatsConnection> => {
  const options: ConnectionOptions = {
    ...rest,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 100,
    reconnectJitter: 100,
    waitOnFirstConnect: true,
    // For each try: a server that dies in the middle of the greeting leaves the client waiting for so long.
    timeout: 2_000,
    pingInterval: 10_000,
    maxPingOut: 2,
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { pass: password }),
    ...(inboxPrefix === undefined ? {} : { inboxPrefix }),
    ...(seed === undefined ? {} : { authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)) }),
  };
  return connect(options);
};
