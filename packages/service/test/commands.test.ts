import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type EventLog, EventLogError } from '@tiaokuai/event-log';
import { until } from '../../../test/support/until.ts';
import {
  type CommandHandler,
  type CommandReply,
  createCommandHandler,
  NoAnswer,
  type WireReply,
} from '../src/index.ts';
import { asOfficer, type Bench, cutConnections, freshJar, namesOf, openBench } from './bench.ts';
import { jarAggregate, jars } from './jars.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await bench.run(jars);
});
afterAll(() => bench.close());

/** A handler of the same log, as another process would have it. */
const handlerOn = async (change: (eventLog: EventLog) => EventLog = (same) => same): Promise<CommandHandler> => {
  const { log, eventLog } = await bench.writer('jars');
  return createCommandHandler({
    log,
    eventLog: change(eventLog),
    aggregates: [jarAggregate],
    now: Date.now,
    onAppended: () => undefined,
  });
};

const give = (handler: CommandHandler, name: string, data: unknown, commandId: string = randomUUID()) =>
  handler.execute({ name, data, commandId, actor: 'officer:1' });

const happened = async (jarId: string): Promise<string[]> =>
  namesOf((await bench.events('jars')).filter(({ subject }) => subject === `jar-${jarId}`));

const codeOf = (reply: CommandReply | WireReply): string => (reply.ok ? 'done' : reply.error.code);

describe('a command', () => {
  test('is decided, appended, and answered with what it did', async () => {
    const jarId = freshJar();
    const open = await bench.client.command('jars', 'OpenJar', { jarId, label: 'beans' }, asOfficer);
    expect(open).toMatchObject({
      ok: true,
      version: 1,
      repeated: false,
      events: ['JarOpened'],
      stream: `jar-${jarId}`,
    });
    const reply = await bench.client.command('jars', 'PutIn', { jarId, amount: 3 }, asOfficer);
    const [, event] = (await bench.events('jars')).filter(({ subject }) => subject === `jar-${jarId}`);
    expect(reply).toMatchObject({ ok: true, version: 2, position: String(event!.position) });
    expect(event).toMatchObject({ actor: 'officer:1', data: { jarId, amount: 3 }, version: 2 });
  });

  test('that is refused says why, by which rule, and what to do', async () => {
    const reply = await bench.client.command('jars', 'PutIn', { jarId: freshJar(), amount: 3 }, asOfficer);
    expect(reply).toEqual({
      ok: false,
      error: {
        code: 'jar-none',
        message: { zh: '不行', en: 'it will not do' },
        rule: { law: '罐规', article: '第一条' },
        remedy: { zh: '换一个', en: 'take another' },
      },
    });
  });

  test('belongs to what its stream belongs to, else to the incident it names, else to what it says', async () => {
    const [named, told] = [freshJar(), freshJar()];
    await bench.client.command('jars', 'OpenJar', { jarId: named, label: 'a', orderId: 'order-7' }, asOfficer);
    await bench.client.command('jars', 'PutIn', { jarId: named, amount: 1 }, asOfficer);
    await bench.client.command(
      'jars',
      'OpenJar',
      { jarId: told, label: 'b' },
      { ...asOfficer, correlationid: 'case-9' },
    );
    const events = await bench.events('jars');
    const correlationOf = (jarId: string) =>
      events.filter(({ subject }) => subject === `jar-${jarId}`).map(({ correlationid }) => correlationid);
    expect(correlationOf(named)).toEqual(['order-7', 'order-7']);
    expect(correlationOf(told)).toEqual(['case-9']);
  });

  const secret = '13800001111';
  test.each<[string, unknown, string]>([
    ['a value that does not fit', { jarId: freshJar(), label: secret.repeat(3) }, 'label'],
    ['a value of the wrong kind', { jarId: freshJar(), label: { secret } }, 'label'],
    ['an id that is none', { jarId: secret, label: 'a' }, 'jarId'],
    ['a name that came from outside', { jarId: freshJar(), label: 'a', notes: { [`王${secret}`]: secret } }, 'notes.…'],
    ['nothing at all', undefined, 'data'],
  ])('with %s: names the field and says no value', async (_what, data, field) => {
    const reply = await bench.client.command('jars', 'OpenJar', data, asOfficer);
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    if (reply.ok) throw new Error('accepted');
    expect(reply.error.field).toBe(field);
    expect(reply.error.message.en).toContain(field);
    expect(reply.error.message.zh).toMatch(/^字段 .+ 不合要求：.*\p{Script=Han}/u);
    expect(JSON.stringify(reply)).not.toContain(secret);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['an id that is no UUID', { id: secret, actor: 'officer:1' }, 'id'],
    ['an actor by name', { id: randomUUID(), actor: `王某 ${secret}` }, 'actor'],
    ['no actor', { id: randomUUID() }, 'actor'],
    [
      'a correlation that is a text',
      { id: randomUUID(), actor: 'officer:1', correlationid: `call ${secret}\n` },
      'correlationid',
    ],
  ])('with %s is refused, by the field', async (_what, envelope, field) => {
    const body = JSON.stringify({ ...envelope, data: { jarId: freshJar(), label: 'a' } });
    const answer = await bench.nc.request(`cmd.${bench.bed.district}.jars.OpenJar`, body);
    expect(answer.json()).toMatchObject({ ok: false, error: { code: 'invalid-input', field } });
    expect(answer.string()).not.toContain(secret);
  });

  test('whose events are too large to be kept is refused with the limit', async () => {
    const handler = await handlerOn((eventLog) => ({
      ...eventLog,
      append: (log, entries) =>
        eventLog.append(
          log,
          entries.map((each) => ({ ...each, events: each.events.map((one) => ({ ...one, data: { text: large } })) })),
        ),
    }));
    const large = '房'.repeat(400_000);
    const jarId = freshJar();
    expect(await give(handler, 'OpenJar', { jarId, label: 'beans' })).toMatchObject({
      ok: false,
      error: { code: 'too-large', message: { en: 'this is too much for one command: at most 960 KB' } },
    });
    expect(await happened(jarId)).toEqual([]);
  });

  test('that is not JSON is refused, and one that nobody serves finds no one', async () => {
    const answer = await bench.nc.request(`cmd.${bench.bed.district}.jars.OpenJar`, '{"id":');
    expect(answer.json()).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    await expect(bench.client.command('jars', 'BreakJar', {}, asOfficer)).rejects.toThrow(NoAnswer);
  });
});

describe('the same id again', () => {
  test('changes nothing and gets the first answer: in turn, at once, and after a restart', async () => {
    const jarId = freshJar();
    const id = randomUUID();
    const [handler, other] = [await handlerOn(), await handlerOn()];
    await give(handler, 'OpenJar', { jarId, label: 'a' });
    const first = await give(handler, 'PutIn', { jarId, amount: 5 }, id);
    await give(handler, 'TakeOut', { jarId, amount: 5 });
    const again = await Promise.all(
      Array.from({ length: 20 }, (_, index) => give(index % 2 ? handler : other, 'PutIn', { jarId, amount: 5 }, id)),
    );
    again.push(await give(await handlerOn(), 'PutIn', { jarId, amount: 5 }, id));
    for (const reply of again) expect(reply).toEqual({ ...first, repeated: true });
    expect(await happened(jarId)).toEqual(['JarOpened', 'PutIn', 'TakenOut']);
  });

  test('given many times before there is an answer: one does it', async () => {
    const jarId = freshJar();
    const id = randomUUID();
    const [handler, other] = [await handlerOn(), await handlerOn()];
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => give(index % 2 ? handler : other, 'OpenJar', { jarId, label: 'a' }, id)),
    );
    expect(replies.filter((reply) => reply.ok && !reply.repeated)).toHaveLength(1);
    expect(new Set(replies.map((reply) => reply.ok && reply.position)).size).toBe(1);
    expect(await happened(jarId)).toEqual(['JarOpened']);
  });

  test('in capital letters is the same id', async () => {
    const jarId = freshJar();
    const id = randomUUID();
    const options = (text: string) => ({ ...asOfficer, id: text });
    await bench.client.command('jars', 'OpenJar', { jarId, label: 'a' }, options(id.toUpperCase()));
    const again = await bench.client.command('jars', 'OpenJar', { jarId, label: 'a' }, options(id));
    expect(again).toMatchObject({ ok: true, repeated: true });
  });

  test('on another stream is refused: an id is for one command', async () => {
    const [one, two] = [freshJar(), freshJar()];
    const id = randomUUID();
    await bench.client.command('jars', 'OpenJar', { jarId: one, label: 'a' }, { ...asOfficer, id });
    const reply = await bench.client.command('jars', 'OpenJar', { jarId: two, label: 'b' }, { ...asOfficer, id });
    expect(reply).toMatchObject({ ok: false, error: { code: 'id-taken', field: 'id' } });
    expect(await happened(two)).toEqual([]);
  });

  test('refused on record: refused again and recorded once, also when it would pass by now', async () => {
    const jarId = freshJar();
    const id = randomUUID();
    const [handler, other] = [await handlerOn(), await handlerOn()];
    await give(handler, 'OpenJar', { jarId, label: 'a' });
    const first = await give(handler, 'TakeOut', { jarId, amount: 5 }, id);
    expect(codeOf(first)).toBe('too-much');
    await give(handler, 'PutIn', { jarId, amount: 50 });
    for (const each of [handler, other, await handlerOn()])
      expect(await give(each, 'TakeOut', { jarId, amount: 5 }, id)).toEqual(first);
    expect(await happened(jarId)).toEqual(['JarOpened', 'OverdrawTried', 'PutIn']);
    expect(codeOf(await give(other, 'TakeOut', { jarId, amount: 5 }))).toBe('done');
  });

  test('refused without a record: nothing is known of it, and it is decided anew', async () => {
    const jarId = freshJar();
    const id = randomUUID();
    expect(codeOf(await give(await handlerOn(), 'PutIn', { jarId, amount: 1 }, id))).toBe('jar-none');
    await give(await handlerOn(), 'OpenJar', { jarId, label: 'a' });
    expect(codeOf(await give(await handlerOn(), 'PutIn', { jarId, amount: 1 }, id))).toBe('done');
  });
});

describe('two handlers of one log', () => {
  /** Both have the jar in memory. */
  const both = async (jarId: string) => {
    const [one, two] = [await handlerOn(), await handlerOn()];
    await give(one, 'OpenJar', { jarId, label: 'a' });
    await two.load('jar', `jar-${jarId}`);
    return [one, two] as const;
  };

  test('lose nothing to each other, however they collide', async () => {
    const jarId = freshJar();
    const [one, two] = await both(jarId);
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, index) => give(index % 2 ? one : two, 'PutIn', { jarId, amount: 1 })),
    );
    expect(replies.map(codeOf)).toEqual(Array.from({ length: 40 }, () => 'done'));
    expect((await give(await handlerOn(), 'TakeOut', { jarId, amount: 40 })).ok).toBe(true);
  });

  test('refuse by what the log says, not by what they remember', async () => {
    const jarId = freshJar();
    const [one, two] = await both(jarId);
    await give(one, 'PutIn', { jarId, amount: 5 });
    expect(codeOf(await give(two, 'TakeOut', { jarId, amount: 5 }))).toBe('done');
    expect(await happened(jarId)).toEqual(['JarOpened', 'PutIn', 'TakenOut']);
    await give(one, 'CloseJar', { jarId });
    await two.load('jar', `jar-${jarId}`);
    expect(codeOf(await give(two, 'PutIn', { jarId, amount: 1 }))).toBe('jar-closed');
    await give(one, 'ReopenJar', { jarId });
    // Nothing is recorded of this refusal: no append would have told the second.
    expect(codeOf(await give(two, 'PutIn', { jarId, amount: 1 }))).toBe('done');
  });

  test('have nothing to do by what the log says, not by what they remember', async () => {
    const jarId = freshJar();
    const [one, two] = await both(jarId);
    await give(one, 'CloseJar', { jarId });
    // The second remembers an open jar. An append would have told it; to append nothing tells nobody.
    expect(await give(two, 'ReopenJar', { jarId })).toMatchObject({ ok: true, events: ['JarReopened'] });
  });

  test('keep a refused attempt on record though the other was faster', async () => {
    const jarId = freshJar();
    const [one] = await both(jarId);
    let interfere = async () => {
      interfere = async () => undefined;
      await give(one, 'PutIn', { jarId, amount: 1 });
    };
    const two = await handlerOn((eventLog) => ({
      ...eventLog,
      async append(log, entries) {
        await interfere();
        return eventLog.append(log, entries);
      },
    }));
    expect(codeOf(await give(two, 'TakeOut', { jarId, amount: 5 }))).toBe('too-much');
    expect(await happened(jarId)).toEqual(['JarOpened', 'PutIn', 'OverdrawTried']);
  });

  test('load what the other wrote, at most a second later', async () => {
    const jarId = freshJar();
    const [one, two] = await both(jarId);
    await give(one, 'PutIn', { jarId, amount: 7 });
    const loaded = await until('the other to see it', async () => {
      const { state, version } = await two.load('jar', `jar-${jarId}`);
      return version === 2 && state;
    });
    expect(loaded).toEqual({ status: 'open', amount: 7 });
  });
});

describe('an unknown outcome', () => {
  test('that was written after all: the same id is safe, and what follows stands on it', async () => {
    const jarId = freshJar();
    const id = randomUUID();
    let lose = false;
    const handler = await handlerOn((eventLog) => ({
      ...eventLog,
      async append(log, entries) {
        const outcomes = await eventLog.append(log, entries);
        if (!lose) return outcomes;
        lose = false;
        throw new EventLogError('unreachable', 'the answer was lost');
      },
    }));
    await give(handler, 'OpenJar', { jarId, label: 'a' });
    lose = true;
    await expect(give(handler, 'PutIn', { jarId, amount: 5 }, id)).rejects.toThrow('the answer was lost');
    expect(codeOf(await give(handler, 'TakeOut', { jarId, amount: 5 }))).toBe('done');
    expect(await give(handler, 'PutIn', { jarId, amount: 5 }, id)).toMatchObject({
      ok: true,
      repeated: true,
      version: 2,
    });
    expect(await happened(jarId)).toEqual(['JarOpened', 'PutIn', 'TakenOut']);
  });

  test('with connections cut all the while: every command once', async () => {
    const handler = await handlerOn();
    const made = Array.from({ length: 8 }, freshJar);
    for (const jarId of made) await give(handler, 'OpenJar', { jarId, label: 'a' });
    let cut = 0;
    let cutting = true;
    const role = `tk_${bench.bed.district}_jars`;
    const cutter = (async () => {
      while (cutting) {
        cut += await cutConnections(bench.bed.adminPool, role);
        await delay(100);
      }
    })();
    const persist = async (jarId: string, commandId: string): Promise<CommandReply> => {
      for (;;) {
        const reply = await give(handler, 'PutIn', { jarId, amount: 1 }, commandId).catch(() => undefined);
        if (reply) return reply;
      }
    };
    const ids = Array.from({ length: 400 }, freshJar);
    const replies = await Promise.all(ids.map((id, index) => persist(made[index % made.length]!, id)));
    cutting = false;
    await cutter;
    expect(cut).toBeGreaterThan(0);
    expect(replies.every(({ ok }) => ok)).toBe(true);
    const written = (await bench.events('jars')).filter(({ commandid }) => ids.includes(commandid));
    expect(written.map(({ commandid }) => commandid).sort()).toEqual([...ids].sort());
  });
});
