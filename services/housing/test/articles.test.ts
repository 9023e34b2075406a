import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { hasStatutes, wrongArticles } from '../../../test/support/articles.ts';

/** The Civil Code lies in the library book by book. */
const elsewhere = ['民法典'];
const folders = ['../src/', '../../../contracts/src/housing/'];

(hasStatutes ? test : test.skip)(
  'every article that housing cites stands in its statute (skipped without the texts)',
  () => {
    for (const folder of folders)
      expect(wrongArticles(fileURLToPath(new URL(folder, import.meta.url)), elsewhere)).toEqual([]);
  },
);
