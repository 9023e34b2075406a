export {
  type ColumnFor,
  defineReadModel,
  type ReadModel,
  type ReadModelDefinition,
  type RowOf,
  type RowShape,
} from './definition.ts';
export { ReadModelError, type ReadModelErrorCode } from './errors.ts';
export { type Feed, type Following, type FollowOptions, type LogFeedOptions, type LogReader, logFeed } from './feed.ts';
export type { Decode, Parked } from './fold.ts';
export { type Projection, type ProjectionOptions, startProjection } from './projection.ts';
export { type ReadModelDatabase, readModelDb } from './query.ts';
export { type RebuildOptions, type RebuildResult, rebuildReadModel } from './rebuild.ts';
export type { ColumnType, Json } from './values.ts';
export { type Difference, type ReadModelVerification, type VerifyOptions, verifyReadModel } from './verify.ts';
