import type { Names } from '../language/define.ts';
import type { Urgency } from '../language/fields.ts';
import type { RuleSource } from '../language/refusal.ts';
import type { Question } from './questions.ts';

/** A kind of incident 事件类别: who leads, who assists, and how urgent it is unless somebody says otherwise. */
export interface Category {
  /** `<name>`, or `<parent>/<name>` for a child. */
  readonly key: string;
  readonly parent?: string;
  readonly names: Names;
  readonly lead: string;
  readonly assist: readonly string[];
  /** The policy's clause that gives it to the lead; several apart by a space. */
  readonly clause: string;
  /** Where the lead comes from when it is not the policy's for the parent. */
  readonly basis?: readonly RuleSource[];
  readonly urgency: Urgency;
  /** `city`: a power that only a department above the territory has; the subdistrict never leads (潍坊12345 art. 24). */
  readonly level?: 'city';
  readonly questions?: readonly Question[];
  /** The building part that is meant when nobody says which. */
  readonly warrantyPart?: string;
  /** Key of the statutory limit for completing it; without one the general rule holds. */
  readonly completion?: string;
}
