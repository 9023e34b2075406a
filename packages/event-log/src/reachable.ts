import { setTimeout as delay } from 'node:timers/promises';
import { EventLogError } from './errors.ts';

/** SQLSTATEs after which the same call may succeed: lost connections, a server that starts or stops, races of one id. */
const passing = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '08001',
  '40001',
  '40P01',
  '53300',
  '23505',
]);

/** Whether the same call to Postgres may succeed in a moment. */
const mayPass = (error: unknown): boolean => {
  const { code, message = '' } = error as { code?: string; message?: string };
  if (code && passing.has(code)) return true;
  if (code && /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)/.test(code)) return true;
  return /terminat|Connection ended|timeout exceeded when trying to connect|client has encountered/i.test(message);
};

/** A store as the waiting for it sees it. */
export interface Reachable {
  /** For messages. */
  readonly name: string;
  /** Whether the same call may succeed in a moment. */
  readonly mayPass: (error: unknown) => boolean;
}

const postgres: Reachable = { name: 'Postgres', mayPass };

/**
 * Repeats `work`, which may safely be repeated, while its store cannot be reached.
 *
 * @param patience Milliseconds.
 * @throws EventLogError `unreachable` when patience ends; whatever else went wrong, at once.
 */
export const whileReachable = async <T>(
  work: () => Promise<T>,
  patience: number,
  store: Reachable = postgres,
): Promise<T> => {
  const giveUp = performance.now() + patience;
  for (let wait = 20; ; wait = Math.min(wait * 2, 1_000)) {
    try {
      return await work();
    } catch (error) {
      if (!store.mayPass(error)) throw error;
      if (performance.now() > giveUp)
        throw new EventLogError('unreachable', `${store.name} could not be reached for ${patience} ms`, {
          cause: error,
        });
      await delay(wait * (0.5 + Math.random()));
    }
  }
};
