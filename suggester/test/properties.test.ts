import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultLexicon, suggestCategories } from '../src/index.ts';
import { wordsIn } from '../src/lexicon.ts';
import { createMatcher } from '../src/matcher.ts';
import { normalise } from '../src/normalise.ts';
import { simplified } from '../src/traditional.ts';

const lists = [
  ...Object.values(defaultLexicon.words),
  ...Object.values(defaultLexicon.says)
    .flat()
    .flatMap(([, ...parts]) => parts),
];
const words = [...new Set(lists.flatMap(wordsIn).filter((word) => !word.startsWith('@')))];
const known = new Set(words);

/** Anything that an import may bring: words of the lexicon, other text, halves of characters, markup. */
const scrap = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('，', '。', '\n', '<br>', '&nbsp;', '_x000D_', '不是', '第三条', '回复如下', '　'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\ud83d', '\udc00', '👩‍👩‍👧‍👦', '\u0000', '\u202e', 'é́́', '﷽', '<'.repeat(50)),
  },
);
const text = fc.array(scrap, { maxLength: 60 }).map((scraps) => scraps.join(''));
const report = fc.record({ subject: text, text });

describe('for any text', () => {
  test('at most five suggestions, best first, each category’s family once, confidences between 0 and 1', () => {
    fc.assert(
      fc.property(report, (any) => {
        const suggestions = suggestCategories(any);
        const confidences = suggestions.map(({ confidence }) => confidence);
        expect(suggestions.length).toBeLessThanOrEqual(5);
        expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
        expect(confidences.every((confidence) => confidence > 0 && confidence < 1)).toBe(true);
        expect(confidences.reduce((sum, confidence) => sum + confidence, 0)).toBeLessThanOrEqual(1);
        expect(new Set(suggestions.map(({ category }) => category.split('/')[0])).size).toBe(suggestions.length);
      }),
      { numRuns: 300 },
    );
  });

  test('evidence is words of the lexicon that the text has, and no suggestion is without', () => {
    fc.assert(
      fc.property(report, (any) => {
        const { subject, text } = normalise(any);
        for (const { evidence } of suggestCategories(any)) {
          expect(evidence.length).toBeGreaterThan(0);
          expect(evidence.length).toBeLessThanOrEqual(8);
          for (const word of evidence) {
            expect(known.has(word)).toBe(true);
            expect(subject.includes(word) || text.includes(word)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the same text gets the same answer, and reading it again as it was read changes nothing', () => {
    fc.assert(
      fc.property(report, (any) => {
        expect(suggestCategories(any)).toEqual(suggestCategories(any));
        expect(normalise(normalise(any))).toEqual(normalise(any));
      }),
      { numRuns: 200, examples: [[{ subject: '\n\u0000。', text: '' }]] },
    );
  });
});

describe('texts of any length', () => {
  const nasty = [
    ['one word', '噪音'],
    ['all words', words.join('')],
    ['marks without end', '<a'],
    ['one sentence', '物业不管小区垃圾成堆电梯停运'],
    ['repeated citations', '第三条。第四条不得占用消防通道。'],
    ['halves of characters', '\ud83d'],
    ['ligatures that become many letters', '﷽'],
  ] as const;

  /** Steps of the machine cannot be counted; the words found and looked at can, and they are what time goes to. */
  test.each(nasty)('50,000 characters of %s are read', (_, unit) => {
    const long = unit.repeat(Math.ceil(50_000 / unit.length)).slice(0, 50_000);
    const suggestions = suggestCategories({ subject: long.slice(0, 200), text: long });
    expect(suggestions.length).toBeLessThanOrEqual(5);
  });

  test('the matcher reports no more than the longest word’s length of words per character', () => {
    const find = createMatcher(words, wordsIn(defaultLexicon.masks));
    const longest = Math.max(...words.map((word) => word.length));
    fc.assert(
      fc.property(text, (any) => {
        expect(find(any).length).toBeLessThanOrEqual(any.length * longest);
      }),
    );
  });
});

describe('the matcher', () => {
  const alphabet = fc.constantFrom('a', 'b', 'c');
  const word = fc.array(alphabet, { minLength: 1, maxLength: 4 }).map((letters) => letters.join(''));
  const haystack = fc.array(alphabet, { maxLength: 60 }).map((letters) => letters.join(''));

  test('finds what a search for each word finds', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 8 }), haystack, (sought, any) => {
        const naive = sought.flatMap((one) =>
          [...any].flatMap((_, at) => (any.startsWith(one, at) ? [`${at} ${one}`] : [])),
        );
        expect(
          createMatcher(
            sought,
            [],
          )(any)
            .map(({ at, word: one }) => `${at} ${one}`)
            .toSorted(),
        ).toEqual(naive.toSorted());
      }),
    );
  });

  test('finds nothing within a mask but the mask itself', () => {
    expect(createMatcher(['消防', '大队'], ['消防大队'])('消防和消防大队')).toEqual([{ word: '消防', at: 0 }]);
    expect(createMatcher(['垃圾', '建筑垃圾'], ['建筑垃圾'])('建筑垃圾')).toEqual([{ word: '建筑垃圾', at: 0 }]);
    expect(createMatcher(['大队长'], ['消防大队'])('消防大队长')).toEqual([{ word: '大队长', at: 2 }]);
  });
});

test('traditional characters become the simplified ones, one for one', () => {
  expect(simplified('樓頂違章搭建，電梯壞了')).toBe('楼顶违章搭建，电梯坏了');
  fc.assert(
    fc.property(text, (any) => {
      expect(simplified(any)).toHaveLength(any.length);
      expect(simplified(simplified(any))).toBe(simplified(any));
    }),
  );
});
