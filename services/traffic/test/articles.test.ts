import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { hasStatutes, rulesIn, wrongArticles, wrongRules } from '../../../test/support/articles.ts';
import * as law from '../src/law.ts';
import * as refusals from '../src/refusals.ts';

const sources = fileURLToPath(new URL('../src/', import.meta.url));

(hasStatutes ? test : test.skip)(
  'every article that traffic cites stands in its statute (skipped without the texts)',
  () => {
    expect(wrongArticles(sources)).toEqual([]);
    const rules = rulesIn({ refusals, law });
    expect(rules.length).toBeGreaterThan(3);
    expect(wrongRules(rules)).toEqual([]);
  },
);
