import type { OutageEvent, Trade } from '@tiaokuai/contracts';
import { isHeatingTime } from '../../ground/seasons.ts';
import { type Bench, type Caseworkers, hearing, hour } from '../working.ts';
import { operators } from './operators.ts';

/** Days ahead and the hour at which supply goes; none where it went already. Then how many hours it stays away. */
type Plan = readonly [
  trade: Trade,
  kind: 'planned' | 'temporary' | 'emergency',
  reason: string,
  hours: readonly [number, number],
  ahead?: readonly [number, number],
  from?: string,
];

const plans: readonly Plan[] = [
  ['power', 'planned', '10千伏线路计划检修', [4, 9], [9, 12], '08:00'],
  ['power', 'temporary', '配电箱临时消缺', [2, 5], [2, 3], '07:00'],
  ['power', 'emergency', '电缆被外力破坏抢修', [2, 6]],
  ['water', 'planned', '更换老旧供水管道', [5, 8], [2, 4], '22:00'],
  ['water', 'emergency', '供水主管道爆管抢修', [3, 8]],
  ['gas', 'planned', '调压站检修', [4, 7], [4, 6], '09:00'],
  ['telecom', 'planned', '基站割接升级', [3, 5], [2, 5], '00:00'],
  ['broadband', 'planned', '设备割接', [3, 6], [2, 5], '00:00'],
  ['cable-tv', 'planned', '干线放大器更换', [3, 6], [2, 5], '09:00'],
];
const inWinter: readonly Plan[] = [
  ['heating', 'temporary', '一次网补偿器更换', [26, 32], [3, 4], '06:00'],
  ['heating', 'emergency', '供热管道泄漏抢修', [5, 14]],
];

/** Complaints that they bring about. */
const complaints: Readonly<Record<Trade, string>> = {
  water: 'water-outage',
  power: 'power-outage',
  gas: 'gas-supply',
  heating: 'heating-failure',
  telecom: 'telecom-fault',
  'cable-tv': 'cable-tv-fault',
  broadband: 'broadband-fault',
};

/** Announced outages: begun by their time, ended before it, at times after it; who calls meanwhile is told. */
export const outages = (bench: Bench): Caseworkers => {
  const { random, act } = bench;
  const goes = random.pack({ well: 8, overruns: 2 });
  const kept = random.pack({ kept: 12, cancelled: 1 });
  const called = random.pack({ quiet: 2, calls: 1 });
  const until = new Map<string, string>();
  const where = new Map<string, readonly [complaint: string, estateId: string]>();

  const announce = ([trade, kind, reason, hours, ahead, time]: Plan) => {
    const from = ahead
      ? Date.parse(`${bench.day(random.between(...ahead))}T${time}:00+08:00`)
      : bench.now() + 10 * 60_000;
    const first = random.pick(bench.estates);
    const near = bench.estates.filter(
      ({ particulars: { subdistrict } }) => subdistrict === first.particulars.subdistrict,
    );
    const estates = [...new Set([first, random.pick(near)])].map(({ estateId, particulars: { name } }) => ({
      estateId,
      name,
    }));
    const outageId = bench.id('outage');
    where.set(outageId, [complaints[trade], first.estateId]);
    return act(
      'AnnounceOutage',
      {
        outageId,
        trade,
        kind,
        operator: operators[trade],
        area: { estates, places: [`${first.particulars.community}周边道路`] },
        from: new Date(from).toISOString(),
        until: new Date(from + random.between(...hours) * 3_600_000).toISOString(),
        reason,
        ...(trade === 'water' && kind !== 'emergency'
          ? { approval: `张水批〔${bench.day().slice(0, 4)}〕${random.between(10, 99)}号` }
          : {}),
      },
      `operator:${trade}`,
    );
  };

  const end = ({ outageId }: { outageId: string }): void => {
    until.delete(outageId);
    where.delete(outageId);
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
      OutageEnded: end,
      OutageCancelled: end,
    }),
  };
};
