import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type CommandDefinition, type Roles, roles } from '@tiaokuai/contracts';
import type { ServiceDefinition } from '@tiaokuai/service';
import { Command } from 'commander';
import { allServices } from '../infra/host/services.ts';
import { differences, nameOf, row, table } from './page.ts';

/**
 * `docs/roles.md`: who gives which command and asks which query, as the published language has it.
 *
 *   node scripts/roles.ts check   says what differs from the page; 1 when something does
 *   node scripts/roles.ts write   writes the page anew
 */
const file = 'docs/roles.md';
const path = fileURLToPath(new URL(`../${file}`, import.meta.url));

/** What the page says of a command or query. */
type Said = Pick<CommandDefinition, 'name' | 'names' | 'by'>;

/** Every command and query that is served is one of the published language; the machinery's shapes do not tell. */
const saidOf = (served: readonly object[]): readonly Said[] => served as readonly Said[];

const named = (by: Roles): string => by.map((role) => roles[role].zh).join('、');
const tableOf = (title: string, said: readonly Said[]): readonly string[] =>
  said.length === 0
    ? []
    : [
        ...table(
          [title, 'Name', 'Key', '角色 Roles'],
          said.map(({ name, names, by }) => row(names.zh, names.en, `\`${name}\``, `${named(by)}<br>${by.join(', ')}`)),
        ),
        '',
      ];

/** Aggregates that every department has alike: its desk, and its penalties. */
const alike = new Set(['referral', 'penalty']);

const byName = <Each extends { readonly name: string }>(all: readonly Each[]): readonly Each[] => [
  ...new Map(all.map((each) => [each.name, each])).values(),
];

/** @returns the whole page. */
export const pageOf = (services: readonly ServiceDefinition[] = allServices): string => {
  const asked = services.flatMap(({ queries = [] }) => queries);
  const own = asked.filter((each) => asked.indexOf(each) === asked.lastIndexOf(each));
  const aggregates = services.flatMap((each) => each.aggregates);
  const section = (title: string, commands: readonly object[], queries: readonly object[]): readonly string[] => [
    `## ${title}`,
    '',
    ...tableOf('命令 Command', saidOf(commands)),
    ...tableOf('查询 Query', saidOf(queries)),
  ];
  return [
    '# 角色与权限 Roles',
    '',
    '本表由代码生成，请勿手工修改：`node scripts/roles.ts write`；`npm test` 核对。',
    'Made from the code; do not edit: `node scripts/roles.ts write`. `npm test` checks it.',
    '',
    '- 一人可兼数个角色，每个角色限于一个责任部门和一个辖区。办理与核查分开等回避要求由各命令自己的规则判断，不在本表。',
    '- A person has one role or several, each at a responsibility and in a territory. That who handles does not verify, and the like, is for the rules of each command, and not in these tables.',
    '- 内部命令（由派遣、其他事件和时间引起）只由系统服务发出，不列。',
    '- Internal commands, which referrals, other events and time lead to, are given by services alone and not listed.',
    '',
    '## 角色 Who is who',
    '',
    ...table(
      ['角色', 'Role', 'Key', '是谁 Who that is'],
      Object.entries(roles).map(([key, { zh, en, who }]) => row(zh, en, `\`${key}\``, `${who.zh}<br>${who.en}`)),
    ),
    '',
    ...section(
      '各部门共用 Every department',
      byName(aggregates.filter(({ name }) => alike.has(name)).flatMap(({ commands }) => commands)),
      byName(asked.filter((each) => !own.includes(each))),
    ),
    ...services.flatMap((each) =>
      section(
        nameOf(each.name),
        each.aggregates.filter(({ name }) => !alike.has(name)).flatMap(({ commands }) => commands),
        own.filter((query) => each.queries?.includes(query)),
      ),
    ),
  ]
    .join('\n')
    .replace(/\n*$/, '\n');
};

/** How the page differs from what the code says. */
export const checked = async (): Promise<readonly string[]> =>
  differences(await readFile(path, 'utf8').catch(() => ''), pageOf());

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const program = new Command('roles').description('Who gives which command and asks which query');
program.command('check').action(async () => {
  const wrong = await checked();
  for (const each of wrong) say(each);
  say(wrong.length > 0 ? 'run `node scripts/roles.ts write` and read what changed' : `${file} is true`);
  if (wrong.length > 0) process.exitCode = 1;
});
program.command('write').action(() => writeFile(path, pageOf()));

if (process.argv[1] === fileURLToPath(import.meta.url)) await program.parseAsync();
