import { figures } from './fields/figures.ts';
import { matters } from './fields/matters.ts';
import { registers } from './fields/registers.ts';
import { times } from './fields/times.ts';
import { namesByKey } from './vocabulary.ts';

/** What a field is called by its name, wherever its schema does not say otherwise. */
export const fieldNames = namesByKey(matters, times, registers, figures);
