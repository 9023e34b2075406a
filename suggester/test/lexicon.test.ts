import { describe, expect, test } from '@jest/globals';
import { categoryOf } from '@tiaokuai/contracts';
import { createSuggester, defaultLexicon, joinLexicons, type Lexicon } from '../src/index.ts';
import { wordsIn } from '../src/lexicon.ts';
import { normalise } from '../src/normalise.ts';

const { says, words, masks } = defaultLexicon;
const clues = Object.entries(says).flatMap(([category, list]) =>
  list.map(([weight, ...parts]) => ({ category, weight, parts })),
);
const parts = [...clues.flatMap((clue) => clue.parts), ...Object.values(words)].flatMap(wordsIn);
const spoken = new Set(parts.filter((word) => !word.startsWith('@')));

describe('the lexicon', () => {
  test('names only categories of the catalogue', () => {
    expect(Object.keys(says).filter((key) => !categoryOf(key))).toEqual([]);
  });

  test('has words for every category of the policy', async () => {
    const { topLevelCategories } = await import('@tiaokuai/contracts');
    const families = new Set(Object.keys(says).map((key) => key.split('/')[0]));
    expect(topLevelCategories.map(({ key }) => key).filter((key) => !families.has(key))).toEqual([]);
  });

  test('is written as texts are read: simplified, half-width, lower case', () => {
    const asRead = (word: string) => normalise({ subject: word, text: '' }).subject;
    expect([...spoken, ...wordsIn(masks)].filter((word) => asRead(word) !== word)).toEqual([]);
  });

  test('has no list that no clue names, and no name without a list', () => {
    const named = new Set(parts.filter((word) => word.startsWith('@')).map((word) => word.slice(1)));
    expect(Object.keys(words).filter((name) => !named.has(name))).toEqual([]);
    expect([...named].filter((name) => !(name in words))).toEqual([]);
  });

  test('masks something with every mask', () => {
    const idle = wordsIn(masks).filter((mask) => ![...spoken].some((word) => word !== mask && mask.includes(word)));
    expect(idle).toEqual([]);
  });

  test('has a word of one character beside others that it must stand near, or as a hint', () => {
    const alone = clues
      .filter((clue) => clue.parts.length === 1 && clue.weight > 1)
      .flatMap((clue) => wordsIn(clue.parts[0]!));
    expect(alone.filter((word) => word.length === 1)).toEqual([]);
  });

  test('keeps its weights in the bounds that the files promise, and words short enough for an event', () => {
    expect(clues.filter(({ weight }) => weight === 0 || weight > 5 || weight < -3)).toEqual([]);
    expect([...spoken].filter((word) => word.length > 30)).toEqual([]);
  });
});

describe('lexicons', () => {
  const learned: Lexicon = { words: {}, says: { theft: [[6, '快递柜']] }, masks: '' };

  test('are joined, so that what was learned adds to what was written', () => {
    const report = { subject: '', text: '快递柜被人动过' };
    expect(createSuggester()(report)[0]?.category).not.toBe('theft');
    expect(createSuggester(joinLexicons(defaultLexicon, learned))(report)[0]).toMatchObject({
      category: 'theft',
      evidence: ['快递柜'],
    });
  });

  test('may not both name a list', () => {
    const other: Lexicon = { words: { noise: '咚咚' }, says: {}, masks: '' };
    expect(() => joinLexicons(defaultLexicon, other)).toThrow('@noise');
  });

  test('with a name that has no list are refused', () => {
    expect(() => createSuggester({ words: {}, says: { theft: [[1, '@nobody']] }, masks: '' })).toThrow('@nobody');
  });
});
