import type { ConsumerMediationEvent, RemedyWay, RuleSource } from '@tiaokuai/contracts';
import type { Limit } from '@tiaokuai/working-time';

export const waysArticle: RuleSource = { law: '消费者权益保护法', article: '第三十九条' };

/** 自收到投诉之日起七个工作日内，予以处理并告知 */
export const answerLimit: { readonly limit: Limit; readonly source: RuleSource } = {
  limit: { unit: 'working-days', amount: 7 },
  source: { law: '消费者权益保护法', article: '第四十六条' },
};
/** The departments' rules end a mediation after sixty days; they are not in the library, so the number is configured. */
export const mediationLimit: { readonly limit: Limit; readonly source: RuleSource } = {
  limit: { unit: 'days', amount: 60 },
  source: { law: '配置', article: '消费纠纷调解时限' },
};

type Ground = Extract<ConsumerMediationEvent, { type: 'DisputeNotAccepted' }>['data']['ground'];
type Failure = Extract<ConsumerMediationEvent, { type: 'MediationFailed' }>['data']['ground'];

/** Where else to, for each reason that it ends here (消费者权益保护法 art. 39). */
export const waysAfterRefusal: Readonly<Record<Ground, readonly RemedyWay[]>> = {
  'no-consumer': ['negotiation', 'court'],
  'no-operator-named': ['consumer-association'],
  'already-mediated': ['arbitration', 'court'],
  'before-court': ['court'],
  'too-old': ['negotiation', 'court'],
  'not-our-power': ['other-department'],
};
export const waysAfterFailure: Readonly<Record<Failure, readonly RemedyWay[]>> = {
  'operator-refuses': ['consumer-association', 'arbitration', 'court'],
  'no-agreement': ['arbitration', 'court'],
  'consumer-gave-up': [],
  'settled-themselves': [],
  'time-over': ['consumer-association', 'arbitration', 'court'],
};
export const waysAfterBreach: readonly RemedyWay[] = ['court'];
