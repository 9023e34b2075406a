import type { RoundEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing } from '../working.ts';
import type { Points } from './points.ts';

const minute = 60_000;

/** The rounds of each day: driven in time, made up, recorded late, not needed; or a lorry breaks down for two days. */
export const rounds = (bench: Bench, points: Points): Caseworkers => {
  const { random, act } = bench;
  const goes = random.pack({
    well: 134,
    'made-up': 4,
    'made-up-late': 2,
    'recorded-late': 2,
    'containers-empty': 2,
    'access-blocked': 2,
    'breaks-down': 1,
  });
  const open = new Map<string, ReturnType<typeof goes>>();
  /** Points to which no lorry comes, and for how many rounds. */
  const broken = new Map<string, number>();

  const loadsAt = (pointId: string) => {
    const containers = points.containersOf(pointId);
    return [
      { stream: 'kitchen', kilograms: containers * random.between(12, 25) },
      { stream: 'other', kilograms: containers * random.between(30, 60) },
    ];
  };
  const record = (roundId: string, pointId: string, when = {}) =>
    open.has(roundId) && act('RecordCollection', { roundId, loads: loadsAt(pointId), ...when }, 'crew:driver');
  const excuses = { 'containers-empty': '桶内无垃圾', 'access-blocked': '道路施工封闭，车辆无法进入' } as const;
  const end = ({ roundId }: { roundId: string }): void => {
    open.delete(roundId);
  };

  return {
    see: hearing<RoundEvent>('sanitation', {
      RoundScheduled({ roundId, pointId, collectBy }) {
        const left = broken.get(pointId) ?? 0;
        const card = left > 0 ? 'breaks-down' : goes();
        open.set(roundId, card);
        if (card === 'breaks-down') broken.set(pointId, left > 0 ? left - 1 : 1);
        const before = Date.parse(collectBy) - random.between(10, 80) * minute;
        if (card === 'well') bench.at(before, () => record(roundId, pointId));
        if (card === 'containers-empty' || card === 'access-blocked')
          bench.at(before, () => {
            const excuse = { ground: card, note: excuses[card] };
            return open.has(roundId) && act('ExcuseRound', { roundId, ...excuse }, 'crew:driver');
          });
      },
      RoundMissed({ roundId, pointId, due, makeUpBy }) {
        const card = open.get(roundId);
        const overdue = Date.parse(makeUpBy.due);
        if (card === 'made-up') bench.soon(40, 180, () => record(roundId, pointId));
        if (card === 'made-up-late')
          bench.at(overdue + random.between(20, 150) * minute, () => record(roundId, pointId));
        if (card === 'recorded-late') {
          const collectedAt = new Date(Date.parse(due) - random.between(5, 40) * minute).toISOString();
          bench.soon(40, 180, () => record(roundId, pointId, { collectedAt }));
        }
        // Two days' garbage is not collected any more, but cleared: a patrol finds it.
        if (card === 'breaks-down') points.behind.add(pointId);
        const estate = points.estateOf(pointId);
        if (card === 'breaks-down' && broken.get(pointId) === 0 && estate) {
          const matter = bench.matter('garbage-not-collected', estate, '巡查发现收集点两日未收');
          bench.soon(30, 120, () => act('ReportGarbage', { caseId: bench.id('garbage'), source: 'patrol', matter }));
        }
      },
      WasteCollected: end,
      RoundMadeUp: end,
      RoundExcused: end,
    }),
  };
};
