import { expect } from '@jest/globals';
import type { ServiceDefinition } from '@tiaokuai/service';
import type { District } from './district.ts';

/**
 * Asks a service every query that can be asked without saying more, on whatever its tables hold by then: an answer that is
 * not what the published language says is refused at the edge, and fails the test.
 *
 * @returns the names of those that were not asked, since they need an input.
 */
export const answersAll = async (district: District, { name, queries = [] }: ServiceDefinition): Promise<string[]> => {
  for (const query of queries) {
    expect([query.name, query.output !== undefined]).toEqual([query.name, true]);
    if (query.input.safeParse({}).success) await district.asks(name, query.name, {});
  }
  return queries.filter(({ input }) => !input.safeParse({}).success).map((query) => query.name);
};
