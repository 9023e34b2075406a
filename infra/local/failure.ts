/** Something that the person at the terminal can mend: shown as one line, without a stack. */
export class SetupFailure extends Error {
  override readonly name = 'SetupFailure';

  constructor(what: string, remedy: string, options?: ErrorOptions) {
    super(`${what} → ${remedy}`, options);
  }
}

/** One line for a person, whatever was thrown. */
export const lineOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  return /ENOSPC|No space left/i.test(text)
    ? `disk full (${text.split('\n')[0]}) → free some space and start again`
    : text;
};
