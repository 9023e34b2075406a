import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  allEvents,
  type BreakingChange,
  breakingChanges,
  type EventDefinition,
  eventSchema,
  type JsonSchema,
  sameSchema,
  schemaPath,
} from '@tiaokuai/contracts';
import { Command, Option } from 'commander';

/**
 * The frozen JSON Schemas of events: what departments' own systems may rely on.
 *
 *   node scripts/schemas.ts check                 says what differs from the frozen forms; 1 when something breaks
 *   node scripts/schemas.ts freeze                freezes new events and versions
 *   node scripts/schemas.ts freeze --additive     takes additions to frozen versions in as well
 *   node scripts/schemas.ts freeze --unreleased   overwrites and removes as well: only while no release carries them
 */
export const schemaFolder = fileURLToPath(new URL('../contracts/schemas', import.meta.url));

/** How one event stands to its frozen form. */
export type Standing =
  | { readonly kind: 'new' | 'same' | 'added'; readonly path: string; readonly schema: JsonSchema }
  | {
      readonly kind: 'breaking';
      readonly path: string;
      readonly schema: JsonSchema;
      readonly changes: readonly BreakingChange[];
    }
  /** Frozen, and neither defined any more nor reachable by an upcast. */
  | { readonly kind: 'lost'; readonly path: string };

/** Compares events with what is frozen in a folder. */
export const standings = async (
  events: readonly EventDefinition[],
  folder: string = schemaFolder,
): Promise<readonly Standing[]> => {
  const frozen = await readFrozen(folder);
  const defined = events.map((event) => standingOf(event, frozen));
  const kept = new Set(
    events.flatMap((event) =>
      [event.version, ...event.upcasts.map(({ fromVersion }) => fromVersion)].map((version) =>
        schemaPath({ ...event, version }),
      ),
    ),
  );
  const lost = [...frozen.keys()].filter((path) => !kept.has(path)).map((path): Standing => ({ kind: 'lost', path }));
  return [...defined, ...lost];
};

const standingOf = (event: EventDefinition, frozen: ReadonlyMap<string, JsonSchema>): Standing => {
  const path = schemaPath(event);
  const schema = eventSchema(event);
  const before = frozen.get(path);
  if (!before) return { kind: 'new', path, schema };
  const changes = breakingChanges(before, schema);
  if (changes.length > 0) return { kind: 'breaking', path, schema, changes };
  return { kind: sameSchema(before, schema) ? 'same' : 'added', path, schema };
};

const readFrozen = async (folder: string): Promise<ReadonlyMap<string, JsonSchema>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }): Promise<[string, JsonSchema]> => {
        const file = join(parentPath, name);
        return [relative(folder, file), JSON.parse(await readFile(file, 'utf8'))];
      }),
    ),
  );
};

export interface FreezeOptions {
  readonly additive?: boolean;
  readonly unreleased?: boolean;
}

/**
 * Writes frozen schemas. A frozen version that has changed stays as it is unless the options allow it.
 * @returns what was written or removed, and what was refused.
 */
export const freeze = async (
  events: readonly EventDefinition[],
  { additive = false, unreleased = false }: FreezeOptions = {},
  folder: string = schemaFolder,
): Promise<{ readonly written: readonly Standing[]; readonly refused: readonly Standing[] }> => {
  const all = await standings(events, folder);
  const mayWrite = ({ kind }: Standing) =>
    kind === 'new' ||
    (kind === 'added' && (additive || unreleased)) ||
    ((kind === 'breaking' || kind === 'lost') && unreleased);
  const written = all.filter(mayWrite);
  for (const standing of written) {
    const file = join(folder, standing.path);
    if (standing.kind === 'lost') {
      await rm(file);
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${JSON.stringify(standing.schema, undefined, 2)}\n`);
  }
  return { written, refused: all.filter((standing) => standing.kind !== 'same' && !mayWrite(standing)) };
};

const remedy: Readonly<Record<Standing['kind'], string>> = {
  same: 'as frozen',
  new: 'not frozen yet: run `node scripts/schemas.ts freeze`',
  added: 'gained something: run `node scripts/schemas.ts freeze --additive` to promise it',
  breaking:
    'breaks what was promised: define a new version with an upcast (or --unreleased while no release carries it)',
  lost: 'is frozen, but no event defines it and none upcasts from it: keep it readable (or --unreleased, which removes it)',
};

/** One standing in words, a line per change. */
export const report = (standing: Standing): string =>
  [
    `${standing.path}: ${remedy[standing.kind]}`,
    ...(standing.kind === 'breaking'
      ? standing.changes.map(
          ({ kind, path, was, is }) => `    ${kind} ${path}: ${JSON.stringify(was)} → ${JSON.stringify(is)}`,
        )
      : []),
  ].join('\n');

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const program = new Command('schemas').description('The frozen JSON Schemas of events');
program.command('check').action(async () => {
  const differing = (await standings(allEvents)).filter(({ kind }) => kind !== 'same');
  for (const standing of differing) say(report(standing));
  say(`${allEvents.length} events, ${differing.length} differ from their frozen form`);
  if (differing.some(({ kind }) => kind === 'breaking' || kind === 'lost')) process.exitCode = 1;
});
program
  .command('freeze')
  .addOption(new Option('--additive', 'take additions to frozen versions in'))
  .addOption(
    new Option(
      '--unreleased',
      'overwrite breaking changes and remove lost versions: only while no release carries them',
    ),
  )
  .action(async (options: FreezeOptions) => {
    const { written, refused } = await freeze(allEvents, options);
    for (const { kind, path } of written) say(`${kind === 'lost' ? 'removed' : 'frozen'} ${path}`);
    for (const standing of refused) say(report(standing));
    say(`${written.length} written, ${refused.length} left as they were`);
    if (refused.some(({ kind }) => kind === 'breaking' || kind === 'lost')) process.exitCode = 1;
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) await program.parseAsync();
