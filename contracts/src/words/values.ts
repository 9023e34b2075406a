import { common } from './values/common.ts';
import { grounds } from './values/grounds.ts';
import { states } from './values/states.ts';
import { violations } from './values/violations.ts';
import { namesByKey } from './vocabulary.ts';

/** What a value is called by its key, wherever its schema does not say otherwise. */
export const valueNames = namesByKey(common, states, grounds, violations);
