import { describe, test } from '@jest/globals';
import { type LexiconCommand, type LexiconEvent, learnedWord } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { lexiconDecider } from '../src/lexicon/decider.ts';

const { given } = specificationOf(lexiconDecider);

const learned = {
  words: { theft: [{ word: '信箱', bits: 2.5 }] },
  practice: [],
  basis: {
    logs: [{ log: '370303.subdistrict', position: '120' }],
    reports: 40,
    persons: 38,
    confirmed: 30,
    corrected: 10,
    fewest: 3,
  },
  note: '已逐词审阅',
};
const published = (version: number): LexiconEvent => ({ type: 'LexiconPublished', data: { ...learned, version } });
const publish = { kind: 'PublishLexicon', data: learned } as const;
const setBack = (to?: number) => ({
  kind: 'SetBackLexicon' as const,
  data: { reason: '误判增多', ...(to === undefined ? {} : { to }) },
});

describe('a learned lexicon', () => {
  test('is published under the next number, and set back to the version before, down to none', () => {
    given()
      .when(publish)
      .thenAccepted(published(1))
      .when(publish)
      .thenAccepted(published(2))
      .when(setBack())
      .thenAccepted({ type: 'LexiconSetBack', data: { from: 2, to: 1, reason: '误判增多' } })
      .when(setBack())
      .thenAccepted({ type: 'LexiconSetBack', data: { from: 1, to: 0, reason: '误判增多' } })
      .when(setBack())
      .thenRefused('no-version-before');
  });
  test('has a number of its own also after one was set back', () => {
    given(published(1), published(2), { type: 'LexiconSetBack', data: { from: 2, to: 0, reason: '误判增多' } })
      .when(publish)
      .thenAccepted(published(3));
  });
  test('is never set forward', () => {
    given(published(1)).when(setBack(1)).thenRefused('no-version-before');
    given(published(1)).when(setBack(7)).thenRefused('no-version-before');
  });
  test('is put in force by a person, not by a service or a department’s system', () => {
    for (const actor of ['service:analytics', 'department:police'])
      given().when(publish, { actor }).thenRefused('a-person-decides');
  });
  test('speaks of categories of the catalogue, and says something', () => {
    given()
      .when({ kind: 'PublishLexicon', data: { ...learned, words: { witchcraft: learned.words.theft } } })
      .thenRefused('no-such-category');
    given()
      .when({ kind: 'PublishLexicon', data: { ...learned, words: {} } })
      .thenRefused('nothing-learned');
  });
  test.each(['王1', 'AB', '一', '长长长长长长长'])('has no word %s', (word) => {
    if (learnedWord.safeParse({ word, bits: 1 }).success) throw new Error('taken');
  });
});

test('in force is none or a version that was published; no number comes twice', () => {
  const commands = fc.oneof(
    fc.constant(publish),
    fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }).map(setBack),
  ) as fc.Arbitrary<Pick<LexiconCommand, 'kind' | 'data'>>;
  neverUnlawful(lexiconDecider, commands, ({ inForce, published: latest }, history) => {
    const numbers = history.flatMap((event) => (event.type === 'LexiconPublished' ? [event.data.version] : []));
    if (new Set(numbers).size !== numbers.length) return 'a number twice';
    if (latest !== numbers.length) return 'a number left out';
    return inForce === 0 || numbers.includes(inForce) ? undefined : `version ${inForce} in force`;
  });
});
