import { followLog } from '@tiaokuai/bus';
import type { EventLog } from '@tiaokuai/event-log';
import type { Feed } from '@tiaokuai/read-models';
import type { NatsConnection } from 'nats';
import type { Environment } from './environment.ts';

/** Read models fed from the bus, from the log where the bus has a hole. */
export const busFeed = (
  nc: NatsConnection,
  eventLog: EventLog,
  {
    lanesOf,
    ...options
  }: Pick<Environment, 'lanesOf'> & {
    readonly polling: number;
    readonly report: (trouble: { what: string; error: unknown }) => void;
  },
): Feed => ({
  async follow({ log, after, batchSize, handle }) {
    return followLog({
      nc,
      eventLog,
      log,
      subjects: subjectsOf(log, lanesOf),
      after,
      batch: batchSize,
      deliver: handle,
      ...options,
    });
  },
});

/** Every subject on which events of a log travel. */
export const subjectsOf = (log: string, lanesOf: Environment['lanesOf'] = (service) => [service]): string[] => {
  const [district, service] = log.split('.') as [string, string];
  return lanesOf(service).map((lanes) => `evt.${district}.${lanes}.>`);
};
