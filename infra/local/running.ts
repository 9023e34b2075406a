import type { RunningService } from '@tiaokuai/service';
import type { Registry } from 'prom-client';

/** All services of a district, whether they share this process or have one each. */
export interface RunningDistrict {
  readonly services: readonly Pick<RunningService, 'name' | 'notReady'>[];
  readonly registry: Pick<Registry, 'metrics' | 'contentType'>;
  /** Their processes, without this one. */
  readonly pids: () => readonly number[];
  /** Drains them all. */
  stop(): Promise<void>;
  /** Ends them at once. */
  hurry(): void;
}
