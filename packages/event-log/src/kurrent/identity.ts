import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import { EventLogError } from '../errors.ts';
import { whileReachable } from '../reachable.ts';
import { asLogError, connectKurrent, kurrent } from './connection.ts';

/** Holds the name that a server got when logs were first kept there. */
const stream = 'tiaokuai';

export interface MeetOptions {
  readonly connectionString: string;
  /** The server that is meant, where one has been used before. */
  readonly expected?: string | undefined;
  /** Milliseconds; 10,000 by default. */
  readonly patience?: number;
}

/**
 * Makes sure that a KurrentDB answers, may be used, and is the one that is meant; gives one that is new a name.
 *
 * @returns its identity.
 * @throws WrongAddress; EventLogError `unreachable`, `not-the-writer`, or `wrong-store` where it is another, or empty.
 */
export const meetKurrent = async ({ connectionString, expected, patience = 10_000 }: MeetOptions): Promise<string> => {
  const connection = connectKurrent({ connectionString, deadline: Math.min(patience, 3_000) });
  const { address } = connection;
  const known = async (): Promise<string | undefined> => {
    const [named] = (await connection.read(stream, 0n, 1)) ?? [];
    const { identity } = (named?.data ?? {}) as { identity?: unknown };
    return typeof identity === 'string' ? identity : undefined;
  };
  const meet = async (): Promise<string> => {
    const found = await known();
    if (expected !== undefined && found !== expected)
      throw new EventLogError(
        'wrong-store',
        `the KurrentDB at ${address} is not the one in which the logs of this database lie${found ? '' : ', or it has been emptied'}`,
      );
    if (found) return found;
    const identity = randomUUID();
    const naming = jsonEvent({ type: 'cn.tiaokuai.StoreNamed.v1', data: { identity } });
    // Another process may name it in the same moment: then its name counts.
    await connection.append(stream, [naming], 0);
    return (await known()) ?? identity;
  };
  try {
    return await whileReachable(meet, patience, kurrent);
  } catch (error) {
    if (error instanceof EventLogError && error.code === 'unreachable')
      throw new EventLogError('unreachable', `no KurrentDB answers at ${address}`, { cause: error });
    if ((error as { code?: unknown }).code === 12)
      throw new EventLogError('wrong-store', `what answers at ${address} is no KurrentDB`, { cause: error });
    throw asLogError(error, `${stream} at ${address}`);
  } finally {
    await connection.close();
  }
};
