import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { v7 } from 'uuid';
import { startServers } from '../../../test/support/servers.ts';
import { createTestBed, type TestBed, type Writer } from '../../../test/support/test-bed.ts';
import { createGroupAppender, createPostgresEventLog, type EventLog, migrate, registerLog } from '../src/index.ts';
import { describeEventLogConformance, entry } from './conformance.ts';

// A cluster of its own, on a disk that it waits for: it is ended in the middle.
describeEventLogConformance('Postgres', async () => {
  const servers = await startServers({ fsync: true });
  const bed = await createTestBed(servers);
  const writer = await bed.writer('fire');
  let answersLost = (): boolean => false;
  let logs = 0;
  /** As a pool whose connections die between a commit and its answer. */
  const losing = (pool: pg.Pool): pg.Pool =>
    new Proxy(pool, {
      get(target, name) {
        if (name !== 'query') return Reflect.get(target, name).bind?.(target) ?? Reflect.get(target, name);
        return async (query: pg.QueryConfig, values?: unknown[]) => {
          const answer = await target.query(query, values);
          if (query.name === 'tiaokuai-append' && answersLost())
            throw Object.assign(new Error('the connection is gone'), { code: 'ECONNRESET' });
          return answer;
        };
      },
    });
  const connect = async () => {
    const pool = new pg.Pool({ ...writer.config, max: 10 });
    // The server is ended under them; the query in hand fails all the same.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    const eventLog = createPostgresEventLog({ pool: losing(pool), patience: 30_000 });
    return {
      ...eventLog,
      async close() {
        await eventLog.close();
        await pool.end();
      },
    };
  };
  const opened: EventLog[] = [];
  const eventLog = await connect();
  opened.push(eventLog);
  return {
    eventLog,
    async connect() {
      const another = await connect();
      let closed: Promise<void> | undefined;
      const once = { ...another, close: () => (closed ??= another.close()) };
      opened.push(once);
      return once;
    },
    async newLog() {
      logs += 1;
      const log = `${bed.district}.fire-${logs}`;
      await registerLog(bed.adminPool, { log, writerRole: `tk_${bed.district}_fire`, password: 'writer' });
      return log;
    },
    async breakConnections() {
      await bed.adminPool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = $2`,
        [`tk_${bed.district}_fire`, bed.database],
      );
    },
    loseAnswers(share, random) {
      answersLost = () => random() < share;
    },
    async restart() {
      await servers.postgres.kill();
      await servers.postgres.restart();
    },
    async tamper(log, position) {
      const client = await bed.adminPool.connect();
      await client.query('alter table tiaokuai_log.events disable trigger events_stay');
      await client.query(
        `update tiaokuai_log.events set data = '{"note":"changed"}' where position = $2
            and log_id = (select log_id from tiaokuai_log.logs where log = $1)`,
        [log, position],
      );
      await client.query('alter table tiaokuai_log.events enable trigger events_stay');
      client.release();
    },
    async close() {
      await Promise.all(opened.map((each) => each.close()));
      await bed.close();
      await servers.stop();
    },
  };
});

describe('the log in Postgres', () => {
  let bed: TestBed;
  let fire: Writer;
  let police: Writer;
  beforeAll(async () => {
    bed = await createTestBed();
    fire = await bed.writer('fire');
    police = await bed.writer('police');
  });
  afterAll(() => bed.close());

  test('only its writer appends to a log; nobody changes what stands in it', async () => {
    await fire.eventLog.append(fire.log, [entry('hazard-1', 0)]);
    await expect(police.eventLog.append(fire.log, [entry('hazard-1', 1)])).rejects.toMatchObject({
      code: 'not-the-writer',
    });
    for (const statement of [
      'insert into tiaokuai_log.events select * from tiaokuai_log.events',
      "update tiaokuai_log.events set data = '{}'",
      'delete from tiaokuai_log.events',
      "update tiaokuai_log.logs set head = 0, writer_role = 'police'",
    ])
      await expect(fire.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
    for (const statement of ["update tiaokuai_log.events set data = '{}'", 'truncate tiaokuai_log.events'])
      await expect(bed.adminPool.query(statement)).rejects.toThrow('events are never changed');
  });

  test('takes nothing that could never be mended, whichever program appends', async () => {
    const right = {
      stream: 'hazard-9',
      type: 'cn.tiaokuai.fire.HazardInspected.v1',
      lane: 'fire.hazard',
      time: '2026-03-02T08:00:00.000Z',
      correlation: 'incident-1',
      causation: 'command-1',
      actor: 'officer:1',
      data: '{"note": "\\u0000"}',
    };
    const append = (wrong: Partial<typeof right>) => {
      const given = { ...right, ...wrong };
      return fire.pool.query('select * from tiaokuai_log.append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)', [
        ...[fire.log, [v7()], [given.stream], [null], [1], [0], [v7()]],
        ...[given.type, given.lane, given.time, given.correlation, given.causation, given.actor].map((each) => [each]),
        ...[[null], [given.data]],
      ]);
    };
    const { position: before } = await fire.eventLog.head(fire.log);
    for (const wrong of [
      { stream: '' },
      { stream: '-'.repeat(3) },
      { stream: 'x'.repeat(201) },
      { type: 'HazardInspected' },
      { lane: 'fire' },
      { lane: 'fire.hazard.more' },
      { time: '2026-03-02' },
      { time: '2026-02-30T08:00:00.000Z' },
      { time: '2026-03-02T25:00:00.000Z' },
      { correlation: '' },
      { causation: 'two\nlines' },
      { actor: 'x'.repeat(301) },
      { data: '[]' },
      { data: '{"a": NaN}' },
      { data: '' },
      { data: `{"a": "${'x'.repeat(983_040)}"}` },
    ])
      await expect(append(wrong)).rejects.toMatchObject({ code: expect.stringMatching(/^(23514|22...)$/) });
    expect((await fire.eventLog.head(fire.log)).position).toBe(before);
    await append({});
    expect((await fire.eventLog.head(fire.log)).position).toBe(before + 1n);
  });

  test('one log has one writer, and migrating again changes nothing', async () => {
    await migrate(bed.adminPool);
    await expect(
      registerLog(bed.adminPool, { log: fire.log, writerRole: `tk_${bed.district}_police`, password: 'writer' }),
    ).rejects.toThrow('belongs to the role');
  });

  test('a connection cut at any moment of an append leaves it written once', async () => {
    for (let round = 0; round < 30; round += 1) {
      const stream = `cut-${round}`;
      const appending = fire.eventLog.append(fire.log, [entry(stream, 0, 2)]);
      for (let turns = 0; turns < round; turns += 1) await new Promise(setImmediate);
      await bed.adminPool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = $2`,
        [`tk_${bed.district}_fire`, bed.database],
      );
      expect(await appending).toMatchObject([{ kind: 'appended', version: 2 }]);
      expect(await fire.eventLog.readStream(fire.log, stream)).toHaveLength(2);
    }
    expect(await fire.eventLog.verify(fire.log)).toMatchObject({ kind: 'whole' });
  });

  test('the group appender keeps the order of a stream and gives each its own outcome', async () => {
    const appender = createGroupAppender(police.eventLog, police.log, { maxBatch: 8 });
    const outcomes = await Promise.all([
      ...Array.from({ length: 20 }, (_, n) => appender.append(entry('case-1', n))),
      ...Array.from({ length: 50 }, (_, n) => appender.append(entry(`case-${n + 2}`, 0))),
      appender.append({ ...entry('case-1', 0), commandId: 'no uuid' }).catch((error: Error) => error),
    ]);
    expect(outcomes.slice(0, -1).map((outcome) => 'kind' in outcome && outcome.kind)).toEqual(
      Array(70).fill('appended'),
    );
    expect(outcomes.at(-1)).toMatchObject({ code: 'invalid-entry' });
    await appender.idle();
  });

  test('a store that stays away is reported after the patience given', async () => {
    const pool = new pg.Pool({ ...fire.config, port: 1 });
    const away = createPostgresEventLog({ pool, patience: 200 });
    await expect(away.append(fire.log, [{ ...entry('a', 0), commandId: v7() }])).rejects.toMatchObject({
      code: 'unreachable',
    });
    await pool.end();
  });
});
