import {
  type Deadline,
  type DispatchEvent,
  dispatchEvents,
  type IncidentEvent,
  incidentEvents,
  type PersonEvent,
  personEvents,
  type StructuralAlterationEvent,
  structuralAlterationEvents,
} from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { Consequence, Reaction } from '@tiaokuai/service';
import type { IncidentRow } from './read-models.ts';
import { vaultOf } from './vault.ts';

/** What the router's decisions mean for the incident. */
const followDispatch: Reaction = {
  name: 'follow-dispatch',
  from: 'referral-router',
  events: dispatchEvents,
  react: ({ type, data }): readonly Consequence[] => {
    const event = { type, data } as DispatchEvent;
    switch (event.type) {
      case 'ReferralIssued': {
        const { incidentId, referralId, responsibility, role } = event.data;
        const referred = { command: 'MarkReferred', data: { incidentId, referralId, responsibility, role }, key: '0' };
        const { completeBy } = event.data;
        const isLonger = completeBy.due > deadlineBy('general-completion', completeBy.start).due;
        return role === 'lead' && isLonger ? [referred, tell(event.data, 'referred')] : [referred];
      }
      case 'ReferralDeadlineExtended':
        return event.data.role === 'lead' ? [tell(event.data, 'extended')] : [];
      case 'ReferralResponseRecorded': {
        const { incidentId, referralId, responsibility, response } = event.data;
        return response === 'accepted'
          ? [{ command: 'MarkInHand', data: { incidentId, referralId, responsibility } }]
          : [];
      }
      case 'ReferralClockStopped':
        return [
          { command: 'MarkSuspended', data: { incidentId: event.data.incidentId, referralId: event.data.referralId } },
        ];
      case 'ReferralClockResumed':
        return [
          { command: 'MarkResumed', data: { incidentId: event.data.incidentId, referralId: event.data.referralId } },
        ];
      case 'DispatchSettled':
        return [{ command: 'MarkAnswered', data: event.data }];
      default:
        return [];
    }
  },
};

const tell = (
  {
    incidentId,
    referralId,
    responsibility,
    completeBy,
  }: { incidentId: string; referralId: string; responsibility: string; completeBy: Deadline },
  progress: 'referred' | 'extended',
): Consequence => ({
  command: 'TellLimit',
  data: { incidentId, referralId, responsibility, progress, completeBy },
  key: 'limit',
});

/** Where construction found a structure dangerous, in the case of an incident; what it finds by itself stands first in its list. */
const hearOfDangers: Reaction = {
  name: 'hear-of-dangers',
  from: 'construction',
  lane: 'construction.structural-alteration',
  events: structuralAlterationEvents,
  react: ({ type, data, stream }): readonly Consequence[] => {
    const event = { type, data } as StructuralAlterationEvent;
    if (event.type !== 'DangerAnnounced' || !event.data.referral) return [];
    const { referral, report } = event.data;
    const what = `承重结构经鉴定存在危险（鉴定报告${report}），组织人员避险`;
    return [
      {
        command: 'NoteDanger',
        data: { incidentId: referral.incidentId, responsibility: 'construction', case: stream, what },
      },
    ];
  },
};

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
