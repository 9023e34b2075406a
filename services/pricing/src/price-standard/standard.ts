import type { Charge, PriceStandard } from '@tiaokuai/contracts';

/** A standard, or from its month on the lack of one. */
export type Standard = PriceStandard & { readonly repealed?: boolean | undefined };

/** The standard that holds in a month: the last that began by then. */
export const standardAt = (
  standards: readonly Standard[],
  item: Charge['item'],
  starLevel: number | undefined,
  month: string,
): Standard | undefined => {
  const level = item === 'property-service' ? starLevel : undefined;
  const last = standards
    .filter((each) => each.item === item && each.starLevel === level && each.from <= month)
    .reduce<Standard | undefined>((late, each) => (late && late.from > each.from ? late : each), undefined);
  return last?.repealed ? undefined : last;
};
