import {
  type Definition,
  freeNames,
  isFunction,
  type Node,
  partsOf,
  type Scope,
  type Sources,
  scopeInside,
  syntaxOf,
  walk,
} from './sources.ts';

/** What each test says: its own words, those of what it uses in its file, and the deciders that it asks. */

export interface ReadTest {
  readonly file: string;
  /** With its groups: `sealing › it lapses by time`. */
  readonly name: string;
  /** Texts that stand in the test itself. */
  readonly own: ReadonlySet<string>;
  /** Those, and the texts of what the test uses in its file. */
  readonly texts: ReadonlySet<string>;
  /** Definitions of the sources that stand in the test itself. */
  readonly names: ReadonlySet<Node>;
  /** Everything of the sources that it, or what it uses in its file, names. */
  readonly reached: ReadonlySet<Node>;
  /** Whether it sees anything accepted; over the bus every test does. */
  readonly accepts: boolean;
}

const groups = new Set(['describe']);
const tests = new Set(['test', 'it', 'withLibrary']);

/** @param sources The tests' own files together with those that they import. */
export const readTests = (sources: Sources, isTest: (file: string) => boolean): readonly ReadTest[] =>
  [...sources.files.values()].filter(({ file }) => isTest(file)).flatMap((scope) => testsIn(scope, sources));

const testsIn = (module: Scope, sources: Sources): readonly ReadTest[] => {
  const found: ReadTest[] = [];
  const look = (node: Node, scope: Scope, within: readonly string[], loops: readonly Node[]): void => {
    if (node.type === 'CallExpression') {
      const root = rootOf(node.callee as Node);
      const [title, ...more] = (node.arguments as { expression: Node }[]).map(({ expression }) => expression);
      const name = title && titleOf(title);
      const body = more.find(isFunction);
      if (name !== undefined && body && groups.has(root)) {
        look(body, scope, [...within, name], [...loops, node.callee as Node]);
        return;
      }
      if (name !== undefined && body && tests.has(root)) {
        found.push(readTest([...within, name].join(' › '), [node, ...loops], scope, sources));
        return;
      }
    }
    const inside = isFunction(node) ? scopeInside(node, scope) : scope;
    const around = node.type === 'ForOfStatement' ? [...loops, node.right as Node] : loops;
    for (const each of partsOf(node)) look(each, inside, within, around);
  };
  look(syntaxOf(module), module, [], []);
  return found;
};

/** `test`, `test.each(rows)`, `(hasStatutes ? test : test.skip)`. */
const rootOf = (callee: Node): string => {
  switch (callee.type) {
    case 'Identifier':
      return callee.value as string;
    case 'MemberExpression':
      return rootOf(callee.object as Node);
    case 'CallExpression':
      return rootOf(callee.callee as Node);
    case 'ParenthesisExpression':
      return rootOf(callee.expression as Node);
    case 'ConditionalExpression':
      return rootOf(callee.consequent as Node);
    default:
      return '';
  }
};

const titleOf = (node: Node): string | undefined =>
  node.type === 'StringLiteral'
    ? (node.value as string)
    : node.type === 'TemplateLiteral'
      ? (node.quasis as Node[]).map(({ cooked }) => cooked).join('…')
      : undefined;

const readTest = (name: string, parts: readonly Node[], scope: Scope, { resolve }: Sources): ReadTest => {
  const { file } = scope;
  const own = new Set(parts.flatMap(textsOf));
  const texts = new Set(own);
  const names = new Set<Node>();
  const reached = new Set<Node>();
  const used = new Map<Node, Definition>();
  const follow = (node: Node, from: Scope, into: readonly Set<Node>[]) => {
    for (const each of freeNames(node)) {
      const found = resolve(each, from);
      if (!found) continue;
      if (found.file !== file) for (const set of into) set.add(found.node);
      else used.set(found.node, found);
    }
  };
  for (const part of parts) follow(part, scope, [names, reached]);
  for (const each of used.values()) {
    for (const text of textsOf(each.node)) texts.add(text);
    follow(each.node, each.scope, [reached]);
  }
  return { file, name, own, texts, names, reached, accepts: parts.some(seesAcceptance) };
};

const textsOf = (node: Node): readonly string[] => {
  const texts: string[] = [];
  walk(node, (each) => {
    if (each.type === 'StringLiteral') texts.push(each.value as string);
    const key = each.key as Node | undefined;
    if (key?.type === 'StringLiteral') texts.push(key.value as string);
    return true;
  });
  return texts;
};

const acceptances = new Set(['thenAccepted', 'thenTypes', 'thenNothing']);
const seesAcceptance = (node: Node): boolean => {
  let sees = false;
  walk(node, (each) => {
    const { property } = each as { property?: Node };
    if (each.type === 'MemberExpression' && acceptances.has(String(property?.value))) sees = true;
    return !sees;
  });
  return sees;
};
