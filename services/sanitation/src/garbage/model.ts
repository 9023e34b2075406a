import { type GarbageRow, garbage, garbageRow } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf, type Recorded } from '@tiaokuai/service';

/** Reported, or again: where it came from first stays, and what was cleared before. */
const reported = (
  { data }: Recorded<typeof garbage, 'GarbageReported' | 'GarbageReportedAgain'>,
  row: GarbageRow | undefined,
) => ({
  case_id: data.caseId,
  status: 'reported' as const,
  open: true,
  source: row?.source ?? data.source,
  ...matterOf(data, data.matter),
  late: false,
  kilograms: row?.kilograms ?? 0,
  reported_at: data.reportedAt,
});

const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  clear_by: null,
  ended_at: time,
});

export const garbageReports = modelOf(garbage, {
  name: 'garbage',
  version: 1,
  row: garbageRow,
  indexes: [['open', 'clear_by'], ['estate_id'], ['point_id']],
  opens: { GarbageReported: reported, GarbageReportedAgain: reported },
  on: {
    GarbageClockStarted: (_row, { data: { clearBy } }) => ({ clear_by: clearBy.due }),
    GarbageCrewSent: (_row, { data: { crew } }) => ({ status: 'sent', crew }),
    GarbageOverdue: { late: true },
    GarbageCleared: (row, { data: { cause, kilograms, pointId = null, late }, time }) => ({
      ...ended('cleared', time),
      cause,
      kilograms: row.kilograms + kilograms,
      point_id: pointId,
      late,
    }),
    NoGarbageFound: (_row, { time }) => ended('none-found', time),
    GarbageWithdrawn: (_row, { time }) => ended('withdrawn', time),
  },
});
