/**
 * The double of a KurrentDB or EventStoreDB server, held against the client and, where `TIAOKUAI_TEST_KURRENT` names a
 * server (`esdb://admin:changeit@host:2113?tls=false`, or the same with `kurrentdb:`), against that server: what both
 * must do alike is one suite.
 *
 * The double stands for the streams protocol: appends with their expected revisions, their repetition, their limit of
 * size and their atomicity; reads, subscriptions, truncation and deletion of single streams; discovery; and the faults
 * of a network and of a server that comes and goes.
 *
 * It does not stand for durability (it holds all in memory), a cluster (no elections, no `not-leader`), access control,
 * TLS, `$all`, filters, `$maxAge`, links and their resolution, scavenging, projections, persistent subscriptions or batch
 * appends; and with the expectation `any` it knows a repeated append only as far as its memory reaches.
 */

import type kurrent from '@eventstore/db-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type HeldAppend, type KurrentDouble, startKurrentDouble } from './kurrent-double/index.ts';
import { shared, streamIdentifier, streams } from './kurrent-double/protocol.ts';
import { describeStreamsProtocol } from './kurrent-double/protocol-suite.ts';
import {
  type Client,
  connect,
  eventually,
  freshStream,
  noted,
  rawClient,
  type Target,
} from './kurrent-double/target.ts';

const REAL = process.env.TIAOKUAI_TEST_KURRENT;

describeStreamsProtocol('the double', async () => {
  const double = await startKurrentDouble();
  return connect(double.connectionString, () => double.close());
});

if (REAL) describeStreamsProtocol('the server that TIAOKUAI_TEST_KURRENT names', async () => connect(REAL));
else describe.skip('streams protocol: a real server', () => test('TIAOKUAI_TEST_KURRENT names none', () => {}));

describe('the double', () => {
  let double: KurrentDouble;
  let target: Target;
  let client: Client;
  beforeAll(async () => {
    double = await startKurrentDouble();
    target = connect(double.connectionString);
    client = target.client;
  });
  afterEach(() => double.loseAnswers(0, Math.random));
  afterAll(async () => {
    await target.close();
    await double.close();
  });

  const append = (
    stream: string,
    events: ReturnType<typeof noted> | ReturnType<typeof noted>[],
    { deadline = 10_000, ...options }: kurrent.AppendToStreamOptions = {},
  ) => client.appendToStream(stream, events, { credentials: target.credentials, deadline, ...options });
  const notes = (stream: string) =>
    double.eventsOf(stream).map(({ data }) => (JSON.parse(data.toString()) as { note: unknown }).note);

  /** Holds all appends back, and tells which. */
  const hold = () => {
    const received: HeldAppend[] = [];
    return { received, release: double.holdAppends((held) => received.push(held) > 0) };
  };

  describe('lost answers', () => {
    for (const [loss, turn, type] of [
      ['silence', 0, 'deadline-exceeded'],
      ['unavailable', 0.4, 'unavailable'],
      ['a cut connection', 0.9, 'unavailable'],
    ] as const)
      test(`${loss}: the append is committed all the same, once`, async () => {
        const stream = freshStream();
        await append(stream, noted('first'));
        const event = noted('second');
        const turns = [0, turn];
        double.loseAnswers(1, () => turns.shift() ?? 0);
        const answer = append(stream, event, { expectedRevision: 0n, deadline: 500 });
        await expect(answer).rejects.toMatchObject({ type });
        expect(notes(stream)).toEqual(['first', 'second']);
        double.loseAnswers(0, Math.random);
        const again = await eventually(() => append(stream, event, { expectedRevision: 0n }));
        expect(again).toMatchObject({ nextExpectedRevision: 1n });
        expect(notes(stream)).toEqual(['first', 'second']);
      });

    test('only of the share asked for', async () => {
      const stream = freshStream();
      const turns = [0.5, 0.1, 0.4, 0.3];
      double.loseAnswers(0.3, () => turns.shift() ?? 1);
      const outcomes = [];
      for (const n of [0, 1, 2, 3]) outcomes.push((await Promise.allSettled([append(stream, noted(n))]))[0].status);
      expect(outcomes).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
      expect(notes(stream)).toEqual([0, 1, 2, 3]);
    });
  });

  describe('connections', () => {
    test('cut while calls are under way', async () => {
      const stream = freshStream();
      await append(stream, noted(0));
      const subscription = client.subscribeToStream(stream);
      const failed = new Promise((resolve) => subscription.once('error', resolve));
      subscription.resume();
      await new Promise((resolve) => subscription.once('caughtUp', resolve));
      const { received, release } = hold();
      const refused = expect(append(stream, noted(1))).rejects.toMatchObject({ type: 'unavailable' });
      await eventually(() => expect(received).toHaveLength(1));
      await double.breakConnections();
      expect(await failed).toMatchObject({ type: 'unavailable' });
      await refused;
      release();
      await eventually(() => append(stream, noted(2)));
      expect(notes(stream)).toEqual([0, 1, 2]);
    });

    test('cut before an append is complete: nothing is written', async () => {
      const stream = freshStream();
      const { streamsClient, callArguments } = await rawClient(target);
      const before = double.calls.Append ?? 0;
      const ended = new Promise((resolve) => {
        const call = streamsClient.append(...callArguments(), resolve);
        const options = new streams.AppendReq.Options()
          .setStreamIdentifier(streamIdentifier(stream))
          .setAny(new shared.Empty());
        call.write(new streams.AppendReq().setOptions(options));
      });
      await eventually(() => expect(double.calls.Append).toBe(before + 1));
      await double.breakConnections();
      expect(await ended).toMatchObject({ code: 14 });
      await eventually(() => append(stream, noted('new'), { expectedRevision: 'no_stream' }));
      expect(notes(stream)).toEqual(['new']);
    });

    test('refused while it is stopped; what it holds stays, but not its memory of recent ids', async () => {
      const stream = freshStream();
      const [first, second] = [noted('first'), noted('second')];
      await append(stream, first, { expectedRevision: 'no_stream' });
      await append(stream, second);
      await double.stop();
      await expect(append(stream, noted('no'))).rejects.toMatchObject({ type: 'unavailable' });
      await double.start();
      expect(await eventually(() => append(stream, first, { expectedRevision: 'no_stream' }))).toMatchObject({
        nextExpectedRevision: 0n,
      });
      await append(stream, second);
      expect(notes(stream)).toEqual(['first', 'second', 'second']);
    });
  });

  describe('appends held back', () => {
    test('are neither committed nor answered until their release, and then in order', async () => {
      const stream = freshStream();
      const { received, release } = hold();
      const answers = [];
      for (const n of [0, 1, 2]) {
        answers.push(append(stream, noted(n)));
        await eventually(() => expect(received).toHaveLength(n + 1));
      }
      expect(notes(stream)).toEqual([]);
      release();
      expect((await Promise.all(answers)).map(({ nextExpectedRevision }) => nextExpectedRevision)).toEqual([
        0n,
        1n,
        2n,
      ]);
      expect(notes(stream)).toEqual([0, 1, 2]);
    });

    test('land late, after their clients have given up', async () => {
      const stream = freshStream();
      const { received, release } = hold();
      const late = append(stream, noted('late'), { deadline: 500 });
      await expect(late).rejects.toMatchObject({ type: 'deadline-exceeded' });
      expect(received).toEqual([{ stream, ids: [expect.any(String)] }]);
      expect(notes(stream)).toEqual([]);
      release();
      expect(notes(stream)).toEqual(['late']);
    });

    test('find their repetition written before them', async () => {
      const stream = freshStream();
      const event = noted('once');
      let first = true;
      const release = double.holdAppends(() => first);
      const late = append(stream, event, { expectedRevision: 'no_stream', deadline: 500 });
      await expect(late).rejects.toMatchObject({ type: 'deadline-exceeded' });
      first = false;
      await append(stream, event, { expectedRevision: 'no_stream' });
      await append(stream, noted('next'), { expectedRevision: 0n });
      release();
      expect(notes(stream)).toEqual(['once', 'next']);
    });

    test('are lost with a server that ends', async () => {
      const stream = freshStream();
      const { received, release } = hold();
      const lost = expect(append(stream, noted('lost'))).rejects.toMatchObject({ type: 'unavailable' });
      await eventually(() => expect(received).toHaveLength(1));
      await double.stop();
      await lost;
      await double.start();
      release();
      expect(notes(stream)).toEqual([]);
      await eventually(() => append(stream, noted('new'), { expectedRevision: 'no_stream' }));
    });
  });

  test('a changed event is read as changed', async () => {
    const stream = freshStream();
    await append(stream, [noted('a'), noted('b')]);
    double.change(stream, 1, (event) => ({ ...event, data: Buffer.from('{"note":"changed"}') }));
    const read = [];
    for await (const { event } of client.readStream(stream)) read.push(event?.data);
    expect(read).toEqual([{ note: 'a' }, { note: 'changed' }]);
    expect(() => double.change(stream, 2, (event) => event)).toThrow('no event 2');
  });

  test('counts calls, and refuses batch appends and $all', async () => {
    const before = { ...double.calls };
    await append(freshStream(), noted(0));
    expect(double.calls.Append).toBe((before.Append ?? 0) + 1);
    await expect(client.appendToStream(freshStream(), noted(0))).rejects.toMatchObject({ code: 12 });
    expect(double.calls.BatchAppend).toBe((before.BatchAppend ?? 0) + 1);
    const all = async () => {
      for await (const _ of client.readAll());
    };
    await expect(all()).rejects.toMatchObject({ code: 12 });
  });

  test('is found among several hosts and by discovery', async () => {
    const [, address] = /:\/\/([^?]+)/.exec(double.connectionString) ?? [];
    for (const connectionString of [
      `esdb://${address},127.0.0.1:1?tls=false`,
      `esdb+discover://${address}?tls=false`,
      `kurrentdb+discover://${address}?tls=false`,
    ]) {
      const { client: found, credentials, close } = connect(connectionString);
      expect(await found.appendToStream(freshStream(), noted(0), { credentials })).toMatchObject({ success: true });
      await close();
    }
    expect(double.calls.GossipRead).toBeGreaterThanOrEqual(3);
  });

  test('takes a limit of size, and does not say that it has caught up where older servers do not', async () => {
    const older = await startKurrentDouble({ maxAppendBytes: 100, generation: '22.10' });
    const { client: olderClient, credentials, close } = connect(older.connectionString, () => older.close());
    const stream = freshStream();
    await expect(olderClient.appendToStream(stream, noted('x'.repeat(100)), { credentials })).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 100,
    });
    const subscription = olderClient.subscribeToStream(stream);
    let caughtUp = false;
    subscription.on('caughtUp', () => {
      caughtUp = true;
    });
    const event = new Promise((resolve) => subscription.once('data', resolve));
    await olderClient.appendToStream(stream, noted(0), { credentials });
    await event;
    expect(caughtUp).toBe(false);
    await subscription.unsubscribe();
    await close();
  });
});
