import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { hasStatutes, wrongArticles } from '../../../test/support/articles.ts';

const sources = fileURLToPath(new URL('../src/', import.meta.url));

(hasStatutes ? test : test.skip)(
  'every article that sanitation cites stands in its statute (skipped without the texts)',
  () => {
    expect(wrongArticles(sources, ['行政强制法'])).toEqual([]);
  },
);
