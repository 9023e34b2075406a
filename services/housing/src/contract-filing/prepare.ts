import { contractFiling } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';

const { EndContract, NoteContract } = contractFiling.commands;

/** A day in Beijing, as periods by statute begin with it. */
const dayBegins = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

export const noteContract = prepare(NoteContract, (input) => ({
  data: { ...input, fileBy: deadlineBy('contract-filing', dayBegins(input.signedOn)) },
}));

export const endContract = prepare(EndContract, (input) => ({
  data: { ...input, leaveBy: deadlineBy('exit-handover', dayBegins(input.endedOn)) },
}));
