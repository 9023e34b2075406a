import type { Lexicon } from '../lexicon.ts';

export const firstWords: Lexicon = {
  words: {},
  says: {
    'neighbour-noise': [[3, '@noise']],
    'construction-noise': [[3, '@noise', '施工 工地 夜间施工 装修 打桩']],
    'elevator-fault': [[3, '电梯', '故障 坏 停运 掉层']],
    'elevator-entrapment': [[5, '困人 被困电梯 电梯被困']],
    'fire-lane-blocked': [[4, '消防通道']],
    'parking-fee-overcharge': [[4, '停车费 车位费 停车收费']],
    'property-fee-overcharge': [[4, '物业费 物管费', '涨价 乱收 高 擅自']],
    'owners-committee': [[3, '@committee']],
    'service-contract-breach': [[2, '@company', '不作为 不管 服务差']],
    'water-outage': [[4, '停水 没水 水压']],
    'power-outage': [[4, '停电 断电']],
    'gas-supply': [[4, '天然气 燃气 煤气', '开通 安装 收费']],
    'gas-leak': [[5, '燃气泄漏 煤气泄漏 漏气']],
    'illegal-construction': [[4, '违建 违章建筑 违法建设 乱搭乱建 违章搭建']],
    'cooking-fumes': [[4, '油烟']],
    'garbage-not-collected': [[3, '垃圾', '清运 无人清理 堆积']],
    'garbage-point-siting': [[4, '垃圾站 垃圾中转站 垃圾池']],
    'warranty-repair': [[3, '漏水 渗水 房屋质量 裂缝']],
    other: [[4, '公交 幼儿园 房产证 不动产证 学区']],
  },
  masks: '',
};
