import {
  accept,
  type CaseKey,
  caseKeyOf,
  type Decider,
  type Decision,
  houseRule,
  type PolicyAnswerCommand,
  type PolicyAnswerEvent,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { openedAgain, refusalsOf } from '@tiaokuai/department/decisions';
import { answers } from '@tiaokuai/department/enforcement';
import { match } from 'ts-pattern';

/**
 * An enquiry on property policy.
 *
 *   received ─▶ answered, naming its law ─▶ published ─▶ retired (the law has changed)
 *      │  └▶ interpretation sought ─▶ received ─▶ answered
 *      └▶ ended: no policy enquiry, taken back, completed otherwise          answered │ ended ─(rework)─▶ received
 *
 * Law: policy 二(二)1 (业主大会、业主委员会的政策解释); 淄博市物业管理条例 art. 72, 78 (answered in time); 政府信息公开条例
 * art. 19, 20 (what concerns many is published).
 */
export type PolicyAnswerState = { readonly status: 'none' } | Enquiry;

interface Enquiry {
  readonly status: 'received' | 'asking' | 'answered' | 'ended';
  readonly key: CaseKey;
  readonly answer?: Answer | undefined;
  readonly publication: 'none' | 'published' | 'retired';
}
export type Answer = Pick<
  Extract<PolicyAnswerEvent, { type: 'PolicyAnswerPublished' }>['data'],
  'topic' | 'text' | 'rules'
>;

const order = under(houseRule('政策咨询办理次序'));
const interpretation = under({ law: '政策', article: '二(二)1' });

const { absent, exists, over } = refusalsOf(houseRule('政策咨询办理次序'), 'enquiry', {
  absent: ['没有该咨询', 'there is no such enquiry'],
  exists: ['该编号的咨询已存在', 'an enquiry of this id exists'],
  over: ['该咨询已经答复或者终止', 'the enquiry has been answered or ended', '另行登记', 'receive it as a new one'],
});
const noLawNamed = interpretation(
  'no-law-named',
  ['政策解释须写明依据的法规条文或者政策条款', 'an answer must name the articles that it rests on'],
  ['补充依据；没有依据的，请示上级', 'name them, or seek an interpretation'],
);
const stillAsked = interpretation(
  'interpretation-awaited',
  ['已经请示上级，尚未收到解释', 'an interpretation was sought and has not come'],
  ['收到解释后答复', 'answer when it has come'],
);
const notAsked = order(
  'no-interpretation-sought',
  ['没有请示上级', 'no interpretation was sought'],
  ['先请示，或者直接答复', 'seek it, or answer'],
);
const nothingToPublish = under({ law: '政府信息公开条例', article: '第十九条' })(
  'nothing-to-publish',
  ['没有可公开的答复，或者已经公开', 'there is no answer to publish, or it is published'],
  ['先答复', 'answer first'],
);
export const notPublished = order(
  'answer-not-published',
  ['该答复没有公开或者已经停用', 'the answer is not published'],
  ['核对答复编号', 'check its number'],
);

const decide = (command: PolicyAnswerCommand, state: PolicyAnswerState): Decision<PolicyAnswerEvent> => {
  if (state.status === 'none')
    return match(command)
      .returnType<Decision<PolicyAnswerEvent>>()
      .with({ kind: 'ReceivePolicyEnquiry' }, ({ data }) => accept({ type: 'PolicyEnquiryReceived', data }))
      .with({ kind: 'OpenPolicyEnquiry' }, ({ data }) =>
        accept({ type: 'PolicyEnquiryReceived', data: { ...data, source: 'referral' } }),
      )
      .with({ kind: 'EndPolicyEnquiry' }, () => accept())
      .otherwise(() => refuse(absent));
  const { status, key } = state;
  const isOpen = status === 'received' || status === 'asking';
  const answer = (given: Answer, after?: string): Decision<PolicyAnswerEvent> => {
    if (!isOpen) return refuse(over);
    if (status === 'asking') return refuse(stillAsked);
    if (given.rules.length === 0) return refuse(noLawNamed);
    return accept({ type: 'PolicyAnswered', data: { ...key, ...given, ...(after ? { after } : {}) } });
  };
  return match(command)
    .returnType<Decision<PolicyAnswerEvent>>()
    .with({ kind: 'ReceivePolicyEnquiry' }, () => refuse(exists))
    .with({ kind: 'SeekInterpretation' }, ({ data: { from, question } }) => {
      if (!isOpen) return refuse(over);
      return status === 'asking'
        ? refuse(stillAsked)
        : accept({ type: 'InterpretationSought', data: { ...key, from, question } });
    })
    .with({ kind: 'RecordInterpretation' }, ({ data: { reference, gist } }) =>
      status === 'asking'
        ? accept({ type: 'InterpretationReceived', data: { ...key, reference, gist } })
        : refuse(notAsked),
    )
    .with({ kind: 'AnswerPolicy' }, ({ data: { topic, text, rules } }) => answer({ topic, text, rules }))
    .with({ kind: 'RepeatPolicyAnswer' }, ({ data: { topic, text, rules, after } }) =>
      answer({ topic, text, rules }, after),
    )
    .with({ kind: 'PublishPolicyAnswer' }, () =>
      status === 'answered' && state.answer && state.publication === 'none'
        ? accept({ type: 'PolicyAnswerPublished', data: { ...key, ...state.answer } })
        : refuse(nothingToPublish),
    )
    .with({ kind: 'RetirePolicyAnswer' }, ({ data: { reason } }) =>
      state.publication === 'published'
        ? accept({ type: 'PolicyAnswerRetired', data: { ...key, reason } })
        : refuse(notPublished),
    )
    .with({ kind: 'ClosePolicyEnquiry' }, ({ data: { note } }) =>
      isOpen ? accept({ type: 'PolicyEnquiryEnded', data: { ...key, cause: 'not-policy', note } }) : refuse(over),
    )
    .with({ kind: 'OpenPolicyEnquiry' }, ({ data }) => openedAgain(key, data, 'PolicyEnquiryReopened'))
    .with({ kind: 'EndPolicyEnquiry' }, ({ data: { referralId, cause, note } }) =>
      isOpen && answers(key, referralId)
        ? accept({ type: 'PolicyEnquiryEnded', data: { ...key, cause, note } })
        : accept(),
    )
    .exhaustive();
};

const evolve = (state: PolicyAnswerState, event: PolicyAnswerEvent): PolicyAnswerState => {
  if (event.type === 'PolicyEnquiryReceived')
    return { status: 'received', key: caseKeyOf(event.data), publication: 'none' };
  if (state.status === 'none') return state;
  return match(event)
    .returnType<PolicyAnswerState>()
    .with({ type: 'PolicyEnquiryReopened' }, ({ data }) => ({ ...state, status: 'received', key: caseKeyOf(data) }))
    .with({ type: 'InterpretationSought' }, () => ({ ...state, status: 'asking' }))
    .with({ type: 'InterpretationReceived' }, () => ({ ...state, status: 'received' }))
    .with({ type: 'PolicyAnswered' }, ({ data: { topic, text, rules } }) => ({
      ...state,
      status: 'answered',
      // What is published stays as it was published.
      answer: state.publication === 'published' ? state.answer : { topic, text, rules },
      publication: state.publication === 'published' ? 'published' : 'none',
    }))
    .with({ type: 'PolicyAnswerPublished' }, () => ({ ...state, publication: 'published' }))
    .with({ type: 'PolicyAnswerRetired' }, () => ({ ...state, publication: 'retired' }))
    .with({ type: 'PolicyEnquiryEnded' }, () => ({ ...state, status: 'ended' }))
    .exhaustive();
};

/** The answer as it is published now; undefined when it is not, or no longer. */
export const publishedAnswer = (state: PolicyAnswerState): Answer | undefined =>
  state.status !== 'none' && state.publication === 'published' ? state.answer : undefined;

export const policyAnswerDecider: Decider<PolicyAnswerCommand, PolicyAnswerState, PolicyAnswerEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
