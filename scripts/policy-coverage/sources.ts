import { posix } from 'node:path';
import { type Module, parseSync } from '@swc/core';

/** Sources read as syntax: what each name stands for, and which names a piece of code leads to. */

/** A piece of syntax; its fields are looked at by name. */
export type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What a name stands for: the syntax, and the scope in which that is to be read. */
export interface Definition {
  readonly file: string;
  readonly name: string;
  readonly node: Node;
  readonly scope: Scope;
}

interface Import {
  readonly from: string;
  /** `*`: the whole module. */
  readonly name: string;
}

export interface Scope {
  readonly file: string;
  readonly parent?: Scope;
  /** `undefined`: a parameter, of which nothing is known here. */
  readonly names: Map<string, Definition | Import | undefined>;
  /** Modules that are handed on whole: `export * from`. */
  readonly stars: string[];
}

export interface Sources {
  readonly files: ReadonlyMap<string, Scope>;
  /** What a name, or `namespace.name`, stands for in a scope; undefined where that is outside of the sources. */
  readonly resolve: (name: string, scope: Scope) => Definition | undefined;
}

/** @param texts TypeScript by path, relative to the project's root. */
export const readSources = (texts: ReadonlyMap<string, string>): Sources => {
  const files = new Map([...texts].map(([file, text]): [string, Scope] => [file, moduleScope(file, text)]));
  const byPackage = new Map<string, Map<string, Definition>>();
  for (const [file, { names }] of files) {
    const own = /([^/]+)\/src\//.exec(file)?.[1];
    if (!own) continue;
    const exported = byPackage.get(own) ?? new Map<string, Definition>();
    byPackage.set(own, exported);
    for (const [name, each] of names) if (each && 'node' in each && !exported.has(name)) exported.set(name, each);
  }
  /** Names are exported once in a package, and its `index.ts` hands them on. */
  const ofPackage = (from: string, name: string): Definition | undefined =>
    byPackage.get(from.split('/')[1] ?? '')?.get(name);
  const ofModule = (from: string, name: string, file: string): Definition | undefined => {
    if (from.startsWith('@tiaokuai/')) return ofPackage(from, name);
    const path = posix.join(posix.dirname(file), from);
    const scope = files.get(path);
    const found = scope?.names.get(name);
    if (found) return 'node' in found ? found : ofModule(found.from, found.name, path);
    for (const star of scope?.stars ?? []) {
      const handedOn = ofModule(star, name, path);
      if (handedOn) return handedOn;
    }
    return undefined;
  };
  const resolve = (path: string, scope: Scope): Definition | undefined => {
    const [name = '', member] = splitPath(path);
    for (let each: Scope | undefined = scope; each; each = each.parent) {
      if (!each.names.has(name)) continue;
      const found = each.names.get(name);
      if (!found) return undefined;
      if ('node' in found) return member === undefined ? found : entryOf(found, member);
      const wanted = found.name === '*' ? member : found.name;
      const defined = wanted === undefined ? undefined : ofModule(found.from, wanted, each.file);
      return defined && member !== undefined && found.name !== '*' ? entryOf(defined, member) : defined;
    }
    return undefined;
  };
  return { files, resolve };
};

/** One entry of a table; the whole of it where the entry is not found by reading. */
const entryOf = (table: Definition, name: string): Definition => {
  const object = bare(table.node);
  if (object.type !== 'ObjectExpression') return table;
  const entry = (object.properties as Node[]).find(
    (each) => each.type === 'KeyValueProperty' && (each.key as Node).value === name,
  );
  return entry ? { ...table, name: `${table.name}.${name}`, node: entry.value as Node } : table;
};

/** Without what only concerns types. */
export const bare = (node: Node): Node =>
  /^(Parenthesis|Ts(As|NonNull|Satisfies))Expression$|^TsConstAssertion$/.test(node.type)
    ? bare(node.expression as Node)
    : node;

/** Names have no dots; members may. */
const splitPath = (path: string): readonly [name: string, member?: string] => {
  const dot = path.indexOf('.');
  return dot < 0 ? [path] : [path.slice(0, dot), path.slice(dot + 1)];
};

const moduleScope = (file: string, text: string): Scope => {
  const module: Module = parseSync(text, { syntax: 'typescript', target: 'es2024' });
  const scope: Scope = { file, names: new Map(), stars: [] };
  for (const item of module.body) {
    if (item.type === 'ExportAllDeclaration') scope.stars.push(item.source.value);
    if (item.type === 'ExportNamedDeclaration' && item.source)
      for (const each of item.specifiers)
        if (each.type === 'ExportSpecifier')
          scope.names.set((each.exported ?? each.orig).value, { from: item.source.value, name: each.orig.value });
    if (item.type === 'ImportDeclaration') {
      for (const each of item.specifiers)
        scope.names.set(each.local.value, {
          from: item.source.value,
          name:
            each.type === 'ImportNamespaceSpecifier'
              ? '*'
              : each.type === 'ImportSpecifier'
                ? (each.imported?.value ?? each.local.value)
                : 'default',
        });
      continue;
    }
    const inner = item.type === 'ExportDeclaration' ? item.declaration : item;
    declare(scope, inner as unknown as Node);
  }
  scope.names.set(wholeModule, { file, name: wholeModule, node: module as unknown as Node, scope });
  return scope;
};

const wholeModule = '(module)';
/** The syntax of a whole file. */
export const syntaxOf = ({ names }: Scope): Node => (names.get(wholeModule) as Definition).node;

/** Every name that a file defines at its top. */
export const definitionsOf = (scope: Scope): readonly Definition[] =>
  [...scope.names.values()].filter(
    (each): each is Definition => each !== undefined && 'node' in each && each.name !== wholeModule,
  );

const declare = (scope: Scope, statement: Node): void => {
  if (statement.type === 'FunctionDeclaration') {
    const name = (statement.identifier as Node).value as string;
    scope.names.set(name, { file: scope.file, name, node: statement, scope });
  }
  if (statement.type !== 'VariableDeclaration') return;
  for (const { id, init } of statement.declarations as { id: Node; init?: Node }[])
    for (const name of boundBy(id)) scope.names.set(name, init && { file: scope.file, name, node: init, scope });
};

/** The scope inside of a function: its parameters, and what its body declares. */
export const scopeInside = (node: Node, parent: Scope): Scope => {
  const scope: Scope = { file: parent.file, parent, names: new Map(), stars: [] };
  for (const each of (node.params ?? []) as Node[]) for (const name of boundBy(each)) scope.names.set(name, undefined);
  const body = node.body as Node | undefined;
  for (const each of (body?.stmts ?? []) as Node[]) declare(scope, each);
  return scope;
};

export const isFunction = ({ type }: Node): boolean =>
  type === 'ArrowFunctionExpression' ||
  type === 'FunctionExpression' ||
  type === 'FunctionDeclaration' ||
  type === 'MethodProperty';

/** Names that a pattern binds. */
export const boundBy = (pattern: Node): readonly string[] => {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.value as string];
    case 'Parameter':
      return boundBy(pattern.pat as Node);
    case 'AssignmentPattern':
      return boundBy(pattern.left as Node);
    case 'RestElement':
      return boundBy(pattern.argument as Node);
    case 'ArrayPattern':
      return (pattern.elements as (Node | null)[]).flatMap((each) => (each ? boundBy(each) : []));
    case 'ObjectPattern':
      return (pattern.properties as Node[]).flatMap((each) =>
        each.type === 'AssignmentPatternProperty'
          ? [(each.key as Node).value as string]
          : boundBy((each.type === 'KeyValuePatternProperty' ? each.value : each) as Node),
      );
    default:
      return [];
  }
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const typesOnly = new Set(['typeAnnotation', 'typeParams', 'typeParameters', 'returnType', 'typeArguments', 'span']);

/** The parts of a piece of syntax in their order; types are passed over. */
export const partsOf = (node: Node): readonly Node[] => {
  const before = known.get(node);
  if (before) return before;
  const parts = findParts(node);
  known.set(node, parts);
  return parts;
};
const known = new WeakMap<Node, readonly Node[]>();

const findParts = (node: Node): readonly Node[] => {
  const parts: Node[] = [];
  const add = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) for (const each of value) add(each);
    else if (isNode(value)) parts.push(value);
    else {
      // Arguments and array elements stand in a wrapper without a type.
      const { id, init, expression } = value as { id?: unknown; init?: unknown; expression?: unknown };
      for (const each of [id, init, expression]) add(each);
    }
  };
  for (const key in node) if (!typesOnly.has(key)) add(node[key]);
  return parts;
};

/** @param enter Says whether to look at the parts as well. */
export const walk = (node: Node, enter: (node: Node) => boolean): void => {
  if (enter(node)) for (const each of partsOf(node)) walk(each, enter);
};

/** Names that a piece of syntax uses and does not bind itself; `namespace.name` for members. */
export const freeNames = (node: Node): ReadonlySet<string> => {
  const before = namesOf.get(node);
  if (before) return before;
  const used = new Set<string>();
  collect(node, new Set(), used);
  namesOf.set(node, used);
  return used;
};
const namesOf = new WeakMap<Node, ReadonlySet<string>>();

const collect = (node: Node, bound: ReadonlySet<string>, used: Set<string>): void => {
  const use = (name: string, path = name) => bound.has(name) || used.add(path);
  const key = node.key as Node | undefined;
  if (key?.type === 'Computed') collect(key, bound, used);
  if (node.type === 'Identifier') use(node.value as string);
  else if (node.type === 'MemberExpression') {
    const { object, property } = node as unknown as { object: Node; property: Node };
    const name = memberName(property);
    if (object.type === 'Identifier' && name !== undefined) use(object.value as string, `${object.value}.${name}`);
    else {
      collect(object, bound, used);
      if (property.type === 'Computed') collect(property, bound, used);
    }
  } else if (node.type === 'KeyValueProperty') collect(node.value as Node, bound, used);
  else if (isFunction(node)) {
    const inner = new Set([...bound, ...(node.params as Node[]).flatMap(boundBy), ...declaredIn(node.body as Node)]);
    for (const each of node.params as Node[])
      walk(each, (part) => {
        if (part.type === 'AssignmentPattern') collect(part.right as Node, inner, used);
        return true;
      });
    collect(node.body as Node, inner, used);
  } else if (node.type === 'VariableDeclarator') {
    if (node.init) collect(node.init as Node, bound, used);
  } else for (const each of partsOf(node)) collect(each, bound, used);
};

const memberName = (property: Node): string | undefined => {
  const named = property.type === 'Computed' ? (property.expression as Node) : property;
  return named.type === 'StringLiteral' || (named === property && named.type === 'Identifier')
    ? (named.value as string)
    : undefined;
};

/** Names that a function's body declares, functions inside of it apart. */
const declaredIn = (body: Node): readonly string[] => {
  const names: string[] = [];
  walk(body, (each) => {
    if (each.type === 'VariableDeclarator') names.push(...boundBy(each.id as Node));
    return !isFunction(each);
  });
  return names;
};

/** Everything that a piece of syntax leads to, itself first, each once. @param passedOver What nothing is led to by. */
export const reachedFrom = (
  start: Definition,
  { resolve }: Sources,
  passedOver: (definition: Definition) => boolean = () => false,
): readonly Definition[] => {
  const reached = new Map<Node, Definition>([[start.node, start]]);
  for (const each of reached.values())
    for (const name of freeNames(each.node)) {
      const found = resolve(name, each.scope);
      if (found && !reached.has(found.node) && !passedOver(found)) reached.set(found.node, found);
    }
  return [...reached.values()];
};
