import type { ConductFinding, ConductKind, Names, PenaltyRange, RuleSource } from '@tiaokuai/contracts';
import type { PenaltyRule } from '@tiaokuai/department/enforcement';

/** What the statutes say of each kind of conduct: which order comes first, and how high the fine may be. */
export interface Violation extends PenaltyRule {
  /** Undefined where the law knows an order and a mark in the credit file, and no fine. */
  readonly range?: (finding: ConductFinding) => PenaltyRange;
  /** A matter of exit and handover, which the joint meeting coordinates. */
  readonly handover?: true;
}

const zibo = (article: string): RuleSource => ({ law: '淄博市物业管理条例', article });
const state = (article: string): RuleSource => ({ law: '物业管理条例', article });
const fine = (least: number, most: number) => (): PenaltyRange => ({ warning: false, least, most });

/** 可以并处挪用数额2倍以下的罚款 (物业管理条例 art. 60): whole yuan; a warning at least. */
const twiceTheMisused = ({ fen = 0 }: ConductFinding): PenaltyRange => {
  const most = Math.floor((fen * 2) / 100);
  return { warning: true, least: Math.min(1, most), most };
};

export const violations: Readonly<Record<ConductKind, Violation>> = {
  'supply-cut': {
    names: { zh: '中断或者变相中断供水供电供热供气通信', en: 'a supply cut, or as good as cut' },
    rule: zibo('第八十二条'),
    penalty: 'with-order',
    range: fine(2_000, 10_000),
  },
  'no-dissuasion-or-report': {
    names: { zh: '发现违法行为未制止、未报告', en: 'a violation neither stopped nor reported' },
    rule: state('第四十五条'),
    penalty: 'with-order',
  },
  'handover-refused': {
    names: { zh: '拒不办理交接、阻挠新企业进场', en: 'handover refused, or the new enterprise kept out' },
    rule: zibo('第四十九条'),
    penalty: 'with-order',
    handover: true,
  },
  'refuses-to-leave': {
    names: { zh: '合同终止后拒不退出', en: 'does not leave after the end of the contract' },
    rule: zibo('第八十一条'),
    penalty: 'after-deadline',
    range: fine(1_000, 10_000),
    handover: true,
  },
  'documents-withheld': {
    names: { zh: '不移交有关资料', en: 'documents not handed over' },
    rule: state('第五十八条'),
    penalty: 'after-deadline',
    range: fine(10_000, 100_000),
    handover: true,
  },
  'archives-not-kept': {
    names: { zh: '未保存资料、建立档案', en: 'archives not kept' },
    rule: zibo('第八十一条'),
    penalty: 'after-deadline',
    range: fine(1_000, 10_000),
  },
  'not-disclosed': {
    names: { zh: '未如实公示、公告信息', en: 'what must be shown was not' },
    rule: zibo('第八十条'),
    penalty: 'after-deadline',
    range: fine(1_000, 5_000),
  },
  'contract-not-filed': {
    names: { zh: '物业服务合同未按期备案', en: 'contract not filed in time' },
    rule: zibo('第四十二条'),
    penalty: 'with-order',
  },
  'service-rooms-misused': {
    names: { zh: '擅自改变物业服务用房用途', en: 'service rooms put to other use' },
    rule: state('第六十二条'),
    penalty: 'with-order',
    range: fine(10_000, 100_000),
  },
  'service-rooms-not-provided': {
    names: { zh: '不按规定配置物业服务用房', en: 'service rooms not provided' },
    rule: state('第六十一条'),
    penalty: 'with-order',
    range: fine(100_000, 500_000),
  },
  'fund-misused': {
    names: { zh: '挪用专项维修资金', en: 'maintenance fund misused' },
    rule: state('第六十条'),
    penalty: 'with-order',
    range: twiceTheMisused,
  },
  'common-parts-business': {
    names: { zh: '擅自利用共用部位经营', en: 'business in common parts without consent' },
    rule: state('第六十三条'),
    penalty: 'with-order',
    range: fine(50_000, 200_000),
  },
  'spaces-sold-not-rented': {
    names: { zh: '车位只售不租', en: 'parking spaces sold and not rented' },
    rule: zibo('第十一条'),
    penalty: 'with-order',
  },
  'deposit-not-paid': {
    names: { zh: '未按规定交存物业质量保修金', en: 'warranty deposit not paid in' },
    rule: { law: '政策', article: '二(二)1' },
    penalty: 'with-order',
  },
  'equipment-not-maintained': {
    names: { zh: '共用设施设备未按约定维护', en: 'common equipment not maintained' },
    rule: zibo('第六十九条'),
    penalty: 'with-order',
  },
};

export const namesOfFindings = (findings: readonly { readonly kind: ConductKind }[]): Names => {
  const kinds = [...new Set(findings.map(({ kind }) => kind))].map((kind) => violations[kind].names);
  return { zh: kinds.map(({ zh }) => zh).join('、'), en: kinds.map(({ en }) => en).join(', ') };
};
