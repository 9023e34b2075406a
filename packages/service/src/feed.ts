import { followLog } from '@tiaokuai/bus';
import type { EventLog } from '@tiaokuai/event-log';
import type { Feed } from '@tiaokuai/read-models';
import type { NatsConnection } from 'nats';

/** Read models fed from the bus, from the log where the bus has a hole. */
export const busFeed = (
  nc: NatsConnection,
  eventLog: EventLog,
  options: { readonly polling: number; readonly report: (trouble: { what: string; error: unknown }) => void },
): Feed => ({
  async follow({ log, after, batchSize, handle }) {
    return followLog({
      nc,
      eventLog,
      log,
      subjects: subjectsOf(log),
      after,
      batch: batchSize,
      deliver: handle,
      ...options,
    });
  },
});

/** Every subject on which events of a log travel: referrals have lanes of their own beside their service's. */
export const subjectsOf = (log: string): readonly string[] => {
  const [district, service] = log.split('.');
  return service === 'referral-router' ? [`evt.${log}.>`, `evt.${district}.referral.>`] : [`evt.${log}.>`];
};
