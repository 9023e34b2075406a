import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { basisPeriods } from '../src/catalogue/statutes.ts';
import { routingRules, statutesInForceSince } from '../src/index.ts';
import { datedVersions } from '../src/routing/versions.ts';

const library = fileURLToPath(new URL('../../../shared/laws/', import.meta.url));
/** Skipped where the texts of the statutes are not at hand. */
const withLibrary = existsSync(library) ? test : test.skip;

/** Cited without a text at hand: the acts that give other departments their powers. */
const beyondLibrary = [
  '义务教育法',
  '住房公积金管理条例',
  '动物防疫法',
  '劳动保障监察条例',
  '医疗机构管理条例',
  '国有土地上房屋征收与补偿条例',
  '城市公共汽车和电车客运管理规定',
  '城市房地产开发经营管理条例',
  '城市照明管理规定',
  '城市道路管理条例',
  '城镇排水与污水处理条例',
  '娱乐场所管理条例',
  '不动产登记暂行条例',
  '旅馆业治安管理办法',
  '水法',
  '消防法(2008)',
  '环境保护法',
  '社会保险法',
  '社会救助暂行办法',
  '税收征收管理法',
];
const civilCode = ['物权编', '合同编', '侵权责任编'];

const citations = [
  ...new Map(
    routingRules.flatMap(({ legalBasis }) => legalBasis).map((source) => [`${source.law} ${source.article}`, source]),
  ).values(),
];

const textsOf = (law: string): readonly string[] => {
  const books = law === '民法典' ? civilCode : [law];
  return readdirSync(library)
    .filter((file) => books.some((book) => file.startsWith(`${book}(`) || file === `${book}.md`))
    .map((file) => readFileSync(`${library}${file}`, 'utf8'));
};

/** The text of an article; undefined when the statute has none of that number. */
const articleOf = (text: string, article: string): string | undefined =>
  new RegExp(`^${article}[\\s\\S]*?(?=^第[一二三四五六七八九十百千零]+[条章节]|^## |$(?![\\s\\S]))`, 'm').exec(
    text,
  )?.[0];

describe('the legal basis of the rules', () => {
  withLibrary('names articles, and items of them, that exist', () => {
    const statutes = citations.filter(({ law }) => law !== '政策' && !beyondLibrary.includes(law));
    expect(statutes.length).toBeGreaterThan(80);
    for (const { law, article } of statutes) {
      const parts = article.split(/、|至/);
      for (const part of parts) {
        const [, name, items = ''] =
          /^(第[一二三四五六七八九十百千零]+条)((?:\([一二三四五六七八九十]+\))*)$/.exec(part) ?? [];
        expect([law, part, name]).toEqual([law, part, expect.any(String)]);
        const found = textsOf(law).flatMap((text) => articleOf(text, name ?? '') ?? []);
        expect([law, part, found.length]).toEqual([law, part, 1]);
        for (const [, item] of items.matchAll(/\(([^)]+)\)/g))
          expect([law, part, new RegExp(`[（(]${item}[）)]`).test(found[0] ?? '')]).toEqual([law, part, true]);
      }
    }
  });
  withLibrary('goes beyond the library only where it says so', () => {
    const missing = new Set(
      citations.map(({ law }) => law).filter((law) => law !== '政策' && textsOf(law).length === 0),
    );
    expect([...missing].toSorted()).toEqual(beyondLibrary.toSorted());
  });
  test('names clauses of the policy in its own numbering', () => {
    const clauses = citations.filter(({ law }) => law === '政策').map(({ article }) => article);
    expect(clauses.length).toBeGreaterThan(15);
    for (const clause of clauses)
      expect(clause).toMatch(/^(二\(一\)([1-9]|10)(\([1-5]\))?|二\(二\)([1-9]|1[0-3])|[二三四]\([一二三四]\)2?)$/);
  });
  test('is never a law that was not yet in force', () => {
    for (const { id, version, validFrom, legalBasis } of routingRules)
      for (const { law } of legalBasis) {
        const since = statutesInForceSince[law] ?? '2017-12-01';
        expect([id, version, law, since <= validFrom]).toEqual([id, version, law, true]);
      }
  });
  withLibrary('takes the day in force from the statute itself', () => {
    for (const [law, since] of Object.entries(statutesInForceSince)) {
      const stated = textsOf(law).flatMap((text) => {
        const [, year, month, date] = /自(\d{4})年(\d+)月(\d+)日起施行/.exec(text) ?? [];
        return year ? [`${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`] : [];
      });
      if (stated.length > 0) expect([law, stated]).toEqual([law, [since]]);
    }
  });
});

describe('a period is cut where its citations change', () => {
  const always = { law: '甲法', article: '第一条' };
  const young = { law: '乙法', article: '第二条', from: '2020-01-01' };
  const old = { law: '丙法', article: '第三条', to: '2021-01-01' };
  const cut = (basis: Parameters<typeof basisPeriods>[0], from: string, to?: string) =>
    basisPeriods(basis, from, to).map((period) => [
      period.from,
      period.to ?? '-',
      period.basis.map(({ law }) => law).join(''),
    ]);

  test('at the first day in force and at the first day no longer', () => {
    expect(cut([always, young, old], '2018-01-01')).toEqual([
      ['2018-01-01', '2020-01-01', '甲法丙法'],
      ['2020-01-01', '2021-01-01', '甲法乙法丙法'],
      ['2021-01-01', '-', '甲法乙法'],
    ]);
  });
  test('only within the period', () => {
    expect(cut([always, young, old], '2020-01-01', '2021-01-01')).toEqual([
      ['2020-01-01', '2021-01-01', '甲法乙法丙法'],
    ]);
    expect(cut([always, young, old], '2018-01-01', '2020-06-01')).toHaveLength(2);
  });
  test('and a rule must not outlive its law', () => {
    const rule = {
      id: 'a',
      names: { zh: '规则', en: 'rule' },
      conditions: {},
      lead: 'fire',
      assist: [],
      validFrom: '2018-01-01',
      priority: 0,
    };
    expect(() => datedVersions(rule, [old])).toThrow('no legal basis from 2021-01-01');
    expect(datedVersions(rule, [always, young]).map(({ version, validFrom }) => [version, validFrom])).toEqual([
      [1, '2018-01-01'],
      [2, '2020-01-01'],
    ]);
  });
});
