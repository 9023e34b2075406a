import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import * as contracts from '../src/index.ts';
import {
  type CommandDefinition,
  givenOf,
  limitsOf,
  penaltyAt,
  type QueryDefinition,
  referralAt,
} from '../src/index.ts';

/**
 * Every leaf of every command, of what people give for it, and of every query's input, fed with what no row can hold, no log
 * should keep and no message can carry. None may take it: what is in a log cannot be mended.
 */

interface Asked {
  /** `fire SealPlace` */
  readonly name: string;
  readonly schema: z.ZodType;
  /** Whether it comes from outside, and so must hold no field that it does not name. */
  readonly isOutside: boolean;
}

type AggregateLike = Pick<typeof contracts.hazard, 'service' | 'events'> & {
  readonly commands: Readonly<Record<string, CommandDefinition>>;
  readonly internal: Readonly<Record<string, CommandDefinition>>;
};
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isAggregate = (value: unknown): value is AggregateLike =>
  isObject(value) && 'internal' in value && 'events' in value;
const isQuery = (value: unknown): value is QueryDefinition => isObject(value) && 'input' in value && 'output' in value;

const exported: readonly unknown[] = Object.values(contracts);
const aggregates = [
  ...exported.flatMap((value) => (Array.isArray(value) ? value.filter(isAggregate) : [])),
  referralAt('desk'),
  penaltyAt('penalty'),
] as readonly AggregateLike[];
const queries = exported.flatMap((value) => (isObject(value) ? Object.values(value).filter(isQuery) : []));

const asked: readonly Asked[] = [
  ...aggregates.flatMap(({ service, commands, internal }) => [
    ...Object.values(commands).flatMap((command) => [
      { name: `${service} ${command.name}`, schema: givenOf(command), isOutside: true },
      { name: `${service} ${command.name} as its decider gets it`, schema: command.schema, isOutside: false },
    ]),
    ...Object.values(internal).map(({ name, schema }) => ({ name: `${service} ${name}`, schema, isOutside: false })),
  ]),
  ...queries.map(({ service, name, input }) => ({ name: `${service} ${name}`, schema: input, isOutside: true })),
];

/* Walking */

interface Part {
  readonly path: string;
  readonly schema: z.core.$ZodTypes;
}

/** A schema and all that it is made of, with where each stands. */
const partsOf = (schema: z.core.$ZodType, path = ''): readonly Part[] => {
  const part = { path, schema: schema as z.core.$ZodTypes };
  const { def } = part.schema._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'nonoptional':
    case 'readonly':
      return partsOf(def.innerType, path);
    case 'pipe':
      return partsOf(def.in, path);
    case 'array':
      return [part, ...partsOf(def.element, `${path}[]`)];
    case 'record':
      return [part, ...partsOf(def.keyType, `${path}{key}`), ...partsOf(def.valueType, `${path}{}`)];
    case 'union':
      return def.options.flatMap((option) => partsOf(option, path));
    case 'object':
      return [
        part,
        ...Object.entries(def.shape).flatMap(([name, field]) => partsOf(field, path ? `${path}.${name}` : name)),
      ];
    default:
      return [part];
  }
};

const takes = (schema: z.core.$ZodType, value: unknown): boolean => z.safeParse(schema, value).success;

/* What is wrong with a part */

const telephones = ['13812345678', '138 1234 5678', '138-1234-5678', '+86 13812345678', '１３８１２３４５６７８'];
const unstorable: Readonly<Record<string, string>> = {
  'U+0000': '甲\u0000乙',
  'half a surrogate pair': '甲\ud800',
  'U+0085': '甲\u0085乙',
  'U+2028': '甲\u2028乙',
  '1.05 MB': '甲'.repeat(350_000),
};
const largestInt = 2 ** 31 - 1;

const wrongWithText = (schema: z.core.$ZodTypes): readonly string[] => {
  const limits = limitsOf(schema);
  const isSealed = limits?.kind === 'text' && limits.sealed;
  const decomposed = z.safeParse(schema, 'e\u0301');
  const id = z.safeParse(schema, '0190F000-0000-7000-8000-00000000000A');
  const isId = 'format' in schema._zod.def && (schema._zod.def.format === 'guid' || schema._zod.def.format === 'uuid');
  return [
    ...Object.entries(unstorable).flatMap(([what, text]) => (takes(schema, text) ? [`takes ${what}`] : [])),
    ...(isSealed || limits?.kind === 'number'
      ? []
      : telephones.filter((text) => takes(schema, `见${text}`) || takes(schema, text))
    ).map((text) => `takes the telephone number ${text}`),
    ...(decomposed.success && decomposed.data !== '\u00e9' ? ['keeps decomposed characters'] : []),
    ...(isId && id.data !== '0190f000-0000-7000-8000-00000000000a' ? ['keeps ids in capitals'] : []),
  ];
};

const wrongWithNumber = (schema: z.core.$ZodTypes): readonly string[] => {
  const limits = limitsOf(schema);
  const most = limits?.kind === 'number' ? limits.most : largestInt;
  const isWhole = (schema as z.ZodNumber).isInt;
  const beyond = [most + 1, 2 ** 53, 1e308, Number.NaN, Number.POSITIVE_INFINITY, ...(isWhole ? [0.5] : [])];
  return [
    ...beyond.filter((value) => takes(schema, value)).map((value) => `takes ${value}`),
    ...(takes(schema, -3e9) ? ['takes -3e9'] : []),
  ];
};

const mostItems = 10_000;
const wrongWithMany = (schema: z.core.$ZodTypes): readonly string[] => {
  const limits = limitsOf(schema);
  const lengths = (schema._zod.def.checks ?? []).map(({ _zod: { def } }) =>
    def.check === 'max_length' ? (def as z.core.$ZodCheckMaxLengthDef).maximum : undefined,
  );
  const most = limits && 'most' in limits ? limits.most : lengths.find((length) => length !== undefined);
  return most === undefined || most > mostItems ? [`takes ${most ?? 'any number of'} items`] : [];
};

const wrongWith = ({ schema }: Part, isOutside: boolean): readonly string[] => {
  switch (schema._zod.def.type) {
    case 'string':
      return wrongWithText(schema);
    case 'number':
      return wrongWithNumber(schema);
    case 'array':
    case 'record':
      return wrongWithMany(schema);
    case 'object': {
      const said = z.safeParse(schema, { unknownField: 1 });
      const isClosed = said.error?.issues.some(({ code }) => code === 'unrecognized_keys');
      return isOutside && !isClosed ? ['takes unknown fields'] : [];
    }
    case 'enum':
    case 'literal':
    case 'boolean':
      return [];
    default:
      return [`is a ${schema._zod.def.type}, of which nothing is known`];
  }
};

/** A schema that stands in many places is tried once for each of both sides. */
const tried = { true: new Map<object, readonly string[]>(), false: new Map<object, readonly string[]>() };
const onceWrongWith = (part: Part, isOutside: boolean): readonly string[] => {
  const known = tried[`${isOutside}`];
  if (!known.has(part.schema)) known.set(part.schema, wrongWith(part, isOutside));
  return known.get(part.schema)!;
};

describe('what is given and asked', () => {
  test('is all looked at', () => {
    expect(asked.length).toBeGreaterThan(900);
    expect(asked.flatMap(({ schema }) => partsOf(schema)).length).toBeGreaterThan(5_000);
  });
  test('takes nothing at any leaf that a row, a log or a message cannot hold, no number of a person and no unknown field', () => {
    const wrong = asked.flatMap(({ name, schema, isOutside }) =>
      partsOf(schema).flatMap((part) => onceWrongWith(part, isOutside).map((what) => `${name} ${part.path}: ${what}`)),
    );
    expect(wrong).toEqual([]);
  });
});

test('a misnamed field of an arbitration is refused and not decided without it', () => {
  const { schema } = contracts.arbitration.commands.DecideArbitration;
  const incidentId = '0190f000-0000-7000-8000-000000000001';
  const said = schema.safeParse({ incidentId, responsability: 'fire', reason: '属地管理' });
  expect(said.error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['responsability'] }]);
});
