import type { Connection } from './connection.ts';
import type { Language, Say } from './language.ts';
import type { Output } from './output.ts';

/** What a command sees of the world: the person, their language, and the district. */
export interface Terminal {
  readonly language: Language;
  readonly say: Say;
  readonly env: NodeJS.ProcessEnv;
  readonly input: NodeJS.ReadableStream;
  readonly output: Output;
  /** Standard error, for progress. */
  readonly screen: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** A line on standard error. */
  note(line: string): void;
  /** Aborted by Ctrl-C; a command that does not look at it is ended there and then. */
  readonly signal: AbortSignal;
  /** Folder of `npm start`'s data. */
  readonly dataFolder: () => string;
  /** The district's connection; closed when the command has ended. */
  connect(): Connection;
}
