import type { RepairEvent, Trade } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing } from '../working.ts';
import { operators } from './operators.ts';

/** What broke, as a crew finds it. */
const faults: Readonly<Record<Trade, readonly string[]>> = {
  water: ['小区入口水表井后管道渗漏', '加压泵控制柜跳闸', '主管道接口断裂'],
  power: ['配电变压器低压侧熔断', '电缆中间接头烧毁', '表前开关接触不良'],
  gas: ['调压箱故障', '立管阀门渗漏', '庭院管道被施工碰伤'],
  heating: ['换热站循环泵停机', '二次网回水管泄漏', '立管积气'],
  telecom: ['基站退服', '分纤箱尾纤折断', '光缆被车辆刮断'],
  'cable-tv': ['放大器供电中断', '分配器老化'],
  broadband: ['光猫光衰过大', '楼道交换机断电', '光缆被挖断'],
};
/** Whose fault it may turn out not to be: property enterprises cut these. */
const cuttable: ReadonlySet<string> = new Set(['water-outage', 'power-outage', 'heating-failure', 'gas-supply']);
/** Statutes give their crews hours to come, or days to mend. */
const mendedInDays: ReadonlySet<Trade> = new Set(['telecom', 'broadband', 'cable-tv']);

const ownReports: readonly (readonly [category: string, brief: string])[] = [
  ['water-outage', '客服接报：楼内水压不足'],
  ['power-outage', '客服接报：单元无电'],
  ['gas-supply', '客服接报：灶具无气'],
  ['cable-tv-fault', '客服接报：电视无信号'],
  ['broadband-fault', '客服接报：宽带掉线'],
  ['telecom-fault', '巡线发现：分纤箱破损'],
  ['manhole-or-pipe-damage', '巡查发现：井盖破损，权属待查'],
];

/** Repair orders: whose it is, sent, on site, what it is, mended; late now and then. */
export const repairs = (bench: Bench): Caseworkers => {
  const { random, act, soon } = bench;
  const arrives = random.pack({ soon: 12, late: 1 });
  const found = random.pack({ fault: 6, interrupting: 6, 'user-side': 2, 'no-fault': 1 });
  const suspected = random.pack({ found: 7, cut: 1 });
  const heats = random.pack({ hours: 3, 'a-day': 1 });
  const mends = random.pack({ 'in-time': 6, late: 1 });
  const own = random.pack({ call: 4, 'own-inspection': 2 });
  const open = new Map<string, Repair>();
  interface Repair {
    readonly trade: Trade;
    readonly category: string;
    readonly enterprise?: string | undefined;
    /** An outage's: mended when the outage ends. */
    readonly byOutage: boolean;
    interrupts: boolean;
    restoreBy?: string;
  }

  const known = (caseId: string, trade: Trade, rest: Omit<Repair, 'trade' | 'interrupts'>): void => {
    open.set(caseId, { trade, interrupts: false, ...rest });
    // What an announcement answers is answered by now.
    soon(2, 15, () => {
      if (open.has(caseId))
        return act('SendRepair', { caseId, operator: operators[trade], crew: `抢修${random.between(1, 6)}班` });
    });
  };
  const begin = ({ caseId, trade, matter, source }: Extract<RepairEvent, { type: 'RepairRequested' }>['data']) => {
    const { category, estate } = matter;
    const rest = { category, enterprise: estate?.enterprise, byOutage: source === 'outage-overrun' };
    if (trade) return known(caseId, trade, rest);
    unknown.set(caseId, rest);
    const belongsTo = random.pick(['water', 'telecom', 'power', 'heating'] as const);
    soon(10, 60, () => unknown.has(caseId) && act('IdentifyRepairTrade', { caseId, trade: belongsTo }));
  };
  const unknown = new Map<string, Omit<Repair, 'trade' | 'interrupts'>>();
  const end = ({ caseId }: { caseId: string }): void => {
    open.delete(caseId);
    unknown.delete(caseId);
  };
  const tell = (caseId: string, hours: number): void =>
    soon(3, 25, () => {
      const expectedAt = new Date(bench.now() + hours * 3_600_000).toISOString();
      return open.has(caseId) && act('TellUsers', { caseId, how: '短信及楼道张贴', expectedAt });
    });

  return {
    begin() {
      bench.every(3, () => {
        const [category, brief] = random.pick(ownReports);
        const matter = bench.matter(category, random.pick(bench.estates), brief);
        return act('RequestRepair', { caseId: bench.id('repair'), source: own(), matter }, 'operator:hotline');
      });
    },
    see: hearing<RepairEvent>('utilities', {
      RepairRequested: begin,
      RepairReopened: begin,
      RepairTradeIdentified({ caseId, trade }) {
        const rest = unknown.get(caseId);
        if (unknown.delete(caseId)) known(caseId, trade, rest!);
      },
      RepairClockStarted({ caseId, clock, by }) {
        const repair = open.get(caseId);
        if (repair && clock === 'restoration') repair.restoreBy = by.due;
      },
      RepairSent({ caseId }) {
        const [low, high] = arrives() === 'late' ? [140, 260] : [15, 40];
        soon(low, high, () => open.has(caseId) && act('RecordCrewArrival', { caseId }));
      },
      RepairCrewArrived({ caseId }) {
        const repair = open.get(caseId);
        if (!repair) return;
        const { trade, category, enterprise, byOutage } = repair;
        soon(5, 40, () => {
          if (!open.has(caseId)) return;
          if (enterprise && !byOutage && cuttable.has(category) && suspected() === 'cut') {
            const cut = { found: 'cut-by-enterprise', what: '入户阀门被物业加锁，供应正常', enterprise };
            return act('RecordCause', { caseId, ...cut, evidence: [bench.photograph()] });
          }
          const what = random.pick(faults[trade]);
          const finding = byOutage ? 'interrupting' : found();
          if (finding === 'user-side')
            return act('RecordCause', { caseId, found: 'user-side', what: '户内自有部分损坏' });
          if (finding === 'no-fault') {
            const nothing = { found: 'no-fault', what: '检测各项指标正常', evidence: [bench.photograph()] };
            return act('RecordCause', { caseId, ...nothing });
          }
          return act('RecordCause', { caseId, found: 'fault', what, interrupts: finding === 'interrupting' });
        });
      },
      FaultFound({ caseId, trade, interrupts }) {
        const repair = open.get(caseId);
        if (!repair) return;
        repair.interrupts = interrupts;
        const aDay = trade === 'heating' && interrupts && heats() === 'a-day';
        if (interrupts) tell(caseId, aDay ? 30 : 4);
        if (repair.byOutage) return;
        const restore = () =>
          open.get(caseId) === repair && act('RestoreSupply', { caseId, note: '更换故障件，试运行正常' });
        if (repair.restoreBy && mendedInDays.has(trade) && mends() === 'late')
          bench.at(Date.parse(repair.restoreBy) + random.between(2, 10) * 3_600_000, restore);
        else if (aDay) soon(26 * 60, 34 * 60, restore);
        else soon(40, mendedInDays.has(trade) ? 1_200 : 300, restore);
      },
      RepairLimitOverrun({ caseId, trade, clock }) {
        if (clock === 'restoration' && mendedInDays.has(trade)) tell(caseId, 8);
      },
      RepairAnsweredByOutage: end,
      SupplyRestored: end,
      FaultOfUserFound: end,
      NoFaultFound: end,
      SupplyCutByEnterpriseFound: end,
      RepairWithdrawn: end,
    }),
  };
};
