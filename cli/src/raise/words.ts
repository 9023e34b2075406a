import { sentence } from '../language.ts';

/** What `tiaokuai raise` says; failures stand where they arise. */

export const raising = {
  command: { zh: '上报一件事件，并显示派往何处、为何', en: 'raise one incident, and see where it goes and why' },
  stdin: { zh: '“-”：从标准输入读取 JSON', en: '"-": read JSON from standard input' },
  estate: { zh: '小区名称', en: 'name of the estate' },
  place: { zh: '小区登记册以外的地点', en: 'a place that is no estate of the register' },
  category: { zh: '类别（不给则由系统建议）', en: 'category (suggested when not given)' },
  subject: { zh: '主题', en: 'subject' },
  text: { zh: '内容', en: 'text' },
  urgency: { zh: '紧急程度', en: 'urgency' },
  answer: { zh: '类别的问题与答案，可多次', en: "an answer to one of the category's questions, repeatable" },
  actor: { zh: '以谁的名义：<类别>:<编号>', en: 'on whose behalf: <kind>:<id>' },
  wait: { zh: '等待派遣的最长秒数', en: 'seconds to wait for the router' },
  json: { zh: '输出 JSON', en: 'as JSON' },
  raised: sentence(
    (id: string) => `已上报 ${id}`,
    (id: string) => `raised ${id}`,
  ),
  held: sentence(
    (why: string) => `待人工定类：${why}`,
    (why: string) => `left to a person: ${why}`,
  ),
  notYet: sentence(
    (seconds: number) => `${seconds} 秒内尚未派遣；用 tiaokuai referrals --incident 查看`,
    (seconds: number) => `not yet referred after ${seconds} s; see tiaokuai referrals --incident`,
  ),
};
