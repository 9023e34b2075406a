import { describe, expect, test } from '@jest/globals';
import { openPartsOf } from '../src/incident/open-parts.ts';

describe('the open parts of a report', () => {
  test.each([
    '13812345678',
    '138 1234 5678',
    '138-1234-5678',
    '+86 13812345678',
    '１３８１２３４５６７８',
    '（0533）2345678',
    '鲁C12345',
  ])('keep … where %s stood, and what stood there is found', (number) => {
    const { open, found } = openPartsOf({
      place: { named: `和平小区（联系${number}）`, building: '3号楼' },
      answers: { when: '夜间', who: `找${number}`, paid: true },
      origin: { system: '12345', reference: '20181114-001' },
    });
    expect(open.place?.named).toMatch(/^和平小区（联系[+（]?…）$/);
    expect(open.place?.building).toBe('3号楼');
    expect(open.answers).toEqual({ when: '夜间', who: expect.stringMatching(/^找[+（]?…$/), paid: true });
    expect(open.origin).toEqual({ system: '12345', reference: '20181114-001' });
    expect(found.map((each) => each.normalize('NFKC').replaceAll(/\W/g, ''))).toHaveLength(2);
  });
  test('stay as they are where there is none, photographs and places on the map too', () => {
    const evidence = [{ sha256: '13812345678'.padEnd(64, '0'), mediaType: 'image/jpeg', bytes: 1 }];
    const parts = {
      place: { named: '和平小区', location: { latitude: 36.8, longitude: 118.05, system: 'GCJ-02' as const } },
      handled: { result: '已劝离', evidence },
    };
    expect(openPartsOf(parts)).toEqual({ open: parts, found: [] });
  });
  test('lose no answer when two questions differ in a number only', () => {
    const { open, found } = openPartsOf({ answers: { 电话13812345678: '有人接', 电话13912345678: '无人接' } });
    expect(Object.values(open.answers ?? {})).toEqual(['有人接', '无人接']);
    expect(found).toEqual(['13812345678', '13912345678']);
  });
});
