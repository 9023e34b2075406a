import { createHash } from 'node:crypto';
import type { ReportIncidentInput } from '@tiaokuai/contracts';
import { v5 as derived } from 'uuid';
import { chinaDay } from '../day.ts';
import type { SampleEstate } from '../ground/estates.ts';
import { isInSeason } from '../ground/seasons.ts';
import { sampleIncidents } from '../incidents/index.ts';
import { type Random, shuffled } from '../random.ts';
import type { Sample } from '../sample.ts';

/** A report on its way in. */
export interface Raised {
  readonly input: ReportIncidentInput;
  readonly actor: string;
  readonly sample: Sample;
  readonly estate: SampleEstate;
  /** The same matter again: of which incident. */
  readonly repeats?: string;
}

/** Shares of reports. */
const repeated = 0.05;
const withoutEstate = 0.03;
/** How many of the last reports somebody else may report again. */
const memory = 20;

/**
 * Grid workers, residents, callers and enterprises: an endless stream of reports, the same for the same seed.
 *
 * @param now Milliseconds since 1970, by the district's time.
 */
export const createReporters = (
  estates: readonly SampleEstate[],
  random: Random,
  {
    run,
    now,
    likelihood = (sample) => (sample.season === undefined || isInSeason(sample.season, chinaDay(now())) ? 1 : 0),
  }: {
    readonly run: string;
    readonly now: () => number;
    /** How likely a report is now, from 0 to 1. */
    readonly likelihood?: (sample: Sample) => number;
  },
): { next(): Raised } => {
  let count = 0;
  let deck: Sample[] = [];
  const last: Raised[] = [];

  const draw = (): Sample => {
    // A whole deck before any card comes twice: every kind of incident is seen.
    for (;;) {
      if (deck.length === 0) deck = shuffled(sampleIncidents, random);
      const sample = deck.pop()!;
      if (random.next() < likelihood(sample)) return sample;
    }
  };

  const raise = (sample: Sample, estate: SampleEstate, repeats?: string): Raised => {
    count += 1;
    const incidentId = derived(`sample-incident/${run}/${count}`, derived.URL);
    const { buildings, gridCells, name } = estate.particulars;
    const building = random.pick(buildings);
    const gridCell = random.pick(gridCells);
    const filled = (text: string) => text.replaceAll('{e}', name).replaceAll('{b}', building);
    const named = random.chance(withoutEstate);
    const { category, channel, subject, text, free, urgency, answers, handled } = sample;
    return {
      sample,
      estate,
      actor: actorOf(channel, gridCell, count),
      ...(repeats === undefined ? {} : { repeats }),
      input: {
        incidentId,
        channel,
        subject: filled(subject),
        text: filled(text),
        place: { building, gridCell, ...(named ? { named: name } : {}) },
        occurredAt: new Date(now() - random.between(1, 90) * 60_000).toISOString(),
        ...(named ? {} : { estateId: estate.estateId }),
        ...(free || repeats !== undefined ? {} : { category }),
        ...(urgency ? { urgency } : {}),
        ...(answers ? { answers } : {}),
        ...(channel === 'grid' ? { evidence: [photograph(incidentId, random)] } : {}),
        ...(handled ? { handled: { result: handled } } : {}),
        // Somebody looks whether it is the same matter before it goes anywhere.
        ...(repeats === undefined ? {} : { hold: true }),
      },
    };
  };

  return {
    next() {
      const again = last.length > 0 && random.chance(repeated) ? random.pick(last) : undefined;
      if (again) return raise({ ...again.sample, channel: 'owner' }, again.estate, again.input.incidentId);
      const sample = draw();
      const raised = raise(sample, random.pick(estatesFor(sample, estates, chinaDay(now()))));
      if (!sample.handled) last.push(raised);
      if (last.length > memory) last.shift();
      return raised;
    },
  };
};

/** Those that stand already, of the kinds in which it happens. */
const estatesFor = ({ kinds }: Sample, estates: readonly SampleEstate[], day: string): readonly SampleEstate[] =>
  estates.filter(
    ({ particulars, effectiveFrom }) =>
      effectiveFrom <= day && (kinds === undefined || kinds.includes(particulars.kind)),
  );

const actorOf = (channel: Sample['channel'], gridCell: string, count: number): string => {
  switch (channel) {
    case 'grid':
      return `grid-worker:${gridCell}`;
    case 'hotline':
      return `hotline:agent-${1 + (count % 6)}`;
    case 'enterprise':
      return `enterprise:desk-${gridCell}`;
    default:
      return `owner:${gridCell}-${count}`;
  }
};

/** The picture itself lies outside the log; here it is invented, as the incident is. */
const photograph = (incidentId: string, random: Random) => ({
  sha256: createHash('sha256').update(incidentId).digest('hex'),
  mediaType: 'image/jpeg',
  bytes: random.between(80_000, 900_000),
});
