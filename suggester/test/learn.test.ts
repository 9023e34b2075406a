import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  atOnce,
  createSuggester,
  type DatedLabel,
  defaultLexicon,
  fewest,
  foretelling,
  type Label,
  learn,
  practiceOf,
  suggestCategories,
  suggestionThreshold,
  withLearned,
} from '../src/index.ts';
import { wordsOf } from '../src/words.ts';
import { examples } from './examples.ts';

const label = (category: string | null, text: string, by: number, more: Partial<Label> = {}): Label => ({
  report: { subject: '', text },
  category,
  person: `person-${by}`,
  place: `place-${by}`,
  names: [],
  ...more,
});
const suggesterAfter = (labels: readonly Label[]) => createSuggester(withLearned(learn(labels)));
const firstOf = (labels: readonly Label[], text: string) => suggesterAfter(labels)({ subject: '', text })[0];

const reports = Object.values(examples).flatMap((texts) =>
  texts.map((each) => {
    const [subject = '', text = ''] = each.split(' | ');
    return { subject, text };
  }),
);

/** What no word of the lexicon speaks for. */
const peacocks = [
  '孔雀叫声扰人',
  '有人养孔雀',
  '孔雀半夜叫',
  '请管管孔雀',
  '孔雀飞到阳台',
  '那边孔雀又叫',
  '孔雀伤人',
  '孔雀太多',
];
const others = ['电梯困人', '消防通道被车堵住', '垃圾成堆', '楼上装修噪音', '广场舞太吵'];
const background = others.map((text, index) => label('other', text, 100 + index));
const labels = [...peacocks.map((text, index) => label('dog-nuisance', text, index)), ...background];

describe('what people confirm or correct', () => {
  test('becomes words: what nothing spoke for is suggested, with the word that now speaks for it', () => {
    const text = '楼下孔雀又跑出来';
    const before = suggestCategories({ subject: '', text })[0];
    expect(before).toBeUndefined();
    const after = firstOf(labels, text);
    expect(after).toMatchObject({ category: 'dog-nuisance', evidence: expect.arrayContaining(['孔雀']) });
  });

  test('a wrong suggestion that is corrected again and again is not made again', () => {
    const text = (where: string) => `${where}电梯广告声音太响，电梯里反复播放广告`;
    expect(suggestCategories({ subject: '', text: text('三单元') })[0]!.category).toBe('property-dispute');
    const corrected = ['东门', '西门', '南门', '北门', '一楼', '二楼', '三楼', '四楼', '五楼', '六楼'].map(
      (where, by) => label('illegal-advertising', text(where), by),
    );
    const first = firstOf([...corrected, ...background], text('三单元'));
    expect(first?.category).toBe('illegal-advertising');
  });

  test('the lexicon already right and sure teaches next to nothing', () => {
    const sure = Array.from({ length: 12 }, (_, by) => label('elevator-entrapment', '有人被困在电梯里，电梯困人', by));
    const learned = learn([...sure, ...background]);
    for (const { bits } of learned['elevator-entrapment'] ?? []) expect(Math.abs(bits)).toBeLessThan(1);
  });
});

describe('nothing personal is learned', () => {
  const wordsIn = (all: readonly Label[]) =>
    Object.values(learn(all))
      .flat()
      .map(({ word }) => word);

  test(`a word of fewer than ${fewest} persons, or of one place only, is not`, () => {
    expect(wordsIn(labels)).toContain('孔雀');
    const onePerson = labels.map((each) => ({ ...each, person: 'person-0' }));
    const onePlace = labels.map((each) => ({ ...each, place: 'here' }));
    expect([wordsIn(onePerson), wordsIn(onePlace)]).toEqual([[], []]);
    const two = [label('theft', '车棚失窃', 1), label('theft', '车棚失窃', 2), label('theft', '门被撬', 3)];
    expect(wordsIn([...two, ...background])).not.toContain('车棚');
  });

  test('names of places and enterprises are struck out, and letters, digits and what follows a surname', () => {
    const named = labels.map((each) => ({
      ...each,
      report: {
        subject: '',
        text: `${each.report.text}，阳光物业王建国经理，房号１２０３，电话13800000000，车牌鲁C1234`,
      },
      names: ['阳光物业'],
    }));
    const words = wordsIn(named);
    expect(words).toContain('孔雀');
    for (const name of ['阳光', '建国', '阳光物业']) expect(words).not.toContain(name);
    expect(words.every((word) => /^[一-鿿]{2,6}$/.test(word))).toBe(true);
    expect([...wordsOf('王建国经理说3号楼电梯AB坏了')]).not.toContain('建国');
    expect([...wordsOf('人民经理')]).toContain('经理');
  });

  test('property: every word learned was read from several persons of several places', () => {
    const said = fc.constantFrom('孔雀', '车库', '漏水', '围墙', '大门', '花坛', '电梯', '噪音', '垃圾');
    const any = fc.record({
      text: fc.array(said, { minLength: 1, maxLength: 5 }).map((words) => words.join('，')),
      category: fc.constantFrom('theft', 'neighbour-noise', 'other', null),
      by: fc.integer({ min: 0, max: 6 }),
      at: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (drawn) => {
        const all = drawn.map(({ text, category, by, at }) => label(category, text, by, { place: `place-${at}` }));
        for (const [category, own] of Object.entries(learn(all)))
          for (const { word, bits } of own) {
            const saying = all.filter((each) => each.category !== null && each.report.text.includes(word));
            expect(new Set(saying.map(({ person }) => person)).size).toBeGreaterThanOrEqual(fewest);
            expect(new Set(saying.map(({ place }) => place)).size).toBeGreaterThanOrEqual(fewest);
            const speaking = saying.filter((each) => each.category === category);
            if (bits > 0) expect(new Set(speaking.map(({ person }) => person)).size).toBeGreaterThanOrEqual(fewest);
          }
      }),
      { numRuns: 60 },
    );
  });
});

describe('never worse where nothing was said', () => {
  test('without labels the suggestions are the default’s', () => {
    const suggest = suggesterAfter([]);
    for (const report of reports) expect(suggest(report)).toEqual(suggestCategories(report));
    fc.assert(
      fc.property(fc.constantFrom(...reports), fc.string({ maxLength: 40 }), (report, more) => {
        const longer = { subject: report.subject, text: report.text + more };
        expect(suggest(longer)).toEqual(suggestCategories(longer));
      }),
    );
  });

  test('a category without labels has no words for or against it', () => {
    expect(Object.keys(learn(labels))).toEqual(['dog-nuisance']);
    const lexicon = withLearned(learn(labels));
    for (const [category, clues] of Object.entries(defaultLexicon.says))
      if (category !== 'dog-nuisance') expect(lexicon.says[category]).toEqual(clues);
  });

  test('the same labels in another order teach the same', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(labels, { minLength: labels.length }), (mixed) => {
        expect(learn(mixed)).toEqual(learn(labels));
      }),
      { numRuns: 10 },
    );
  });
});

describe('who really acts', () => {
  const policy = () => ({ lead: 'police', assist: ['subdistrict'] });
  const matter = (...acted: string[]) => ({ sentAs: 'neighbour-noise', acted });

  test('is the policy’s lead until another acted clearly more often', () => {
    const few = practiceOf([matter('urban-enforcement'), matter('urban-enforcement'), matter()], policy);
    expect(few).toEqual([
      {
        category: 'neighbour-noise',
        lead: 'police',
        matters: 2,
        leadActed: 0,
        acted: [{ responsibility: 'urban-enforcement', times: 2 }],
        usual: 'police',
      },
    ]);
    const many = practiceOf(
      [...Array(4)].map(() => matter('urban-enforcement')),
      policy,
    );
    expect(many[0]).toMatchObject({ usual: 'urban-enforcement', leadActed: 0 });
    const both = practiceOf(
      [...Array(9)].map(() => matter('police', 'urban-enforcement')),
      policy,
    );
    expect(both[0]).toMatchObject({ usual: 'police', leadActed: 9 });
  });
});

describe('foretelling', () => {
  const dated = (each: Label, at: string, more: Partial<DatedLabel> = {}): DatedLabel => ({
    ...each,
    sentAs: each.category ?? 'other',
    acted: ['urban-enforcement'],
    alternatives: [],
    at,
    knownAt: at,
    ...more,
  });
  const policy = (category: string) => ({ lead: category === 'other' ? 'leading-group' : 'police', assist: [] });
  const options = { threshold: suggestionThreshold, policy };
  const early = labels.map((each, index) => dated(each, `2019-01-0${1 + (index % 9)}T00:00:00.000Z`));
  const late = ['孔雀不走了', '楼外全是孔雀', '孔雀叫了多日'].map((text, index) =>
    dated(label('dog-nuisance', text, 50 + index), '2019-02-01T00:00:00.000Z'),
  );
  const split = '2019-02-01T00:00:00.000Z';

  test('counts what the earlier labels would have made of the later ones', () => {
    const foretold = atOnce(foretelling([...late, ...early], { ...options, split }))!;
    expect(foretold).toMatchObject({
      trained: early.length,
      tested: late.length,
      repeated: 0,
      late: 0,
      before: { top1: { of: 3, right: 0 }, leadActed: { of: 3, right: 0 } },
      after: { top1: { of: 3, right: 3 }, leadActed: { of: 3, right: 3 } },
      moved: [{ category: 'dog-nuisance', of: 3, before: 0, after: 3 }],
    });
  });

  test('never learns from what is tested: neither its labels, nor its texts, nor what was known later', () => {
    const other = late.map((each) => ({ ...each, category: 'theft', sentAs: 'theft' }));
    const [one, two] = [late, other].map(
      (tested) => atOnce(foretelling([...early, ...tested], { ...options, split }))!,
    );
    expect(two!.learned).toEqual(one!.learned);
    expect(two!.practice).toEqual(one!.practice);
    const again = early.slice(0, 5).map((each, index) => dated({ ...each, person: `again-${index}` }, split));
    const repeated = atOnce(foretelling([...early, ...again], { ...options, split }))!;
    expect(repeated).toMatchObject({ repeated: 5, trained: early.length - 5, learned: {} });
    const unknown = early.map((each) => ({ ...each, knownAt: split }));
    expect(atOnce(foretelling([...unknown, ...late], { ...options, split }))).toMatchObject({
      late: early.length,
      trained: 0,
      learned: {},
    });
  });

  test('by default at the time before which 70 % were reported; of one label, not at all', () => {
    const days = Array.from({ length: 10 }, (_, day) =>
      dated(label('theft', `被盗${day}`, day), `2019-01-0${day}T00:00:00Z`),
    );
    expect(atOnce(foretelling(days, options))).toMatchObject({ split: '2019-01-07T00:00:00Z', tested: 3, trained: 7 });
    expect(atOnce(foretelling(days.slice(0, 1), options))).toBeUndefined();
  });
});
