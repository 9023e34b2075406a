import type { AgreedPrice, Charge, ChargeTerms, FeeChange, FeeViolation } from '@tiaokuai/contracts';
import type { Bench } from '../working.ts';
import { ceilingOf } from './standards.ts';

/** A bill as it is found on the table: what was charged, what was agreed, and under which terms. */
export interface Bill {
  readonly terms: ChargeTerms;
  readonly charges: readonly Charge[];
}

const cent = 100;
const filedIn = '2018-06';

/** Bills that are wrong in one way each, or in none. */
export const billsOf = ({ random, day }: Bench) => {
  /** The last months before this one. */
  const period = () => {
    const months = random.between(3, 14);
    return { from: day(-30 * months).slice(0, 7), to: day(-28).slice(0, 7) };
  };
  /** One home, or all that were charged alike; in hundredths of a square metre. */
  const area = () => (random.chance(0.6) ? random.between(7_000, 16_000) : random.between(20_000, 120_000) * cent);
  const spaces = () => random.between(1, 120) * cent;
  const kilowattHours = () => random.between(200, 30_000) * cent;

  return (kind: FeeViolation | 'lawful', starLevel: number, aboutParking: boolean): Bill => {
    const item = aboutParking ? 'parking-service' : 'property-service';
    const quantity = aboutParking ? spaces() : area();
    const ceiling = aboutParking ? ceilingOf(item) : ceilingOf(item, starLevel);
    const agreed = (price: number, ...then: AgreedPrice[]) => [{ from: filedIn, price }, ...then];
    const services = { what: aboutParking ? '地面车位停车服务费' : '物业服务费', item, quantity, ...period() } as const;
    const guided = { contract: 'preliminary', ordinaryHome: true, starLevel } as const;
    const ofOwners = { contract: 'owners', ordinaryHome: true, starLevel } as const;
    const price = Math.round((ceiling * random.between(80, 95)) / 100);
    const higher = Math.round((price * random.between(110, 150)) / 100);

    switch (kind) {
      case 'lawful':
        return { terms: guided, charges: [{ ...services, price, agreed: agreed(price) }] };
      case 'above-guided-price': {
        const above = Math.round((ceiling * random.between(105, 140)) / 100);
        return { terms: guided, charges: [{ ...services, price: above, agreed: agreed(above) }] };
      }
      case 'change-unlawful': {
        const raise = { from: services.from, price: higher, change: unvoted };
        return { terms: ofOwners, charges: [{ ...services, price: higher, agreed: agreed(price, raise) }] };
      }
      case 'above-agreed-price':
        return { terms: ofOwners, charges: [{ ...services, price: higher, agreed: agreed(price) }] };
      case 'above-set-tariff': {
        const resold = ceilingOf('power') + random.between(500, 4_000);
        const charge = { item: 'power', what: '商铺电费代收加价', quantity: kilowattHours(), price: resold } as const;
        return { terms: ofOwners, charges: [{ ...charge, ...period(), agreed: [] }] };
      }
      case 'collection-charge': {
        const charge = { item: 'collection', what: '代收水费手续费', quantity: 800 * cent, price: 10_000 } as const;
        return { terms: ofOwners, charges: [{ ...charge, ...period(), agreed: [] }] };
      }
      case 'not-agreed': {
        const charge = { item: 'other', what: '公共能耗费', quantity: area(), price: 1_500 } as const;
        return { terms: ofOwners, charges: [{ ...charge, ...period(), agreed: [] }] };
      }
    }
  };
};

const unvoted: FeeChange = {
  cause: 'agreement',
  auditPublishedDays: 0,
  planPublishedDays: 7,
  told: [],
  voted: false,
  resultPublishedDays: 0,
};
