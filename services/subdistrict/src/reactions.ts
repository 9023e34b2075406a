import {
  dispatch,
  type IncidentEvent,
  incidentEvents,
  MarkAnswered,
  MarkInHand,
  MarkReferred,
  MarkResumed,
  MarkSuspended,
  NoteDanger,
  type PersonEvent,
  personEvents,
  structuralAlteration,
  TellLimit,
} from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import { type Consequence, give, type Reaction, reactTo } from '@tiaokuai/service';
import type { z } from 'zod';
import type { IncidentRow } from './read-models.ts';
import { vaultOf } from './vault.ts';

type Limit = Pick<z.input<typeof TellLimit.schema>, 'incidentId' | 'referralId' | 'responsibility' | 'completeBy'>;

const tell = (
  { incidentId, referralId, responsibility, completeBy }: Limit,
  progress: 'referred' | 'extended',
): Consequence => give(TellLimit, { incidentId, referralId, responsibility, progress, completeBy }, { key: 'limit' });

/** What the router's decisions mean for the incident. */
const followDispatch = reactTo(dispatch, 'follow-dispatch', {
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
const hearOfDangers = reactTo(structuralAlteration, 'hear-of-dangers', {
  DangerAnnounced: ({ data: { referral, report }, stream }) => {
    if (!referral) return undefined;
    const what = `承重结构经鉴定存在危险（鉴定报告${report}），组织人员避险`;
    const { incidentId } = referral;
    return give(NoteDanger, { incidentId, responsibility: 'construction', case: stream, what });
  },
});

/** A closed main incident closes those that were merged into it. */
const closeDuplicates: Reaction = {
  name: 'close-duplicates',
  from: 'subdistrict',
  lane: 'subdistrict.incident',
  events: incidentEvents,
  react: async ({ type, data }, { pool, schema }): Promise<readonly Consequence[]> => {
    const event = { type, data } as IncidentEvent;
    if (event.type === 'DuplicateAttached') {
      // Merged into one that was closed in the meantime.
      const { incidentId, mainIncidentId } = event.data;
      const main = await incidents(pool, schema).where('incident_id', '=', mainIncidentId).executeTakeFirst();
      return main?.status === 'closed' ? [closing(incidentId, mainIncidentId)] : [];
    }
    if (event.type !== 'IncidentClosed') return [];
    const { incidentId } = event.data;
    const merged = await incidents(pool, schema)
      .where('main_incident_id', '=', incidentId)
      .orderBy('incident_id')
      .execute();
    return merged.map((row) => closing(row.incident_id, incidentId));
  },
};

const incidents = (pool: Parameters<typeof readModelDb>[0], schema: string) =>
  readModelDb<{ incidents: IncidentRow }>(pool, schema).selectFrom('incidents').selectAll();

const closing = (incidentId: string, mainIncidentId: string): Consequence => ({
  command: 'CloseWithMain',
  data: { incidentId, mainIncidentId },
  key: incidentId,
});

/** The event says that a person's data are gone; the key goes with it, again and again if need be. */
const eraseKeys: Reaction = {
  name: 'erase-keys',
  from: 'subdistrict',
  lane: 'subdistrict.person',
  events: personEvents,
  react: async ({ type, data }, context): Promise<readonly Consequence[]> => {
    const event = { type, data } as PersonEvent;
    if (event.type === 'PersonalDataErased') await vaultOf(context).erase(event.data.person);
    return [];
  },
};

export const reactions: readonly Reaction[] = [followDispatch, hearOfDangers, closeDuplicates, eraseKeys];
