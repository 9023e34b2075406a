import { houseRule, type RuleSource, under } from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';

/** What stands in the way of a check, and what to do instead. */

export const article62: RuleSource = { law: '特种设备安全法', article: '第六十二条' };
const national = (article: string) => under({ law: '特种设备安全法', article });
const order = under(houseRule('监察办理次序'));

export const { absent, exists, ended } = refusalsOf(houseRule('监察办理次序'), 'check', {
  absent: ['没有该监察案件', 'there is no such check', '核对案件编号'],
  exists: ['该编号的案件已存在', 'a check of this id exists'],
  ended: ['该案件已经结案', 'the check has ended', '另行立案', 'open another'],
});
export const checkedAlready = order(
  'site-checked',
  ['该案件已经现场检查', 'the site has been checked'],
  ['改用“现场复查”', 'recheck it instead'],
);
export const twoOfficers = national('第六十五条')(
  'two-officers',
  ['应当有二名以上监察人员参加，并出示执法证件', 'at least two inspectors must come, and show their credentials'],
  ['补充监察人员并出示证件', 'bring another, and show them'],
);
export const notChecked = national('第六十二条')(
  'not-checked',
  ['监察指令、停用、处罚以现场检查发现问题为前提', 'first a check on site must find something'],
  ['先现场检查', 'check the site first'],
);
export const notIdentified = order(
  'equipment-not-identified',
  ['尚未确认是哪台设备', 'it is not known which equipment this is about'],
  ['先确认设备；未登记的先办理使用登记', 'identify it; register it first where it is not'],
);
export const stoppedAlready = order(
  'stopped-already',
  ['已经责令停止使用', 'its use is stopped already'],
  ['无须再次责令', 'nothing needs to be ordered again'],
);
export const noGroundToStop = national('第六十三条、第八十三条、第八十四条')(
  'no-ground-to-stop',
  [
    '停用须有严重事故隐患、未检或检验不合格使用，或者逾期未改正',
    'only for severe hazards, use without a valid inspection or with a fault, or an order disobeyed in time',
  ],
  ['先下达监察指令，期满复查未改正的再停用', 'issue an instruction; stop it when the recheck finds it disobeyed'],
);
export const notStopped = order(
  'not-stopped',
  ['没有责令停用', 'its use is not stopped'],
  ['核对案件', 'check the case'],
);
export const liftBeforeRecheck = national('第四十二条')(
  'lift-before-recheck',
  ['隐患尚未经复查消除，不得恢复使用', 'no recheck has found the hazard gone'],
  ['下达监察指令，现场复查合格后再恢复', 'issue an instruction and recheck the site first'],
);
export const liftBeforeInspection = national('第四十条')(
  'lift-before-inspection',
  ['未经定期检验或者检验不合格的，不得继续使用', 'without a valid inspection it may not be used'],
  ['检验合格后再恢复使用', 'have it inspected first'],
);
export const otherEquipment = order(
  'other-equipment',
  ['不是本案的设备', 'this is another equipment than the case is about'],
  ['核对设备编号', 'check its number'],
);
export const notSevere = national('第六十三条')(
  'nothing-severe',
  ['没有发现严重事故隐患', 'no severe hazard was found'],
  ['无须报告上级', 'nothing needs to be reported'],
);
export const severeNotReported = national('第六十三条')(
  'severe-not-reported',
  ['严重事故隐患应当及时向上级部门报告', 'a severe hazard must be reported to the superior authority'],
  ['先报告上级部门', 'report it first'],
);
export const stillStopped = national('第四十二条')(
  'still-stopped',
  ['设备仍在停用，不得结案', 'its use is still stopped'],
  ['消除隐患后解除停用，或者报废注销', 'lift the stop when the hazard is gone, or have it scrapped'],
);
export const closeBeforeMeasures = national('第六十二条')(
  'close-before-measures',
  ['问题未改正且未处罚，不得结案', 'something remains and nothing has been done about it'],
  ['下达指令并复查，或者依法处罚', 'instruct and recheck, or penalise'],
);

export const notDealtWith = under({ law: '行政处罚法', article: '第五十七条' })(
  'violation-not-dealt-with',
  ['违法事实查明后应当作出处罚或者不予处罚的决定', 'what was found must be penalised, or for a reason not'],
  ['提出处罚；依法不予处罚的，在处罚程序中决定', 'propose a penalty; there it may also be dropped'],
);
