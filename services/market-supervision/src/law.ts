import type {
  ConsumerMediationEvent,
  Names,
  OperatorViolation,
  PenaltyRange,
  RemedyWay,
  RuleSource,
} from '@tiaokuai/contracts';
import type { Limit } from '@tiaokuai/working-time';

/** What the rules on trading without papers make of each finding, and whose it is. */
export interface OperatorRule {
  readonly names: Names;
  readonly rule: RuleSource;
  /**
   * `ours`: penalised here. `other-law`: ours to stop, and its fine stands in a law that the library does not hold.
   * `other`: reported to the authority that licenses the trade or keeps the rules of dwellings (art. 5, 7, 8).
   */
  readonly whose: 'ours' | 'other-law' | 'other';
  readonly range?: PenaltyRange;
}

const rules = (article: string): RuleSource => ({ law: '无证无照经营查处办法', article });

export const operatorRules: Readonly<Record<OperatorViolation, OperatorRule>> = {
  'no-licence': {
    names: { zh: '无照经营', en: 'business without a licence' },
    rule: { law: '无证无照经营查处办法', article: '第十三条' },
    whose: 'ours',
    // 并处1万元以下的罚款
    range: { warning: false, least: 1, most: 10_000 },
  },
  'premises-provided': {
    names: { zh: '明知无照经营而提供场所条件', en: 'premises knowingly provided for business without a licence' },
    rule: { law: '无证无照经营查处办法', article: '第十四条' },
    whose: 'ours',
    // 可以处5000元以下的罚款
    range: { warning: false, least: 1, most: 5_000 },
  },
  'food-without-permit': {
    names: { zh: '无食品经营许可', en: 'food business without a permit' },
    rule: { law: '无证无照经营查处办法', article: '第十二条' },
    whose: 'other-law',
  },
  'no-permit': {
    names: { zh: '未取得其他行政许可经营', en: 'business without another authority’s permit' },
    rule: { law: '无证无照经营查处办法', article: '第七条' },
    whose: 'other',
  },
  'dwelling-without-consent': {
    names: { zh: '未经利害关系业主同意住改商', en: 'a dwelling turned to business without the neighbours’ consent' },
    rule: { law: '淄博市物业管理条例', article: '第五十九条' },
    whose: 'other',
  },
};

/** 责令停止相关经营活动 (art. 11); who is led to a licence is given time (art. 10). */
export const orderArticle = rules('第十一条');
export const guideArticle = rules('第十条');

const consumers: RuleSource = { law: '消费者权益保护法', article: '第三十九条' };
export const waysArticle = consumers;

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

export const wayNames: Readonly<Record<RemedyWay, Names>> = {
  negotiation: { zh: '与经营者协商和解', en: 'settle with the operator' },
  'consumer-association': { zh: '请求消费者协会调解', en: 'ask the consumers’ association to mediate' },
  arbitration: { zh: '依仲裁协议申请仲裁', en: 'arbitration, where it was agreed' },
  court: { zh: '向人民法院起诉', en: 'sue in the people’s court' },
  'other-department': { zh: '向有权处理的部门投诉', en: 'complain to the department in charge' },
};
