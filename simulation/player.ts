import { setTimeout as delay } from 'node:timers/promises';
import type { BusClient, Clock } from '@tiaokuai/service';
import { v5 as derived } from 'uuid';
import { createAgenda } from './agenda.ts';
import { casework } from './casework/index.ts';
import { benchOf } from './casework/working.ts';
import { type SampleEstate, sampleEstates } from './ground/estates.ts';
import { playLeadingGroup } from './people/leading-group.ts';
import { playOfficers } from './people/officers.ts';
import { playPropertyOffice } from './people/property-office.ts';
import { createReporters } from './people/reporters.ts';
import type { Played } from './played.ts';
import { randomOf } from './random.ts';
import { createStage } from './stage.ts';

export interface PlayerOptions {
  readonly district: string;
  readonly client: BusClient;
  readonly clock: Clock;
  readonly seed: number;
  /** Incidents per real second. */
  readonly rate: number;
  /** Whether anybody sits at the desks. */
  readonly officers: boolean;
  /** Responsibilities whose desks are looked through at first. */
  readonly desks: readonly string[];
  readonly report: (error: unknown) => void;
}

export interface Player {
  hear(event: Played): void;
  /** No new reports; what was said is answered. */
  stop(): Promise<void>;
}

/** Reports that wait for their answers: with more, the stream slows down to what the machine bears. */
const mostUnderWay = 200;

/** Minutes of the district's time until departments begin with what nobody has asked them for: first come the reports. */
const untilOwnWork = 60;

/**
 * Puts the sample estates on the register; those that are there stay as they are.
 *
 * @throws Error with the first refusal.
 */
export const loadEstates = async (client: BusClient, district: string): Promise<readonly SampleEstate[]> => {
  const estates = sampleEstates(district);
  const replies = await Promise.all(
    estates.map((estate) =>
      client.command('subdistrict', 'RegisterEstate', estate, {
        actor: 'property-office:samples',
        id: derived(`register/${estate.estateId}`, derived.URL),
        timeout: 30_000,
      }),
    ),
  );
  for (const reply of replies)
    if (!reply.ok && reply.error.code !== 'estate-registered') throw new Error(`estates: ${reply.error.message.en}`);
  return estates;
};

/** Plays a district: reports come in, officers and offices do their work. The same seed plays alike. */
export const startPlayer = (estates: readonly SampleEstate[], options: PlayerOptions): Player => {
  const { district, client, clock, seed, rate, officers, desks, report } = options;
  const run = `${district}/${seed}/${Date.now()}`;
  const agenda = createAgenda(clock, report);
  const stage = createStage({ district, client, clock, seed, random: randomOf(seed + 1), agenda, run });
  const reporters = createReporters(estates, randomOf(seed), { run, now: clock.now });
  const office = playPropertyOffice(stage);
  const group = playLeadingGroup(stage);
  // Who is not there does no work of their own either.
  const desk = officers ? playOfficers(stage, { casework: new Set(Object.keys(casework)) }) : undefined;
  const atWork = officers ? Object.entries(casework).map(([name, play]) => play(benchOf(stage, name, estates))) : [];
  agenda.after(untilOwnWork, () => {
    for (const each of atWork) each.begin?.();
  });
  const stopping = new AbortController();
  const underWay = new Set<Promise<unknown>>();

  const raise = (): void => {
    const raised = reporters.next();
    office.remember(raised);
    const { input, actor } = raised;
    const said = stage
      .say('subdistrict', 'ReportIncident', input, { actor, key: input.incidentId })
      .catch(report)
      .finally(() => underWay.delete(said));
    underWay.add(said);
  };
  const stream = async (): Promise<void> => {
    const pause = randomOf(seed + 2);
    let due = performance.now();
    while (!stopping.signal.aborted) {
      if (underWay.size < mostUnderWay) raise();
      due = Math.max(due, performance.now() - 1_000) + (1_000 / rate) * (0.5 + pause.next());
      await delay(Math.max(0, due - performance.now()), undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const catchUp = async (): Promise<void> => {
    await Promise.all([office.catchUp(), group.catchUp(), desk?.catchUp(desks)]);
  };
  const playing = Promise.all([stream(), catchUp().catch(report)]);

  return {
    hear(event) {
      if (stopping.signal.aborted) return;
      office.see(event);
      group.see(event);
      desk?.see(event);
      for (const each of atWork) each.see(event);
    },
    async stop() {
      stopping.abort();
      await playing;
      await Promise.all([agenda.stop(), ...underWay]);
    },
  };
};
