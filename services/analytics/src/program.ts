import type { Command } from 'commander';
import { answerCommands } from './commands/answer.ts';
import { closeCommands } from './commands/close.ts';
import { credentialsCommand } from './commands/credentials.ts';
import { importCommand } from './commands/import.ts';
import { incidentsCommand } from './commands/incidents.ts';
import { parkedCommand } from './commands/parked.ts';
import { raiseCommand } from './commands/raise.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { referralsCommand } from './commands/referrals.ts';
import { replayCommand } from './commands/replay.ts';
import { rulesCommands } from './commands/rules.ts';
import { statusCommand } from './commands/status.ts';
import { suggestCommand } from './commands/suggest.ts';
import { verifyCommand } from './commands/verify.ts';
import { whyCommand } from './commands/why.ts';
import type { Terminal } from './terminal.ts';
import { createRoot } from './usage.ts';

/** Adds one command, or a few of a kind, to the command line. */
export type Register = (program: Command, terminal: Terminal) => void;

const commands: readonly Register[] = [
  importCommand,
  raiseCommand,
  incidentsCommand,
  referralsCommand,
  whyCommand,
  answerCommands,
  closeCommands,
  replayCommand,
  verifyCommand,
  rebuildCommand,
  parkedCommand,
  statusCommand,
  suggestCommand,
  rulesCommands,
  credentialsCommand,
];

/** The whole command line. @param more Commands of who puts the programs together. */
export const createProgram = (terminal: Terminal, more: readonly Register[] = []): Command => {
  const program = createRoot(terminal);
  for (const register of [...commands, ...more]) register(program, terminal);
  return program;
};
