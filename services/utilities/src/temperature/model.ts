import { type TemperatureRow, temperature, temperatureRow } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf, type Recorded } from '@tiaokuai/service';

const reported = (
  { data }: Recorded<typeof temperature, 'ColdRoomReported' | 'ColdRoomReportedAgain'>,
  row: TemperatureRow | undefined,
) => ({
  case_id: data.caseId,
  status: 'reported' as const,
  open: true,
  ...matterOf(data, data.matter),
  requested_at: data.requestedAt,
  late_measurement: false,
  late_answer: false,
  reduced_fen: row?.reduced_fen ?? 0,
});

/** When and how a complaint ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  measure_by: null,
  answer_by: null,
  ended_at: time,
});

export const temperatures = modelOf(temperature, {
  name: 'temperatures',
  version: 1,
  row: temperatureRow,
  indexes: [['open', 'measure_by'], ['open', 'answer_by'], ['estate_id']],
  opens: { ColdRoomReported: reported, ColdRoomReportedAgain: reported },
  on: {
    TemperatureClocksStarted: ({ status }, { data: { measureBy, answerBy } }) => ({
      measure_by: status === 'reported' ? measureBy.due : null,
      answer_by: answerBy.due,
    }),
    TemperatureOverdue: (_row, { data: { clock } }) =>
      clock === 'measurement' ? { late_measurement: true } : { late_answer: true },
    TemperatureMeasured: ({ late_measurement }, { data: { measurement, late, lowest, met } }) => ({
      status: 'measured',
      measure_by: null,
      late_measurement: measurement === 1 ? late : late_measurement,
      lowest_tenths: Math.round(lowest * 10),
      met,
    }),
    ColdCauseFound: (_row, { data: { cause } }) => ({ status: 'cause-found', cause }),
    HeatingAdjusted: { status: 'adjusted' },
    HeatFeeReduced: ({ reduced_fen }, { data: { fen } }) => ({ reduced_fen: reduced_fen + fen }),
    TemperatureComplaintAnswered: (_row, { data: { end, late }, time }) => ({
      ...ended('answered', time),
      end,
      late_answer: late,
    }),
    TemperatureComplaintWithdrawn: (_row, { time }) => ended('withdrawn', time),
  },
});
