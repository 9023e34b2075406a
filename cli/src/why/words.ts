import { sentence } from '../language.ts';

/** What `tiaokuai why` says; failures stand where they arise. */

export const explaining = {
  command: {
    zh: '一件派遣为何派到这里：规则、法律依据、其他规则为何落选、承办单位、时限与流转记录',
    en: 'why a referral went where it went: rule, law, rules that lost, department, deadlines, what happened since',
  },
  referralId: { zh: '派遣编号', en: 'id of the referral' },
  incidentId: { zh: '事件编号', en: 'id of the incident' },
  json: { zh: '输出 JSON', en: 'as JSON' },
  colon: { zh: '：', en: ': ' },
  comma: { zh: '、', en: ', ' },
  referral: { zh: '派遣', en: 'referral' },
  incident: { zh: '事件', en: 'incident' },
  to: { zh: '派往', en: 'sent to' },
  final: { zh: '已裁定，不得退回', en: 'by arbitration, final' },
  ruleVersion: sentence(
    (rule: string, version: number) => `${rule}（第 ${version} 版）`,
    (rule: string, version: number) => `${rule} (version ${version})`,
  ),
  winner: { zh: '胜出规则', en: 'the one that won' },
  beyondCalendar: { zh: '超出已公布的放假安排，暂按周末推算', en: 'lies beyond the published holiday calendar' },
};
