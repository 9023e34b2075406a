import { ballotFault, countVote, facilityHandover, houseRule, under } from '@tiaokuai/contracts';
import { prepare } from '@tiaokuai/service';

const { RecordOwnersDecision } = facilityHandover.commands;

const faults = {
  'not-an-owner': ['表决人不是该小区业主', 'somebody who votes is not an owner there'],
  'voted-twice': ['同一业主重复表决', 'an owner has voted twice'],
} as const;

/** The ballots of the owners are counted by heads and by area, by the law of the day on which the vote ended. */
export const recordOwnersDecision = prepare(RecordOwnersDecision, ({ accounts, ballots, ...rest }) => {
  const fault = ballotFault(accounts, ballots);
  if (fault)
    return { refused: under(houseRule('业主表决'))(fault, faults[fault], ['核对表决票', 'check the ballots']) };
  return { data: { ...rest, vote: countVote('other', accounts, ballots, rest.endedOn) } };
});
