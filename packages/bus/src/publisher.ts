import { createInbox, type MsgHdrs, type NatsConnection } from 'nats';

export interface Publication {
  readonly subject: string;
  readonly body: Uint8Array;
  readonly headers: MsgHdrs;
}

/** What JetStream answered: stored under a sequence, or why not. */
export type Publishing =
  | { readonly stored: true; readonly sequence: number }
  | {
      readonly stored: false;
      readonly reason: string;
      /** The message id is taken for known, so that only another one can bring the message in. */
      readonly falselyKnown?: true;
    };

export interface Publisher {
  /** Publishes in order without waiting between messages; answers come in the same order. */
  publish(publications: readonly Publication[]): Promise<readonly Publishing[]>;
  close(): void;
}

interface Ack {
  readonly seq?: number;
  readonly duplicate?: boolean;
  readonly error?: { readonly description?: string; readonly code?: number };
}

/**
 * What an acknowledgement says. Published means a sequence above zero: some servers answer `seq:0, duplicate:true` for a
 * message that they never stored.
 */
export const readAck = (ack: Ack): Publishing => {
  if (ack.error) return { stored: false, reason: ack.error.description ?? `JetStream error ${ack.error.code}` };
  if (typeof ack.seq === 'number' && ack.seq > 0) return { stored: true, sequence: ack.seq };
  if (ack.duplicate)
    return { stored: false, reason: 'acknowledged as a duplicate, yet without a sequence', falselyKnown: true };
  return { stored: false, reason: 'no sequence' };
};

/** Publishes through one reply subscription: a request per message would cost a timer and a promise chain each. */
export const createPublisher = (nc: NatsConnection, timeout = 5_000): Publisher => {
  const inbox = createInbox();
  const waiting = new Map<string, (answer: Publishing) => void>();
  let count = 0;
  const subscription = nc.subscribe(`${inbox}.*`, {
    callback: (_error, message) => {
      const token = message.subject.slice(inbox.length + 1);
      const settle = waiting.get(token);
      if (!settle) return;
      waiting.delete(token);
      settle(message.data.length === 0 ? { stored: false, reason: 'no stream listens' } : readAck(message.json<Ack>()));
    },
  });
  const giveUp = (tokens: Iterable<string>, reason: string) => {
    for (const token of tokens) {
      waiting.get(token)?.({ stored: false, reason });
      waiting.delete(token);
    }
  };
  const watchConnection = async () => {
    // What a lost connection had asked is never answered on the next.
    for await (const { type } of nc.status())
      if (type === 'disconnect') giveUp([...waiting.keys()], 'the connection was lost');
  };
  void watchConnection().catch(() => undefined);
  return {
    async publish(publications) {
      const tokens: string[] = [];
      const answers = publications.map(
        ({ subject, body, headers }) =>
          new Promise<Publishing>((resolve) => {
            count += 1;
            const token = String(count);
            tokens.push(token);
            waiting.set(token, resolve);
            nc.publish(subject, body, { headers, reply: `${inbox}.${token}` });
          }),
      );
      const timer = setTimeout(giveUp, timeout, tokens, `no acknowledgement within ${timeout} ms`);
      try {
        return await Promise.all(answers);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => subscription.unsubscribe(),
  };
};
