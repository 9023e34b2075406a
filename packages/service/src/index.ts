export type { AdminInput, AdminName, AdminOutput, OnWire, ParkedReport, ServiceStatus } from './admin.ts';
export { type BusClient, type CallOptions, createBusClient, NoAnswer, Refused } from './client.ts';
export { dueClock } from './clock.ts';
export { type CommandHandler, type CommandReply, createCommandHandler } from './commands.ts';
export { give, nothing, reactTo, reactToAll } from './consequences.ts';
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
export type { CommandError } from './errors.ts';
export { startHealth } from './health.ts';
export { type Arrived, type Givable, type Language, type Recorded, together } from './language.ts';
export { type Model, modelOf, tables, unchanged } from './model.ts';
export { prepare } from './prepare.ts';
export { type Asked, type QueryContext, queryOf } from './query.ts';
export { type Aggregate, defineAggregate, type EventLike, type EventShape } from './shapes.ts';
export { type RunningService, startService } from './start.ts';
export { openStepped, type SteppedEnvironment, type SteppedService } from './stepped.ts';
export { startTracing, type Tracing, type TracingOptions } from './tracing.ts';
export type { WireReply } from './wire.ts';
