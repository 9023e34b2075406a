import type { z } from 'zod';
import type { PreparedCommand, ServiceContext } from './definition.ts';
import type { Givable } from './language.ts';
import type { RefusalShape } from './shapes.ts';

/**
 * A command whose input the edge completes before the decider sees it: a length of time becomes a deadline, an id a
 * snapshot, personal data are sealed.
 *
 * @param input What people give.
 * @param complete Makes of it what the command holds, or refuses.
 */
export const prepare = <Command extends Givable, Input extends z.ZodType>(
  { name }: Command,
  input: Input,
  complete: (
    input: z.output<Input>,
    context: ServiceContext,
  ) => Promise<Prepared<z.input<Command['schema']>>> | Prepared<z.input<Command['schema']>>,
): PreparedCommand => ({
  name,
  input,
  prepare: async (given, context) => complete(given, context),
});

type Prepared<Data> = { readonly data: Data } | { readonly refused: RefusalShape };
