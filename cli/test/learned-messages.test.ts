import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { categoryOf } from '@tiaokuai/contracts';
import { atOnce, defaultLexicon, foretelling, type Share, suggestionThreshold } from '@tiaokuai/suggester';
import { readDated } from '../src/suggest/labelled.ts';

const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const atHand = existsSync(join(data, 'labels-dev.jsonl'));
const rate = ({ right, of }: Share): number => right / of;

/** Far below what `test/measure/learning.ts` prints: a learner that broke, not one that got a little worse. */
(atHand ? test : test.skip)('real messages (../shared/data, skipped where it is absent)', async () => {
  const files = [`replies=${data}/messages-dev.jsonl`, `hot=${data}/messages-hot.csv`];
  const { labels, undated } = await readDated(join(data, 'labels-dev.jsonl'), files);
  expect([undated, labels.length > 200]).toEqual([0, true]);
  const options = { threshold: suggestionThreshold, policy: (category: string) => categoryOf(category)! };
  const known = atOnce(foretelling(labels, options))!;
  expect(rate(known.after.top1)).toBeGreaterThan(rate(known.before.top1) - 0.05);
  expect(rate(known.after.top3)).toBeGreaterThan(rate(known.before.top3) - 0.05);
  // What the lexicon does not know, the labels teach.
  const unknown = ['neighbour-noise', 'illegal-construction', 'roadside-traffic', 'construction-noise'];
  const says = Object.fromEntries(
    Object.entries(defaultLexicon.says).filter(([category]) => !unknown.includes(category.split('/')[0]!)),
  );
  const taught = atOnce(foretelling(labels, { ...options, base: { ...defaultLexicon, says } }))!;
  expect(rate(taught.after.top3)).toBeGreaterThan(rate(taught.before.top3) + 0.1);
});
