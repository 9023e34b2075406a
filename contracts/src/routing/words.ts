import type { z } from 'zod';
import { categories } from '../catalogue/categories.ts';
import type { Question } from '../catalogue/questions.ts';
import type { Names } from '../language/define.ts';
import { urgency } from '../language/fields.ts';
import { estateKind, managementMode } from '../subdistrict/estate.ts';
import { namesOfChoice } from '../words/describe.ts';
import { routingRules } from './rules.ts';

/** What conditions and their values are called, for those who read explanations and findings. */

const names = (zh: string, en: string): Names => ({ zh, en });

const dimensions: Readonly<Record<string, Names>> = {
  urgency: names('紧急程度', 'urgency'),
  estate: names('小区登记', 'estate in the register'),
  estateKinds: names('小区类型', 'kind of estate'),
  managementModes: names('管理方式', 'mode of management'),
  warranty: names('保修期', 'warranty'),
};

/** Dimensions whose values a schema names. */
const schemas: Readonly<Record<string, z.ZodType>> = {
  urgency,
  estateKinds: estateKind,
  managementModes: managementMode,
};

const values: Readonly<Record<string, Readonly<Record<string, Names>>>> = {
  estate: { present: names('已登记', 'present'), absent: names('未登记', 'absent') },
  warranty: { running: names('未满', 'running'), over: names('已满', 'over'), unknown: names('不明', 'unknown') },
};

const questions: ReadonlyMap<string, Question> = new Map(
  categories.flatMap(({ questions: asked = [] }) => asked).map((question) => [`answers.${question.key}`, question]),
);

/** What is decided by people and not by a rule stands under these keys where a rule's stands. */
const decisions: Readonly<Record<string, Names>> = {
  none: names('没有规则适用', 'no rule applies'),
  reassigned: names('退回改派', 'reassigned after a decline'),
  arbitration: names('裁定', 'arbitration'),
  triage: names('研判', 'triage'),
};

const rules: ReadonlyMap<string, Names> = new Map(routingRules.map(({ id, names }) => [id, names]));

/** What a rule of a referral says, by its id. */
export const namesOfRule = (id: string): Names => rules.get(id) ?? decisions[id] ?? names(id, id);

const yes = names('是', 'yes');
const no = names('否', 'no');

/** @param dimension as of a condition; an answer's is `answers.<question>`. */
export const namesOfDimension = (dimension: string): Names => {
  const question = questions.get(dimension)?.names;
  if (question) return names(`“${question.zh}”`, `"${question.en}"`);
  return dimensions[dimension] ?? names(dimension, dimension);
};

export const namesOfValue = (dimension: string, value: string | boolean): Names => {
  if (typeof value === 'boolean') return value ? yes : no;
  const choice = questions.get(dimension)?.choices?.find((each) => each.value === value);
  if (choice) return choice.names;
  const schema = schemas[dimension];
  return schema ? namesOfChoice(schema, value) : (values[dimension]?.[value] ?? names(value, value));
};

/** Several values, any of which will do. */
export const namesOfValues = (dimension: string, several: readonly (string | boolean)[]): Names => {
  const named = several.map((value) => namesOfValue(dimension, value));
  return names(named.map(({ zh }) => `“${zh}”`).join('或'), named.map(({ en }) => `"${en}"`).join(' or '));
};
