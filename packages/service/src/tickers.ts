import { createSignal } from '@tiaokuai/bus';
import { v5 as derived } from 'uuid';
import type { Ticker } from './definition.ts';
import type { Reacting, Runtime } from './reactions.ts';

/**
 * Carries out what a ticker says is due; the ids of its commands follow from its keys.
 *
 * @param goOn Asked before each command.
 */
export const round = async (
  ticker: Ticker,
  { definition, handler, context, metrics }: Reacting,
  goOn: () => boolean = () => true,
): Promise<void> => {
  const due = await ticker.due(context);
  // Rows come from the store in any order; what is done comes in one.
  const inOrder = due.toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  for (const { command, data, key, actor } of inOrder) {
    if (!goOn()) return;
    const reply = await handler.execute({
      name: command,
      data,
      actor: actor ?? `service:${definition.name}`,
      commandId: derived(`${definition.name}/${ticker.name}/${key}`, derived.URL),
      derivedIds: true,
    });
    // Refused: the case went on between the question and the command. The next round asks anew.
    if (reply.ok && reply.events.length > 0) metrics.reactions.inc({ service: definition.name, reaction: ticker.name });
  }
};

/** Asks a ticker again and again. */
export const startTicker = (ticker: Ticker, runtime: Runtime): { stop(): Promise<void> } => {
  const { environment, report } = runtime;
  const signal = createSignal();
  const deaf = environment.clock.onJump?.(() => signal.ring());
  const running = (async () => {
    while (!signal.closed) {
      await round(ticker, runtime, () => !signal.closed).catch((error: unknown) =>
        report({ what: `clock ${ticker.name}`, error }),
      );
      await signal.wait(Math.max(20, environment.clock.real(ticker.every)));
    }
  })();
  return {
    async stop() {
      deaf?.();
      signal.close();
      await running;
    },
  };
};
