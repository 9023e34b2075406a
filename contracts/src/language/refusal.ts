import type { Names } from './define.ts';

/** Where a rule comes from: a statute with its article, the policy with its clause, or the configuration. */
export interface RuleSource {
  /** Statute's short name as in the law library, e.g. `消防法`; `政策` for the district's opinion; `配置`. */
  readonly law: string;
  readonly article: string;
}

/** Why a command was not carried out, and what to do about it. A value, never an exception. */
export interface Refusal {
  /** For programs: stable, kebab-case. */
  readonly code: string;
  /** For people: what is wrong. */
  readonly message: Names;
  readonly rule: RuleSource;
  /** For people: what to do instead. */
  readonly remedy: Names;
}

export type Decision<Event> =
  | { readonly kind: 'accepted'; readonly events: readonly Event[] }
  /** `record`: events that keep the refused attempt on record, where a rule asks for it. */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly record: readonly Event[] };

export const accept = <Event>(...events: readonly Event[]): Decision<Event> => ({ kind: 'accepted', events });

export const refuse = (refusal: Refusal): Decision<never> => ({ kind: 'refused', refusal, record: [] });

/** Refuses, and keeps the attempt on record. */
export const refuseOnRecord = <Event>(refusal: Refusal, ...record: readonly Event[]): Decision<Event> => ({
  kind: 'refused',
  refusal,
  record,
});

/** Refusals under one rule: a code, then what is wrong and what to do instead, each in zh and en. */
export const under =
  (rule: RuleSource) =>
  (code: string, message: readonly [zh: string, en: string], remedy: readonly [zh: string, en: string]): Refusal => ({
    code,
    message: { zh: message[0], en: message[1] },
    rule,
    remedy: { zh: remedy[0], en: remedy[1] },
  });

/** A rule of our own making (order of work, bookkeeping), not of a statute. */
export const houseRule = (article: string): RuleSource => ({ law: houseLaw, article });

/** As data have it; people read `系统校验`. */
export const houseLaw = '条块总线';
