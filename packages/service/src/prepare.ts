import type { z } from 'zod';
import type { PreparedCommand, ServiceContext } from './definition.ts';
import type { Givable } from './language.ts';
import type { RefusalShape } from './shapes.ts';

/**
 * A command that the edge completes before the decider sees it: a length of time becomes a deadline, an id a snapshot,
 * personal data are sealed.
 *
 * @param command What is given for it from outside stands in it as `given`.
 * @param complete Makes of that what the command holds, or refuses.
 */
export const prepare = <Command extends Completed>(
  { name, given }: Command,
  complete: (
    input: z.output<Command['given']>,
    context: ServiceContext,
  ) => Promise<Prepared<z.input<Command['schema']>>> | Prepared<z.input<Command['schema']>>,
): PreparedCommand => ({
  name,
  input: given,
  prepare: async (input, context) => complete(input, context),
});

type Completed = Givable & { readonly given: z.ZodType };

type Prepared<Data> = { readonly data: Data } | { readonly refused: RefusalShape };
