import type { RescueEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour } from '../working.ts';
import { firms, type Register } from './equipment.ts';

const minute = 60_000;

/** People trapped in elevators: the firm called, there in time or not, free by whoever was first, closed when checked. */
export const rescues = (bench: Bench, register: Register): Caseworkers => {
  const { random, act, soon } = bench;
  const trapped = random.pack({ somebody: 9, nobody: 1 });
  const comes = random.pack({ 'in-time': 8, late: 2, 'in-time-said-late': 2, never: 1 });
  const frees = random.pack({ firm: 6, 'use-unit': 1, fire: 1 });
  const hurt = random.pack({ no: 8, yes: 1 });
  const reports = random.pack({ 'in-time': 3, late: 1 });
  /** Calls of which nothing will come. */
  const waiting = new Set<string>();
  const cases = new Map<string, Rescue>();
  interface Rescue {
    readonly by: ReturnType<typeof frees>;
    readonly comes: ReturnType<typeof comes>;
    free: boolean;
  }

  const notify = (caseId: string, equipmentId: string | undefined) =>
    soon(1, 4, () => {
      if (!cases.has(caseId)) return;
      // The elevator's own firm is on the register; of others the use unit says who it is.
      return act('NotifyFirm', { caseId, ...(equipmentId ? { equipmentId } : { firm: random.pick(firms) }) });
    });
  const free = (caseId: string, by: 'maintenance-firm' | 'use-unit' | 'fire', low: number, high: number) =>
    soon(low, high, () => {
      const about = cases.get(caseId);
      if (!about || about.free) return;
      const people = random.between(1, 4);
      const injured = hurt() === 'yes' ? 1 : 0;
      return act('RecordPeopleFreed', { caseId, freedAt: new Date(bench.now()).toISOString(), people, injured, by });
    });
  const close = (caseId: string) =>
    soon(hour, 5 * hour, () => {
      const cause = random.pick(['门锁触点接触不良', '电压波动', '变频器过热保护', '乘客扒门']);
      return cases.has(caseId) && act('CloseRescue', { caseId, fullyChecked: true, cause });
    });
  const end = ({ caseId }: { caseId: string }): void => {
    waiting.delete(caseId);
    cases.delete(caseId);
  };

  return {
    begin() {
      bench.every(9, () => {
        const estate = random.pick(bench.estates.filter(({ particulars }) => particulars.kind === 'new'));
        const matter = { ...bench.matter('elevator-entrapment', estate, '应急平台接报困人'), urgency: 'emergency' };
        return act('ReportEntrapment', { caseId: bench.id('rescue'), matter }, 'rescue-centre:desk');
      });
    },
    see: hearing<RescueEvent>('quality-supervision', {
      EntrapmentReported({ caseId, matter }) {
        if (trapped() === 'nobody') {
          waiting.add(caseId);
          soon(
            5,
            15,
            () => waiting.delete(caseId) && act('CancelRescue', { caseId, note: '到场时电梯运行正常，无人被困' }),
          );
          return;
        }
        const how = comes();
        const by = how === 'in-time-said-late' ? 'firm' : frees();
        // The brigade frees them where the firm does not come.
        cases.set(caseId, { by, comes: by === 'fire' ? 'never' : how, free: false });
        notify(caseId, register.at(matter, 'elevator')?.equipmentId);
      },
      FirmNotified({ caseId, call, notifiedAt }) {
        const about = cases.get(caseId);
        if (!about) return;
        if (about.by === 'use-unit') free(caseId, 'use-unit', 6, 15);
        const how = call > 1 ? 'in-time' : about.comes;
        const arrive = (low: number, high: number, data = {}) =>
          soon(low, high, () => cases.has(caseId) && act('RecordFirmArrival', { caseId, ...data }));
        if (how === 'in-time') arrive(8, 24);
        if (how === 'late') arrive(36, 60);
        if (how === 'in-time-said-late')
          arrive(45, 70, {
            arrivedAt: new Date(Date.parse(notifiedAt) + random.between(12, 26) * minute).toISOString(),
          });
      },
      ArrivalLimitMissed({ caseId, call, equipmentId }) {
        const about = cases.get(caseId);
        if (!about || about.free) return;
        if (about.by === 'fire') free(caseId, 'fire', 5, 20);
        // Who is on the way is waited for; who does not answer is replaced.
        else if (call === 1 && about.comes === 'never') soon(8, 25, () => notify(caseId, equipmentId));
      },
      FireOnScene({ caseId }) {
        if (cases.get(caseId)?.by === 'fire') free(caseId, 'fire', 4, 10);
      },
      FirmArrived: ({ caseId }) => free(caseId, 'maintenance-firm', 5, 30),
      PeopleFreed({ caseId, injured }) {
        const about = cases.get(caseId);
        if (about) about.free = true;
        if (injured === 0) close(caseId);
        else {
          const [low, high] = reports() === 'late' ? [70, 120] : [10, 45];
          soon(low, high, () => act('RecordAccidentReport', { caseId }));
        }
      },
      AccidentReported: ({ caseId }) => close(caseId),
      RescueClosed: end,
      RescueCancelled: end,
      RescueWithdrawn: end,
    }),
  };
};
