import type { ParkedEvent, Reactor, Redriven } from '@tiaokuai/bus';
import type { EventLog } from '@tiaokuai/event-log';
import {
  type Parked,
  type Projection,
  ReadModelError,
  type ReadModelVerification,
  type RebuildResult,
} from '@tiaokuai/read-models';
import type { NatsConnection } from 'nats';
import { z } from 'zod';
import { type CommandError, notThere, unavailable } from './errors.ts';
import { invalidInput } from './invalid-input.ts';
import { decode, encode } from './wire.ts';

/** Of a consumer, a stream or a read model. */
const name = z.string().regex(/^[\w.:/-]{1,200}$/);

/**
 * What operators ask of a running service, under `adm.<district>.<service>.<Name>`: no guest's account reaches these
 * subjects. One instance answers: the one whose turn it is to react.
 */
const inputs = {
  /** How far everything is. */
  Status: z.strictObject({}),
  /** What was set aside, and why. */
  Parked: z.strictObject({}),
  /** Gives parked events to their reactions again, in order: of one consumer, of one stream, or all. */
  Redrive: z.strictObject({ consumer: name.optional(), stream: name.optional() }),
  /** Builds read models anew from the log, beside the live ones, and swaps: one, or all. */
  Rebuild: z.strictObject({ model: name.optional() }),
  /** Compares read models with a fold of the log, column by column: one, or all. */
  Verify: z.strictObject({ model: name.optional() }),
} as const satisfies Record<string, z.ZodType>;

export type AdminName = keyof typeof inputs;
export type AdminInput = { readonly [Name in AdminName]: z.input<(typeof inputs)[Name]> };

export interface ServiceStatus {
  readonly service: string;
  readonly log: { readonly name: string; readonly position: bigint };
  /** Whether this instance publishes the log, and up to where JetStream has acknowledged. */
  readonly relay: { readonly leads: boolean; readonly published: bigint };
  readonly readModels: readonly {
    readonly model: string;
    readonly log: string;
    readonly position: bigint;
    readonly parked: number;
  }[];
  readonly reactions: readonly {
    readonly consumer: string;
    /** By source: `<log>`, or `<log>/<lane>`. */
    readonly positions: Readonly<Record<string, bigint>>;
    readonly parked: number;
  }[];
}

export interface ParkedReport {
  readonly reactions: readonly ParkedEvent[];
  /** Rows and streams that stand still; rebuilding with code that can digest the event sets them going. */
  readonly readModels: readonly (Parked & { readonly model: string })[];
}

export interface AdminOutput {
  readonly Status: ServiceStatus;
  readonly Parked: ParkedReport;
  readonly Redrive: readonly (Redriven & { readonly consumer: string })[];
  readonly Rebuild: readonly (RebuildResult & { readonly model: string })[];
  readonly Verify: readonly (ReadModelVerification & { readonly model: string })[];
}

/** As it travels: bigints as text, times as ISO 8601. */
export type OnWire<T> = T extends bigint | Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly OnWire<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: OnWire<T[Key]> }
      : T;

export interface AdminOptions {
  readonly service: string;
  readonly district: string;
  readonly nc: NatsConnection;
  readonly eventLog: Pick<EventLog, 'head'>;
  readonly relay: { leads(): boolean; published(): bigint };
  readonly projections: readonly { readonly log: string; readonly projection: Projection }[];
  readonly reactors: readonly Reactor[];
  readonly report: (trouble: { readonly what: string; readonly error: unknown }) => void;
}

/** Answers operators until it is stopped. */
export const serveAdmin = (options: AdminOptions): { stop(): Promise<void> } => {
  const { service, district, nc, report } = options;
  const handlers = handlersOf(options);
  const under = `adm.${district}.${service}`;
  const running = new Set<Promise<void>>();
  const answer = async (name: string, bytes: Uint8Array): Promise<unknown> => {
    if (!Object.hasOwn(inputs, name))
      throw new NotThere(`command for operators among ${Object.keys(inputs).join(', ')}`);
    const known = name as AdminName;
    const data = decode(bytes) ?? {};
    const input = inputs[known].safeParse(data);
    if (!input.success) return { ok: false, error: invalidInput(inputs[known], data) };
    return { ok: true, result: await handlers[known](input.data as never) };
  };
  const subscription = nc.subscribe(`${under}.*`, {
    callback: (_error, message) => {
      const name = message.subject.slice(under.length + 1);
      const answering = answer(name, message.data)
        .catch((error: unknown) => {
          report({ what: "an operator's command", error });
          return { ok: false, error: errorOf(error) };
        })
        .then((reply) => void (nc.isClosed() || message.respond(encode(reply))))
        .finally(() => running.delete(answering));
      running.add(answering);
    },
  });
  return {
    async stop() {
      subscription.unsubscribe();
      await Promise.all(running);
    },
  };
};

/** What was asked for is not part of this service. */
class NotThere extends Error {}

const errorOf = (error: unknown): CommandError => {
  if (error instanceof NotThere) return notThere(error.message);
  // These messages are made for people, and hold no row's content.
  if (error instanceof ReadModelError)
    return { ...unavailable, code: error.code, message: { zh: error.message, en: error.message } };
  return unavailable;
};

const handlersOf = ({
  service,
  district,
  eventLog,
  relay,
  projections,
  reactors,
}: AdminOptions): {
  readonly [Name in AdminName]: (input: z.output<(typeof inputs)[Name]>) => Promise<AdminOutput[Name]>;
} => {
  const chosen = (model: string | undefined) => {
    const found = projections.filter(({ projection }) => model === undefined || projection.model === model);
    if (model !== undefined && found.length === 0) throw new NotThere(`read model ${model}`);
    return found;
  };
  return {
    async Status() {
      const name = `${district}.${service}`;
      const { position } = await eventLog.head(name);
      return {
        service,
        log: { name, position },
        relay: { leads: relay.leads(), published: relay.published() },
        readModels: await Promise.all(
          projections.map(async ({ log, projection }) => ({
            model: projection.model,
            log,
            position: projection.position,
            parked: (await projection.parked()).length,
          })),
        ),
        reactions: await Promise.all(
          reactors.map(async (reactor) => ({
            consumer: reactor.name,
            positions: Object.fromEntries(reactor.positions()),
            parked: (await reactor.parked()).length,
          })),
        ),
      };
    },
    async Parked() {
      const [ofReactions, ofModels] = await Promise.all([
        Promise.all(reactors.map((reactor) => reactor.parked())),
        Promise.all(
          projections.map(async ({ projection }) =>
            (await projection.parked()).map((each) => ({ model: projection.model, ...each })),
          ),
        ),
      ]);
      return { reactions: ofReactions.flat(), readModels: ofModels.flat() };
    },
    async Redrive({ consumer, stream }) {
      const found = reactors.filter(({ name }) => consumer === undefined || name === consumer);
      if (consumer !== undefined && found.length === 0) throw new NotThere(`consumer ${consumer}`);
      const redriven = [];
      for (const reactor of found) redriven.push({ consumer: reactor.name, ...(await reactor.redrive(stream)) });
      return redriven;
    },
    async Rebuild({ model }) {
      const rebuilt = [];
      // One after the other: each holds a connection and reads the log from its start.
      for (const { projection } of chosen(model))
        rebuilt.push({ model: projection.model, ...(await projection.rebuild()) });
      return rebuilt;
    },
    async Verify({ model }) {
      const verified = [];
      for (const { projection } of chosen(model))
        verified.push({ model: projection.model, ...(await projection.verify()) });
      return verified;
    },
  };
};
