import { type PriceStandard, priceStandard, priceStandardRow } from '@tiaokuai/contracts';
import { modelOf } from '@tiaokuai/service';

export const priceStandards = modelOf(priceStandard, {
  name: 'price_standards',
  version: 1,
  row: priceStandardRow,
  primaryKey: 'standard_key',
  indexes: [['item', 'star_level', 'from_month']],
  keysOf: ({ data: { item, starLevel, from } }) => [`${item}/${starLevel ?? '-'}/${from}`],
  opens: {
    PriceStandardPublished: ({ data }, _row, key) => ({
      ...about(data, key),
      repealed: false,
      base: data.base,
      up_percent: data.upPercent,
      authority: data.authority,
    }),
    PriceStandardRepealed: ({ data }, _row, key) => ({ ...about(data, key), repealed: true, base: 0, up_percent: 0 }),
  },
  on: {},
});

const about = ({ item, starLevel, from, document }: Omit<PriceStandard, 'base' | 'upPercent'>, key: string) => ({
  standard_key: key,
  item,
  star_level: starLevel ?? null,
  from_month: from,
  document,
});
