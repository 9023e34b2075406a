import { type BusClient, type CommandError, NoAnswer } from '@tiaokuai/service';
import { v5 as derived } from 'uuid';
import type { Agenda } from './agenda.ts';
import type { Random } from './random.ts';

/** How a command was answered. */
export type Said =
  | { readonly ok: true; readonly events: readonly string[] }
  | { readonly ok: false; readonly error: CommandError };

/** What everyone who plays has at hand. They speak through commands on the bus, like anyone else. */
export interface Stage {
  readonly district: string;
  /** Milliseconds since 1970, by the district's time. */
  readonly clock: { readonly now: () => number };
  readonly seed: number;
  /** What ids of this run follow from: what an earlier one has said is not taken for said. */
  readonly run: string;
  readonly random: Random;
  readonly agenda: Agenda;
  /**
   * Says a command, again where no answer came. A refusal is an answer like another: somebody was faster.
   *
   * @param key Sets it apart from everything else that is said in this run: the same key says the same once.
   */
  say(service: string, command: string, data: unknown, by: { actor: string; key: string }): Promise<Said | undefined>;
  ask<Output>(service: string, query: string, data: unknown): Promise<Output>;
}

export interface StageOptions extends Omit<Stage, 'say' | 'ask'> {
  readonly client: BusClient;
}

const tries = 3;

export const createStage = ({ client, ...rest }: StageOptions): Stage => ({
  ...rest,
  async say(service, command, data, { actor, key }) {
    const id = derived(`${rest.run}/${service}/${command}/${key}`, derived.URL);
    for (let at = 1; ; at += 1)
      try {
        return await client.command(service, command, data, { actor, id, timeout: 5_000 });
      } catch (error) {
        if (!(error instanceof NoAnswer) || at === tries) return undefined;
      }
  },
  ask: (service, query, data) => client.query(service, query, data, { timeout: 5_000 }),
});
