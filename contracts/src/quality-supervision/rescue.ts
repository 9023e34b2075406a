import { z } from 'zod';
import { penaltyRange } from '../enforcement/penalty.ts';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, openCase } from '../referral/case.ts';

/** The rescue of people trapped in an elevator 电梯困人救援, with the thirty minutes of 淄博市电梯安全条例 art. 44. */
const rescue = aggregateOf('quality-supervision', 'rescue');

export const EntrapmentReported = rescue.event(
  'EntrapmentReported',
  { zh: '接到困人报告', en: 'Entrapment reported' },
  caseKey.extend({ matter: caseMatter, calledAt: isoInstant }),
);
export const FirmNotified = rescue.event(
  'FirmNotified',
  { zh: '通知维保单位', en: 'Maintenance firm notified' },
  caseKey.extend({
    equipmentId: uuid.optional(),
    firm: openText(80),
    call: z.int().positive(),
    notifiedAt: isoInstant,
    arriveBy: deadline,
  }),
);
export const ArrivalLimitMissed = rescue.event(
  'ArrivalLimitMissed',
  { zh: '三十分钟未到场', en: 'Not arrived within the limit' },
  caseKey.extend({
    equipmentId: uuid.optional(),
    firm: openText(80),
    call: z.int().positive(),
    due: isoInstant,
    observedAt: isoInstant,
    /** The violation fact, with what it may cost. */
    rule: ruleSource,
    range: penaltyRange,
  }),
);
/** The firm had been there in time, and it became known only later. */
export const ArrivalLimitKept = rescue.event(
  'ArrivalLimitKept',
  { zh: '查明按时到场', en: 'Found to have arrived in time' },
  caseKey.extend({ firm: openText(80), call: z.int().positive(), arrivedAt: isoInstant }),
);
export const FirmArrived = rescue.event(
  'FirmArrived',
  { zh: '维保人员到场', en: 'Maintenance firm arrived' },
  caseKey.extend({ firm: openText(80), arrivedAt: isoInstant, minutes: z.int().nonnegative(), late: z.boolean() }),
);
export const FireOnScene = rescue.event(
  'FireOnScene',
  { zh: '消防到场协助', en: 'Fire brigade on the scene' },
  caseKey.extend({ arrivedAt: isoInstant }),
);
export const PeopleFreed = rescue.event(
  'PeopleFreed',
  { zh: '人员救出', en: 'People freed' },
  caseKey.extend({
    freedAt: isoInstant,
    people: z.int().positive(),
    injured: z.int().nonnegative(),
    by: z.enum(['maintenance-firm', 'use-unit', 'fire']),
    /** Somebody was hurt: an accident, to be reported within the hour. */
    reportBy: deadline.optional(),
  }),
);
export const AccidentReported = rescue.event(
  'AccidentReported',
  { zh: '报告事故', en: 'Accident reported' },
  caseKey.extend({ reportedAt: isoInstant, late: z.boolean() }),
);
export const RescueClosed = rescue.event(
  'RescueClosed',
  { zh: '救援结束', en: 'Rescue closed' },
  caseKey.extend({ cause: openText(300) }),
);
export const RescueCancelled = rescue.event(
  'RescueCancelled',
  { zh: '误报', en: 'Nobody was trapped' },
  caseKey.extend({ note: openText(300) }),
);
export const RescueWithdrawn = rescue.event(
  'RescueWithdrawn',
  { zh: '撤案', en: 'Rescue withdrawn' },
  caseKey.extend({ cause: z.enum(['taken-back', 'completed']), note: z.string().max(1000) }),
);
export const rescueEvents = [
  EntrapmentReported,
  FirmNotified,
  ArrivalLimitMissed,
  ArrivalLimitKept,
  FirmArrived,
  FireOnScene,
  PeopleFreed,
  AccidentReported,
  RescueClosed,
  RescueCancelled,
  RescueWithdrawn,
] as const;
export type RescueEvent = EventOf<(typeof rescueEvents)[number]>;

const streamOf = (data: { caseId: string }) => `rescue-${data.caseId}`;
const just = z.object({ caseId: uuid });

export const ReportEntrapment = rescue.command(
  'ReportEntrapment',
  { zh: '登记困人报告', en: 'Report an entrapment' },
  just.extend({ matter: caseMatter, calledAt: isoInstant.optional() }),
  streamOf,
);
/** As the decider gets it; officers may leave out the firm of a registered elevator, and `arriveBy` is worked out. */
export const NotifyFirm = rescue.command(
  'NotifyFirm',
  { zh: '通知维保单位', en: 'Notify the maintenance firm' },
  just.extend({ equipmentId: uuid.optional(), firm: openText(80), arriveBy: deadline }),
  streamOf,
);
export const RecordFirmArrival = rescue.command(
  'RecordFirmArrival',
  { zh: '登记维保到场', en: "Record the firm's arrival" },
  just.extend({ arrivedAt: isoInstant.optional() }),
  streamOf,
);
/** As the decider gets it; `reportBy` is worked out. */
export const RecordPeopleFreed = rescue.command(
  'RecordPeopleFreed',
  { zh: '登记人员救出', en: 'Record that people were freed' },
  just.extend({
    freedAt: isoInstant,
    people: z.int().positive(),
    injured: z.int().nonnegative().default(0),
    by: PeopleFreed.schema.shape.by,
    reportBy: deadline,
  }),
  streamOf,
);
export const RecordAccidentReport = rescue.command(
  'RecordAccidentReport',
  { zh: '登记事故报告', en: 'Record that the accident was reported' },
  just.extend({ reportedAt: isoInstant.optional() }),
  streamOf,
);
export const CloseRescue = rescue.command(
  'CloseRescue',
  { zh: '救援结束', en: 'Close a rescue' },
  just.extend({ fullyChecked: z.boolean(), cause: openText(300) }),
  streamOf,
);
export const CancelRescue = rescue.command(
  'CancelRescue',
  { zh: '误报', en: 'Cancel a rescue' },
  just.extend({ note: openText(300) }),
  streamOf,
);
export const rescueCommands = [
  ReportEntrapment,
  NotifyFirm,
  RecordFirmArrival,
  RecordPeopleFreed,
  RecordAccidentReport,
  CloseRescue,
  CancelRescue,
] as const;

/** What referrals, the fire brigade and time lead to; not served on the bus. */
export const OpenRescue = rescue.command('OpenRescue', { zh: '派遣救援', en: 'Open a rescue' }, openCase, streamOf);
export const EndRescue = rescue.command('EndRescue', { zh: '随派遣终止', en: 'End a rescue' }, endCase, streamOf);
export const ObserveArrival = rescue.command(
  'ObserveArrival',
  { zh: '检查到场时限', en: 'Observe the time to arrive' },
  just.extend({ call: z.int().positive() }),
  streamOf,
);
export const NoteFireOnScene = rescue.command(
  'NoteFireOnScene',
  { zh: '记录消防到场', en: 'Note the fire brigade on the scene' },
  just.extend({ arrivedAt: isoInstant }),
  streamOf,
);
export const rescueInternalCommands = [OpenRescue, EndRescue, ObserveArrival, NoteFireOnScene] as const;
export type RescueCommand =
  | CommandOf<(typeof rescueCommands)[number]>
  | CommandOf<(typeof rescueInternalCommands)[number]>;
