import { categories } from '../catalogue/categories.ts';
import type { Category } from '../catalogue/category.ts';
import { policyFrom } from '../catalogue/departments.ts';
import { responsibilityOf } from '../catalogue/responsibilities.ts';
import type { RoutingRule } from './rule.ts';

/** What the catalogue says of a category, as a rule: it holds where no finer rule does. */
const baseRule = ({ key, names, lead, assist, clause, basis = [] }: Category): RoutingRule => {
  const leader = responsibilityOf(lead)?.names ?? { zh: lead, en: lead };
  return {
    id: key,
    version: 1,
    names: { zh: `${names.zh}：由${leader.zh}主办`, en: `${names.en}: ${leader.en} leads` },
    conditions: { categories: [key] },
    lead,
    assist: [...assist],
    legalBasis: [...clause.split(' ').map((article) => ({ law: '政策', article })), ...basis],
    validFrom: policyFrom,
    priority: 0,
  };
};

/** One rule per category, with the policy's clause. */
export const baseRules: readonly RoutingRule[] = categories.map(baseRule);
