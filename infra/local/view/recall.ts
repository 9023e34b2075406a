import type { BusClient } from '@tiaokuai/service';
import type { Known } from './board.ts';
import { isRung, type Rung, type State } from './words.ts';

/** So much of what is open, and so many of the last incidents, are shown from before. */
const mostReferrals = 2_000;
const mostIncidents = 50;

/** What earlier runs left: asked for once, so that a second start shows the clocks of the first. */
export const recall = async (client: BusClient): Promise<Known> => {
  const [referrals, incidents] = await Promise.all([
    client.query<readonly ReferralRow[]>('referral-router', 'Referrals', {
      status: ['issued', 'accepted'],
      limit: mostReferrals,
    }),
    client.query<readonly IncidentRow[]>('subdistrict', 'Incidents', { limit: mostIncidents }),
  ]);
  return {
    referrals: referrals.map((row) => ({
      referralId: row.referral_id,
      incidentId: row.incident_id,
      responsibility: row.responsibility,
      role: row.role,
      place: row.estate ?? row.place ?? '',
      category: row.category,
      accepted: row.status === 'accepted',
      stopped: row.stopped,
      acceptBy: Date.parse(row.accept_by),
      completeBy: Date.parse(row.complete_by),
      rung: lastRung(row),
      rungAt: 0,
    })),
    incidents: incidents.toReversed().map((row) => ({
      incidentId: row.incident_id,
      time: row.reported_at,
      place: row.estate ?? row.place ?? '',
      category: row.category ?? undefined,
      lead: row.lead === null ? undefined : { responsibility: row.lead, department: undefined },
      assists: new Set(row.assists.filter((each) => each !== row.lead)),
      why: '',
      state: row.status,
      acceptedAt: undefined,
      reachedAfter: undefined,
    })),
  };
};

/** Of the clock that runs: `acceptance:urged` says nothing any more once it was accepted. */
const lastRung = ({ status, reached }: ReferralRow): Rung | undefined => {
  const clock = status === 'accepted' ? 'completion:' : 'acceptance:';
  const rung = reached.findLast((each) => each.startsWith(clock))?.slice(clock.length);
  return rung !== undefined && isRung(rung) ? rung : undefined;
};

interface ReferralRow {
  readonly referral_id: string;
  readonly incident_id: string;
  readonly responsibility: string;
  readonly role: 'lead' | 'assist';
  readonly status: 'issued' | 'accepted';
  readonly category: string;
  readonly estate: string | null;
  readonly place: string | null;
  readonly stopped: boolean;
  readonly accept_by: string;
  readonly complete_by: string;
  readonly reached: readonly string[];
}

interface IncidentRow {
  readonly incident_id: string;
  readonly status: State;
  readonly category: string | null;
  readonly estate: string | null;
  readonly place: string | null;
  readonly lead: string | null;
  readonly assists: readonly string[];
  readonly reported_at: string;
}
