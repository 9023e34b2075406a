import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { encodingOf } from '../src/import/encoding.ts';
import { isBroken, type ReadRow } from '../src/import/rows.ts';
import { openSource } from '../src/import/source.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaokuai-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
const fileOf = async (content: string | Uint8Array): Promise<string> => {
  files += 1;
  const file = join(folder, `file-${files}`);
  await writeFile(file, content);
  return file;
};
const readAll = async (file: string, sheet?: string): Promise<ReadRow[]> => {
  const all: ReadRow[] = [];
  for await (const row of (await openSource({ file, given: {}, sheet })).rows) all.push(row);
  return all;
};
/** `row:first cell`, or `row!code` for a broken one. */
const brief = (rows: readonly ReadRow[]): string[] =>
  rows.map((row) => (isBroken(row) ? `${row.row}!${row.problem.code}` : `${row.row}:${row.cells[0]}`));

const table = '编号,内容\n1,停水\n2,"电梯坏了，\n无人修"\n';

describe('CSV', () => {
  test('a text of several lines is one row; rows are numbered as a spreadsheet does, lines as an editor does', async () => {
    const rows = await readAll(await fileOf(`${table}\n3,漏水\n`));
    expect(rows).toMatchObject([
      { row: 2, line: 2, headers: ['编号', '内容'], cells: ['1', '停水'] },
      { row: 3, line: 3, cells: ['2', '电梯坏了，\n无人修'] },
      { row: 5, line: 6, cells: ['3', '漏水'] },
    ]);
  });

  /** GB 18030 of the table; Node writes no GB 18030 itself. */
  const gb18030 = Buffer.from('b1e0bac52cc4dac8dd0a312ccda3cbae0a322c22b5e7ccddbbb5c1cba3ac0acedec8cbd0de220a', 'hex');
  test.each([
    ['UTF-8', Buffer.from(table), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${table}`), 'utf-8'],
    ['GB 18030', gb18030, 'gb18030'],
    ['UTF-16', Buffer.from(`\uFEFF${table}`, 'utf16le'), 'utf-16le'],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${table}`, 'utf16le').swap16(), 'utf-16be'],
    ['Windows lines', Buffer.from(table.replaceAll('\n', '\r\n').replace('，\r\n', '，\n')), 'utf-8'],
    ['tabs', Buffer.from(table.replace('编号,', '编号\t').replace('1,', '1\t').replace('2,', '2\t')), 'utf-8'],
    ['semicolons', Buffer.from(table.replace('编号,', '编号;').replace('1,', '1;').replace('2,', '2;')), 'utf-8'],
  ])('%s', async (_name, bytes, encoding) => {
    const file = await fileOf(bytes);
    expect(await encodingOf(file)).toBe(encoding);
    expect(await readAll(file)).toMatchObject([{ cells: ['1', '停水'] }, { cells: ['2', '电梯坏了，\n无人修'] }]);
  });

  test('a text in UTF-8 with a few broken characters stays UTF-8', async () => {
    const file = await fileOf(
      Buffer.concat([Buffer.from(`${table}3,${'漏水'.repeat(50)}`), Buffer.from([0xe6, 0x0a])]),
    );
    expect(await encodingOf(file)).toBe('utf-8');
  });

  test('an open quotation mark costs its own row, wherever it closes or never does', async () => {
    const never = await readAll(await fileOf('编号,内容\n1,好\n2,"没有收尾\n3,好\n4,"引号"\n5,好\n6,"又没有\n7,好\n'));
    expect(brief(never)).toEqual(['2:1', '3!quote-not-closed', '4:3', '5:4', '6:5', '7!quote-not-closed', '8:7']);
    const inside = await readAll(await fileOf('编号,内容\n1,"他说 ""好""，\n走了，来了"\n2,好\n'));
    expect(brief(inside)).toEqual(['2:1', '3:2']);
    const swallowed = await readAll(await fileOf('编号,内容\n1,"没有收尾\n2,好\n3,"又一个",好,多\n4,好\n'));
    expect(brief(swallowed)).toEqual(['2!too-many-columns', '3:2', '4!too-many-columns', '5:4']);
  });

  test('an open quotation mark before very much is given up early', async () => {
    const many = Array.from({ length: 60_000 }, (_, index) => `${index},好好好好好好好好好好`).join('\n');
    const rows = await readAll(await fileOf(`编号,内容\nx,"没有收尾\n${many}\n`));
    expect(rows).toHaveLength(60_001);
    expect(brief(rows.slice(0, 2))).toEqual(['2!quote-not-closed', '3:0']);
  });

  test('commas without quotation marks are found, those behind the last column are let pass, empty rows are no rows', async () => {
    const rows = await readAll(await fileOf('编号,内容\n1,一,二\n2,好,,\n,\n3\n'));
    expect(brief(rows)).toEqual(['2!too-many-columns', '3:2', '5:3']);
  });
});

describe('JSONL', () => {
  test('one object per line; what is none is told by its line', async () => {
    const lines = ['{"id":7,"text":"停水"}', '', '{"text":"x"', '[1]', '{"id":"8","text":"a\u2028b","more":{"k":1}}'];
    const rows = await readAll(await fileOf(lines.join('\n')));
    expect(brief(rows)).toEqual(['1:7', '3!no-json', '4!no-object', '5:8']);
    expect(rows.at(-1)).toMatchObject({ headers: ['id', 'text', 'more'], cells: ['8', 'a\u2028b', '{"k":1}'] });
  });
});

describe('XLSX', () => {
  const bookOf = async (fill: (book: ExcelJS.Workbook) => void): Promise<string> => {
    const book = new ExcelJS.Workbook();
    fill(book);
    return fileOf(new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer));
  };

  test('titles, rich text, formulas, dates, gaps; the first sheet that has anything', async () => {
    const file = await bookOf((book) => {
      book.addWorksheet('空');
      const sheet = book.addWorksheet('留言');
      sheet.addRow(['二〇一九年留言汇总']);
      sheet.addRow(['编号', '内容', '时间']);
      sheet.addRow([1, { richText: [{ text: '电梯' }, { text: '坏了' }] }, new Date(Date.UTC(2019, 1, 28, 11, 25, 5))]);
      sheet.addRow([]);
      sheet.addRow([2, { formula: 'A3&"x"', result: '停水' }, 43524.5]);
      sheet.addRow([3, { error: '#N/A' } as ExcelJS.CellErrorValue, '2019/2/28']);
      sheet.getCell('C3').numFmt = 'yyyy/m/d h:mm';
    });
    const rows = await readAll(file);
    expect(rows).toMatchObject([
      { row: 3, headers: ['编号', '内容', '时间'], cells: [1, '电梯坏了', new Date(Date.UTC(2019, 1, 28, 11, 25, 5))] },
      { row: 5, cells: [2, '停水', 43524.5] },
      { row: 6, problem: { code: 'formula-error' } },
    ]);
  });

  test('a sheet by its name', async () => {
    const file = await bookOf((book) => {
      for (const name of ['一月', '二月'])
        book.addWorksheet(name).addRows([
          ['编号', '内容'],
          [name, '停水'],
        ]);
    });
    expect(brief(await readAll(file, '二月'))).toEqual(['2:二月']);
    await expect(readAll(file, '三月')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('一月, 二月'),
    });
  });
});

test.each([
  ['nothing', '', 'is empty'],
  ['an old spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old .xls'],
  ['a JSON array', '[{"text":"x"}]', 'JSON array'],
  ['no column with a text', '编号,点赞数\n1,2\n', 'the file has: 编号、点赞数'],
])('%s is said to be what it is', async (_name, content, words) => {
  const file = await fileOf(content);
  await expect(readAll(file)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(words) });
});
