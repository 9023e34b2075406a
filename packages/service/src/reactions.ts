import { SpanKind } from '@opentelemetry/api';
import { ParkNow, type Reactor, type ReactorOptions } from '@tiaokuai/bus';
import type { RecordedEvent } from '@tiaokuai/event-log';
import { v5 as derived } from 'uuid';
import type { CommandHandler } from './commands.ts';
import { createDecoder } from './decode.ts';
import type { ArrivedEvent, Reaction, ServiceContext, ServiceDefinition } from './definition.ts';
import type { Environment } from './environment.ts';
import { subjectsOf } from './feed.ts';
import type { Metrics } from './metrics.ts';
import type { EventLike } from './shapes.ts';
import { inSpan } from './tracing.ts';
import { openWithoutEffect, type WithoutEffect } from './without-effect.ts';

export interface Runtime {
  readonly definition: ServiceDefinition;
  readonly environment: Environment;
  readonly handler: CommandHandler;
  readonly context: ServiceContext;
  readonly metrics: Metrics;
  readonly report: (trouble: { what: string; error: unknown }) => void;
}

export type Reacting = Pick<Runtime, 'definition' | 'handler' | 'context' | 'metrics'>;

interface Machinery {
  readonly startReactor: (options: ReactorOptions) => Promise<Reactor>;
  readonly isPassing: (error: unknown) => boolean;
}

/**
 * One durable consumer per reaction, so that a parked event of one never holds up another. For one instance at a time: two
 * that react to the same events would do each twice, and one of them late.
 */
export const startReactions = async (
  runtime: Runtime,
  { startReactor, isPassing }: Machinery,
): Promise<readonly Reactor[]> => {
  const { definition, environment, context, report } = runtime;
  const { reactions = [] } = definition;
  if (reactions.length === 0) return [];
  const { district, nc, eventLog, pool, lanesOf, polling = 1_000 } = environment;
  const withoutEffectOf = await openWithoutEffect(pool, context.privateSchema);
  return Promise.all(
    reactions.map((reaction) => {
      const name = consumerOf(definition, reaction);
      const log = `${district}.${reaction.from}`;
      return startReactor({
        name,
        sources: [reaction.lane ? { log, lane: reaction.lane } : { log, subjects: subjectsOf(log, lanesOf) }],
        nc,
        eventLog,
        pool,
        handle: handlerOf(reaction, runtime, withoutEffectOf(name)),
        isPassing,
        polling,
        report,
      });
    }),
  );
};

/** A reaction's name among the consumers of the service's role. */
export const consumerOf = (definition: ServiceDefinition, reaction: Reaction): string =>
  `${definition.name}/${reaction.name}`;

/** @throws ParkNow when a command is refused: an event that no repetition helps waits for a person, with the reason. */
export const handlerOf = (reaction: Reaction, runtime: Reacting, withoutEffect: WithoutEffect) => {
  const { definition, handler, context, metrics } = runtime;
  const decoder = createDecoder(reaction.events);
  const carryOut = async (event: RecordedEvent, traceparent: string | undefined): Promise<void> => {
    const arrived = arrivedEvent(event, decoder.decode(event));
    const consequences = await reaction.react(arrived, context);
    let effects = 0;
    for (const [index, { command, data, actor, key = String(index) }] of consequences.entries()) {
      const reply = await handler.execute({
        name: command,
        data,
        actor: actor ?? `service:${definition.name}`,
        commandId: derived(`${definition.name}/${reaction.name}/${event.id}/${key}`, derived.URL),
        correlationid: event.correlationid,
        causationid: event.id,
        traceparent,
        derivedIds: true,
      });
      if (!reply.ok) throw new ParkNow(`${command} refused: ${reply.error.code} ${reply.error.field ?? ''}`.trim());
      if (reply.events.length === 0) continue;
      effects += 1;
      metrics.reactions.inc({ service: definition.name, reaction: reaction.name });
    }
    if (effects < consequences.length) await withoutEffect.note(event);
  };
  return async (event: RecordedEvent): Promise<void> => {
    if (!decoder.knows(event.type) || withoutEffect.has(event)) return;
    const attributes = { 'tiaokuai.log': event.log, 'tiaokuai.position': String(event.position) };
    const options = { kind: SpanKind.CONSUMER, attributes, parent: event.traceparent };
    await inSpan(`react ${definition.name}/${reaction.name}`, options, (traceparent) => carryOut(event, traceparent));
  };
};

const arrivedEvent = (event: RecordedEvent, { type, data }: EventLike): ArrivedEvent => ({
  id: event.id,
  type,
  data,
  time: event.time,
  actor: event.actor,
  stream: event.subject,
  log: event.log,
  position: event.position,
  correlationid: event.correlationid,
});
