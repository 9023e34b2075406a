import type { AbandonedVehicleEvent, AbandonmentSign, CaseMatter } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';
import { createPlates, managerOf } from './place.ts';

/** What becomes of an abandoned vehicle, and what the inspection must find for it. */
const fates = {
  'not-abandoned': { road: 'public-road', signs: [], obstructs: false },
  taken: { road: 'unit-open', signs: ['long-unmoved'], obstructs: false },
  left: { road: 'unit-closed', signs: ['long-unmoved', 'wrecked'], obstructs: true },
  'no-ground': { road: 'public-place', signs: ['long-unmoved'], obstructs: false },
  towed: { road: 'unit-open', signs: ['long-unmoved'], obstructs: true },
  detained: { road: 'public-road', signs: ['unplated', 'wrecked'], obstructs: false },
  confiscated: { road: 'public-road', signs: ['beyond-scrapping', 'wrecked'], obstructs: true },
} as const satisfies Record<
  string,
  { readonly road: string; readonly signs: readonly AbandonmentSign[]; readonly obstructs: boolean }
>;
type Fate = keyof typeof fates;

/** Abandoned vehicles: a notice first, then what the law allows. */
export const abandonedVehicles = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const plates = createPlates(bench);
  const deal = random.pack<Fate>({
    'not-abandoned': 1,
    taken: 3,
    left: 2,
    'no-ground': 1,
    towed: 2,
    detained: 2,
    confiscated: 1,
  });
  const claimed = random.pack({ 'in-time': 1, never: 2, 'while-published': 1 });
  const dealt = new Map<string, Fate>();
  const claims = new Map<string, ReturnType<typeof claimed>>();
  const matters = new Map<string, CaseMatter>();
  const lot = '南外环停车场';

  const begin = (caseId: string, matter: CaseMatter): void => {
    const fate = deal();
    dealt.set(caseId, fate);
    matters.set(caseId, matter);
    later(2 * hour, 2 * workday, () => {
      const { road, signs, obstructs } = fates[fate];
      const officers = bench.pair();
      const evidence = [bench.photograph()];
      if (fate === 'not-abandoned')
        return act('ClearAbandonedVehicle', { caseId, officers, finding: '车主在外务工，车辆按期检验', evidence });
      const description = '银灰色小型轿车，胎瘪、车身积灰';
      const plate = fate === 'detained' ? {} : { plate: plates() };
      return act('InspectAbandonedVehicle', {
        caseId,
        officers,
        road,
        ...plate,
        description,
        signs,
        obstructs,
        evidence,
      });
    });
  };
  const giveBack = (caseId: string) => act('ReturnRemovedVehicle', { caseId, papers: '行驶证、补办的号牌已核验' });

  return {
    begin() {
      bench.every(12, () => {
        const matter = bench.matter('abandoned-vehicle', random.pick(bench.estates), '车辆长期停放无人使用');
        return act('ReportAbandonedVehicle', {
          caseId: bench.id('case'),
          source: random.pick(['patrol', 'report']),
          matter,
        });
      });
    },
    see: hearing<AbandonedVehicleEvent>('traffic', {
      AbandonedVehicleReported: ({ caseId, matter }) => begin(caseId, matter),
      AbandonedVehicleReopened: ({ caseId, matter }) => begin(caseId, matter),
      AbandonedVehicleInspected({ caseId }) {
        const ownerReached = ['taken', 'left'].includes(dealt.get(caseId) ?? '');
        later(hour, workday, () => act('PostRemovalNotice', { caseId, ownerReached, evidence: [bench.photograph()] }));
      },
      RemovalNoticePosted({ caseId }) {
        const fate = dealt.get(caseId);
        if (fate === 'taken') later(workday, 4 * workday, () => act('RecordTakenByOwner', { caseId }));
        if (fate === 'left')
          later(hour, 2 * workday, () => {
            const to = managerOf(matters.get(caseId)!);
            return act('LeaveAbandonedToManager', { caseId, to, note: '封闭小区内，由其与车主协商清移' });
          });
      },
      VehicleClockRanOut({ caseId, clock }) {
        const fate = dealt.get(caseId);
        later(hour, 2 * workday, () => {
          if (clock === 'response') return act('PublishDetention', { caseId, where: '《淄博日报》、大队公告栏' });
          if (clock === 'publication') {
            const way = random.pick(['scrapped', 'auctioned']);
            return act('DisposeOfVehicle', { caseId, way, document: `淄张公交处字${random.between(10, 99)}号` });
          }
          if (fate === 'no-ground') return act('ConcludeAbandonedVehicle', { caseId, note: '多次联系车主未果' });
          if (fate === 'towed' || fate === 'detained' || fate === 'confiscated')
            return act('RemoveAbandonedVehicle', { caseId, how: fate, officers: bench.pair(), to: lot });
        });
      },
      AbandonedVehicleRemoved({ caseId, how }) {
        if (how === 'towed') later(workday, 10 * workday, () => act('ReturnRemovedVehicle', { caseId }));
        if (how === 'confiscated')
          later(5 * workday, 15 * workday, () =>
            act('DisposeOfVehicle', { caseId, way: 'scrapped', document: `报废回收证明${random.between(100, 999)}` }),
          );
        if (how !== 'detained') return;
        const claim = claimed();
        claims.set(caseId, claim);
        if (claim === 'in-time') later(2 * workday, 8 * workday, () => giveBack(caseId));
      },
      DetentionPublished({ caseId }) {
        if (claims.get(caseId) === 'while-published') later(5 * workday, 30 * workday, () => giveBack(caseId));
      },
    }),
  };
};
