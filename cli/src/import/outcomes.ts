import { setTimeout as delay } from 'node:timers/promises';
import { type EventDefinition, eventType, incident } from '@tiaokuai/contracts';
import type { EventLog, RecordedEvent } from '@tiaokuai/event-log';
import { createIdMap } from './id-map.ts';

/** Where incidents stand, each counted once: the figures add up to the number of incidents. */
export interface Outcomes {
  /** With a responsibility that leads. */
  readonly leads: Readonly<Record<string, number>>;
  /** Left to a person, by reason. */
  readonly held: Readonly<Record<string, number>>;
  /** Ended before any referral: refused, self-handled, merged, voided. */
  readonly ended: Readonly<Record<string, number>>;
  /** Accepted and not yet referred. */
  readonly waiting: number;
}

export interface OutcomeTally {
  /** @returns false for an incident that is counted already. */
  add(incidentId: string): boolean;
  /**
   * Reads on in the subdistrict's log until each incident is referred, left to a person or ended, or until nothing has
   * changed for `patience` milliseconds.
   *
   * @param after Nothing up to this position concerns the incidents.
   */
  settle(after: bigint, patience: number): Promise<Outcomes>;
}

const waiting = 'waiting';
/** Milliseconds between two looks at the log. */
const pause = 200;

/** Follows what becomes of incidents, by what the subdistrict's log says of each; some 20 bytes for each of them. */
export const createOutcomeTally = (eventLog: EventLog, log: string, signal?: AbortSignal): OutcomeTally => {
  const incidents = createIdMap();
  const outcomes: string[] = ['', waiting];
  const numberOf = (outcome: string): number => {
    const known = outcomes.indexOf(outcome);
    return known < 0 ? outcomes.push(outcome) - 1 : known;
  };
  let unsettled = 0;

  const take = (event: RecordedEvent): void => {
    const { incidentId } = event.data as { incidentId: string };
    const before = incidents.get(incidentId);
    if (before === 0) return;
    const outcome = outcomeOf(event);
    if (outcome === undefined) return;
    const after = numberOf(outcome);
    incidents.set(incidentId, after);
    if (before === 1) unsettled -= 1;
    if (after === 1) unsettled += 1;
  };

  return {
    add(incidentId) {
      if (incidents.get(incidentId) !== 0) return false;
      incidents.set(incidentId, 1);
      unsettled += 1;
      return true;
    },
    async settle(after, patience) {
      let position = after;
      let changed = performance.now();
      while (!signal?.aborted) {
        const { position: head } = await eventLog.head(log);
        const before = unsettled;
        for await (const page of eventLog.readLog(log, { after: position, until: head, types, pageSize: 5_000 }))
          for (const event of page) take(event);
        position = head;
        if (unsettled === 0) break;
        if (unsettled !== before) changed = performance.now();
        if (performance.now() - changed > patience) break;
        await delay(pause);
      }
      return grouped(incidents.values(), outcomes);
    },
  };
};

const {
  DuplicateAttached,
  DuplicateDetached,
  IncidentAccepted,
  IncidentHeld,
  IncidentReferred,
  IncidentRefused,
  IncidentSelfHandled,
  IncidentVoided,
} = incident.events;

const definitions: readonly EventDefinition[] = [
  IncidentHeld,
  IncidentAccepted,
  IncidentReferred,
  IncidentRefused,
  IncidentSelfHandled,
  DuplicateAttached,
  DuplicateDetached,
  IncidentVoided,
];

/** Their full types, older versions too. */
const types: readonly string[] = definitions.flatMap(({ service, name, version }) =>
  Array.from({ length: version }, (_, index) => eventType(service, name, index + 1)),
);

const outcomeOf = ({ type, data }: RecordedEvent): string | undefined => {
  switch (type.split('.').at(-2)) {
    case IncidentHeld.name:
      return `held ${data.reason}`;
    case IncidentAccepted.name:
      return waiting;
    case IncidentReferred.name:
      return data.role === 'lead' ? `lead ${data.responsibility}` : undefined;
    case IncidentRefused.name:
      return 'ended refused';
    case IncidentSelfHandled.name:
      return 'ended self-handled';
    case DuplicateAttached.name:
      return 'ended merged';
    case DuplicateDetached.name:
      return 'held detached';
    case IncidentVoided.name:
      return 'ended voided';
    default:
      return undefined;
  }
};

const grouped = (values: Iterable<number>, outcomes: readonly string[]): Outcomes => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(outcomes[value]!, (counts.get(outcomes[value]!) ?? 0) + 1);
  const of = (group: string): Record<string, number> =>
    Object.fromEntries(
      [...counts]
        .filter(([outcome]) => outcome.startsWith(`${group} `))
        .map(([outcome, count]): [string, number] => [outcome.slice(group.length + 1), count])
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
    );
  return { leads: of('lead'), held: of('held'), ended: of('ended'), waiting: counts.get(waiting) ?? 0 };
};
