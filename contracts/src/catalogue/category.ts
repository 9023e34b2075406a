import type { Names } from '../language/define.ts';
import type { Urgency } from '../language/fields.ts';
import type { Question } from './questions.ts';
import type { DatedSource } from './statutes.ts';

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
  /** The statutes behind it, each for the time that it holds. */
  readonly basis: readonly DatedSource[];
  /** Who led before a law changed hands. */
  readonly formerly?: FormerLead;
  readonly urgency: Urgency;
  /** `city`: a power that only a department above the territory has; the subdistrict never leads (潍坊12345 art. 24). */
  readonly level?: 'city';
  readonly questions?: readonly Question[];
  /** The building part that is meant when nobody says which. */
  readonly warrantyPart?: string;
  /** Key of the statutory limit for completing it; without one the general rule holds. */
  readonly completion?: string;
}

export interface FormerLead {
  /** First day of the present lead, YYYY-MM-DD. */
  readonly until: string;
  readonly lead: string;
  readonly assist: readonly string[];
  readonly basis: readonly DatedSource[];
}
