import { expect, test } from '@jest/globals';
import { categoryOf } from '@tiaokuai/contracts';
import { evaluate, type Share, suggestCategories, suggestionThreshold } from '../src/index.ts';
import { hasMessages, readLabelled, readMessages } from './labelled-messages.ts';

const rate = ({ right, of }: Share): number => right / of;

/** Floors well below what `test/measure/suggester.ts` prints: they catch a lexicon that broke, not one that got a little worse. */
(hasMessages ? test : test.skip)('real messages (../shared/data, skipped where it is absent)', () => {
  const labelled = readLabelled(readMessages());
  const figures = evaluate(
    labelled.filter(({ half }) => half === 'unread'),
    { suggest: suggestCategories, threshold: suggestionThreshold, responsible: (key) => categoryOf(key)! },
  );
  expect(figures.top1.of).toBeGreaterThan(100);
  expect(rate(figures.top1)).toBeGreaterThan(0.55);
  expect(rate(figures.top1Accepted)).toBeGreaterThan(0.7);
  expect(rate(figures.top3Accepted)).toBeGreaterThan(0.85);
  expect(rate(figures.raisedAccepted)).toBeGreaterThan(0.85);
  expect(rate(figures.leftToPerson)).toBeLessThan(0.45);
});
