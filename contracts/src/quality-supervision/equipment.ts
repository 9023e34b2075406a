import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { isoDate, isoInstant, openText, uuid } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';

/** Special equipment 特种设备: the register, with the inspections that time and law demand (特种设备安全法 art. 33, 40). */
const equipment = aggregateOf('quality-supervision', 'equipment');

export const equipmentKind = z.enum(['elevator', 'boiler', 'pressure-vessel']);
export type EquipmentKind = z.output<typeof equipmentKind>;

export const equipmentParticulars = z.object({
  kind: equipmentKind,
  /** 使用登记证编号. */
  registration: openText(40),
  /** 电梯应急救援识别码: what a person trapped in it reads out (淄博市电梯安全条例 art. 43). */
  rescueCode: z.string().max(20).optional(),
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

export const EquipmentRegistered = equipment.event(
  'EquipmentRegistered',
  { zh: '使用登记', en: 'Equipment registered' },
  key.extend({ particulars: equipmentParticulars, inspectedUntil: isoDate }),
);
export const UseUnitChanged = equipment.event(
  'UseUnitChanged',
  { zh: '变更使用单位', en: 'Use unit changed' },
  key.extend({ useUnit: openText(80), since: isoDate }),
);
export const MaintenanceFirmChanged = equipment.event(
  'MaintenanceFirmChanged',
  { zh: '变更维保单位', en: 'Maintenance firm changed' },
  key.extend({ maintenanceFirm: openText(80), since: isoDate }),
);
export const InspectionFellDue = equipment.event(
  'InspectionFellDue',
  { zh: '应当申报检验', en: 'Inspection fell due' },
  key.extend({ inspectedUntil: isoDate, observedAt: isoInstant }),
);
export const InspectionRequested = equipment.event(
  'InspectionRequested',
  { zh: '申报检验', en: 'Inspection requested' },
  key.extend({ requestedOn: isoDate, agency }),
);
export const InspectionPassed = equipment.event(
  'InspectionPassed',
  { zh: '检验合格', en: 'Inspection passed' },
  key.extend({ inspectedOn: isoDate, inspectedUntil: isoDate, agency }),
);
export const InspectionFailed = equipment.event(
  'InspectionFailed',
  { zh: '检验不合格', en: 'Inspection failed' },
  key.extend({ inspectedOn: isoDate, agency, opinion: openText(300), particulars: equipmentParticulars }),
);
export const InspectionOverdue = equipment.event(
  'InspectionOverdue',
  { zh: '超期未检', en: 'Inspection overdue' },
  key.extend({ inspectedUntil: isoDate, observedAt: isoInstant, particulars: equipmentParticulars }),
);
export const EquipmentTakenOutOfService = equipment.event(
  'EquipmentTakenOutOfService',
  { zh: '停用', en: 'Equipment taken out of service' },
  key.extend({ since: isoDate, reason: openText(200) }),
);
export const EquipmentReturnedToService = equipment.event(
  'EquipmentReturnedToService',
  { zh: '重新启用', en: 'Equipment returned to service' },
  key.extend({ since: isoDate }),
);
export const UseStopped = equipment.event(
  'UseStopped',
  { zh: '责令停止使用', en: 'Use stopped' },
  key.extend({ check: uuid, ground: stopGround }),
);
export const UseReleased = equipment.event(
  'UseReleased',
  { zh: '恢复使用', en: 'Use released' },
  key.extend({ check: uuid }),
);
export const EquipmentScrapped = equipment.event(
  'EquipmentScrapped',
  { zh: '报废注销', en: 'Equipment scrapped' },
  key.extend({ reason: openText(200) }),
);
export const equipmentEvents = [
  EquipmentRegistered,
  UseUnitChanged,
  MaintenanceFirmChanged,
  InspectionFellDue,
  InspectionRequested,
  InspectionPassed,
  InspectionFailed,
  InspectionOverdue,
  EquipmentTakenOutOfService,
  EquipmentReturnedToService,
  UseStopped,
  UseReleased,
  EquipmentScrapped,
] as const;
export type EquipmentEvent = EventOf<(typeof equipmentEvents)[number]>;

const streamOf = (data: { equipmentId: string }) => `equipment-${data.equipmentId}`;

export const RegisterEquipment = equipment.command(
  'RegisterEquipment',
  { zh: '办理使用登记', en: 'Register equipment' },
  EquipmentRegistered.schema,
  streamOf,
  { duties: ['二(二)11'] },
);
export const ChangeUseUnit = equipment.command(
  'ChangeUseUnit',
  { zh: '变更使用单位', en: 'Change the use unit' },
  UseUnitChanged.schema,
  streamOf,
);
export const ChangeMaintenanceFirm = equipment.command(
  'ChangeMaintenanceFirm',
  { zh: '变更维保单位', en: 'Change the maintenance firm' },
  MaintenanceFirmChanged.schema,
  streamOf,
);
export const RequestInspection = equipment.command(
  'RequestInspection',
  { zh: '申报检验', en: 'Request an inspection' },
  key.extend({ agency }),
  streamOf,
);
export const RecordInspection = equipment.command(
  'RecordInspection',
  { zh: '登记检验结果', en: 'Record an inspection' },
  key.extend({
    inspectedOn: isoDate,
    agency,
    result: z.discriminatedUnion('passed', [
      z.object({ passed: z.literal(true), until: isoDate }),
      z.object({ passed: z.literal(false), opinion: openText(300) }),
    ]),
  }),
  streamOf,
  { duties: ['二(二)11'] },
);
export const TakeOutOfService = equipment.command(
  'TakeOutOfService',
  { zh: '报告停用', en: 'Take equipment out of service' },
  EquipmentTakenOutOfService.schema,
  streamOf,
);
export const ReturnToService = equipment.command(
  'ReturnToService',
  { zh: '重新启用', en: 'Return equipment to service' },
  EquipmentReturnedToService.schema,
  streamOf,
);
export const ScrapEquipment = equipment.command(
  'ScrapEquipment',
  { zh: '报废注销', en: 'Scrap equipment' },
  EquipmentScrapped.schema,
  streamOf,
);
export const equipmentCommands = [
  RegisterEquipment,
  ChangeUseUnit,
  ChangeMaintenanceFirm,
  RequestInspection,
  RecordInspection,
  TakeOutOfService,
  ReturnToService,
  ScrapEquipment,
] as const;

/** What time and checks lead to; not served on the bus. */
export const ObserveInspection = equipment.command(
  'ObserveInspection',
  { zh: '检查检验期限', en: "Observe the inspection's validity" },
  key.extend({ inspectedUntil: isoDate }),
  streamOf,
);
export const MarkStopped = equipment.command(
  'MarkStopped',
  { zh: '记录停止使用', en: 'Mark equipment as stopped' },
  UseStopped.schema,
  streamOf,
);
export const MarkReleased = equipment.command(
  'MarkReleased',
  { zh: '记录恢复使用', en: 'Mark equipment as released' },
  UseReleased.schema,
  streamOf,
);
export const equipmentInternalCommands = [ObserveInspection, MarkStopped, MarkReleased] as const;
export type EquipmentCommand =
  | CommandOf<(typeof equipmentCommands)[number]>
  | CommandOf<(typeof equipmentInternalCommands)[number]>;

/** What a check needs of the register, as it stood at the moment. */
export const equipmentOnRegister = equipmentParticulars.extend({
  equipmentId: uuid,
  status: z.enum(['in-use', 'out-of-service', 'scrapped']),
  inspection: z.enum(['valid', 'overdue', 'failed']),
});
export type EquipmentOnRegister = z.output<typeof equipmentOnRegister>;
