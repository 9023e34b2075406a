import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantOf } from '../src/import/dates.ts';

describe('times as people write them, by the clock of Beijing', () => {
  test.each([
    ['2019-02-28T11:25:05', '2019-02-28T03:25:05.000Z'],
    ['2019-02-28T11:25:05Z', '2019-02-28T11:25:05.000Z'],
    ['2019-02-28T11:25:05.5+08:00', '2019-02-28T03:25:05.500Z'],
    ['2019-02-28 11:25:05 +0800', '2019-02-28T03:25:05.000Z'],
    ['2019-02-28T11:25:05-05:30', '2019-02-28T16:55:05.000Z'],
    ['2019/2/28 11:25:05', '2019-02-28T03:25:05.000Z'],
    ['2019/2/8 9:05', '2019-02-08T01:05:00.000Z'],
    ['2019.2.28', '2019-02-27T16:00:00.000Z'],
    ['2019-02-28', '2019-02-27T16:00:00.000Z'],
    ['20190228', '2019-02-27T16:00:00.000Z'],
    [20190228, '2019-02-27T16:00:00.000Z'],
    ['20190228112505', '2019-02-28T03:25:05.000Z'],
    ['2019年2月28日', '2019-02-27T16:00:00.000Z'],
    ['2019年2月28日 11时25分05秒', '2019-02-28T03:25:05.000Z'],
    ['2019年2月28日下午3点', '2019-02-28T07:00:00.000Z'],
    ['2019年2月28日 上午12:10', '2019-02-27T16:10:00.000Z'],
    ['2019/2/28 3:05:06 PM', '2019-02-28T07:05:06.000Z'],
    ['2019/2/28 星期四 11:25', '2019-02-28T03:25:00.000Z'],
    ['２０１９／２／２８　１１：２５', '2019-02-28T03:25:00.000Z'],
    [' 2019-02-28 11:25:05.123456 ', '2019-02-28T03:25:05.123Z'],
    ['43524.4757523148', '2019-02-28T03:25:05.000Z'],
    [43524, '2019-02-27T16:00:00.000Z'],
    [1551324305, '2019-02-28T03:25:05.000Z'],
    ['1551324305000', '2019-02-28T03:25:05.000Z'],
    [new Date(Date.UTC(2019, 1, 28, 11, 25, 5)), '2019-02-28T03:25:05.000Z'],
  ])('%s', (written, instant) => expect(instantOf(written)).toBe(instant));

  test.each([
    ['two meanings', '2/3/2019'],
    ['no such day', '2019-02-30'],
    ['no such day, dense', '20190230'],
    ['no such hour', '2019-02-28 24:30'],
    ['no such minute', '2019-02-28 11:65'],
    ['a number of something', '188006'],
    ['a year and a slip', '2019.28'],
    ['before anybody reported', '1019-01-01'],
    ['a word', '昨天下午'],
    ['nothing', ''],
    ['no time', Number.NaN],
  ])('not understood: %s', (_why, written) => expect(instantOf(written)).toBeUndefined());

  test('every second in every form is the same second', () => {
    const pad = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1991, 0) / 1_000, max: Date.UTC(2099, 11) / 1_000 }), (second) => {
        const wall = new Date(second * 1_000 + 8 * 3_600_000);
        const [year, month, day] = [wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate()];
        const [hour, minute, rest] = [wall.getUTCHours(), wall.getUTCMinutes(), wall.getUTCSeconds()];
        const clock = `${pad(hour)}:${pad(minute)}:${pad(rest)}`;
        const forms = [
          `${year}-${pad(month)}-${pad(day)}T${clock}`,
          `${year}/${month}/${day} ${hour}:${pad(minute)}:${pad(rest)}`,
          `${year}年${month}月${day}日 ${hour}时${minute}分${rest}秒`,
          `${year}年${month}月${day}日 ${hour < 12 ? '上午' : '下午'}${hour % 12 || 12}:${pad(minute)}:${pad(rest)}`,
          `${year}${pad(month)}${pad(day)}${pad(hour)}${pad(minute)}${pad(rest)}`,
          (wall.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000,
          wall,
        ];
        const instant = new Date(second * 1_000).toISOString();
        for (const form of forms) expect(instantOf(form)).toBe(instant);
      }),
    );
  });
});
