import { decodeEnvelope, eventNameOf, placeOf } from '@tiaokuai/bus';
import type { RecordedEvent } from '@tiaokuai/event-log';
import type { NatsConnection } from 'nats';

/** An event as it passes on the bus. */
export interface SeenEvent extends Omit<RecordedEvent, 'data'> {
  /** `ReferralIssued` */
  readonly name: string;
  // Each kind of event has content of its own; who looks at it knows the name.
  readonly data: unknown;
}

export interface Watch {
  /** Events in all logs of the district. */
  readonly total: () => bigint;
  /** Events that passed in the last seconds, per second. */
  readonly rate: () => number;
  stop(): void;
}

const window = 5;

/**
 * Everything that happens in a district, as it passes: for eyes, not for work, since a message may be missed while the
 * connection is away.
 *
 * @param heads The logs' positions before it began.
 */
export const watchDistrict = (
  nc: NatsConnection,
  district: string,
  heads: ReadonlyMap<string, bigint>,
  see: (event: SeenEvent) => void,
): Watch => {
  const positions = new Map(heads);
  let total = [...heads.values()].reduce((sum, head) => sum + head, 0n);
  /** Events by second. */
  const seconds = new Map<number, number>();
  const subscription = nc.subscribe(`evt.${district}.>`, {
    callback: (error, message) => {
      const place = error ? undefined : placeOf(message);
      if (!place) return;
      const before = positions.get(place.log) ?? 0n;
      // Published again, from where the bus had lost it.
      if (place.position <= before) return;
      positions.set(place.log, place.position);
      total += place.position - before;
      const second = Math.floor(Date.now() / 1_000);
      seconds.set(second, (seconds.get(second) ?? 0) + 1);
      for (const key of seconds.keys()) if (key < second - window) seconds.delete(key);
      const { data, ...event } = decodeEnvelope(message.data);
      if (data) see({ ...event, data, name: eventNameOf(event.type) });
    },
  });
  return {
    total: () => total,
    rate: () => {
      const now = Math.floor(Date.now() / 1_000);
      let sum = 0;
      for (const [second, count] of seconds) if (second < now && second >= now - window) sum += count;
      return sum / window;
    },
    stop: () => subscription.unsubscribe(),
  };
};
