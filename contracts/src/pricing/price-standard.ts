import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { isoDate, openText } from '../language/fields.ts';

/**
 * Price standards 政府指导价、政府定价: what the authorities that set prices have published, kept by the one that polices
 * them (价格法 art. 24; 淄博市物业管理条例 art. 52). One stream per item.
 */
const standard = aggregateOf('pricing', 'price-standard');

/** Year and month, `2018-05`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
/** Ten-thousandths of a yuan per unit: tariffs have four decimals (0.5469 yuan per kWh). */
export const unitPrice = z.int().nonnegative().max(1_000_000_000);
export const fenAmount = z.int().nonnegative().max(1_000_000_000_000);

/** Under a guided price 政府指导价 where the home and the contract make it so (淄博市物业管理条例 art. 52). */
export const guidedItem = z.enum(['property-service', 'parking-service', 'parking-space', 'site-use']);
/** Under a price set by the government 政府定价. */
export const tariffItem = z.enum(['water', 'power', 'gas', 'heating']);
export const standardItem = z.enum([...guidedItem.options, ...tariffItem.options]);
export type StandardItem = z.output<typeof standardItem>;

export const priceStandard = z.object({
  item: standardItem,
  /** Property service is graded by stars; nothing else is. */
  starLevel: z.int().min(1).max(5).optional(),
  /** Per m² and month, per space and month, per m³, per kWh. */
  base: unitPrice,
  /** How far above the base a contract may go, percent; 0 for set tariffs. */
  upPercent: z.int().min(0).max(100),
  /** First month that it applies to. */
  from: month,
  /** Number of the document. */
  document: openText(80),
});
export type PriceStandard = z.output<typeof priceStandard>;

export const PriceStandardPublished = standard.event(
  'PriceStandardPublished',
  { zh: '政府定价公布', en: 'Price standard published' },
  priceStandard.extend({ authority: openText(60), publishedOn: isoDate }),
);
export const PriceStandardRepealed = standard.event(
  'PriceStandardRepealed',
  { zh: '政府定价废止', en: 'Price standard repealed' },
  z.object({
    item: standardItem,
    starLevel: z.int().min(1).max(5).optional(),
    /** First month without it. */
    from: month,
    document: openText(80),
  }),
);
export const priceStandardEvents = [PriceStandardPublished, PriceStandardRepealed] as const;
export type PriceStandardEvent = EventOf<(typeof priceStandardEvents)[number]>;

const streamOf = ({ item }: { item: string }) => `price-standard-${item}`;

export const RecordPriceStandard = standard.command(
  'RecordPriceStandard',
  { zh: '登记政府定价', en: 'Record a price standard' },
  PriceStandardPublished.schema,
  streamOf,
  { duties: ['二(二)4'] },
);
export const RepealPriceStandard = standard.command(
  'RepealPriceStandard',
  { zh: '登记定价废止', en: 'Record that a price standard was repealed' },
  PriceStandardRepealed.schema,
  streamOf,
);
export const priceStandardCommands = [RecordPriceStandard, RepealPriceStandard] as const;
export type PriceStandardCommand = CommandOf<(typeof priceStandardCommands)[number]>;
