import type { EventLog } from '@tiaokuai/event-log';
import type { NatsConnection } from 'nats';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';

/** Time from outside: the system's, or a scaled one for demonstrations and tests. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Real milliseconds until `milliseconds` of this clock have passed. */
  readonly real: (milliseconds: number) => number;
  /** Of a clock that is moved by hand: who waits for time hears that it has jumped. Answers how to hear no more. */
  readonly onJump?: (heard: () => void) => () => void;
}

export const systemClock: Clock = { now: () => Date.now(), real: (milliseconds) => milliseconds };

/**
 * A clock that starts at `origin` and runs `speed` times as fast as the system's.
 *
 * @param origin Milliseconds since 1970.
 */
export const scaledClock = (origin: number, speed: number): Clock => {
  const start = performance.now();
  return {
    now: () => Math.floor(origin + (performance.now() - start) * speed),
    real: (milliseconds) => Math.max(1, milliseconds / speed),
  };
};

/** What a service gets from the process that hosts it. */
export interface Environment {
  /** GB/T 2260 code, six digits. */
  readonly district: string;
  /** Logged in as the service's own role. */
  readonly pool: pg.Pool;
  readonly eventLog: EventLog;
  readonly nc: NatsConnection;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly registry: Registry;
  /**
   * How the lanes of a service's events begin, where some do not with its own name: a reader of its whole log hears them all.
   */
  readonly lanesOf?: (service: string) => readonly string[];
  /** Floor of polling where the bus is silent, in milliseconds; 1,000 by default. */
  readonly polling?: number;
}

/** Schema of a service's read models. */
export const schemaOf = (district: string, service: string): string => `rm_${district}_${service.replaceAll('-', '_')}`;

/** Schema of what a service keeps beside log and read models. */
export const privateSchemaOf = (district: string, service: string): string =>
  `own_${district}_${service.replaceAll('-', '_')}`;

/** Login role of a service. */
export const roleOf = (district: string, service: string): string => `tk_${district}_${service.replaceAll('-', '_')}`;
