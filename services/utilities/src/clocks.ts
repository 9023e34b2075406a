import type { Ticker } from '@tiaokuai/service';

/** Several clocks as one, of one name: whatever one of them says is due. */
export const clockOf = (name: string, every: number, clocks: readonly Ticker[]): Ticker => ({
  name,
  every,
  due: async (context) => (await Promise.all(clocks.map((clock) => clock.due(context)))).flat(),
});
