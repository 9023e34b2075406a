import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EventLogError, type RecordedEvent } from '@tiaokuai/event-log';
import { until } from '../../../test/support/until.ts';
import { defineService, type RunningService, type Ticker } from '../src/index.ts';
import { asOfficer, type Bench, cutConnections, freshJar, namesOf, openBench } from './bench.ts';
import { jars, shelf } from './jars.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const command = async (name: string, data: Record<string, unknown>, more = {}) => {
  const reply = await bench.client.command('jars', name, data, { ...asOfficer, ...more });
  if (!reply.ok) throw new Error(reply.error.code);
  return reply;
};

/** Writes to the jars' log what no jar would decide. */
const write = async (
  jarId: string,
  ...events: readonly (readonly [name: string, data?: Record<string, unknown>])[]
) => {
  const { log, eventLog } = await bench.writer('jars');
  for (const [name, data = {}] of events)
    await eventLog.append(log, [
      {
        commandId: randomUUID(),
        stream: `jar-${jarId}`,
        expectedVersion: 'any',
        events: [
          {
            id: randomUUID(),
            type: name.includes('.v') ? `cn.tiaokuai.jars.${name}` : `cn.tiaokuai.jars.${name}.v1`,
            lane: 'jars.jar',
            time: new Date().toISOString(),
            correlationid: jarId,
            causationid: randomUUID(),
            actor: 'officer:1',
            data: { jarId, ...data },
          },
        ],
      },
    ]);
};

const done = (service: RunningService): Promise<boolean> =>
  until('the shelf to have seen all jars', async () => {
    const events = await bench.events('jars');
    const [position = 0n] = service.reactors[0]?.positions().values() ?? [];
    return position >= (events.at(-1)?.position ?? 0n);
  });

const ofJar = (events: readonly RecordedEvent[], jarId: string) =>
  events.filter(({ data }) => (data as { jarId: string }).jarId === jarId);

/** As after a crash before any cursor was saved. */
const forgetCursors = () => bench.bed.adminPool.query('delete from tiaokuai_bus.cursors');

describe('a reaction', () => {
  test('says what caused it, to what it belongs and who is behind it', async () => {
    await bench.run(jars);
    const service = await bench.run(shelf);
    const jarId = freshJar();
    await command('OpenJar', { jarId, label: 'a' }, { correlationid: 'case-1' });
    await command('CloseJar', { jarId });
    await done(service);
    const causes = ofJar(await bench.events('jars'), jarId);
    const effects = ofJar(await bench.events('shelf'), jarId);
    expect(namesOf(effects)).toEqual(['LabelHung', 'LabelTurned']);
    expect(effects.map(({ causationid }) => causationid)).toEqual(causes.map(({ id }) => id));
    expect(effects.map(({ correlationid }) => correlationid)).toEqual(['case-1', 'case-1']);
    expect(effects.map(({ actor }) => actor)).toEqual(['labeller:1', 'service:shelf']);
    // Derived (version 5), not random: whoever reacts to the same event writes under the same ids.
    for (const { id, commandid } of effects) expect([id[14], commandid[14]]).toEqual(['5', '5']);
  });

  test('delivered again does nothing again', async () => {
    await bench.run(jars);
    const first = await bench.run(shelf);
    const made = Array.from({ length: 12 }, freshJar);
    for (const jarId of made) await command('OpenJar', { jarId, label: 'a' });
    for (const jarId of made) await command('CloseJar', { jarId });
    await done(first);
    await first.stop();
    const before = await bench.events('shelf');
    await forgetCursors();
    const second = await bench.run(shelf);
    await done(second);
    expect(second.reactors[0]!.handled()).toBe(24);
    expect(await bench.events('shelf')).toEqual(before);
  });

  test('that led to nothing leads to nothing when delivered again, though the case has gone on', async () => {
    const jarId = freshJar();
    const first = await bench.run(shelf);
    // The label shows its front already: nothing to turn. Then it is turned; a late repetition would turn it back.
    await write(jarId, ['JarOpened', { label: 'a' }], ['JarReopened'], ['JarClosed']);
    await done(first);
    await first.stop();
    const before = await bench.events('shelf');
    expect(namesOf(before)).toEqual(['LabelHung', 'LabelTurned']);
    await forgetCursors();
    await done(await bench.run(shelf));
    expect(await bench.events('shelf')).toEqual(before);
  });

  test('whose command is refused is parked with the reason; its stream waits, all others go on', async () => {
    await bench.run(jars);
    const service = await bench.run(shelf);
    const [bad, good] = [freshJar(), freshJar()];
    await command('OpenJar', { jarId: bad, label: 'x13800001111xxxxx' });
    await command('CloseJar', { jarId: bad });
    await command('OpenJar', { jarId: good, label: 'a' });
    await done(service);
    const parked = await service.reactors[0]!.parked();
    expect(parked.map(({ stream, state, reason }) => ({ stream, state, reason }))).toEqual([
      { stream: `jar-${bad}`, state: 'poison', reason: 'HangLabel refused: invalid-input text' },
      { stream: `jar-${bad}`, state: 'waiting', reason: 'waits behind a parked event of its stream' },
    ]);
    expect(namesOf(await bench.events('shelf'))).toEqual(['LabelHung']);
    expect(ofJar(await bench.events('shelf'), good)).toHaveLength(1);
  });

  test('to an event newer than this program is parked, not guessed', async () => {
    const service = await bench.run(shelf);
    await write(freshJar(), ['JarOpened.v2', { label: 'a' }]);
    await done(service);
    expect(await service.reactors[0]!.parked()).toMatchObject([
      { state: 'poison', reason: expect.stringContaining('newer') },
    ]);
  });

  test('is tried again without end while the store is away, and never parked for that', async () => {
    const { eventLog } = await bench.writer('shelf');
    let failures = 0;
    const service = await bench.run(shelf, {
      eventLog: {
        ...eventLog,
        async append(log, entries) {
          failures += 1;
          if (failures <= 6) throw new EventLogError('unreachable', 'away');
          return eventLog.append(log, entries);
        },
      },
    });
    await write(freshJar(), ['JarOpened', { label: 'a' }]);
    await done(service);
    expect(failures).toBe(7);
    expect(await service.reactors[0]!.parked()).toEqual([]);
    expect(namesOf(await bench.events('shelf'))).toEqual(['LabelHung']);
  });

  test('is done once, and nothing parked, though connections are cut all the while', async () => {
    const service = await bench.run(shelf);
    const made = Array.from({ length: 60 }, freshJar);
    let cut = 0;
    for (const [index, jarId] of made.entries()) {
      await write(jarId, ['JarOpened', { label: 'a' }], ['JarClosed']);
      if (index % 6 === 5) cut += await cutConnections(bench.bed.adminPool, `tk_${bench.bed.district}_shelf`);
    }
    await done(service);
    expect(cut).toBeGreaterThan(0);
    expect(await service.reactors[0]!.parked()).toEqual([]);
    const effects = await bench.events('shelf');
    for (const jarId of made) expect(namesOf(ofJar(effects, jarId))).toEqual(['LabelHung', 'LabelTurned']);
  });
});

describe('a clock', () => {
  const closing = (due: Ticker['due']) => defineService({ ...jars, clocks: [{ name: 'closing', every: 5, due }] });

  test('brings about what is due once per key, however often it is asked and by how many', async () => {
    const jarId = freshJar();
    let rounds = 0;
    let key = 'first';
    const definition = closing(async () => {
      rounds += 1;
      return [{ command: 'CloseJar', data: { jarId }, key: `${jarId}/${key}` }];
    });
    await bench.run(definition);
    await bench.run(definition);
    await command('OpenJar', { jarId, label: 'a' });
    const closings = async () => namesOf(await bench.events('jars')).filter((name) => name === 'JarClosed').length;
    await until('the jar to be closed', async () => (await closings()) === 1);
    await command('ReopenJar', { jarId });
    const later = rounds + 3;
    await until('three more rounds', () => rounds > later);
    expect(await closings()).toBe(1);
    key = 'second';
    await until('the jar to be closed again', async () => (await closings()) === 2);
    const closed = (await bench.events('jars')).findLast(({ type }) => type.includes('JarClosed'));
    expect(closed).toMatchObject({ actor: 'service:jars', data: { jarId } });
  });

  test('that fails is asked again, and fails nothing else', async () => {
    const jarId = freshJar();
    let rounds = 0;
    await bench.run(
      closing(async () => {
        rounds += 1;
        if (rounds < 4) throw new Error('not now');
        return [{ command: 'CloseJar', data: { jarId }, key: jarId }];
      }),
    );
    await command('OpenJar', { jarId, label: 'a' });
    await until('the jar to be closed', async () => namesOf(await bench.events('jars')).includes('JarClosed'));
  });

  test("gives its commands the service's time, not the machine's", async () => {
    const jarId = freshJar();
    const clock = { now: () => Date.parse('2018-05-14T01:00:00Z'), real: (milliseconds: number) => milliseconds };
    await bench.run(
      closing(async () => [{ command: 'OpenJar', data: { jarId, label: 'a' }, key: jarId }]),
      { clock },
    );
    const [event] = await until('the jar to be opened', async () => {
      const events = await bench.events('jars');
      return events.length > 0 ? events : undefined;
    });
    expect(event!.time).toBe('2018-05-14T01:00:00.000Z');
  });
});
