import { z } from 'zod';
import { penaltyRange } from '../enforcement/penalty.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  count,
  deadline,
  isoInstant,
  lines,
  openLines,
  openText,
  ordinal,
  ruleSource,
  uuid,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, openCase } from '../referral/case.ts';

const just = z.object({ caseId: uuid });
export const freedBy = z.enum(['maintenance-firm', 'use-unit', 'fire']);

/** The rescue of people trapped in an elevator 电梯困人救援, with the thirty minutes of 淄博市电梯安全条例 art. 44. */
export const rescue = aggregate('quality-supervision', 'rescue', {
  key: 'caseId',
  by: ['officer'],
  events: {
    EntrapmentReported: event(
      { zh: '接到困人报告', en: 'Entrapment reported' },
      caseKey.extend({ matter: caseMatter, calledAt: isoInstant }),
    ),
    FirmNotified: event(
      { zh: '通知维保单位', en: 'Maintenance firm notified' },
      caseKey.extend({
        equipmentId: uuid.optional(),
        firm: openText(80),
        call: ordinal,
        notifiedAt: isoInstant,
        arriveBy: deadline,
      }),
    ),
    ArrivalLimitMissed: event(
      { zh: '三十分钟未到场', en: 'Not arrived within the limit' },
      caseKey.extend({
        equipmentId: uuid.optional(),
        firm: openText(80),
        call: ordinal,
        due: isoInstant,
        observedAt: isoInstant,
        /** The violation fact, with what it may cost. */
        rule: ruleSource,
        range: penaltyRange,
      }),
    ),
    /** The firm had been there in time, and it became known only later. */
    ArrivalLimitKept: event(
      { zh: '查明按时到场', en: 'Found to have arrived in time' },
      caseKey.extend({ firm: openText(80), call: ordinal, arrivedAt: isoInstant }),
    ),
    FirmArrived: event(
      { zh: '维保人员到场', en: 'Maintenance firm arrived' },
      caseKey.extend({ firm: openText(80), arrivedAt: isoInstant, minutes: count, late: z.boolean() }),
    ),
    FireOnScene: event(
      { zh: '消防到场协助', en: 'Fire brigade on the scene' },
      caseKey.extend({ arrivedAt: isoInstant }),
    ),
    PeopleFreed: event(
      { zh: '人员救出', en: 'People freed' },
      caseKey.extend({
        freedAt: isoInstant,
        people: ordinal,
        injured: count,
        by: freedBy.meta({ zh: '救出方', en: 'by' }),
        /** Somebody was hurt: an accident, to be reported within the hour. */
        reportBy: deadline.optional(),
      }),
    ),
    AccidentReported: event(
      { zh: '报告事故', en: 'Accident reported' },
      caseKey.extend({ reportedAt: isoInstant, late: z.boolean() }),
    ),
    RescueClosed: event({ zh: '救援结束', en: 'Rescue closed' }, caseKey.extend({ cause: openLines(300) })),
    RescueCancelled: event({ zh: '误报', en: 'Nobody was trapped' }, caseKey.extend({ note: openLines(300) })),
    RescueWithdrawn: event(
      { zh: '撤案', en: 'Rescue withdrawn' },
      caseKey.extend({ cause: z.enum(['taken-back', 'completed']), note: lines(1000) }),
    ),
  },
  commands: {
    ReportEntrapment: command(
      { zh: '登记困人报告', en: 'Report an entrapment' },
      just.extend({ matter: caseMatter, calledAt: isoInstant.optional() }),
      { by: ['rescue-centre', 'use-unit', 'officer'] },
    ),
    NotifyFirm: command(
      { zh: '通知维保单位', en: 'Notify the maintenance firm' },
      just.extend({ equipmentId: uuid.optional(), firm: openText(80), arriveBy: deadline }),
      { given: (data) => data.omit({ arriveBy: true }).partial({ firm: true }), by: ['rescue-centre', 'officer'] },
    ),
    RecordFirmArrival: command(
      { zh: '登记维保到场', en: "Record the firm's arrival" },
      just.extend({ arrivedAt: isoInstant.optional() }),
      { by: ['maintenance-firm', 'rescue-centre', 'officer'] },
    ),
    RecordPeopleFreed: command(
      { zh: '登记人员救出', en: 'Record that people were freed' },
      just.extend({
        freedAt: isoInstant,
        people: ordinal,
        injured: count.default(0),
        by: freedBy.meta({ zh: '救出方', en: 'by' }),
        reportBy: deadline,
      }),
      { given: (data) => data.omit({ reportBy: true }), by: ['maintenance-firm', 'rescue-centre', 'officer'] },
    ),
    RecordAccidentReport: command(
      { zh: '登记事故报告', en: 'Record that the accident was reported' },
      just.extend({ reportedAt: isoInstant.optional() }),
    ),
    CloseRescue: command(
      { zh: '救援结束', en: 'Close a rescue' },
      just.extend({ fullyChecked: z.boolean(), cause: openLines(300) }),
    ),
    CancelRescue: command({ zh: '误报', en: 'Cancel a rescue' }, just.extend({ note: openLines(300) }), {
      by: ['rescue-centre', 'officer'],
    }),
  },
  internal: {
    OpenRescue: command({ zh: '派遣救援', en: 'Open a rescue' }, openCase),
    EndRescue: command({ zh: '随派遣终止', en: 'End a rescue' }, endCase),
    ObserveArrival: command({ zh: '检查到场时限', en: 'Observe the time to arrive' }, just.extend({ call: ordinal })),
    NoteFireOnScene: command(
      { zh: '记录消防到场', en: 'Note the fire brigade on the scene' },
      just.extend({ arrivedAt: isoInstant }),
    ),
  },
});
export type RescueEvent = EventsOf<typeof rescue>;
export type RescueCommand = CommandsOf<typeof rescue>;
