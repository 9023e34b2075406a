import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { hasStatutes, rulesIn, wrongArticles, wrongRules } from '../../../test/support/articles.ts';
import * as disorderLaw from '../src/disorder/law.ts';
import * as disorderRefusals from '../src/disorder/refusals.ts';
import * as constructionLaw from '../src/illegal-construction/law.ts';
import * as constructionRefusals from '../src/illegal-construction/refusals.ts';

const sources = fileURLToPath(new URL('../src/', import.meta.url));

(hasStatutes ? test : test.skip)(
  'every article that urban enforcement cites stands in its statute (skipped without the texts)',
  () => {
    expect(wrongArticles(sources)).toEqual([]);
    const rules = rulesIn({ constructionRefusals, disorderRefusals, constructionLaw, disorderLaw });
    expect(rules.length).toBeGreaterThan(3);
    expect(wrongRules(rules)).toEqual([]);
  },
);
