import { z } from 'zod';
import { count, ruleSource } from '../language/fields.ts';
import type { RuleSource } from '../language/refusal.ts';
import { area, type FundAccount, ownerKey } from './money.ts';

/**
 * Owners decide together 业主共同决定: by heads and by area, by the law of the day on which the vote ended. Until the end of
 * 2020 a majority of all owners was asked for (物业管理条例 art. 12); since then one of those who take part, who must be two
 * thirds of all (民法典 art. 278). 以上 includes the number itself, 过半数 does not (民法典 art. 1259).
 */
export const ballot = z.object({ owner: ownerKey, vote: z.enum(['for', 'against', 'abstain']) });
export type Ballot = z.output<typeof ballot>;

export const voteTopic = z.enum(['use-fund', 'raise-fund', 'rebuild', 'change-use', 'other']);
export type VoteTopic = z.output<typeof voteTopic>;

const heads = count;
const sum = area.or(z.literal(0));
export const voteCount = z.object({
  topic: voteTopic,
  rule: ruleSource,
  owners: heads,
  area: sum,
  ownersTaking: heads,
  areaTaking: sum,
  ownersFor: heads,
  areaFor: sum,
  enoughTakePart: z.boolean(),
  passed: z.boolean(),
});
export type VoteCount = z.output<typeof voteCount>;

interface Fraction {
  readonly of: number;
  readonly in: number;
  /** 过半数: the number itself is not enough. */
  readonly more: boolean;
}
interface VoteLaw {
  readonly rule: RuleSource;
  readonly takePart: Fraction;
  readonly agree: Fraction;
  /** Of whom a majority is asked for. */
  readonly among: 'all' | 'taking-part';
}

const half: Fraction = { of: 1, in: 2, more: true };
const twoThirds: Fraction = { of: 2, in: 3, more: false };
const threeQuarters: Fraction = { of: 3, in: 4, more: false };

/** @param day YYYY-MM-DD, when the vote ended. */
export const voteLawOn = (topic: VoteTopic, day: string): VoteLaw => {
  if (day < '2021-01-01') {
    const heavy = topic === 'use-fund' || topic === 'raise-fund' || topic === 'rebuild';
    return {
      rule: { law: '物业管理条例', article: '第十二条' },
      takePart: half,
      agree: heavy ? twoThirds : half,
      among: 'all',
    };
  }
  const heavy = topic === 'raise-fund' || topic === 'rebuild' || topic === 'change-use';
  return {
    rule: { law: '民法典', article: '第二百七十八条' },
    takePart: twoThirds,
    agree: heavy ? threeQuarters : half,
    among: 'taking-part',
  };
};

const reaches = (part: number, whole: number, fraction: Fraction): boolean => {
  const [left, right] = [BigInt(part) * BigInt(fraction.in), BigInt(whole) * BigInt(fraction.of)];
  return fraction.more ? left > right : left >= right && whole > 0;
};

/** What is wrong with the ballots, before they are counted. */
export const ballotFault = (
  accounts: readonly FundAccount[],
  ballots: readonly Ballot[],
): 'not-an-owner' | 'voted-twice' | undefined => {
  const owners = new Set(accounts.map(({ owner }) => owner));
  if (ballots.some(({ owner }) => !owners.has(owner))) return 'not-an-owner';
  return new Set(ballots.map(({ owner }) => owner)).size < ballots.length ? 'voted-twice' : undefined;
};

/**
 * Counts a vote of the owners of these accounts.
 *
 * @param ballots Of owners among them, one each at most.
 * @param day YYYY-MM-DD, when the vote ended.
 */
export const countVote = (
  topic: VoteTopic,
  accounts: readonly FundAccount[],
  ballots: readonly Ballot[],
  day: string,
): VoteCount => {
  const areaOf = new Map<string, number>();
  for (const each of accounts) areaOf.set(each.owner, (areaOf.get(each.owner) ?? 0) + each.area);
  const areaOfAll = (owners: readonly Ballot[]) => owners.reduce((all, { owner }) => all + (areaOf.get(owner) ?? 0), 0);
  const agreeing = ballots.filter(({ vote }) => vote === 'for');
  const { rule, takePart, agree, among } = voteLawOn(topic, day);
  const all = { heads: areaOf.size, area: [...areaOf.values()].reduce((total, each) => total + each, 0) };
  const taking = { heads: ballots.length, area: areaOfAll(ballots) };
  const favour = { heads: agreeing.length, area: areaOfAll(agreeing) };
  const base = among === 'all' ? all : taking;
  const enoughTakePart = reaches(taking.heads, all.heads, takePart) && reaches(taking.area, all.area, takePart);
  return {
    topic,
    rule,
    owners: all.heads,
    area: all.area,
    ownersTaking: taking.heads,
    areaTaking: taking.area,
    ownersFor: favour.heads,
    areaFor: favour.area,
    enoughTakePart,
    passed: enoughTakePart && reaches(favour.heads, base.heads, agree) && reaches(favour.area, base.area, agree),
  };
};
