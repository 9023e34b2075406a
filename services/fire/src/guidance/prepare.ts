import { type Deadline, guidance, houseRule } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';
import type { Limit } from '@tiaokuai/working-time';

const { FollowUpGuidance, GiveGuidance } = guidance.commands;

const followUp = (within: Limit | undefined, now: string): { followUpBy?: Deadline } =>
  within ? { followUpBy: deadlineWithin(within, now, houseRule('派出所指导回访')) } : {};

export const giveGuidance = prepare(GiveGuidance, ({ followUpWithin, ...rest }, { now }) => ({
  data: { ...rest, ...followUp(followUpWithin, now()) },
}));

export const followUpGuidance = prepare(FollowUpGuidance, ({ followUpWithin, ...rest }, { now }) => ({
  data: { ...rest, ...followUp(followUpWithin, now()) },
}));
