import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { jsonLines, tiaokuai } from './terminal.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaokuai-data-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('language', () => {
  test.each([
    ['Chinese by default', [], {}, '用法'],
    ['as the terminal has it', [], { LANG: 'en_GB.UTF-8' }, 'Usage'],
    ['Chinese in a terminal of no country', [], { LANG: 'C.UTF-8' }, '用法'],
    ['LC_ALL before LANG', [], { LC_ALL: 'zh_CN.UTF-8', LANG: 'en_GB.UTF-8' }, '用法'],
    ['as the option has it, before or after the command', ['--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'Usage'],
    ['with an equals sign', ['--lang=zh'], { LANG: 'en_GB.UTF-8' }, '用法'],
  ])('%s', async (_what, args, env, word) => {
    for (const line of [
      [...args, 'import', '--help'],
      ['import', ...args, '--help'],
    ]) {
      const { code, out } = await tiaokuai(line, { env });
      expect([code, out]).toEqual([0, expect.stringContaining(word)]);
    }
  });
});

describe('what is not understood ends with 2 and says what is wrong', () => {
  test.each([
    [[], '用法'],
    [['imprt', 'x'], '没有命令 imprt'],
    [['import'], '缺少参数 file'],
    [['import', 'x', 'y'], '参数过多'],
    [['import', 'x', '--concurrncy', '3'], '没有选项 --concurrncy'],
    [['import', 'x', '--concurrency', '0'], '应为整数 1–1000'],
    [['import', 'x', '--encoding', 'latin1'], '可选：utf-8'],
    [['import', 'x', '--map', 'color=red'], '字段有 reference'],
    [['import', '/no/such/file.csv'], 'ENOENT'],
    [['complete', 'x', '--note', 'y'], 'UUID'],
    [['replay', '--from', '昨天'], '看不懂这个时间'],
    [['suggest', '--measure'], '缺少值'],
  ])('%p', async (args, words) => {
    const { code, out, err } = await tiaokuai(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });
});

describe('where the district runs', () => {
  const runtime = (pid: number) => ({
    district: '370303',
    pid,
    processes: false,
    postgres: { host: '127.0.0.1', port: 1, user: 'u', password: 'p', database: 'd' },
    nats: { url: 'nats://127.0.0.1:1', user: 'service', password: 'p' },
  });
  const write = (content: string) => writeFile(join(folder, 'runtime.json'), content);
  const status = (env: NodeJS.ProcessEnv = {}) => tiaokuai(['--data', folder, 'status'], { env });

  test('nothing runs', async () => {
    const { code, err } = await tiaokuai(['status'], { env: { TIAOKUAI_DATA: join(folder, 'none') } });
    expect([code, err.trim().split('\n')]).toEqual([1, [expect.stringContaining('npm start')]]);
  });
  test('it has stopped', async () => {
    // The largest number that Linux gives to processes lies below this one.
    await write(JSON.stringify(runtime(2 ** 22 + 1)));
    expect(await status()).toMatchObject({ code: 1, err: expect.stringContaining('系统已停止') });
  });
  test('the file is damaged', async () => {
    await write('{"district":"370303"');
    expect(await status()).toMatchObject({ code: 1, err: expect.stringContaining('内容不完整') });
  });
  test('the environment is wrong', async () => {
    expect(await status({ TIAOKUAI_DISTRICT: 'Zhangdian' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('六位'),
    });
    const env = {
      TIAOKUAI_DISTRICT: '370303',
      TIAOKUAI_POSTGRES: 'postgres://u:p@127.0.0.1:1/d',
      TIAOKUAI_NATS: 'nowhere',
    };
    expect(await status(env)).toMatchObject({ code: 2, err: expect.stringContaining('nats://') });
  });
});

describe('suggest', () => {
  const messages = [
    '{"id":"1","subject":"消防通道被堵","text":"消防通道长期被汽车堵住"}',
    '{"id":2,"subject":"你好","text":"祝好"}',
    'broken',
    '{"id":"3","text":"电梯困人，有人被困在电梯里"}',
  ];
  let file: string;
  beforeAll(async () => {
    file = join(folder, 'messages.jsonl');
    await writeFile(file, messages.join('\n'));
  });

  test('a line for each message, with whom the category goes to', async () => {
    const { code, out, err } = await tiaokuai(['suggest', file]);
    expect([code, err]).toEqual([0, '第 3 行：该行不是有效的 JSON\n']);
    const lines = jsonLines<{
      id: unknown;
      suggestions: { category: string; lead: string; assist: string[]; confidence: number; evidence: string[] }[];
    }>(out);
    expect(lines.map(({ id }) => id)).toEqual(['1', 2, '3']);
    expect(lines[0]!.suggestions[0]).toMatchObject({
      category: 'fire-lane-blocked',
      lead: 'fire',
      assist: expect.arrayContaining(['traffic']),
      evidence: expect.arrayContaining(['消防通道']),
    });
    expect(lines[1]!.suggestions).toEqual([]);
    expect(lines[2]!.suggestions[0]).toMatchObject({ category: 'elevator-entrapment', lead: 'quality-supervision' });
  });

  test('compared with labels: each figure from its own messages', async () => {
    const labels = join(folder, 'labels.jsonl');
    await writeFile(
      labels,
      [
        '{"id":"1","category":"fire-lane-blocked","alt":[],"lead":"fire","handled_by":["traffic"]}',
        '{"id":"2","category":null,"alt":[],"lead":null,"handled_by":[]}',
        '{"id":"3","category":"elevator-fault","alt":["elevator-entrapment"],"lead":"quality-supervision","handled_by":["subdistrict"]}',
        '{"id":"9","category":"theft"}',
      ].join('\n'),
    );
    const { code, out } = await tiaokuai(['suggest', '--measure', labels, file, '--json']);
    expect(code).toBe(0);
    expect(jsonLines(out)[0]).toMatchObject({
      labels: 3,
      missing: 1,
      top1: { right: 1, of: 2 },
      top1Accepted: { right: 2, of: 2 },
      lead: { right: 2, of: 2 },
      leadActed: { right: 0, of: 2 },
      leadOrAssistActed: { right: 1, of: 2 },
      outOfScopeRaised: { right: 0, of: 1 },
      confusions: [{ label: 'elevator-fault', suggested: 'elevator-entrapment', times: 1 }],
    });
    const table = await tiaokuai(['suggest', '--measure', labels, file, '--lang', 'en']);
    expect(table.out).toMatch(/category, first suggestion, strictly\s+50\.0 %\s+1\/2/);
    await writeFile(labels, '{"id":"1"}\n');
    expect(await tiaokuai(['suggest', '--measure', labels, file])).toMatchObject({
      code: 2,
      err: expect.stringContaining('第 1 行不是标注'),
    });
  });

  test('before and after learning, on a split by time, of a labelled file', async () => {
    const early = ['有人养孔雀', '孔雀半夜叫', '请管管孔雀', '孔雀飞到阳台', '那边孔雀又叫', '孔雀太多', '又是孔雀'];
    const late = ['楼下孔雀又跑出来', '又见孔雀'];
    const dated = [...early, ...late].map((text, index) => ({
      id: String(index),
      subject: '',
      text,
      user: `u${index}`,
      asked: index < early.length ? '2019-01-02 08:00' : '2019-02-01 08:00',
    }));
    const all = [...dated, { id: '9', subject: '', text: '孔雀，没有时间' }, { ...dated[0]!, id: '10' }];
    const lines = (of: readonly object[]) => of.map((each) => JSON.stringify(each)).join('\n');
    const [labels, texts] = [join(folder, 'dated-labels.jsonl'), join(folder, 'dated.jsonl')];
    await writeFile(texts, lines(all));
    const labelOf = ({ id }: { id: string }) => ({
      id,
      category: id === '10' ? null : 'dog-nuisance',
      handled_by: ['police'],
    });
    await writeFile(labels, lines(all.map(labelOf)));
    const evaluate = ['suggest', '--evaluate', '--measure', labels, texts, '--split', '2019-02-01'];
    const { code, out } = await tiaokuai([...evaluate, '--json']);
    expect(code).toBe(0);
    expect(jsonLines(out)[0]).toMatchObject({
      undated: 1,
      outOfScope: 1,
      split: '2019-01-31T16:00:00.000Z',
      trained: 7,
      tested: 2,
      before: { top1: { of: 2, right: 0 } },
      after: { top1: { of: 2, right: 2 } },
      moved: [{ category: 'dog-nuisance', of: 2, before: 0, after: 2 }],
    });
    const table = await tiaokuai([...evaluate, '--lang', 'en']);
    expect(table.out).toMatch(/category, first suggestion, strictly\s+0\.0 % \(0\/2\)\s+100\.0 % \(2\/2\)/);
    // Of January alone nothing can be tested.
    const none = await tiaokuai([...evaluate, '--to', '2019-02-01', '--json']);
    expect(jsonLines(none.out)[0]).toMatchObject({ tested: 0, trained: 7 });
    expect(await tiaokuai([...evaluate, '--to', '2018-01-01', '--split', ''])).toMatchObject({ code: 2 });
  });

  test.each([
    [['suggest'], '留言文件'],
    [['suggest', '--evaluate', 'x'], '--measure'],
    [['suggest', '--learn', '--evaluate'], '只能用其一'],
    [['suggest', '--learn', 'x'], '留言文件只与'],
    [['suggest', '--publish', '已审阅'], '--publish 与 --learn 同用'],
  ])('%p is not understood', async (args, words) => {
    expect(await tiaokuai(args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words) });
  });
});
