import type { Lexicon } from '../lexicon.ts';

/** Lists that several groups use, and longer words that mean something else. */
export const common: Lexicon = {
  words: {
    noise: '噪音 噪声 噪音扰民 噪声扰民 扰民 噪音污染 噪声污染 吵 太吵 吵闹 震动',
    builder: '开发商 房地产公司 房产公司 置业公司 建设单位',
    company: '物业 物业公司 物管 物业管理 物业服务',
    committee: '业委会 业主委员会',
  },
  says: {},
  masks: '消防大队 消防支队 垃圾分类 垃圾短信 物业管理条例 电梯口 发生火灾',
};
