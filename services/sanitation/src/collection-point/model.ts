import { collectionPoint, type PointParticulars, pointRow } from '@tiaokuai/contracts';
import { modelOf } from '@tiaokuai/service';

const standing = ({ name, subdistrict, estate, containers, rounds, crew }: PointParticulars, time: string) => ({
  name,
  subdistrict,
  estate_id: estate?.estateId ?? null,
  estate: estate?.name ?? null,
  containers,
  rounds: rounds.toSorted(),
  crew,
  changed_at: time,
});

export const points = modelOf(collectionPoint, {
  name: 'points',
  version: 1,
  row: pointRow,
  indexes: [['status', 'from_day'], ['subdistrict'], ['estate_id']],
  opens: {
    PointRegistered: ({ data: { pointId, particulars, from }, time }) => ({
      point_id: pointId,
      status: 'active',
      from_day: from,
      ...standing(particulars, time),
    }),
  },
  on: {
    PointChanged: (_row, { data: { particulars }, time }) => standing(particulars, time),
    PointMoved: (_row, { data: { to } }) => ({ moved_to: to }),
    PointClosed: { status: 'closed' },
  },
});
