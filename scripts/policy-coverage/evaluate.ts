import { boundBy, type Definition, isFunction, type Node, type Scope, type Sources } from './sources.ts';

/**
 * What expressions come to that name statutes: literals, templates, objects, arrays, names, and calls of functions that
 * just return such. Everything else is unknown.
 */
export const unknown = Symbol('unknown');

interface Closure {
  readonly closure: Node;
  readonly scope: Valued;
}
/** A scope in which parameters have values. */
interface Valued extends Scope {
  readonly values?: ReadonlyMap<string, Value>;
}
export type Value =
  | typeof unknown
  | string
  | number
  | boolean
  | readonly Value[]
  | Closure
  | { readonly [key: string]: Value };

const depthMost = 40;

/** @returns evaluates a piece of syntax in its scope. */
export const evaluatorOf = ({ resolve }: Sources): ((node: Node, scope: Scope) => Value) => {
  const known = new Map<Node, Value>();

  const nameOf = (name: string, scope: Valued, depth: number): Value => {
    for (let each: Valued | undefined = scope; each; each = each.parent)
      if (each.values?.has(name.split('.')[0]!)) {
        const value = each.values.get(name.split('.')[0]!)!;
        return name.includes('.') ? member(value, name.split('.')[1]!) : value;
      }
    const found = resolve(name, scope);
    return found ? definitionOf(found, depth) : unknown;
  };
  const definitionOf = ({ node, scope }: Definition, depth: number): Value => {
    const before = known.get(node);
    if (before !== undefined) return before;
    known.set(node, unknown);
    const value = evaluate(node, scope, depth);
    known.set(node, value);
    return value;
  };
  const apply = (called: Value, given: readonly Value[], depth: number): Value => {
    if (!isClosure(called)) return unknown;
    const { closure, scope } = called;
    const body = closure.body as Node;
    const result = body.type === 'BlockStatement' || body.type === 'FunctionBody' ? soleReturn(body) : body;
    if (!result) return unknown;
    const values = new Map<string, Value>();
    (closure.params as Node[]).forEach((param, index) => {
      const pattern = (param.type === 'Parameter' ? param.pat : param) as Node;
      const simple = (pattern.type === 'AssignmentPattern' ? pattern.left : pattern) as Node;
      const value =
        given[index] ??
        (pattern.type === 'AssignmentPattern' ? evaluate(pattern.right as Node, scope, depth) : unknown);
      if (simple.type === 'Identifier') values.set(simple.value as string, value);
      else for (const name of boundBy(simple)) values.set(name, member(value, name));
    });
    const inside: Valued = { file: scope.file, parent: scope, names: new Map(), stars: [], values };
    return evaluate(result, inside, depth);
  };

  const evaluate = (node: Node, scope: Valued, depth: number): Value => {
    if (depth > depthMost) return unknown;
    const inner = (each: unknown): Value => evaluate(each as Node, scope, depth + 1);
    if (isFunction(node)) return { closure: node, scope } as Closure;
    switch (node.type) {
      case 'StringLiteral':
      case 'NumericLiteral':
      case 'BooleanLiteral':
        return node.value as string | number | boolean;
      case 'TemplateLiteral': {
        const parts = (node.expressions as Node[]).map(inner);
        if (!parts.every((each) => typeof each === 'string' || typeof each === 'number')) return unknown;
        return (node.quasis as Node[]).map((each, index) => `${each.cooked}${parts[index]?.toString() ?? ''}`).join('');
      }
      case 'Identifier':
        return nameOf(node.value as string, scope, depth + 1);
      case 'MemberExpression': {
        const { object, property } = node as unknown as { object: Node; property: Node };
        if (object.type === 'Identifier' && property.type === 'Identifier') {
          const whole = nameOf(`${object.value}.${property.value}`, scope, depth + 1);
          const owner = nameOf(object.value as string, scope, depth + 1);
          return owner === unknown ? whole : member(owner, property.value as string);
        }
        const name = property.type === 'Computed' ? inner(property.expression) : (property.value as string);
        return typeof name === 'string' || typeof name === 'number' ? member(inner(object), String(name)) : unknown;
      }
      case 'ArrayExpression':
        return (node.elements as ({ expression: Node } | null)[]).map((each) =>
          each ? inner(each.expression) : unknown,
        );
      case 'ObjectExpression': {
        const entries = (node.properties as Node[]).flatMap((each): [string, Value][] => {
          if (each.type === 'Identifier') return [[each.value as string, inner(each)]];
          if (each.type === 'SpreadElement') {
            const spread = inner(each.arguments);
            return isObject(spread) ? Object.entries(spread) : [];
          }
          const key = each.key as Node;
          return each.type === 'KeyValueProperty' && key.type !== 'Computed'
            ? [[String(key.value), inner(each.value)]]
            : [];
        });
        return Object.fromEntries(entries);
      }
      case 'CallExpression': {
        const given = (node.arguments as { expression: Node }[]).map(({ expression }) => inner(expression));
        return apply(inner(node.callee), given, depth + 1);
      }
      case 'ParenthesisExpression':
      case 'TsAsExpression':
      case 'TsConstAssertion':
      case 'TsNonNullExpression':
      case 'TsSatisfiesExpression':
        return inner(node.expression);
      default:
        return unknown;
    }
  };
  return (node, scope) => evaluate(node, scope, 0);
};

const soleReturn = (body: Node): Node | undefined => {
  const [first, ...more] = body.stmts as Node[];
  return more.length === 0 && first?.type === 'ReturnStatement' ? (first.argument as Node) : undefined;
};

const isClosure = (value: Value): value is Closure => typeof value === 'object' && 'closure' in value;
const isObject = (value: Value | undefined): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && !Array.isArray(value) && !isClosure(value);

const member = (value: Value, name: string): Value =>
  Array.isArray(value)
    ? ((value as readonly Value[])[Number(name)] ?? unknown)
    : isObject(value)
      ? (value[name] ?? unknown)
      : unknown;

/** A statute's rule, if it is one. */
export const ruleOf = (value: Value | undefined): { readonly law: string; readonly article: string } | undefined =>
  isObject(value) && typeof value.law === 'string' && typeof value.article === 'string'
    ? { law: value.law, article: value.article }
    : undefined;

/** A refusal's code and rule, if it is one. */
export const refusalOf = (
  value: Value,
): { readonly code: string; readonly law: string; readonly article: string } | undefined => {
  const rule = isObject(value) ? ruleOf(value.rule) : undefined;
  return rule && isObject(value) && typeof value.code === 'string' ? { code: value.code, ...rule } : undefined;
};
