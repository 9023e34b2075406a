import { context, propagation, SpanStatusCode, trace } from '@opentelemetry/api';
import { createGroupAppender, type EventLog, type NewEvent, type RecordedEvent } from '@tiaokuai/event-log';
import { LRUCache } from 'lru-cache';
import { v5 as derived, v7 as fresh } from 'uuid';
import type { z } from 'zod';
import { createDecoder } from './decode.ts';
import type { Aggregate, CommandShape, EventLike, EventShape, RefusalShape } from './shapes.ts';

/** A command on its way to its stream. */
export interface CommandRequest {
  readonly name: string;
  readonly data: unknown;
  readonly actor: string;
  /** The idempotency key, a UUID. */
  readonly commandId: string;
  /** What it belongs to; by default what its stream belongs to, else the `incidentId` of its data. */
  readonly correlationid?: string | undefined;
  readonly causationid?: string | undefined;
  readonly traceparent?: string | undefined;
  /** Event ids follow from the command's: for reactions and clocks, which may run twice. */
  readonly derivedIds?: boolean;
}

export interface CommandError extends RefusalShape {
  /** Path of the field that is wrong, where one is. */
  readonly field?: string;
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
  execute(request: CommandRequest): Promise<CommandReply>;
  /** A stream's folded state as far as it is committed. */
  load(aggregate: string, stream: string): Promise<{ readonly state: unknown; readonly version: number }>;
  idle(): Promise<void>;
}

export interface CommandHandlerOptions {
  readonly log: string;
  readonly eventLog: EventLog;
  readonly aggregates: readonly Aggregate[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Rung after an append. */
  readonly onAppended: () => void;
  /** Streams kept folded; 20,000 by default. */
  readonly cached?: number;
}

interface Folded {
  state: unknown;
  version: number;
  correlationid: string | undefined;
  /** What each command did: the first answer again. */
  readonly answers: Map<string, { version: number; position: bigint; events: string[] }>;
}

const tracer = trace.getTracer('tiaokuai');
const mostConflicts = 20;

/** Takes commands to their streams: check, fold, decide, append; one at a time per stream, all streams at once. */
export const createCommandHandler = (options: CommandHandlerOptions): CommandHandler => {
  const { log, eventLog, aggregates, now, onAppended } = options;
  const appender = createGroupAppender(eventLog, log);
  const cache = new LRUCache<string, Folded>({ max: options.cached ?? 20_000 });
  const tails = new Map<string, Promise<unknown>>();
  const routes = new Map<string, { command: CommandShape; aggregate: Aggregate }>();
  for (const aggregate of aggregates)
    for (const command of [...aggregate.commands, ...aggregate.internal])
      routes.set(command.name, { command, aggregate });
  const decoders = new Map(aggregates.map((aggregate) => [aggregate.name, createDecoder(aggregate.events)]));
  const definitions = new Map(
    aggregates.map((aggregate) => [aggregate.name, new Map(aggregate.events.map((each) => [each.name, each]))]),
  );

  const take = (aggregate: Aggregate, folded: Folded, event: RecordedEvent): void => {
    folded.state = aggregate.decider.evolve(folded.state, decoders.get(aggregate.name)!.decode(event));
    folded.version = event.version;
    folded.correlationid ??= event.correlationid;
    const answer = folded.answers.get(event.commandid) ?? { version: 0, position: 0n, events: [] };
    answer.version = event.version;
    answer.position = event.position;
    answer.events.push(nameOf(event.type));
    folded.answers.set(event.commandid, answer);
  };

  const fold = async (aggregate: Aggregate, stream: string): Promise<Folded> => {
    const folded: Folded = {
      state: aggregate.decider.initial,
      version: 0,
      correlationid: undefined,
      answers: new Map(),
    };
    for (const event of await eventLog.readStream(log, stream)) take(aggregate, folded, event);
    if (folded.version > 0) cache.set(stream, folded);
    return folded;
  };

  const inOrder = async <T>(stream: string, work: () => Promise<T>): Promise<T> => {
    const run = (tails.get(stream) ?? Promise.resolve()).then(work, work);
    tails.set(stream, run);
    try {
      return await run;
    } finally {
      if (tails.get(stream) === run) tails.delete(stream);
    }
  };

  /** Writes events behind `folded`; undefined when somebody else was faster. */
  const write = async (
    aggregate: Aggregate,
    stream: string,
    folded: Folded,
    request: CommandRequest,
    commandId: string,
    events: readonly EventLike[],
    at: string,
  ): Promise<Extract<CommandReply, { ok: true }> | undefined> => {
    const correlationid = request.correlationid ?? folded.correlationid ?? incidentOf(request.data) ?? commandId;
    const newEvents = events.map((event, index): NewEvent => {
      const definition = definitions.get(aggregate.name)!.get(event.type) as EventShape;
      const data = definition.schema.parse(event.data) as Readonly<Record<string, unknown>>;
      return {
        id: request.derivedIds ? derived(`${commandId}/${index}`, derived.URL) : fresh(),
        type: definition.type,
        lane: definition.laneOf(data as never),
        time: at,
        correlationid,
        causationid: request.causationid ?? commandId,
        actor: request.actor,
        ...(request.traceparent ? { traceparent: request.traceparent } : {}),
        data,
      };
    });
    const outcome = await appender.append({ commandId, stream, expectedVersion: folded.version, events: newEvents });
    if (outcome.kind === 'event-id-taken') throw new Error(`${stream}: event ${outcome.eventId} stands already`);
    if (outcome.kind === 'version-conflict' || outcome.repeated) return undefined;
    onAppended();
    folded.correlationid ??= correlationid;
    for (const event of newEvents)
      folded.state = aggregate.decider.evolve(folded.state, { type: nameOf(event.type), data: event.data });
    folded.version = outcome.version;
    const answer = { version: outcome.version, position: outcome.lastPosition, events: events.map(({ type }) => type) };
    folded.answers.set(commandId, answer);
    cache.set(stream, folded);
    return { ok: true, stream, ...answer, repeated: false };
  };

  const run = async (request: CommandRequest): Promise<CommandReply> => {
    const route = routes.get(request.name);
    if (!route) return { ok: false, error: unknownCommand(request.name) };
    const { command, aggregate } = route;
    const parsed = command.schema.safeParse(request.data);
    if (!parsed.success) return { ok: false, error: invalidInput(parsed.error) };
    const stream = command.streamOf(parsed.data as never);
    const at = new Date(now()).toISOString();
    return inOrder(stream, async () => {
      let folded = cache.get(stream);
      let isFresh = !folded;
      folded ??= await fold(aggregate, stream);
      for (let tries = 0; tries < mostConflicts; tries += 1) {
        const before = folded.answers.get(request.commandId);
        if (before) return { ok: true, stream, ...before, repeated: true };
        const decision = aggregate.decider.decide(
          { kind: request.name, data: parsed.data, at, actor: request.actor },
          folded.state,
        );
        if (decision.kind === 'refused') {
          // Another process may have written since this state was folded.
          if (!isFresh) {
            folded = await fold(aggregate, stream);
            isFresh = true;
            continue;
          }
          if (decision.record.length > 0) {
            // A key of its own, so that the same command again is refused again.
            const recordId = derived(`${request.commandId}/refused`, derived.URL);
            if (!folded.answers.has(recordId))
              await write(aggregate, stream, folded, { ...request, derivedIds: true }, recordId, decision.record, at);
          }
          return { ok: false, error: decision.refusal };
        }
        if (decision.events.length === 0)
          return { ok: true, stream, version: folded.version, position: 0n, repeated: false, events: [] };
        const reply = await write(aggregate, stream, folded, request, request.commandId, decision.events, at);
        if (reply) return reply;
        cache.delete(stream);
        folded = await fold(aggregate, stream);
        isFresh = true;
      }
      throw new Error(`${stream}: ${mostConflicts} conflicts one after the other`);
    });
  };

  return {
    idle: () => appender.idle(),
    async load(name, stream) {
      const aggregate = aggregates.find((each) => each.name === name)!;
      const { state, version } = cache.get(stream) ?? (await fold(aggregate, stream));
      return { state, version };
    },
    execute(request) {
      const parent = request.traceparent
        ? propagation.extract(context.active(), { traceparent: request.traceparent })
        : context.active();
      const attributes = { 'tiaokuai.log': log, 'tiaokuai.correlation': request.correlationid ?? '' };
      return tracer.startActiveSpan(`command ${request.name}`, { attributes }, parent, async (span) => {
        const carrier: { traceparent?: string } = {};
        propagation.inject(trace.setSpan(context.active(), span), carrier);
        try {
          const reply = await run({ ...request, traceparent: carrier.traceparent ?? request.traceparent });
          if (!reply.ok) span.setAttribute('tiaokuai.refusal', reply.error.code);
          return reply;
        } catch (error) {
          // After an append whose outcome is unknown, no folded state is to be trusted.
          cache.clear();
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      });
    },
  };
};

const nameOf = (type: string): string => type.split('.').at(-2)!;

const incidentOf = (data: unknown): string | undefined => (data as { incidentId?: string }).incidentId;

const unknownCommand = (name: string): CommandError => ({
  code: 'unknown-command',
  message: { zh: `没有命令 ${name}`, en: `there is no command ${name}` },
  rule: { law: '条块总线', article: '命令' },
  remedy: { zh: '查阅接口说明中的命令名', en: 'look the name up in the reference' },
});

/** The first thing that is wrong with the input, by its field. Says no value: it may be personal. */
export const invalidInput = (error: z.ZodError): CommandError => {
  const [issue] = error.issues;
  const field = issue?.path.join('.') ?? '';
  return {
    code: 'invalid-input',
    field,
    message: {
      zh: `字段 ${field || '（整体）'} 不合要求：${issue?.message}`,
      en: `field ${field || '(whole)'}: ${issue?.message}`,
    },
    rule: { law: '条块总线', article: '命令格式' },
    remedy: { zh: '按说明改正该字段后重发', en: 'correct the field and send it again' },
  };
};
