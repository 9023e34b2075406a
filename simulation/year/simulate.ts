import type { ServiceDefinition } from '@tiaokuai/service';
import { v5 as derived } from 'uuid';
import { casework } from '../casework/index.ts';
import { benchOf, type Caseworkers } from '../casework/working.ts';
import { chinaDay } from '../day.ts';
import { sampleEstates } from '../ground/estates.ts';
import { likelihoodOf, mostLikely } from '../ground/seasons.ts';
import { type Weather, weatherOn } from '../ground/weather.ts';
import { playLeadingGroup } from '../people/leading-group.ts';
import { playOfficers } from '../people/officers.ts';
import { playPropertyOffice } from '../people/property-office.ts';
import { createReporters } from '../people/reporters.ts';
import type { Played } from '../played.ts';
import { randomOf } from '../random.ts';
import type { Sample } from '../sample.ts';
import type { Stage } from '../stage.ts';
import { type Figures, openSimulatedDistrict } from './district.ts';
import { possibilities, shownBy } from './ends.ts';
import { createTimeline } from './timeline.ts';

export interface SimulationOptions {
  /** GB/T 2260 code. */
  readonly district: string;
  readonly services: readonly ServiceDefinition[];
  readonly postgres: { readonly host: string; readonly port: number; readonly database: string };
  readonly passwordOf: (role: string) => string;
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  readonly days: number;
  readonly seed: number;
  /** Reports on an ordinary day. */
  readonly perDay: number;
  /** Which of the samples are reported; all by default. */
  readonly reported?: (sample: Sample) => boolean;
  /** Told at the end of each day. */
  readonly onDay?: (done: number, figures: Figures) => void;
  /** What has happened is kept; the days that are left are not played. */
  readonly signal?: AbortSignal;
}

export interface Simulated extends Figures {
  readonly days: number;
  readonly reports: number;
  /** How often each thing that may happen did, by the keys of `possibilities`. */
  readonly happened: ReadonlyMap<string, number>;
}

/**
 * Plays a district day by day: people report what the season brings, every service and everybody at its desks does their
 * work, clocks run out. The same options lead to the same logs.
 *
 * @throws when the district's logs are not there.
 */
export const simulate = async (options: SimulationOptions): Promise<Simulated> => {
  const { district, services, postgres, passwordOf, from, days, seed, perDay, onDay, signal, reported } = options;
  const start = Date.parse(`${from}T00:00:00+08:00`);
  const timeline = createTimeline(start);
  const happened = new Map<string, number>();
  const aggregateOf = new Map(
    services.flatMap(({ name, aggregates }) =>
      aggregates.flatMap((each) => each.events.map((event) => [`${name}.${event.name}`, each.name] as const)),
    ),
  );
  const possible = new Set(possibilities(services).map(({ key }) => key));
  const hearers: { see(event: Played): void }[] = [];
  const played = await openSimulatedDistrict({
    district,
    services,
    postgres,
    passwordOf,
    seed,
    now: timeline.now,
    onEvent(event) {
      const aggregate = aggregateOf.get(`${event.service}.${event.name}`) ?? '';
      const data = event.data as Readonly<Record<string, unknown>>;
      for (const key of shownBy(event.service, aggregate, event.name, data))
        if (possible.has(key)) happened.set(key, (happened.get(key) ?? 0) + 1);
      for (const hearer of hearers) hearer.see(event);
    },
  });
  try {
    const run = `${district}/${seed}/${from}`;
    const stage: Stage = {
      district,
      clock: timeline,
      seed,
      run,
      random: randomOf(seed, 'desks'),
      agenda: timeline,
      say: (service, command, data, { actor, key }) =>
        played.say(service, command, data, { actor, id: derived(`${run}/${service}/${command}/${key}`, derived.URL) }),
      ask: async <Output>(service: string, query: string, data: unknown) =>
        (await played.ask(service, query, data)) as Output,
    };
    const estates = sampleEstates(district).filter(({ effectiveFrom }) => effectiveFrom <= from);
    const office = playPropertyOffice(stage);
    const atWork: Caseworkers[] = services.flatMap(({ name }) =>
      casework[name] ? [casework[name](benchOf(stage, name, estates))] : [],
    );
    hearers.push(
      office,
      playLeadingGroup(stage),
      playOfficers(stage, { casework: new Set(Object.keys(casework)) }),
      ...atWork,
    );

    let weather: Weather = weatherOn(from, seed);
    const reporters = createReporters(estates, randomOf(seed, 'reports'), {
      run,
      now: timeline.now,
      likelihood: (sample) =>
        reported?.(sample) === false ? 0 : likelihoodOf(sample, chinaDay(timeline.now()), weather) / mostLikely,
    });
    let reports = 0;
    const report = async (): Promise<void> => {
      const raised = reporters.next();
      office.remember(raised);
      reports += 1;
      const { input, actor } = raised;
      await stage.say('subdistrict', 'ReportIncident', input, { actor, key: input.incidentId });
    };
    const chance = randomOf(seed, 'days');
    /** Reports come from early to late, most in the forenoon and after work. */
    const beginDay = (at: number): void => {
      weather = weatherOn(chinaDay(at), seed);
      const stormy = weather.rain >= 25 || weather.degrees <= -5 ? 1.8 : 1;
      const count = Math.round(perDay * stormy * (0.6 + 0.8 * chance.next()));
      for (let each = 0; each < count; each += 1) {
        const hour = chance.pick([9, 19]) + (chance.next() + chance.next() + chance.next() - 1.5) * 4;
        timeline.at(at + hour * 3_600_000, report);
      }
    };

    timeline.at(start, async () => {
      for (const estate of estates)
        await stage.say('subdistrict', 'RegisterEstate', estate, {
          actor: 'property-office:samples',
          key: estate.estateId,
        });
      for (const each of atWork) each.begin?.();
    });
    let done = 0;
    for (; done < days && !signal?.aborted; done += 1) {
      const begin = start + done * day;
      beginDay(begin);
      for (;;) {
        const [work, clock] = [timeline.next(), played.nextClock()];
        const at = Math.min(work, clock);
        if (at >= begin + day) break;
        timeline.moveTo(Math.max(at, timeline.now()));
        if (work <= clock) {
          await timeline.work();
          await played.react();
        } else await played.runClocks();
      }
      timeline.moveTo(begin + day - 1);
      onDay?.(done + 1, played.figures);
    }
    await played.settle();
    return { ...played.figures, days: done, reports, happened };
  } finally {
    await played.close();
  }
};

const day = 86_400_000;
