import type { Clock } from '@tiaokuai/service';

/** Who does what later, by the district's time. */
export interface Agenda {
  /** @param minutes Of the district's time. */
  after(minutes: number, work: () => Promise<void> | void): void;
  /** Drops what is still to come, and waits for what is under way. */
  stop(): Promise<void>;
}

const minute = 60_000;
/** Longer waits overflow the machine's timers. */
const longest = 2 ** 31 - 1;

export const createAgenda = (clock: Clock, report: (error: unknown) => void): Agenda => {
  const timers = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  const start = (work: () => Promise<void> | void): void => {
    const running = Promise.resolve()
      .then(work)
      .catch(report)
      .finally(() => underWay.delete(running));
    underWay.add(running);
  };
  return {
    after(minutes, work) {
      if (stopped) return;
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          start(work);
        },
        Math.min(longest, clock.real(minutes * minute)),
      );
      timers.add(timer);
    },
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(underWay);
    },
  };
};
