import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type LogReader, logFeed, type Projection, startProjection, verifyReadModel } from '../src/index.ts';
import { type Bed, closeServer, openBed } from './bed.ts';
import { happen, tallyOn } from './harness.ts';
import type { Happening } from './tally.ts';

let bed: Bed;
let projection: Projection;
beforeEach(async () => {
  bed = await openBed();
  projection = await startProjection({ ...tallyOn(bed), feed: logFeed(bed.eventLog, { everyMs: 5 }) });
  const happenings = Array.from(
    { length: 120 },
    (_, n): Happening => ({ kind: 'counted', ids: [`k${n % 40}`], amount: n, label: `l${n}` }),
  );
  await projection.waitFor(await happen(bed, happenings), 120_000);
});
afterEach(async () => {
  await projection.stop();
  await bed.close();
});
afterAll(closeServer);

const tamper = (sql: string) => bed.adminPool.query(sql.replaceAll('TALLY', `${bed.schema}.tally`));

describe('a verification', () => {
  test('finds a true table true, with memory for few rows', async () => {
    expect(await verifyReadModel({ ...tallyOn(bed), maxRowsInMemory: 3, pageSize: 10 })).toEqual({
      same: true,
      position: 120n,
      rows: 40,
      differences: [],
      missing: 0,
      extra: 0,
      missingKeys: [],
      extraKeys: [],
      parked: { expected: 0, actual: 0 },
    });
  });

  test('compares with what the table holds at its end, not at its start', async () => {
    let reads = 0;
    const eventLog: LogReader = {
      head: (log) => bed.eventLog.head(log),
      async *readLog(log, options) {
        reads += 1;
        const more: Happening = { kind: 'counted', ids: ['k1', 'new'], amount: reads, label: 'more' };
        if (reads === 1) await projection.waitFor(await happen(bed, [more]), 120_000);
        yield* bed.eventLog.readLog(log, options);
      },
    };
    const found = await verifyReadModel({ ...tallyOn(bed), eventLog });
    expect(found).toMatchObject({ same: true, position: 121n, rows: 41 });
  });

  test.each([
    ['count', `count = 9`, '3', '9'],
    ['changed_at', `changed_at = '2020-01-01Z'`, null, expect.stringContaining('2020-01-01')],
    ['even', `even = true`, 'false', 'true'],
    ['labels', `labels = '{l7}'`, '{l7,l47,l87}', '{l7}'],
    [
      'last',
      `last = jsonb_set(last, '{a,0}', '88')`,
      expect.stringContaining('[87, null]'),
      expect.stringContaining('88'),
    ],
    ['mean', `mean = mean + 1e-12`, expect.anything(), expect.anything()],
    ['state', `state = 'closed'`, 'open', 'closed'],
    ['total', `total = total + 1`, '141000000987', '141000000988'],
    ['_position', `_position = 1`, '88', '1'],
  ])('finds one changed %s', async (column, change, expected, actual) => {
    await tamper(`update TALLY set ${change} where tally_id = 'k7'`);
    expect(await projection.verify()).toMatchObject({
      same: false,
      differences: [{ key: 'k7', column, expected, actual }],
      missing: 0,
      extra: 0,
    });
  });

  test('finds a row that is gone and a row too many', async () => {
    await tamper(`update TALLY set tally_id = 'kX' where tally_id = 'k7'`);
    expect(await projection.verify()).toMatchObject({
      same: false,
      rows: 40,
      differences: [],
      missing: 1,
      missingKeys: ['k7'],
      extra: 1,
      extraKeys: ['kX'],
    });
  });

  test('shows the first twenty and counts them all', async () => {
    await tamper(`update TALLY set count = -1`);
    expect((await projection.verify()).differences).toHaveLength(20);
    await tamper(`delete from TALLY`);
    const found = await projection.verify();
    expect([found.missing, found.missingKeys.length]).toEqual([40, 20]);
  });

  test('finds a parking that the log does not tell of', async () => {
    await bed.adminPool.query(
      `insert into ${bed.schema}._parked values ('tally', 'key', 'k7', 1, 'id', 'type', 'reason')`,
    );
    expect(await projection.verify()).toMatchObject({ same: false, parked: { expected: 0, actual: 1 } });
  });

  test('refuses a model that has no table', async () => {
    await bed.adminPool.query(`delete from ${bed.schema}._checkpoint`);
    await expect(verifyReadModel(tallyOn(bed))).rejects.toMatchObject({ code: 'not-started' });
  });
});
