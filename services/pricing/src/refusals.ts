import { houseRule, under } from '@tiaokuai/contracts';
import { refusalsOfCases } from '@tiaokuai/department/enforcement';

/** Refusals that both kinds of pricing cases share. */

const ordering = houseRule('价格案件办理次序');
export const order = under(ordering);

export const { absent, exists, ended } = refusalsOfCases(ordering);
export const noCredentials = under({ law: '行政处罚法', article: '第五十五条' })(
  'credentials-not-shown',
  ['调查检查应当主动出示执法证件', 'officers must show their credentials first'],
  ['出示证件后再调查', 'show them, then look into it'],
);
export const noParty = under({ law: '价格法', article: '第三十三条' })(
  'party-unknown',
  ['查实价格违法须写明经营者', 'a violation needs the operator who charged'],
  ['写明收费的物业服务企业或者其他经营者', 'name the enterprise or other operator'],
);
