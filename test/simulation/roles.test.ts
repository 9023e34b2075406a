import { afterAll, expect, test } from '@jest/globals';
import type { Aggregate, ServiceDefinition } from '@tiaokuai/service';
import { whoGives } from '../support/roles.ts';
import { createTestBed, type TestBed } from '../support/test-bed.ts';
import { allServices, simulateOn } from './simulated.ts';

let bed: TestBed | undefined;
afterAll(() => bed?.close());

/** Notes who gives each command that people give. */
const watched = (
  definition: ServiceDefinition,
  note: (service: string, command: string, actor: string) => void,
): ServiceDefinition => ({
  ...definition,
  aggregates: definition.aggregates.map(({ decider, ...rest }): Aggregate => {
    const people = new Set(rest.commands.map(({ name }) => name));
    return {
      ...rest,
      decider: {
        ...decider,
        decide(command, state) {
          if (people.has(command.kind)) note(definition.name, command.kind, command.actor);
          return decider.decide(command, state);
        },
      },
    };
  }),
});

test('in ten days nobody gives a command that is none of their role', async () => {
  bed = await createTestBed();
  const mayGive = whoGives(allServices);
  const kinds = new Set<string>();
  const wrong = new Set<string>();
  await simulateOn(bed, {
    days: 10,
    seed: 3,
    perDay: 4,
    services: allServices.map((each) =>
      watched(each, (service, command, actor) => {
        kinds.add(actor.split(':', 1)[0]!);
        try {
          mayGive(actor, service, command);
        } catch (error) {
          wrong.add((error as Error).message);
        }
      }),
    ),
  });
  expect([...wrong]).toEqual([]);
  // Offices, officers, grids, callers, firms and crews have all been at work.
  expect(kinds.size).toBeGreaterThan(9);
}, 600_000);
