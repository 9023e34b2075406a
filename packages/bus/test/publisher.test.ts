import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { headers, type NatsConnection } from 'nats';
import { createTestBed, type TestBed } from '../../../test/support/test-bed.ts';
import { createPublisher, ensureStream, type Publication, readAck } from '../src/index.ts';
import { startOwnNats } from './support.ts';

const like = expect.stringMatching;
test.each<[string, Parameters<typeof readAck>[0], object]>([
  ['stored', { seq: 7 }, { stored: true, sequence: 7 }],
  ['known already, and where', { seq: 7, duplicate: true }, { stored: true, sequence: 7 }],
  ['known, yet nowhere', { seq: 0, duplicate: true }, { stored: false, falselyKnown: true, reason: like(/duplicate/) }],
  ['known, no sequence', { duplicate: true }, { stored: false, falselyKnown: true, reason: like(/duplicate/) }],
  ['no sequence', {}, { stored: false, reason: like(/no sequence/) }],
  ['sequence zero', { seq: 0 }, { stored: false, reason: like(/no sequence/) }],
  [
    'refused',
    { error: { code: 503, description: 'insufficient storage' } },
    { stored: false, reason: like(/insufficient storage/) },
  ],
  ['refused, and numbered', { seq: 7, error: { description: 'bad' } }, { stored: false, reason: like(/bad/) }],
  ['refused without a word', { error: { code: 503 } }, { stored: false, reason: like(/503/) }],
])('an acknowledgement: %s', (_, ack, expected) => {
  expect(readAck(ack)).toEqual(expected);
});

let bed: TestBed;
let nc: NatsConnection;
beforeAll(async () => {
  bed = await createTestBed();
  nc = await bed.connectBus();
});
afterAll(() => bed.close());

const publication = (subject: string, id: string): Publication => {
  const given = headers();
  given.set('Nats-Msg-Id', id);
  return { subject, body: new TextEncoder().encode(id), headers: given };
};

test('answers come in the order of what was published, each with its own', async () => {
  const publisher = createPublisher(nc, 500);
  const subject = `evt.${bed.district}.fire.hazard.Inspected`;
  expect(await publisher.publish([publication(subject, 'a')])).toEqual([
    { stored: false, reason: 'no stream listens' },
  ]);
  await ensureStream(nc, bed.district);
  const ids = Array.from({ length: 700 }, (_, n) => `m${n % 600}`);
  const answers = await publisher.publish(ids.map((id) => publication(subject, id)));
  expect(answers).toEqual(ids.map((_, n) => ({ stored: true, sequence: (n % 600) + 1 })));
  publisher.close();
});

test('an answer that does not come is a refusal after the time given', async () => {
  const silent = nc.subscribe('silence.*');
  const publisher = createPublisher(nc, 50);
  expect(await publisher.publish([publication('silence.a', 'a')])).toEqual([
    { stored: false, reason: 'no acknowledgement within 50 ms' },
  ]);
  silent.unsubscribe();
  publisher.close();
});

test('what a lost connection had asked is refused at once, not after its time', async () => {
  const own = await startOwnNats();
  const connection = await own.connect();
  const silent = connection.subscribe('silence.*');
  const publisher = createPublisher(connection, 3_600_000);
  const answers = publisher.publish([publication('silence.a', 'a'), publication('silence.a', 'b')]);
  await connection.flush();
  await own.server.kill();
  expect(await answers).toEqual(Array(2).fill({ stored: false, reason: 'the connection was lost' }));
  silent.unsubscribe();
  await own.server.restart();
  await own.close();
});
