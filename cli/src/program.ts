import type { Command } from 'commander';
import { answerCommands } from './answer/command.ts';
import { closeCommands } from './close/command.ts';
import { credentialsCommand } from './credentials/command.ts';
import { importCommand } from './import/command.ts';
import { incidentsCommand } from './lists/incidents.ts';
import { referralsCommand } from './lists/referrals.ts';
import { parkedCommand } from './operate/parked.ts';
import { rebuildCommand } from './operate/rebuild.ts';
import { statusCommand } from './operate/status.ts';
import { verifyCommand } from './operate/verify.ts';
import { raiseCommand } from './raise/command.ts';
import { replayCommand } from './replay/command.ts';
import { rulesCommands } from './rules/command.ts';
import { suggestCommand } from './suggest/command.ts';
import type { Terminal } from './terminal.ts';
import { createRoot } from './usage.ts';
import { whyCommand } from './why/command.ts';

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
