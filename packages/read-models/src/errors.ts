/** What can go wrong with a read model, for programs (`code`) and for people (`message`). */
export type ReadModelErrorCode =
  /** The definition itself does not hold together. */
  | 'invalid-definition'
  /** Columns or indexes changed while the version stayed. */
  | 'definition-changed'
  /** A newer version of the model stands in the database: this program is the older one. */
  | 'superseded'
  /** A value returned by `evolve` does not fit its column. */
  | 'value-does-not-fit'
  /** The position asked for was not reached in time. */
  | 'not-reached'
  /** Another process rebuilds the same model. */
  | 'rebuild-in-progress'
  /** The model is not (or no longer) followed here. */
  | 'stopped'
  /** There is no such table yet: the model was never started. */
  | 'not-started';

/**
 * An error of this package. `message` names the model, the field, the value's kind and the remedy, never the content of a
 * row: rows may hold personal data.
 */
export class ReadModelError extends Error {
  readonly code: ReadModelErrorCode;
  readonly model: string;

  constructor(code: ReadModelErrorCode, model: string, message: string) {
    super(`read model ${model}: ${message}`);
    this.name = 'ReadModelError';
    this.code = code;
    this.model = model;
  }
}
