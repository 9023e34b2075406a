import { dissuasion, dissuasionRow } from '@tiaokuai/contracts';
import { modelOf } from '@tiaokuai/service';

export const dissuasions = modelOf(dissuasion, {
  name: 'dissuasions',
  version: 1,
  row: dissuasionRow,
  indexes: [['status', 'asked_at'], ['estate_id']],
  opens: {
    OccupantAsked: ({ data: { dissuasionId, caseId = null, incidentId = null, asker, estate, obstacle }, time }) => ({
      dissuasion_id: dissuasionId,
      status: 'asked',
      case_id: caseId,
      incident_id: incidentId,
      asker: asker.name,
      estate_id: estate.estateId,
      estate: estate.name,
      subdistrict: estate.subdistrict,
      obstacle,
      asked_at: time,
    }),
  },
  on: {
    OccupantObeyed: { status: 'obeyed' },
    OccupantRefused: (_row, { data: { refusedAt } }) => ({ refused_at: refusedAt }),
    OccupationReportedToPolice: (_row, { time }) => ({ status: 'reported-to-police', reported_at: time }),
  },
});
