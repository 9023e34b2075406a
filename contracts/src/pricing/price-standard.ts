import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { amountUpTo, code, isoDate, openText, whole } from '../language/fields.ts';

/** Year and month, `2018-05`. */
export const month = code(/^\d{4}-(0[1-9]|1[0-2])$/);
/** Ten-thousandths of a yuan per unit: tariffs have four decimals (0.5469 yuan per kWh). */
export const unitPrice = whole().nonnegative().max(1_000_000_000);
export const fenAmount = amountUpTo(1_000_000_000_000);

/** Under a guided price 政府指导价 where the home and the contract make it so (淄博市物业管理条例 art. 52). */
export const guidedItem = z.enum(['property-service', 'parking-service', 'parking-space', 'site-use']);
/** As items of a bill, not as trades. */
export const tariffWords = {
  water: { zh: '水费', en: 'water' },
  power: { zh: '电费', en: 'power' },
  gas: { zh: '燃气费', en: 'gas' },
  heating: { zh: '热费', en: 'heating' },
};
/** Under a price set by the government 政府定价. */
export const tariffItem = z.enum(['water', 'power', 'gas', 'heating']).meta({ values: tariffWords });
export const standardItem = z.enum([...guidedItem.options, ...tariffItem.options]).meta({ values: tariffWords });
export type StandardItem = z.output<typeof standardItem>;

export const setPrice = z.object({
  item: standardItem,
  /** Property service is graded by stars; nothing else is. */
  starLevel: whole().min(1).max(5).optional(),
  /** Per m² and month, per space and month, per m³, per kWh. */
  base: unitPrice,
  /** How far above the base a contract may go, percent; 0 for set tariffs. */
  upPercent: whole().min(0).max(100),
  /** First month that it applies to. */
  from: month,
  /** Number of the document. */
  document: openText(80),
});
export type PriceStandard = z.output<typeof setPrice>;

const published = setPrice.extend({ authority: openText(60), publishedOn: isoDate });
const repealed = z.object({
  item: standardItem,
  starLevel: whole().min(1).max(5).optional(),
  /** First month without it. */
  from: month,
  document: openText(80),
});

/**
 * Price standards 政府指导价、政府定价: what the authorities that set prices have published, kept by the one that polices
 * them (价格法 art. 24; 淄博市物业管理条例 art. 52). One stream per item.
 */
export const priceStandard = aggregate('pricing', 'price-standard', {
  key: 'item',
  by: ['officer'],
  events: {
    PriceStandardPublished: event({ zh: '政府定价公布', en: 'Price standard published' }, published),
    PriceStandardRepealed: event({ zh: '政府定价废止', en: 'Price standard repealed' }, repealed),
  },
  commands: {
    RecordPriceStandard: command({ zh: '登记政府定价', en: 'Record a price standard' }, published, {
      duties: ['二(二)4'],
    }),
    RepealPriceStandard: command({ zh: '登记定价废止', en: 'Record that a price standard was repealed' }, repealed),
  },
});
export type PriceStandardEvent = EventsOf<typeof priceStandard>;
export type PriceStandardCommand = CommandsOf<typeof priceStandard>;
