import { setImmediate as othersTurn } from 'node:timers/promises';
import { categoryOf, incident, type LearnedFromLogs, subdistrictQueries, utc } from '@tiaokuai/contracts';
import { createDecoder, queryOf, type ServiceContext } from '@tiaokuai/service';
import {
  type DatedLabel,
  fewest,
  foretelling,
  inTurns,
  learning,
  mostLabels,
  practiceOf,
  suggestionThreshold,
} from '@tiaokuai/suggester';
import { textOf } from './incident/state.ts';
import { type Followed, follow, type IncidentLabel, labelOf } from './labels.ts';

/**
 * Learning from what became of incidents. It runs here, because here the reports may be read; words and counts leave this
 * service, texts do not.
 */

const decoder = createDecoder(Object.values(incident.events));

interface Labels {
  readonly labels: readonly IncidentLabel[];
  /** Of this service's log: what was read. */
  readonly position: bigint;
}

interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Labels of incidents reported within a period, in order of time; the latest 5,000. */
const readLabels = async (context: ServiceContext, { from, to }: Period): Promise<Labels> => {
  const incidents = new Map<string, Followed>();
  let position = 0n;
  const limit = 2_000;
  for (;;) {
    const page = await context.lane({ service: context.service, lane: 'subdistrict.incident', after: position, limit });
    for (const recorded of page) {
      position = recorded.position;
      if (!decoder.knows(recorded.type)) continue;
      const state = follow(incidents.get(recorded.subject), decoder.decode(recorded), recorded.time);
      if (state) incidents.set(recorded.subject, state);
    }
    if (page.length < limit) break;
    await othersTurn();
  }
  const labels = [...incidents.values()]
    .map(labelOf)
    .filter((label) => label !== undefined)
    .filter(({ at }) => (from === undefined || at >= utc(from)) && (to === undefined || at < utc(to)))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.incidentId < b.incidentId ? -1 : 1));
  return { labels: labels.slice(-mostLabels), position };
};

type ReadLabel = IncidentLabel & DatedLabel;

/** So many reports are opened at the same time; the service has other work. */
const atATime = 8;

/** With their texts; those whose person's key was erased are gone. */
const withTexts = async (labels: readonly IncidentLabel[], context: ServiceContext): Promise<ReadLabel[]> => {
  const read: ReadLabel[] = [];
  for (let at = 0; at < labels.length; at += atATime) {
    const some = labels.slice(at, at + atATime);
    const reports = await Promise.all(some.map(({ incidentId }) => textOf(incidentId, context)));
    for (const [index, label] of some.entries()) {
      const report = reports[index];
      if (report) read.push({ ...label, report: { subject: report.subject, text: report.text }, alternatives: [] });
    }
  }
  return read;
};

/** Whom the catalogue names; a category that it no longer has goes to triage. */
const policy = (key: string) => categoryOf(key) ?? { lead: 'leading-group', assist: [] };

const learn = async (period: Period, context: ServiceContext): Promise<LearnedFromLogs> => {
  const { labels: all, position } = await readLabels(context, period);
  const labels = await withTexts(all, context);
  const categorised = labels.filter(({ category }) => category !== null);
  const count = (wanted: IncidentLabel['verdict']) => labels.filter(({ verdict }) => verdict === wanted).length;
  return {
    words: await inTurns(learning(labels), othersTurn),
    practice: practiceOf(labels, policy),
    basis: {
      logs: [{ log: `${context.district}.${context.service}`, position: String(position) }],
      reports: categorised.length,
      persons: new Set(categorised.map(({ person }) => person)).size,
      confirmed: count('confirmed'),
      corrected: count('corrected'),
      fewest,
    },
    erased: all.length - labels.length,
    measured: await foretold(labels, undefined),
  };
};

const foretold = async (labels: readonly DatedLabel[], split: string | undefined) => {
  const options = { split: split && utc(split), threshold: suggestionThreshold, policy };
  const result = await inTurns(foretelling(labels, options), othersTurn);
  if (!result) return null;
  const { learned: _learned, practice: _practice, ...figures } = result;
  return figures;
};

const { EvaluateSuggester, LearnLexicon } = subdistrictQueries;

const learnLexicon = queryOf(LearnLexicon, (period, context) => oneAtATime(context, () => learn(period, context)));

const evaluateSuggester = queryOf(EvaluateSuggester, ({ split, ...period }, context) =>
  oneAtATime(context, async () => {
    const { labels } = await readLabels(context, period);
    const read = await withTexts(labels, context);
    return { erased: labels.length - read.length, foretold: await foretold(read, split) };
  }),
);

const queues = new WeakMap<ServiceContext['pool'], Promise<unknown>>();

/** Learning takes its time; a second one waits for the first. */
const oneAtATime = <Result>({ pool }: ServiceContext, work: () => Promise<Result>): Promise<Result> => {
  const before = queues.get(pool) ?? Promise.resolve();
  const mine = before.then(work, work);
  queues.set(pool, mine);
  return mine;
};

export const learningQueries = [learnLexicon, evaluateSuggester];
