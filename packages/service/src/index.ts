export { type BusClient, type CallOptions, createBusClient, NoAnswer } from './client.ts';
export { type CommandError, type CommandHandler, type CommandReply, createCommandHandler } from './commands.ts';
export { createDecoder, type Decoder, UnknownEvent } from './decode.ts';
export {
  type ArrivedEvent,
  type Consequence,
  defineService,
  type ModelEvent,
  type OwnedReadModel,
  ownReadModel,
  type PreparedCommand,
  type Reaction,
  type ServedQuery,
  type ServiceContext,
  type ServiceDefinition,
  type Ticker,
} from './definition.ts';
export {
  type Clock,
  type Environment,
  privateSchemaOf,
  roleOf,
  scaledClock,
  schemaOf,
  systemClock,
} from './environment.ts';
export { startHealth } from './health.ts';
export { type Aggregate, defineAggregate, type EventShape } from './shapes.ts';
export { type RunningService, startService } from './start.ts';
export type { WireReply } from './wire.ts';
