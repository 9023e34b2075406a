import { defineReadModel, readModelDb } from '@tiaokuai/read-models';
import { z } from 'zod';
import {
  defineAggregate,
  defineService,
  type EventShape,
  type ModelEvent,
  ownReadModel,
  type Reaction,
  type ServiceDefinition,
} from '../src/index.ts';
import type { CommandShape, DecisionShape, RefusalShape } from '../src/shapes.ts';

/** Two tiny services that have nothing to do with the product: jars that are filled and emptied, and a shelf of labels. */

export const eventOf = (
  service: string,
  aggregate: string,
  name: string,
  schema: z.ZodType,
  { version = 1, upcasts = [] }: Partial<Pick<EventShape, 'version' | 'upcasts'>> = {},
): EventShape => ({
  service,
  aggregate,
  name,
  version,
  schema,
  type: `cn.tiaokuai.${service}.${name}.v${version}`,
  laneOf: () => `${service}.${aggregate}`,
  upcasts,
});

export const commandOf = (name: string, schema: z.ZodType, streamOf: (data: never) => string): CommandShape => ({
  name,
  schema,
  streamOf,
});

const jarId = z.uuid();
const jar = z.object({ jarId });
const moved = jar.extend({ amount: z.int().min(1).max(1_000) });
const streamOf = (data: { jarId: string }) => `jar-${data.jarId}`;

export const jarEvents = {
  JarOpened: eventOf('jars', 'jar', 'JarOpened', jar.extend({ label: z.string(), orderId: z.string().optional() })),
  PutIn: eventOf('jars', 'jar', 'PutIn', moved),
  TakenOut: eventOf('jars', 'jar', 'TakenOut', moved),
  OverdrawTried: eventOf('jars', 'jar', 'OverdrawTried', moved),
  JarClosed: eventOf('jars', 'jar', 'JarClosed', jar),
  JarReopened: eventOf('jars', 'jar', 'JarReopened', jar),
};

export const jarCommands = [
  {
    ...commandOf(
      'OpenJar',
      jar.extend({
        label: z.string().min(1).max(20),
        orderId: z.string().optional(),
        notes: z.record(z.string(), z.string().max(10)).optional(),
      }),
      streamOf,
    ),
    begins: true,
  },
  commandOf('PutIn', moved, streamOf),
  commandOf('TakeOut', moved, streamOf),
  commandOf('CloseJar', jar, streamOf),
  commandOf('ReopenJar', jar, streamOf),
];

type JarEvent =
  | { readonly type: 'JarOpened'; readonly data: { readonly jarId: string; readonly label: string } }
  | { readonly type: 'PutIn' | 'TakenOut' | 'OverdrawTried'; readonly data: { jarId: string; amount: number } }
  | { readonly type: 'JarClosed' | 'JarReopened'; readonly data: { readonly jarId: string } };

type JarCommand = {
  readonly at: string;
  readonly actor: string;
} & (
  | { readonly kind: 'OpenJar'; readonly data: { readonly jarId: string; readonly label: string } }
  | { readonly kind: 'PutIn' | 'TakeOut'; readonly data: { readonly jarId: string; readonly amount: number } }
  | { readonly kind: 'CloseJar' | 'ReopenJar'; readonly data: { readonly jarId: string } }
);

export interface Jar {
  readonly status: 'none' | 'open' | 'closed';
  readonly amount: number;
}

const refusalOf = (code: string): RefusalShape => ({
  code,
  message: { zh: '不行', en: 'it will not do' },
  rule: { law: '罐规', article: '第一条' },
  remedy: { zh: '换一个', en: 'take another' },
});
const accepted = (...events: JarEvent[]): DecisionShape<JarEvent> => ({ kind: 'accepted', events });
const refused = (code: string, ...record: JarEvent[]): DecisionShape<JarEvent> => ({
  kind: 'refused',
  refusal: refusalOf(code),
  record,
});

/** none ─▶ open ⇄ closed; what is in it never falls below nothing, and whoever tries is on record. */
export const jarDecider = {
  initial: { status: 'none', amount: 0 } as Jar,
  decide({ kind, data }: JarCommand, { status, amount }: Jar): DecisionShape<JarEvent> {
    switch (kind) {
      case 'OpenJar':
        return status === 'none' ? accepted({ type: 'JarOpened', data }) : refused('jar-there');
      case 'CloseJar':
        return status === 'open' ? accepted({ type: 'JarClosed', data }) : accepted();
      case 'ReopenJar':
        return status === 'closed' ? accepted({ type: 'JarReopened', data }) : accepted();
      case 'PutIn':
        return status === 'open' ? accepted({ type: 'PutIn', data }) : refused(`jar-${status}`);
      case 'TakeOut':
        if (status !== 'open') return refused(`jar-${status}`);
        return data.amount <= amount
          ? accepted({ type: 'TakenOut', data })
          : refused('too-much', { type: 'OverdrawTried', data });
    }
  },
  evolve(jar: Jar, event: JarEvent): Jar {
    switch (event.type) {
      case 'JarOpened':
      case 'JarReopened':
        return { ...jar, status: 'open' };
      case 'JarClosed':
        return { ...jar, status: 'closed' };
      case 'PutIn':
        return { ...jar, amount: jar.amount + event.data.amount };
      case 'TakenOut':
        return { ...jar, amount: jar.amount - event.data.amount };
      case 'OverdrawTried':
        return jar;
    }
  },
};

export const jarAggregate = defineAggregate({
  name: 'jar',
  events: Object.values(jarEvents),
  commands: jarCommands,
  decider: jarDecider,
});

interface JarRow {
  readonly jar_id: string;
  readonly label: string;
  readonly amount: number;
}

const jarRows = defineReadModel<JarRow, ModelEvent>({
  name: 'jars',
  version: 1,
  service: 'jars',
  columns: { jar_id: { type: 'text', primaryKey: true }, label: { type: 'text' }, amount: { type: 'int' } },
  keysOf: ({ data }) => [(data as { jarId: string }).jarId],
  evolve(row, event, jar_id) {
    const { type, data } = event as unknown as JarEvent;
    if (type === 'JarOpened') return { jar_id, label: data.label, amount: 0 };
    if (!row) return null;
    if (type === 'PutIn') return { ...row, amount: row.amount + data.amount };
    if (type === 'TakenOut') return { ...row, amount: row.amount - data.amount };
    return row;
  },
});

/** Jars: commands, a read model and its queries. */
export const jars: ServiceDefinition = defineService({
  name: 'jars',
  aggregates: [jarAggregate],
  belongsTo: (data) => (data as { orderId?: string }).orderId,
  readModels: [ownReadModel(jarRows, Object.values(jarEvents))],
  queries: [
    {
      name: 'Jar',
      names: { zh: '罐', en: 'A jar' },
      input: jar,
      handle: ({ jarId: id }: { jarId: string }, { pool, schema }) =>
        readModelDb<{ jars: JarRow }>(pool, schema)
          .selectFrom('jars')
          .select(['label', 'amount'])
          .where('jar_id', '=', id)
          .executeTakeFirst()
          .then((row) => row ?? null),
    },
    {
      name: 'Much',
      names: { zh: '许多', en: 'Much' },
      input: z.object({ characters: z.int() }),
      handle: async ({ characters }: { characters: number }) => 'x'.repeat(characters),
    },
  ],
});

const label = z.object({ jarId });
const labelEvents = {
  LabelHung: eventOf('shelf', 'label', 'LabelHung', label.extend({ text: z.string() })),
  LabelTurned: eventOf('shelf', 'label', 'LabelTurned', label.extend({ to: z.enum(['front', 'back']) })),
};
/** @param room Characters that a label holds. */
const labelCommands = (room: number) => [
  commandOf(
    'HangLabel',
    label.extend({ text: z.string().max(room) }),
    (data: { jarId: string }) => `label-${data.jarId}`,
  ),
  commandOf(
    'TurnLabel',
    label.extend({ to: z.enum(['front', 'back']) }),
    (data: { jarId: string }) => `label-${data.jarId}`,
  ),
];

interface Label {
  readonly side: 'none' | 'front' | 'back';
}
type LabelEvent =
  | { readonly type: 'LabelHung'; readonly data: { readonly jarId: string; readonly text: string } }
  | { readonly type: 'LabelTurned'; readonly data: { readonly jarId: string; readonly to: 'front' | 'back' } };
type LabelCommand = { readonly at: string; readonly actor: string } & (
  | { readonly kind: 'HangLabel'; readonly data: { readonly jarId: string; readonly text: string } }
  | { readonly kind: 'TurnLabel'; readonly data: { readonly jarId: string; readonly to: 'front' | 'back' } }
);

const labelAggregate = (room: number) =>
  defineAggregate({
    name: 'label',
    events: Object.values(labelEvents),
    commands: [],
    internal: labelCommands(room),
    decider: {
      initial: { side: 'none' } as Label,
      decide({ kind, data }: LabelCommand, { side }: Label): DecisionShape<LabelEvent> {
        if (kind === 'HangLabel')
          return side === 'none'
            ? { kind: 'accepted', events: [{ type: 'LabelHung', data }] }
            : { kind: 'refused', refusal: refusalOf('label-there'), record: [] };
        if (side === 'none') return { kind: 'refused', refusal: refusalOf('no-label'), record: [] };
        return { kind: 'accepted', events: side === data.to ? [] : [{ type: 'LabelTurned', data }] };
      },
      evolve: (_label: Label, event: LabelEvent): Label => ({
        side: event.type === 'LabelHung' ? 'front' : event.data.to,
      }),
    },
  });

/** A label hangs before each jar, and shows its back while the jar is closed. */
export const labelling: Reaction = {
  name: 'labelling',
  from: 'jars',
  events: Object.values(jarEvents),
  react({ type, data }) {
    const { jarId: id, label: text } = data as { jarId: string; label: string };
    switch (type) {
      case 'JarOpened':
        return [{ command: 'HangLabel', data: { jarId: id, text }, actor: 'labeller:1' }];
      case 'JarClosed':
        return [{ command: 'TurnLabel', data: { jarId: id, to: 'back' } }];
      case 'JarReopened':
        return [{ command: 'TurnLabel', data: { jarId: id, to: 'front' } }];
      default:
        return [];
    }
  },
};

/** The shelf: nothing but a reaction to jars. */
export const shelfOf = (room: number): ServiceDefinition =>
  defineService({ name: 'shelf', aggregates: [labelAggregate(room)], reactions: [labelling] });

export const shelf = shelfOf(15);
