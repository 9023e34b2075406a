import { houseRule, type RuleSource, under } from '@tiaokuai/contracts';
import { refusalsOfCases } from '@tiaokuai/department/enforcement';
import { guideArticle, orderArticle } from './law.ts';

const ordering = houseRule('经营者案件办理次序');
const order = under(ordering);
const byOrder = under(orderArticle);

export const { absent, exists, ended } = refusalsOfCases(ordering);
export const checkedAlready = order(
  'checked-already',
  ['该经营者已经核查', 'the operator has been checked'],
  ['改用“复查经营者”', 'revisit instead'],
);
export const noCredentials = under({ law: '行政处罚法', article: '第五十五条' })(
  'credentials-not-shown',
  ['检查应当主动出示执法证件', 'officers must show their credentials first'],
  ['出示证件后再检查', 'show them, then check'],
);
export const operatorUnknown = byOrder(
  'operator-unknown',
  ['查实违法经营须写明经营者和场所', 'a finding needs the operator and the premises'],
  ['写明经营者和场所', 'name both'],
);
export const notChecked = byOrder(
  'not-checked',
  ['责令、查封、处罚以核查证照为前提', 'first the licence must be checked'],
  ['先核查证照', 'check the operator'],
);
export const nothingToRegister = under(guideArticle)(
  'nothing-to-register',
  ['没有可以办理证照的事项', 'nothing that remains can be put right by registering'],
  ['责令停止', 'order it to stop instead'],
);
export const nothingOfOurs = order(
  'nothing-of-ours',
  ['未改事项均属其他部门，已通报', 'all that remains is another authority’s, which has been told'],
  ['结案', 'conclude the case'],
);
export const sealOnlyUnlicensed = under({ law: '无证无照经营查处办法', article: '第十一条' })(
  'seal-without-unlicensed-business',
  ['查封限于涉嫌无照经营的场所', 'only premises of business without a licence may be sealed'],
  ['无证经营依照相关法律采取措施', 'for missing permits act by the law of that trade'],
);
export const sealedAlready = byOrder(
  'sealed-already',
  ['已有查封在执行', 'a seal is in force'],
  ['无须再次查封', 'nothing needs to be sealed again'],
);
export const notSealed = byOrder(
  'not-sealed',
  ['没有在执行的查封', 'no seal is in force'],
  ['核对案件', 'check the case'],
);
export const liftBeforeRevisit = byOrder(
  'lift-before-revisit',
  ['尚未复查办照或者停业，不得以已改正为由解除', 'no revisit has found it put right'],
  ['先复查；改正的自动解除', 'revisit; the seal ends when nothing remains'],
);
export const rangeElsewhere = (rule: RuleSource) =>
  under(rule)(
    'range-in-other-law',
    ['该违法行为依照相关法律处罚，幅度不在本办法', 'it is penalised by the law of its trade, not by these rules'],
    ['按食品安全等法律另案处罚，本案责令停止', 'penalise it by that law; here it is ordered to stop'],
  );
export const othersToPenalise = (rule: RuleSource) =>
  under(rule)(
    'another-authority',
    ['该事项由其他部门查处', 'this is for another authority'],
    ['已通报有关部门', 'it has been told'],
  );
export const notMadeUp = under({ law: '无证无照经营查处办法', article: '第十三条' })(
  'conclude-before-measures',
  ['仍在无照经营且未处罚、未查封，不得结案', 'the business goes on and nothing was done about it'],
  ['处罚或者查封', 'penalise, or seal the premises'],
);
export const notAssisting = order(
  'not-assisting',
  ['本案由本部门主办，须核查结案', 'this department leads: the case needs its check'],
  ['核查证照', 'check the operator'],
);
