import type { Names } from '../language/define.ts';

/** Words by the key that they stand for: in Chinese, then in English. */
export type Vocabulary = Readonly<Record<string, readonly [zh: string, en: string]>>;

/** One list of several vocabularies. */
export const namesByKey = (...vocabularies: readonly Vocabulary[]): ReadonlyMap<string, Names> =>
  new Map(
    vocabularies.flatMap((each) => Object.entries(each)).map(([key, [zh, en]]): [string, Names] => [key, { zh, en }]),
  );
