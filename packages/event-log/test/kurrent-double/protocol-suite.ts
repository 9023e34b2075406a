import kurrent from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v4 } from 'uuid';
import { shared, streamIdentifier, streams } from './protocol.ts';
import { type Client, freshStream, manyNoted, noted, rawClient, type Target } from './target.ts';

const { binaryEvent } = kurrent;

type Event = ReturnType<typeof noted> | ReturnType<typeof binaryEvent>;
type Expected = NonNullable<kurrent.AppendToStreamOptions['expectedRevision']>;

const read = async (client: Client, stream: string, options: kurrent.ReadStreamOptions = {}) => {
  const events = [];
  for await (const { event } of client.readStream(stream, options)) if (event) events.push(event);
  return events;
};

const revisions = async (...args: Parameters<typeof read>) =>
  (await read(...args)).map(({ revision }) => Number(revision));

/** The next events of a subscription. */
const take = async (subscription: kurrent.StreamSubscription, count: number) => {
  const events: { revision: bigint; data: unknown }[] = [];
  for await (const { event } of subscription) {
    if (event) events.push(event);
    if (events.length === count) break;
  }
  return events;
};

/** The streams protocol as every server must speak it, through the client; runs against the double and real servers. */
export const describeStreamsProtocol = (name: string, open: () => Promise<Target>): void =>
  describe(`streams protocol: ${name}`, () => {
    let target: Target;
    let client: Client;
    beforeAll(async () => {
      target = await open();
      client = target.client;
    });
    afterAll(() => target.close());

    const append = (stream: string, events: Event | Event[], expectedRevision: Expected = 'any') =>
      client.appendToStream(stream, events, { expectedRevision, credentials: target.credentials });
    const truncate = (stream: string, metadata: kurrent.StreamMetadata) =>
      client.setStreamMetadata(stream, metadata, { credentials: target.credentials });

    describe('append and read', () => {
      test('an event comes back as it was given', async () => {
        const stream = freshStream();
        const json = { ...noted('消防通道 \u0000'), metadata: { lane: 'fire.hazard' } };
        const binary = binaryEvent({ type: 'raw', data: Buffer.from([0, 255, 128]), metadata: new Uint8Array([7]) });
        const before = Date.now();
        const { nextExpectedRevision, position } = await append(stream, [json, binary], 'no_stream');
        expect(nextExpectedRevision).toBe(1n);
        const [first, second] = await read(client, stream);
        expect(first).toMatchObject({ streamId: stream, id: json.id, type: 'noted', isJson: true, revision: 0n });
        expect(first).toMatchObject({ data: json.data, metadata: json.metadata });
        expect(Math.abs(Number(first?.created) - before)).toBeLessThan(60_000);
        expect(second).toMatchObject({ id: binary.id, type: 'raw', isJson: false, revision: 1n });
        expect(Buffer.from(second?.data as Uint8Array)).toEqual(Buffer.from([0, 255, 128]));
        expect(Buffer.from(second?.metadata as Uint8Array)).toEqual(Buffer.from([7]));
        expect(second?.position).toEqual(position);
      });

      test('forwards, backwards, from a revision, as many as asked for, over pages', async () => {
        const stream = freshStream();
        await append(stream, manyNoted(100));
        expect(await revisions(client, stream)).toEqual(Array.from({ length: 100 }, (_, n) => n));
        expect(await revisions(client, stream, { fromRevision: 97n })).toEqual([97, 98, 99]);
        expect(await revisions(client, stream, { fromRevision: 3n, maxCount: 2 })).toEqual([3, 4]);
        expect(await revisions(client, stream, { fromRevision: 100n })).toEqual([]);
        const backwards = { direction: 'backwards' } as const;
        expect((await revisions(client, stream, { ...backwards, fromRevision: 'end' })).slice(0, 40)).toEqual(
          Array.from({ length: 40 }, (_, n) => 99 - n),
        );
        expect(await revisions(client, stream, { ...backwards, fromRevision: 'end', maxCount: 1 })).toEqual([99]);
        expect(await revisions(client, stream, { ...backwards, fromRevision: 2n })).toEqual([2, 1, 0]);
        expect(await revisions(client, stream, { ...backwards, fromRevision: 'start' })).toEqual([0]);
      });

      test('a stream that does not exist', async () => {
        const stream = freshStream();
        await expect(read(client, stream)).rejects.toMatchObject({ type: 'stream-not-found' });
        await expect(read(client, stream, { direction: 'backwards', fromRevision: 'end' })).rejects.toMatchObject({
          type: 'stream-not-found',
        });
      });

      test('no events at all are a success that makes no stream', async () => {
        const stream = freshStream();
        expect(await append(stream, [], 'no_stream')).toMatchObject({ success: true });
        await expect(read(client, stream)).rejects.toMatchObject({ type: 'stream-not-found' });
      });

      test('a reader who waits holds the server back, and reads what came meanwhile', async () => {
        const stream = freshStream();
        const large = () => binaryEvent({ type: 'large', data: Buffer.alloc(64 * 1024) });
        for (let n = 0; n < 10; n += 1) await append(stream, Array.from({ length: 15 }, large));
        const reading = client.readStream(stream)[Symbol.asyncIterator]();
        const first = await reading.next();
        const late = noted('late');
        await append(stream, late);
        const ids = [first.value?.event?.id];
        for (let next = await reading.next(); !next.done; next = await reading.next()) ids.push(next.value.event?.id);
        expect(ids).toHaveLength(151);
        expect(ids.at(-1)).toBe(late.id);
      });
    });

    describe('expected revision', () => {
      test('must be the one that stands', async () => {
        const stream = freshStream();
        await append(stream, noted(0), 'no_stream');
        await append(stream, noted(1), 0n);
        await append(stream, noted(2), 'stream_exists');
        await append(stream, noted(3), 'any');
        for (const expected of ['no_stream', 1n, 4n] as const)
          await expect(append(stream, noted('no'), expected)).rejects.toMatchObject({
            type: 'wrong-expected-version',
            expectedVersion: expected,
            actualVersion: 3n,
          });
        expect(await revisions(client, stream)).toEqual([0, 1, 2, 3]);
      });

      test('a stream that does not exist has none', async () => {
        for (const expected of [0n, 'stream_exists'] as const)
          await expect(append(freshStream(), noted('no'), expected)).rejects.toMatchObject({
            type: 'wrong-expected-version',
            expectedVersion: expected,
            actualVersion: 'no_stream',
          });
      });

      test('of many at once one wins', async () => {
        const stream = freshStream();
        const outcomes = await Promise.allSettled(manyNoted(20).map((event) => append(stream, event, 'no_stream')));
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        for (const outcome of outcomes)
          if (outcome.status === 'rejected')
            expect(outcome.reason).toMatchObject({ type: 'wrong-expected-version', actualVersion: 0n });
        expect(await revisions(client, stream)).toEqual([0]);
      });

      test('any lets all in, each whole', async () => {
        const stream = freshStream();
        await Promise.all(Array.from({ length: 20 }, (_, n) => append(stream, [noted(n), noted(n), noted(n)])));
        const notes = (await read(client, stream)).map(({ data }) => (data as { note: number }).note);
        expect(notes).toHaveLength(60);
        expect(notes.filter((note, n) => note !== notes[n - (n % 3)])).toEqual([]);
      });
    });

    describe('an append that comes again', () => {
      test('has the first answer and writes nothing', async () => {
        const stream = freshStream();
        const [a, b, c] = [noted('a'), noted('b'), noted('c')];
        const first = await append(stream, [a, b], 'no_stream');
        const second = await append(stream, c, 1n);
        expect(await append(stream, [a, b], 'no_stream')).toEqual(first);
        expect(await append(stream, c, 1n)).toEqual(second);
        expect(await append(stream, [a, b, c], 'no_stream')).toEqual(second);
        expect(await append(stream, a, 'no_stream')).toMatchObject({ nextExpectedRevision: 0n });
        expect(await revisions(client, stream)).toEqual([0, 1, 2]);
      });

      test('is none if any of its events differs, stands elsewhere or is missing', async () => {
        const stream = freshStream();
        const [a, b, c] = [noted('a'), noted('b'), noted('c')];
        await append(stream, [a, b], 'no_stream');
        for (const [events, expected] of [
          [[a, noted('other')], 'no_stream'],
          [[noted('other'), b], 'no_stream'],
          [[b, a], 'no_stream'],
          [[a, b, c], 'no_stream'],
          [[a], 0n],
        ] as const)
          await expect(append(stream, [...events], expected)).rejects.toMatchObject({ type: 'wrong-expected-version' });
        expect(await revisions(client, stream)).toEqual([0, 1]);
      });

      test('is written again where the revision that stands is expected', async () => {
        const stream = freshStream();
        const a = noted('a');
        await append(stream, a, 'no_stream');
        expect(await append(stream, a, 0n)).toMatchObject({ nextExpectedRevision: 1n });
        expect((await read(client, stream)).map(({ id }) => id)).toEqual([a.id, a.id]);
      });

      test('with any revision is known by its ids while they are recent', async () => {
        const stream = freshStream();
        const [a, b, c] = [noted('a'), noted('b'), noted('c')];
        const first = await append(stream, [a, b]);
        await append(stream, c);
        for (const expected of ['any', 'stream_exists'] as const) {
          expect(await append(stream, [a, b], expected)).toEqual(first);
          await expect(append(stream, [b, noted('other')], expected)).rejects.toMatchObject({
            type: 'wrong-expected-version',
            expectedVersion: expected,
            actualVersion: 2n,
          });
        }
        expect(await revisions(client, stream)).toEqual([0, 1, 2]);
      });

      test('in another stream is another append', async () => {
        const [one, other] = [freshStream(), freshStream()];
        const a = noted('a');
        await append(one, a);
        expect(await append(other, a)).toMatchObject({ nextExpectedRevision: 0n });
        expect((await read(client, other)).map(({ id }) => id)).toEqual([a.id]);
      });
    });

    describe('size of an append', () => {
      const LIMIT = 1_048_576;
      const sized = (bytes: number) => binaryEvent({ type: 'sized', data: Buffer.alloc(bytes - 2 * 'sized'.length) });

      test('data, metadata and twice the type, over all events, up to the limit', async () => {
        const stream = freshStream();
        await append(stream, [sized(LIMIT / 2), sized(LIMIT / 2)], 'no_stream');
        const withMetadata = { ...sized(LIMIT - 3), metadata: new Uint8Array([1, 2, 3]) };
        expect(await append(stream, withMetadata, 1n)).toMatchObject({ nextExpectedRevision: 2n });
        expect((await read(client, stream)).map(({ data }) => (data as Uint8Array).length)).toEqual([
          LIMIT / 2 - 10,
          LIMIT / 2 - 10,
          LIMIT - 13,
        ]);
      });

      test('one byte more and nothing is written', async () => {
        const stream = freshStream();
        for (const events of [
          [sized(LIMIT + 1)],
          [sized(LIMIT / 2), sized(LIMIT / 2), sized(11)],
          [noted('small'), sized(LIMIT)],
        ])
          await expect(append(stream, events, 'no_stream')).rejects.toMatchObject({
            type: 'maximum-append-size-exceeded',
            maxAppendSize: LIMIT,
          });
        await expect(read(client, stream)).rejects.toMatchObject({ type: 'stream-not-found' });
      });
    });

    describe('truncation', () => {
      test('before a revision', async () => {
        const stream = freshStream();
        await append(stream, manyNoted(5));
        await truncate(stream, { truncateBefore: 3 });
        expect(await client.getStreamMetadata(stream)).toMatchObject({ metadata: { truncateBefore: 3 } });
        expect(await revisions(client, stream)).toEqual([3, 4]);
        expect(await revisions(client, stream, { direction: 'backwards', fromRevision: 'end' })).toEqual([4, 3]);
        expect(await revisions(client, stream, { direction: 'backwards', fromRevision: 2n })).toEqual([]);
        await truncate(stream, { truncateBefore: 5 });
        expect(await revisions(client, stream)).toEqual([]);
        await append(stream, noted(5), 4n);
        expect(await revisions(client, stream)).toEqual([5]);
      });

      test('to so many events', async () => {
        const stream = freshStream();
        await append(stream, manyNoted(5));
        await truncate(stream, { maxCount: 2 });
        expect(await revisions(client, stream)).toEqual([3, 4]);
        await append(stream, noted(5), 4n);
        expect(await revisions(client, stream)).toEqual([4, 5]);
        expect(await revisions(client, stream, { maxCount: 1 })).toEqual([4]);
      });

      test('of metadata to its last event', async () => {
        const stream = freshStream();
        await truncate(stream, { maxCount: 2 });
        await truncate(stream, { maxCount: 3 });
        expect(await revisions(client, `$$${stream}`)).toEqual([1]);
        await expect(read(client, stream)).rejects.toMatchObject({ type: 'stream-not-found' });
      });
    });

    describe('deletion', () => {
      const options = () => ({ credentials: target.credentials });

      test('a stream deleted softly is not found, and goes on where it stopped', async () => {
        for (const expected of ['no_stream', 2n, 'any'] as const) {
          const stream = freshStream();
          const before = manyNoted(3);
          await append(stream, before);
          expect((await client.deleteStream(stream, { expectedRevision: 2n, ...options() })).position).toBeDefined();
          await expect(read(client, stream)).rejects.toMatchObject({ type: 'stream-not-found' });
          await expect(append(stream, noted('no'), 'stream_exists')).rejects.toMatchObject({ type: 'stream-deleted' });
          await expect(append(stream, noted('no'), 1n)).rejects.toMatchObject({
            type: 'wrong-expected-version',
            actualVersion: 2n,
          });
          expect(await append(stream, manyNoted(2), expected)).toMatchObject({ nextExpectedRevision: 4n });
          expect(await revisions(client, stream)).toEqual([3, 4]);
          expect(await append(stream, before, 'no_stream')).toMatchObject({ nextExpectedRevision: 2n });
          expect(await revisions(client, stream)).toEqual([3, 4]);
        }
      });

      test('new metadata bring a stream deleted softly back, empty', async () => {
        const stream = freshStream();
        await append(stream, manyNoted(3));
        await client.deleteStream(stream, options());
        await truncate(stream, { maxCount: 10 });
        expect(await revisions(client, stream)).toEqual([]);
        await append(stream, noted(3), 2n);
        expect(await revisions(client, stream)).toEqual([3]);
      });

      test('a tombstone is for ever', async () => {
        const stream = freshStream();
        await append(stream, manyNoted(3));
        expect((await client.tombstoneStream(stream, { expectedRevision: 2n, ...options() })).position).toBeDefined();
        const deleted = { type: 'stream-deleted', streamName: stream };
        await expect(read(client, stream)).rejects.toMatchObject(deleted);
        await expect(read(client, stream, { direction: 'backwards', fromRevision: 'end' })).rejects.toMatchObject(
          deleted,
        );
        for (const expected of ['any', 'no_stream', 'stream_exists', 2n] as const)
          await expect(append(stream, noted('no'), expected)).rejects.toMatchObject(deleted);
        await expect(client.deleteStream(stream, options())).rejects.toMatchObject(deleted);
        await expect(client.tombstoneStream(stream, options())).rejects.toMatchObject(deleted);
      });

      test('needs the revision that stands', async () => {
        const stream = freshStream();
        await append(stream, manyNoted(3));
        const wrong = { type: 'wrong-expected-version', streamName: stream, expectedVersion: 1n, actualVersion: 2n };
        await expect(client.deleteStream(stream, { expectedRevision: 1n, ...options() })).rejects.toMatchObject(wrong);
        await expect(client.tombstoneStream(stream, { expectedRevision: 1n, ...options() })).rejects.toMatchObject(
          wrong,
        );
        expect(await revisions(client, stream)).toEqual([0, 1, 2]);
      });

      test('a stream that does not exist can have a tombstone, but not be deleted softly', async () => {
        const stream = freshStream();
        await expect(client.deleteStream(stream, options())).rejects.toMatchObject({ type: 'wrong-expected-version' });
        await client.tombstoneStream(stream, { expectedRevision: 'no_stream', ...options() });
        await expect(append(stream, noted('no'))).rejects.toMatchObject({ type: 'stream-deleted' });
      });
    });

    describe('subscription', () => {
      test('gives what stands, says that it has caught up, and gives what comes', async () => {
        const stream = freshStream();
        await append(stream, manyNoted(40));
        const subscription = client.subscribeToStream(stream);
        const caughtUp = new Promise((resolve) => subscription.once('caughtUp', () => resolve('caught up')));
        const taken = take(subscription, 42);
        expect(await caughtUp).toBe('caught up');
        await append(stream, [noted(40), noted(41)]);
        expect((await taken).map(({ revision }) => Number(revision))).toEqual(Array.from({ length: 42 }, (_, n) => n));
      });

      test('after a revision, from the end, and of a stream that is still to come', async () => {
        const [stream, future] = [freshStream(), freshStream()];
        await append(stream, manyNoted(3));
        const subscriptions = [
          client.subscribeToStream(stream, { fromRevision: 1n }),
          client.subscribeToStream(stream, { fromRevision: 'end' }),
          client.subscribeToStream(future),
        ];
        const taken = [2, 1, 1].map((count, n) => take(subscriptions[n] as kurrent.StreamSubscription, count));
        await Promise.all(
          subscriptions.map((subscription) => new Promise((resolve) => subscription.once('caughtUp', resolve))),
        );
        await append(stream, noted(3));
        await append(future, noted(0));
        const notes = (await Promise.all(taken)).map((events) =>
          events.map(({ data }) => (data as { note: unknown }).note),
        );
        expect(notes).toEqual([[2, 3], [3], [0]]);
      });

      test('ends with a tombstone', async () => {
        const stream = freshStream();
        await append(stream, noted(0));
        const subscription = client.subscribeToStream(stream);
        const failed = new Promise((resolve) => subscription.once('error', resolve));
        subscription.once('caughtUp', () => void client.tombstoneStream(stream, { credentials: target.credentials }));
        subscription.resume();
        expect(await failed).toMatchObject({ type: 'stream-deleted', streamName: stream });
      });
    });

    describe('what the client never asks', () => {
      const identified = (stream: string) =>
        new streams.ReadReq.Options.StreamOptions()
          .setStreamIdentifier(streamIdentifier(stream))
          .setStart(new shared.Empty());

      test('a call cancelled before its end writes nothing', async () => {
        const stream = freshStream();
        const { streamsClient, callArguments } = await rawClient(target);
        const ended = new Promise((resolve) => {
          const call = streamsClient.append(...callArguments(), resolve);
          const options = new streams.AppendReq.Options()
            .setStreamIdentifier(streamIdentifier(stream))
            .setNoStream(new shared.Empty());
          const proposed = new streams.AppendReq.ProposedMessage().setId(new shared.UUID().setString(v4()));
          proposed.getMetadataMap().set('type', 'noted').set('content-type', 'application/json');
          call.write(new streams.AppendReq().setOptions(options));
          call.write(new streams.AppendReq().setProposedMessage(proposed), () => call.cancel());
        });
        expect(await ended).toMatchObject({ code: 1 });
        expect(await append(stream, noted(0), 'no_stream')).toMatchObject({ nextExpectedRevision: 0n });
      });

      test('positions of the stream, and ids in two halves', async () => {
        const stream = freshStream();
        const event = noted(0);
        await append(stream, [event, noted(1)]);
        await truncate(stream, { truncateBefore: 1 });
        const { streamsClient, callArguments } = await rawClient(target);
        const options = new streams.ReadReq.Options()
          .setStream(identified(stream).setRevision('5'))
          .setCount('10')
          .setNoFilter(new shared.Empty())
          .setUuidOption(new streams.ReadReq.Options.UUIDOption().setStructured(new shared.Empty()))
          .setControlOption(new streams.ReadReq.Options.ControlOption().setCompatibility(1));
        const answers = async (request: streams.ReadReq.Options) => {
          const messages: streams.ReadResp[] = [];
          const call = streamsClient.read(new streams.ReadReq().setOptions(request), ...callArguments());
          for await (const message of call) messages.push(message as streams.ReadResp);
          return messages;
        };
        const beyond = await answers(options);
        expect(beyond.map((message) => message.getContentCase())).toEqual([
          streams.ReadResp.ContentCase.FIRST_STREAM_POSITION,
          streams.ReadResp.ContentCase.LAST_STREAM_POSITION,
        ]);
        expect(beyond[0]?.getFirstStreamPosition()).toBe('2');
        const [first, last] = await answers(options.setStream(identified(stream)));
        expect(first?.getEvent()?.getEvent()?.getId()?.hasStructured()).toBe(true);
        expect(last?.getLastStreamPosition()).toBe('1');
      });
    });
  });
