import { headers, type NatsConnection } from 'nats';
import { v7 as fresh } from 'uuid';
import type { AdminInput, AdminName, AdminOutput, OnWire } from './admin.ts';
import type { CommandError } from './errors.ts';
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

/** A service's answer that it will not, in its own words; `message` in English, both languages in `error`. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly error: CommandError;

  constructor(error: CommandError) {
    super(error.message.en);
    this.error = error;
  }
}

export interface BusClient {
  /** @throws NoAnswer when no service answers in time: the outcome is unknown; the same id may be sent again. */
  command(service: string, name: string, data: unknown, options: CallOptions): Promise<WireReply>;
  /** @throws NoAnswer; Refused when the input is wrong, or `atLeast` was not reached in time. */
  query<Output>(
    service: string,
    name: string,
    data: unknown,
    options?: { atLeast?: string; timeout?: number },
  ): Promise<Output>;
  /**
   * For operators only. A rebuild or a comparison takes as long as the log is: a minute is waited by default, and when that
   * ends the service goes on with it.
   *
   * @throws NoAnswer; Refused when the service has no such part, or a rebuild is under way already.
   */
  admin<Name extends AdminName>(
    service: string,
    name: Name,
    data?: AdminInput[Name],
    options?: { timeout?: number },
  ): Promise<OnWire<AdminOutput[Name]>>;
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
  const resultOf = <Output>(reply: unknown): Output => {
    const answer = reply as { ok: true; result: Output } | { ok: false; error: CommandError };
    if (!answer.ok) throw new Refused(answer.error);
    return answer.result;
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
      return resultOf<Output>(await call(`qry.${district}.${service}.${name}`, body, timeout));
    },
    async admin(service, name, data, { timeout = 60_000 } = {}) {
      return resultOf(await call(`adm.${district}.${service}.${name}`, data ?? {}, timeout));
    },
  };
};
