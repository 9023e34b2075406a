import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { passwordsOf, prepareDistrict } from '../../infra/host/district.ts';
import { allServices } from '../../infra/host/services.ts';
import { type District, openDistrict } from '../../test/support/district.ts';
import { createTestBed } from '../../test/support/test-bed.ts';
import { until } from '../../test/support/until.ts';
import type { ImportResult } from '../src/import/run.ts';
import { environmentOf, jsonLines, type RunOptions, tiaokuai } from './terminal.ts';

let folder: string;
let district: District;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaokuai-import-'));
  district = await openDistrict();
});
afterAll(async () => {
  await district?.close();
  await rm(folder, { recursive: true, force: true });
});

let files = 0;
const fileOf = async (content: string | Uint8Array): Promise<string> => {
  files += 1;
  const file = join(folder, `file-${files}`);
  await writeFile(file, content);
  return file;
};
const importing = async (file: string, args: readonly string[] = [], options: RunOptions = {}) => {
  const ran = await tiaokuai(['import', file, '--json', '--lang', 'en', ...args], {
    env: environmentOf(district.bed),
    ...options,
  });
  return { ...ran, result: jsonLines<ImportResult>(ran.out)[0]! };
};
const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
/** Every incident is somewhere, and each once. */
const expectWhole = ({ rows, raised, standing, repeated, bad, outcomes }: ImportResult): void => {
  expect(raised + standing + repeated + bad).toBe(rows);
  const { leads, held, ended, waiting } = outcomes;
  expect(sum(leads) + sum(held) + sum(ended) + waiting).toBe(raised + standing);
};
const log = () => `${district.bed.district}.subdistrict`;
const headOf = async (): Promise<bigint> =>
  (
    await district.host
      .service('subdistrict')
      .context.pool.query<{ head: string }>('select head from tiaokuai_log.logs where log = $1', [log()])
  ).rows.map(({ head }) => BigInt(head))[0]!;
const reported = async (): Promise<{ reference: string; person: string }[]> => {
  const { out } = await tiaokuai(['replay', '--log', 'subdistrict', '--type', 'IncidentReported'], {
    env: environmentOf(district.bed),
  });
  return jsonLines<{ data: { origin: { reference: string }; report: { person: string } } }>(out).map(({ data }) => ({
    reference: data.origin.reference,
    person: data.report.person,
  }));
};

const header = '留言编号,留言用户,留言主题,留言时间,留言详情';
const rows = [
  '1,甲,A市嘉顺苑小区消防通道被堵,2019/2/28 11:25:05,消防通道长期被汽车堵住，消防车进不来',
  '2,乙,小区电梯困人,2019-03-01T08:00:00,电梯故障，有人被困在电梯里',
  '3,甲,,2019年3月2日,好',
  // The number of another message, and a message said twice.
  '1,丙,楼下烧烤油烟扰民,2019-03-02,露天烧烤油烟太大，熏得开不了窗',
  '2,乙,小区电梯困人,2019-03-01 08:00:00,电梯故障，有人被困在电梯里',
  ',丁,垃圾没人清运,43526.5,生活垃圾堆了一个星期没有清运',
];
const bad = ['7,戊,路灯不亮,去年冬天,路灯不亮', '8,己,,2019-03-03,', '9,庚,停水,2019-03-04,停水,三天'];

describe('an import', () => {
  test('raises each row once and says where each went; bad rows are told and the rest goes on', async () => {
    const file = await fileOf(
      [header, rows[0], bad[0], ...rows.slice(1, 3), bad[1], bad[2], ...rows.slice(3)].join('\n'),
    );
    const list = join(folder, 'errors.csv');
    const { code, err, result } = await importing(file, ['--errors', list]);
    expect(code).toBe(0);
    expect(result).toMatchObject({ rows: 9, raised: 5, standing: 0, repeated: 1, bad: 3, sharedNumbers: 1 });
    expect(result.outcomes).toMatchObject({ leads: { fire: 1, 'quality-supervision': 1 }, waiting: 0 });
    expect(sum(result.outcomes.held)).toBeGreaterThan(0);
    expectWhole(result);

    const told = ['row 3: the time “去年冬天”', 'row 6: neither subject nor text', 'row 7: 6 columns'];
    for (const words of told) expect(err).toContain(words);
    const errors = parse(await readFile(list, 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
    expect(errors.map(({ row, line, code: each }) => [row, line, each]).sort()).toEqual([
      ['3', '3', 'time-not-understood'],
      ['6', '6', 'nothing-said'],
      ['7', '7', 'too-many-columns'],
    ]);
    expect(JSON.stringify(errors)).not.toContain('路灯');

    const references = (await reported()).map(({ reference }) => reference).sort();
    expect(references.filter((reference) => /^\d+$/.test(reference))).toEqual(['1', '2', '3']);
    expect(references.filter((reference) => /^1?#[0-9a-f]{16}$/.test(reference))).toHaveLength(2);
  });

  test('again, in another order, or out of a spreadsheet, adds nothing and finds the same', async () => {
    const before = await headOf();
    const again = await importing(await fileOf([header, ...rows].join('\n')));
    expect(again.result).toMatchObject({ rows: 6, raised: 0, standing: 5, repeated: 1, sharedNumbers: 1 });
    const turned = await importing(await fileOf([header, ...rows.toReversed()].join('\r\n')));
    expect(turned.result).toMatchObject({ rows: 6, raised: 0, standing: 5, repeated: 1, sharedNumbers: 1 });
    const book = new ExcelJS.Workbook();
    book.addWorksheet('留言').addRows([header, ...rows].map((row) => row.split(',')));
    const sheet = await importing(await fileOf(new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer)));
    expect(sheet.result).toMatchObject({ rows: 6, raised: 0, standing: 5, repeated: 1 });
    for (const { result } of [again, turned, sheet]) {
      expectWhole(result);
      expect(result.outcomes).toEqual(again.result.outcomes);
    }
    expect(await headOf()).toBe(before);
    const words = await tiaokuai(['import', await fileOf([header, ...rows].join('\n'))], {
      env: environmentOf(district.bed),
    });
    expect(words.out).toContain('没有新增');
  });

  test('what one user says is sealed for one person', async () => {
    const all = await reported();
    const persons = ['1', '3', '2'].map((number) => all.find(({ reference }) => reference === number)!.person);
    expect(persons[0]).toBe(persons[1]);
    expect(persons[0]).not.toBe(persons[2]);
  });

  test('columns by name, another system, JSONL', async () => {
    const file = await fileOf('{"n":1,"what":"楼道堆放杂物","when":1551324305}\n{"n":2,"what":"物业乱收停车费"}\n');
    const { code, result } = await importing(file, [
      '--map',
      'reference=n',
      '--map',
      'text=what',
      '--map',
      'asked=when',
      '--system',
      '信箱',
    ]);
    expect(code).toBe(0);
    expect(result).toMatchObject({ rows: 2, raised: 2, bad: 0 });
    const missing = await importing(file, ['--map', 'text=nothing']);
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('the file has: n、what、when')]);
  });

  test('Ctrl-C ends it after what is under way; the next import goes on', async () => {
    const many = Array.from({ length: 500 }, (_, n) => `x${n},u${n % 50},小区停水,2019-03-05,小区停水${n}小时`);
    const file = await fileOf([header, ...many].join('\n'));
    const before = await headOf();
    const begun = until('the first row', async () => (await headOf()) > before);
    const stopped = await importing(file, ['--concurrency', '8'], { interrupted: begun });
    expect(stopped.code).toBe(1);
    expect(stopped.result.stopped).toBe(true);
    expect(stopped.result.rows).toBeLessThan(500);
    const { result } = await importing(file);
    expect(result).toMatchObject({
      rows: 500,
      standing: stopped.result.raised,
      raised: 500 - stopped.result.raised,
    });
    expectWhole(result);
  }, 120_000);
});

describe('services that are away', () => {
  test('the import waits for them, and raises each row once', async () => {
    const bed = await createTestBed();
    const services = allServices.map(({ name }) => name);
    await prepareDistrict(bed.adminPool, { district: bed.district, services, passwordOf: passwordsOf('test') });
    const env = environmentOf(bed);
    const file = await fileOf([header, ...rows].join('\n'));
    const gone = await tiaokuai(['import', file, '--timeout', '1'], { env });
    expect([gone.code, gone.err]).toEqual([1, expect.stringContaining('服务一直没有答复')]);

    const under = importing(file, [], { env });
    const late = await openDistrict({ bed });
    const { code, result } = await under;
    await late.close();
    expect(code).toBe(0);
    expect(result).toMatchObject({ rows: 6, raised: 5, repeated: 1, bad: 0 });
    expectWhole(result);
  });
});

const real = new URL('../../../shared/data/messages-hot.csv', import.meta.url);
const realTest = existsSync(real) ? test : test.skip;

realTest(
  'real messages: counts add up, and the read models are what the logs fold to (../shared/data)',
  async () => {
    const table = parse(await readFile(real, 'utf8'), { bom: true }) as string[][];
    const some = [table[0]!, ...table.slice(1).filter((_, index) => index % 30 === 0)];
    const quoted = some.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
    const { code, result } = await importing(await fileOf(quoted), ['--system', '问政']);
    expect(code).toBe(0);
    expect(result).toMatchObject({ rows: some.length - 1, raised: some.length - 1, bad: 0 });
    expectWhole(result);
    expect(result.outcomes.waiting).toBe(0);
    const verified = await tiaokuai(['verify', '--models', '--json'], { env: environmentOf(district.bed) });
    expect(verified.err).toBe('');
    expect(verified.code).toBe(0);
  },
  180_000,
);
