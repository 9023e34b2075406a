import { openingRow, person } from '@tiaokuai/contracts';
import { modelOf, unchanged } from '@tiaokuai/service';

export const openings = modelOf(person, {
  name: 'openings',
  version: 1,
  row: openingRow,
  indexes: [['person', 'opened_at'], ['incident_id'], ['opened_by', 'opened_at']],
  primaryKey: 'opening_id',
  keysOf: ({ data }) => ('openingId' in data ? [data.openingId] : []),
  opens: {
    ReportOpened: ({ data: { openingId, person: whose, incidentId, purpose }, actor, time }) => ({
      opening_id: openingId,
      person: whose,
      incident_id: incidentId,
      opened_by: actor,
      purpose,
      opened_at: time,
    }),
  },
  on: { PersonalDataErased: unchanged },
});
