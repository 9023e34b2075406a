import type { PointEvent, PointParticulars } from '@tiaokuai/contracts';
import { v5 as derived } from 'uuid';
import { type SampleEstate, snapshotOf } from '../../ground/estates.ts';
import { type Bench, type Caseworkers, hearing, workday } from '../working.ts';

/** The collection points in use, as rounds and cases need them. */
export interface Points extends Caseworkers {
  /** The point of an estate. */
  at(estateId: string | undefined): string | undefined;
  estateOf(pointId: string): SampleEstate | undefined;
  /** An estate that has one. */
  someEstate(): SampleEstate | undefined;
  containersOf(pointId: string): number;
  /** Points at which a lorry that broke down has left garbage. */
  readonly behind: Set<string>;
}

/** Every so many estates have their point on the register: enough to see each day's rounds. */
const everyEstates = 5;

export const crews = ['清运一班', '清运二班', '清运三班'];

/** Registered, changed, moved by sitings, closed with approval and set up anew. */
export const pointRegister = (bench: Bench): Points => {
  const { random, act, later } = bench;
  const open = new Map<string, { readonly estate: SampleEstate; particulars: PointParticulars }>();
  const some = () => (open.size > 0 ? random.pick([...open.keys()]) : undefined);
  const estateOf = (pointId: string) => open.get(pointId)?.estate;
  const register = async (pointId: string, estate: SampleEstate) => {
    const particulars: PointParticulars = {
      name: `${estate.particulars.name}收集点`,
      subdistrict: estate.particulars.subdistrict,
      estate: snapshotOf(estate),
      containers: random.between(4, 16),
      streams: ['kitchen', 'other'],
      rounds: [random.pick(['06:30', '07:30', '19:30'])],
      crew: random.pick(crews),
    };
    const said = await act('RegisterPoint', { pointId, from: bench.day(), particulars });
    // Entered in an earlier run.
    if (said?.ok === false && said.error.code === 'point-exists') open.set(pointId, { estate, particulars });
  };
  return {
    behind: new Set(),
    estateOf,
    at: (estateId) => [...open].find(([, { estate }]) => estate.estateId === estateId)?.[0],
    someEstate() {
      const pointId = some();
      return pointId === undefined ? undefined : estateOf(pointId);
    },
    containersOf: (pointId) => open.get(pointId)?.particulars.containers ?? 4,
    begin() {
      const estates = bench.estates.filter((_, index) => index % everyEstates === 0);
      for (const estate of estates)
        later(1, workday, () => register(derived(`sample-point/${estate.estateId}`, derived.URL), estate));
      bench.every(24, () => {
        const pointId = some();
        if (pointId === undefined) return;
        const { particulars } = open.get(pointId)!;
        const changed = {
          ...particulars,
          containers: particulars.containers + 2,
          rounds: [random.pick(['06:30', '19:30'])],
        };
        return act('ChangePoint', { pointId, particulars: changed, reason: '增设分类容器，调整收运时间' });
      });
      bench.every(50, () => {
        // Closed in the morning: nobody drives there in the evening any more.
        const evening = [...open.keys()].filter((each) => open.get(each)!.particulars.rounds[0]! > '12:00');
        const pointId = evening.length > 0 ? random.pick(evening) : some();
        const approval = `张环批〔${bench.day().slice(0, 4)}〕${random.between(10, 99)}号`;
        return pointId !== undefined && act('ClosePoint', { pointId, reason: '撤桶并点', approval });
      });
    },
    see: hearing<PointEvent>('sanitation', {
      PointRegistered({ pointId, particulars }) {
        const estate = bench.estates.find(({ estateId }) => estateId === particulars.estate?.estateId);
        if (estate) open.set(pointId, { estate, particulars });
      },
      PointChanged({ pointId, particulars }) {
        const known = open.get(pointId);
        if (known) known.particulars = particulars;
      },
      PointClosed({ pointId }) {
        const known = open.get(pointId);
        open.delete(pointId);
        // The estate gets another one, in another place.
        if (known)
          later(4 * workday, 10 * workday, () => register(derived(`${pointId}/next`, derived.URL), known.estate));
      },
    }),
  };
};
