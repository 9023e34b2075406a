import { z } from 'zod';
import { names, ruleSource, type Urgency, urgency } from '../language/fields.ts';
import { type EstateSnapshot, estateKind, managementMode } from '../subdistrict/estate.ts';
import { categoryKey, responsibilityKey } from '../subdistrict/incident.ts';

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
  categories: z.array(categoryKey).min(1).optional(),
  urgency: z.array(urgency).min(1).optional(),
  /** Whether the incident names an estate of the register. */
  estate: z.enum(['present', 'absent']).optional(),
  estateKinds: z.array(estateKind).min(1).optional(),
  managementModes: z.array(managementMode).min(1).optional(),
  /** Of the building part concerned, on the day of routing (建设工程质量管理条例 art. 40). */
  warranty: z.array(warrantyState).min(1).optional(),
  answers: z.record(z.string().max(60), z.array(z.union([z.string().max(200), z.boolean()])).min(1)).optional(),
});
export type RuleConditions = z.output<typeof ruleConditions>;

const day = z.iso.date();

/** A routing rule, as data: it travels in events and lies in files. */
export const routingRule = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+([-/.][a-z0-9]+)*$/)
    .max(100),
  version: z.int().positive(),
  /** Why the lead leads, for those who read the referral. */
  names,
  conditions: ruleConditions,
  lead: responsibilityKey,
  assist: z.array(responsibilityKey),
  legalBasis: z.array(ruleSource).min(1),
  /** First day in force, in China. */
  validFrom: day,
  /** First day no longer in force. */
  validTo: day.optional(),
  /** Among rules equally specific, the higher wins. */
  priority: z.int(),
});
export type RoutingRule = z.output<typeof routingRule>;
