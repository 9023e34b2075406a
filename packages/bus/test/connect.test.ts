import { createServer, connect as dial, type Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import getPort from 'get-port';
import { connectBus } from '../src/index.ts';

test('a server that dies in the middle of the greeting does not hold the connection up for long', async () => {
  const target = Number(new URL(process.env.TIAOKUAI_TEST_NATS ?? '').port);
  const port = await getPort({ host: '127.0.0.1' });
  let greetings = 0;
  const sockets: Socket[] = [];
  const door = createServer((socket) => {
    greetings += 1;
    sockets.push(socket);
    // The first caller gets no word; its socket stays open.
    if (greetings > 1) socket.pipe(dial(target, '127.0.0.1')).pipe(socket);
    socket.on('error', () => undefined);
  }).listen(port, '127.0.0.1');
  const password = process.env.TIAOKUAI_TEST_NATS_PASSWORD ?? '';
  const nc = await connectBus({ servers: `127.0.0.1:${port}`, name: 'test', user: 'service', password });
  expect(greetings).toBeGreaterThan(1);
  await nc.rtt();
  await nc.close();
  for (const socket of sockets) socket.destroy();
  door.close();
}, 120_000);
