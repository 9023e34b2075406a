import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { type Limit, type StatutoryLimit, statutoryLimits } from '../src/index.ts';

/** The statutes' texts lie beside the project where they are at hand; without them nothing can be compared. */
const library = fileURLToPath(new URL('../../../shared/laws', import.meta.url));
const hasLibrary = existsSync(library);
const files = hasLibrary ? readdirSync(library) : [];

const all = Object.values(statutoryLimits);
const ofConfiguration = all.filter(({ source }) => source.law === '配置');
const ofStatutes = all.filter(({ source }) => source.law !== '配置');

const textOf = (law: string): string | undefined => {
  const file = files.find((name) => name.replace(/(\(.*\))?\.md$/, '') === law);
  return file && readFileSync(join(library, file), 'utf8');
};

/** `第四十四条` up to the article after it. */
const articleOf = (text: string, article: string): string | undefined => {
  const start = text.search(new RegExp(`^\\P{L}*${article}\\s`, 'mu'));
  if (start < 0) return undefined;
  const rest = text.slice(start);
  const end = rest.slice(article.length).search(/^\P{L}*第[一二三四五六七八九十百零]+条\s/mu);
  return end < 0 ? rest : rest.slice(0, end + article.length);
};

const digits = '零一二三四五六七八九';
const inChinese = (number: number): string => {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
};

/** The Penalty Law says 日 and means working days (art. 85). */
const unitsOf = ({ unit }: Limit, law: string): readonly string[] =>
  ({
    minutes: ['分钟'],
    hours: ['小时'],
    days: ['日', '天'],
    months: ['个月'],
    'working-hours': ['个工作时', '个工作小时'],
    'working-days': law === '行政处罚法' ? ['日'] : ['个工作日'],
  })[unit];

const phrasesOf = ({ limit, source }: StatutoryLimit): readonly string[] =>
  [inChinese(limit.amount), String(limit.amount)].flatMap((number) =>
    unitsOf(limit, source.law).flatMap((unit) => [`${number}${unit}`, `${number}${unit.replace(/^个月$/, '月')}`]),
  );

const preceded = /[一二三四五六七八九十百千\d]/;

/** The phrase stands there as a number of its own: `五日` is not found in `十五日`. */
const says = (text: string, phrase: string): boolean => {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    if (!preceded.test(text[at - 1] ?? '')) return true;
  return false;
};

describe('statutory limits', () => {
  test('each has its key, two names and a length', () => {
    for (const [key, entry] of Object.entries(statutoryLimits)) {
      expect(entry.key).toBe(key);
      expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(entry.names.zh).toMatch(/\p{Script=Han}/u);
      expect(entry.names.en).not.toMatch(/\p{Script=Han}/u);
      expect(entry.limit.amount).toBeGreaterThan(0);
    }
  });

  test('what no statute gives is called configuration and says which setting it is', () => {
    expect(ofConfiguration.map(({ key }) => key)).toEqual([
      'accept-emergency',
      'accept-urgent',
      'accept-normal',
      'elevator-severe-hazard',
      'power-repair-city',
      'power-repair-village',
      'power-repair-remote',
      'illegal-construction-stop',
      'illegal-construction-decision',
      'illegal-construction-removal',
      'exposed-garbage',
      'construction-waste',
    ]);
    for (const { source } of ofConfiguration) expect(source.article).not.toMatch(/^第/);
  });

  const withLibrary = hasLibrary ? test : test.skip;

  withLibrary.each(ofStatutes.map((entry) => [entry.key, entry] as const))(
    '%s: its article exists and gives its number',
    (_key, entry) => {
      const text = textOf(entry.source.law);
      expect(text).toBeDefined();
      const article = articleOf(text!, entry.source.article);
      expect(article).toBeDefined();
      expect(phrasesOf(entry).filter((phrase) => says(article!, phrase))).not.toEqual([]);
    },
  );
});
