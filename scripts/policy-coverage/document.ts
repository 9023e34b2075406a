import { dirname, posix } from 'node:path';
import { cell, nameOf, row, table } from '../page.ts';
import {
  type BasisRow,
  type Carrier,
  type Coverage,
  type DutyRow,
  type RuleRow,
  shared,
  type TestName,
} from './coverage.ts';

/** The coverage as a page, zh and en side by side. */

export const documentFile = 'docs/policy-coverage.md';

const link = (text: string, file: string): string => `[${text}](${posix.relative(dirname(documentFile), file)})`;

const statusNames = {
  carried: '已承担 carried',
  part: '部分 part',
  'not-yet': '尚无 not yet',
} as const satisfies Record<DutyRow['status'], string>;

const noTest = '**无测试 no test**';

const serviceName = (service: string): string =>
  service === shared ? '各部门共用 shared by all' : service === '' ? '' : nameOf(service);

const where = (service: string, aggregate: string | undefined): string =>
  aggregate ? `${serviceName(service)} · \`${aggregate}\`` : serviceName(service);

const testLink = (test: TestName | undefined): string => (test ? link(cell(test.name), test.file) : noTest);

const parts: readonly (readonly [prefix: string, title: string])[] = [
  ['二(一)', '二(一) 镇办 Subdistricts and towns'],
  ['二(二)', '二(二) 各职能部门 The departments'],
  ['二(三)', '二(三) 业主委员会 Owners’ committees'],
  ['二(四)', '二(四) 物业服务企业和行业协会 Enterprises and their association'],
  ['三', '三 分类管理 Kinds of estates'],
  ['四', '四 保障措施 Safeguards'],
];

/** @returns the whole page. */
export const documentOf = (coverage: Coverage): string =>
  `${[
    '# 政策落实对照表 Policy coverage',
    '',
    '本表由代码生成，请勿手工修改：`node scripts/policy-coverage.ts write`；`npm test` 核对。',
    'Made from the code; do not edit: `node scripts/policy-coverage.ts write`. `npm test` checks it.',
    '',
    ...explanation,
    ...counts(coverage),
    '## 一、政策职责 The policy’s duties',
    '',
    ...parts.flatMap(([prefix, title]) => [
      `### ${title}`,
      '',
      ...dutyTable(coverage.duties.filter(({ id }) => id.startsWith(prefix))),
      '',
    ]),
    '## 二、法条（办理） Statute rules at work',
    '',
    ...byLaw(coverage.rules, ruleTable),
    '## 三、法条（派遣依据与时限） Statute rules that route',
    '',
    '由 `referral-router` 的 `dispatch`（命令 `DispatchIncident`）使用。 Used by `dispatch` of `referral-router`, at its command `DispatchIncident`.',
    '',
    ...byLaw(coverage.bases, basisTable),
  ].join('\n')}`;

const explanation = [
  '- **已承担**：有命令（或查询）注明该职责，其规则在决策函数中，且有测试。**部分**：同上，另注明尚缺什么，或尚无测试。**尚无**：没有代码注明该职责。',
  '- **Carried**: a command (or query) says that it does the duty, a decider holds its rule, and a test sees it. **Part**: the same, with what it still lacks, or without a test. **Not yet**: nothing says so.',
  '- 法条按其出现之处列出：拒绝理由、处罚幅度、期限。命令栏是可能用到该条的命令、时钟、回应、查询；测试栏是第一个涉及它的测试；标（无测试）的拒绝理由没有测试。',
  '- Rules stand where the code names them: in refusals, ranges of penalties, deadlines. Beside each: the commands, clocks, reactions and queries that may come to it, and the first test that touches it; a refusal marked (no test) has none of its own.',
  '',
];

const counts = ({ duties, rules, bases }: Coverage): readonly string[] => {
  const ofPart = (prefix: string) => duties.filter(({ id }) => id.startsWith(prefix));
  const number = (rows: readonly DutyRow[], status: DutyRow['status']) =>
    String(rows.filter((each) => each.status === status).length);
  const line = (title: string, rows: readonly DutyRow[]) =>
    row(title, number(rows, 'carried'), number(rows, 'part'), number(rows, 'not-yet'), String(rows.length));
  const used = rules.filter(({ unused }) => !unused);
  const tested = (rows: readonly { readonly test?: TestName }[]) => rows.filter(({ test }) => test).length;
  const refusals = used.flatMap((each) => each.refusals);
  return [
    ...table(
      ['', statusNames.carried, statusNames.part, statusNames['not-yet'], '合计 all'],
      [...parts.map(([prefix, title]) => line(title, ofPart(prefix))), line('**合计 all**', duties)],
    ),
    '',
    ...table(
      ['法条 statute rules', '有测试 tested', '无测试 no test', '未使用 unused'],
      [
        row(
          '办理（每聚合一行） at work, a row per aggregate',
          String(tested(used)),
          String(used.length - tested(used)),
          String(rules.length - used.length),
        ),
        row(
          '其中拒绝理由 refusals among them',
          String(refusals.filter((each) => each.tested).length),
          String(refusals.filter((each) => !each.tested).length),
          '',
        ),
        row(
          '派遣依据（有案例的） that route (with a case of their own)',
          `${tested(bases)}（${bases.filter(({ byCase }) => byCase).length}）`,
          String(bases.length - tested(bases)),
          '',
        ),
      ],
    ),
    '',
  ];
};

const dutyTable = (rows: readonly DutyRow[]): readonly string[] =>
  table(
    ['编号', '职责 Duty', '状态 Status', '服务 · 聚合 Service · aggregate', '命令 Commands', '测试 Test'],
    rows.map(({ id, duty: { names, lacks }, status, carriers }) =>
      row(
        id,
        `${names.zh}<br>${names.en}`,
        [statusNames[status], ...(status === 'part' && lacks ? [lacks.zh, lacks.en] : [])].join('<br>'),
        [...new Set(carriers.map((each) => where(each.service, each.aggregate)))].join('<br>'),
        carriers.map(carrierLink).join(', '),
        testsOf(carriers),
      ),
    ),
  );

const carrierLink = ({ name, file, door, test }: Carrier): string =>
  `${door === 'query' ? '查询 query ' : ''}${file ? link(`\`${name}\``, file) : `\`${name}\``}${test ? '' : '（无测试 no test）'}`;

/** The first test of each aggregate. */
const testsOf = (carriers: readonly Carrier[]): string => {
  if (carriers.length === 0) return '';
  const groups = [...Map.groupBy(carriers, ({ service, aggregate }) => `${service} ${aggregate}`).values()];
  return groups.map((each) => testLink(each.find(({ test }) => test)?.test)).join('<br>');
};

const byLaw = <Row extends { readonly law: string }>(
  rows: readonly Row[],
  tableOf: (rows: readonly Row[]) => readonly string[],
): readonly string[] =>
  [...Map.groupBy(rows, ({ law }) => law)].flatMap(([law, ofLaw]) => [`### ${law}`, '', ...tableOf(ofLaw), '']);

const mostDoors = 5;

const ruleTable = (rows: readonly RuleRow[]): readonly string[] =>
  table(
    ['条 Article', '服务 · 聚合 Service · aggregate', '命令 Commands', '拒绝理由 Refusals', '测试 Test'],
    rows.map(({ article, service, aggregate, doors, refusals, unused, test }) =>
      row(
        cell(article),
        unused ? link(serviceName(service) || 'contracts', unused.file) : where(service, aggregate),
        unused
          ? `尚无 not yet${unused.limit ? `：\`${unused.limit}\`` : ''}`
          : doors.length === 0
            ? '所有命令 every command'
            : doorLinks(doors),
        refusals.map(({ code, tested }) => `\`${code}\`${tested ? '' : '（无测试 no test）'}`).join(', '),
        unused ? '' : testLink(test),
      ),
    ),
  );

const doorNames: Readonly<Record<string, string>> = {
  clock: '时钟 clock ',
  reaction: '回应 reaction ',
  query: '查询 query ',
};

const doorLinks = (doors: RuleRow['doors']): string => {
  const shown = doors
    .slice(0, mostDoors)
    .map(({ door, name, file }) => `${doorNames[door] ?? ''}${link(`\`${name}\``, file)}`);
  const more = doors.length - shown.length;
  return [...shown, ...(more > 0 ? [`另 ${more} 个 and ${more} more`] : [])].join(', ');
};

const basisTable = (rows: readonly BasisRow[]): readonly string[] =>
  table(
    ['条 Article', '派遣规则、类别 Rules, categories', '测试 Test'],
    rows.map(({ article, of, test }) => {
      const shown = of.slice(0, mostDoors).map((each) => `\`${each}\``);
      const more = of.length - shown.length;
      return row(
        cell(article),
        [...shown, ...(more > 0 ? [`另 ${more} 个 and ${more} more`] : [])].join(', '),
        testLink(test),
      );
    }),
  );

/** Files that the page links to, from the project's root. */
export const linksOf = (page: string): readonly string[] => [
  ...new Set([...page.matchAll(/\]\((\.\.\/[^)]+)\)/g)].map(([, path]) => posix.join(dirname(documentFile), path!))),
];
