import { setTimeout as delay } from 'node:timers/promises';
import { waitBefore } from '@tiaokuai/bus';
import { type BusClient, type CommandError, NoAnswer } from '@tiaokuai/service';
import type { Attempt, Report } from './report.ts';

/** What became of a report. */
export type Sent =
  | {
      readonly kind: 'standing';
      readonly incidentId: string;
      /** Of its last event in the subdistrict's log. */
      readonly position: bigint;
      /** Its number stood for another content already. */
      readonly further: boolean;
    }
  | { readonly kind: 'refused'; readonly error: CommandError }
  | { readonly kind: 'no-answer' };

/** Nobody has answered anything for as long as one report may wait. */
export class ServicesAway extends Error {
  override readonly name = 'ServicesAway';
}

export interface SenderOptions {
  readonly client: Pick<BusClient, 'command'>;
  readonly actor: string;
  /** How long one report may wait for an answer, in milliseconds. */
  readonly timeout: number;
  /** How long one request waits before it is sent again, in milliseconds; 10,000 by default. */
  readonly patience?: number;
}

/**
 * Raises reports, under ids that follow from what they say: sent again, whatever happened to the answer, they are raised
 * once. Services may stop and start meanwhile.
 *
 * @throws ServicesAway
 */
export const createSender = ({ client, actor, timeout, patience = 10_000 }: SenderOptions) => {
  let heard = performance.now();

  const deliver = async ({ commandId, input }: Attempt) => {
    const start = performance.now();
    for (let tries = 0; ; tries += 1) {
      try {
        const options = { actor, id: commandId, correlationid: input.incidentId, timeout: patience };
        const reply = await client.command('subdistrict', 'ReportIncident', input, options);
        heard = performance.now();
        if (reply.ok || reply.error.code !== 'unavailable') return reply;
      } catch (error) {
        if (!(error instanceof NoAnswer)) throw error;
      }
      if (performance.now() - start > timeout) {
        if (heard < start) throw new ServicesAway();
        return undefined;
      }
      await delay(waitBefore(tries, { first: 50, most: 2_000 }));
    }
  };

  return async ({ first, further }: Report): Promise<Sent> => {
    for (const attempt of [first, further]) {
      const reply = await deliver(attempt);
      if (!reply) return { kind: 'no-answer' };
      if (reply.ok) {
        const { incidentId } = attempt.input;
        return { kind: 'standing', incidentId, position: BigInt(reply.position), further: attempt === further };
      }
      if (reply.error.code !== 'incident-exists' || attempt === further) return { kind: 'refused', error: reply.error };
    }
    throw new Error('unreachable');
  };
};

/** Works on many items at a time, in the order in which they come; ends all when one fails. */
export const forEach = async <T>(
  items: AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const iterator = items[Symbol.asyncIterator]();
  const worker = async () => {
    for (;;) {
      const { done, value } = await iterator.next();
      if (done) return;
      await work(value);
    }
  };
  try {
    await Promise.all(Array.from({ length: width }, worker));
  } finally {
    await iterator.return?.();
  }
};
