import { z } from 'zod';

/** The seven trades of the policy (二(二)12; 淄博市物业管理条例 art. 13), each with its own operators and limits. */
export const trade = z.enum(['water', 'power', 'gas', 'heating', 'telecom', 'cable-tv', 'broadband']);
export type Trade = z.output<typeof trade>;

const tradesOfCategories: Readonly<Record<string, Trade>> = {
  'water-outage': 'water',
  'water-quality': 'water',
  'power-outage': 'power',
  'gas-leak': 'gas',
  'gas-supply': 'gas',
  'heating-failure': 'heating',
  'telecom-fault': 'telecom',
  'cable-tv-fault': 'cable-tv',
  'broadband-fault': 'broadband',
};

/** The trade that a category's words leave no doubt about; a manhole cover belongs to whoever it is found to belong to. */
export const tradeOf = (category: string): Trade | undefined => tradesOfCategories[category.split('/')[0]!];
