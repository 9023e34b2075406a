import type { z } from 'zod';
import type { PolicyDutyId } from '../catalogue/policy-duties.ts';
import { closed } from './closed.ts';
import type { Names } from './define.ts';
import type { Roles } from './roles.ts';

/** A question that a service answers: what may be asked and what comes back, both checked at the service's edge. */
export interface QueryDefinition<
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly service: string;
  readonly name: Name;
  readonly names: Names;
  readonly input: Input;
  readonly output: Output;
  /** The policy's duties that are done by it. */
  readonly duties: readonly PolicyDutyId[];
  /** Who may ask. */
  readonly by: Roles;
}

interface QuerySpec<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly names: Names;
  readonly input: Input;
  readonly output: Output;
  readonly options: Partial<Pick<QueryDefinition, 'duties'>> & Pick<QueryDefinition, 'by'>;
}

/** A query before it has its name: that is its key in `queries`. */
export const query = <Input extends z.ZodType, Output extends z.ZodType>(
  names: Names,
  { input, output, ...options }: { readonly input: Input; readonly output: Output } & QuerySpec['options'],
): QuerySpec<Input, Output> => ({ names, input: closed(input), output, options });

/** The queries of a service, named by their keys. */
export const queries = <Specs extends Readonly<Record<string, QuerySpec>>>(
  service: string,
  specs: Specs,
): { readonly [Name in keyof Specs & string]: QueryDefinition<Name, Specs[Name]['input'], Specs[Name]['output']> } =>
  Object.fromEntries(
    Object.entries(specs).map(([name, { options, ...spec }]) => [
      name,
      { service, name, duties: [], ...spec, ...options },
    ]),
    // Each definition has the name and the schemas of its key; of a mapped object that cannot be proven.
  ) as unknown as ReturnType<typeof queries<Specs>>;
