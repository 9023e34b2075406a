import { categories } from '../catalogue/categories.ts';
import type { Category } from '../catalogue/category.ts';
import { policyFrom } from '../catalogue/departments.ts';
import { statutesOfLead } from '../catalogue/lead-statutes.ts';
import { responsibilityOf } from '../catalogue/responsibilities.ts';
import { type DatedSource, policy } from '../catalogue/statutes.ts';
import type { RoutingRule } from './rule.ts';
import { datedVersions } from './versions.ts';

/** One lead of a category, for the time in which it leads. */
interface Tenure {
  readonly lead: string;
  readonly assist: readonly string[];
  readonly clauses: readonly string[];
  readonly basis: readonly DatedSource[];
  readonly from: string;
  readonly to?: string;
}

const tenuresOf = ({ lead, assist, clause, basis, formerly }: Category): readonly Tenure[] => {
  const present = { lead, assist, clauses: clause.split(' '), basis };
  if (!formerly) return [{ ...present, from: policyFrom }];
  const clauses = [responsibilityOf(formerly.lead)?.clause ?? clause];
  return [
    { ...formerly, clauses, from: policyFrom, to: formerly.until },
    { ...present, from: formerly.until },
  ];
};

/** What the catalogue says of a category, as rules: they hold where no finer rule does. */
const rulesOf = (category: Category): readonly RoutingRule[] =>
  tenuresOf(category)
    .flatMap(({ lead, assist, clauses, basis, from, to }) => {
      const { names } = responsibilityOf(lead) ?? { names: { zh: lead, en: lead } };
      return datedVersions(
        {
          id: category.key,
          names: { zh: `${category.names.zh}：由${names.zh}主办`, en: `${category.names.en}: ${names.en} leads` },
          conditions: { categories: [category.key] },
          lead,
          assist: [...assist],
          validFrom: from,
          ...(to && { validTo: to }),
          priority: 0,
        },
        [...clauses.map(policy), ...(statutesOfLead[lead] ?? []), ...basis],
      );
    })
    .map((rule, index) => ({ ...rule, version: index + 1 }));

/** One rule per category, by the policy's clause and the statutes of the day. */
export const baseRules: readonly RoutingRule[] = categories.flatMap(rulesOf);
