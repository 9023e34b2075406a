import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { createSuggester, defaultLexicon, joinLexicons, suggestCategories, suggestionThreshold } from '../src/index.ts';

test('the example of the README runs', () => {
  // region example
  const [first] = suggestCategories({
    subject: '楼下KTV噪音扰民',
    text: '一楼开了家歌厅，低音炮响到凌晨两点，整栋楼无法入睡。',
  });
  expect(first!.category).toBe('neighbour-noise/business');
  expect(first!.confidence).toBeGreaterThan(suggestionThreshold);
  expect(first!.evidence).toContain('歌厅');

  // What a district learns is more clues of the same form: log-odds in bits, by category.
  const learned = { words: {}, says: { theft: [[3, '快递柜被撬'] as const] }, masks: '' };
  const suggest = createSuggester(joinLexicons(defaultLexicon, learned));
  expect(suggest({ subject: '', text: '快递柜被撬开了' })[0]!.category).toBe('theft');
  // endregion
});

test('the README shows that example and no other', async () => {
  const [source, readme] = await Promise.all(
    ['example.test.ts', '../README.md'].map((file) => readFile(new URL(file, import.meta.url), 'utf8')),
  );
  const lines = source!.match(/\/\/ region example\n([\s\S]*?)\n *\/\/ endregion/)![1]!.split('\n');
  const example = lines.map((line) => line.replace(/^ {2}/, '')).join('\n');
  expect([...readme!.matchAll(/```ts\n([\s\S]*?)\n```/g)].map(([, code]) => code)).toEqual([example]);
});
