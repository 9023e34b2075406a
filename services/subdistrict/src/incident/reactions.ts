import { dispatch, incident, structuralAlteration } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import { type Consequence, give, reactTo, tables } from '@tiaokuai/service';
import type { z } from 'zod';
import { incidents } from './model.ts';

const { CloseWithMain, MarkAnswered, MarkInHand, MarkReferred, MarkResumed, MarkSuspended, NoteDanger, TellLimit } =
  incident.internal;

type Limit = Pick<z.input<typeof TellLimit.schema>, 'incidentId' | 'referralId' | 'responsibility' | 'completeBy'>;

const tell = (
  { incidentId, referralId, responsibility, completeBy }: Limit,
  progress: 'referred' | 'extended',
): Consequence => give(TellLimit, { incidentId, referralId, responsibility, progress, completeBy }, { key: 'limit' });

/** What the router's decisions mean for the incident. */
export const followDispatch = reactTo(dispatch, 'follow-dispatch', {
  ReferralIssued: ({ data }) => {
    const { incidentId, referralId, responsibility, role, completeBy } = data;
    const referred = give(MarkReferred, { incidentId, referralId, responsibility, role }, { key: '0' });
    const isLonger = completeBy.due > deadlineBy('general-completion', completeBy.start).due;
    return role === 'lead' && isLonger ? [referred, tell(data, 'referred')] : referred;
  },
  ReferralDeadlineExtended: ({ data }) => (data.role === 'lead' ? tell(data, 'extended') : undefined),
  ReferralResponseRecorded: ({ data: { incidentId, referralId, responsibility, response } }) =>
    response === 'accepted' ? give(MarkInHand, { incidentId, referralId, responsibility }) : undefined,
  ReferralClockStopped: ({ data: { incidentId, referralId } }) => give(MarkSuspended, { incidentId, referralId }),
  ReferralClockResumed: ({ data: { incidentId, referralId } }) => give(MarkResumed, { incidentId, referralId }),
  DispatchSettled: ({ data }) => give(MarkAnswered, data),
});

/** Where construction found a structure dangerous, in the case of an incident; what it finds by itself stands first in its list. */
export const hearOfDangers = reactTo(structuralAlteration, 'hear-of-dangers', {
  DangerAnnounced: ({ data: { referral, report }, stream }) =>
    referral &&
    give(NoteDanger, {
      incidentId: referral.incidentId,
      responsibility: 'construction',
      case: stream,
      what: `承重结构经鉴定存在危险（鉴定报告${report}），组织人员避险`,
    }),
});

const db = tables(incidents);

const closing = (incidentId: string, mainIncidentId: string): Consequence =>
  give(CloseWithMain, { incidentId, mainIncidentId }, { key: incidentId });

/** A closed main incident closes those that were merged into it. */
export const closeDuplicates = reactTo(incident, 'close-duplicates', {
  /** Merged into one that was closed in the meantime. */
  DuplicateAttached: async ({ data: { incidentId, mainIncidentId } }, context) => {
    const main = await db(context)
      .selectFrom('incidents')
      .select('status')
      .where('incident_id', '=', mainIncidentId)
      .executeTakeFirst();
    return main?.status === 'closed' ? closing(incidentId, mainIncidentId) : undefined;
  },
  IncidentClosed: async ({ data: { incidentId } }, context) => {
    const merged = await db(context)
      .selectFrom('incidents')
      .select('incident_id')
      .where('main_incident_id', '=', incidentId)
      .orderBy('incident_id')
      .execute();
    return merged.map((row) => closing(row.incident_id, incidentId));
  },
});
