import type { EquipmentEvent, EquipmentKind, EquipmentParticulars } from '@tiaokuai/contracts';
import { v5 as derived } from 'uuid';
import { type SampleEstate, snapshotOf } from '../../estates.ts';
import { type Bench, type Caseworkers, hearing, workday } from '../working.ts';

/** What the people of the register, of checks and of rescues know of it. */
export interface Register extends Caseworkers {
  /** The equipment of an estate, of one kind where that is asked for, that is not scrapped. */
  at(estateId: string | undefined, kind?: EquipmentKind): Known | undefined;
  /** Some that is in use and has a valid inspection. */
  some(): Known | undefined;
  isValid(equipmentId: string): boolean;
  /** Its use unit asks for an inspection, if it has not. */
  renew(equipmentId: string): void;
}

export interface Known {
  readonly equipmentId: string;
  readonly particulars: EquipmentParticulars;
  status: 'in-use' | 'out-of-service' | 'scrapped';
  inspection: 'valid' | 'requested' | 'void';
}

export const firms = ['淄博梯云电梯工程有限公司', '淄博衡攀电梯维护有限公司', '山东稳厢电梯服务有限公司'];
const agency = '市特种设备检验机构';
const owners = '业主自管小组';

/** Two elevators of each new estate; boilers and vessels where enterprises look after their own. */
const stockOf = ({ estateId, particulars }: SampleEstate, index: number) => {
  const kinds: readonly EquipmentKind[] =
    particulars.kind === 'new'
      ? ['elevator', 'elevator']
      : particulars.kind === 'enterprise-managed'
        ? ['boiler', 'pressure-vessel']
        : [];
  return kinds.map((kind, no) => ({
    equipmentId: derived(`sample-equipment/${estateId}/${kind}/${no}`, derived.URL),
    kind,
    building: particulars.buildings[no]!,
    number: String(1_000 + index * 10 + no),
  }));
};
const letters: Readonly<Record<EquipmentKind, string>> = {
  elevator: '梯11',
  boiler: '锅10',
  'pressure-vessel': '容15',
};

/** Put on the register, inspected when it is due or too late, taken out of service, scrapped; units and firms change. */
export const equipmentRegister = (bench: Bench): Register => {
  const { random, act, later } = bench;
  const known = new Map<string, Known>();
  const asks = random.pack({ 'in-time': 7, forgets: 2 });
  const result = random.pack({ passed: 9, failed: 1 });
  const failed = new Set<string>();

  const isUsed = ({ status, inspection }: Known) => status === 'in-use' && inspection === 'valid';
  const inUse = () => [...known.values()].filter(isUsed);
  const some = () => (known.size > 0 && inUse().length > 0 ? random.pick(inUse()) : undefined);
  const renew = (equipmentId: string): void =>
    later(workday, 6 * workday, () => {
      const about = known.get(equipmentId);
      if (about && about.status !== 'scrapped' && about.inspection !== 'requested')
        return act('RequestInspection', { equipmentId, agency }, 'use-unit:desk');
    });
  const change = (equipmentId: string, to: Partial<Pick<Known, 'status' | 'inspection'>>): void => {
    const about = known.get(equipmentId);
    if (about) Object.assign(about, to);
  };

  return {
    some,
    renew,
    isValid: (equipmentId) => known.get(equipmentId)?.inspection === 'valid',
    at: (estateId, kind) =>
      [...known.values()].find(
        ({ particulars, status }) =>
          particulars.estate?.estateId === estateId &&
          estateId !== undefined &&
          status !== 'scrapped' &&
          (kind === undefined || particulars.kind === kind),
      ),
    begin() {
      for (const [index, estate] of bench.estates.entries())
        for (const { equipmentId, kind, building, number } of stockOf(estate, index))
          bench.later(1, workday, () =>
            act('RegisterEquipment', {
              equipmentId,
              inspectedUntil: bench.day(random.between(4, 330)),
              particulars: {
                kind,
                registration: `${letters[kind]}鲁C${number}`,
                ...(kind === 'elevator' ? { rescueCode: `30${number}`, maintenanceFirm: random.pick(firms) } : {}),
                estate: snapshotOf(estate),
                site: `${estate.particulars.name}${building}`,
                useUnit: estate.particulars.enterprise ?? owners,
              },
            }),
          );
      bench.every(30, () => {
        const about = some();
        const useUnit = random.pick(bench.estates).particulars.enterprise ?? owners;
        return about && act('ChangeUseUnit', { equipmentId: about.equipmentId, useUnit, since: bench.day() });
      });
      bench.every(25, () => {
        const about = some();
        if (about?.particulars.kind !== 'elevator') return;
        const change = { equipmentId: about.equipmentId, maintenanceFirm: random.pick(firms), since: bench.day() };
        return act('ChangeMaintenanceFirm', change);
      });
      bench.every(28, () => {
        const about = some();
        const out = { since: bench.day(), reason: '大修改造' };
        return about && act('TakeOutOfService', { equipmentId: about.equipmentId, ...out }, 'use-unit:desk');
      });
      bench.every(90, () => {
        const about = some();
        return about && act('ScrapEquipment', { equipmentId: about.equipmentId, reason: '达到设计使用年限' });
      });
    },
    see: hearing<EquipmentEvent>('quality-supervision', {
      EquipmentRegistered({ equipmentId, particulars }) {
        known.set(equipmentId, { equipmentId, particulars, status: 'in-use', inspection: 'valid' });
      },
      InspectionFellDue({ equipmentId }) {
        if (asks() === 'in-time') renew(equipmentId);
      },
      InspectionRequested({ equipmentId }) {
        change(equipmentId, { inspection: 'requested' });
        later(3 * workday, 9 * workday, () => {
          // Who has failed once mends it before the next time.
          const passes = failed.has(equipmentId) || result() === 'passed';
          return act('RecordInspection', {
            equipmentId,
            inspectedOn: bench.day(),
            agency,
            result: passes
              ? { passed: true, until: bench.day(364) }
              : { passed: false, opinion: '制动器间隙超标，层门门锁触点失效' },
          });
        });
      },
      InspectionPassed({ equipmentId }) {
        failed.delete(equipmentId);
        change(equipmentId, { inspection: 'valid' });
      },
      InspectionFailed({ equipmentId }) {
        failed.add(equipmentId);
        change(equipmentId, { inspection: 'void' });
        renew(equipmentId);
      },
      InspectionOverdue({ equipmentId }) {
        if (known.get(equipmentId)?.inspection === 'valid') change(equipmentId, { inspection: 'void' });
      },
      EquipmentTakenOutOfService({ equipmentId }) {
        change(equipmentId, { status: 'out-of-service' });
        later(4 * workday, 15 * workday, () =>
          act('ReturnToService', { equipmentId, since: bench.day() }, 'use-unit:desk'),
        );
      },
      EquipmentReturnedToService: ({ equipmentId }) => change(equipmentId, { status: 'in-use' }),
      EquipmentScrapped({ equipmentId }) {
        change(equipmentId, { status: 'scrapped' });
        const { particulars } = known.get(equipmentId) ?? {};
        // A new one stands in its place after a month or two.
        if (particulars)
          later(20 * workday, 45 * workday, () =>
            act('RegisterEquipment', {
              equipmentId: derived(`${equipmentId}/next`, derived.URL),
              inspectedUntil: bench.day(364),
              particulars: { ...particulars, registration: `${particulars.registration}新` },
            }),
          );
      },
    }),
  };
};
