import { categoryOf } from '../catalogue/categories.ts';
import { dayInChina } from '../catalogue/days.ts';
import { warrantyEnds, warrantyPartOf } from '../catalogue/warranty.ts';
import type { RoutingFacts, WarrantyState } from './rule.ts';

/**
 * Whether the warranty of the building part that is concerned still runs: by the part that was answered, else by the part
 * that the category implies, from the day the estate was accepted.
 */
export const warrantyStateOf = ({ category, estate, answers, at }: RoutingFacts): WarrantyState => {
  const answered = answers['building-part'];
  const part = warrantyPartOf(typeof answered === 'string' ? answered : (categoryOf(category)?.warrantyPart ?? ''));
  if (!part || !estate?.acceptedOn) return 'unknown';
  if (dayInChina(at) < warrantyEnds(part, estate.acceptedOn)) return 'running';
  // Past the least design life, only the design documents know.
  return part.period.unit === 'years-of-design-life' ? 'unknown' : 'over';
};
