import { incident, incidentRow } from '@tiaokuai/contracts';
import { estateOf } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

export const incidents = modelOf(incident, {
  name: 'incidents',
  version: 3,
  row: incidentRow,
  indexes: [['status', 'reported_at'], ['estate_id', 'category'], ['main_incident_id'], ['origin']],
  opens: {
    IncidentReported: ({ data: { incidentId, channel, category = null, urgency, estate, place, origin }, time }) => ({
      incident_id: incidentId,
      status: 'reported',
      channel,
      category,
      urgency,
      ...estateOf(estate),
      place: place?.named ?? null,
      assists: [],
      round: 0,
      origin: origin ? `${origin.system}/${origin.reference}` : null,
      reported_at: time,
    }),
  },
  on: {
    IncidentHeld: (_row, { data: { reason, best } }) => ({
      status: 'held',
      held_because: reason,
      best_guess: best?.category ?? null,
    }),
    IncidentCategorised: (_row, { data: { category } }) => ({ category }),
    IncidentAccepted: (_row, { data: { urgency }, time }) => ({
      status: 'accepted',
      urgency,
      accepted_at: time,
      lead: null,
      assists: [],
    }),
    IncidentRefused: (_row, { time }) => ({ status: 'refused', closed_at: time }),
    IncidentSelfHandled: (_row, { time }) => ({ status: 'self-handled', closed_at: time }),
    DuplicateAttached: (_row, { data: { mainIncidentId } }) => ({ status: 'merged', main_incident_id: mainIncidentId }),
    DuplicateDetached: { status: 'held', main_incident_id: null },
    IncidentAttachedToEstate: (_row, { data: { estate } }) => estateOf(estate),
    IncidentReferred: ({ status: before, assists }, { data: { role, responsibility } }) => {
      const status = before === 'accepted' ? 'referred' : before;
      return role === 'lead' ? { status, lead: responsibility } : { status, assists: [...assists, responsibility] };
    },
    IncidentTakenInHand: ({ status }) =>
      status === 'referred' || status === 'accepted' ? { status: 'in-hand' } : undefined,
    IncidentSuspended: { status: 'suspended' },
    IncidentResumed: ({ status }) => (status === 'suspended' ? { status: 'in-hand' } : undefined),
    IncidentAnswered: (_row, { data: { round }, time }) => ({ status: 'answered', answered_at: time, round }),
    IncidentVerified: unchanged,
    IncidentReturnedForRework: (_row, { data: { round } }) => ({ status: 'in-hand', round, closed_at: null }),
    IncidentClosed: (_row, { time }) => ({ status: 'closed', closed_at: time }),
    ReporterInformed: unchanged,
    LimitTold: (_row, { data: { completeBy } }) => ({ told_until: completeBy.due }),
    IncidentDangerNoted: (_row, { data: { what } }) => ({ danger: what }),
    CallbackRecorded: unchanged,
    IncidentVoided: (_row, { time }) => ({ status: 'voided', closed_at: time }),
  },
});
