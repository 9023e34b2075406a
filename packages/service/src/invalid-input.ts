import type { z } from 'zod';
import type { CommandError } from './errors.ts';
import { nearest } from './nearest.ts';
import type { Bilingual } from './shapes.ts';

/**
 * The first thing that is wrong with an input that `schema` does not take: its field, the shape of what was given, and what is
 * taken instead. Says no value, and no name that does not look like one of ours: both may be personal.
 */
export const invalidInput = (schema: z.ZodType, input: unknown): CommandError => {
  const { issue, path } = firstOf(schema, input);
  const { what, remedy, at } = wordsOf(issue);
  const field = [...path, ...(at ?? [])].map(knownName).join('.');
  return {
    code: 'invalid-input',
    ...(field ? { field } : {}),
    message: { zh: `字段 ${field || '（整体）'} 不合要求：${what.zh}`, en: `field ${field || '(whole)'}: ${what.en}` },
    rule: { law: '条块总线', article: '命令格式' },
    remedy,
  };
};

type Issue = z.core.$ZodIssue & { readonly input?: unknown; readonly known?: readonly string[] };
type Path = readonly PropertyKey[];

/** An unknown field before all else: where one is misnamed, another is missing. */
const firstOf = (schema: z.ZodType, input: unknown): { readonly issue: Issue; readonly path: Path } => {
  const known = new Map<readonly string[], readonly string[]>();
  const error: z.core.$ZodErrorMap = (raw) => {
    if (raw.code === 'unrecognized_keys' && raw.inst) known.set(raw.keys, fieldsOf(raw.inst));
    return '';
  };
  const issues = schema.safeParse(input, { error, reportInput: true }).error?.issues ?? [];
  const found = deepest(issues);
  const of = found.issue.code === 'unrecognized_keys' ? known.get(found.issue.keys) : undefined;
  return of ? { ...found, issue: { ...found.issue, known: of } } : found;
};

const fieldsOf = (schema: unknown): readonly string[] =>
  Object.keys((schema as { readonly _zod: { readonly def: { readonly shape?: object } } })._zod.def.shape ?? {});

const deepest = (issues: readonly Issue[], above: Path = []): { readonly issue: Issue; readonly path: Path } => {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!;
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) return deepest(closest(issue.errors), path);
  return { issue, path };
};

/** Of what each form of a value was refused for, that of the form that was meant: where the least is wrong. */
const closest = (forms: readonly (readonly Issue[])[]): readonly Issue[] => {
  const wrong = (issues: readonly Issue[]): number =>
    issues.length + (issues.some(({ code, path }) => code === 'invalid_type' && path.length === 0) ? 100 : 0);
  return forms.toSorted((a, b) => wrong(a) - wrong(b))[0]!;
};

/** Keys of records come from outside; a name with many digits in it is none of ours. */
const knownName = (step: PropertyKey): string =>
  typeof step === 'number' || /^(?!.*\d{4})[A-Za-z][A-Za-z0-9-]{0,39}$/.test(String(step)) ? String(step) : '…';
const unknownName = (name: string): string => (/^[A-Za-z]{1,40}$/.test(name) ? name : '…');

/* Words */

interface Words {
  readonly what: Bilingual;
  readonly remedy: Bilingual;
  /** Below the issue's own path. */
  readonly at?: Path;
}

const wordsOf = (issue: Issue): Words => {
  const given = shapeOf(issue.input);
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownField(issue.keys[0]!, issue.known ?? []);
    case 'invalid_type':
      return { what: given, remedy: give(kinds[issue.expected] ?? { zh: issue.expected, en: issue.expected }) };
    case 'invalid_value':
      return { what: given, remedy: give(oneOf(issue.values.map(String))) };
    case 'too_big':
      return {
        what: given,
        remedy: bound('at most', '最多', Number(issue.maximum), issue.inclusive ?? true, issue.origin),
      };
    case 'too_small':
      return {
        what: given,
        remedy: bound('at least', '至少', Number(issue.minimum), issue.inclusive ?? true, issue.origin),
      };
    case 'invalid_format':
      return { what: given, remedy: give(formats[issue.format] ?? ofForm(issue.pattern)) };
    case 'invalid_key':
    case 'invalid_element':
      return wordsOf({ ...issue.issues[0]!, path: [] });
    case 'custom':
      return ownWords(issue.params) ?? { what: given, remedy: corrected };
    default:
      return { what: given, remedy: corrected };
  }
};

const corrected: Bilingual = { zh: '按说明改正该字段后重发', en: 'correct the field and send it again' };
const give = ({ zh, en }: Bilingual): Bilingual => ({ zh: `请填写${zh}`, en: `give ${en}` });

/** A check that has words of its own hands them over in its `params`. */
const ownWords = (params: Readonly<Record<string, unknown>> | undefined): Words | undefined => {
  const { what, remedy } = (params ?? {}) as Partial<Words>;
  return what && remedy ? { what, remedy } : undefined;
};

const unknownField = (name: string, known: readonly string[]): Words => {
  const near = nearest(name, known);
  const shown = unknownName(name);
  return {
    at: [shown],
    what: { zh: '没有这个字段', en: 'there is no such field' },
    remedy: near
      ? { zh: `是否应为 ${near}？`, en: `is ${near} meant?` }
      : known.length === 0
        ? { zh: '此处不填写任何字段', en: 'leave it out: nothing is asked here' }
        : { zh: `可填字段：${known.join('、')}`, en: `known here: ${known.join(', ')}` },
  };
};

/** What a value is, without what it says. */
const shapeOf = (value: unknown): Bilingual => {
  if (value === undefined) return { zh: '没有填写', en: 'it is missing' };
  if (value === null) return { zh: 'null', en: 'null' };
  if (typeof value === 'string') {
    const length = [...value].length;
    return length === 0
      ? { zh: '空文字', en: 'an empty text' }
      : { zh: `${length} 字的文字`, en: `a text of ${length} character${length === 1 ? '' : 's'}` };
  }
  if (typeof value === 'number') return shapeOfNumber(value);
  if (Array.isArray(value)) return { zh: `${value.length} 项的列表`, en: `a list of ${value.length}` };
  if (typeof value === 'object') {
    const count = Object.keys(value).length;
    return { zh: `${count} 个字段的对象`, en: `an object of ${count} fields` };
  }
  return { zh: String(value), en: String(value) };
};

/** A whole number as long as a telephone number may be one. */
const shapeOfNumber = (value: number): Bilingual => {
  const digits = Number.isInteger(value) && Math.abs(value) < 1e21 ? String(Math.abs(value)).length : 0;
  return digits > 10
    ? { zh: `${digits} 位的数`, en: `a number of ${digits} digits` }
    : { zh: String(value), en: String(value) };
};

const kinds: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
};

const formats: Readonly<Record<string, Bilingual>> = {
  guid: { zh: 'UUID', en: 'a UUID' },
  uuid: { zh: 'UUID', en: 'a UUID' },
  datetime: { zh: 'ISO 8601 时间，如 2026-12-01T08:00:00Z', en: 'an ISO 8601 time, as 2026-12-01T08:00:00Z' },
  date: { zh: '日期，如 2026-12-01', en: 'a date, as 2026-12-01' },
};

const ofForm = (pattern: string | undefined): Bilingual =>
  pattern ? { zh: `形如 ${pattern} 的文字`, en: `a text of the form ${pattern}` } : corrected;

const mostWords = 40;
const oneOf = (words: readonly string[]): Bilingual => {
  const some = words.slice(0, mostWords);
  const more = some.length < words.length ? '…' : '';
  return { zh: `下列之一：${some.join('、')}${more}`, en: `one of ${some.join(', ')}${more}` };
};

const units: Readonly<Record<string, Bilingual>> = {
  string: { zh: ' 字', en: ' characters' },
  array: { zh: ' 项', en: ' items' },
  record: { zh: ' 个键', en: ' keys' },
};

const bound = (en: string, zh: string, limit: number, inclusive: boolean, origin: string): Bilingual => {
  const unit = units[origin] ?? { zh: '', en: '' };
  const than = inclusive
    ? { zh, en }
    : { zh: zh === '最多' ? '小于' : '大于', en: en === 'at most' ? 'less than' : 'more than' };
  return {
    zh: `${than.zh} ${limit}${unit.zh}`,
    en: `give ${than.en} ${limit}${limit === 1 ? unit.en.replace(/s$/, '') : unit.en}`,
  };
};
