import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { invalidInput } from '../src/invalid-input.ts';
import { nearest } from '../src/nearest.ts';

const jar = z.strictObject({
  jarId: z.guid(),
  label: z.string().max(8),
  amount: z.int().min(1).max(100),
  kind: z.enum(['glass', 'clay']),
  openedAt: z.iso.datetime().optional(),
  lids: z
    .array(z.strictObject({ colour: z.string().min(1) }))
    .max(2)
    .optional(),
});
const good = { jarId: '0190f000-0000-7000-8000-000000000001', label: '蜜', amount: 1, kind: 'glass' };

describe('what is wrong with an input', () => {
  test.each<[string, object, string, string, string, string]>([
    ['missing', { label: undefined }, 'label', '没有填写', 'it is missing', 'give a text'],
    ['another kind', { label: 7 }, 'label', '7', '7', 'give a text'],
    [
      'too long',
      { label: '甲'.repeat(9) },
      'label',
      '9 字的文字',
      'a text of 9 characters',
      'give at most 8 characters',
    ],
    ['too much', { amount: 101 }, 'amount', '101', '101', 'give at most 100'],
    ['too little', { amount: 0 }, 'amount', '0', '0', 'give at least 1'],
    ['no whole number', { amount: 0.5 }, 'amount', '0.5', '0.5', 'give a whole number'],
    ['no choice', { kind: 'wood' }, 'kind', '4 字的文字', 'a text of 4 characters', 'give one of glass, clay'],
    ['no id', { jarId: 'x' }, 'jarId', '1 字的文字', 'a text of 1 character', 'give a UUID'],
    ['no time', { openedAt: 'soon' }, 'openedAt', '4 字的文字', 'a text of 4 characters', 'give an ISO 8601 time'],
    [
      'too many',
      { lids: [1, 2, 3].map(() => ({ colour: '红' })) },
      'lids',
      '3 项的列表',
      'a list of 3',
      'give at most 2 items',
    ],
    [
      'deep within',
      { lids: [{ colour: '' }] },
      'lids.0.colour',
      '空文字',
      'an empty text',
      'give at least 1 character',
    ],
    ['misnamed', { lable: '蜜' }, 'lable', '没有这个字段', 'there is no such field', 'is label meant?'],
    [
      'not known',
      { zzz: 1 },
      'zzz',
      '没有这个字段',
      'there is no such field',
      'known here: jarId, label, amount, kind, openedAt, lids',
    ],
    [
      'not known, deep within',
      { lids: [{ colour: '红', color: '红' }] },
      'lids.0.color',
      '没有这个字段',
      'there is no such field',
      'is colour meant?',
    ],
  ])('%s: its field, the shape of what was given, what is taken instead', (_what, part, field, zh, en, remedy) => {
    const said = invalidInput(jar, { ...good, ...part });
    expect(said).toMatchObject({ code: 'invalid-input', field });
    expect(said.message.zh).toBe(`字段 ${field} 不合要求：${zh}`);
    expect(said.message.en).toBe(`field ${field}: ${en}`);
    expect(said.remedy.en).toContain(remedy);
    expect(said.remedy.zh).toMatch(/\p{Script=Han}/u);
  });

  test('a misnamed field comes before the one that is missing for it', () => {
    const { label: _left, ...rest } = good;
    expect(invalidInput(jar, { ...rest, labels: '蜜' })).toMatchObject({
      field: 'labels',
      remedy: { en: 'is label meant?' },
    });
  });

  test('a name that may be a person’s or a number is not said again', () => {
    for (const name of ['张三', '13812345678', 'call 138'])
      expect(JSON.stringify(invalidInput(jar, { ...good, [name]: 1 }))).not.toContain(name);
  });

  test('property: nothing of a value is said, whatever was given wrongly', () => {
    const secret = fc.string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛'), minLength: 9, maxLength: 30 });
    fc.assert(
      fc.property(secret, fc.constantFrom('jarId', 'label', 'kind', 'openedAt', 'amount', 'lids'), (text, field) => {
        expect(JSON.stringify(invalidInput(jar, { ...good, [field]: text }))).not.toContain(text.slice(0, 4));
        expect(JSON.stringify(invalidInput(jar, { ...good, [text]: field }))).not.toContain(text.slice(0, 4));
      }),
    );
  });
});

test.each([
  ['responsability', 'responsibility'],
  ['reasons', 'reason'],
  ['case_id', 'caseId'],
  ['id', undefined],
  ['zzz', undefined],
])('%s: %s is meant', (written, meant) => {
  expect(nearest(written, ['incidentId', 'caseId', 'responsibility', 'reason'])).toBe(meant);
});
