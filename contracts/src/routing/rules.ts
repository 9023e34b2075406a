import { baseRules } from './base-rules.ts';
import { refinements } from './refinements.ts';
import type { RoutingRule } from './rule.ts';

/** The rules of the catalogue: what the leading group's office starts from. */
export const routingRules: readonly RoutingRule[] = [...baseRules, ...refinements];
