import { createHash } from 'node:crypto';

/**
 * Bytes that follow from a seed, for keys of persons who do not exist: a simulation must write the same logs again. For
 * anything real they are worthless.
 */
export const createEntropy = (seed: string): ((count: number) => Buffer) => {
  let block = 0;
  return (count) => {
    const parts: Buffer[] = [];
    for (let length = 0; length < count; length += 32) {
      parts.push(createHash('sha256').update(`${seed}/${block}`).digest());
      block += 1;
    }
    return Buffer.concat(parts).subarray(0, count);
  };
};
