import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { isoDate, isoInstant, line, openLines, openText, uuid } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';

export const equipmentKind = z.enum(['elevator', 'boiler', 'pressure-vessel']);
export type EquipmentKind = z.output<typeof equipmentKind>;

export const equipmentParticulars = z.object({
  kind: equipmentKind,
  /** 使用登记证编号. */
  registration: openText(40),
  /** 电梯应急救援识别码: what a person trapped in it reads out (淄博市电梯安全条例 art. 43). */
  rescueCode: line(20).optional(),
  estate: estateSnapshot.optional(),
  site: openText(100),
  useUnit: openText(80).optional(),
  maintenanceFirm: openText(80).optional(),
  inUseSince: isoDate.optional(),
});
export type EquipmentParticulars = z.output<typeof equipmentParticulars>;

const key = z.object({ equipmentId: uuid });
const agency = openText(80);
export const stopGround = z.enum(['not-inspected', 'severe-hazard', 'order-disobeyed']);

const registration = key.extend({ particulars: equipmentParticulars, inspectedUntil: isoDate });
const newUseUnit = key.extend({ useUnit: openText(80), since: isoDate });
const newFirm = key.extend({ maintenanceFirm: openText(80), since: isoDate });
const out = key.extend({ since: isoDate, reason: openLines(200) });
const back = key.extend({ since: isoDate });
const stop = key.extend({ check: uuid, ground: stopGround });
const release = key.extend({ check: uuid });
const end = key.extend({ reason: openLines(200) });

/** How the periodic inspection of a piece of equipment stands. */
export const inspectionWords = {
  requested: { zh: '已申报', en: 'requested' },
  overdue: { zh: '超期未检', en: 'overdue' },
  failed: { zh: '检验不合格', en: 'failed' },
};
/** What a check needs of the register, as it stood at the moment. */
export const equipmentOnRegister = equipmentParticulars.extend({
  equipmentId: uuid,
  status: z.enum(['in-use', 'out-of-service', 'scrapped']),
  inspection: z.enum(['valid', 'overdue', 'failed']).meta({ values: inspectionWords }),
});
export type EquipmentOnRegister = z.output<typeof equipmentOnRegister>;
/** The officer, or the unit that uses it. */
const byUnit = { by: ['use-unit', 'officer'] } as const;

/** Special equipment 特种设备: the register, with the inspections that time and law demand (特种设备安全法 art. 33, 40). */
export const equipment = aggregate('quality-supervision', 'equipment', {
  key: 'equipmentId',
  by: ['officer'],
  events: {
    EquipmentRegistered: event({ zh: '使用登记', en: 'Equipment registered' }, registration),
    UseUnitChanged: event({ zh: '变更使用单位', en: 'Use unit changed' }, newUseUnit),
    MaintenanceFirmChanged: event({ zh: '变更维保单位', en: 'Maintenance firm changed' }, newFirm),
    InspectionFellDue: event(
      { zh: '应当申报检验', en: 'Inspection fell due' },
      key.extend({ inspectedUntil: isoDate, observedAt: isoInstant }),
    ),
    InspectionRequested: event(
      { zh: '申报检验', en: 'Inspection requested' },
      key.extend({ requestedOn: isoDate, agency }),
    ),
    InspectionPassed: event(
      { zh: '检验合格', en: 'Inspection passed' },
      key.extend({ inspectedOn: isoDate, inspectedUntil: isoDate, agency }),
    ),
    InspectionFailed: event(
      { zh: '检验不合格', en: 'Inspection failed' },
      key.extend({ inspectedOn: isoDate, agency, opinion: openLines(300), particulars: equipmentParticulars }),
    ),
    InspectionOverdue: event(
      { zh: '超期未检', en: 'Inspection overdue' },
      key.extend({ inspectedUntil: isoDate, observedAt: isoInstant, particulars: equipmentParticulars }),
    ),
    EquipmentTakenOutOfService: event({ zh: '停用', en: 'Equipment taken out of service' }, out),
    EquipmentReturnedToService: event({ zh: '重新启用', en: 'Equipment returned to service' }, back),
    UseStopped: event({ zh: '责令停止使用', en: 'Use stopped' }, stop),
    UseReleased: event({ zh: '恢复使用', en: 'Use released' }, release),
    EquipmentScrapped: event({ zh: '报废注销', en: 'Equipment scrapped' }, end),
  },
  commands: {
    RegisterEquipment: command({ zh: '办理使用登记', en: 'Register equipment' }, registration, {
      duties: ['二(二)11'],
    }),
    ChangeUseUnit: command({ zh: '变更使用单位', en: 'Change the use unit' }, newUseUnit, {
      by: ['use-unit', 'officer'],
    }),
    ChangeMaintenanceFirm: command({ zh: '变更维保单位', en: 'Change the maintenance firm' }, newFirm, {
      by: ['use-unit', 'officer'],
    }),
    RequestInspection: command({ zh: '申报检验', en: 'Request an inspection' }, key.extend({ agency }), byUnit),
    RecordInspection: command(
      { zh: '登记检验结果', en: 'Record an inspection' },
      key.extend({
        inspectedOn: isoDate,
        agency,
        result: z.discriminatedUnion('passed', [
          z.object({ passed: z.literal(true), until: isoDate }),
          z.object({ passed: z.literal(false), opinion: openLines(300) }),
        ]),
      }),
      { duties: ['二(二)11'], by: ['inspection-agency', 'officer'] },
    ),
    TakeOutOfService: command({ zh: '报告停用', en: 'Take equipment out of service' }, out, byUnit),
    ReturnToService: command({ zh: '重新启用', en: 'Return equipment to service' }, back, byUnit),
    ScrapEquipment: command({ zh: '报废注销', en: 'Scrap equipment' }, end, byUnit),
  },
  internal: {
    ObserveInspection: command(
      { zh: '检查检验期限', en: "Observe the inspection's validity" },
      key.extend({ inspectedUntil: isoDate }),
    ),
    MarkStopped: command({ zh: '记录停止使用', en: 'Mark equipment as stopped' }, stop),
    MarkReleased: command({ zh: '记录恢复使用', en: 'Mark equipment as released' }, release),
  },
});
export type EquipmentEvent = EventsOf<typeof equipment>;
export type EquipmentCommand = CommandsOf<typeof equipment>;
