import { basisPeriods, type DatedSource } from '../catalogue/statutes.ts';
import type { RoutingRule } from './rule.ts';

/**
 * The versions of one rule: a new one begins wherever its legal basis changes.
 * @throws Error when a stretch of its time has no basis at all: a rule of the catalogue must not outlive its law.
 */
export const datedVersions = (
  rule: Omit<RoutingRule, 'version' | 'legalBasis'>,
  basis: readonly DatedSource[],
): readonly RoutingRule[] =>
  basisPeriods(basis, rule.validFrom, rule.validTo).map(({ from, to, basis: legalBasis }, index) => {
    if (legalBasis.length === 0) throw new Error(`rule ${rule.id} has no legal basis from ${from} on`);
    return { ...rule, version: index + 1, legalBasis: [...legalBasis], validFrom: from, ...(to && { validTo: to }) };
  });
