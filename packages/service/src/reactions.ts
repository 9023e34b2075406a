import { ParkNow, type Reactor, type ReactorOptions } from '@tiaokuai/bus';
import type { RecordedEvent } from '@tiaokuai/event-log';
import { v5 as derived } from 'uuid';
import type { CommandHandler } from './commands.ts';
import { createDecoder } from './decode.ts';
import type { Reaction, ServiceContext, ServiceDefinition } from './definition.ts';
import type { Environment } from './environment.ts';
import { subjectsOf } from './feed.ts';
import type { Metrics } from './metrics.ts';

export interface Runtime {
  readonly definition: ServiceDefinition;
  readonly environment: Environment;
  readonly handler: CommandHandler;
  readonly context: ServiceContext;
  readonly metrics: Metrics;
  readonly report: (trouble: { what: string; error: unknown }) => void;
}

interface Machinery {
  readonly startReactor: (options: ReactorOptions) => Promise<Reactor>;
  readonly isPassing: (error: unknown) => boolean;
}

/** One durable consumer per reaction, so that a parked event of one never holds up another. */
export const startReactions = (runtime: Runtime, { startReactor, isPassing }: Machinery): Promise<Reactor[]> =>
  Promise.all(
    (runtime.definition.reactions ?? []).map((reaction) => {
      const { district, nc, eventLog, pool, polling = 1_000 } = runtime.environment;
      const log = `${district}.${reaction.from}`;
      return startReactor({
        name: `${runtime.definition.name}/${reaction.name}`,
        sources: [reaction.lane ? { log, lane: reaction.lane } : { log, subjects: subjectsOf(log) }],
        nc,
        eventLog,
        pool,
        handle: handlerOf(reaction, runtime),
        isPassing,
        polling,
        report: runtime.report,
      });
    }),
  );

/** @throws ParkNow when a command is refused: an event that no repetition helps waits for a person, with the reason. */
const handlerOf = (reaction: Reaction, { definition, handler, context, metrics }: Runtime) => {
  const decoder = createDecoder(reaction.events);
  return async (event: RecordedEvent): Promise<void> => {
    if (!decoder.knows(event.type)) return;
    const { type, data } = decoder.decode(event);
    const arrived = {
      id: event.id,
      type,
      data,
      time: event.time,
      actor: event.actor,
      stream: event.subject,
      log: event.log,
      position: event.position,
      correlationid: event.correlationid,
    };
    const consequences = await reaction.react(arrived, context);
    for (const [
      index,
      { command, data: input, actor = `service:${definition.name}`, key = String(index) },
    ] of consequences.entries()) {
      const reply = await handler.execute({
        name: command,
        data: input,
        actor,
        commandId: derived(`${definition.name}/${reaction.name}/${event.id}/${key}`, derived.URL),
        correlationid: event.correlationid,
        causationid: event.id,
        traceparent: event.traceparent,
        derivedIds: true,
      });
      if (!reply.ok) throw new ParkNow(`${command} refused: ${reply.error.code} ${reply.error.field ?? ''}`.trim());
      metrics.reactions.inc({ service: definition.name, reaction: reaction.name });
    }
  };
};
