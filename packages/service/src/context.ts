import { randomBytes } from 'node:crypto';
import type { RecordedEvent } from '@tiaokuai/event-log';
import type { CommandHandler } from './commands.ts';
import { createDecoder } from './decode.ts';
import type { ModelEvent, ServiceContext, ServiceDefinition } from './definition.ts';
import { type Environment, privateSchemaOf, schemaOf } from './environment.ts';
import type { EventLike, EventShape } from './shapes.ts';

export interface ContextOptions {
  readonly definition: ServiceDefinition;
  readonly environment: Pick<Environment, 'district' | 'pool' | 'eventLog' | 'clock' | 'logger'>;
  readonly handler: Pick<CommandHandler, 'load'>;
  /** Random bytes; the system's by default. */
  readonly entropy?: (count: number) => Buffer;
}

/** The edge as a service's handlers see it. */
export const contextOf = ({
  definition,
  environment: { district, pool, eventLog, clock, logger },
  handler,
  entropy = randomBytes,
}: ContextOptions): ServiceContext => ({
  district,
  service: definition.name,
  now: () => new Date(clock.now()).toISOString(),
  entropy,
  pool,
  schema: schemaOf(district, definition.name),
  privateSchema: privateSchemaOf(district, definition.name),
  logger,
  load: handler.load,
  async lane({ service, lane, after, limit }) {
    const events: RecordedEvent[] = [];
    const page = { after, limit, pageSize: limit, lanes: [lane] };
    for await (const some of eventLog.readLog(`${district}.${service}`, page)) events.push(...some);
    return events;
  },
  async history(aggregate, stream) {
    const { events } = definition.aggregates.find((each) => each.name === aggregate)!;
    const decoder = createDecoder(events);
    const recorded = await eventLog.readStream(`${district}.${definition.name}`, stream);
    return recorded.map((event) => modelEvent(event, decoder.decode(event)));
  },
});

/** Recorded events as read models see them; undefined for those that are not among `events`. */
export const modelDecoder = (events: readonly EventShape[]): ((event: RecordedEvent) => ModelEvent | undefined) => {
  const decoder = createDecoder(events);
  return (event) => (decoder.knows(event.type) ? modelEvent(event, decoder.decode(event)) : undefined);
};

const modelEvent = (event: RecordedEvent, { type, data }: EventLike): ModelEvent => ({
  type,
  data,
  time: event.time,
  actor: event.actor,
  position: event.position,
  correlationid: event.correlationid,
});
