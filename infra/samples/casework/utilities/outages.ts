import type { OutageEvent, Trade } from '@tiaokuai/contracts';
import { isHeatingTime } from '../../seasons.ts';
import { type Bench, type Caseworkers, hearing, hour } from '../working.ts';
import { operators } from './operators.ts';

interface Plan {
  readonly trade: Trade;
  readonly kind: 'planned' | 'temporary' | 'emergency';
  /** Days ahead, and the hour in the morning or night at which supply goes; at once where there are none. */
  readonly ahead?: readonly [number, number];
  readonly from: `${number}:00`;
  readonly hours: readonly [number, number];
  readonly reason: string;
  /** Of the complaints that it brings about. */
  readonly complaint: string;
}

const plans: readonly Plan[] = [
  {
    trade: 'power',
    kind: 'planned',
    ahead: [9, 12],
    from: '08:00',
    hours: [4, 9],
    reason: '10千伏线路计划检修',
    complaint: 'power-outage',
  },
  {
    trade: 'power',
    kind: 'temporary',
    ahead: [2, 3],
    from: '07:00',
    hours: [2, 5],
    reason: '配电箱临时消缺',
    complaint: 'power-outage',
  },
  {
    trade: 'power',
    kind: 'emergency',
    from: '00:00',
    hours: [2, 6],
    reason: '电缆被外力破坏抢修',
    complaint: 'power-outage',
  },
  {
    trade: 'water',
    kind: 'planned',
    ahead: [2, 4],
    from: '22:00',
    hours: [5, 8],
    reason: '更换老旧供水管道',
    complaint: 'water-outage',
  },
  {
    trade: 'water',
    kind: 'emergency',
    from: '00:00',
    hours: [3, 8],
    reason: '供水主管道爆管抢修',
    complaint: 'water-outage',
  },
  {
    trade: 'gas',
    kind: 'planned',
    ahead: [4, 6],
    from: '09:00',
    hours: [4, 7],
    reason: '调压站检修',
    complaint: 'gas-supply',
  },
  {
    trade: 'telecom',
    kind: 'planned',
    ahead: [2, 5],
    from: '00:00',
    hours: [3, 5],
    reason: '基站割接升级',
    complaint: 'telecom-fault',
  },
  {
    trade: 'broadband',
    kind: 'planned',
    ahead: [2, 5],
    from: '00:00',
    hours: [3, 6],
    reason: '设备割接',
    complaint: 'broadband-fault',
  },
  {
    trade: 'cable-tv',
    kind: 'planned',
    ahead: [2, 5],
    from: '09:00',
    hours: [3, 6],
    reason: '干线放大器更换',
    complaint: 'cable-tv-fault',
  },
];
const inWinter: readonly Plan[] = [
  {
    trade: 'heating',
    kind: 'temporary',
    ahead: [3, 4],
    from: '06:00',
    hours: [26, 32],
    reason: '一次网补偿器更换',
    complaint: 'heating-failure',
  },
  {
    trade: 'heating',
    kind: 'emergency',
    from: '00:00',
    hours: [5, 14],
    reason: '供热管道泄漏抢修',
    complaint: 'heating-failure',
  },
];

/** Announced outages: begun by their time, ended before it, at times after it; who calls meanwhile is told. */
export const outages = (bench: Bench): Caseworkers => {
  const { random, act } = bench;
  const goes = random.pack({ well: 8, overruns: 2 });
  const kept = random.pack({ kept: 12, cancelled: 1 });
  const called = random.pack({ quiet: 2, calls: 1 });
  const until = new Map<string, string>();
  const where = new Map<string, readonly [complaint: string, estateId: string]>();

  const announce = (plan: Plan) => {
    const { trade, kind, ahead, reason, complaint } = plan;
    const from = ahead
      ? Date.parse(`${bench.day(random.between(...ahead))}T${plan.from}:00+08:00`)
      : bench.now() + 10 * 60_000;
    const [first] = [random.pick(bench.estates)];
    const near = bench.estates.filter(
      ({ particulars: { subdistrict } }) => subdistrict === first.particulars.subdistrict,
    );
    const estates = [...new Set([first, random.pick(near)])].map(({ estateId, particulars: { name } }) => ({
      estateId,
      name,
    }));
    const outageId = bench.id('outage');
    where.set(outageId, [complaint, first.estateId]);
    return act(
      'AnnounceOutage',
      {
        outageId,
        trade,
        kind,
        operator: operators[trade],
        area: { estates, places: [`${first.particulars.community}周边道路`] },
        from: new Date(from).toISOString(),
        until: new Date(from + random.between(...plan.hours) * 3_600_000).toISOString(),
        reason,
        ...(trade === 'water' && kind !== 'emergency'
          ? { approval: `张水批〔${bench.day().slice(0, 4)}〕${random.between(10, 99)}号` }
          : {}),
      },
      `operator:${trade}`,
    );
  };

  return {
    begin() {
      bench.every(4, () => announce(random.pick(plans)));
      bench.every(9, () => isHeatingTime(bench.day(2)) && announce(random.pick(inWinter)));
    },
    see: hearing<OutageEvent>('utilities', {
      OutageAnnounced({ outageId, kind, until: ends }) {
        until.set(outageId, ends);
        if (kind !== 'emergency' && kept() === 'cancelled')
          bench.soon(hour, 20 * hour, () => act('CancelOutage', { outageId, reason: '施工条件不具备，改期进行' }));
      },
      OutageBegan({ outageId }) {
        const ends = Date.parse(until.get(outageId) ?? '');
        if (goes() === 'well') bench.at(ends - random.between(5, 60) * 60_000, () => act('EndOutage', { outageId }));
        const [complaint, estateId] = where.get(outageId) ?? [];
        const estate = bench.estates.find((each) => each.estateId === estateId);
        if (!estate || !complaint || called() === 'quiet') return;
        const matter = bench.matter(complaint, estate, '住户来电询问何时恢复');
        bench.soon(10, 60, () =>
          act('RequestRepair', { caseId: bench.id('repair'), source: 'call', matter }, 'operator:hotline'),
        );
      },
      OutageOverran({ outageId }) {
        bench.soon(hour, 6 * hour, () => act('EndOutage', { outageId }));
      },
      OutageEnded({ outageId }) {
        until.delete(outageId);
        where.delete(outageId);
      },
    }),
  };
};
