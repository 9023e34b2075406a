import type { SteppedService, Ticker } from '@tiaokuai/service';

/**
 * The services' clocks over a long time. Each would be asked every few seconds, a hundred million times a year; but what
 * will be due at a later instant can be asked for now, and stays so until the service's read models change. So each clock
 * sleeps until the first instant at which it has something to do, and is asked again when an event may have changed that.
 *
 *   asleep ─(an event)─▶ unsure ─(asked)─▶ asleep until the first instant that is due, or for half a day
 *      └────(its time)─▶ carried out ─▶ unsure
 *
 * What is due at an instant must be due at all later ones until something happens: so it is with limits.
 */
export interface Clocks {
  /** When the next of them has something to do; Infinity when all sleep soundly. */
  next(): number;
  /** An event has changed read models of this service. */
  changed(service: SteppedService): void;
  /** Asks those that are unsure, carries out what is due now. `afterEach` runs after each clock that was carried out. */
  run(afterEach: () => Promise<void>): Promise<void>;
}

/** Time is looked at in steps of so many milliseconds. */
const step = 5 * 60_000;
/** How far a clock looks ahead, in steps. */
const ahead = 144;
/** A clock that has something to do and does nothing is left alone for so many steps. */
const patience = 12;

interface State {
  readonly service: SteppedService;
  readonly ticker: Ticker;
  /** In steps since 1970. */
  wakeAt: number;
  /** Whether something is due then, or it only wants to look again. */
  due: boolean;
  unsure: boolean;
}

export const createClocks = (services: readonly SteppedService[], now: () => number): Clocks => {
  const states: readonly State[] = services.flatMap((service) =>
    service.clocks.map((ticker) => ({ service, ticker, wakeAt: 0, due: false, unsure: true })),
  );
  const byService = Map.groupBy(states, ({ service }) => service);
  let dirty = true;

  const isDue = ({ service, ticker }: State, at: number) => service.isDue(ticker, at * step);

  /** Finds out when a clock must be carried out next. */
  const plan = async (state: State, from: number): Promise<void> => {
    state.unsure = false;
    // Mostly nothing has changed about it: one question tells.
    const known = state.wakeAt > from + 1;
    if (known && !(await isDue(state, state.due ? state.wakeAt - 1 : state.wakeAt))) return;
    let high = known && state.due ? state.wakeAt - 1 : known ? state.wakeAt : from + ahead;
    if (!known && !(await isDue(state, high))) {
      state.wakeAt = high;
      state.due = false;
      return;
    }
    let low = from;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (await isDue(state, middle)) high = middle;
      else low = middle + 1;
    }
    state.wakeAt = high;
    state.due = true;
  };

  return {
    next: () => {
      const first = Math.min(...states.map(({ wakeAt }) => wakeAt)) * step;
      return dirty ? Math.min(first, Math.ceil(now() / step) * step) : first;
    },
    changed(service) {
      for (const state of byService.get(service) ?? []) state.unsure = true;
      dirty = true;
    },
    async run(afterEach) {
      const at = Math.floor(now() / step);
      dirty = false;
      await Promise.all(states.filter(({ unsure, wakeAt }) => unsure || wakeAt <= at).map((each) => plan(each, at)));
      for (const state of states) {
        if (!state.due || state.wakeAt > at) continue;
        await state.service.tick(state.ticker);
        await afterEach();
        const still = await isDue(state, at);
        state.wakeAt = still ? at + patience : at;
        state.due = still;
        state.unsure = !still;
        if (!still) dirty = true;
      }
      // What they did is looked at in the next step.
    },
  };
};
