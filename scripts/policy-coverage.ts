import { globSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Carrying, categories, policyDuties, routingRules, statutoryLimits } from '@tiaokuai/contracts';
import type { ServiceDefinition } from '@tiaokuai/service';
import { Command } from 'commander';
import { allServices } from '../infra/host/services.ts';
import { differences } from './page.ts';
import { type Basis, type Coverage, coverageOf, type Inputs, type Served, shared } from './policy-coverage/coverage.ts';
import { documentFile, documentOf } from './policy-coverage/document.ts';

/**
 * `docs/policy-coverage.md`: which service, command and test carries each duty of the policy and each statute rule.
 *
 *   node scripts/policy-coverage.ts check   says what differs from the page; 1 when something does
 *   node scripts/policy-coverage.ts write   writes the page anew
 */
const root = fileURLToPath(new URL('..', import.meta.url));

/** Parts of every service that come from the shared house of departments. */
const ofDesk = new Set(['referral', 'penalty']);

const servedBy = ({ name: service, aggregates, queries = [] }: ServiceDefinition): readonly Served[] => [
  ...aggregates.flatMap(({ name: aggregate, commands, internal }) =>
    [...commands, ...internal].map(
      (command): Served => ({
        service: ofDesk.has(aggregate) ? shared : service,
        door: 'command',
        aggregate,
        name: command.name,
        duties: dutiesOf(command),
      }),
    ),
  ),
  ...queries.map((query): Served => ({ service, door: 'query', name: query.name, duties: dutiesOf(query) })),
];

const dutiesOf = (carrier: object): readonly string[] => (carrier as Partial<Carrying>).duties ?? [];

const once = <Item>(items: readonly Item[], key: (item: Item) => string): readonly Item[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
];

/** Categories with the key of their time for completion. */
const completions = categories.flatMap(({ key: category, completion: limit }) => (limit ? [{ category, limit }] : []));

/** What the project's services, catalogue, sources and tests are now. */
export const inputs = (): Inputs => {
  const files = globSync(
    [
      'contracts/{src,test}/**/*.ts',
      'department/{src,test}/**/*.ts',
      'services/*/{src,test}/**/*.ts',
      'test/acceptance/*.ts',
    ],
    { cwd: root },
  ).toSorted();
  return {
    duties: policyDuties,
    served: once(allServices.flatMap(servedBy), ({ service, door, aggregate, name }) =>
      [service, door, aggregate, name].join(' '),
    ),
    texts: new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')])),
    limits: new Map(
      Object.values(statutoryLimits).map(({ key, source }) => [
        key,
        { ...source, routed: completions.some(({ limit }) => limit === key) },
      ]),
    ),
    bases: [
      ...routingRules.flatMap(({ id, legalBasis }) => legalBasis.map((rule): Basis => ({ ...rule, of: id }))),
      ...completions.map(
        ({ category, limit }): Basis => ({ ...statutoryLimits[limit]!.source, of: `${category} 时限 time` }),
      ),
    ],
  };
};

/** What is wrong, and how the page differs; nothing of both when all is well. */
export const checked = ({ problems, ...coverage }: Coverage, page: string): readonly string[] => [
  ...problems,
  ...differences(page, documentOf({ problems, ...coverage })),
];

export const readPage = (): Promise<string> => readFile(join(root, documentFile), 'utf8').catch(() => '');

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const program = new Command('policy-coverage').description('Which code carries each duty and statute rule');
program.command('check').action(async () => {
  const wrong = checked(coverageOf(inputs()), await readPage());
  for (const each of wrong) say(each);
  say(
    wrong.length > 0 ? 'run `node scripts/policy-coverage.ts write` and read what changed' : `${documentFile} is true`,
  );
  if (wrong.length > 0) process.exitCode = 1;
});
program.command('write').action(async () => {
  const coverage = coverageOf(inputs());
  for (const each of coverage.problems) say(each);
  await writeFile(join(root, documentFile), documentOf(coverage));
  if (coverage.problems.length > 0) process.exitCode = 1;
});

if (process.argv[1] === fileURLToPath(import.meta.url)) await program.parseAsync();
