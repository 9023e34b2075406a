import { FollowUpGuidance, GiveGuidance, houseRule, limit, NotifyRectification, SealPlace } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/desk';
import type { PreparedCommand } from '@tiaokuai/service';
import type { Limit } from '@tiaokuai/working-time';

/** What officers give as a length of time reaches the decider as a deadline. */

/** 立即或者限期改正: how long, the officer decides; no statute names a number. */
const notifyRectification: PreparedCommand = {
  name: NotifyRectification.name,
  input: NotifyRectification.schema.omit({ dueBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, dueBy: deadlineWithin(within, now(), { law: '消防法', article: '第五十四条' }) } };
  },
};

/** 查封、扣押的期限不得超过三十日. */
const sealPlace: PreparedCommand = {
  name: SealPlace.name,
  input: SealPlace.schema.omit({ until: true }),
  async prepare(input: object, { now }) {
    const source = { law: '行政强制法', article: '第二十五条' };
    return { data: { ...input, until: deadlineWithin({ unit: 'days', amount: 30 }, now(), source) } };
  },
};

const followUp = async (
  { followUpWithin, ...rest }: { followUpWithin?: Limit | undefined },
  { now }: { now: () => string },
) => ({
  data: followUpWithin
    ? { ...rest, followUpBy: deadlineWithin(followUpWithin, now(), houseRule('派出所指导回访')) }
    : rest,
});

const giveGuidance: PreparedCommand = {
  name: GiveGuidance.name,
  input: GiveGuidance.schema.omit({ followUpBy: true }).extend({ followUpWithin: limit.optional() }),
  prepare: followUp,
};

const followUpGuidance: PreparedCommand = {
  name: FollowUpGuidance.name,
  input: FollowUpGuidance.schema.omit({ followUpBy: true }).extend({ followUpWithin: limit.optional() }),
  prepare: followUp,
};

export const prepared: readonly PreparedCommand[] = [notifyRectification, sealPlace, giveGuidance, followUpGuidance];
