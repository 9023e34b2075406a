import { describe, expect, test } from '@jest/globals';
import { categories, reportIncidentInput } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { columnsOf, missingColumns } from '../src/import/columns.ts';
import { pseudonymOf } from '../src/import/pseudonyms.ts';
import { type Origin, type Report, reportOf } from '../src/import/report.ts';
import type { Cell } from '../src/import/rows.ts';

const secret = new Uint8Array(32).fill(7);
const origin: Origin = {
  district: '370303',
  system: '12345',
  personOf: (user) => pseudonymOf(secret, '12345', user),
};
const headers = ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情'];
const read = (cells: readonly Cell[], names = headers, from = origin) =>
  reportOf({ row: 2, headers: names, cells }, columnsOf(names), from);
const reportFrom = (...parameters: Parameters<typeof read>): Report => {
  const report = read(...parameters);
  if ('code' in report) throw new Error(report.message.en);
  return report;
};
const row: readonly Cell[] = ['188006', 'A0001', 'A市嘉顺苑小区停水', '2019/2/28 11:25:05', '停水三天了'];

describe('columns', () => {
  test.each([
    ['a message board', headers, { reference: [0], user: [1], subject: [2], asked: [3], text: [4] }],
    [
      'a hotline',
      ['工单号', '来电时间', '来电人', '联系电话', '诉求内容'],
      { reference: [0], asked: [1], name: [2], telephone: [3], text: [4] },
    ],
    [
      'JSONL',
      ['id', 'subject', 'asked', 'text', 'user', 'reply'],
      { reference: [0], subject: [1], asked: [2], text: [3], user: [4] },
    ],
    [
      'Open311',
      ['service_request_id', 'requested_datetime', 'description', 'address'],
      { reference: [0], asked: [1], text: [2], address: [3] },
    ],
    ['with units and marks', ['*编 号', '诉求（必填）', '时间(北京)'], { reference: [0], text: [1], asked: [2] }],
  ])('of %s', (_what, names, columns) => expect(columnsOf(names)).toEqual(columns));

  test('several columns for one field: the most telling first, the others where it is empty', () => {
    const names = ['内容', '诉求内容', '编号'];
    expect(columnsOf(names)).toMatchObject({ text: [1, 0] });
    expect(reportFrom(['甲', '乙', '1'], names).first.input.text).toBe('乙');
    expect(reportFrom(['甲', ' ', '1'], names).first.input.text).toBe('甲');
  });

  test('what is given wins; what is not there is named', () => {
    expect(columnsOf(['a', '诉求内容'], { text: 'A' })).toEqual({ text: [0] });
    expect(missingColumns(['a', 'b'], { text: 'A', subject: 'c' })).toEqual(['c']);
  });
});

describe('a row as a report', () => {
  test('fits the command, under ids that follow from its number and what it says', () => {
    const { first, further } = reportFrom(row);
    expect(reportIncidentInput.safeParse(first.input).success).toBe(true);
    expect(reportIncidentInput.safeParse(further.input).success).toBe(true);
    expect(first.input).toMatchObject({
      channel: 'import',
      subject: 'A市嘉顺苑小区停水',
      text: '停水三天了',
      occurredAt: '2019-02-28T03:25:05.000Z',
      origin: { system: '12345', reference: '188006' },
      place: { named: 'A市嘉顺苑小区' },
      reporter: { person: pseudonymOf(secret, '12345', 'A0001') },
    });
    expect(reportFrom(row)).toEqual({ first, further });
    expect(further.input.origin?.reference).toMatch(/^188006#[0-9a-f]{16}$/);
  });

  const idsOf = (report: Report) =>
    [report.first, report.further].map(({ commandId, input }) => [commandId, input.incidentId]);

  test('the same row in another kind of file is the same report', () => {
    const date = new Date(Date.UTC(2019, 1, 28, 11, 25, 5));
    expect(idsOf(reportFrom([188006, 'A0001', ' A市嘉顺苑小区停水', date, '停水三天了']))).toEqual(
      idsOf(reportFrom(row)),
    );
    const json = ['text', 'asked', 'id', 'subject', 'user', 'likes'];
    expect(
      idsOf(reportFrom(['停水三天了', '2019-02-28T11:25:05', '188006', 'A市嘉顺苑小区停水', 'A0001', 3], json)),
    ).toEqual(idsOf(reportFrom(row)));
  });

  test('another content under the same number: the same incident at first, another command; then one of its own', () => {
    const [one, other] = [reportFrom(row), reportFrom(row.with(4, '又停水了'))];
    expect(other.first.input.incidentId).toBe(one.first.input.incidentId);
    expect(other.first.commandId).not.toBe(one.first.commandId);
    expect(other.further.input.incidentId).not.toBe(one.further.input.incidentId);
  });

  test('another district, system or number: another incident', () => {
    const incidents = [
      reportFrom(row),
      reportFrom(row, headers, { ...origin, district: '370302' }),
      reportFrom(row, headers, { ...origin, system: '信箱' }),
      reportFrom(row.with(0, '188007')),
      reportFrom(row.with(0, '')),
    ].map(({ first }) => first.input.incidentId);
    expect(new Set(incidents).size).toBe(incidents.length);
  });

  test('a row without a number is known by what it says', () => {
    expect(reportFrom(row.with(0, '')).first).toEqual(reportFrom(row.with(0, undefined)).first);
    expect(reportFrom(row.with(0, '')).first.input.origin?.reference).toMatch(/^#[0-9a-f]{16}$/);
  });

  test('nobody learns from the id of a person who it is, and each user is one person', () => {
    const person = (user: string, from = origin) =>
      reportFrom(row.with(1, user), headers, from).first.input.reporter?.person;
    expect(person('13812345678')).toBe(person('13812345678'));
    expect(person('13812345678')).not.toBe(person('13812345679'));
    const elsewhere = (user: string) => pseudonymOf(new Uint8Array(32), '12345', user);
    expect(person('13812345678')).not.toBe(person('13812345678', { ...origin, personOf: elsewhere }));
    expect(person('')).toBeUndefined();
  });

  test('name and telephone stay with the reporter, an address gives its estate only', () => {
    const names = ['来电人', '联系电话', '诉求内容', '地址'];
    const { input } = reportFrom(['王某', '13812345678', '电梯困人', '张店区世纪花园3号楼2单元501'], names).first;
    expect(input).toMatchObject({
      reporter: { name: '王某', telephone: '13812345678', person: pseudonymOf(secret, '12345', '13812345678') },
      place: { named: '张店区世纪花园' },
    });
    expect(reportFrom(['世纪花园3号楼501', '停水'], ['小区名称', '内容']).first.input.place).toEqual({
      named: '世纪花园',
    });
  });

  test('a category of ours by key or name; what others call theirs is left to the suggester', () => {
    const category = (text: string) => reportFrom(['停水', text], ['内容', '类别']).first.input.category;
    const [{ key, names }] = categories as [(typeof categories)[number]];
    expect([category(key), category(names.zh), category('民生类')]).toEqual([key, key, undefined]);
  });

  test.each([
    ['says nothing', row.with(2, ' ').with(4, ''), 'nothing-said'],
    ['has a time that cannot be understood', row.with(3, '上周'), 'time-not-understood'],
    ['is no report but a book', row.with(4, '长'.repeat(20_001)), 'too-long'],
  ])('a row that %s', (_what, cells, code) => {
    expect(read(cells)).toMatchObject({ code });
    expect(JSON.stringify(read(cells))).not.toContain('嘉顺苑');
  });

  test('whatever is in the cells, a report that comes out fits the command', () => {
    const cell = fc.oneof(fc.string({ maxLength: 700 }), fc.integer(), fc.constant(undefined), fc.boolean());
    const names = ['编号', '主题', '内容', '用户', '姓名', '电话', '小区', '地址', '紧急程度'];
    fc.assert(
      fc.property(fc.array(cell, { minLength: names.length, maxLength: names.length }), (cells) => {
        const report = read(cells, names);
        if ('code' in report) return;
        for (const { input } of [report.first, report.further])
          expect(reportIncidentInput.safeParse(input).error?.issues ?? []).toEqual([]);
      }),
    );
  });
});
