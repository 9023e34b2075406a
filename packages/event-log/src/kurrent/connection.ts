import {
  AccessDeniedError,
  BACKWARDS,
  type Credentials,
  END,
  type EventData,
  EventStoreDBClient,
  InvalidArgumentError,
  type RecordedEvent as KurrentEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { EventLogError } from '../errors.ts';
import type { Reachable } from '../reachable.ts';
import { readAddress } from './address.ts';

/**
 * The few calls that the log makes of KurrentDB, each with a deadline of its own: the client sets none on reads, and
 * leaves what a broken connection had asked without an answer.
 */
export interface KurrentConnection {
  /** `host:port`, for people; no user, no password. */
  readonly address: string;
  /**
   * Appends behind `last`, the number of events that must stand in the stream.
   *
   * @returns `behind` when other events stand there.
   * @throws DeadlinePassed, or the client's error: it may have been written all the same.
   */
  append(stream: string, events: readonly EventData[], last: number): Promise<'appended' | 'behind'>;
  /** A stream's events from a revision on, at most so many; undefined where there is no such stream. */
  read(stream: string, from: bigint, most: number): Promise<readonly KurrentEvent[] | undefined>;
  /** A stream's last events, the last first. */
  readLast(stream: string, most: number): Promise<readonly KurrentEvent[] | undefined>;
  /** What the stream's settings let KurrentDB drop, in words; undefined when all is kept. */
  droppedBySettings(stream: string): Promise<string | undefined>;
  close(): Promise<void>;
}

/** KurrentDB did not answer within the time of one try. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/**
 * An answer without any event where there must be one. A call that fails before the client listens to it looks like that:
 * nothing came, and no error.
 */
export class EmptyAnswer extends Error {
  override readonly name = 'EmptyAnswer';
}

/** gRPC: the server has no such service, so it is no KurrentDB. */
const unimplemented = 12;

/** What no waiting changes: the server has understood, and says no. */
const isFinal = (error: unknown): boolean =>
  error instanceof EventLogError ||
  error instanceof AccessDeniedError ||
  error instanceof StreamDeletedError ||
  error instanceof MaxAppendSizeExceededError ||
  error instanceof InvalidArgumentError ||
  error instanceof TypeError ||
  (error as { code?: unknown }).code === unimplemented;

export const kurrent: Reachable = { name: 'KurrentDB', mayPass: (error) => !isFinal(error) };

/** Of what the log relies on, in the words of the log's errors. */
export const asLogError = (error: unknown, stream: string): unknown => {
  if (error instanceof AccessDeniedError)
    return new EventLogError('not-the-writer', `KurrentDB does not let this user use ${stream}`, { cause: error });
  if (error instanceof StreamDeletedError)
    return new EventLogError('damaged', `the stream ${stream} was deleted in KurrentDB`, { cause: error });
  return error;
};

export interface ConnectionOptions {
  readonly connectionString: string;
  /** Milliseconds without an answer after which one try is given up. */
  readonly deadline: number;
}

/** @throws WrongAddress where the connection string is none. Connects at the first call. */
export const connectKurrent = ({ connectionString, deadline }: ConnectionOptions): KurrentConnection => {
  const { clientString, address, credentials } = readAddress(connectionString);
  const client = EventStoreDBClient.connectionString(clientString);
  // With a user named in the call itself the client appends plainly; else it shares one long call between all appends of
  // the process, whose error fails them all. Where nothing is encrypted it sends neither name nor password.
  const user: Credentials = credentials ?? { username: 'none', password: 'none' };
  // A user known by certificate must not be given another name.
  const asUser = credentials || /[?&]tls=false/i.test(clientString) ? { credentials: user } : {};

  const gather = (
    start: () => ReturnType<EventStoreDBClient['readStream']>,
  ): Promise<readonly KurrentEvent[] | undefined> =>
    new Promise((resolve, reject) => {
      const events: KurrentEvent[] = [];
      const reading = start();
      const end = (settle: () => void) => {
        clearTimeout(timer);
        settle();
      };
      const timer = setTimeout(() => {
        void reading.cancel().catch(() => undefined);
        reading.destroy();
        end(() => reject(new DeadlinePassed(`KurrentDB gave nothing for ${deadline} ms`)));
      }, deadline);
      reading.on('data', ({ event }) => {
        timer.refresh();
        if (event) events.push(event);
      });
      reading.on('error', (error) =>
        end(() => (error instanceof StreamNotFoundError ? resolve(undefined) : reject(error))),
      );
      reading.on('end', () => end(() => resolve(events)));
      reading.on('close', () => end(() => reject(new Error('KurrentDB ended an answer before its end'))));
    });

  const readLast: KurrentConnection['readLast'] = async (stream, maxCount) => {
    const events = await gather(() =>
      client.readStream(stream, {
        fromRevision: END,
        direction: BACKWARDS,
        maxCount,
        requiresLeader: true,
        ...asUser,
      }),
    );
    if (events?.length === 0 && (stream.startsWith('$$') || !(await droppedBySettings(stream))))
      throw new EmptyAnswer(`KurrentDB gave nothing of ${stream}`);
    return events;
  };

  const droppedBySettings: KurrentConnection['droppedBySettings'] = async (stream) => {
    const [settings] =
      (await readLast(`$$${stream}`, 1).catch((error: unknown) => {
        // Who may not see the settings may still read the stream.
        if (error instanceof AccessDeniedError) return undefined;
        throw error;
      })) ?? [];
    const data = (settings?.data ?? {}) as Readonly<Record<string, unknown>>;
    const dropping = ['$tb', '$maxCount', '$maxAge'].filter((name) => data[name] !== undefined);
    return dropping.length > 0 ? dropping.map((name) => `${name} ${String(data[name])}`).join(', ') : undefined;
  };

  return {
    address,
    append: async (stream, events, last) => {
      const appending = client
        .appendToStream(stream, [...events], {
          expectedRevision: last === 0 ? NO_STREAM : BigInt(last - 1),
          requiresLeader: true,
          deadline,
          ...asUser,
        })
        .then(
          () => 'appended' as const,
          (error: unknown) => {
            if (error instanceof WrongExpectedVersionError) return 'behind' as const;
            throw error;
          },
        );
      return inTime(appending, deadline * 1.2);
    },
    async read(stream, from, most) {
      // The event before comes along, so that an answer that is whole is never empty.
      const overlap = from > 0n ? 1 : 0;
      const fromRevision = from - BigInt(overlap);
      const events = await gather(() =>
        client.readStream(stream, { fromRevision, maxCount: most + overlap, requiresLeader: true, ...asUser }),
      );
      if (events?.length !== 0) return events?.filter(({ revision }) => revision >= from);
      const [last] = (await readLast(stream, 1)) ?? [];
      if (last && last.revision >= fromRevision) throw new EmptyAnswer(`KurrentDB gave nothing of ${stream}`);
      return [];
    },
    readLast,
    droppedBySettings,
    async close() {
      await inTime(client.dispose(), deadline).catch(() => undefined);
    },
  };
};

/** The client's own deadline does not cover all of its waiting. */
const inTime = async <T>(asking: Promise<T>, deadline: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassed(`KurrentDB gave no answer for ${deadline} ms`)), deadline);
  });
  try {
    return await Promise.race([asking, late]);
  } finally {
    clearTimeout(timer);
  }
};
