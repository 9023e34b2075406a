import type { CaseMatter, EquipmentEvent, EquipmentKind, EquipmentParticulars } from '@tiaokuai/contracts';
import { v5 as derived } from 'uuid';
import { type SampleEstate, snapshotOf } from '../../ground/estates.ts';
import { type Bench, type Caseworkers, hearing, workday } from '../working.ts';

/** What the people of the register, of checks and of rescues know of it. */
export interface Register extends Caseworkers {
  /** What stands in a building of an estate, or anywhere in it, on the register and not scrapped. */
  at(where: Pick<CaseMatter, 'estate' | 'place'>, kind?: EquipmentKind): Known | undefined;
  /** An elevator that a case has shown to be missing from the register is entered from the paper file. */
  enter(where: Pick<CaseMatter, 'estate' | 'place'>): Promise<string | undefined>;
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

/** Elevators in two buildings of each new estate to begin with; boilers and vessels where enterprises care for their own. */
const stockOf = ({ kind, buildings }: SampleEstate['particulars']): readonly (readonly [EquipmentKind, string])[] => {
  const [first, second] = buildings as [string, string];
  if (kind === 'new')
    return [
      ['elevator', first],
      ['elevator', second],
    ];
  return kind === 'enterprise-managed'
    ? [
        ['boiler', first],
        ['pressure-vessel', first],
      ]
    : [];
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

  const register = async (estate: SampleEstate, kind: EquipmentKind, building: string) => {
    const { estateId, particulars } = estate;
    const equipmentId = derived(`sample-equipment/${estateId}/${kind}/${building}`, derived.URL);
    const number = 10_000 + 100 * bench.estates.indexOf(estate) + particulars.buildings.indexOf(building);
    const entry = {
      kind,
      registration: `${letters[kind]}鲁C${number}`,
      ...(kind === 'elevator' ? { rescueCode: `3${number}`, maintenanceFirm: random.pick(firms) } : {}),
      estate: snapshotOf(estate),
      site: `${particulars.name}${building}`,
      useUnit: particulars.enterprise ?? owners,
    };
    const inspectedUntil = bench.day(random.between(4, 330));
    const said = await act('RegisterEquipment', { equipmentId, inspectedUntil, particulars: entry });
    // Entered in an earlier run.
    if (said?.ok === false && said.error.code === 'equipment-registered') enter(equipmentId, entry);
    return equipmentId;
  };
  const enter = (equipmentId: string, particulars: EquipmentParticulars): void => {
    known.set(equipmentId, { equipmentId, particulars, status: 'in-use', inspection: 'valid' });
  };
  const putBack = (equipmentId: string): void =>
    later(4 * workday, 15 * workday, async () => {
      const said = await act('ReturnToService', { equipmentId, since: bench.day() }, 'use-unit:desk');
      if (said?.ok === false && said.error.code === 'inspect-before-return') renew(equipmentId);
    });

  return {
    some,
    renew,
    isValid: (equipmentId) => known.get(equipmentId)?.inspection === 'valid',
    at: ({ estate, place }, kind) =>
      [...known.values()].find(
        ({ particulars, status }) =>
          estate !== undefined &&
          particulars.estate?.estateId === estate.estateId &&
          status !== 'scrapped' &&
          (kind === undefined || particulars.kind === kind) &&
          (place?.building === undefined ||
            kind !== 'elevator' ||
            particulars.site.endsWith(`${estate.name}${place.building}`)),
      ),
    async enter({ estate, place }) {
      const found = bench.estates.find(({ estateId }) => estateId === estate?.estateId);
      return found && place?.building ? register(found, 'elevator', place.building) : undefined;
    },
    begin() {
      for (const estate of bench.estates)
        for (const [kind, building] of stockOf(estate.particulars))
          later(1, workday, () => register(estate, kind, building));
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
        enter(equipmentId, particulars);
      },
      InspectionFellDue({ equipmentId }) {
        if (asks() === 'in-time') renew(equipmentId);
      },
      InspectionRequested({ equipmentId }) {
        change(equipmentId, { inspection: 'requested' });
        later(3 * workday, 9 * workday, () => {
          if (known.get(equipmentId)?.status === 'scrapped') return;
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
        if (known.get(equipmentId)?.status === 'out-of-service') putBack(equipmentId);
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
        putBack(equipmentId);
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
