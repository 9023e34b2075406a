import { describe, expect, test } from '@jest/globals';
import { roleOfActor, roles, rolesOf } from '@tiaokuai/contracts';
import { allServices } from '../../infra/host/services.ts';
import { checked, pageOf } from '../../scripts/roles.ts';
import { whoGives } from '../support/roles.ts';

describe('docs/roles.md', () => {
  test('says what the code says', async () => {
    expect({ 'run `node scripts/roles.ts write` and read what changed': await checked() }).toEqual({
      'run `node scripts/roles.ts write` and read what changed': [],
    });
  });
  test('has a line for everything that is served, what all departments have once', () => {
    const lines = pageOf().split('\n');
    const told = (name: string) => lines.filter((line) => line.includes(`| \`${name}\` |`)).length;
    expect([told('SealPlace'), told('AcceptReferral'), told('DecidePenalty'), told('Inbox')]).toEqual([1, 1, 1, 1]);
    const served = allServices.flatMap(({ aggregates, queries = [] }) => [
      ...aggregates.flatMap(({ commands }) => commands),
      ...queries,
    ]);
    expect(served.filter(({ name }) => told(name) === 0)).toEqual([]);
  });
});

describe('roles', () => {
  const everything = allServices.flatMap(({ name: service, aggregates, guests, queries = [] }) => [
    ...aggregates.flatMap(({ name, commands }) =>
      commands.map((each) => ({ service, name: each.name, each, open: guests?.aggregates.includes(name) ?? false })),
    ),
    ...queries.map((each) => ({ service, name: each.name, each, open: guests !== undefined })),
  ]);
  test('of some people or others: nothing is given or asked by nobody, and each role has something to do', () => {
    expect(everything.filter(({ each }) => rolesOf(each).length === 0)).toEqual([]);
    const used = new Set(everything.flatMap(({ each }) => rolesOf(each)));
    expect(Object.keys(roles).filter((role) => !used.has(role as keyof typeof roles))).toEqual([]);
  });
  test('of services alone: internal commands', () => {
    const internal = allServices.flatMap(({ aggregates }) => aggregates.flatMap((each) => each.internal));
    expect(internal.filter((each) => rolesOf(each).join() !== 'service')).toEqual([]);
  });
  test('of departments’ own systems: all that the bus lets them say and ask, and nothing else', () => {
    const wrong = everything.filter(({ each, open }) => rolesOf(each).includes('department-system') !== open);
    expect(wrong.map(({ service, name }) => `${service} ${name}`)).toEqual([]);
  });
  test.each([
    ['grid-worker:370303-0117', 'grid-worker'],
    ['property-office:clerk-1', 'clerk'],
    ['owner:3-1', 'resident'],
    ['operator:heating', 'utility'],
    ['department:fire', 'department-system'],
    ['crew:driver', 'crew'],
    ['shopkeeper:1', undefined],
  ])('of %s: %s', (actor, role) => {
    expect(roleOfActor(actor)).toBe(role);
  });
  test('are asked for where a test speaks for somebody', () => {
    const mayGive = whoGives(allServices);
    expect(() => mayGive('enterprise:1', 'fire', 'AskOccupant')).not.toThrow();
    expect(() => mayGive('enterprise:1', 'fire', 'SealPlace')).toThrow(
      'fire SealPlace is given by officer, department-chief, and not by enterprise:1',
    );
    expect(() => mayGive('shopkeeper:1', 'health', 'AcceptReferral')).toThrow('not by shopkeeper:1');
  });
});
