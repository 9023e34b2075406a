import type { Clock } from '@tiaokuai/service';

/** A district's time as all its processes share it: from `origin` on, `speed` times as fast as the system's. */
export interface DistrictTime {
  /** Milliseconds since 1970, of the district's time. */
  readonly origin: number;
  /** Milliseconds since 1970, of the system's: when the district's stood at `origin`. */
  readonly startedAt: number;
  readonly speed: number;
}

export const clockOf = ({ origin, startedAt, speed }: DistrictTime): Clock => ({
  now: () => Math.floor(origin + (Date.now() - startedAt) * speed),
  real: (milliseconds) => Math.max(1, milliseconds / speed),
});
