import { accept, type Decider, type PersonCommand, type PersonEvent } from '@tiaokuai/contracts';

/** Whether a person's data were erased: known → erased, and never back. */
export interface PersonState {
  readonly erased: boolean;
}

export const personDecider: Decider<PersonCommand, PersonState, PersonEvent> = {
  initial: { erased: false },
  decide: ({ data }, { erased }) => (erased ? accept() : accept({ type: 'PersonalDataErased', data })),
  evolve: () => ({ erased: true }),
};
