import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { aggregateOf, allEvents, breakingChanges, eventSchema, sameSchema } from '../src/index.ts';

const schemaOf = (schema: z.ZodType) =>
  eventSchema(aggregateOf('test', 'thing').event('Happened', { zh: '发生', en: 'Happened' }, schema));
const changes = (was: z.ZodType, is: z.ZodType) =>
  breakingChanges(schemaOf(was), schemaOf(is)).map(({ kind, path }) => `${kind} ${path}`);

const base = z.object({
  id: z.guid(),
  note: z.string().min(1).max(10),
  kind: z.enum(['a', 'b']),
  count: z.int().min(0).max(9),
  at: z.iso.datetime({ offset: true }),
  tags: z.array(z.string()).max(3),
  place: z.object({ name: z.string(), floor: z.int().optional() }).optional(),
  answers: z.record(z.string().max(5), z.union([z.string(), z.boolean()])),
  step: z.literal('one'),
});

describe('a schema in the same version keeps its promises when', () => {
  test.each<[string, z.ZodType]>([
    ['nothing changed', base],
    ['an optional field came', base.extend({ more: z.string().optional() })],
    [
      'an optional field came deep down',
      base.extend({
        place: z.object({ name: z.string(), floor: z.int().optional(), flat: z.string().optional() }).optional(),
      }),
    ],
    ['an enumeration gained a value', base.extend({ kind: z.enum(['a', 'b', 'c']) })],
    ['an enumeration became any text', base.extend({ kind: z.string() })],
    ['a literal became one of several', base.extend({ step: z.enum(['one', 'two']) })],
    [
      'bounds gave way',
      base.extend({ note: z.string().max(20), count: z.int().min(-1).max(10), tags: z.array(z.string()).max(4) }),
    ],
    ['a bound went', base.extend({ note: z.string() })],
    ['integers became numbers', base.extend({ count: z.number().min(0).max(9) })],
    [
      'a union gained a branch',
      base.extend({ answers: z.record(z.string().max(5), z.union([z.string(), z.boolean(), z.number()])) }),
    ],
    ['one type became a union that holds it', base.extend({ note: z.union([z.string().min(1).max(10), z.number()]) })],
    ['the description changed', base.describe('in other words')],
  ])('%s', (_, present) => {
    expect(changes(base, present)).toEqual([]);
  });
});

describe('it breaks them when', () => {
  test.each<[string, z.ZodType, string[]]>([
    ['a field went', base.omit({ note: true }), ['field-removed note']],
    ['an optional field went', base.omit({ place: true }), ['field-removed place']],
    ['a required field came', base.extend({ more: z.string() }), ['field-required more']],
    [
      'an optional field became required',
      base.extend({ place: z.object({ name: z.string(), floor: z.int().optional() }) }),
      ['field-required place'],
    ],
    [
      'a required field became optional',
      base.extend({ note: z.string().min(1).max(10).optional() }),
      ['field-no-longer-required note'],
    ],
    [
      'a field was renamed',
      base.omit({ note: true }).extend({ remark: z.string() }),
      ['field-removed note', 'field-required remark'],
    ],
    ['a type changed', base.extend({ note: z.int() }), ['type-changed note']],
    ['a number became text', base.extend({ count: z.string() }), ['type-changed count']],
    ['an enumeration lost a value', base.extend({ kind: z.enum(['a']) }), ['value-removed kind']],
    ['any text became an enumeration', base.extend({ note: z.enum(['x']) }), ['narrowed note']],
    ['a literal became another', base.extend({ step: z.literal('two') }), ['value-removed step']],
    ['an upper bound closed in', base.extend({ note: z.string().min(1).max(9) }), ['narrowed note.(maxLength)']],
    ['a lower bound rose', base.extend({ count: z.int().min(1).max(9) }), ['narrowed count.(minimum)']],
    ['fewer items are allowed', base.extend({ tags: z.array(z.string()).max(2) }), ['narrowed tags.(maxItems)']],
    ['items are demanded', base.extend({ tags: z.array(z.string()).min(1).max(3) }), ['narrowed tags.(minItems)']],
    ['a pattern came', base.extend({ note: z.string().min(1).max(10).regex(/x/) }), ['narrowed note.(pattern)']],
    ['a format changed', base.extend({ at: z.iso.date() }), ['narrowed at.(pattern)', 'narrowed at.(format)']],
    [
      'a field deep down went',
      base.extend({ place: z.object({ floor: z.int().optional() }).optional() }),
      ['field-removed place.name'],
    ],
    ['items changed', base.extend({ tags: z.array(z.int()).max(3) }), ['type-changed tags[]']],
    [
      'a branch of a union went',
      base.extend({ answers: z.record(z.string().max(5), z.string()) }),
      ['type-changed answers.*'],
    ],
    [
      'keys were narrowed',
      base.extend({ answers: z.record(z.string().max(4), z.union([z.string(), z.boolean()])) }),
      ['narrowed answers.(key).(maxLength)'],
    ],
    ['unknown fields were forbidden', z.strictObject(base.shape), ['narrowed *']],
  ])('%s', (_, present, expected) => {
    expect(changes(base, present).toSorted()).toEqual(expected.toSorted());
  });
  test('numbers became integers', () => {
    expect(changes(z.object({ n: z.number() }), z.object({ n: z.int() }))).toContain('type-changed n');
  });
  test('a tuple changed its length', () => {
    expect(changes(z.object({ t: z.tuple([z.string()]) }), z.object({ t: z.tuple([z.string(), z.int()]) }))).toContain(
      'changed t[]',
    );
  });
  test('every change says what was and what is', () => {
    const [change] = breakingChanges(schemaOf(base), schemaOf(base.extend({ note: z.string().min(1).max(9) })));
    expect(change).toEqual({ kind: 'narrowed', path: 'note.(maxLength)', was: 10, is: 9 });
  });
});

describe('the schema of an event', () => {
  test('is named as the envelope names it, and lets unknown fields pass unless it is strict', () => {
    expect(schemaOf(base)).toMatchObject({ $id: 'urn:tiaokuai:schema:cn.tiaokuai.test.Happened.v1', type: 'object' });
    expect(JSON.stringify(schemaOf(base))).not.toContain('"additionalProperties":false');
    expect(JSON.stringify(schemaOf(z.strictObject({})))).toContain('"additionalProperties":false');
  });
  test('is the same as itself, and not the same with an addition', () => {
    expect(sameSchema(schemaOf(base), JSON.parse(JSON.stringify(schemaOf(base))))).toBe(true);
    expect(sameSchema(schemaOf(base), schemaOf(base.extend({ more: z.string().optional() })))).toBe(false);
  });
  test('exists for every event, and is compatible with itself', () => {
    for (const event of allEvents)
      expect([event.type, breakingChanges(eventSchema(event), eventSchema(event))]).toEqual([event.type, []]);
  });
});
