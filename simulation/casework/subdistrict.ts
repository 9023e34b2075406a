import type { Casework } from './working.ts';

/** The property offices' own registers: what changes at estates over a year. */
export const playSubdistrict: Casework = (bench) => {
  const { random, estates } = bench;
  const change = random.pack({ star: 3, cadre: 3, enterprise: 1 });
  const current = new Map(estates.map((estate) => [estate.estateId, estate.particulars]));
  const enterprises = [...new Set(estates.flatMap(({ particulars }) => particulars.enterprise ?? []))];
  return {
    begin() {
      bench.every(12, async () => {
        const { estateId } = random.pick(estates);
        const before = current.get(estateId)!;
        const kind = change();
        const after =
          kind === 'star' && before.starLevel
            ? { ...before, starLevel: Math.min(5, before.starLevel + 1) }
            : kind === 'enterprise' && before.enterprise
              ? { ...before, enterprise: random.pick(enterprises) }
              : { ...before, cadre: `cadre-${random.between(100, 199)}` };
        const reason = { star: '星级评定', enterprise: '更换物业服务企业', cadre: '挂包干部调整' }[kind];
        const changed = { estateId, particulars: after, effectiveFrom: bench.day(1), reason };
        if ((await bench.act('ChangeEstateParticulars', changed, 'property-office:clerk-1'))?.ok)
          current.set(estateId, after);
      });
    },
    see: () => undefined,
  };
};
