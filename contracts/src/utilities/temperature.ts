import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  count,
  deadline,
  decimal,
  evidence,
  isoDate,
  isoInstant,
  openLines,
  ordinal,
  ruleSource,
  uuid,
  whole,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, openCase } from '../referral/case.ts';

const photographs = z.array(evidence).max(20);
const clock = z.enum(['measurement', 'answer']);
/** Whose doing the cold is: the operator's, the user's own pipes and radiators, or the building's shell. */
export const coldCause = z
  .enum(['operator', 'user', 'building'])
  .meta({ values: { operator: { zh: '供热原因', en: 'operator' }, building: { zh: '建筑原因', en: 'building' } } });
export type ColdCause = z.output<typeof coldCause>;

/** Of one room. Only bedrooms and living rooms count. */
export const roomReading = z.object({ room: z.enum(['bedroom', 'living-room']), celsius: decimal().min(-30).max(50) });
const complaint = caseKey.extend({ matter: caseMatter, requestedAt: isoInstant });

const just = z.object({ caseId: uuid });

/** A complaint of rooms that are too cold 室温投诉 (山东省供热条例 art. 21, 28). */
export const temperature = aggregate('utilities', 'temperature', {
  key: 'caseId',
  by: ['utility', 'officer'],
  events: {
    ColdRoomReported: event({ zh: '室温投诉', en: 'Cold room reported' }, complaint),
    ColdRoomReportedAgain: event({ zh: '再次室温投诉', en: 'Cold room reported again' }, complaint),
    TemperatureClocksStarted: event(
      { zh: '检测、答复时限起算', en: 'Clocks of measuring and answering started' },
      caseKey.extend({ measureBy: deadline, answerBy: deadline }),
    ),
    TemperatureOverdue: event(
      { zh: '检测或者答复逾期', en: 'Measuring or answering overdue' },
      caseKey.extend({ clock, due: isoInstant, observedAt: isoInstant, rule: ruleSource }),
    ),
    TemperatureMeasured: event(
      { zh: '室温检测', en: 'Temperature measured' },
      caseKey.extend({
        measurement: ordinal,
        by: z.enum(['operator', 'institution']),
        measuredAt: isoInstant,
        readings: z.array(roomReading).min(1).max(20),
        /** 十八摄氏度, or what the contract says instead. */
        standard: decimal(),
        lowest: decimal(),
        met: z.boolean(),
        late: z.boolean(),
        evidence: photographs,
      }),
    ),
    ColdCauseFound: event(
      { zh: '查明不达标原因', en: 'Cause of the cold found' },
      caseKey.extend({ cause: coldCause, what: openLines(300) }),
    ),
    HeatingAdjusted: event({ zh: '调整供热', en: 'Heating adjusted' }, caseKey.extend({ what: openLines(300) })),
    HeatFeeReduced: event(
      { zh: '减收热费', en: 'Heat fee reduced' },
      caseKey.extend({
        from: isoDate,
        until: isoDate,
        days: ordinal,
        lowest: decimal(),
        /** Of a day's fee, in hundredths. */
        percent: whole().positive().max(100),
        fen: count,
        testingFen: count,
        rule: ruleSource,
        scale: ruleSource,
      }),
    ),
    TemperatureComplaintAnswered: event(
      { zh: '答复用户', en: 'Complaint of temperature answered' },
      caseKey.extend({
        end: z.enum(['standard-met', 'adjusted', 'fee-reduced', 'user-side', 'building-side']),
        answer: openLines(500),
        late: z.boolean(),
      }),
    ),
    TemperatureComplaintWithdrawn: event(
      { zh: '投诉终止', en: 'Complaint of temperature withdrawn' },
      caseKey.extend({ cause: endCase.shape.cause, note: endCase.shape.note }),
    ),
  },
  commands: {
    ReportColdRoom: command({ zh: '登记室温投诉', en: 'Report a cold room' }, just.extend({ matter: caseMatter }), {
      by: ['utility', 'officer'],
    }),
    MeasureTemperature: command(
      { zh: '登记室温检测', en: 'Record a measurement' },
      just.extend({
        by: z.enum(['operator', 'institution']).meta({ zh: '检测方', en: 'by' }).default('operator'),
        measuredAt: isoInstant.optional(),
        readings: z.array(roomReading).min(1).max(20),
        /** 供用热合同另有约定的，从其约定. */
        agreed: decimal().min(10).max(30).optional(),
        evidence: photographs.default([]),
      }),
    ),
    FindColdCause: command(
      { zh: '登记不达标原因', en: 'Record the cause of the cold' },
      just.extend({ cause: coldCause, what: openLines(300) }),
    ),
    AdjustHeating: command({ zh: '登记调整供热', en: 'Record an adjustment' }, just.extend({ what: openLines(300) })),
    ReduceHeatFee: command(
      { zh: '核减热费', en: 'Reduce the heat fee' },
      just.extend({
        from: isoDate,
        until: isoDate,
        /** The household's fee of the season. */
        seasonFen: ordinal,
        seasonDays: whole().positive().max(200),
        testingFen: count.default(0),
      }),
    ),
    AnswerTemperatureComplaint: command(
      { zh: '答复室温投诉', en: 'Answer a complaint of temperature' },
      just.extend({ answer: openLines(500) }),
    ),
  },
  internal: {
    OpenTemperature: command({ zh: '派遣室温投诉', en: 'Open a complaint of temperature' }, openCase),
    EndTemperature: command({ zh: '随派遣终止', en: 'End a complaint of temperature' }, endCase),
    StartTemperatureClocks: command(
      { zh: '起算检测、答复时限', en: 'Start the clocks' },
      just.extend({ requestedAt: isoInstant, measureBy: deadline, answerBy: deadline }),
    ),
    ObserveTemperature: command({ zh: '检查检测、答复时限', en: 'Observe the clocks' }, just.extend({ clock })),
  },
});
export type TemperatureEvent = EventsOf<typeof temperature>;
export type TemperatureCommand = CommandsOf<typeof temperature>;
