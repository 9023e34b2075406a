import { z } from 'zod';
import { amountUpTo, code, openText } from '../language/fields.ts';

/** What the housing department's registers count in. */

/** Renminbi in fen, so that shares come out exactly. */
export const fen = amountUpTo(1_000_000_000_000);
/** Hundredths of a square metre of exclusive parts 专有部分面积. */
export const area = amountUpTo(100_000_000_000).positive();

/** Number of a household's fund account 分户账: no flat and no name. */
export const accountNo = code(/^[A-Za-z0-9-]{1,24}$/);
/** Pseudonym of an owner; whoever owns several flats has one and counts once by heads. */
export const ownerKey = code(/^[A-Za-z0-9-]{1,24}$/);

export const fundAccount = z.object({ account: accountNo, owner: ownerKey, area });
export type FundAccount = z.output<typeof fundAccount>;

export const fundShare = z.object({ account: accountNo, fen });
export type FundShare = z.output<typeof fundShare>;
/** As many as a large estate has: an event must fit into one message. */
export const mostAccounts = 5_000;
export const fundShares = z.array(fundShare).max(mostAccounts);

export const enterpriseName = openText(60);

/**
 * Divides an amount among parts in proportion to their weights, exactly: the shares add up to the amount, each lies within
 * one fen of its quota (largest remainder; of equal remainders the earlier part has it), and no share is above its weight
 * where the amount is not above the sum of the weights.
 *
 * @param weights Whole numbers, not all 0.
 */
export const apportion = (amount: number, weights: readonly number[]): readonly number[] => {
  const sum = weights.reduce((all, each) => all + BigInt(each), 0n);
  const parts = weights.map((weight, index) => {
    const exact = BigInt(amount) * BigInt(weight);
    return { index, whole: Number(exact / sum), rest: exact % sum };
  });
  let left = amount - parts.reduce((all, { whole }) => all + whole, 0);
  const shares = parts.map(({ whole }) => whole);
  for (const { index } of parts.toSorted(
    (a, b) => Number(b.rest > a.rest) - Number(b.rest < a.rest) || a.index - b.index,
  )) {
    if (left === 0) break;
    shares[index]! += 1;
    left -= 1;
  }
  return shares;
};
