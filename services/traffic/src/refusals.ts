import { houseRule, under } from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { parkingRule, roadDefinition } from './law.ts';

/** Why something may not be done about a vehicle, and what to do instead: shared by parked and abandoned ones. */

/** Outside of roads the traffic police neither fine nor tow: who manages the place leads (山东物业 art. 45; 淄博物业 art. 59). */
export const notARoad = under(roadDefinition)(
  'not-a-road',
  [
    '不允许社会机动车通行的地方不是“道路”，不得罚款、拖移、扣留',
    'a place closed to public traffic is no road in law: nothing is fined, towed or detained there',
  ],
  [
    '由镇办、物业服务企业牵头劝离；交警协助联系车主',
    'the subdistrict or the property enterprise leads; the traffic police help to reach the owner',
  ],
);
export const isARoad = under({ law: '道路交通安全法', article: '第五条' })(
  'is-a-road',
  ['属于道路，由公安交管部门依法处理', 'it is a road, and the traffic police are in charge'],
  ['依法通知、处罚或者拖移', 'notify, fine or tow'],
);
export const towFee = under(parkingRule)(
  'tow-fee',
  ['拖车不得向当事人收取费用', 'nobody pays for having been towed'],
  ['退还费用后登记领回', 'give the money back, then record the return'],
);

export const { absent, exists, ended } = refusalsOf(houseRule('车辆案件办理次序'), 'vehicle-case', {
  absent: ['没有该车辆案件', 'there is no such case', '核对案件编号', 'check its number'],
  exists: ['该编号的案件已存在', 'a case of this id exists'],
  ended: ['该案件已经结案', 'the case has ended', '另行登记线索', 'report it as a new case'],
});
