import { type SitingRow, siting, sitingRow } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf, type Recorded } from '@tiaokuai/service';

/** Reported, or again: the point is known from before. */
const reported = (
  { data, time }: Recorded<typeof siting, 'SitingReported' | 'SitingReopened'>,
  row: SitingRow | undefined,
) => ({
  case_id: data.caseId,
  status: 'reported' as const,
  open: true,
  ...matterOf(data, data.matter),
  point_id: row?.point_id ?? null,
  problems: [],
  solved: [],
  opened_at: time,
});

const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  object_by: null,
  ended_at: time,
});

export const sitings = modelOf(siting, {
  name: 'sitings',
  version: 1,
  row: sitingRow,
  indexes: [['open', 'object_by'], ['point_id']],
  opens: { SitingReported: reported, SitingReopened: reported },
  on: {
    SitingInspected: (_row, { data: { pointId = null, problems } }) => ({
      status: 'inspected',
      point_id: pointId,
      problems,
    }),
    SiteInOrder: (_row, { time }) => ended('in-order', time),
    SiteImproved: ({ solved }, { data: { solves } }) => ({ solved: [...new Set([...solved, ...solves])] }),
    RelocationProposed: (_row, { data: { to, objectBy } }) => ({ to_place: to, object_by: objectBy.due }),
    ObjectionsWeighed: ({ to_place }, { data: { upheld } }) => ({
      object_by: null,
      to_place: upheld ? null : to_place,
    }),
    PointRelocated: ({ solved, problems }) => ({
      solved: [...new Set([...solved, ...problems.filter(ofThePlace)])],
    }),
    SitingClosed: (_row, { data: { end }, time }) => ended(end, time),
    SitingWithdrawn: (_row, { time }) => ended('withdrawn', time),
  },
});

/** What a relocation ends. */
const ofThePlace = (problem: string): boolean => problem === 'place' || problem === 'unapproved';
