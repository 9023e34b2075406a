import type { EventLog } from '@tiaokuai/event-log';
import type { NatsConnection } from 'nats';
import { orAfter } from './time.ts';

/** A readiness probe must be answered before its asker gives up; milliseconds. */
const patience = 1_500;

/** Gives why a service cannot serve just now: the bus or the event log does not answer. undefined when it can. */
export const readiness = (nc: NatsConnection, eventLog: Pick<EventLog, 'head'>, log: string) => {
  // The log asks again and again while its store is away; probes meanwhile wait for the same answer.
  let asking: Promise<unknown> | undefined;
  const logAnswers = () => {
    asking ??= eventLog.head(log).finally(() => {
      asking = undefined;
    });
    return orAfter(patience, asking);
  };
  const busAnswers = async () =>
    orAfter(
      patience,
      nc.rtt().then(() => true),
    );
  return async (): Promise<string | undefined> => {
    if (nc.isClosed()) return 'bus: connection closed';
    const [bus, store] = await Promise.all([busAnswers(), logAnswers()]);
    if (!bus) return 'bus: no answer';
    if (!store) return 'event log: no answer';
    return undefined;
  };
};
