import { validate as isUuid } from 'uuid';
import { z } from 'zod';
import type { CommandReply } from './commands.ts';

/* Ids have one spelling; what could be a telephone number is none. Unknown fields of an envelope pass: others wrote their systems. */

/** What a command says on the bus (JSON). */
export const commandMessage = z.object({
  /** Idempotency key: the same id again changes nothing and gets the first answer. */
  id: z.uuid().overwrite((id) => id.toLowerCase()),
  /** `<kind>:<pseudonymous id>`; for guests of the bus it follows from the account instead. */
  actor: z
    .string()
    .regex(/^[a-z-]+:(?!\d{11,}[\dXx]?$)[A-Za-z0-9._-]{1,60}$/)
    .optional(),
  data: z.unknown(),
  correlationid: z
    .string()
    .regex(/^(?=.*[A-Za-z]|.{1,9}$)[A-Za-z0-9._:-]{1,80}$/)
    .overwrite((id) => (isUuid(id) ? id.toLowerCase() : id))
    .optional(),
});
export type CommandMessage = z.input<typeof commandMessage>;

export const queryMessage = z.object({
  data: z.unknown(),
  /** Answer only when the service's read models know of this position of its log. */
  atLeast: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
export type QueryMessage = z.input<typeof queryMessage>;

/** A command's answer as it travels: positions as text, since they are bigints. */
export type WireReply =
  | (Omit<Extract<CommandReply, { ok: true }>, 'position'> & { readonly position: string })
  | Extract<CommandReply, { ok: false }>;

export const toWire = (reply: CommandReply): WireReply =>
  reply.ok ? { ...reply, position: String(reply.position) } : reply;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const encode = (value: unknown): Uint8Array =>
  encoder.encode(JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? String(each) : each)));

/** @returns undefined for what is not JSON. */
export const decode = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
};
