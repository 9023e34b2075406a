import { type Deadline, guidance, houseRule, limit } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';
import type { Limit } from '@tiaokuai/working-time';

const { FollowUpGuidance, GiveGuidance } = guidance.commands;
const given = { followUpWithin: limit.optional() };

const followUp = (within: Limit | undefined, now: string): { followUpBy?: Deadline } =>
  within ? { followUpBy: deadlineWithin(within, now, houseRule('派出所指导回访')) } : {};

export const giveGuidance = prepare(
  GiveGuidance,
  GiveGuidance.schema.omit({ followUpBy: true }).extend(given),
  ({ followUpWithin, ...rest }, { now }) => ({ data: { ...rest, ...followUp(followUpWithin, now()) } }),
);

export const followUpGuidance = prepare(
  FollowUpGuidance,
  FollowUpGuidance.schema.omit({ followUpBy: true }).extend(given),
  ({ followUpWithin, ...rest }, { now }) => ({ data: { ...rest, ...followUp(followUpWithin, now()) } }),
);
