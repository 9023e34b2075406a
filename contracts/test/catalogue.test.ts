import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import {
  categories,
  categoryOf,
  childrenOf,
  parentOf,
  responsibilities,
  responsibilityOf,
  statutoryLimits,
  topLevelCategories,
  warrantyPartOf,
} from '../src/index.ts';

const taxonomy = fileURLToPath(new URL('../../../shared/data/taxonomy.csv', import.meta.url));

describe('responsibilities', () => {
  test('have keys that may stand in subjects and account names, each once', () => {
    const keys = responsibilities.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
  test('are named in Chinese and English, with the clause', () => {
    for (const { key, names, clause } of responsibilities) {
      expect([key, names.zh]).toEqual([key, expect.stringMatching(/\p{Script=Han}/u)]);
      expect([key, names.en]).toEqual([key, expect.stringMatching(/[a-z]/)]);
      expect([key, clause]).toEqual([key, expect.stringMatching(/^[二三四]\(/)]);
    }
  });
  test('are found by key, and only registered ones', () => {
    expect(responsibilityOf('fire')?.names.zh).toBe('消防');
    expect(responsibilityOf('firebrigade')).toBeUndefined();
  });
});

describe('categories', () => {
  test('have keys, names and responsibilities that exist', () => {
    const keys = categories.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { key, names, lead, assist } of categories) {
      expect([key, names.zh]).toEqual([key, expect.stringMatching(/\p{Script=Han}/u)]);
      expect([key, names.en]).toEqual([key, expect.stringMatching(/[a-z]/)]);
      for (const responsibility of [lead, ...assist])
        expect([key, responsibility, responsibilityOf(responsibility)]).toEqual([
          key,
          responsibility,
          expect.anything(),
        ]);
      expect([key, assist.includes(lead), new Set(assist).size]).toEqual([key, false, assist.length]);
    }
  });
  test('are ordered as a tree of two levels', () => {
    expect(topLevelCategories).toHaveLength(60);
    for (const { key, parent } of categories) {
      expect(parentOf(key)).toBe(parent ?? key);
      expect([key, key.startsWith(`${parentOf(key)}/`)]).toEqual([key, parent !== undefined]);
      expect(categoryOf(parentOf(key))?.parent).toBeUndefined();
    }
    expect(childrenOf('neighbour-noise').map(({ key }) => key)).toContain('neighbour-noise/business');
    expect(childrenOf('neighbour-noise/business')).toEqual([]);
  });
  test('know the parent of a key that they do not hold', () => {
    expect(parentOf('neighbour-noise/of-tomorrow')).toBe('neighbour-noise');
    expect(parentOf('of-tomorrow')).toBe('of-tomorrow');
  });
  test('set a child apart from its parent by lead, assistance, limit or building part', () => {
    for (const child of categories.filter(({ parent }) => parent)) {
      const parent = categoryOf(parentOf(child.key));
      const differs =
        child.lead !== parent?.lead ||
        child.assist.join() !== parent.assist.join() ||
        child.completion !== parent.completion ||
        child.warrantyPart !== parent.warrantyPart;
      expect([child.key, differs]).toEqual([child.key, true]);
    }
  });
  test('name completion limits that the library holds', () => {
    const named = categories.flatMap(({ completion }) => completion ?? []);
    expect(named.length).toBeGreaterThan(10);
    for (const key of named) expect([key, statutoryLimits[key]?.key]).toEqual([key, key]);
  });
  test('ask questions with the same key in the same words', () => {
    const asked = new Map<string, unknown>();
    for (const question of categories.flatMap(({ questions = [] }) => questions)) {
      expect(question).toEqual(asked.get(question.key) ?? question);
      asked.set(question.key, question);
      expect([question.key, question.choices?.length ?? 0]).toEqual([
        question.key,
        question.kind === 'boolean' ? 0 : expect.any(Number),
      ]);
    }
    expect([...asked.keys()]).toContain('building-part');
  });
  test('imply only building parts with a warranty', () => {
    for (const { warrantyPart } of categories)
      if (warrantyPart) expect(warrantyPartOf(warrantyPart)?.key).toBe(warrantyPart);
  });
});

/** Skipped where the taxonomy that the catalogue started from is not at hand. */
const withTaxonomy = existsSync(taxonomy) ? test : test.skip;
withTaxonomy('every category of the taxonomy is there, with its lead, assistance, clause and urgency', () => {
  const [header, ...rows] = readFileSync(taxonomy, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  expect(header).toBe('category,zh,lead,assist,clause,urgency');
  expect(rows).toHaveLength(60);
  for (const row of rows) {
    const [key = '', zh, lead, assist = '', clause, urgency] = row.split(',');
    const { names, ...ours } = categoryOf(key) ?? { names: undefined };
    expect([key, names?.zh]).toEqual([key, zh]);
    expect(ours).toMatchObject({ lead, assist: assist.split(' ').filter(Boolean), clause, urgency });
  }
});
