import {
  accept,
  type CaseKey,
  type Decision,
  type DomainEvent,
  type EndCase,
  type NotePenalty,
  type OpenCase,
  type Refusal,
  type RuleSource,
  under,
} from '@tiaokuai/contracts';
import { answers, isLateOpening, isProposed, type Orders } from '../enforcement/enforcement.ts';

/**
 * What deciders of cases answer alike, pure: to whom a case is not there for, to a referral that opens it again or ends it,
 * and to what became of a penalty. The events have each department's own names.
 */

type Words = readonly [zh: string, en: string, remedyZh?: string, remedyEn?: string];

/**
 * What stands in the way of a command to a stream that is not there, is there already, or has ended.
 *
 *     const { absent, exists, over } = refusalsOf(houseRule('出动次序'), 'turnout', {
 *       absent: ['没有该次出动', 'there is no such turnout'],
 *       exists: ['该编号的出动已登记', 'a turnout of this id exists'],
 *       over: ['该次出动已经结束', 'the turnout is over', '登记新的求助', 'record a new call'],
 *     });
 *
 * @param of What the code calls it: `no-such-turnout`; `turnout-exists`, `turnout-over` and so on by the names in `words`.
 * @param words What is wrong, then what to do; of `absent` and `exists` the latter is usually the same and left out.
 */
export const refusalsOf = <Name extends string>(
  rule: RuleSource,
  of: string,
  words: Readonly<Record<Name, Words>>,
): Readonly<Record<Name, Refusal>> => {
  const refusal = (name: string, [zh, en, remedyZh, remedyEn]: Words): Refusal => {
    const [defaultZh, defaultEn] = name === 'exists' ? ['换新编号', 'take a new id'] : ['核对编号', 'check its number'];
    const code = name === 'absent' ? `no-such-${of}` : `${of}-${name}`;
    return under(rule)(code, [zh, en], [remedyZh ?? defaultZh, remedyEn ?? defaultEn]);
  };
  return Object.fromEntries(Object.entries<Words>(words).map(([name, each]) => [name, refusal(name, each)])) as Record<
    Name,
    Refusal
  >;
};

/** A referral opens a case that is there: another round, or a word that comes late or twice. */
export const openedAgain = <Type extends string>(
  key: CaseKey,
  opening: OpenCase,
  type: Type,
): Decision<DomainEvent<Type, OpenCase>> =>
  isLateOpening(key, opening.referral) ? accept() : accept({ type, data: opening });

/**
 * The referral of a case has ended otherwise than by it.
 *
 * @param mayEnd Whether the case is open, and nothing else keeps it so.
 */
export const endedByReferral = <Withdrawn extends string, Settled extends string>(
  key: CaseKey,
  mayEnd: boolean,
  { referralId, cause, note }: EndCase,
  { withdrawn, settled }: { readonly withdrawn: Withdrawn; readonly settled: Settled },
): Decision<
  | DomainEvent<Withdrawn, CaseKey & { readonly reason: string }>
  | DomainEvent<Settled, CaseKey & { readonly note: string }>
> => {
  if (!mayEnd || !answers(key, referralId)) return accept();
  return cause === 'taken-back'
    ? accept({ type: withdrawn, data: { ...key, reason: note } })
    : accept({ type: settled, data: { ...key, note } });
};

type Noted = Pick<NotePenalty, 'penaltyId'> & {
  readonly [Field in 'sanction' | 'yuan']: NonNullable<NotePenalty[Field]>;
};

/** What became of a penalty that the case proposed; nothing where it knows already, or never proposed it. */
export const penaltyNoted = <Decided extends string, Dropped extends string>(
  key: CaseKey,
  orders: Pick<Orders, 'penalties'>,
  { penaltyId, result, sanction = 'warning', yuan = 0 }: NotePenalty,
  { decided, dropped }: { readonly decided: Decided; readonly dropped: Dropped },
): Decision<DomainEvent<Decided, CaseKey & Noted> | DomainEvent<Dropped, CaseKey & Pick<Noted, 'penaltyId'>>> => {
  if (!isProposed(orders, penaltyId)) return accept();
  return result === 'decided'
    ? accept({ type: decided, data: { ...key, penaltyId, sanction, yuan } })
    : accept({ type: dropped, data: { ...key, penaltyId } });
};
