import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { responsibilityOf } from '@tiaokuai/contracts';
import { Command } from 'commander';

/**
 * Writes a department's service that runs and passes the tests: one aggregate (a matter, from report to end) in the
 * published language, in a service, with its tests and its people in the simulation, and its name in every list that must
 * have it (`test/house/departments.test.ts` names what is missing).
 *
 *   npm run new-department -- parks
 *   npm run new-department -- heritage --zh 文物保护 --en Heritage --holder 张店区文物局 --holder-en "District Heritage Bureau"
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const template = join(root, 'scripts', 'new-department', 'template');

interface Options {
  readonly zh?: string;
  readonly en?: string;
  readonly clause: string;
  readonly holder?: string;
  readonly holderEn?: string;
  readonly install: boolean;
}

/** What a person must mend: said in one line, without a trace. */
class Unfit extends Error {}

interface Named {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly clause: string;
  /** Already a responsibility, whose referrals lie in the general inbox so far. */
  readonly isGeneral: boolean;
  /** Who holds it, where nobody does yet. */
  readonly holder: readonly [zh: string, en: string] | undefined;
}

/** @throws Unfit */
const namedBy = (name: string, options: Options): Named => {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Unfit(`${name}: lower case letters and hyphens are needed, such as water-affairs`);
  if (existsSync(join(root, 'services', name))) throw new Unfit(`services/${name} is there already`);
  const known = responsibilityOf(name);
  const [zh, en] = [options.zh ?? known?.names.zh, options.en ?? known?.names.en];
  if (!zh || !en) throw new Unfit(`${name} is no responsibility yet: give --zh and --en, what it is called`);
  const { holder, holderEn } = options;
  if (!known && !(holder && holderEn))
    throw new Unfit(`${name} has no department yet: give --holder and --holder-en, who holds it`);
  return {
    name,
    zh,
    en,
    clause: known?.clause ?? options.clause,
    isGeneral: known?.kind === 'general',
    holder: known || !holder || !holderEn ? undefined : [holder, holderEn],
  };
};

const camelOf = (name: string): string => name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const pascalOf = (name: string): string => camelOf(name).replace(/^./, (letter) => letter.toUpperCase());
const quoted = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;

/** Writes the template's files, with the department's words in their places. */
const writeFiles = ({ name, zh, en, clause }: Named): void => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'services/fire/package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const words: Readonly<Record<string, string>> = {
    NAME: name,
    ZH: zh,
    EN: en,
    CLAUSE: clause,
    camel: camelOf(name),
    Pascal: pascalOf(name),
    DEPENDENCIES: JSON.stringify(dependencies, undefined, 2).replaceAll('\n', '\n  '),
  };
  for (const file of globSync('**/*.txt', { cwd: template })) {
    const path = join(root, file.replaceAll('NAME', name).replace(/\.txt$/, ''));
    mkdirSync(dirname(path), { recursive: true });
    const text = readFileSync(join(template, file), 'utf8');
    writeFileSync(
      path,
      text.replaceAll(/@(\w+)@/g, (all, word: string) => words[word] ?? all),
    );
  }
};

/** Puts a line behind the last one that fits. */
const behindLast = (pattern: RegExp, line: string) => (text: string) => {
  const last = [...text.matchAll(pattern)].at(-1);
  const at = last ? last.index + last[0].length : -1;
  return last ? `${text.slice(0, at)}${line}${text.slice(at)}` : text;
};
const replacing = (pattern: RegExp, by: string) => (text: string) => text.replace(pattern, () => by);

/** In which file which line comes where. */
const mentions = ({ name, zh, en, clause, isGeneral, holder }: Named) => {
  const [camel, pascal] = [camelOf(name), pascalOf(name)];
  const responsibility = `  service('${name}', ${quoted(zh)}, ${quoted(en)}, '${clause}'),\n`;
  const others = '\n  /* Other departments';
  return [
    [
      'contracts/src/index.ts',
      behindLast(/^export \* from '\.\/[a-z-]+\/index\.ts';\n/gm, `export * from './${name}/index.ts';\n`),
    ],
    [
      'contracts/src/catalogue/events.ts',
      behindLast(
        /^import .* from '\.\.\/[a-z-]+\/index\.ts';\n/gm,
        `import { ${camel}Aggregates } from '../${name}/index.ts';\n`,
      ),
    ],
    [
      'contracts/src/catalogue/events.ts',
      behindLast(/ {2}\.\.\.eventsOf\(\w+Aggregates\),\n/g, `  ...eventsOf(${camel}Aggregates),\n`),
    ],
    [
      'contracts/src/catalogue/responsibilities.ts',
      isGeneral
        ? replacing(new RegExp(` {2}general\\('${name}',[^\\n]*\\n`), responsibility)
        : behindLast(/^ {2}service\('.*\n/gm, responsibility),
    ],
    ...(holder
      ? [
          [
            'contracts/src/catalogue/departments.ts',
            replacing(
              new RegExp(others.replace('*', '\\*')),
              `\n  ...held('${name}', [policyFrom, ${holder.map(quoted).join(', ')}, opinion('${clause}')]),\n${others}`,
            ),
          ] as const,
        ]
      : []),
    ['package.json', behindLast(/^ {4}"@tiaokuai\/utilities": .*\n/gm, `    "@tiaokuai/${name}": "workspace:*",\n`)],
    ['infra/host/services.ts', replacing(/^import /m, `import { ${camel} } from '@tiaokuai/${name}';\nimport `)],
    ['infra/host/services.ts', replacing(/\n\];\n/, `\n  ${camel},\n];\n`)],
    [
      'simulation/casework/index.ts',
      replacing(/^import type/m, `import { play${pascal} } from './${name}.ts';\nimport type`),
    ],
    ['simulation/casework/index.ts', replacing(/\n\};\n/, `\n  '${name}': play${pascal},\n};\n`)],
  ] as const;
};

/** @throws Unfit for a list that has moved: an error, not a silence. */
const mention = (named: Named): void => {
  for (const [file, change] of mentions(named)) {
    const path = join(root, file);
    const before = readFileSync(path, 'utf8');
    const after = change(before);
    if (after === before) throw new Unfit(`${file}: no place for ${named.name}: this script must be mended`);
    writeFileSync(path, after);
  }
};

const run = (name: string, options: Options): void => {
  const named = namedBy(name, options);
  writeFiles(named);
  mention(named);
  settle(options);
  process.stdout.write(
    [
      `services/${name} is there, and stands in every list. What makes it the department's own:`,
      `  contracts/src/${name}/matter.ts         what happens there, in the statute's words`,
      `  services/${name}/src/matter/decider.ts  what is lawful: refuse with under({ law, article })`,
      '  contracts/src/catalogue/  categories whose lead it is, and who holds it since when',
      'Then: npm run types, npm run test:pure, npm test. services/README.md says how a service is made.\n',
    ].join('\n'),
  );
};

/** Installs, formats, and writes anew what is made from the language: frozen schemas and pages. */
const settle = ({ install }: Options): void => {
  const call = (command: string, ...args: string[]) => execFileSync(command, args, { cwd: root, stdio: 'inherit' });
  if (install) {
    const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      packageManager: string;
    };
    call('npx', '--yes', packageManager, 'install', '--no-frozen-lockfile', '--reporter=silent');
  }
  call(
    join(root, 'node_modules/.bin/biome'),
    'check',
    '--write',
    '--log-level=error',
    'contracts',
    'services',
    'infra',
    'simulation',
  );
  if (!install) return;
  call(process.execPath, 'scripts/schemas.ts', 'freeze');
  for (const page of globSync('scripts/{policy-coverage,roles}.ts', { cwd: root }))
    call(process.execPath, page, 'write');
};

await new Command('new-department')
  .description('write a department that passes the tests')
  .argument('<name>', 'its responsibility: lower case and hyphens')
  .option('--zh <name>', 'what the responsibility is called')
  .option('--en <name>', 'the same in English')
  .option('--clause <clause>', 'the clause of the policy that gives it', '二(二)13')
  .option('--holder <name>', 'the department that holds it')
  .option('--holder-en <name>', 'the same in English')
  .option('--no-install', 'write files only: install, freeze and write the pages yourself')
  .action(run)
  .parseAsync()
  .catch((error: unknown) => {
    if (!(error instanceof Unfit)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  });
