import type { Capabilities } from '../port.ts';

/** What KurrentDB holds of it; why, is in this package's README. */
export const kurrentCapabilities: Capabilities = {
  store: 'KurrentDB',
  densePositions: true,
  provesWriter: false,
  refusesChange: false,
  recordedByStore: false,
  startsAtOnce: false,
};
