import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defineReadModel, type ReadModelDefinition, ReadModelError, type RowOf } from '../src/index.ts';
import { canonical } from '../src/values.ts';
import { type TallyRow, tally } from './tally.ts';

interface Row {
  readonly id: string;
  readonly at: string | null;
}
const definition: ReadModelDefinition<Row, { readonly id: string }> = {
  name: 'plain',
  version: 1,
  service: 'fire',
  columns: { id: { type: 'text', primaryKey: true }, at: { type: 'timestamptz', nullable: true } },
  indexes: [['at']],
  keysOf: (event) => [event.id],
  evolve: (row, event) => row ?? { id: event.id, at: null },
};

describe('a definition', () => {
  test.each([
    ['name', { name: 'Plain' }],
    ['name', { name: 'a__next_00000000' }],
    ['version', { version: 0 }],
    ['primary key', { columns: { ...definition.columns, id: { type: 'text' } } }],
    ['primary key', { columns: { ...definition.columns, id: { type: 'int', primaryKey: true } } }],
    ['type "money"', { columns: { ...definition.columns, at: { type: 'money' } } }],
    ['column "At"', { columns: { ...definition.columns, At: { type: 'text' } } }],
    ['unknown column nowhere', { indexes: [['nowhere']] }],
    ['jsonb', { columns: { ...definition.columns, at: { type: 'jsonb' } }, indexes: [['id', 'at']] }],
  ])('is refused, naming the %s', (named, change) => {
    const wrong = { ...definition, ...change } as unknown as typeof definition;
    expect(() => defineReadModel(wrong)).toThrow(ReadModelError);
    expect(() => defineReadModel(wrong)).toThrow(named);
  });

  test('has a fingerprint of its columns and indexes, not of its code', () => {
    const { fingerprint } = defineReadModel(definition);
    expect(defineReadModel<Row, { readonly id: string }>({ ...definition, evolve: () => null }).fingerprint).toBe(
      fingerprint,
    );
    expect(defineReadModel({ ...definition, indexes: [] }).fingerprint).not.toBe(fingerprint);
    const columns = { ...definition.columns, at: { type: 'text', nullable: true } } as const;
    expect(defineReadModel<Row, { readonly id: string }>({ ...definition, columns }).fingerprint).not.toBe(fingerprint);
  });

  test('ties columns to the row type', () => {
    const model = tally();
    const row: RowOf<typeof model> | undefined = undefined;
    expect(row).toBeUndefined();
    // @ts-expect-error a nullable property needs a nullable column
    const at: ReadModelDefinition<Row>['columns']['at'] = { type: 'timestamptz' };
    // @ts-expect-error a string is not an int
    const id: ReadModelDefinition<Row>['columns']['id'] = { type: 'int' };
    // @ts-expect-error a number is not a text
    const count: ReadModelDefinition<TallyRow>['columns']['count'] = { type: 'text' };
    expect([at, id, count]).toHaveLength(3);
  });
});

describe('the form of a value', () => {
  test.each([
    ['timestamptz', '2019-03-01T08:00:00Z', '2019-03-01T08:00:00.000Z'],
    ['timestamptz', '2019-03-01T16:00:00.5+08:00', '2019-03-01T08:00:00.500Z'],
    ['timestamptz', '2019-03-01T08:00:00.123456Z', '2019-03-01T08:00:00.123456Z'],
    ['timestamptz', '2019-03-01T08:00:00.123000Z', '2019-03-01T08:00:00.123Z'],
    ['timestamptz', '0001-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z'],
    ['int', -0, 0],
    ['double precision', -0, 0],
    ['jsonb', { b: undefined, z: 1, a: [-0] }, { a: [0], z: 1 }],
  ] as const)('%s %p becomes %p', (type, given, expected) => {
    expect(canonical[type](given)).toStrictEqual(expected);
    expect(JSON.stringify(canonical[type](given))).toBe(JSON.stringify(expected));
  });

  test.each([
    ['timestamptz', '2019-02-30T08:00:00.000Z'],
    ['timestamptz', '2019-03-01T24:00:00.000Z'],
    ['timestamptz', '2019-03-01'],
    ['timestamptz', new Date(0)],
    ['timestamptz', '0001-01-01T00:00:00.000+08:00'],
    ['int', 2 ** 31],
    ['int', 1.5],
    ['bigint', 2n ** 63n],
    ['bigint', 1],
    ['double precision', Number.NaN],
    ['boolean', 'true'],
    ['text', 'a\0b'],
    ['text', '\ud800'],
    ['text[]', ['a', null]],
    ['jsonb', { at: new Date(0) }],
    ['jsonb', [undefined]],
    ['jsonb', { deep: { big: 1n } }],
    ['jsonb', JSON.parse('{"__proto__":1}')],
    ['jsonb', new Map()],
  ] as const)('%s refuses %p', (type, given) => {
    expect(() => canonical[type](given)).toThrow();
  });

  test('is reached once: bringing it there again changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          const once = canonical.jsonb(value);
          expect(JSON.stringify(canonical.jsonb(once))).toBe(JSON.stringify(once));
        } catch (error) {
          expect(String(error)).toMatch(/NUL|__proto__/);
        }
      }),
    );
  });
});
