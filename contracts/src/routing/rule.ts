import { z } from 'zod';
import {
  categoryKey,
  code,
  hidden,
  isoDate,
  line,
  list,
  names,
  ordinal,
  record,
  responsibilityKey,
  ruleSource,
  type Urgency,
  urgency,
  whole,
} from '../language/fields.ts';
import { type EstateSnapshot, estateKind, managementMode } from '../subdistrict/estate.ts';

/** What routing knows of an incident. */
export interface RoutingFacts {
  readonly category: string;
  readonly urgency: Urgency;
  readonly estate?: EstateSnapshot;
  readonly place?: { readonly named?: string | undefined; readonly gridCell?: string | undefined };
  /** To the category's questions; a question without an answer meets no condition on it. */
  readonly answers: Readonly<Record<string, string | boolean>>;
  /** When it is routed, ISO 8601 with offset: decides which rules are in force. */
  readonly at: string;
}

export const warrantyState = z.enum(['running', 'over', 'unknown']);
export type WarrantyState = z.output<typeof warrantyState>;

/**
 * When a rule applies: every condition that is given must hold, each by any of its values. Properties of the matter itself
 * (is the road open to public traffic, is an unpaid fee behind it, was mediation tried) are answers to the category's questions.
 */
export const ruleConditions = z.strictObject({
  /** Keys of categories; a top-level key holds for its children too. Without: every category. */
  categories: list(categoryKey, 200, hidden).min(1).optional(),
  urgency: list(urgency, 200, hidden).min(1).optional(),
  /** Whether the incident names an estate of the register. */
  estate: z.enum(['present', 'absent']).optional(),
  estateKinds: list(estateKind, 200, hidden).min(1).optional(),
  managementModes: list(managementMode, 200, hidden).min(1).optional(),
  /** Of the building part concerned, on the day of routing (建设工程质量管理条例 art. 40). */
  warranty: list(warrantyState, 200, hidden).min(1).optional(),
  answers: record(line(60), list(z.union([line(200), z.boolean()]), 200, hidden).min(1), 100).optional(),
});
export type RuleConditions = z.output<typeof ruleConditions>;

/** A routing rule, as data: it travels in events and lies in files. */
export const routingRule = z.strictObject({
  id: code(/^[a-z0-9]+([-/.][a-z0-9]+)*$/).max(100),
  version: ordinal,
  /** Why the lead leads, for those who read the referral. */
  names,
  conditions: ruleConditions,
  lead: responsibilityKey,
  assist: list(responsibilityKey, 200, hidden),
  legalBasis: list(ruleSource, 200, hidden).min(1),
  /** First day in force, in China. */
  validFrom: isoDate,
  /** First day no longer in force. */
  validTo: isoDate.optional(),
  /** Among rules equally specific, the higher wins. */
  priority: whole(),
});
export type RoutingRule = z.output<typeof routingRule>;
