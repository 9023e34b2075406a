import { headers, type NatsConnection } from 'nats';
import { v7 as fresh } from 'uuid';
import { decode, encode, type WireReply } from './wire.ts';

export interface CallOptions {
  readonly actor: string;
  /** Idempotency key; a new one by default. Give your own where a call may be repeated. */
  readonly id?: string;
  readonly correlationid?: string;
  /** Milliseconds; 10,000 by default. */
  readonly timeout?: number;
  readonly traceparent?: string;
}

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

export interface BusClient {
  /** @throws NoAnswer when no service answers in time: the outcome is unknown; the same id may be sent again. */
  command(service: string, name: string, data: unknown, options: CallOptions): Promise<WireReply>;
  /** @throws NoAnswer; Error with the service's own words when the input is wrong. */
  query<Output>(
    service: string,
    name: string,
    data: unknown,
    options?: { atLeast?: string; timeout?: number },
  ): Promise<Output>;
}

/** Talks to a district's services over NATS request/reply. */
export const createBusClient = (nc: NatsConnection, district: string): BusClient => {
  const call = async (subject: string, body: unknown, timeout: number, traceparent?: string): Promise<unknown> => {
    const head = headers();
    if (traceparent) head.set('traceparent', traceparent);
    try {
      const message = await nc.request(subject, encode(body), { timeout, headers: head });
      return decode(message.data);
    } catch (error) {
      throw new NoAnswer(`${subject}: ${(error as Error).message}`, { cause: error });
    }
  };
  return {
    async command(service, name, data, { actor, id = fresh(), correlationid, timeout = 10_000, traceparent }) {
      const body = { id, actor, data, ...(correlationid ? { correlationid } : {}) };
      return (await call(`cmd.${district}.${service}.${name}`, body, timeout, traceparent)) as WireReply;
    },
    async query<Output>(
      service: string,
      name: string,
      data: unknown,
      { atLeast, timeout = 10_000 }: { atLeast?: string; timeout?: number } = {},
    ) {
      const body = { data, ...(atLeast ? { atLeast } : {}) };
      const reply = (await call(`qry.${district}.${service}.${name}`, body, timeout)) as
        | { ok: true; result: Output }
        | { ok: false; error: { message: { en: string } } };
      if (!reply.ok) throw new Error(reply.error.message.en);
      return reply.result;
    },
  };
};
