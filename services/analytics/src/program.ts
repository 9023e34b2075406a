import type { Command } from 'commander';
import { importCommand } from './commands/import.ts';
import { replayCommand } from './commands/replay.ts';
import type { Terminal } from './terminal.ts';
import { createRoot } from './usage.ts';

/** Adds one command to the command line. */
export type Register = (program: Command, terminal: Terminal) => void;

const commands: readonly Register[] = [importCommand, replayCommand];

/** The whole command line. */
export const createProgram = (terminal: Terminal): Command => {
  const program = createRoot(terminal);
  for (const register of commands) register(program, terminal);
  return program;
};
