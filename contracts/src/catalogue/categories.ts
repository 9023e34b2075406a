import type { Category } from './category.ts';
import { childCategories } from './child-categories.ts';
import { policyCategories } from './policy-categories.ts';

export type { Category } from './category.ts';
export type { Choice, Question } from './questions.ts';

/** Every category: the policy's, each followed by its children. */
export const categories: readonly Category[] = policyCategories.flatMap((category) => [
  category,
  ...childCategories.filter(({ parent }) => parent === category.key),
]);

export const topLevelCategories: readonly Category[] = policyCategories;

const byKey: ReadonlyMap<string, Category> = new Map(categories.map((category) => [category.key, category]));

/** @returns the category of that key; undefined when the catalogue has none. */
export const categoryOf = (key: string): Category | undefined => byKey.get(key);

/** @returns the key of the top-level category that it belongs to; itself when it is one. Holds for unknown keys too. */
export const parentOf = (key: string): string => byKey.get(key)?.parent ?? key.split('/', 1)[0] ?? key;

const byParent: ReadonlyMap<string, readonly Category[]> = Map.groupBy(childCategories, ({ parent = '' }) => parent);

/** @returns the finer kinds of a category; none for a child or an unknown key. */
export const childrenOf = (key: string): readonly Category[] => byParent.get(key) ?? [];
