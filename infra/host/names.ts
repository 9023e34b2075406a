import { responsibilities } from '@tiaokuai/contracts';

/** The services of a district by name, for who starts them without holding their code. */
export const serviceNames: readonly string[] = [
  ...responsibilities.filter(({ kind }) => kind === 'service').map(({ key }) => key),
  'referral-router',
];
