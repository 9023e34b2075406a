import { houseRule, type RuleSource, under } from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';

/** Why something may not be done in a case of illegal construction, and what to do first. */

const planning = (article: string): RuleSource => ({ law: '城乡规划法', article });
const provincial = (article: string): RuleSource => ({ law: '山东省城乡规划条例', article });
const penalties = (article: string): RuleSource => ({ law: '行政处罚法', article });
const by64 = under(planning('第六十四条'));
const by75 = under(provincial('第七十五条'));
const byCompulsion = under({ law: '行政强制法', article: '第四十四条' });
const order = under(houseRule('违建办理次序'));

export const { absent, exists, ended } = refusalsOf(houseRule('违建办理次序'), 'construction', {
  absent: ['没有该违建案件', 'there is no such case', '核对案件编号', 'check its number'],
  exists: ['该编号的案件已存在', 'a case of this id exists'],
  ended: ['该案件已经结案', 'the case has ended', '另行登记线索', 'report it as a new case'],
});
export const foundAlready = order(
  'found-already',
  ['已登记现场检查结果', 'the first inspection is on record'],
  ['改用“现场复查”', 'revisit the site instead'],
);
export const noCredentials = under(penalties('第五十五条'))(
  'credentials-not-shown',
  ['执法人员应当主动出示执法证件', 'officers must show their credentials'],
  ['出示证件后再检查', 'show them, then inspect'],
);
export const twoOfficers = under(penalties('第四十二条'))(
  'two-officers',
  ['执法人员不得少于两人', 'at least two officers must act'],
  ['补充另一名执法人员', 'name another officer'],
);
export const notFound = by64(
  'not-found',
  ['尚未现场检查认定违法建设', 'no inspection has found illegal construction'],
  ['先现场检查', 'inspect first'],
);
export const villageArea = under(planning('第六十五条'))(
  'village-area',
  ['乡、村庄规划区内的违法建设由乡、镇人民政府查处', 'in village planning areas the town government acts'],
  ['移交镇政府', 'hand it over to the town'],
);
export const cityArea = under(planning('第六十四条'))(
  'city-area',
  ['不在乡、村庄规划区，不得移交镇政府', 'it does not lie in a village planning area'],
  ['依法立案查处', 'file the case'],
);
export const nothingUnderWay = by64(
  'nothing-under-way',
  ['现场未在施工，无须责令停止建设', 'no work is under way that could be stopped'],
  ['直接立案', 'file the case'],
);
export const stoppedAlready = by64(
  'stopped-already',
  ['已经责令停止建设', 'work has been ordered to stop'],
  ['继续施工的，复查后报告政府', 'if it goes on, revisit and report to the government'],
);
export const stopFirst = by64(
  'stop-first',
  ['正在建设的，应当先责令停止建设', 'where work is under way, it is ordered to stop first'],
  ['先责令停止建设', 'order the work to stop'],
);
export const filedAlready = order('filed-already', ['已经立案', 'the case is filed'], ['继续调查', 'investigate']);
export const notFiled = under(penalties('第五十四条'))(
  'not-filed',
  ['符合立案标准的应当及时立案，未立案不得调查处理', 'a case is filed before it is investigated and decided'],
  ['先立案', 'file the case first'],
);
export const investigatedAlready = order(
  'investigated-already',
  ['调查已经终结', 'the investigation is over'],
  ['作出处理决定', 'decide'],
);
export const notInvestigated = under(penalties('第五十七条'))(
  'not-investigated',
  ['调查终结后才能作出决定', 'nothing is decided before the investigation is over'],
  ['先登记调查结果', 'record the investigation first'],
);
export const notCorrectable = under(provincial('第七十二条'))(
  'not-correctable',
  ['无法采取改正措施消除对规划实施影响的，应当限期拆除', 'what no correction can make good must be removed'],
  ['限期拆除；不能拆除的没收', 'order its removal, or confiscate what cannot be removed'],
);
export const temporaryMustGo = under(planning('第六十六条'))(
  'temporary-must-go',
  ['违法临时建设应当责令限期拆除', 'unlawful temporary buildings are ordered to be removed'],
  ['限期拆除', 'order its removal'],
);
export const correctableFirst = by64(
  'correctable-first',
  ['尚可采取改正措施的，应当先限期改正', 'what can be corrected is ordered to be corrected first'],
  ['限期改正；逾期未改正的再限期拆除', 'order correction; order removal when its time is over in vain'],
);
export const notRemovable = by64(
  'not-removable',
  ['经调查不能拆除的，没收实物或者违法收入', 'what cannot be removed is confiscated'],
  ['没收', 'confiscate'],
);
export const removable = by64(
  'removable',
  ['能够拆除或者改正的，不得没收', 'what can be removed or corrected is not confiscated'],
  ['限期改正或者限期拆除', 'order correction or removal'],
);
export const decidedAlready = order(
  'decided-already',
  ['已有处理决定', 'the case has been decided'],
  ['期满后复查', 'revisit when its time is over'],
);
export const dueInPast = by64(
  'due-in-past',
  ['期限须在今后', 'the time must end in the future'],
  ['改正期限', 'correct it'],
);
export const nothingOrdered = by64(
  'nothing-ordered',
  ['没有相应的停工、改正或者拆除决定，无从复查', 'no order of this kind stands that could be looked at'],
  ['先作出决定', 'decide first'],
);
export const orderRuns = by64(
  'order-runs',
  ['期限未满，不得认定逾期', 'the time of the order is not over'],
  ['期满后复查', 'revisit when it is over'],
);
export const fineOwed = by64(
  'fine-owed',
  ['限期改正应当并处罚款，尚未提出处罚', 'an order to correct comes with a fine, and none was proposed'],
  ['先提出处罚', 'propose the penalty first'],
);
export const finedAlready = under(penalties('第二十九条'))(
  'fined-already',
  ['同一违法行为不得两次罚款', 'nobody is fined twice for one violation'],
  ['查看本案的处罚', 'look at the penalties of the case'],
);
export const noFineHere = by64(
  'no-fine-with-decision',
  [
    '该处理决定依法不并处罚款，或者尚无处理决定',
    'the law knows no fine beside this decision, or nothing is decided yet',
  ],
  ['限期改正、没收或者违法临时建设的拆除才有罚款', 'only correction, confiscation and temporary buildings are fined'],
);
export const notDisobeyed = by75(
  'not-disobeyed',
  ['经复查当事人不停止建设或者逾期不拆除的，才报告政府', 'only what a revisit found disobeyed is reported'],
  ['先复查：停工令后继续施工，或者限期届满仍未拆除', 'revisit: work that goes on, or a building that still stands'],
);
export const reportedAlready = by75(
  'reported-already',
  ['已经报告政府', 'it has been reported'],
  ['等待书面责成', "wait for the government's order"],
);
export const notReported = by75(
  'not-reported',
  ['没有向政府报告，无从责成', 'nothing has been reported to the government'],
  ['先报告政府', 'report first'],
);
export const compelBeforeOrder = under(planning('第六十八条'))(
  'compel-before-government-order',
  [
    '未经县级以上政府责成，不得查封现场或者强制拆除',
    'only the government may have a site sealed or a building pulled down',
  ],
  ['报告政府，取得书面责成后执行', 'report to the government and act on its written order'],
);
export const nothingToRemove = byCompulsion(
  'no-removal-order',
  ['强制拆除须有限期拆除决定且逾期不拆除', 'compelled removal needs a removal order that was disobeyed'],
  ['限期拆除，期满复查仍未拆除后再强制', 'order removal and revisit when its time is over'],
);
export const notAnnounced = byCompulsion(
  'compel-before-announcement',
  ['强制拆除前应当公告，限期当事人自行拆除', 'compelled removal is announced first, with a last time to do it oneself'],
  ['先公告', 'announce it first'],
);
export const announcementRuns = byCompulsion(
  'announcement-runs',
  ['公告的自行拆除期限未满', 'the last time that was announced is not over'],
  ['期满后执行', 'wait until it is over'],
);
export const appealRuns = byCompulsion(
  'appeal-time-runs',
  ['当事人申请复议、提起诉讼的法定期限未满', 'the party may still ask for reconsideration or go to court'],
  ['法定期限届满或者复议诉讼维持后执行', 'wait until that time is over, or the decision was upheld'],
);
export const appealPending = byCompulsion(
  'appeal-pending',
  ['复议或者诉讼尚未终结', 'an appeal is pending'],
  ['等待结果', 'wait for its result'],
);
export const noAppeal = under({ law: '行政诉讼法', article: '第四十六条' })(
  'no-appeal',
  ['没有可以登记的复议诉讼，或者起诉期限已过', 'no appeal can be recorded: none was filed, or its time is over'],
  ['核对复议诉讼情况', 'check what was filed'],
);
