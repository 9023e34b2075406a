import { createSignal } from '@tiaokuai/bus';
import { v5 as derived } from 'uuid';
import type { Ticker } from './definition.ts';
import type { Runtime } from './reactions.ts';

/** Asks a ticker again and again; what it says is due becomes commands whose ids follow from its keys. */
export const startTicker = (ticker: Ticker, runtime: Runtime): { stop(): Promise<void> } => {
  const { definition, environment, handler, context, metrics, report } = runtime;
  const signal = createSignal();
  const round = async (): Promise<void> => {
    for (const { command, data, key, actor } of await ticker.due(context)) {
      if (signal.closed) return;
      const reply = await handler.execute({
        name: command,
        data,
        actor: actor ?? `service:${definition.name}`,
        commandId: derived(`${definition.name}/${ticker.name}/${key}`, derived.URL),
        derivedIds: true,
      });
      // Refused: the case went on between the question and the command. The next round asks anew.
      if (reply.ok && reply.events.length > 0)
        metrics.reactions.inc({ service: definition.name, reaction: ticker.name });
    }
  };
  const running = (async () => {
    while (!signal.closed) {
      await round().catch((error: unknown) => report({ what: `clock ${ticker.name}`, error }));
      await signal.wait(Math.max(20, environment.clock.real(ticker.every)));
    }
  })();
  return {
    async stop() {
      signal.close();
      await running;
    },
  };
};
