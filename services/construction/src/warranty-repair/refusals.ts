import { houseRule, under } from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { article40, article41, article66, article73, builderLiable } from './law.ts';

/** What stands in the way of a repair in warranty, and what to do instead. */

const order = under(houseRule('保修办理次序'));
const by40 = under(article40);
const by41 = under(article41);
const by66 = under(article66);
const by73 = under(article73);

export const { absent, exists, ended } = refusalsOf(houseRule('保修办理次序'), 'repair', {
  absent: ['没有该保修案件', 'there is no such repair case', '核对案件编号', 'check its number'],
  exists: ['该编号的案件已存在', 'a case of this id exists'],
  ended: ['该案件已经结案', 'the case has ended', '另行登记质量问题', 'report it as a new case'],
});
export const inspectedAlready = order(
  'defects-inspected',
  ['该案件已经现场核查', 'the defects have been inspected'],
  ['改用“核查维修”', 'check the repair instead'],
);
export const notInspected = by41(
  'not-inspected',
  ['责令保修、动用保修金、处罚以核查属于保修为前提', 'first an inspection must find a defect that is in warranty'],
  ['先现场核查', 'inspect it first'],
);
export const noBuilder = under(builderLiable)(
  'builder-unknown',
  ['须写明承担保修责任的建设单位', 'the builder who answers for the warranty must be named'],
  ['写明建设单位', 'name the builder'],
);
export const acceptanceUnknown = by40(
  'acceptance-unknown',
  ['保修期自竣工验收合格之日起计算，须有验收日期', 'warranties run from acceptance, whose day is not known'],
  ['查竣工验收备案，填写验收日期', 'look it up in the acceptance file and give the day'],
);
export const acceptedInFuture = by40(
  'accepted-in-future',
  ['竣工验收日期不能晚于今天', 'the acceptance cannot lie in the future'],
  ['改正日期', 'correct the day'],
);
export const reportedLater = order(
  'reported-later',
  ['报修日期不能晚于立案日期', 'it cannot have been reported later than the case began'],
  ['改正日期', 'correct the day'],
);
export const designLifeUnknown = by40(
  'design-life-unknown',
  [
    '主体结构的保修期为设计文件规定的合理使用年限，已满五十年的须查明',
    'the structure’s warranty is its design life, which after fifty years only the design documents tell',
  ],
  ['查设计文件，填写合理使用年限', 'look it up and give the design life'],
);
export const builderFirst = by41(
  'builder-first',
  [
    '应当先责令建设单位、施工单位保修，期满核查仍未维修的才能动用保修金',
    'first the builder must be ordered to repair it, and a check after the time must find it unrepaired',
  ],
  ['责令保修，期满后核查', 'order the repair, and check it when the time is over'],
);
export const noEstate = under({ law: '政策', article: '二(二)1' })(
  'estate-unknown',
  ['保修金按小区存缴，案件没有小区', 'the deposit belongs to an estate, and the case has none'],
  ['由派遣方补充小区后办理', 'have the estate named'],
);
export const drawnAlready = order(
  'draw-requested',
  ['该问题已经提请动用保修金', 'a draw has been requested for this defect'],
  ['等房管部门决定；已拨付的，核查维修', 'wait for housing; check the repair once it is paid'],
);
export const claimExists = order(
  'claim-exists',
  ['该编号的动用申请已存在', 'a claim of this id exists'],
  ['换新编号', 'take a new id'],
);
export const drawUnderWay = by41(
  'draw-under-way',
  ['保修金正在动用，维修尚未核查', 'the deposit is being drawn on, and the repair was not checked'],
  ['维修完成后核查', 'check the repair when it is done'],
);
export const noContractor = by66(
  'contractor-unknown',
  ['处罚对象是施工单位，案件没有写明', 'the law penalises the contractor, who is not named'],
  ['查明并写明施工单位，或者动用保修金', 'find out and name the contractor, or draw on the deposit'],
);
export const notTheContractor = by66(
  'not-for-this-party',
  ['该违法行为的处罚对象是施工单位', 'the law penalises the contractor for this'],
  ['改写处罚对象', 'name the contractor'],
);
export const unitFirst = by73(
  'unit-not-fined',
  ['对责任人员的罚款按单位罚款数额计算，单位尚未处罚', 'a person’s fine is a share of the unit’s, which was not fined'],
  ['先处罚施工单位', 'fine the contractor first'],
);
export const personPenalised = by73(
  'person-penalised',
  ['该责任人员已经提出处罚', 'a penalty for this person has been proposed'],
  ['查看本案的处罚', 'look at the penalties of the case'],
);
export const concludeBeforeMeasures = by66(
  'conclude-before-measures',
  ['质量问题未修复，未处罚也未动用保修金，不得结案', 'the defect remains and nothing has been done about it'],
  ['处罚施工单位，或者提请动用保修金', 'penalise the contractor, or draw on the deposit'],
);
export const answersReferral = order(
  'answers-a-referral',
  ['派遣的案件不能由承办人撤案', 'a case that answers a referral is not the officer’s to withdraw'],
  ['登记核查结果；撤回由派遣方作出', 'record what was found; only the router takes it back'],
);
