import type { Names } from '@tiaokuai/contracts';

/** 1: the work failed, or what was checked is not whole. 2: the command line, or a file, is not what it should be. */
export type ExitCode = 1 | 2;

/** Something that the person at the terminal can understand and mend: shown as one line, without a stack. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly names: Names;
  readonly exitCode: ExitCode;

  constructor(names: Names, exitCode: ExitCode = 1, options?: ErrorOptions) {
    super(names.en, options);
    this.names = names;
    this.exitCode = exitCode;
  }
}

export const failure = (zh: string, en: string, exitCode: ExitCode = 1): CommandFailure =>
  new CommandFailure({ zh, en }, exitCode);
