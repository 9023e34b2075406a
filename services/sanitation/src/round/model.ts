import { round, roundRow } from '@tiaokuai/contracts';
import { modelOf } from '@tiaokuai/service';

export const rounds = modelOf(round, {
  name: 'rounds',
  version: 1,
  row: roundRow,
  indexes: [
    ['status', 'collect_by'],
    ['status', 'make_up_by'],
    ['month', 'point_id'],
    ['day', 'point_id'],
  ],
  opens: {
    RoundScheduled: ({ data: { roundId, pointId, point, subdistrict, estateId = null, crew, day, collectBy } }) => ({
      round_id: roundId,
      status: 'scheduled',
      point_id: pointId,
      point,
      subdistrict,
      estate_id: estateId,
      crew,
      day,
      month: day.slice(0, 7),
      collect_by: collectBy,
      make_up_overdue: false,
      missed: false,
      late: false,
      kilograms: 0,
    }),
  },
  on: {
    // Recorded late, collected in time: it was not missed after all.
    WasteCollected: (_row, { data: { kilograms, late } }) => ({
      status: 'collected',
      missed: false,
      make_up_by: null,
      make_up_overdue: false,
      kilograms,
      late,
    }),
    RoundMissed: (_row, { data: { makeUpBy } }) => ({ status: 'missed', missed: true, make_up_by: makeUpBy.due }),
    RoundMadeUp: (_row, { data: { kilograms, late } }) => ({ status: 'made-up', make_up_by: null, kilograms, late }),
    MakeUpOverdue: { make_up_overdue: true },
    RoundExcused: (_row, { data: { ground } }) => ({ status: 'excused', ground }),
  },
});
