import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { aggregateOf, carrying, policyDuties } from '@tiaokuai/contracts';
import { z } from 'zod';
import { differences } from '../../scripts/page.ts';
import { coverageOf, type Inputs, type RuleRow, type Served } from '../../scripts/policy-coverage/coverage.ts';
import { documentOf, linksOf } from '../../scripts/policy-coverage/document.ts';
import { checked, inputs, readPage } from '../../scripts/policy-coverage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('docs/policy-coverage.md', () => {
  test('says what the code says', async () => {
    const made = coverageOf(inputs());
    const wrong = checked(made, await readPage());
    expect({ 'run `node scripts/policy-coverage.ts write` and read what changed': wrong }).toEqual({
      'run `node scripts/policy-coverage.ts write` and read what changed': [],
    });
  });
  test('links to files that exist', async () => {
    const links = linksOf(await readPage());
    expect(links.filter((file) => !existsSync(`${root}${file}`))).toEqual([]);
    expect(links.length).toBeGreaterThan(100);
  });
  test('has each of the policy’s numbered duties', () => {
    const clauses = new Set(Object.keys(policyDuties).map((id) => id.replace(/\.\d+$/, '')));
    const numbered = (part: string, most: number) => Array.from({ length: most }, (_, index) => `${part}${index + 1}`);
    for (const clause of [...numbered('二(一)', 10), ...numbered('二(二)', 13)]) expect(clauses).toContain(clause);
  });
});

describe('annotations', () => {
  const thing = aggregateOf('fire', 'thing');
  const by = ['officer'] as const;
  test('name duties of the policy and no others', () => {
    const make = thing.command('Make', { zh: '做', en: 'Make' }, z.object({}), () => 'thing', {
      by,
      duties: ['二(二)3'],
    });
    expect(make.duties).toEqual(['二(二)3']);
    expect(thing.command('Leave', { zh: '留', en: 'Leave' }, z.object({}), () => 'thing', { by }).duties).toEqual([]);
    expect(carrying(['二(二)1.15'], { name: 'Figures' })).toEqual({ name: 'Figures', duties: ['二(二)1.15'] });
    // @ts-expect-error: the policy has no such duty, and what names one does not compile.
    thing.command('Make', { zh: '做', en: 'Make' }, z.object({}), () => 'thing', { by, duties: ['二(二)99'] });
    // @ts-expect-error: nor here.
    carrying(['二(二)99'], {});
  });
});

/* A project of one service, read as the real one is. */

const language = `export const under = (rule) => (code, message, remedy) => ({ code, message, rule, remedy });`;
const commands = `
  export const SealPlace = hazard.command('SealPlace', { zh: '查封', en: 'Seal' }, z.object({}), streamOf);
  export const LiftSeal = hazard.command('LiftSeal', { zh: '解除', en: 'Lift' }, z.object({}), streamOf);`;
const law = `
  const article60 = (item) => ({ law: '消防法', article: \`第六十条第\${item}项\` });
  export const violations = {
    'exit-blocked': { names: { zh: '堵塞', en: 'blocked' }, rule: article60('三') },
    'lane-blocked': { names: { zh: '占用', en: 'occupied' }, rule: article60('五') },
  };`;
const decider = `
  import { refuse, under } from '@tiaokuai/contracts';
  import { violations } from './law.ts';
  const by54 = under({ law: '消防法', article: '第五十四条' });
  const notInspected = by54('not-inspected', ['先检查', 'inspect first'], ['检查', 'inspect']);
  const notSealed = under({ law: '行政强制法', article: '第二十八条' })('not-sealed', ['未查封', 'no seal'], ['核对', 'check']);
  const absent = under({ law: '条块总线', article: '次序' })('absent', ['无', 'none'], ['核对', 'check']);
  const decide = (command, state) => {
    const whenFound = (then) => (state.found ? then() : refuse(notInspected));
    return match(command)
      .with({ kind: 'SealPlace' }, ({ data }) => whenFound(() => accept({ rule: violations[data.violation].rule })))
      .with({ kind: 'LiftSeal' }, () => refuse(state.sealed ? absent : notSealed))
      .exhaustive();
  };
  export const hazardDecider = { initial: {}, decide, evolve };`;
const prepare = `
  import { deadlineBy } from '@tiaokuai/department';
  const sealPlace = {
    name: SealPlace.name,
    async prepare(input, { now }) {
      return { data: { ...input, until: deadlineBy('seal-lasts', now()) } };
    },
  };
  export const prepared = [sealPlace];`;
const service = `
  import { hazardDecider } from './hazard-decider.ts';
  export const fire = defineService({ aggregates: [defineAggregate({ name: 'hazard', decider: hazardDecider })] });`;
const deciderTest = `
  import { hazardDecider } from '../src/hazard-decider.ts';
  const { given } = specificationOf(hazardDecider);
  const seal = { kind: 'SealPlace', data: { violation: 'exit-blocked' } };
  describe('sealing', () => {
    test('not before an inspection', () => {
      given().when(seal).thenRefused('not-inspected');
    });
    test('of a blocked exit', () => {
      given(found).when({ ...seal, kind: 'SealPlace' }).thenAccepted({ kind: 'exit-blocked' });
    });
  });`;

const project: Readonly<Record<string, string>> = {
  'contracts/src/language/refusal.ts': language,
  'contracts/src/fire/hazard.ts': commands,
  'department/src/cases/deadlines.ts':
    'export const deadlineBy = (key, start) => ({ ...statutoryLimits[key], start });',
  'services/fire/src/law.ts': law,
  'services/fire/src/hazard-decider.ts': decider,
  'services/fire/src/prepare.ts': prepare,
  'services/fire/src/service.ts': service,
  'services/fire/test/hazard-decider.test.ts': deciderTest,
};

const hazard = (name: string, duties: readonly string[] = []): Served => ({
  service: 'fire',
  door: 'command',
  aggregate: 'hazard',
  name,
  duties,
});

const read = (over: Partial<Omit<Inputs, 'texts'>> & { readonly texts?: Readonly<Record<string, string>> } = {}) => {
  const { texts = {}, ...rest } = over;
  return coverageOf({
    duties: {
      '二(二)7.1': { names: { zh: '查封', en: 'Seal' } },
      '二(二)7.2': { names: { zh: '其他', en: 'Else' } },
    },
    served: [hazard('SealPlace', ['二(二)7.1']), hazard('LiftSeal')],
    limits: new Map([['seal-lasts', { law: '行政强制法', article: '第二十五条' }]]),
    bases: [],
    ...rest,
    texts: new Map(Object.entries({ ...project, ...texts }).filter(([, text]) => text !== '')),
  });
};
const ruleOf = ({ rules }: { readonly rules: readonly RuleRow[] }, article: string) =>
  rules.find((each) => each.article === article)!;
const doors = ({ doors: all }: RuleRow) => all.map(({ door, name }) => `${door} ${name}`);
const changed = (over: Parameters<typeof read>[0]) => differences(documentOf(read()), documentOf(read(over)));

describe('a duty', () => {
  test('is carried by the command that names it, where that is, with the test that sees it accepted', () => {
    expect(read().problems).toEqual([]);
    expect(read().duties.map(({ id, status }) => [id, status])).toEqual([
      ['二(二)7.1', 'carried'],
      ['二(二)7.2', 'not-yet'],
    ]);
    expect(read().duties[0]!.carriers).toEqual([
      {
        ...hazard('SealPlace', ['二(二)7.1']),
        file: 'contracts/src/fire/hazard.ts',
        test: { file: 'services/fire/test/hazard-decider.test.ts', name: 'sealing › of a blocked exit' },
      },
    ]);
  });
  test('whose annotation is missing is found', () => {
    const lines = changed({ served: [hazard('SealPlace'), hazard('LiftSeal')] });
    expect(lines).toContainEqual(expect.stringMatching(/^- \| 二\(二\)7\.1 .*已承担 carried.*SealPlace/));
    expect(lines).toContainEqual(expect.stringMatching(/^\+ \| 二\(二\)7\.1 .*尚无 not yet/));
  });
  test('that the policy does not have is found', () => {
    const { problems } = read({ served: [hazard('SealPlace', ['二(二)7.1', '二(二)70']), hazard('LiftSeal')] });
    expect(problems).toEqual(['fire: SealPlace: the policy has no duty 二(二)70']);
  });
  test('whose command is gone is found', () => {
    const lines = changed({ served: [hazard('LiftSeal')] });
    expect(lines).toContainEqual(expect.stringMatching(/^\+ \| 二\(二\)7\.1 .*尚无 not yet/));
    expect(lines).toContainEqual(expect.stringMatching(/^- \| 第五十四条 .*SealPlace/));
  });
  test('whose test is gone is found, and no longer carried', () => {
    const without = { 'services/fire/test/hazard-decider.test.ts': '' };
    expect(read({ texts: without }).duties[0]!.status).toBe('part');
    const lines = changed({ texts: without });
    expect(lines).toContainEqual(expect.stringMatching(/^\+ \| 二\(二\)7\.1 .*部分 part.*无测试 no test/));
    expect(lines).toContainEqual(expect.stringMatching(/^\+ \| 第五十四条 .*无测试 no test/));
  });
  test('is not carried by a test that sees only refusals, nor by one of another decider', () => {
    const refusals = deciderTest.replace('thenAccepted', 'thenRefused');
    expect(read({ texts: { 'services/fire/test/hazard-decider.test.ts': refusals } }).duties[0]!.status).toBe('part');
    const other = {
      'services/fire/src/other-decider.ts': 'export const otherDecider = { initial: {}, decide, evolve };',
      'services/fire/src/service.ts': `${service.replace('] });', ", defineAggregate({ name: 'other', decider: otherDecider })] });")}
        import { otherDecider } from './other-decider.ts';`,
      'services/fire/test/hazard-decider.test.ts': deciderTest
        .replace('hazard-decider', 'other-decider')
        .replaceAll('hazardDecider', 'otherDecider'),
    };
    expect(read({ texts: other }).duties[0]!.status).toBe('part');
  });
  test('is carried by a test over the bus as well', () => {
    const overBus = `test('seals', async () => { await officer('SealPlace', {}); });`;
    const row = read({ texts: { 'services/fire/test/hazard-decider.test.ts': overBus } }).duties[0]!;
    expect([row.status, row.carriers[0]!.test?.name]).toEqual(['carried', 'seals']);
  });
  test('that lacks something is part; one that lacks something and is carried by nothing is wrong', () => {
    const lacks = { zh: '期限', en: 'its time' };
    const duties = { '二(二)7.1': { names: { zh: '查封', en: 'Seal' }, lacks } };
    expect(read({ duties }).duties[0]!.status).toBe('part');
    expect(documentOf(read({ duties }))).toContain('部分 part<br>期限<br>its time');
    expect(read({ duties, served: [] }).problems).toEqual([
      '二(二)7.1: says what it lacks, and nothing carries the rest',
    ]);
  });
});

describe('a statute’s rule', () => {
  test('is led to from its commands by way of whatever lies between', () => {
    expect(doors(ruleOf(read(), '第五十四条'))).toEqual(['command SealPlace']);
    expect(doors(ruleOf(read(), '第二十八条'))).toEqual(['command LiftSeal']);
    expect(read().rules.map(({ law: name }) => name)).not.toContain('条块总线');
  });
  test('knows its refusals, and which of them a test sees', () => {
    expect(ruleOf(read(), '第五十四条').refusals).toEqual([{ code: 'not-inspected', tested: true }]);
    expect(ruleOf(read(), '第五十四条').test?.name).toBe('sealing › not before an inspection');
    expect(ruleOf(read(), '第二十八条').refusals).toEqual([{ code: 'not-sealed', tested: false }]);
    expect(ruleOf(read(), '第二十八条').test).toBeUndefined();
  });
  test('of a table is touched by the tests that name its entry', () => {
    expect(ruleOf(read(), '第六十条第三项').test?.name).toBe('sealing › of a blocked exit');
    expect(ruleOf(read(), '第六十条第五项').test).toBeUndefined();
  });
  test('is touched by its article, with its statute where another’s can be meant', () => {
    const says = (article: string) => ({
      'services/fire/test/hazard-decider.test.ts': deciderTest.replace(
        `thenRefused('not-inspected')`,
        `thenRefused('outside-range', { article: '${article}' })`,
      ),
    });
    const testOf = (texts: Readonly<Record<string, string>>) => ruleOf(read({ texts }), '第六十条第五项').test?.name;
    const both = {
      'services/fire/src/law.ts': law.replace(
        /};$/,
        `'rival': { rule: { law: '噪声法', article: '第六十条第五项' } } };`,
      ),
    };
    expect(testOf(says('第六十条第五项'))).toBe('sealing › not before an inspection');
    const rivals = (article: string) =>
      read({ texts: { ...both, ...says(article) } })
        .rules.filter((each) => each.article === '第六十条第五项')
        .map(({ law: name, test: seen }) => [name, seen?.name]);
    expect(rivals('第六十条第五项')).toEqual([
      ['噪声法', undefined],
      ['消防法', undefined],
    ]);
    expect(rivals('消防法 第六十条第五项')).toEqual([
      ['噪声法', undefined],
      ['消防法', 'sealing › not before an inspection'],
    ]);
  });
  test('stands behind the key of a limit', () => {
    expect(doors(ruleOf(read(), '第二十五条'))).toEqual(['command SealPlace']);
  });
  test('to which nothing leads is listed as unused, and so is an idle limit', () => {
    const stray = `${law} export const stray = { law: '消防法', article: '第七十条' };`;
    const idle = new Map([
      ['seal-lasts', { law: '行政强制法', article: '第二十五条' }],
      ['seal-lasts-longer', { law: '行政强制法', article: '第二十六条' }],
    ]);
    const coverage = read({ texts: { 'services/fire/src/law.ts': stray }, limits: idle });
    expect(ruleOf(coverage, '第七十条').unused).toEqual({ file: 'services/fire/src/law.ts' });
    expect(ruleOf(coverage, '第二十六条').unused).toMatchObject({ limit: 'seal-lasts-longer' });
    expect(ruleOf(coverage, '第五十四条').unused).toBeUndefined();
  });
  test('that is written so that nobody can read it is wrong', () => {
    const unread = `export const rules = names.map((each) => ({ law: '物业管理条例', article: articles.get(each) }));`;
    expect(read({ texts: { 'services/fire/src/more.ts': unread } }).problems).toEqual([
      'cannot be read: services/fire/src/more.ts: rules: a rule of 物业管理条例',
    ]);
  });
  test('of routing names what it is the basis of, and the case that expects it', () => {
    const coverage = read({
      bases: [
        { law: '价格法', article: '第三十三条、第三十四条', of: 'overcharge' },
        { law: '价格法', article: '第三十三条、第三十四条', of: 'fees' },
        { law: '消防法', article: '第四条', of: 'lane' },
        { law: '政策', article: '二(二)4', of: 'fees' },
      ],
      texts: { 'contracts/test/routing.test.ts': `test('fees', () => expect(route()).toBe('价格法 第三十三条'));` },
    });
    expect(coverage.bases).toMatchObject([
      { article: '第三十三条、第三十四条', of: ['fees', 'overcharge'], byCase: true, test: { name: 'fees' } },
      { article: '第四条', byCase: false },
    ]);
  });
});

describe('what differs', () => {
  test('is told line by line, as often as it stands there', () => {
    expect(differences('a\nb\nb\nc', 'a\nb\nd')).toEqual(['- b', '- c', '+ d']);
    expect(differences('a\nb', 'a\nb')).toEqual([]);
  });
  test('comes after what is wrong with the annotations', () => {
    const coverage = read({ served: [hazard('SealPlace', ['nothing'])] });
    expect(checked(coverage, documentOf(coverage))).toEqual(['fire: SealPlace: the policy has no duty nothing']);
    expect(checked(coverage, '').length).toBeGreaterThan(20);
  });
});
