import type { Agenda } from '../agenda.ts';
import { officeMinutesAfter } from '../people/office.ts';

/** A clock that goes where it is told, and what was put down for later, in the order of time. */
export interface Timeline extends Agenda {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** When the next piece of work is due; Infinity when there is none. */
  next(): number;
  /** @param to Not before now. */
  moveTo(to: number): void;
  /** Does the first piece of work that is due. */
  work(): Promise<void>;
}

interface Entry {
  readonly at: number;
  /** Of two at the same instant, the one that was put down first comes first. */
  readonly no: number;
  readonly work: () => Promise<unknown> | unknown;
}

const minute = 60_000;

export const createTimeline = (start: number): Timeline => {
  const heap: Entry[] = [];
  let now = start;
  let count = 0;
  const before = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.no < b.no);
  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  };
  const put = (entry: Entry): void => {
    heap.push(entry);
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!before(heap[at]!, heap[parent]!)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const take = (): Entry | undefined => {
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < heap.length && before(heap[left]!, heap[least]!)) least = left;
      if (right < heap.length && before(heap[right]!, heap[least]!)) least = right;
      if (least === at) return first;
      swap(at, least);
      at = least;
    }
  };
  const at = (time: number, work: Entry['work']): void => {
    put({ at: Math.max(now, Math.round(time)), no: count++, work });
  };
  return {
    now: () => now,
    next: () => heap[0]?.at ?? Number.POSITIVE_INFINITY,
    moveTo(to) {
      if (to < now) throw new Error(`${new Date(to).toISOString()} lies before ${new Date(now).toISOString()}`);
      now = to;
    },
    async work() {
      await take()?.work();
    },
    at,
    after: (minutes, work) => at(now + minutes * minute, work),
    inOffice: (minutes, work) => at(officeMinutesAfter(now, minutes), work),
    stop: async () => {
      heap.length = 0;
    },
  };
};
