import { ballot, ballotFault, countVote, facilityHandover, fundAccount, houseRule, under } from '@tiaokuai/contracts';
import { prepare } from '@tiaokuai/service';
import { z } from 'zod';

const { RecordOwnersDecision } = facilityHandover.commands;

const faults = {
  'not-an-owner': ['表决人不是该小区业主', 'somebody who votes is not an owner there'],
  'voted-twice': ['同一业主重复表决', 'an owner has voted twice'],
} as const;

const given = RecordOwnersDecision.schema.omit({ vote: true }).extend({
  accounts: z.array(fundAccount).min(1).max(5_000),
  ballots: z.array(ballot).max(5_000),
});

/** The ballots of the owners are counted by heads and by area, by the law of the day on which the vote ended. */
export const recordOwnersDecision = prepare(RecordOwnersDecision, given, ({ accounts, ballots, ...rest }) => {
  const fault = ballotFault(accounts, ballots);
  if (fault)
    return { refused: under(houseRule('业主表决'))(fault, faults[fault], ['核对表决票', 'check the ballots']) };
  return { data: { ...rest, vote: countVote('other', accounts, ballots, rest.endedOn) } };
});
