import { createServer } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestBed, type TestBed } from '../../../test/support/test-bed.ts';
import { checkStore, openEventLog, settleStore, storeOf, WrongAddress } from '../src/index.ts';
import { readAddress } from '../src/kurrent/address.ts';
import { createKurrentEventLog, meetKurrent } from '../src/kurrent/index.ts';
import { entry } from './conformance.ts';
import { type KurrentDouble, startKurrentDouble } from './kurrent-double/index.ts';

let double: KurrentDouble;
beforeAll(async () => {
  double = await startKurrentDouble();
});
afterAll(() => double.close());

describe("KurrentDB's address", () => {
  test.each([
    ['kurrentdb://localhost', 'esdb://localhost:2113', 'localhost:2113'],
    ['esdb://a:1,b:2?tls=false', 'esdb://a:1,b:2?tls=false', 'a:1,b:2'],
    [
      'kurrentdb+discover://db.example/?nodePreference=leader',
      'esdb+discover://db.example:2113?nodePreference=leader',
      'db.example:2113',
    ],
    ['KDB://u:p%40@h:1/?TLS=true&tls_ca_file=ca.pem', 'esdb://u:p%40@h:1?tls=true&tlsCAFile=ca.pem', 'h:1'],
  ])('%s is understood', (given, clientString, address) => {
    expect(readAddress(given)).toMatchObject({ clientString, address });
  });
  test('user and password are taken apart', () => {
    expect(readAddress('kurrentdb://u:p%40%3A@h').credentials).toEqual({ username: 'u', password: 'p@:' });
  });

  test.each([
    'http://secret:secret@localhost',
    'postgres://secret',
    'kurrentdb://',
    'kurrentdb://secret@host',
    'kurrentdb://user:secret@host:99999',
    'kurrentdb://user:secret@ho st',
    'kurrentdb://user:secret@host?unknown=secret',
    'kurrentdb://user:secret@host?tls=',
    'kurrentdb://user:secret@host?tlsVerifyCert=false',
    'kurrentdb://user:%E0%A4%A@host',
  ])('%s is refused, in one line that says nothing of it', (given) => {
    const refused = (() => {
      try {
        readAddress(given);
        return undefined;
      } catch (error) {
        return error as Error;
      }
    })();
    expect(refused).toBeInstanceOf(WrongAddress);
    expect(refused?.message).not.toMatch(/secret|\n/);
  });
});

describe('a server that is not what it should be', () => {
  const met = (connectionString: string) =>
    meetKurrent({ connectionString, patience: 700 }).then(
      (identity) => ({ identity }),
      (error: Error & { code: string }) => ({ code: error.code, message: error.message }),
    );

  test('nobody there', async () => {
    expect(await met('kurrentdb://127.0.0.1:1?tls=false')).toEqual({
      code: 'unreachable',
      message: 'no KurrentDB answers at 127.0.0.1:1',
    });
  });

  test('somebody else there: a web server, and one that takes connections and says nothing', async () => {
    const web = createServer((_request, response) => response.writeHead(404).end());
    const silent = createTcpServer(() => undefined);
    for (const server of [web, silent]) {
      const sockets = new Set<Socket>();
      server.on('connection', (socket: Socket) => sockets.add(socket));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as { port: number };
      const { code, message } = (await met(`kurrentdb://127.0.0.1:${port}?tls=false`)) as {
        code: string;
        message: string;
      };
      expect(['unreachable', 'wrong-store']).toContain(code);
      expect(message).toContain(`127.0.0.1:${port}`);
      // The log's own calls have their deadlines too.
      const eventLog = createKurrentEventLog({
        connectionString: `kurrentdb://127.0.0.1:${port}?tls=false`,
        logs: async () => ['370303.fire'],
        deadline: 100,
        patience: 300,
      });
      for (const call of [
        () => eventLog.append('370303.fire', [entry('a', 0)]),
        () => eventLog.head('370303.fire'),
        () => eventLog.readStream('370303.fire', 'a'),
        () => eventLog.verify('370303.fire'),
        () => eventLog.recent('370303.fire'),
      ])
        await expect(call()).rejects.toMatchObject({ code: 'unreachable' });
      await eventLog.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test('a KurrentDB has one name, whoever meets it first', async () => {
    const names = await Promise.all(
      Array.from({ length: 4 }, () => meetKurrent({ connectionString: double.connectionString })),
    );
    expect(new Set(names).size).toBe(1);
    await expect(meetKurrent({ connectionString: double.connectionString, expected: 'another' })).rejects.toMatchObject(
      { code: 'wrong-store', message: expect.stringContaining('is not the one') },
    );
  });
});

describe('where the logs of a database lie', () => {
  let bed: TestBed;
  beforeAll(async () => {
    bed = await createTestBed();
  });
  afterAll(() => bed.close());

  test('is settled once: a KurrentDB stays the one it was', async () => {
    const { pool, log } = await bed.writer('fire');
    await settleStore(bed.adminPool, double.connectionString);
    await settleStore(bed.adminPool, double.connectionString);
    await checkStore(pool, double.connectionString);
    expect(await storeOf(pool)).toMatchObject({
      kind: 'kurrentdb',
      identity: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    for (const settle of [settleStore, checkStore]) {
      await expect(settle(bed.adminPool, undefined)).rejects.toMatchObject({ code: 'wrong-store' });
      const empty = await startKurrentDouble();
      await expect(settle(bed.adminPool, empty.connectionString)).rejects.toMatchObject({
        code: 'wrong-store',
        message: expect.stringContaining('or it has been emptied'),
      });
      await empty.close();
    }
    const eventLog = openEventLog({ pool, store: double.connectionString });
    expect(eventLog.capabilities.store).toBe('KurrentDB');
    await eventLog.append(log, [entry('a', 0)]);
    expect((await eventLog.heads()).find((head) => head.log === log)?.position).toBe(1n);
    expect(await eventLog.recent(log, 'fire.hazard')).toBe(1n);
    expect(await eventLog.recent(log, 'fire.nothing')).toBe(0n);
    await eventLog.close();
    expect(() => openEventLog({ pool, store: 'mysql://somewhere' })).toThrow(WrongAddress);
  });

  test('a database that holds events keeps them', async () => {
    const other = await createTestBed();
    try {
      const { eventLog, log } = await other.writer('fire');
      await eventLog.append(log, [entry('a', 0)]);
      await expect(settleStore(other.adminPool, double.connectionString)).rejects.toMatchObject({
        code: 'wrong-store',
        message: 'the logs of this database lie in Postgres, not in KurrentDB',
      });
      await settleStore(other.adminPool, undefined);
      expect(await storeOf(other.adminPool)).toEqual({ kind: 'postgres', identity: null });
    } finally {
      await other.close();
    }
  });
});
