import {
  type AgreedPrice,
  type ChangeDefect,
  type Charge,
  type ChargeTerms,
  changeDefect,
  type FeeViolation,
  feeViolation,
  guidedItem,
  type StandardItem,
  tariffItem,
} from '@tiaokuai/contracts';
import { type Standard, standardAt } from '../price-standard/standard.ts';
import { publicationDays } from './law.ts';

/** How much of a charge was too much; pure. Prices in ten-thousandths of a yuan, quantities in hundredths, sums in fen. */

export type Assessment =
  | { readonly kind: 'lawful'; readonly charged: number }
  | {
      readonly kind: 'overcharged';
      readonly charged: number;
      /** Fen. */
      readonly fen: number;
      /** The one that most of it comes from. */
      readonly violation: FeeViolation;
      readonly defects: readonly ChangeDefect[];
    }
  /** It cannot be said: the register holds no standard for an item that has one. */
  | { readonly kind: 'no-standard'; readonly item: StandardItem; readonly month: string };

/** What must not be exceeded in a month, and what exceeding it is called. */
type Cap = { readonly price: number; readonly violation: FeeViolation; readonly defects: readonly ChangeDefect[] };

/** Whether the price of an item is guided under these terms (淄博市物业管理条例 art. 52). */
export const isGuided = (item: Charge['item'], { contract, ordinaryHome }: ChargeTerms): boolean => {
  if (item === 'site-use') return true;
  if (item === 'parking-space') return ordinaryHome;
  return (item === 'property-service' || item === 'parking-service') && ordinaryHome && contract === 'preliminary';
};

export const assess = (charge: Charge, terms: ChargeTerms, standards: readonly Standard[]): Assessment => {
  const { item, price, quantity } = charge;
  const months = monthsBetween(charge.from, charge.to);
  const excess = new Map<FeeViolation, number>();
  const defects = new Set<ChangeDefect>();
  for (const month of months) {
    const cap = capOf(charge, terms, standards, month);
    if (!cap) return { kind: 'no-standard', item: item as StandardItem, month };
    if (price <= cap.price) continue;
    excess.set(cap.violation, (excess.get(cap.violation) ?? 0) + price - cap.price);
    for (const each of cap.defects) defects.add(each);
  }
  const charged = fenOf(price * months.length, quantity);
  const total = [...excess.values()].reduce((sum, each) => sum + each, 0);
  const fen = fenOf(total, quantity);
  if (fen === 0) return { kind: 'lawful', charged };
  const most = Math.max(...excess.values());
  const violation = feeViolation.options.find((each) => excess.get(each) === most)!;
  return {
    kind: 'overcharged',
    charged,
    fen,
    violation,
    defects: changeDefect.options.filter((each) => defects.has(each)),
  };
};

/** Ten-thousandths of a yuan times hundredths, in fen: half a fen is rounded up. */
const fenOf = (price: number, quantity: number): number =>
  Number((BigInt(price) * BigInt(quantity) + 5_000n) / 10_000n);

const capOf = (charge: Charge, terms: ChargeTerms, standards: readonly Standard[], month: string): Cap | undefined => {
  const { item, price } = charge;
  // Who collects another's bills may take nothing for it from the owners (物业管理条例 art. 44).
  if (item === 'collection') return { price: 0, violation: 'collection-charge', defects: [] };
  const tariff = tariffItem.options.some((each) => each === item);
  if (tariff) {
    const standard = standardAt(standards, item, undefined, month);
    return standard && { price: standard.base, violation: 'above-set-tariff', defects: [] };
  }
  const agreed = agreedAt(charge, terms, standards, month);
  const contractual: Cap = {
    price: agreed.price ?? 0,
    violation:
      agreed.price === undefined ? 'not-agreed' : agreed.defects.length > 0 ? 'change-unlawful' : 'above-agreed-price',
    defects: agreed.defects,
  };
  if (!isGuided(item, terms)) return contractual;
  const ceiling = ceilingAt(standards, item, terms.starLevel, month);
  if (ceiling === undefined) return undefined;
  const isLower = agreed.price === undefined || ceiling <= agreed.price;
  return isLower || price > ceiling
    ? { price: Math.min(ceiling, agreed.price ?? ceiling), violation: 'above-guided-price', defects: agreed.defects }
    : contractual;
};

/** The price that the contract gives a month; raises that came about unlawfully do not count (art. 53). */
const agreedAt = (
  { item, agreed }: Charge,
  terms: ChargeTerms,
  standards: readonly Standard[],
  month: string,
): { readonly price: number | undefined; readonly defects: readonly ChangeDefect[] } => {
  let price: number | undefined;
  let defects: readonly ChangeDefect[] = [];
  for (const next of agreed.toSorted((a, b) => a.from.localeCompare(b.from))) {
    if (next.from > month) break;
    const wrong = price === undefined ? [] : changeDefects(item, price, next, terms, standards);
    if (wrong.length === 0) price = next.price;
    defects = wrong;
  }
  return { price, defects };
};

/** What is missing in the way a price was raised from `before`; nothing where it was lowered (art. 52, 53). */
export const changeDefects = (
  item: Charge['item'],
  before: number,
  { price, from, change }: AgreedPrice,
  terms: ChargeTerms,
  standards: readonly Standard[],
): readonly ChangeDefect[] => {
  if (price <= before) return [];
  if (!change) return ['not-voted'];
  const guided = isGuided(item, terms);
  if (change.cause === 'guided-price') {
    const now = ceilingAt(standards, item, terms.starLevel, from);
    const then = ceilingAt(standards, item, terms.starLevel, monthBefore(from));
    const isWithin = guided && now !== undefined && then !== undefined && price - before <= now - then;
    return isWithin ? [] : ['beyond-guided-change'];
  }
  // Prices of the market the owners agree on with the enterprise; the longer way is for guided ones.
  if (!guided) return change.voted ? [] : ['not-voted'];
  const checks: readonly (readonly [ChangeDefect, boolean])[] = [
    ['audit-not-published', change.auditPublishedDays >= publicationDays.audit],
    ['plan-not-published', change.planPublishedDays >= publicationDays.plan],
    ['authorities-not-told', new Set(change.told).size === 5],
    ['not-voted', change.voted],
    ['result-not-published', change.resultPublishedDays >= publicationDays.result],
  ];
  return checks.filter(([, isKept]) => !isKept).map(([defect]) => defect);
};

const ceilingAt = (
  standards: readonly Standard[],
  item: Charge['item'],
  starLevel: number | undefined,
  month: string,
): number | undefined => {
  const standard = standardAt(standards, item, starLevel, month);
  return standard && Math.floor((standard.base * (100 + standard.upPercent)) / 100);
};

const hasStandard = new Set<string>([...guidedItem.options, ...tariffItem.options]);
/** The items of some charges that standards may exist for. */
export const itemsWithStandards = (charges: readonly Charge[]): readonly StandardItem[] => [
  ...new Set(charges.map(({ item }) => item).filter((item): item is StandardItem => hasStandard.has(item))),
];

/** From the first to the last, both included; none where they are the wrong way round. */
export const monthsBetween = (from: string, to: string): readonly string[] =>
  Array.from({ length: Math.max(0, serial(to) - serial(from) + 1) }, (_, index) => ofSerial(serial(from) + index));

const monthBefore = (month: string): string => ofSerial(serial(month) - 1);
const serial = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
const ofSerial = (serial: number): string =>
  `${String(Math.floor(serial / 12)).padStart(4, '0')}-${String((serial % 12) + 1).padStart(2, '0')}`;
