import type { CaseMatter } from '@tiaokuai/contracts';
import type { Bench } from '../working.ts';

/** Invented plates; some vehicles are seen again. */
export const createPlates = ({ random }: Bench): (() => string) => {
  const seen: string[] = [];
  return () => {
    if (seen.length > 0 && random.chance(0.2)) return random.pick(seen);
    const plate = `鲁C${random.pick(['B', 'D', 'F', 'K', 'X'])}${random.between(1_000, 9_999)}`;
    seen.push(plate);
    return plate;
  };
};

/** Who is in charge of a place that is no road. */
export const managerOf = ({ estate }: CaseMatter) =>
  estate?.enterprise
    ? { kind: 'enterprise', name: estate.enterprise }
    : { kind: 'subdistrict', name: estate?.subdistrict ?? '所在镇办' };
