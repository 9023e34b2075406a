import { createGroupAppender, type EventLog, EventLogError, mostEntryBytes, type NewEvent } from '@tiaokuai/event-log';
import { v5 as derived, v7 as fresh } from 'uuid';
import { type CommandError, commandTooLarge, idTaken, unknownCommand } from './errors.ts';
import { invalidInput } from './invalid-input.ts';
import type { Aggregate, CommandShape, DecisionShape, EventLike, EventShape } from './shapes.ts';
import { type Answer, createStreams, type Folded } from './streams.ts';
import { inSpan, type Note } from './tracing.ts';

/** A command on its way to its stream. */
export interface CommandRequest {
  readonly name: string;
  readonly data: unknown;
  readonly actor: string;
  /** The idempotency key, a UUID. */
  readonly commandId: string;
  /** What it belongs to; by default what its stream belongs to, else what its service says that its data belong to. */
  readonly correlationid?: string | undefined;
  readonly causationid?: string | undefined;
  readonly traceparent?: string | undefined;
  /** Event ids follow from the command's: for reactions and clocks, which may run twice. */
  readonly derivedIds?: boolean;
}

export type CommandReply =
  | {
      readonly ok: true;
      readonly stream: string;
      readonly version: number;
      /** Position of the last event in the service's log; queries may wait for it. */
      readonly position: bigint;
      readonly repeated: boolean;
      readonly events: readonly string[];
    }
  | { readonly ok: false; readonly error: CommandError };

export interface CommandHandler {
  /**
   * @throws when the outcome is unknown, or the store is away: the same request may be given again, nothing is done twice.
   */
  execute(request: CommandRequest): Promise<CommandReply>;
  /** A stream's folded state, at most a second behind what is committed. */
  load(aggregate: string, stream: string): Promise<{ readonly state: unknown; readonly version: number }>;
  /** Resolves when no append waits or is under way. */
  idle(): Promise<void>;
}

export interface CommandHandlerOptions {
  readonly log: string;
  readonly eventLog: EventLog;
  readonly aggregates: readonly Aggregate[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What the first event of a stream belongs to, by its command; the command's own id by default. */
  readonly belongsTo?: ((data: unknown) => string | undefined) | undefined;
  /** Rung after an append. */
  readonly onAppended: () => void;
  /** Streams kept folded; 20,000 by default. */
  readonly cached?: number;
}

const mostConflicts = 20;
const oldestLoad = 1_000;

type Outcome = { readonly kind: 'written'; readonly answer: Answer } | { readonly kind: 'conflict' | 'id-known' };

/**
 * Takes commands to their streams: check, fold, decide, append; one at a time per stream, all streams at once.
 *
 *   known id ─▶ its first answer again
 *   decided ─▶ events ─▶ appended behind the folded version ─▶ answered
 *      ▲  │                   └─ another process was faster: fold anew, decide again
 *      │  └─▶ refused, or nothing to do, on what may be behind the log: catch up, decide again
 *      └──────────────┘
 */
export const createCommandHandler = (options: CommandHandlerOptions): CommandHandler => {
  const { log, eventLog, aggregates, now, belongsTo, onAppended, cached = 20_000 } = options;
  const appender = createGroupAppender(eventLog, log);
  const streams = createStreams({ log, eventLog, aggregates, cached });
  const inOrder = oneAtATime();
  const routes = new Map<string, { command: CommandShape; aggregate: Aggregate }>();
  for (const aggregate of aggregates)
    for (const command of [...aggregate.commands, ...aggregate.internal])
      routes.set(command.name, { command, aggregate });
  const definitions = new Map(
    aggregates.map((aggregate) => [aggregate.name, new Map(aggregate.events.map((each) => [each.name, each]))]),
  );

  /** Appends events behind `folded`. */
  const write = async (
    aggregate: Aggregate,
    stream: string,
    folded: Folded,
    request: CommandRequest,
    events: readonly EventLike[],
    at: string,
  ): Promise<Outcome> => {
    const { commandId, actor, causationid = commandId, derivedIds, traceparent } = request;
    const correlationid = request.correlationid ?? folded.correlationid ?? belongsTo?.(request.data) ?? commandId;
    const newEvents = events.map((event, index): NewEvent => {
      const definition = definitions.get(aggregate.name)!.get(event.type) as EventShape;
      const data = definition.schema.parse(event.data) as Readonly<Record<string, unknown>>;
      return {
        id: derivedIds ? derived(`${commandId}/${index}`, derived.URL) : fresh(),
        type: definition.type,
        lane: definition.laneOf(data as never),
        time: at,
        correlationid,
        causationid,
        actor,
        ...(traceparent ? { traceparent } : {}),
        data,
      };
    });
    const outcome = await inSpan('append', { attributes: { 'tiaokuai.log': log } }, () =>
      appender.append({ commandId, stream, expectedVersion: folded.version, events: newEvents }),
    );
    if (outcome.kind === 'event-id-taken') throw new Error(`${stream}: event ${outcome.eventId} stands already`);
    if (outcome.kind === 'version-conflict') return { kind: 'conflict' };
    if (outcome.repeated) return { kind: 'id-known' };
    onAppended();
    return { kind: 'written', answer: streams.appended(aggregate, stream, folded, commandId, newEvents, outcome) };
  };

  const decideAndWrite = async (
    { command, aggregate }: { command: CommandShape; aggregate: Aggregate },
    stream: string,
    request: CommandRequest,
    data: unknown,
  ): Promise<CommandReply> => {
    const began = performance.now();
    const at = new Date(now()).toISOString();
    const decided = (state: unknown, when: string): DecisionShape<EventLike> =>
      aggregate.decider.decide({ kind: command.name, data, at: when, actor: request.actor }, state);
    const refusalId = derived(`${request.commandId}/refused`, derived.URL);
    let folded = await streams.get(aggregate, stream, command.begins);
    for (let tries = 0; tries < mostConflicts; tries += 1) {
      const before = folded.answers.get(request.commandId);
      if (before) return { ok: true, stream, ...before, repeated: true };
      const refusedBefore = folded.answers.get(refusalId);
      if (refusedBefore) return refusedAgain(aggregate, stream, refusedBefore, decided);
      const decision = decided(folded.state, at);
      const appends = decision.kind === 'accepted' ? decision.events : decision.record;
      if ((decision.kind === 'refused' || appends.length === 0) && folded.checked < began) {
        // Another process may have written since this was folded, and no append will tell.
        await streams.catchUp(aggregate, stream, folded);
        continue;
      }
      if (appends.length === 0)
        return decision.kind === 'refused'
          ? { ok: false, error: decision.refusal }
          : { ok: true, stream, version: folded.version, position: 0n, repeated: false, events: [] };
      // What is kept of a refusal has a key of its own, so that the command again is refused again.
      const own = decision.kind === 'accepted' ? request : { ...request, commandId: refusalId, derivedIds: true };
      const outcome = await write(aggregate, stream, folded, own, appends, at);
      if (outcome.kind === 'written')
        return decision.kind === 'refused'
          ? { ok: false, error: decision.refusal }
          : { ok: true, stream, ...outcome.answer, repeated: false };
      folded = await streams.fold(aggregate, stream);
      if (outcome.kind === 'id-known' && !folded.answers.has(own.commandId)) return { ok: false, error: idTaken };
    }
    throw new Error(`${stream}: ${mostConflicts} conflicts one after the other`);
  };

  /** The first answer again: decided on the state that the refusal was recorded in. */
  const refusedAgain = async (
    aggregate: Aggregate,
    stream: string,
    { version, events }: Answer,
    decided: (state: unknown, when: string) => DecisionShape<EventLike>,
  ): Promise<CommandReply> => {
    const { state, time } = await streams.before(aggregate, stream, version - events.length + 1);
    const decision = decided(state, time);
    return { ok: false, error: decision.kind === 'refused' ? decision.refusal : idTaken };
  };

  const run = async (request: CommandRequest): Promise<CommandReply> => {
    const route = routes.get(request.name);
    if (!route) return { ok: false, error: unknownCommand(request.name) };
    const parsed = route.command.schema.safeParse(request.data);
    if (!parsed.success) return { ok: false, error: invalidInput(route.command.schema, request.data) };
    const stream = route.command.streamOf(parsed.data as never);
    return inOrder(stream, () => decideAndWrite(route, stream, request, parsed.data));
  };

  return {
    idle: () => appender.idle(),
    load(name, stream) {
      const aggregate = aggregates.find((each) => each.name === name)!;
      return inOrder(stream, async () => {
        const folded = await streams.get(aggregate, stream);
        if (performance.now() - folded.checked > oldestLoad) await streams.catchUp(aggregate, stream, folded);
        const { state, version } = folded;
        return { state, version };
      });
    },
    execute(request) {
      const { name, correlationid, traceparent: parent } = request;
      // Postgres gives UUIDs back in lower case, however they came.
      const commandId = request.commandId.toLowerCase();
      const attributes = { 'tiaokuai.log': log, ...(correlationid ? { 'tiaokuai.correlation': correlationid } : {}) };
      return inSpan(`command ${name}`, { attributes, parent }, async (traceparent, note: Note) => {
        const reply = await run({ ...request, commandId, traceparent }).catch((error: unknown): CommandReply => {
          if (error instanceof EventLogError && error.code === 'too-large')
            return { ok: false, error: commandTooLarge(mostEntryBytes) };
          throw error;
        });
        if (!reply.ok) note('tiaokuai.refusal', reply.error.code);
        return reply;
      });
    },
  };
};

/** Lets work with the same key run one after the other, and with different keys at once. */
const oneAtATime = () => {
  const tails = new Map<string, Promise<unknown>>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const run = (tails.get(key) ?? Promise.resolve()).then(work, work);
    tails.set(key, run);
    try {
      return await run;
    } finally {
      if (tails.get(key) === run) tails.delete(key);
    }
  };
};
