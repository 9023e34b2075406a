import { temperature } from '@tiaokuai/contracts';
import { caseOf } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

const outcomes = {
  'standard-met': 'no-violation-found',
  adjusted: 'resolved',
  'fee-reduced': 'partly-resolved',
  'user-side': 'no-violation-found',
  'building-side': 'not-resolved',
} as const;

export const temperatureCase = caseOf(temperature, {
  open: temperature.internal.OpenTemperature,
  end: temperature.internal.EndTemperature,
  takes: ({ category }) => category === 'heating-failure/room-temperature',
  says: {
    ColdRoomReported: nothing,
    ColdRoomReportedAgain: nothing,
    TemperatureClocksStarted: nothing,
    TemperatureOverdue: ({ data: { clock } }) => ({
      progress: clock === 'measurement' ? '二十四小时内未检测室温' : '三日内未答复',
    }),
    TemperatureMeasured: ({ data: { lowest, standard, met } }) => ({
      progress: `检测室温最低${lowest}℃（标准${standard}℃），${met ? '达标' : '不达标'}`,
    }),
    ColdCauseFound: nothing,
    HeatingAdjusted: ({ data: { what } }) => ({ progress: `已调整供热：${what}` }),
    HeatFeeReduced: ({ data: { fen, days } }) => ({ progress: `减收${days}日热费${(fen / 100).toFixed(2)}元` }),
    TemperatureComplaintAnswered: ({ data: { end, answer } }) => ({ outcome: outcomes[end], note: answer }),
    TemperatureComplaintWithdrawn: nothing,
  },
});
