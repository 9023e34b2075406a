import { describe, expect, test } from '@jest/globals';
import { topLevelCategories } from '@tiaokuai/contracts';
import { defaultLexicon, suggestCategories, suggestionThreshold } from '../src/index.ts';
import { familyOf } from '../src/lexicon.ts';
import { examples } from './examples.ts';

const cases = Object.entries(examples).flatMap(([category, texts]) =>
  texts.map((example) => {
    const [subject, text] = example.split(' | ');
    return { category, subject: subject!, text: text! };
  }),
);

describe('what people write', () => {
  test.each(cases)('$category: $subject', ({ category, subject, text }) => {
    const [first] = suggestCategories({ subject, text });
    const expected = category.includes('/') ? first?.category : first && familyOf(first.category);
    expect(expected).toBe(category);
  });

  test('most of it needs nobody to decide', () => {
    const sure = cases.filter((report) => (suggestCategories(report)[0]?.confidence ?? 0) >= suggestionThreshold);
    expect(sure.length / cases.length).toBeGreaterThan(0.85);
  });

  test('every category has two examples at least, its own or its children’s', () => {
    const count = Map.groupBy(cases, ({ category }) => familyOf(category));
    expect(topLevelCategories.map(({ key }) => key).filter((key) => (count.get(key)?.length ?? 0) < 2)).toEqual([]);
  });

  test('every child that the lexicon can suggest is one that an example suggests', () => {
    const children = Object.keys(defaultLexicon.says).filter((key) => key.includes('/'));
    const unexplained = children.filter((key) => !(key in examples));
    expect(unexplained).toEqual([]);
  });
});
