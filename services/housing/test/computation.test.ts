import { describe, expect, test } from '@jest/globals';
import {
  apportion,
  type Ballot,
  ballotFault,
  countVote,
  type FundAccount,
  serviceRoomShare,
  type VoteTopic,
} from '@tiaokuai/contracts';
import fc from 'fast-check';
import { gradeOf } from '../src/enterprise-credit/law.ts';
import { fundMayNotPay } from '../src/fund-use/law.ts';
import { deficitsOf } from '../src/service-rooms/decider.ts';
import { depositDue } from '../src/warranty-deposit/decider.ts';

describe('shares by area (民法典 art. 283)', () => {
  test.each([
    { amount: 100, weights: [1, 1, 1], shares: [34, 33, 33] },
    { amount: 100, weights: [3, 1], shares: [75, 25] },
    { amount: 1, weights: [5, 6, 5], shares: [0, 1, 0] },
    { amount: 0, weights: [5, 6], shares: [0, 0] },
    {
      amount: 1_000_000_000_001,
      weights: [99_999_999_999, 99_999_999_999],
      shares: [500_000_000_001, 500_000_000_000],
    },
  ])('$amount among $weights', ({ amount, weights, shares }) => {
    expect(apportion(amount, weights)).toEqual(shares);
  });

  test('add up to the fen, stay within one fen of the quota, and are never above a weight that covers the amount', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 5_000_000 }), (each, amount) => {
        const shares = apportion(amount, each);
        const sum = each.reduce((all, weight) => all + weight, 0);
        expect(shares.reduce((all, share) => all + share, 0)).toBe(amount);
        for (const [index, share] of shares.entries()) {
          expect(Math.abs(share - (amount * each[index]!) / sum)).toBeLessThan(1);
          if (amount <= sum) expect(share).toBeLessThanOrEqual(each[index]!);
        }
      }),
    );
  });
});

describe('the owners’ vote, by heads and by area', () => {
  /** Owners a, b, c … of one account each, with these areas. */
  const owners = (...areas: number[]): FundAccount[] =>
    areas.map((area, index) => ({ account: `k${index}`, owner: 'abcdefghijkl'[index]!, area }));
  const votes = (text: string): Ballot[] =>
    [...text].map((letter) => {
      const owner = letter.toLowerCase();
      return { owner, vote: letter === owner ? 'for' : 'against' };
    });
  const twelve = owners(...Array<number>(12).fill(100));
  const nine = owners(...Array<number>(9).fill(100));
  const civil = '2021-06-01';
  const before = '2018-06-01';

  test.each<{ what: string; topic?: VoteTopic; of: FundAccount[]; ballots: string; day: string; passed: boolean }>([
    // Capitals vote against. 民法典 art. 278: two thirds take part, more than half of them agree.
    { what: 'exactly two thirds take part', of: nine, ballots: 'abcdEF', day: civil, passed: true },
    { what: 'one less than two thirds', of: nine, ballots: 'abcde', day: civil, passed: false },
    { what: 'exactly half agree: not enough', of: nine, ballots: 'abcDEF', day: civil, passed: false },
    {
      what: 'three quarters of those taking part raise the fund',
      topic: 'raise-fund',
      of: twelve,
      ballots: 'abcdefGH',
      day: civil,
      passed: true,
    },
    {
      what: 'less than three quarters do not',
      topic: 'raise-fund',
      of: twelve,
      ballots: 'abcdeFGH',
      day: civil,
      passed: false,
    },
    {
      what: 'a majority of heads without one of area',
      of: owners(10, 10, 10, 10, 100),
      ballots: 'abcdE',
      day: civil,
      passed: false,
    },
    {
      what: 'a majority of area without one of heads',
      of: owners(10, 10, 10, 10, 100),
      ballots: 'ABCDe',
      day: civil,
      passed: false,
    },
    // 物业管理条例 (2018) art. 12: two thirds of all owners and of the whole area agree.
    { what: 'before 2021, exactly two thirds of all', of: nine, ballots: 'abcdef', day: before, passed: true },
    { what: 'before 2021, what passes today', of: nine, ballots: 'abcdEF', day: before, passed: false },
    {
      what: 'before 2021, other matters by more than half of all',
      topic: 'other',
      of: nine,
      ballots: 'abcdeF',
      day: before,
      passed: true,
    },
    { what: 'the last day of the old law', of: nine, ballots: 'abcdEF', day: '2020-12-31', passed: false },
    { what: 'the first day of the new one', of: nine, ballots: 'abcdEF', day: '2021-01-01', passed: true },
    { what: 'nobody votes', of: nine, ballots: '', day: civil, passed: false },
  ])('$what: $passed', ({ topic = 'use-fund', of, ballots, day, passed }) => {
    expect(countVote(topic, of, votes(ballots), day).passed).toBe(passed);
  });

  test('who owns several flats is one head with all their area', () => {
    const accounts: FundAccount[] = [
      { account: 'k1', owner: 'a', area: 100 },
      { account: 'k2', owner: 'a', area: 200 },
      { account: 'k3', owner: 'b', area: 100 },
    ];
    expect(countVote('use-fund', accounts, votes('aB'), civil)).toMatchObject({
      owners: 2,
      area: 400,
      ownersFor: 1,
      areaFor: 300,
      passed: false,
    });
    expect(ballotFault(accounts, votes('ac'))).toBe('not-an-owner');
    expect(ballotFault(accounts, votes('aA'))).toBe('voted-twice');
    expect(ballotFault(accounts, votes('ab'))).toBeUndefined();
  });

  test('under one law, one more vote for it never undoes a vote that passed', () => {
    const given = fc.array(fc.constantFrom<Ballot['vote'] | 'none'>('for', 'against', 'abstain', 'none'), {
      minLength: 9,
      maxLength: 9,
    });
    fc.assert(
      fc.property(given, fc.constantFrom(civil, before), fc.nat(8), (choice, day, turned) => {
        const ballotsOf = (choices: readonly string[]) =>
          choices.flatMap((vote, index) =>
            vote === 'none' ? [] : [{ owner: 'abcdefghi'[index]!, vote: vote as Ballot['vote'] }],
          );
        const was = countVote('use-fund', nine, ballotsOf(choice), day);
        const more = countVote('use-fund', nine, ballotsOf(choice.with(turned, 'for')), day);
        if (was.passed) expect(more.passed).toBe(true);
      }),
    );
  });
});

test.each([
  { total: 10_000_000, least: 30_000 },
  { total: 3_333_333, least: 10_000 },
  { total: 3_333_334, least: 10_001 },
  { total: 500_000, least: 10_000 },
])('service rooms of a project of $total: $least at least (淄博物业 art. 9)', ({ total, least }) => {
  expect(serviceRoomShare(total)).toBe(least);
  const room = { building: '1', floor: 1, area: least, fitted: true };
  expect(deficitsOf(total, [room], 2_000)).toEqual([]);
  expect(deficitsOf(total, [{ ...room, area: least - 1 }], 2_000)).not.toEqual([]);
});

test('what else service rooms may lack', () => {
  const room = { building: '1', floor: -1, area: 10_000, fitted: false };
  expect(deficitsOf(1_000_000, [room], 1_999)).toEqual(['below-ground', 'not-fitted', 'committee-office-too-small']);
});

test.each([
  { cost: 10_000, due: 300 },
  { cost: 33, due: 0 },
  { cost: 1_000_000_000_000, due: 30_000_000_000 },
])('a deposit for $cost fen of construction: $due', ({ cost, due }) => {
  expect(depositDue(cost)).toBe(due);
});

test.each([
  { part: 'roof' as const, day: '2018-05-14', code: 'still-in-warranty' },
  { part: 'roof' as const, day: '2020-06-01', code: undefined },
  { part: 'elevator' as const, day: '2017-05-31', code: 'still-in-warranty' },
  { part: 'elevator' as const, day: '2017-06-01', code: undefined },
  { part: 'utility-line' as const, day: '2030-01-01', code: 'utilities-pay' },
  { part: 'roads-and-greens' as const, day: '2015-06-02', code: undefined },
])('the fund for a $part accepted on 1 June 2015, on $day: $code', ({ part, day, code }) => {
  expect(fundMayNotPay(part, '2015-06-01', day)?.code).toBe(code);
});

test.each([
  { score: 100, honest: true, grade: 'A' },
  { score: 100, honest: false, grade: 'B' },
  { score: 89, honest: true, grade: 'B' },
  { score: 74, honest: true, grade: 'C' },
  { score: 59, honest: true, grade: 'D' },
])('$score points, honest $honest: $grade', ({ score, honest, grade }) => {
  expect(gradeOf(score, honest)).toBe(grade);
});
