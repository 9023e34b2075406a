import { policyAnswer } from '@tiaokuai/contracts';
import { prepare } from '@tiaokuai/service';
import { notPublished, type PolicyAnswerState, publishedAnswer } from './decider.ts';

const { RepeatPolicyAnswer } = policyAnswer.commands;

export const repeatPolicyAnswer = prepare(RepeatPolicyAnswer, async (input, { load }) => {
  const { state } = await load(policyAnswer.name, policyAnswer.streamOf({ caseId: input.after }));
  const answer = publishedAnswer(state as PolicyAnswerState);
  return answer ? { data: { ...input, ...answer } } : { refused: notPublished };
});
