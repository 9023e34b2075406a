import { DispatchOfficers, houseRule, limit, MediateParties, PlanPatrol } from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/desk';
import type { PreparedCommand } from '@tiaokuai/service';
import type { Limit } from '@tiaokuai/working-time';

/** What officers give as a length of time reaches the decider as a deadline; a case's own time the law sets. */

/** 自受理之日起不得超过三十日 (治安管理处罚法 art. 99). */
const dispatchOfficers: PreparedCommand = {
  name: DispatchOfficers.name,
  input: DispatchOfficers.schema.omit({ closeBy: true }),
  async prepare(input: object, { now }) {
    return { data: { ...input, closeBy: deadlineBy('security-case', now()) } };
  },
};

/** By when an agreement is kept, the parties agree on. */
const mediateParties: PreparedCommand = {
  name: MediateParties.name,
  input: MediateParties.schema.omit({ performBy: true }).extend({ performWithin: limit.optional() }),
  async prepare({ performWithin, ...rest }: { performWithin?: Limit | undefined }, { now }) {
    if (!performWithin) return { data: rest };
    const source = { law: '治安管理处罚法', article: '第九条' };
    return { data: { ...rest, performBy: deadlineWithin(performWithin, now(), source) } };
  },
};

const planPatrol: PreparedCommand = {
  name: PlanPatrol.name,
  input: PlanPatrol.schema.omit({ until: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, until: deadlineWithin(within, now(), houseRule('巡逻安排')) } };
  },
};

export const prepared: readonly PreparedCommand[] = [dispatchOfficers, mediateParties, planPatrol];
