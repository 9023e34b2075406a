import { sentence } from '../language.ts';

/** What `tiaokuai rules` and `what-if` say; failures stand where they arise. */

export const ruling = {
  rules: {
    zh: '以 JSON 输出现行派遣规则；--lint 检查规则',
    en: 'print the routing rules as JSON; --lint examines them',
  },
  lint: { zh: '检查此文件（JSON）的规则，不给则检查现行规则', en: "examine this file's rules (JSON), or today's" },
  whatIf: {
    zh: '假如：按草案规则回放一段时期，列出会改派别处的事件',
    en: 'replay a period under draft rules: which incidents would have gone elsewhere',
  },
  draft: { zh: '草案规则（JSON，可由 tiaokuai rules 导出后修改）', en: 'the draft (JSON; begin with tiaokuai rules)' },
  from: { zh: '派遣时间不早于', en: 'referred at or after' },
  to: { zh: '派遣时间早于', en: 'referred before' },
  json: { zh: '每行一个 JSON', en: 'one JSON object per line' },
  kind: { zh: '问题', en: 'finding' },
  concerned: { zh: '规则', en: 'rules' },
  why: { zh: '说明', en: 'why' },
  kinds: {
    invalid: { zh: '无效', en: 'invalid' },
    unreachable: { zh: '永不适用', en: 'unreachable' },
    shadowed: { zh: '被遮蔽', en: 'shadowed' },
    conflicting: { zh: '冲突', en: 'conflicting' },
    uncovered: { zh: '无规则', en: 'uncovered' },
  },
  sound: sentence(
    (count: number) => `${count} 条规则，没有发现问题`,
    (count: number) => `${count} rules, nothing found`,
  ),
  head: [
    { zh: '事件', en: 'incident' },
    { zh: '时间', en: 'at' },
    { zh: '地点', en: 'place' },
    { zh: '类别', en: 'category' },
    { zh: '原派遣', en: 'was sent to' },
    { zh: '草案派遣', en: 'would be sent to' },
    { zh: '规则', en: 'rule' },
    { zh: '实际用时（小时）', en: 'took (hours)' },
    { zh: '新主办通常用时', en: 'new lead usually takes' },
  ],
  sum: sentence(
    (moved: number, all: number) => `${all} 件事件中有 ${moved} 件会改派`,
    (moved: number, all: number) => `${moved} of ${all} incidents would have gone elsewhere`,
  ),
};
