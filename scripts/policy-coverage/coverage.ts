import type { PolicyDuty } from '@tiaokuai/contracts';
import { type Entry, type ReadRules, type Rule, readRules, type Use } from './rules.ts';
import { type Node, readSources, type Sources } from './sources.ts';
import { type ReadTest, readTests } from './tests.ts';

/** Joins what the services say of themselves with what their sources and tests hold. */

/** A command or query as a service serves it. */
export interface Served {
  readonly service: string;
  readonly door: 'command' | 'query';
  /** Of a command. */
  readonly aggregate?: string;
  readonly name: string;
  readonly duties: readonly string[];
}

/** A statute's rule among the legal bases of routing, and what it is the basis of. */
export interface Basis extends Rule {
  readonly of: string;
}

export interface Inputs {
  readonly duties: Readonly<Record<string, PolicyDuty>>;
  readonly served: readonly Served[];
  /** TypeScript by path; `…/test/…` are tests, all else are sources. */
  readonly texts: ReadonlyMap<string, string>;
  /** Of the statutory library, by key; `routed`: a category's time for completion. */
  readonly limits: ReadonlyMap<string, Rule & { readonly routed?: boolean }>;
  readonly bases: readonly Basis[];
}

export interface TestName {
  readonly file: string;
  readonly name: string;
}

export interface Carrier extends Served {
  /** Where it is defined. */
  readonly file?: string;
  readonly test?: TestName;
}

export interface DutyRow {
  readonly id: string;
  readonly duty: PolicyDuty;
  readonly status: 'carried' | 'part' | 'not-yet';
  readonly carriers: readonly Carrier[];
}

export interface RuleRow extends Rule {
  readonly service: string;
  readonly aggregate?: string;
  /** `command SealPlace`, `clock watch-seals`, with the files where they stand. */
  readonly doors: readonly { readonly door: string; readonly name: string; readonly file: string }[];
  /** Refusals that name the rule, and whether a test sees each. */
  readonly refusals: readonly { readonly code: string; readonly tested: boolean }[];
  /** Where nothing leads to it: where it stands. */
  readonly unused?: { readonly file: string; readonly limit?: string };
  readonly test?: TestName;
}

export interface BasisRow extends Rule {
  readonly of: readonly string[];
  readonly test?: TestName;
  /** Whether the test is a case that names the rule, or goes through all rules of routing. */
  readonly byCase: boolean;
}

export interface Coverage {
  readonly duties: readonly DutyRow[];
  readonly rules: readonly RuleRow[];
  readonly bases: readonly BasisRow[];
  /** What is wrong with the annotations or cannot be read; nothing may be. */
  readonly problems: readonly string[];
}

const isTest = (file: string): boolean => /(^|\/)test\//.test(file);

/** The parts of every service that are the same for all; their tests stand with them. */
export const shared = 'department';

export const coverageOf = ({ duties, served, texts, limits, bases }: Inputs): Coverage => {
  const sources = readSources(texts);
  const own = without(sources, (file) => isTest(file) || isCatalogue(file));
  const rules = readRules(own, limits);
  const tests = inOrder(readTests(sources, isTest), rules);
  return {
    duties: dutyRows(duties, served, definedIn(texts), rules, tests),
    rules: ruleRows(rules, served, limits, tests),
    bases: basisRows(bases, tests, sources),
    problems: [...problemsOf(duties, served), ...rules.unread.map((each) => `cannot be read: ${each}`)],
  };
};

/** What categories say is the basis of routing, and stands among the bases. */
const isCatalogue = (file: string): boolean =>
  /^contracts\/src\/catalogue\/(.*categor.*|questions|lead-statutes)\.ts$/.test(file);

const without = ({ files, resolve }: Sources, leave: (file: string) => boolean): Sources => ({
  files: new Map([...files].filter(([file]) => !leave(file))),
  resolve: (name, scope) => {
    const found = resolve(name, scope);
    return found && !leave(found.file) ? found : undefined;
  },
});

const problemsOf = (duties: Inputs['duties'], served: readonly Served[]): readonly string[] => {
  const carried = new Set(served.flatMap((each) => each.duties));
  return [
    ...served.flatMap(({ service, name, duties: ids }) =>
      ids.filter((id) => !(id in duties)).map((id) => `${service}: ${name}: the policy has no duty ${id}`),
    ),
    ...Object.entries(duties)
      .filter(([id, { lacks }]) => lacks && !carried.has(id))
      .map(([id]) => `${id}: says what it lacks, and nothing carries the rest`),
  ];
};

/** Where a command or query is defined: in its service's language where several have one of that name. */
const definedIn = (texts: Inputs['texts']): ((served: Served) => string | undefined) => {
  const byName = new Map<string, string[]>();
  const named =
    /(?:\.command|\bask)\(\s*'([A-Za-z]+)'|\bname: '([A-Z][A-Za-z]+)'|\b([A-Z][A-Za-z]+): (command|query)\(/g;
  for (const [file, text] of texts)
    if (!isTest(file))
      for (const [, command, query, key, door] of text.matchAll(named)) {
        const name = key ? `${door} ${key}` : command ? `command ${command}` : `query ${query}`;
        byName.set(name, [...(byName.get(name) ?? []), file]);
      }
  return ({ door, name, service }) => {
    const found = byName.get(`${door} ${name}`) ?? [];
    return found.find((file) => file.includes(`/${service}/`)) ?? found[0];
  };
};

const serviceOf = (file: string): string | undefined =>
  /^services\/([^/]+)\//.exec(file)?.[1] ?? (file.startsWith(`${shared}/`) ? shared : undefined);

/** A test, with the deciders that it asks straight; without any it asks over the bus. */
interface Asking extends ReadTest {
  readonly straight: readonly Node[];
}

/** Those that ask a decider first, then a service's own, then those across services. */
const inOrder = (tests: readonly ReadTest[], { deciders }: ReadRules): readonly Asking[] =>
  tests
    .map((test) => ({
      ...test,
      straight: deciders.map(({ definition }) => definition.node).filter((node) => test.reached.has(node)),
    }))
    .toSorted((a, b) => rank(a) - rank(b) || compare(a.file, b.file));

const rank = ({ straight, file }: Asking): number => (straight.length > 0 ? 0 : serviceOf(file) ? 1 : 2);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether a test is about a service and, where it asks deciders straight, about this one. */
const isAbout = (test: Asking, service: string, decider: Node | undefined): boolean => {
  if (test.straight.length > 0) return decider !== undefined && test.straight.includes(decider);
  const folder = serviceOf(test.file);
  return folder ? folder === service : test.texts.has(service);
};

const nameOf = ({ file, name }: ReadTest): TestName => ({ file, name });

type DeciderOf = (service: string, aggregate: string | undefined) => Node | undefined;
const decidersOf =
  ({ deciders }: ReadRules): DeciderOf =>
  (service, aggregate) =>
    deciders.find((each) => each.aggregate === aggregate && serviceOf(each.definition.file) === service)?.definition
      .node;

const dutyRows = (
  duties: Inputs['duties'],
  served: readonly Served[],
  fileOf: (served: Served) => string | undefined,
  rules: ReadRules,
  tests: readonly Asking[],
): readonly DutyRow[] => {
  const deciderOf = decidersOf(rules);
  const testOf = ({ service, aggregate, name }: Served): TestName | undefined => {
    const decider = deciderOf(service, aggregate);
    const fits = tests.filter(
      (test) => test.texts.has(name) && isAbout(test, service, decider) && (test.accepts || test.straight.length === 0),
    );
    const best = fits.filter((test) => rank(test) === rank(fits[0]!));
    const found = best.find(({ own }) => own.has(name)) ?? best[0];
    return found && nameOf(found);
  };
  return Object.entries(duties).map(([id, duty]): DutyRow => {
    const carriers = served
      .filter((each) => each.duties.includes(id))
      .map((each): Carrier => {
        const file = fileOf(each);
        const test = testOf(each);
        return { ...each, ...(file && { file }), ...(test && { test }) };
      });
    const isTested = carriers.some(({ test }) => test);
    const status = carriers.length === 0 ? 'not-yet' : duty.lacks || !isTested ? 'part' : 'carried';
    return { id, duty, status, carriers };
  });
};

/** A row while its uses are gathered. */
interface Gathered extends Rule {
  readonly service: string;
  readonly aggregate: string | undefined;
  readonly doors: Map<string, RuleRow['doors'][number]>;
  readonly uses: Set<Use>;
}

const ruleRows = (
  rules: ReadRules,
  served: readonly Served[],
  limits: Inputs['limits'],
  tests: readonly Asking[],
): readonly RuleRow[] => {
  const rows = new Map<string, Gathered>();
  const gather = (use: Use, service: string, aggregate: string | undefined): Gathered => {
    const { law, article } = use;
    const key = JSON.stringify([law, article, service, aggregate]);
    const row = rows.get(key) ?? { law, article, service, aggregate, doors: new Map(), uses: new Set() };
    rows.set(key, row);
    row.uses.add(use);
    return row;
  };
  const aggregateOf = aggregatesOf(served);
  for (const entry of rules.entries) {
    const { door, name, definition } = entry;
    const service = serviceOf(definition.file);
    const found = service === undefined ? undefined : aggregateOf(service, entry);
    if (service === undefined || !found) continue;
    for (const use of rules.usesFrom(definition))
      gather(use, service, found.aggregate).doors.set(`${door} ${name}`, { door, name, file: definition.file });
  }
  for (const { aggregate, definition } of rules.deciders)
    for (const use of rules.usesFrom(definition)) gather(use, serviceOf(definition.file)!, aggregate);

  const deciderOf = decidersOf(rules);
  const gathered = [...rows.values()];
  const used = gathered.map((row) => {
    const { service, aggregate } = row;
    const beside = gathered.filter((each) => each.service === service && each.aggregate === aggregate);
    return ruleRow(row, beside, deciderOf(service, aggregate), tests);
  });
  return [...used, ...unusedRows(rules, used, limits)].toSorted(
    (a, b) => byRule(a, b) || compare(a.service, b.service) || compare(a.aggregate ?? '', b.aggregate ?? ''),
  );
};

/** The aggregate that an entry works on; undefined for what is none of the service's commands. */
const aggregatesOf =
  (served: readonly Served[]) =>
  (service: string, { door, name, gives }: Entry): { readonly aggregate: string | undefined } | undefined => {
    const own = served.filter((each) => each.service === service && each.door === 'command');
    if (door === 'command') {
      const command = own.find((each) => each.name === name);
      return command && { aggregate: command.aggregate };
    }
    const given = own.find((each) => gives.includes(each.name))?.aggregate;
    const reported = own.find(({ aggregate }) => name === `report-${aggregate}`)?.aggregate;
    return { aggregate: given ?? reported };
  };

const ruleRow = (
  { law, article, service, aggregate, doors, uses }: Gathered,
  beside: readonly Rule[],
  decider: Node | undefined,
  tests: readonly Asking[],
): RuleRow => {
  const about = tests.filter((test) => isAbout(test, service, decider));
  const ofLanguage = tests.filter(({ file }) => file.startsWith('contracts/test/'));
  const codes = [...new Set([...uses].flatMap(({ code }) => code ?? []))].toSorted(compare);
  const test =
    about.find((each) => [...uses].some((use) => touches(each, use, beside))) ??
    // What the published language computes is tested with it.
    ofLanguage.find((each) => [...uses].some((use) => use.file.startsWith('contracts/') && touches(each, use, beside)));
  return {
    law,
    article,
    service,
    ...(aggregate && { aggregate }),
    doors: [...doors.values()].toSorted((a, b) => compare(a.door, b.door) || compare(a.name, b.name)),
    refusals: codes.map((code) => ({ code, tested: about.some(({ texts }) => texts.has(code)) })),
    ...(test && { test: nameOf(test) }),
  };
};

/** A refusal is seen by its code; a rule that is handed on by its article, the table's entry or the table itself. */
const touches = (
  { texts, own, names }: Asking,
  { law, article, code, keys, definition }: Use,
  beside: readonly Rule[],
): boolean =>
  code !== undefined
    ? texts.has(code)
    : names.has(definition) || keys.some((key) => own.has(key)) || saysArticle(own, { law, article }, beside);

/** The article to its last item; without its statute only where no other of the same aggregate can be meant. */
const saysArticle = (texts: ReadonlySet<string>, rule: Rule, beside: readonly Rule[]): boolean =>
  [...texts].some(
    (text) =>
      /第.+条/.test(text) &&
      isNamedBy(rule, text) &&
      beside.every((each) => each.law === rule.law || !isNamedBy(each, text)),
  );

/** `第五条、第六条` is named by either of the two. */
const isNamedBy = ({ law, article }: Rule, text: string): boolean =>
  [article, ...article.split('、')].some((each) => `${law} ${each}`.endsWith(text));

/** Rules that stand in the code, and limits that stand in the library, to which nothing leads. */
const unusedRows = (rules: ReadRules, used: readonly RuleRow[], limits: Inputs['limits']): readonly RuleRow[] => {
  const isSame = (a: Rule, b: Rule) => a.law === b.law && a.article === b.article;
  const stray = rules.all.filter((use) => {
    const service = serviceOf(use.file);
    return !used.some((row) => isSame(row, use) && (!service || service === shared || row.service === service));
  });
  const keys = new Set(rules.all.flatMap((use) => use.keys));
  const idle = [...limits].filter(([key, { law, routed }]) => law !== '配置' && !routed && !keys.has(key));
  const rows = [
    ...stray.map(({ law, article, file, code }) => ({ law, article, file, code })),
    ...idle.map(([limit, { law, article }]) => ({ law, article, file: limitsFile, limit })),
  ];
  return rows.map(
    (row): RuleRow => ({
      law: row.law,
      article: row.article,
      service: serviceOf(row.file) ?? '',
      doors: [],
      refusals: 'code' in row && row.code ? [{ code: row.code, tested: false }] : [],
      unused: { file: row.file, ...('limit' in row && { limit: row.limit }) },
    }),
  );
};

const limitsFile = 'contracts/src/catalogue/statutory-limits.ts';

/** A case of routing names the article that it expects; else what goes through every rule has gone through this one. */
const basisRows = (bases: readonly Basis[], tests: readonly Asking[], { files }: Sources): readonly BasisRow[] => {
  const routing = tests.filter(({ file }) => file.startsWith('contracts/test/'));
  const rules = files.get(routingFile)?.names.get('routingRules');
  const all = routing.find(({ names }) => rules && 'node' in rules && names.has(rules.node));
  const byArticle = Map.groupBy(
    bases.filter(({ law }) => law !== '政策' && law !== '配置'),
    ({ law, article }) => `${law} ${article}`,
  );
  return [...byArticle]
    .map(([name, [first, ...more]]): BasisRow => {
      const { law, article } = first!;
      const named = routing.find(({ texts }) =>
        [...texts].some((text) => text.startsWith(`${law} 第`) && name.startsWith(text)),
      );
      const of = [...new Set([first!, ...more].map((each) => each.of))].toSorted(compare);
      const test = named ?? all;
      return { law, article, of, byCase: named !== undefined, ...(test && { test: nameOf(test) }) };
    })
    .toSorted(byRule);
};

const routingFile = 'contracts/src/routing/rules.ts';

const byRule = (a: Rule, b: Rule): number =>
  compare(a.law, b.law) || numberOf(a.article) - numberOf(b.article) || compare(a.article, b.article);

const digits = '零一二三四五六七八九';
/** `第一百一十八条…` is 118; 0 where no number leads. */
const numberOf = (article: string): number => {
  const [, numeral] = /^第([零一二三四五六七八九十百]+)条/.exec(article) ?? [];
  let total = 0;
  let digit = 0;
  for (const each of numeral ?? '')
    if (each === '百' || each === '十') {
      total += (digit || 1) * (each === '百' ? 100 : 10);
      digit = 0;
    } else digit = digits.indexOf(each);
  return total + digit;
};
