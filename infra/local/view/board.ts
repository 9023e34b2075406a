import type { DeskEvent, DispatchEvent, IncidentEvent } from '@tiaokuai/contracts';
import type { SeenEvent } from '../watch.ts';
import type { Rung, State } from './words.ts';

/** What the view knows: a fold of what passed on the bus since it began to look. */
export interface Board {
  /** The newest last. */
  readonly incidents: ReadonlyMap<string, SeenIncident>;
  /** Those that are open, by their own ids. */
  readonly referrals: ReadonlyMap<string, SeenReferral>;
  readonly counts: ReadonlyMap<string, Count>;
}

export interface SeenIncident {
  readonly incidentId: string;
  /** By the district's time, ISO 8601. */
  readonly time: string;
  readonly place: string;
  category: string | undefined;
  lead: { readonly responsibility: string /** Of the day. */; readonly department: string | undefined } | undefined;
  readonly assists: Set<string>;
  why: string;
  state: State;
  /** Since when it could be routed: reported with a category, or given one by a person. Real time. */
  acceptedAt: number | undefined;
  /** Real milliseconds from there until its lead's desk had it. */
  reachedAfter: number | undefined;
}

export interface SeenReferral {
  readonly referralId: string;
  readonly incidentId: string;
  readonly responsibility: string;
  readonly role: 'lead' | 'assist';
  readonly place: string;
  readonly category: string;
  accepted: boolean;
  stopped: boolean;
  /** Milliseconds since 1970, by the district's time. */
  readonly acceptBy: number;
  completeBy: number;
  rung: Rung | undefined;
  rungAt: number;
}

/** Referrals of a responsibility since the view began. */
export interface Count {
  received: number;
  accepted: number;
  declined: number;
  completed: number;
  urged: number;
}

/** So many incidents are remembered; older ones are forgotten when they change no more. */
const remembered = 2_000;

const rungOf: Readonly<Record<string, Rung>> = {
  ReferralClockAmber: 'amber',
  ReferralUrged: 'urged',
  SupervisionOpened: 'supervision',
  SupervisionListed: 'listed',
  TalkHeld: 'talk',
  ReferralEscalated: 'joint-meeting',
};

const stateAfter: Readonly<Record<string, State>> = {
  IncidentHeld: 'held',
  IncidentAccepted: 'accepted',
  IncidentRefused: 'refused',
  IncidentSelfHandled: 'self-handled',
  IncidentSuspended: 'suspended',
  IncidentResumed: 'in-hand',
  IncidentAnswered: 'answered',
  IncidentReturnedForRework: 'rework',
  IncidentClosed: 'closed',
  IncidentVoided: 'voided',
  DuplicateAttached: 'merged',
  ArbitrationRequested: 'arbitration',
};

type Event = IncidentEvent | DispatchEvent | DeskEvent;
type Estate = { readonly name: string } | undefined;
type Place = { readonly named?: string | undefined; readonly building?: string | undefined } | undefined;

export const placeOf = (estate: Estate, place: Place): string =>
  `${estate?.name ?? place?.named ?? '地点待核'}${place?.building ? ` ${place.building}` : ''}`;

/** What was there before the view began. */
export interface Known {
  /** The newest last. */
  readonly incidents: readonly SeenIncident[];
  readonly referrals: readonly SeenReferral[];
}

/** @returns the board, and what takes in the next event. */
export const createBoard = (known?: Known): { readonly board: Board; see(event: SeenEvent): void } => {
  const incidents = new Map(known?.incidents.map((each) => [each.incidentId, each]));
  const referrals = new Map(known?.referrals.map((each) => [each.referralId, each]));
  const counts = new Map<string, Count>();

  const countOf = (responsibility: string): Count => {
    const found = counts.get(responsibility) ?? { received: 0, accepted: 0, declined: 0, completed: 0, urged: 0 };
    counts.set(responsibility, found);
    return found;
  };
  const change = (incidentId: string, how: (incident: SeenIncident) => void): void => {
    const found = incidents.get(incidentId);
    if (found) how(found);
  };
  const setState = (incidentId: string, state: State): void =>
    change(incidentId, (incident) => {
      incident.state = state;
    });
  const changeReferral = (referralId: string, how: (referral: SeenReferral) => void): void => {
    const found = referrals.get(referralId);
    if (found) how(found);
  };
  const forgetOldest = (): void => {
    for (const incidentId of incidents.keys()) {
      if (incidents.size <= remembered) return;
      incidents.delete(incidentId);
    }
  };

  const see = (seen: SeenEvent): void => {
    // Names are unique among the events that are looked for here.
    const event = { type: seen.name, data: seen.data } as Event;
    const after = stateAfter[event.type];
    if (after) setState(event.data.incidentId, after);
    const rung = rungOf[event.type];
    if (rung) climb(seen, rung);
    switch (event.type) {
      case 'IncidentReported': {
        const { incidentId, category, estate, place } = event.data;
        incidents.set(incidentId, {
          incidentId,
          time: seen.time,
          place: placeOf(estate, place),
          category,
          lead: undefined,
          assists: new Set(),
          why: '',
          state: 'accepted',
          acceptedAt: undefined,
          reachedAfter: undefined,
        });
        forgetOldest();
        break;
      }
      case 'IncidentAccepted':
        change(event.data.incidentId, (incident) => {
          incident.category = event.data.category;
          incident.acceptedAt = Date.parse(seen.recordedtime);
        });
        break;
      case 'ReferralIssued': {
        const { incidentId, responsibility, role, department, explanation, category } = event.data;
        change(incidentId, (incident) => {
          incident.category = category;
          if (role === 'assist') {
            incident.assists.add(responsibility);
          } else {
            incident.state = 'referred';
            incident.assists.delete(responsibility);
            incident.lead = { responsibility, department: department.zh };
            incident.why = explanation.why.zh;
          }
        });
        break;
      }
      case 'ReferralWithdrawn':
        change(event.data.incidentId, ({ assists }) => assists.delete(event.data.responsibility));
        break;
      case 'ReferralReceived': {
        const { incidentId, responsibility, role, estate, place, category, acceptBy, completeBy } = event.data;
        countOf(responsibility).received += 1;
        track(event.data, { role, place: placeOf(estate, place), category, acceptBy, completeBy });
        const recorded = Date.parse(seen.recordedtime);
        if (role === 'lead')
          change(incidentId, (incident) => {
            incident.reachedAfter ??= Math.max(0, recorded - (incident.acceptedAt ?? recorded));
          });
        break;
      }
      case 'ReferralReopened': {
        const { incidentId, completeBy } = event.data;
        change(incidentId, ({ place, category = '' }) =>
          track(event.data, { role: 'lead', place, category, completeBy }),
        );
        break;
      }
      case 'ReferralAccepted': {
        const { referralId, incidentId, responsibility } = event.data;
        countOf(responsibility).accepted += 1;
        changeReferral(referralId, (referral) => {
          referral.accepted = true;
          // What ran out was the acceptance; the other clock has rungs of its own.
          referral.rung = undefined;
          if (referral.role === 'lead') setState(incidentId, 'in-hand');
        });
        break;
      }
      case 'ReferralDeclined': {
        const { referralId, incidentId, responsibility } = event.data;
        countOf(responsibility).declined += 1;
        changeReferral(referralId, ({ role }) => {
          if (role === 'lead') setState(incidentId, 'declined');
        });
        referrals.delete(referralId);
        break;
      }
      case 'ReferralCompleted':
        countOf(event.data.responsibility).completed += 1;
        referrals.delete(event.data.referralId);
        break;
      case 'ReferralTakenBack':
        referrals.delete(event.data.referralId);
        break;
      case 'ReferralDeadlineExtended':
      case 'ReferralClockResumed':
        changeReferral(event.data.referralId, (referral) => {
          referral.completeBy = Date.parse(event.data.completeBy.due);
          referral.stopped = false;
          referral.rung = undefined;
        });
        break;
      case 'ReferralClockStopped':
        changeReferral(event.data.referralId, (referral) => {
          referral.stopped = true;
        });
        break;
      default:
        break;
    }
  };

  const climb = (seen: SeenEvent, rung: Rung): void => {
    const { referralId, responsibility } = seen.data as { referralId: string; responsibility: string };
    if (rung !== 'amber') countOf(responsibility).urged += 1;
    changeReferral(referralId, (referral) => {
      referral.rung = rung;
      referral.rungAt = Date.parse(seen.time);
    });
  };
  const track = (
    { referralId, incidentId, responsibility }: Pick<SeenReferral, 'referralId' | 'incidentId' | 'responsibility'>,
    { role, place, category, acceptBy, completeBy }: Tracked,
  ): void => {
    referrals.set(referralId, {
      referralId,
      incidentId,
      responsibility,
      role,
      place,
      category,
      accepted: acceptBy === undefined,
      stopped: false,
      acceptBy: acceptBy ? Date.parse(acceptBy.due) : 0,
      completeBy: Date.parse(completeBy.due),
      rung: undefined,
      rungAt: 0,
    });
  };
  return { board: { incidents, referrals, counts }, see };
};

interface Tracked extends Pick<SeenReferral, 'role' | 'place' | 'category'> {
  /** Absent when it need not be accepted again. */
  readonly acceptBy?: { readonly due: string };
  readonly completeBy: { readonly due: string };
}

/** The clock of a referral that runs out next. */
export const dueOf = ({ accepted, acceptBy, completeBy }: SeenReferral): number =>
  accepted ? completeBy : Math.min(acceptBy, completeBy);
