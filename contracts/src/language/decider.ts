import type { Decision } from './refusal.ts';

/**
 * A pure state machine: what a command leads to in a state, and what an event makes of it.
 * (Chassaing, "Functional Event Sourcing Decider", 2021.)
 */
export interface Decider<Command, State, Event> {
  readonly initial: State;
  readonly decide: (command: Command, state: State) => Decision<Event>;
  readonly evolve: (state: State, event: Event) => State;
}
