/** Lets loops sleep until somebody rings, time passes or it is closed; a ring while nobody waits is kept for the next. */
export interface Signal {
  ring(): void;
  /** True when rung or closed, false when `milliseconds` passed. */
  wait(milliseconds: number): Promise<boolean>;
  close(): void;
  readonly closed: boolean;
}

export const createSignal = (): Signal => {
  const waiting = new Set<(rung: boolean) => void>();
  let rung = false;
  let closed = false;
  const wakeAll = () => {
    for (const wake of waiting) wake(true);
  };
  return {
    get closed() {
      return closed;
    },
    ring() {
      rung = waiting.size === 0;
      wakeAll();
    },
    wait(milliseconds) {
      if (rung || closed) {
        rung = false;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const wake = (answer: boolean) => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve(answer);
        };
        const timer = setTimeout(wake, milliseconds, false);
        waiting.add(wake);
      });
    },
    close() {
      closed = true;
      wakeAll();
    },
  };
};
