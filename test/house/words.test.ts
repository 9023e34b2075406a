import { describe, expect, test } from '@jest/globals';
import { type Field, type Names, type Shape, shapeOf } from '@tiaokuai/contracts';
import { fieldNames } from '../../contracts/src/words/fields.ts';
import { valueNames } from '../../contracts/src/words/values.ts';
import { allServices } from '../../infra/host/services.ts';

/**
 * Whoever sees a field or a value reads a word for it: of every command, as people give it and as deciders get it, of every
 * event, of what is asked and what is answered. What the vocabulary holds, something uses.
 */
const shapes: readonly (readonly [string, Shape])[] = allServices.flatMap(
  ({ name: service, aggregates, prepared = [], queries = [] }) =>
    [
      ...aggregates.flatMap(({ events, commands, internal }) => [...events, ...commands, ...internal]),
      ...prepared.map(({ name, input }) => ({ name: `${name} as given`, schema: input })),
      ...queries.flatMap(({ name, input, output }) => [
        { name: `${name} as asked`, schema: input },
        ...(output ? [{ name: `${name} as answered`, schema: output }] : []),
      ]),
    ].map(({ name, schema }): [string, Shape] => [`${service} ${name}`, shapeOf(schema)]),
);

type Found = readonly [path: string, field: Field];
const fieldsIn = (path: string, { variants }: Shape): readonly Found[] =>
  variants.flat().flatMap((field) => {
    const here = `${path}.${field.name}`;
    return [[here, field] as const, ...fieldsIn(here, field)];
  });
const fields = shapes.flatMap(([path, shape]) => fieldsIn(path, shape));

/** What the paths that fail say, each sentence once. */
const wrong = <Item>(items: readonly Item[], say: (item: Item) => string | undefined): readonly string[] => [
  ...new Set(items.flatMap((item) => say(item) ?? [])),
];

/** A class of the warranty `A级` is called as the rules call it. */
const isChinese = (zh: string) => /\p{Script=Han}/u.test(zh) && !/[A-Za-z]/.test(zh.replace(/^[A-D]级$/, '级'));
const isEnglish = (en: string) => en.trim() !== '' && !/\p{Script=Han}/u.test(en);
const unfit = ({ zh, en }: Names) => !isChinese(zh) || !isEnglish(en);

describe('words that people see', () => {
  test('there is much to say', () => {
    expect(shapes.length).toBeGreaterThan(1_500);
    expect(fields.length).toBeGreaterThan(10_000);
  });

  test('every field has one, in Chinese and in English', () => {
    expect(
      wrong(fields, ([path, { names }]) => (unfit(names) ? `${path}: ${JSON.stringify(names)}` : undefined)),
    ).toEqual([]);
  });

  test('every value has one, in Chinese and in English', () => {
    expect(
      wrong(fields, ([path, { choices }]) => {
        const bad = choices.filter(({ names }) => unfit(names));
        return bad.length > 0 ? `${path}: ${bad.map(({ value }) => value).join(' ')}` : undefined;
      }),
    ).toEqual([]);
  });

  test('no two values of a field share one', () => {
    expect(
      wrong(fields, ([path, { choices }]) => {
        const same = choices.filter(({ value, names: { zh, en } }) =>
          choices.some(({ value: other, names }) => other !== value && (names.zh === zh || names.en === en)),
        );
        return same.length > 0
          ? `${path}: ${same.map(({ value, names }) => `${value} ${names.zh}`).join(', ')}`
          : undefined;
      }),
    ).toEqual([]);
  });

  test('no two fields of one thing share one', () => {
    const all = [...shapes.map(([path, shape]) => [path, shape] as const), ...fields];
    expect(
      wrong(all, ([path, { variants }]) => {
        const same = variants.flatMap((each) =>
          each.filter(({ name, names }) => each.some((other) => other.name !== name && other.names.zh === names.zh)),
        );
        return same.length > 0
          ? `${path}: ${same.map(({ name, names }) => `${name} ${names.zh}`).join(', ')}`
          : undefined;
      }),
    ).toEqual([]);
  });

  test('the vocabulary holds nothing that is not used', () => {
    const said = new Set<Names>(fields.map(([, { names }]) => names));
    for (const [, { choices }] of fields) for (const { names } of choices) said.add(names);
    const unused = [...fieldNames, ...valueNames].filter(([, names]) => !said.has(names)).map(([key]) => key);
    expect(unused).toEqual([]);
  });
});
