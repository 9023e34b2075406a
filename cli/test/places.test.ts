import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeIn } from '../src/import/places.ts';

describe('the place that a report names', () => {
  test.each([
    ['A市嘉顺苑小区怎么经常无故停水', 'A市嘉顺苑小区'],
    ['A3区学士街道象醉路梯都家园长时间无水用', 'A3区学士街道象醉路梯都家园'],
    ['我们是西地省A市A8县碧桂园山湖城小区的业主', '西地省A市A8县碧桂园山湖城小区'],
    ['张店区马尚街道世纪花园3号楼电梯困人', '张店区马尚街道世纪花园'],
    ['反映A4区潮宗街宏金花园与中山宿舍之间的围墙', 'A4区潮宗街宏金花园'],
    ['A1区远大路红旗路口到A7县东四路口段归谁', 'A1区远大路'],
    ['由于泉塘街道阳高社区近来发展很快', '泉塘街道阳高社区'],
    ['A4区秀峰街道大塘村有人私占良田', 'A4区秀峰街道大塘村'],
    ['位于五一大道的酒吧噪音严重', '五一大道'],
  ])('%s', (text, place) => expect(placeIn(text)).toBe(place));

  test('an estate counts before a road, and the subject before the text', () => {
    expect(placeIn('A5区劳动东路魅力之城小区油烟扰民', '住在A3区桐梓坡西路')).toBe('A5区劳动东路魅力之城小区');
    expect(placeIn('A3区桐梓坡西路停水', '可可花城小区停水三天')).toBe('可可花城小区');
    expect(placeIn('噪音太大', 'A7县金科时代小区旁有一处工地')).toBe('A7县金科时代小区');
  });

  test.each([
    '请问我们小区什么时候通气',
    '造成小区上千业主小孩没有幼儿园就读',
    '周围小区居民不堪其扰',
    '给A市公交线路的建议',
    '建议A市276路增加运行线路',
    'A3区秀峰街道的渣土车扰民',
    '本人张三，电话13812345678，家住老旧小区',
    '全面摸底排查小区隐患',
    '城市道路坑洼不平，走了一条弯路',
    '',
  ])('none in: %s', (text) => expect(placeIn(text)).toBeUndefined());

  test('whatever is written: at most 60 characters, no long number, and part of the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'A市',
        'A3区',
        '马尚街道',
        '小区',
        '花园',
        '大道',
        '路',
        '村',
        '在',
        '13812345678',
        '3栋',
        '，',
        '业主',
      ),
      fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom(...'和平世纪嘉苑星城东西南北') }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const place = placeIn(text);
        if (place === undefined) return;
        expect(place.length).toBeLessThanOrEqual(60);
        expect(place).not.toMatch(/\d{3}/);
        expect(text).toContain(place);
      }),
    );
  });
});
