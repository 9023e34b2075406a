import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { hasStatutes, rulesIn, wrongArticles, wrongRules } from '../../../test/support/articles.ts';
import * as disorderLaw from '../src/disorder/law.ts';
import * as disorderRefusals from '../src/disorder/refusals.ts';
import * as constructionLaw from '../src/illegal-construction/law.ts';
import * as constructionRefusals from '../src/illegal-construction/refusals.ts';

const sources = fileURLToPath(new URL('../src/', import.meta.url));

/** Statutes that the library of texts does not hold; their articles were looked up elsewhere. */
const elsewhere = ['行政强制法', '行政诉讼法', '大气污染防治法', '城市绿化条例'];

(hasStatutes ? test : test.skip)(
  'every article that urban enforcement cites stands in its statute (skipped without the texts)',
  () => {
    expect(wrongArticles(sources, elsewhere)).toEqual([]);
    const rules = rulesIn({ constructionRefusals, disorderRefusals, constructionLaw, disorderLaw });
    expect(rules.length).toBeGreaterThan(3);
    expect(wrongRules(rules, elsewhere)).toEqual([]);
  },
);
