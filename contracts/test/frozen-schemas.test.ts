import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { freeze, report, standings } from '../../scripts/schemas.ts';
import * as contracts from '../src/index.ts';
import { aggregateOf, allEvents, type EventDefinition } from '../src/index.ts';

describe('the published language', () => {
  test('breaks no frozen schema', async () => {
    const broken = (await standings(allEvents)).filter(({ kind }) => kind === 'breaking' || kind === 'lost');
    expect(broken.map(report)).toEqual([]);
  });
  test('lists every event that it exports in allEvents, once', () => {
    const isEvent = (value: unknown): value is EventDefinition =>
      typeof value === 'object' && value !== null && 'type' in value && 'laneOf' in value;
    const isAggregate = (value: unknown): value is { readonly events: object } =>
      typeof value === 'object' && value !== null && 'streamOf' in value && 'events' in value;
    const exported = Object.values(contracts)
      .flatMap((value: unknown) => (Array.isArray(value) ? value : [value]))
      .flatMap((value: unknown) => (isAggregate(value) ? Object.values(value.events) : [value]))
      .filter(isEvent);
    const listed = allEvents.map(({ type }) => type);
    expect(new Set(listed).size).toBe(listed.length);
    const missing = [...new Set(exported.map(({ type }) => type))].filter((type) => !listed.includes(type));
    expect({ 'append to contracts/src/catalogue/events.ts': missing }).toEqual({
      'append to contracts/src/catalogue/events.ts': [],
    });
    expect(listed.length).toBeGreaterThan(60);
  });
});

describe('freezing', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiaokuai-schemas-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const thing = aggregateOf('test', 'thing');
  const eventOf = (schema: z.ZodType, options = {}): EventDefinition =>
    thing.event('Happened', { zh: '发生', en: 'Happened' }, schema, options);
  const first = eventOf(z.object({ note: z.string() }));
  const added = eventOf(z.object({ note: z.string(), more: z.string().optional() }));
  const broken = eventOf(z.object({ remark: z.string() }));
  const second = eventOf(z.object({ remark: z.string() }), {
    version: 2,
    upcasts: [{ fromVersion: 1, up: ({ note }: { note: string }) => ({ remark: note }) }],
  });
  const kinds = async (...events: EventDefinition[]) =>
    (await standings(events, folder)).map(({ kind, path }) => `${kind} ${path}`);
  const content = () => readFile(join(folder, 'test/Happened.v1.json'), 'utf8');

  test('writes what is new and leaves what is frozen', async () => {
    expect(await kinds(first)).toEqual(['new test/Happened.v1.json']);
    expect((await freeze([first], {}, folder)).written).toHaveLength(1);
    expect(await kinds(first)).toEqual(['same test/Happened.v1.json']);
    expect((await freeze([first], {}, folder)).written).toHaveLength(0);
    expect(JSON.parse(await content())).toMatchObject({ $id: 'urn:tiaokuai:schema:cn.tiaokuai.test.Happened.v1' });
  });
  test('takes an addition in only when told', async () => {
    await freeze([first], {}, folder);
    const before = await content();
    expect(await kinds(added)).toEqual(['added test/Happened.v1.json']);
    expect((await freeze([added], {}, folder)).refused.map(({ kind }) => kind)).toEqual(['added']);
    expect(await content()).toBe(before);
    expect((await freeze([added], { additive: true }, folder)).refused).toEqual([]);
    expect(await kinds(added)).toEqual(['same test/Happened.v1.json']);
    // Once promised, the addition may not go again.
    expect(await kinds(first)).toEqual(['breaking test/Happened.v1.json']);
  });
  test('refuses to overwrite what breaks, and says how to go on', async () => {
    await freeze([first], {}, folder);
    const before = await content();
    for (const options of [{}, { additive: true }]) {
      const { written, refused } = await freeze([broken], options, folder);
      expect([written, refused.map(({ kind }) => kind)]).toEqual([[], ['breaking']]);
      expect(refused.map(report).join()).toContain('define a new version');
      expect(refused.map(report).join()).toContain('field-removed note');
    }
    expect(await content()).toBe(before);
    expect((await freeze([broken], { unreleased: true }, folder)).refused).toEqual([]);
    expect(await content()).not.toBe(before);
  });
  test('a new version stands beside the old one, which stays readable', async () => {
    await freeze([first], {}, folder);
    expect(await kinds(second)).toEqual(['new test/Happened.v2.json']);
    await freeze([second], {}, folder);
    expect((await readdir(join(folder, 'test'))).toSorted()).toEqual(['Happened.v1.json', 'Happened.v2.json']);
    expect(await kinds(second)).toEqual(['same test/Happened.v2.json']);
  });
  test('a frozen version that nothing can read any more is lost', async () => {
    await freeze([first], {}, folder);
    expect(await kinds(eventOf(z.object({ remark: z.string() }), { version: 2 }))).toEqual([
      'new test/Happened.v2.json',
      'lost test/Happened.v1.json',
    ]);
    expect(await kinds()).toEqual(['lost test/Happened.v1.json']);
    expect((await freeze([], { additive: true }, folder)).refused.map(({ kind }) => kind)).toEqual(['lost']);
    expect((await freeze([], { unreleased: true }, folder)).refused).toEqual([]);
    expect(await kinds()).toEqual([]);
  });
});
