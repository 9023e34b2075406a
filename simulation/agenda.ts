import type { Clock } from '@tiaokuai/service';
import { officeMinutesAfter } from './people/office.ts';

/** Who does what later, by the district's time. */
export interface Agenda {
  /** @param minutes Of the district's time. */
  after(minutes: number, work: Work): void;
  /** @param minutes Of the office's hours: nights, weekends and holidays do not count. */
  inOffice(minutes: number, work: Work): void;
  /** @param time Milliseconds since 1970; at once when it has passed. */
  at(time: number, work: Work): void;
  /** Drops what is still to come, and waits for what is under way. */
  stop(): Promise<void>;
}

type Work = () => Promise<unknown> | unknown;

const minute = 60_000;
/** Longer waits overflow the machine's timers. */
const longest = 2 ** 31 - 1;

export const createAgenda = (clock: Clock, report: (error: unknown) => void): Agenda => {
  const timers = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<unknown>>();
  let stopped = false;
  const start = (work: Work): void => {
    const running: Promise<unknown> = Promise.resolve()
      .then(work)
      .catch(report)
      .finally(() => underWay.delete(running));
    underWay.add(running);
  };
  const at: Agenda['at'] = (time, work) => {
    if (stopped) return;
    const wait = clock.real(Math.max(0, time - clock.now()));
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        if (wait > longest) at(time, work);
        else start(work);
      },
      Math.min(longest, wait),
    );
    timers.add(timer);
  };
  return {
    at,
    after: (minutes, work) => at(clock.now() + minutes * minute, work),
    inOffice: (minutes, work) => at(officeMinutesAfter(clock.now(), minutes), work),
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(underWay);
    },
  };
};
