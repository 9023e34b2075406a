/** Lets one loop sleep until somebody rings, time passes or it is closed; rings while it works are not lost. */
export interface Signal {
  ring(): void;
  /** True when rung or closed, false when `milliseconds` passed. */
  wait(milliseconds: number): Promise<boolean>;
  close(): void;
  readonly closed: boolean;
}

export const createSignal = (): Signal => {
  let rung = false;
  let closed = false;
  let wake: ((rung: boolean) => void) | undefined;
  return {
    get closed() {
      return closed;
    },
    ring() {
      rung = true;
      wake?.(true);
    },
    wait(milliseconds) {
      if (rung || closed) {
        rung = false;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const timer = setTimeout(() => wake?.(false), milliseconds);
        wake = (answer) => {
          clearTimeout(timer);
          wake = undefined;
          rung = false;
          resolve(answer);
        };
      });
    },
    close() {
      closed = true;
      wake?.(true);
    },
  };
};
