import { evaluatorOf, refusalOf, ruleOf, type Value } from './evaluate.ts';
import {
  bare,
  type Definition,
  definitionsOf,
  freeNames,
  isFunction,
  type Node,
  partsOf,
  reachedFrom,
  type Scope,
  type Sources,
  scopeInside,
  syntaxOf,
  walk,
} from './sources.ts';

/** Which statute rules the sources hold, and which commands, clocks, reactions and queries lead to each. */

export interface Rule {
  readonly law: string;
  readonly article: string;
}

/** A rule where it stands in the code. */
export interface Use extends Rule {
  readonly file: string;
  readonly definition: Node;
  /** Of the refusal that names it; absent where it is handed on: in tables, deadlines, checks that several share. */
  readonly code?: string;
  /** How tables call the entries around it. */
  readonly keys: readonly string[];
}

export type Door = 'command' | 'clock' | 'reaction' | 'query';

/** Where something comes in that may lead to a rule. */
export interface Entry {
  readonly door: Door;
  readonly name: string;
  /** Commands that a clock or reaction gives. */
  readonly gives: readonly string[];
  readonly definition: Definition;
}

export interface ReadRules {
  readonly entries: readonly Entry[];
  /** By the aggregate's decider, as `workOf` or `defineAggregate` names it. */
  readonly deciders: readonly { readonly aggregate: string; readonly definition: Definition }[];
  readonly usesFrom: (start: Definition) => readonly Use[];
  /** Every use of every file. */
  readonly all: readonly Use[];
  /** Rules written in a way that cannot be read. */
  readonly unread: readonly string[];
}

/** Our own rules, the policy and the configuration are no statutes. */
const others = new Set(['条块总线', '政策', '配置']);

/** @param limits The statutory library: a limit's key in the code stands for its rule. */
export const readRules = (sources: Sources, limits: ReadonlyMap<string, Rule>): ReadRules => {
  const evaluate = evaluatorOf(sources);
  const known = new Map<Node, readonly Use[]>();

  const usesOf = (definition: Definition): readonly Use[] => {
    const before = known.get(definition.node);
    if (before) return before;
    const uses: Use[] = [];
    const note = (rule: Rule, keys: readonly string[], code?: string) => {
      if (!others.has(rule.law))
        uses.push({
          law: rule.law,
          article: rule.article,
          file: definition.file,
          definition: definition.node,
          keys,
          ...(code && { code }),
        });
    };
    const limitsIn = (node: Node, keys: readonly string[]) =>
      walk(node, (each) => {
        const limit = each.type === 'StringLiteral' ? limits.get(each.value as string) : undefined;
        if (limit) note(limit, [...keys, each.value as string]);
        return true;
      });
    const entries = entriesOfTable(definition.node);
    const look = (node: Node, scope: Scope, keys: readonly string[]): void => {
      const inside = isFunction(node) ? scopeInside(node, scope) : scope;
      if (node.type === 'CallExpression' || node.type === 'ObjectExpression') {
        for (const variant of variantsOf(node)) {
          const value = evaluate(variant, scope);
          const refusal = refusalOf(value);
          if (refusal) {
            note(refusal, keys, refusal.code);
            return;
          }
          const rule = ruleOf(value);
          if (rule) {
            note(rule, keys);
            if (variant === variantsOf(node).at(-1)) return;
          } else if (node.type === 'CallExpression') for (const each of rulesIn(value)) note(each, keys);
        }
      }
      if (node.type === 'CallExpression' && leadsToLimits(node.callee as Node, scope))
        for (const each of node.arguments as { expression: Node }[]) limitsIn(each.expression, keys);
      if (node.type === 'MemberExpression' && (node.object as Node).value === library)
        limitsIn(node.property as Node, keys);
      if (node.type === 'KeyValueProperty') {
        const name = (node.key as Node).value as string | undefined;
        if (name === 'key') limitsIn(node.value as Node, keys);
        look(node.value as Node, inside, name && entries.includes(node) ? [...keys, name] : keys);
        return;
      }
      const more = node.type === 'ObjectExpression' ? kindsIn(node) : [];
      for (const each of partsOf(node)) look(each, inside, [...keys, ...more]);
    };
    look(definition.node, definition.scope, definition.name.split('.').slice(1));
    const distinct = new Map(
      uses.map((each) => [JSON.stringify([each.law, each.article, each.code, each.keys]), each]),
    );
    known.set(definition.node, [...distinct.values()]);
    return [...distinct.values()];
  };

  const limited = new Map<Node, boolean>();
  const leadsToLimits = (callee: Node, scope: Scope): boolean => {
    const found = callee.type === 'Identifier' ? sources.resolve(callee.value as string, scope) : undefined;
    if (!found) return false;
    const before = limited.get(found.node);
    if (before !== undefined) return before;
    const leads = reachedFrom(found, sources).some(({ node }) =>
      [...freeNames(node)].some((name) => name === library || name.startsWith(`${library}.`)),
    );
    limited.set(found.node, leads);
    return leads;
  };

  const files = [...sources.files.values()];
  const all = files.flatMap(definitionsOf).flatMap(usesOf);
  return {
    entries: files.flatMap((scope) => entriesIn(scope, sources)),
    deciders: files.flatMap((scope) => decidersIn(scope, sources)),
    usesFrom: (start) => reachedFrom(start, sources, isModel).flatMap(usesOf),
    all,
    unread: files.flatMap((scope) => unreadIn(scope, all, evaluate)),
  };
};

const library = 'statutoryLimits';

/** Events make a table's rows: who reads a table or watches it does not come to the rules of its fold. */
const isModel = ({ node }: Definition): boolean => calledBy(node) === 'modelOf';

/** What a table calls its entries is what tests call them by; an object with a door of its own is no table, nor are arms. */
const entriesOfTable = (definition: Node): readonly Node[] => {
  const table = bare(definition);
  if (table.type !== 'ObjectExpression' || doorOf(table)) return [];
  return (table.properties as Node[]).filter(({ value }) => !value || !isFunction(value as Node));
};

const kindNames = new Set(['kind', 'key', 'id']);
/** `kind: 'x'`, by which tests call the entry. */
const kindsIn = (node: Node): readonly string[] =>
  (node.properties as Node[]).flatMap((each) => {
    const value = each.value as Node | undefined;
    return each.type === 'KeyValueProperty' &&
      kindNames.has(String((each.key as Node).value)) &&
      value?.type === 'StringLiteral'
      ? [value.value as string]
      : [];
  });

/** `{ law, article: a ? b : c }` is two rules. */
const variantsOf = (node: Node): readonly Node[] => {
  if (node.type !== 'ObjectExpression') return [node];
  const properties = node.properties as Node[];
  const choice = properties.find(
    (each) => each.type === 'KeyValueProperty' && bare(each.value as Node).type === 'ConditionalExpression',
  );
  if (!choice || !properties.some((each) => (each.key as Node | undefined)?.value === 'law')) return [node];
  const { consequent, alternate } = bare(choice.value as Node) as unknown as { consequent: Node; alternate: Node };
  return [consequent, alternate].map((value) => ({
    ...node,
    properties: properties.map((each) => (each === choice ? { ...each, value } : each)),
  }));
};

/** Rules inside of what a call comes to. */
const rulesIn = (value: Value): readonly Rule[] => {
  if (typeof value !== 'object' || value === null || 'closure' in value) return [];
  return Object.values(value as Readonly<Record<string, Value>>).flatMap((each) => {
    const rule = ruleOf(each);
    return rule ? [rule] : rulesIn(each);
  });
};

/** `{ law: …, article: … }` that no reading comes to a rule, by itself or through the function around it. */
const unreadIn = (
  scope: Scope,
  all: readonly Use[],
  evaluate: (node: Node, scope: Scope) => Value,
): readonly string[] =>
  definitionsOf(scope).flatMap(({ name, node }) => {
    const found: string[] = [];
    walk(node, (each) => {
      if (each.type !== 'ObjectExpression') return true;
      const values = new Map(
        (each.properties as Node[])
          .filter(({ type }) => type === 'KeyValueProperty')
          .map((property) => [(property.key as Node).value, property.value as Node]),
      );
      const law = values.get('law');
      if (!law || !(each.properties as Node[]).some((one) => isNamed(one, 'article'))) return true;
      const value = evaluate(law, scope);
      // Schemas, and rules whose parts all come from outside.
      if (typeof value !== 'string' || others.has(value) || ruleOf(evaluate(each, scope))) return true;
      if (variantsOf(each).length > 1) return true;
      // A function that makes rules of one statute: some call of it must have been read.
      const users = all.some((use) => use.law === value && use.file === scope.file);
      if (!users) found.push(`${scope.file}: ${name}: a rule of ${value}`);
      return true;
    });
    return found;
  });

const isNamed = (property: Node, name: string): boolean =>
  property.value === name || (property.key as Node | undefined)?.value === name;

const decidersIn = (scope: Scope, { resolve }: Sources): { aggregate: string; definition: Definition }[] => {
  const found: { aggregate: string; definition: Definition }[] = [];
  walk(syntaxOf(scope), (each) => {
    const callee = calledBy(each);
    if (callee !== 'defineAggregate' && callee !== 'workOf') return true;
    const given = argumentsOf(each);
    const named = new Map(
      (given.at(-1)!.properties as Node[])
        .filter(({ type }) => type === 'KeyValueProperty')
        .map((property) => [(property.key as Node).value as string, property.value as Node]),
    );
    const definition = resolve(String(named.get('decider')?.value), scope);
    const aggregate =
      callee === 'workOf' ? aggregateNamed(given[0]!, scope, resolve) : String(named.get('name')?.value);
    if (definition && aggregate) found.push({ aggregate, definition });
    return true;
  });
  return found;
};

/** `f` of `f(…)`. */
const calledBy = (node: Node): string | undefined =>
  node.type === 'CallExpression' ? ((node.callee as Node).value as string | undefined) : undefined;

const argumentsOf = (call: Node): readonly Node[] =>
  (call.arguments as { expression: Node }[]).map(({ expression }) => expression);

/** `hazard` of `const hazard = aggregate('fire', 'hazard', …)`, by the variable. */
const aggregateNamed = (variable: Node, scope: Scope, resolve: Sources['resolve']): string | undefined => {
  const definition = resolve(String(variable.value), scope);
  return definition && calledBy(definition.node) === 'aggregate'
    ? (argumentsOf(definition.node)[1]?.value as string | undefined)
    : undefined;
};

const entriesIn = (module: Scope, { resolve }: Sources): readonly Entry[] => {
  const entries: Entry[] = [];
  const enter = (door: Door, name: string, node: Node, scope: Scope) =>
    entries.push({ door, name, gives: commandsIn(node), definition: { file: scope.file, name, node, scope } });
  const look = (node: Node, scope: Scope): void => {
    const inside = isFunction(node) ? scopeInside(node, scope) : scope;
    if (node.type === 'CallExpression') {
      const { property } = node.callee as { property?: Node };
      const given = argumentsOf(node);
      const entry = entryOfCall(node, (variable) => aggregateNamed(variable, scope, resolve));
      if (entry) enter(entry.door, entry.name, entry.node, inside);
      if (property?.value === 'with') {
        const handler = given.at(-1)!;
        for (const name of given.slice(0, -1).flatMap(kindsOfPattern)) enter('command', name, handler, inside);
      }
    }
    if (node.type === 'IfStatement' || node.type === 'ConditionalExpression')
      for (const name of kindsCompared(node.test as Node)) enter('command', name, node.consequent as Node, inside);
    if (node.type === 'ObjectExpression') {
      const door = doorOf(node);
      const name = door && nameOfEntry(node);
      if (door && name) enter(door, name, node, inside);
    }
    for (const each of partsOf(node)) look(each, inside);
  };
  for (const { node } of definitionsOf(module)) look(node, module);
  return entries;
};

/** What the typed helpers take in: `prepare(…commands.X, …)`, `queryOf(…X, …)`, `reactTo(…, 'x', …)`, `caseOf(…)`. */
const entryOfCall = (
  call: Node,
  aggregateOf: (variable: Node) => string | undefined,
): { readonly door: Door; readonly name: string; readonly node: Node } | undefined => {
  const [first, second, third] = argumentsOf(call);
  switch (calledBy(call)) {
    case 'prepare':
      return { door: 'command', name: lastName(first!), node: second! };
    case 'queryOf':
      return { door: 'query', name: lastName(first!), node: second! };
    case 'reactTo':
    case 'reactToAll':
      return { door: 'reaction', name: textOf(second!), node: third! };
    case 'caseOf':
      return { door: 'reaction', name: `report-${aggregateOf(first!)}`, node: second! };
    default:
      return undefined;
  }
};

/** `x` of `'x'`, and `x-*` of a template. */
const textOf = (node: Node): string =>
  node.type === 'TemplateLiteral' ? (node.quasis as Node[]).map(({ cooked }) => cooked).join('*') : String(node.value);

/** `X` of `X` and of `a.b.X`. */
const lastName = (node: Node): string =>
  String(node.type === 'MemberExpression' ? (node.property as Node).value : node.value);

const startsUpper = /^[A-Z][a-z]+[A-Z]/;

/** `{ kind: 'X' }`, `{ kind: P.union('X', 'Y') }`. */
const kindsOfPattern = (pattern: Node): readonly string[] => {
  if (pattern.type !== 'ObjectExpression') return [];
  const kind = (pattern.properties as Node[]).find((each) => (each.key as Node | undefined)?.value === 'kind');
  return kind ? namesIn(kind.value as Node) : [];
};

/** `kind === 'X' || command.kind === 'Y'`. */
const kindsCompared = (test: Node): readonly string[] => {
  if (test.type !== 'BinaryExpression') return [];
  const { operator, left, right } = test as unknown as { operator: string; left: Node; right: Node };
  if (operator === '||') return [...kindsCompared(left), ...kindsCompared(right)];
  const compared = left.type === 'MemberExpression' ? (left.property as Node) : left;
  return operator === '===' && compared.value === 'kind' && right.type === 'StringLiteral'
    ? [right.value as string]
    : [];
};

const namesIn = (node: Node): readonly string[] => {
  const names: string[] = [];
  walk(node, (each) => {
    if ((each.type === 'StringLiteral' || each.type === 'Identifier') && startsUpper.test(each.value as string))
      names.push(each.value as string);
    return true;
  });
  return names;
};

/** `command: 'X'`, `give(…X, …)`, and the commands that open and end a referral's case. */
const commandsIn = (node: Node): readonly string[] => {
  const names: string[] = [];
  walk(node, (each) => {
    if (calledBy(each) === 'give') names.push(...namesIn(argumentsOf(each)[0]!));
    if (
      each.type === 'KeyValueProperty' &&
      ['command', 'open', 'end', 'note'].includes(String((each.key as Node).value))
    )
      names.push(...namesIn(each.value as Node));
    return true;
  });
  return names;
};

const doors: readonly (readonly [member: string, door: Door])[] = [
  ['prepare', 'command'],
  ['due', 'clock'],
  ['react', 'reaction'],
  ['says', 'reaction'],
  ['handle', 'query'],
];
const doorOf = (node: Node): Door | undefined => {
  const members = new Set((node.properties as Node[]).map((each) => (each.key as Node | undefined)?.value));
  if (!members.has('name') && !members.has('says')) return undefined;
  return doors.find(([member]) => members.has(member))?.[1];
};

/** `name: 'x'`, `name: X.name`, or what reports the cases of `aggregate: 'x'`; undefined where a call around it says. */
const nameOfEntry = (node: Node): string | undefined => {
  const named = (name: string) =>
    (node.properties as Node[]).find((each) => (each.key as Node | undefined)?.value === name)?.value as
      | Node
      | undefined;
  const name = named('name');
  if (name?.type === 'MemberExpression') return String((name.object as Node).value);
  const aggregate = named('aggregate');
  return name ? textOf(name) : aggregate && `report-${String(aggregate.value)}`;
};
