import type { StandardItem } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, workday } from '../working.ts';

/** Prices of the register in ten-thousandths of a yuan; invented, of the real ones' size. */
const set: readonly {
  readonly item: StandardItem;
  readonly base: number;
  readonly upPercent: number;
  readonly starLevel?: number;
}[] = [
  { item: 'property-service', starLevel: 1, base: 4_000, upPercent: 20 },
  { item: 'property-service', starLevel: 2, base: 6_000, upPercent: 20 },
  { item: 'property-service', starLevel: 3, base: 9_000, upPercent: 20 },
  { item: 'property-service', starLevel: 4, base: 13_000, upPercent: 20 },
  { item: 'property-service', starLevel: 5, base: 18_000, upPercent: 20 },
  { item: 'parking-service', base: 600_000, upPercent: 20 },
  { item: 'parking-space', base: 1_500_000, upPercent: 20 },
  { item: 'site-use', base: 300_000, upPercent: 0 },
  { item: 'water', base: 33_500, upPercent: 0 },
  { item: 'power', base: 5_469, upPercent: 0 },
  { item: 'gas', base: 27_000, upPercent: 0 },
  { item: 'heating', base: 220_000, upPercent: 0 },
];

const register = '2018-01';

/** What a month costs at most under the guided price. */
export const ceilingOf = (item: StandardItem, starLevel?: number): number => {
  const { base, upPercent } = set.find((each) => each.item === item && each.starLevel === starLevel)!;
  return Math.floor((base * (100 + upPercent)) / 100);
};

/** The register of guided prices and set tariffs: begun, moved once a year, and a price set free. */
export const standards = (bench: Bench): Caseworkers => {
  const { act, later } = bench;
  const record = (each: (typeof set)[number], from: string, publishedOn: string, document: string) =>
    act('RecordPriceStandard', { ...each, from, publishedOn, document, authority: '淄博市发展和改革委员会' });
  const year = (): string => bench.day().slice(0, 4);
  const nextMonth = (): string => bench.day(31).slice(0, 7);
  return {
    begin() {
      later(1, 5, async () => {
        for (const [index, each] of set.entries())
          await record(each, register, `${register}-01`, `样例〔2018〕${index + 1}号`);
      });
      // Advertisements on common ground are left to the market, and come back under a guided price.
      const free = set.find(({ item }) => item === 'site-use')!;
      later(12 * workday, 15 * workday, () =>
        act('RepealPriceStandard', { item: 'site-use', from: nextMonth(), document: `样例〔${year()}〕废1号` }),
      );
      later(90 * workday, 110 * workday, () => record(free, nextMonth(), bench.day(), `样例〔${year()}〕复1号`));
      // The tariff of gas follows its costs before the heating season.
      bench.every(180, () => {
        const gas = { item: 'gas', base: 27_000 + bench.random.between(-8, 12) * 100, upPercent: 0 } as const;
        return record(gas, nextMonth(), bench.day(), `样例〔${year()}〕气${bench.day().slice(5, 7)}号`);
      });
    },
    see: () => undefined,
  };
};
