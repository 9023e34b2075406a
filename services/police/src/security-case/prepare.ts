import { securityCase } from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';

const { DispatchOfficers, MediateParties } = securityCase.commands;

/** 自受理之日起不得超过三十日 (治安管理处罚法 art. 99). */
export const dispatchOfficers = prepare(DispatchOfficers, (input, { now }) => ({
  data: { ...input, closeBy: deadlineBy('security-case', now()) },
}));

/** By when an agreement is kept, the parties agree on. */
export const mediateParties = prepare(MediateParties, ({ performWithin, ...rest }, { now }) => {
  if (!performWithin) return { data: rest };
  const source = { law: '治安管理处罚法', article: '第九条' };
  return { data: { ...rest, performBy: deadlineWithin(performWithin, now(), source) } };
});
