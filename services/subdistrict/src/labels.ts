import type { IncidentEvent } from '@tiaokuai/contracts';

/**
 * What became of incidents, as labels to learn from: the category that people confirmed or gave, and who really acted.
 *
 * | what the log says                                                    | category | who acted             |
 * |----------------------------------------------------------------------|----------|-----------------------|
 * | the suggestion stood: its lead accepted and was not replaced         | stands   | as accepted, answered |
 * | an officer or the reporter gave the category, and a lead accepted    | theirs   | as accepted, answered |
 * | suggested; declined, then reassigned, arbitrated or triaged to others | nobody's | those others          |
 * | merged, voided, refused, handled on the spot; or nobody accepted yet | no label | no label              |
 */
export interface IncidentLabel {
  readonly incidentId: string;
  /** Whose report it is, by the pseudonym under which it is sealed. */
  readonly person: string;
  readonly category: string | null;
  readonly verdict: 'confirmed' | 'corrected' | 'given' | 'moved';
  /** The category under which it was referred. */
  readonly sentAs: string;
  /** The lead first. */
  readonly acted: readonly string[];
  readonly place: string;
  readonly names: readonly string[];
  readonly at: string;
  readonly knownAt: string;
}

/** What of an incident's events matters to its label; its text stays sealed in the log. */
export interface Followed {
  readonly incidentId: string;
  readonly person: string;
  readonly suggested: string | undefined;
  readonly place: string;
  readonly names: readonly string[];
  readonly at: string;
  /** Past messages come in all at once: what mattered of them was known when they were written. */
  readonly past: boolean;
  readonly category?: string;
  readonly by?: 'reporter' | 'suggester' | 'officer';
  /** Leads in the order of their referrals. */
  readonly leads: readonly { readonly referralId: string; readonly responsibility: string }[];
  /** Responsibilities by the referral that they took in hand. */
  readonly inHand: ReadonlyMap<string, string>;
  /** Those who acted, the lead first, once all was answered. */
  readonly answered?: readonly string[];
  readonly out: boolean;
  readonly knownAt: string;
}

type Reported = Extract<IncidentEvent, { type: 'IncidentReported' }>['data'];

const begin = (
  { incidentId, report, suggestions, estate, place, channel, occurredAt }: Reported,
  time: string,
): Followed => {
  const past = channel === 'import' && occurredAt !== undefined;
  return {
    incidentId,
    person: report.person,
    suggested: suggestions[0]?.category,
    place: estate?.estateId ?? place?.named ?? '',
    names: [estate?.name, estate?.enterprise, place?.named].filter((name) => name !== undefined),
    at: past ? new Date(occurredAt).toISOString() : time,
    past,
    leads: [],
    inHand: new Map(),
    out: false,
    knownAt: time,
  };
};

/** One event of an incident's stream further; `undefined` before its report. */
export const follow = (state: Followed | undefined, event: IncidentEvent, time: string): Followed | undefined => {
  if (event.type === 'IncidentReported') return begin(event.data, time);
  if (!state) return undefined;
  switch (event.type) {
    case 'IncidentCategorised':
      return { ...state, category: event.data.category, by: event.data.by, knownAt: time };
    case 'IncidentReferred': {
      const { referralId, responsibility, role } = event.data;
      return role === 'lead'
        ? { ...state, leads: [...state.leads, { referralId, responsibility }], knownAt: time }
        : state;
    }
    case 'IncidentTakenInHand': {
      const { referralId, responsibility } = event.data;
      return { ...state, inHand: new Map([...state.inHand, [referralId, responsibility]]), knownAt: time };
    }
    case 'IncidentAnswered': {
      const really = event.data.results.filter(({ outcome }) => outcome !== 'waived');
      const acted = really.toSorted((a, b) => (a.role === b.role ? 0 : a.role === 'lead' ? -1 : 1));
      return { ...state, answered: acted.map(({ responsibility }) => responsibility), knownAt: time };
    }
    case 'DuplicateAttached':
      return { ...state, out: true };
    case 'DuplicateDetached':
      // It is referred anew.
      return { ...state, out: false, leads: [], inHand: new Map() };
    case 'IncidentRefused':
    case 'IncidentSelfHandled':
    case 'IncidentVoided':
      return { ...state, out: true };
    default:
      return state;
  }
};

/** The label of an incident, if its lot says anything. */
export const labelOf = (incident: Followed): IncidentLabel | undefined => {
  const { incidentId, person, place, names, at, past, category, by, leads, inHand, answered, out, knownAt } = incident;
  const lead = leads.at(-1);
  if (out || category === undefined || by === undefined || !lead) return undefined;
  if (!inHand.has(lead.referralId) && answered === undefined) return undefined;
  const verdict = verdictOf(incident, category);
  return {
    incidentId,
    person,
    category: verdict === 'moved' ? null : category,
    verdict,
    sentAs: category,
    acted: [...new Set(answered ?? [lead.responsibility, ...assisting(incident)])],
    place,
    names,
    at,
    knownAt: past ? at : knownAt,
  };
};

const verdictOf = ({ by, leads, suggested }: Followed, category: string): IncidentLabel['verdict'] => {
  if (by === 'suggester') return leads.length > 1 ? 'moved' : 'confirmed';
  if (suggested === undefined) return 'given';
  return suggested === category ? 'confirmed' : 'corrected';
};

const assisting = ({ leads, inHand }: Followed): string[] => {
  const led = new Set(leads.map(({ referralId }) => referralId));
  return [...inHand].filter(([referralId]) => !led.has(referralId)).map(([, responsibility]) => responsibility);
};
