import type { z } from 'zod';
import type { ServedQuery, ServiceContext } from './definition.ts';
import { type CommandError, wrongAnswer } from './errors.ts';
import { invalidInput } from './invalid-input.ts';
import type { Bilingual } from './shapes.ts';

/** A question as the published language declares it. */
export interface Asked<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly names: Bilingual;
  readonly input: Input;
  readonly output: Output;
}

/** @param asking The guest who asks; undefined for the district's own people. */
export type QueryContext = ServiceContext & { readonly asking: string | undefined };

/** Answers a question of the published language; both its input and the answer are checked at the edge. */
export const queryOf = <Input extends z.ZodType, Output extends z.ZodType>(
  question: Asked<Input, Output>,
  handle: (input: z.output<Input>, context: QueryContext) => Promise<z.input<Output>>,
): ServedQuery => ({
  ...question,
  // Reached through the checked input of the same question only.
  handle: handle as ServedQuery['handle'],
});

export type Answer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: CommandError };

/**
 * Asks a query: what it is given is checked, then what it answers. Only what its output names goes out.
 *
 * @param edge `ready` is waited for before the query is asked; `wrong` is told what is wrong with an answer, without any of
 *   its values.
 */
export const ask = async (
  { input, output, handle }: ServedQuery,
  given: unknown,
  context: QueryContext,
  { ready, wrong }: { readonly ready?: () => Promise<void>; readonly wrong: (what: string) => void },
): Promise<Answer> => {
  const checked = input.safeParse(given);
  if (!checked.success) return { ok: false, error: invalidInput(input, given) };
  await ready?.();
  const result = await handle(checked.data as never, context);
  if (!output) return { ok: true, result };
  const answer = output.safeParse(result);
  if (answer.success) return { ok: true, result: answer.data };
  const [issue] = answer.error.issues;
  wrong(`${issue?.path.join('.')}: ${issue?.code}`);
  return { ok: false, error: wrongAnswer };
};
