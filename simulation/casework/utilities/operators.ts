import type { Trade } from '@tiaokuai/contracts';

/** Who runs each trade in the district; invented. */
export const operators: Readonly<Record<Trade, string>> = {
  water: '淄博陶源供水有限公司',
  power: '张店区供电公司',
  gas: '淄博暖泉燃气有限公司',
  heating: '淄博暖川热力有限公司',
  telecom: '淄博泉讯通信有限公司',
  'cable-tv': '张店区广电网络公司',
  broadband: '淄博云线宽带服务有限公司',
};
