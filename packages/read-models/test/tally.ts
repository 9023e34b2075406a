import type { RecordedEvent } from '@tiaokuai/event-log';
import fc from 'fast-check';
import { defineReadModel, type Json } from '../src/index.ts';

/** A read model with a column of every type, for the tests of this package. */
export interface TallyRow {
  readonly tally_id: string;
  readonly state: 'open' | 'closed';
  readonly changed_at: string | null;
  readonly count: number;
  readonly total: bigint;
  readonly mean: number;
  readonly even: boolean;
  readonly labels: readonly string[];
  readonly last: Json | null;
}

export type Happening =
  | { readonly kind: 'counted'; readonly ids: readonly string[]; readonly amount: number; readonly label: string }
  | { readonly kind: 'closed'; readonly ids: readonly string[]; readonly at: string }
  | { readonly kind: 'removed'; readonly ids: readonly string[] }
  | { readonly kind: 'indigestible'; readonly ids: readonly string[] }
  | { readonly kind: 'elsewhere' };

/** The model's event: what the log holds, without the envelope. */
export const decodeHappening = (event: RecordedEvent): Happening => event.data as unknown as Happening;

export const evolveTally = (row: TallyRow | undefined, event: Happening, id: string): TallyRow | null => {
  switch (event.kind) {
    case 'counted': {
      const count = (row?.count ?? 0) + 1;
      const total = (row?.total ?? 0n) + BigInt(event.amount) * 1_000_000_007n;
      return {
        tally_id: id,
        state: 'open',
        changed_at: row?.changed_at ?? null,
        count,
        total,
        mean: ((row?.mean ?? 0) * (count - 1) + event.amount) / count,
        even: count % 2 === 0,
        labels: [...(row?.labels ?? []), event.label].slice(-3),
        last: { zeta: event.label, a: [event.amount, null], before: row?.last === undefined ? null : 'some' },
      };
    }
    case 'closed':
      return row === undefined ? null : { ...row, state: 'closed', changed_at: event.at };
    case 'removed':
      return null;
    case 'indigestible':
      throw new RangeError('no such happening');
    case 'elsewhere':
      return row ?? null;
  }
};

export const tally = (version = 1) =>
  defineReadModel<TallyRow, Happening>({
    name: 'tally',
    version,
    service: 'fire',
    columns: {
      tally_id: { type: 'text', primaryKey: true },
      state: { type: 'text' },
      changed_at: { type: 'timestamptz', nullable: true },
      count: { type: 'int' },
      total: { type: 'bigint' },
      mean: { type: 'double precision' },
      even: { type: 'boolean' },
      labels: { type: 'text[]' },
      last: { type: 'jsonb', nullable: true },
    },
    indexes: [['state', 'changed_at'], ['labels']],
    keysOf: (event) => ('ids' in event ? event.ids : []),
    evolve: evolveTally,
  });

/** A fold written without the package: what the table must hold after these events. Indigestible ones freeze their keys. */
export const expectedTally = (events: readonly Happening[]): Map<string, TallyRow> => {
  const rows = new Map<string, TallyRow>();
  const frozen = new Set<string>();
  for (const event of events)
    for (const id of 'ids' in event ? new Set(event.ids) : []) {
      if (frozen.has(id)) continue;
      if (event.kind === 'indigestible') {
        frozen.add(id);
        continue;
      }
      const row = evolveTally(rows.get(id), event, id);
      if (row === null) rows.delete(id);
      else rows.set(id, row);
    }
  return rows;
};

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', '消防', 'quote\'"\\', 'f'), {
  minLength: 1,
  maxLength: 3,
});
const label = fc.oneof(
  fc.constantFrom('x', 'NULL', '', '"', '\\', '{}', '火'),
  fc.string({ maxLength: 5, unit: 'grapheme' }),
);
const at = fc
  .date({ min: new Date('2017-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Any happening; `poison` lets indigestible ones be among them. */
export const happening = (poison = false): fc.Arbitrary<Happening> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('counted'),
        ids,
        amount: fc.integer({ min: -9, max: 1_000_000 }),
        label,
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('closed'), ids, at }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('removed'), ids }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('elsewhere') }) },
    { weight: poison ? 1 : 0, arbitrary: fc.record({ kind: fc.constant('indigestible'), ids }) },
  ) as fc.Arbitrary<Happening>;
