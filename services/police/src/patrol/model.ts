import { patrol, patrolRow } from '@tiaokuai/contracts';
import { modelOf } from '@tiaokuai/service';

export const patrols = modelOf(patrol, {
  name: 'patrols',
  version: 1,
  row: patrolRow,
  indexes: [['status', 'patrol_by'], ['estate_id']],
  opens: {
    PatrolRequested: ({ data: { patrolId, estate, requester, hours }, time }) => ({
      patrol_id: patrolId,
      status: 'requested',
      estate_id: estate.estateId,
      estate: estate.name,
      subdistrict: estate.subdistrict,
      requester: requester.name,
      hours,
      planned: 0,
      made: 0,
      rounds: 0,
      incidents: 0,
      requested_at: time,
    }),
  },
  on: {
    PatrolDeclined: { status: 'declined' },
    PatrolPlanned: (_row, { data: { station, rounds, until } }) => ({
      status: 'planned',
      station,
      planned: rounds,
      made: 0,
      patrol_by: until.due,
    }),
    PatrolRoundMade: ({ made, rounds, incidents }, { data: { madeAt, incident } }) => ({
      made: made + 1,
      rounds: rounds + 1,
      incidents: incidents + (incident ? 1 : 0),
      last_round_at: madeAt,
    }),
    PatrolCompleted: { status: 'completed', patrol_by: null },
    PatrolFellShort: { status: 'short', patrol_by: null },
    PatrolCancelled: { status: 'cancelled', patrol_by: null },
  },
});
