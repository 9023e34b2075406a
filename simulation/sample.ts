import type { EstateParticulars, ReportIncidentInput } from '@tiaokuai/contracts';

/** One invented report, in the words of who made it. */
export interface Sample {
  /** What it is, as a person of the property office would say. */
  readonly category: string;
  readonly channel: ReportIncidentInput['channel'];
  readonly subject: string;
  /** `{e}` stands for the estate, `{b}` for the building. */
  readonly text: string;
  /** The reporter names no category: the suggester, or a person, finds it. */
  readonly free?: true;
  /** Says too little, or two things at once: must be left to a person. */
  readonly ambiguous?: true;
  readonly urgency?: ReportIncidentInput['urgency'];
  readonly answers?: ReportIncidentInput['answers'];
  /** Kinds of estate in which it happens; all by default. */
  readonly kinds?: readonly EstateParticulars['kind'][];
  /** Time of the year in which it happens; all of it by default. */
  readonly season?: 'heating' | 'summer';
  /** Settled on the spot: what was done. */
  readonly handled?: string;
}

type More = Pick<Sample, 'urgency' | 'answers' | 'kinds' | 'season' | 'handled'>;

const from =
  (channel: Sample['channel']) =>
  (category: string, subject: string, text: string, more: More = {}): Sample => ({
    category,
    channel,
    subject,
    text,
    ...more,
  });

/** A grid worker on the round. */
export const grid = from('grid');
/** A resident through the app of the property office. */
export const owner = from('owner');
/** A caller of the hotline, as the agent wrote it down. */
export const hotline = from('hotline');
/** The property enterprise, which must report what it may not stop itself. */
export const enterprise = from('enterprise');

/** In the resident's own words, without a category. */
export const free = (category: string, subject: string, text: string, more: More = {}): Sample => ({
  ...owner(category, subject, text, more),
  free: true,
});

/** Nobody can tell from the words alone. */
export const unclear = (category: string, subject: string, text: string): Sample => ({
  ...owner(category, subject, text),
  free: true,
  ambiguous: true,
});
