import { z } from 'zod';
import { penaltyFigures } from '../enforcement/queries.ts';
import { isoInstant, line, whole } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { casesInput, casesOutput, listLimit, matterRow, oneCaseInput, oneCaseOutput } from '../referral/case-rows.ts';
import { abandonmentSign, vehicleClock, vehicleRemoval } from './abandoned-vehicle.ts';
import { roadsideFacility } from './facility.ts';
import { parking } from './parking.ts';
import { roadKind, vehicle } from './vehicle.ts';

/** What traffic answers: rows of its tables, whose columns are named here and nowhere else, and figures. */

/** One row per parked vehicle, with the time that its driver has. Towed vehicles outlive their case until fetched. */
export const parkingRow = z.object({
  case_id: z.string(),
  status: z
    .enum([
      'reported',
      'assessed',
      'found',
      'notified',
      'move-overdue',
      'refused',
      'no-violation',
      'moved',
      'towed',
      'left-to-manager',
      'concluded',
      'withdrawn',
      'settled',
    ])
    .meta({
      values: {
        found: { zh: '发现违停', en: 'found' },
        refused: { zh: '拒绝驶离', en: 'refused' },
        concluded: { zh: '处罚后结案', en: 'concluded' },
      },
    }),
  open: z.boolean(),
  source: parking.events.ParkingReported.schema.shape.source,
  ...matterRow.shape,
  road: roadKind.nullable(),
  is_road: z.boolean().nullable(),
  /** Keyed hash; see `vehicle`. */
  vehicle: z.string().nullable(),
  tail: z.string().nullable(),
  before: z.int(),
  obstructs: z.boolean(),
  move_by: isoInstant.nullable(),
  /** How often the time to move ran out. */
  overdue: z.int(),
  fined: z.int(),
  custody: z.enum(['towed', 'told']).nullable(),
  stands_at: z.string().nullable(),
  opened_at: isoInstant,
  towed_at: isoInstant.nullable(),
  ended_at: isoInstant.nullable(),
});
export type ParkingRow = z.output<typeof parkingRow>;

/** One row per vehicle, known by its keyed hash: how often it was found, fined and towed. */
export const vehicleRow = z.object({
  hash: z.string(),
  tail: z.string(),
  kind: vehicle.shape.kind,
  found: z.int().meta({ zh: '违停次数', en: 'found' }),
  fines: z.int(),
  /** Yuan. */
  fined: z.int(),
  towed: z.int(),
  abandoned: z.int(),
  last_at: isoInstant,
});
export type VehicleRow = z.output<typeof vehicleRow>;

/** One row per abandoned vehicle, with the clocks of its notice and of what became of it. */
export const abandonedVehicleRow = z.object({
  case_id: z.string(),
  ...matterRow.shape,
  status: z
    .enum([
      'reported',
      'inspected',
      'noticed',
      'notice-over',
      'not-abandoned',
      'taken-by-owner',
      'removed',
      'left-to-manager',
      'concluded',
      'withdrawn',
      'settled',
    ])
    .meta({ values: { removed: { zh: '已清移', en: 'removed' }, concluded: { zh: '无依据结案', en: 'concluded' } } }),
  open: z.boolean(),
  is_road: z.boolean().nullable(),
  description: z.string().nullable(),
  signs: z.array(abandonmentSign),
  notice_by: isoInstant.nullable(),
  custody: z
    .enum([...vehicleRemoval.options, 'published'])
    .meta({
      values: { confiscated: { zh: '收缴', en: 'confiscated' }, published: { zh: '公告认领', en: 'published' } },
    })
    .nullable(),
  stands_at: z.string().nullable(),
  /** Until when the owner of a detained vehicle must come; then it may be published. */
  respond_by: isoInstant.nullable().meta({ zh: '接受处理期限', en: 'respond by' }),
  published_until: isoInstant.nullable(),
  /** What its owner, or time, still has to bring: the clocks that ran out. */
  missed: z.array(vehicleClock),
  outcome: z
    .enum(['returned', 'scrapped', 'auctioned'])
    .meta({ zh: '处置结果', en: 'outcome', values: { returned: { zh: '已退还', en: 'returned' } } })
    .nullable(),
  opened_at: isoInstant,
  ended_at: isoInstant.nullable(),
});
export type AbandonedVehicleRow = z.output<typeof abandonedVehicleRow>;

/** One row per request for a facility, with the date of its works. */
export const roadsideFacilityRow = z.object({
  case_id: z.string(),
  ...matterRow.shape,
  status: z
    .enum([
      'requested',
      'surveyed',
      'planned',
      'overdue',
      'done',
      'refused',
      'left-to-maintainer',
      'withdrawn',
      'settled',
    ])
    .meta({ values: { overdue: { zh: '实施逾期', en: 'overdue' }, refused: { zh: '不予设置', en: 'refused' } } }),
  open: z.boolean(),
  kind: roadsideFacility.events.FacilitySurveyed.schema.shape.kind.nullable(),
  finding: z.string().nullable(),
  maintainer: z.string().nullable(),
  /** Damage that endangers the traffic and is not secured. */
  danger: z.boolean(),
  reported: z.boolean(),
  works: z.string().nullable(),
  done_by: isoInstant.nullable(),
  /** Why it was refused. */
  reason: z.string().nullable(),
  opened_at: isoInstant,
  ended_at: isoInstant.nullable(),
});
export type RoadsideFacilityRow = z.output<typeof roadsideFacilityRow>;

const listed = casesInput.pick({ open: true, estateId: true, limit: true });
const by = ['officer', 'department-chief', 'auditor', 'department-system'] as const;

export const trafficQueries = queries('traffic', {
  Parkings: query(
    { zh: '违停清单（按时限）', en: 'Parked vehicles by clock' },
    { input: casesInput, output: casesOutput(parkingRow), by },
  ),
  Parking: query(
    { zh: '违停详情', en: 'One parked vehicle' },
    { input: oneCaseInput, output: oneCaseOutput(parkingRow), by },
  ),
  /** What stands in the traffic police's place and waits for its owner; those who were not told where come first. */
  TowedVehicles: query(
    { zh: '拖移待领车辆', en: 'Towed vehicles' },
    {
      input: z.object({}),
      output: z.array(parkingRow.pick({ case_id: true, tail: true, stands_at: true, towed_at: true, custody: true })),
      by,
    },
  ),
  RepeatOffenders: query(
    { zh: '屡次违停车辆', en: 'Vehicles found again and again' },
    {
      input: z.object({ atLeast: whole().min(2).max(100).default(2), limit: listLimit }),
      output: z.array(vehicleRow),
      by,
    },
  ),
  AbandonedVehicles: query(
    { zh: '僵尸车清单', en: 'Abandoned vehicles' },
    {
      /** `inCustody`: those that are held, whether or not their case is open. */
      input: listed.extend({ inCustody: z.boolean().default(false) }),
      output: z.array(abandonedVehicleRow),
      by,
    },
  ),
  AbandonedVehicle: query(
    { zh: '僵尸车详情', en: 'One abandoned vehicle' },
    { input: oneCaseInput, output: oneCaseOutput(abandonedVehicleRow), by },
  ),
  RoadsideFacilities: query(
    { zh: '周边交通设施诉求', en: 'Requests for facilities' },
    { input: listed, output: z.array(roadsideFacilityRow), by },
  ),
  RoadsideFacility: query(
    { zh: '交通设施诉求详情', en: 'One request for a facility' },
    { input: oneCaseInput, output: oneCaseOutput(roadsideFacilityRow), by },
  ),
  /** Where vehicles stand in the way again and again: what patrols and requests for parking spaces are planned by. */
  ParkingByEstate: query(
    { zh: '各小区停车问题', en: 'Parking by estate' },
    {
      input: z.object({ subdistrict: line(40).optional(), limit: listLimit }),
      output: z.array(
        parkingRow
          .pick({ subdistrict: true, estate_id: true, estate: true })
          .extend({ cases: z.int(), open: z.int(), notRoads: z.int(), towed: z.int(), fined: z.int() }),
      ),
      by,
    },
  ),
  /** What the chief looks at first. */
  TrafficMorning: query(
    { zh: '交警晨报', en: 'Traffic: this morning' },
    {
      input: z.object({}),
      output: z.object({
        parkings: z.int(),
        toAssess: z.int(),
        toFineOrTow: z.int(),
        ownersToTell: z.int(),
        towed: z.int(),
        abandoned: z.int(),
        toRemove: z.int(),
        toPublish: z.int(),
        toDispose: z.int(),
        facilities: z.int().meta({ zh: '交通设施诉求', en: 'facilities' }),
        dangers: z.int(),
        worksOverdue: z.int(),
        ...penaltyFigures.shape,
      }),
      by,
    },
  ),
});
