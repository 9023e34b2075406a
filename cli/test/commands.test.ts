import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { type District, openDistrict } from '../../test/support/district.ts';
import { until } from '../../test/support/until.ts';
import { environmentOf, jsonLines, type Ran, tiaokuai } from './terminal.ts';

let district: District;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  district = await openDistrict();
  env = environmentOf(district.bed);
});
afterAll(() => district?.close());

const run = (...args: string[]): Promise<Ran> => tiaokuai(args, { env });
/** A command that must succeed; answers its lines of JSON. */
const lines = async <T = Record<string, unknown>>(...args: string[]): Promise<T[]> => {
  const { code, out, err } = await run(...args);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${err}`);
  return jsonLines<T>(out);
};

interface Envelope {
  readonly id: string;
  readonly type: string;
  readonly log: string;
  readonly position: string;
  readonly recordedtime: string;
  readonly subject: string;
  readonly correlationid: string;
}
interface Raised {
  readonly incidentId: string;
  readonly heldBecause?: string;
  readonly referrals: readonly {
    readonly referral: { readonly referral_id: string; readonly responsibility: string; readonly role: string };
  }[];
}
const raise = async (...args: string[]): Promise<Raised> => (await lines<Raised>('raise', '--json', ...args))[0]!;
const leadOf = ({ referrals }: Raised) => referrals.find(({ referral }) => referral.role === 'lead')!.referral;

describe('the walk: raise, decline, take on, complete, verify, call back', () => {
  test('an incident goes to whom the rules name, and a decline sends it on', async () => {
    const estateId = randomUUID();
    const name = `和平里${estateId.slice(0, 4)}`;
    await district.does('property-office:1', 'subdistrict', 'RegisterEstate', {
      estateId,
      effectiveFrom: '2018-01-01',
      particulars: {
        name,
        subdistrict: '和平街道',
        kind: 'new',
        mode: 'professional',
        buildings: ['1'],
        gridCells: ['g-1'],
        hasOwnersCommittee: true,
      },
    });
    await district.sees<unknown[]>('the estate', 'subdistrict', 'Estates', { name }, (found) => found.length > 0);
    const raised = await run(
      'raise',
      '--estate',
      name,
      '--category',
      'fire-lane-blocked',
      '--answer',
      'obstacle=vehicle',
      '--text',
      '消防通道被汽车堵住',
    );
    expect(raised.code).toBe(0);
    for (const words of [
      '已上报',
      '派往：消防 · 主办',
      '派遣规则：车辆占用消防车通道：消防主办，交警协助',
      '消防法',
      '接收时限：',
      '规则比对：',
      `案情摘要：${name}`,
    ])
      expect(raised.out).toContain(words);
    const [referral] = await lines<{ referral_id: string; incident_id: string }>(
      'referrals',
      '--role',
      'lead',
      '--json',
    );
    const { referral_id: first, incident_id: incidentId } = referral!;

    const declined = await run(
      'decline',
      first,
      '--reason',
      '不属本单位职权',
      '--law',
      '消防法',
      '--article',
      '第四条',
      '--propose',
      'traffic',
    );
    expect([declined.code, declined.out]).toEqual([0, '消防已退回\n']);
    const lead = ['--incident', incidentId, '--role', 'lead', '--status', 'issued', '--json'];
    const second = await until('the next lead', async () => {
      const found = await lines<{ referral_id: string; responsibility: string }>('referrals', ...lead);
      return found.find(({ responsibility }) => responsibility === 'traffic');
    });
    const why = await run('why', first, '--lang', 'en');
    for (const words of ['declined', 'Traffic police', 'not our power', 'rules compared', 'history'])
      expect(why.out).toContain(words);

    for (const [command, ...args] of [
      ['accept', second.referral_id],
      ['progress', second.referral_id, '--note', '已联系车主'],
      ['complete', second.referral_id, '--note', '车已移走'],
    ] as const)
      expect(await run(command, ...args)).toMatchObject({ code: 0 });
    const repeated = await run('complete', second.referral_id, '--note', '再办一次');
    expect([repeated.code, repeated.err]).toEqual([1, expect.stringMatching(/^未执行：.+（.+）/)]);

    await until('the answer', async () => (await lines('incidents', '--status', '反馈', '--json')).length > 0);
    const sameHand = await run('verify-incident', incidentId, '--as', 'officer:terminal', '--lang', 'en');
    expect([sameHand.code, sameHand.err]).toEqual([1, expect.stringContaining('may not verify')]);
    expect(await run('verify-incident', incidentId)).toMatchObject({ code: 0, out: '核查通过，已结案\n' });
    expect(await run('callback', incidentId, '--not-resolved', '--note', '又停上了')).toMatchObject({
      code: 0,
      out: '已退回返工\n',
    });
  });

  test('without a category and without a clue it is left to a person; JSON comes in by standard input', async () => {
    expect(await raise('--text', '你好')).toMatchObject({ heldBecause: expect.any(String), referrals: [] });
    const input = JSON.stringify({ subject: '电梯困人', text: '电梯里困了人', category: 'elevator-entrapment' });
    const { out } = await tiaokuai(['raise', '-', '--json'], { env, input });
    expect(leadOf(jsonLines<Raised>(out)[0]!).responsibility).toBe('quality-supervision');
  });

  test.each([
    [['raise'], 2, '--text'],
    [['raise', '--text', 'x', '--estate', '没有的小区'], 2, '没有小区'],
    [['raise', '--text', 'x', '--category', 'nonsense'], 1, '未执行'],
    [['why', randomUUID()], 1, '没有派遣'],
    [['why', 'x'], 2, 'UUID'],
    [['accept', randomUUID()], 1, '没有派遣'],
    [['incidents', '--status', '飞走'], 2, 'in-hand 处置'],
    [['rebuild', 'nobody'], 2, 'subdistrict'],
    [['rebuild', 'fire', 'nothing'], 1, 'nothing'],
    [['verify', 'nobody'], 2, 'subdistrict'],
    [['replay', '--log', 'nobody'], 2, 'subdistrict'],
    [['replay', '--after', 'fire'], 2, 'fire=1200'],
    [['credentials', 'nobody'], 2, 'fire'],
  ])('%p is answered with what to do', async (args, code, words) => {
    const ran = await run(...args);
    expect([ran.code, ran.out]).toEqual([code, '']);
    expect(ran.err).toContain(words);
  });
});

describe('lists', () => {
  test('of incidents: filters, pages, CSV, a table', async () => {
    for (let count = 0; count < 3; count += 1)
      await raise('--category', 'dog-nuisance', '--text', '养犬', '--place', '世纪花园');
    const dogs = await lines<{ incident_id: string; category: string }>(
      'incidents',
      '--category',
      'dog-nuisance',
      '--json',
    );
    expect(dogs).toHaveLength(3);
    expect(await lines('incidents', '--category', 'dog-nuisance', '--limit', '2', '--json')).toEqual(dogs.slice(0, 2));
    expect(await lines('incidents', '--responsibility', 'police', '--json', '--all')).toEqual(
      expect.arrayContaining(dogs),
    );
    const csv = parse((await run('incidents', '--category', 'dog-nuisance', '--csv')).out, { columns: true }) as Record<
      string,
      string
    >[];
    expect(csv.map(({ incident_id }) => incident_id)).toEqual(dogs.map(({ incident_id }) => incident_id));
    const table = await run('incidents', '--category', 'dog-nuisance');
    for (const words of ['编号', '违规养犬', '世纪花园', '公安', dogs[0]!.incident_id])
      expect(table.out).toContain(words);
    expect(await run('incidents', '--category', 'theft')).toMatchObject({ code: 0, out: '', err: '没有符合条件的\n' });
  });
});

describe('replay', () => {
  let all: Envelope[];
  beforeAll(async () => {
    all = await lines<Envelope>('replay');
  });

  test('everything, in the order in which it was recorded, each log without a hole', () => {
    const times = all.map(({ recordedtime }) => recordedtime);
    expect(times).toEqual([...times].sort());
    for (const [, events] of Map.groupBy(all, ({ log }) => log))
      expect(events!.map(({ position }) => Number(position))).toEqual(events!.map((_, index) => index + 1));
    expect(new Set(all.map(({ log }) => log)).size).toBeGreaterThan(4);
  });

  test('each choice gives what it names and nothing else', async () => {
    const ids = async (...args: string[]) => (await lines<Envelope>('replay', ...args)).map(({ id }) => id);
    const chosen = (
      wanted: (event: Envelope & { data: Record<string, unknown>; lane: string; time: string }) => boolean,
    ) => all.filter((event) => wanted(event as never)).map(({ id }) => id);
    const d = district.bed.district;
    const some = all[Math.floor(all.length / 2)]!;
    expect(await ids('--log', 'fire', '--log', 'traffic')).toEqual(
      chosen(({ log }) => [`${d}.fire`, `${d}.traffic`].includes(log)),
    );
    expect(await ids('--type', 'ReferralAccepted')).toEqual(chosen(({ type }) => type.includes('.ReferralAccepted.')));
    expect(await ids('--type', 'cn.tiaokuai.traffic.ReferralAccepted.v1')).toEqual(
      chosen(({ type }) => type === 'cn.tiaokuai.traffic.ReferralAccepted.v1'),
    );
    expect(await ids('--incident', some.correlationid)).toEqual(
      chosen(({ correlationid }) => correlationid === some.correlationid),
    );
    expect(await ids('--stream', some.subject)).toEqual(chosen(({ subject }) => subject === some.subject));
    expect(await ids('--as-of', some.recordedtime.replace(/\d{3}Z$/, 'Z'))).toEqual(
      chosen(({ recordedtime }) => recordedtime.slice(0, -4) <= some.recordedtime.slice(0, -4)),
    );
    expect(await ids('--after', `subdistrict=${5}`, '--log', 'subdistrict')).toEqual(
      chosen(({ log, position }) => log === `${d}.subdistrict` && Number(position) > 5),
    );
    expect(await ids('--responsibility', 'traffic')).toEqual(
      chosen(
        ({ log, lane, data }) =>
          log === `${d}.traffic` || lane === 'referral.traffic' || data.responsibility === 'traffic',
      ),
    );
    expect(await ids('--responsibility', 'traffic', '--type', 'ReferralIssued', '--limit', '1')).toHaveLength(1);
    expect(await ids('--to', '2018-05-14 09:00')).toEqual([]);
    expect(await ids('--from', '2018-05-14T01:00:00Z', '--limit', '7')).toEqual(all.slice(0, 7).map(({ id }) => id));
    expect(await run('replay', '--type', 'IncidentReportd')).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('IncidentReportd'),
    });
  });

  test('CSV holds the same', async () => {
    const rows = parse((await run('replay', '--csv')).out, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  test('a reader who has seen enough ends it quietly', async () => {
    const cli = fileURLToPath(new URL('../../infra/cli.ts', import.meta.url));
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cli, 'replay'], {
      env: { ...process.env, ...env, NODE_OPTIONS: '' },
    });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect([code, err]).toEqual([0, '']);
  });
});

describe('operators', () => {
  test('verify: whole, and broken where somebody changed what stands', async () => {
    const whole = await run('verify', '--models');
    expect(whole.err).toBe('');
    expect(whole.out).toContain('完整');
    expect(whole.out).toContain('一致');
    const { adminPool, district: code } = district.bed;
    const change = async (data: string) => {
      const client = await adminPool.connect();
      await client.query('alter table tiaokuai_log.events disable trigger events_stay');
      await client.query(
        `update tiaokuai_log.events set data = $2 where position = 1 and log_id = (select log_id from tiaokuai_log.logs where log = $1)`,
        [`${code}.fire`, data],
      );
      await client.query('alter table tiaokuai_log.events enable trigger events_stay');
      client.release();
    };
    const { rows } = await adminPool.query<{ data: string }>(
      `select data from tiaokuai_log.events where position = 1 and log_id = (select log_id from tiaokuai_log.logs where log = $1)`,
      [`${code}.fire`],
    );
    await change('{}');
    const broken = await run('verify', 'fire', 'traffic');
    await change(rows[0]!.data);
    expect(broken.code).toBe(1);
    expect(broken.out).toMatch(/fire\s+1\s+在位置 1 断裂/);
    expect(broken.out).toMatch(/traffic\s+\d+\s+完整/);
    expect(await run('verify', 'fire')).toMatchObject({ code: 0 });
  });

  test('verify --models finds a row that somebody changed; rebuild mends it', async () => {
    const { pool, schema } = district.host.service('subdistrict').context;
    await pool.query(
      `update ${schema}.incidents set status = 'closed' where incident_id = (select min(incident_id) from ${schema}.incidents where status <> 'closed')`,
    );
    expect(await run('verify', 'subdistrict', '--models')).toMatchObject({
      code: 1,
      out: expect.stringContaining('不一致：1 处不同'),
    });
    expect(await run('rebuild', 'subdistrict', 'incidents')).toMatchObject({
      code: 0,
      out: expect.stringContaining('incidents'),
    });
    expect(await run('verify', 'subdistrict', '--models')).toMatchObject({ code: 0 });
  });

  test('status: nothing is behind once all is quiet, and the bus holds what the logs hold', async () => {
    interface Status {
      readonly events: number;
      readonly messages: number;
      readonly services: readonly {
        readonly service: string;
        readonly events: number;
        readonly running: { readonly unpublished: number; readonly parked: number };
      }[];
    }
    const status = await until('quiet', async () => {
      const [found] = await lines<Status>('status', '--json');
      return found!.services.every(({ running }) => running.unpublished === 0) && found!.messages === found!.events
        ? found
        : undefined;
    });
    expect(status.services.reduce((sum, { events }) => sum + events, 0)).toBe(status.events);
    expect(status.services.map(({ service }) => service)).toContain('quality-supervision');
    expect((await run('status')).out).toContain(`总线上 ${status.messages} 条消息，日志里 ${status.events} 条事件`);
  });

  test('a read model that stands still is said by verify, parked and redrive alike, until it is built anew', async () => {
    const { adminPool, district: code } = district.bed;
    await adminPool.query(
      `insert into rm_${code}_fire._parked (table_name, kind, subject, position, event_id, event_type, reason)
       values ('hazards', 'stream', 'hazard-1', 1, 'x', 'HazardReported', 'a number that no column holds')`,
    );
    expect(await run('verify', 'fire', '--models')).toMatchObject({
      code: 1,
      out: expect.stringContaining('1 处停住（hazard-1 …）'),
      err: expect.stringContaining('1 个读模型'),
    });
    const listed = await run('parked');
    expect(listed.out).toMatch(/hazards.*hazard-1.*停在此处/);
    const redriven = await run('parked', '--redrive');
    expect(redriven).toMatchObject({ code: 1, err: '仍有 1 件搁置\n' });
    expect(redriven.out).toMatch(/hazards stream hazard-1.*tiaokuai rebuild fire/);
    expect(await run('rebuild', 'fire', 'hazards')).toMatchObject({ code: 0 });
    expect(await run('verify', 'fire', '--models')).toMatchObject({ code: 0 });
  });

  test('parked: told with its reason, and given again once it can be handled', async () => {
    expect(await run('parked')).toMatchObject({ code: 0, out: '没有搁置的事件\n' });
    // An event that the subdistrict's reaction to the router cannot digest: its incident is not known there.
    const incidentId = randomUUID();
    const { eventLog } = await districtRouter();
    await eventLog(incidentId);
    await until('the parked event', async () => (await lines('parked', '--json')).length > 0);
    const listed = await run('parked');
    expect(listed.out).toContain('no-such-incident');
    const [{ consumer }] = (await lines<{ consumer: string }>('parked', '--json')) as [{ consumer: string }];
    expect(await run('parked', '--redrive', consumer)).toMatchObject({ code: 1, err: '仍有 1 件搁置\n' });
    await district.does('grid-worker:1', 'subdistrict', 'ReportIncident', {
      incidentId,
      channel: 'grid',
      category: 'dog-nuisance',
      subject: '',
      text: '养犬',
    });
    const redriven = await run('parked', '--redrive');
    expect(redriven).toMatchObject({ code: 0, out: expect.stringContaining(consumer) });
    expect(await run('parked')).toMatchObject({ out: '没有搁置的事件\n' });
  });
});

/** Writes to the router's log what no router would: a settled dispatch of an incident that nobody reported. */
const districtRouter = async () => {
  const { context } = district.host.service('referral-router');
  const { createPostgresEventLog } = await import('@tiaokuai/event-log');
  const log = `${district.bed.district}.referral-router`;
  return {
    eventLog: (incidentId: string) =>
      createPostgresEventLog({ pool: context.pool }).append(log, [
        {
          commandId: randomUUID(),
          stream: `dispatch-${incidentId}`,
          expectedVersion: 0,
          events: [
            {
              id: randomUUID(),
              type: 'cn.tiaokuai.referral-router.DispatchSettled.v1',
              lane: 'referral-router.dispatch',
              time: new Date().toISOString(),
              correlationid: incidentId,
              causationid: incidentId,
              actor: 'service:test',
              data: {
                incidentId,
                round: 0,
                results: [
                  {
                    referralId: randomUUID(),
                    responsibility: 'police',
                    role: 'lead',
                    outcome: 'resolved',
                    completedBy: 'officer:1',
                  },
                ],
              },
            },
          ],
        },
      ]),
  };
};
