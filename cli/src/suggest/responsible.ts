import { categoryOf } from '@tiaokuai/contracts';
import type { Responsible } from '@tiaokuai/suggester';
import { failure } from '../failure.ts';

/** Whom a category goes to by the catalogue; rules that know more of the case may send it elsewhere. @throws CommandFailure */
export const responsible = (key: string): Responsible => {
  const category = categoryOf(key);
  if (!category) throw failure(`目录里没有类别 ${key}`, `the catalogue has no category ${key}`);
  return { lead: category.lead, assist: category.assist };
};
