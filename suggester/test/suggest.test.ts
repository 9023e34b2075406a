import { describe, expect, test } from '@jest/globals';
import { createSuggester, type Lexicon, suggestCategories, suggestionThreshold } from '../src/index.ts';

const best = (subject: string, text = '') => suggestCategories({ subject, text })[0];
const confidenceOf = (category: string, subject: string, text = '') =>
  suggestCategories({ subject, text }).find((one) => one.category === category)?.confidence ?? 0;

describe('when nothing speaks for anything', () => {
  test.each(['', '   ', '您好', '谢谢领导', '12345', '😀😀', 'hello world'])('%j gets no suggestion', (text) => {
    expect(suggestCategories({ subject: text, text })).toEqual([]);
  });

  test('a vague report is left to a person', () => {
    expect(best('请领导关注', '我们小区的问题反映多次，希望尽快解决。')?.confidence ?? 0).toBeLessThan(
      suggestionThreshold,
    );
  });
});

describe('dirty text', () => {
  const clean = best('电梯经常坏', '三单元电梯停运，故障频发。');

  test.each([
    ['full width', '电梯经常坏', '三单元电梯停运，　　故障频发。'],
    ['spaces', '电 梯 经 常 坏', '三 单 元 电 梯 停 运 ，故 障 频 发 。'],
    ['markup', '<b>电梯</b>经常坏', '<p style="color:red">三单元电&nbsp;梯停运，</p>故障频发。'],
    ['spreadsheet escapes', '电梯经常坏', '三单元电梯停运，_x000D_故障频发。_x000D_'],
    ['traditional', '電梯經常壞', '三單元電梯停運，故障頻發。'],
    ['emoji', '电梯😡经常坏', '三单元电梯👨‍👩‍👧停运，故障🚨频发。'],
    ['zero-width', '电\u200b梯经常坏', '三单元\ufeff电梯停运，故障频发。'],
    ['said twice', '电梯经常坏', '三单元电梯停运，故障频发。三单元电梯停运，故障频发。'],
  ])('%s reads as if clean', (_, subject, text) => {
    expect(best(subject, text)).toEqual(clean);
  });

  test('letters are read in either case', () => {
    expect(best('楼下ktv吵得睡不着')).toEqual(best('楼下KTV吵得睡不着'));
    expect(best('楼下ＫＴＶ吵得睡不着')).toEqual(best('楼下KTV吵得睡不着'));
  });

  test('a web address says nothing', () => {
    expect(best('', 'https://example.com/电梯故障?a=1')?.evidence).not.toContain('example');
  });
});

describe('where a word stands', () => {
  const even = createSuggester({ words: {}, says: { theft: [[2, '被盗']], fire: [[2, '消防通道']] }, masks: '' });

  test('a subject weighs more than the text', () => {
    expect(even({ subject: '被盗', text: '消防通道' })[0]?.category).toBe('theft');
    expect(even({ subject: '消防通道', text: '被盗' })[0]?.category).toBe('fire');
  });

  test('what is said first weighs more than what comes at the end of a long text', () => {
    const feelings = '我们多次反映，心里非常着急，希望领导百忙之中能够关心群众。'.repeat(1) + '说来话长。'.repeat(300);
    const lifts = '电梯停运，故障频发。';
    const theft = '家里被盗，小偷没有抓到。';
    expect(best('', lifts + feelings + theft)?.category).toBe('elevator-fault');
    expect(best('', theft + feelings + lifts)?.category).toBe('theft');
  });

  test('a word repeated a hundred times does not outweigh what three things say', () => {
    const once = confidenceOf('garbage-not-collected', '', '电梯停运，电梯故障，维保不来，垃圾没人清运。');
    const often = confidenceOf(
      'garbage-not-collected',
      '',
      `电梯停运，电梯故障，维保不来，垃圾没人清运。${'垃圾'.repeat(100)}`,
    );
    expect(often).toBeGreaterThan(once);
    expect(often).toBeLessThan(0.95);
  });

  test('an article of a law quoted in full is no complaint of all that it forbids', () => {
    const quoted = '第二十八条不得占用消防通道，消防通道被占的，处以罚款。';
    const plain = quoted.replace('第二十八条', '规定写明');
    expect(even({ subject: '', text: `${plain}家里被盗。` })[0]?.category).toBe('fire');
    expect(even({ subject: '', text: `${quoted}家里被盗。` })[0]?.category).toBe('theft');
  });

  test('an answer pasted below the message hardly counts', () => {
    const answer = '您反映的消防通道问题，消防通道已经清理，消防通道今后有人巡查。';
    expect(even({ subject: '', text: `家里被盗。${answer}` })[0]?.category).toBe('fire');
    expect(even({ subject: '', text: `家里被盗。回复如下：${answer}` })[0]?.category).toBe('theft');
  });
});

describe('what is denied or only imagined', () => {
  test('a denied word does not speak', () => {
    expect(best('', '这不是噪音的问题，是楼下餐馆油烟直排。')?.evidence).not.toContain('噪音');
  });

  test('a fire that might break out is no fire', () => {
    expect(best('消防通道停满了车', '一旦发生火灾，消防车进不来，后果不堪设想。')?.category).toBe('fire-lane-blocked');
  });

  test('the name of an office is not its matter', () => {
    expect(best('', '我打电话给消防大队和自来水公司、城管执法局，都不管。')?.category).not.toBe(
      'fire-equipment-defect',
    );
  });
});

describe('neighbouring matters are told apart', () => {
  test.each([
    [
      'water cut by the enterprise',
      '物业强行停水',
      '我没交物业费，物业公司把我家断水断电了',
      'property-dispute/supply-cut',
    ],
    ['water cut by the waterworks', '小区停水两天', '自来水公司抢修管道，停水没有通知', 'water-outage'],
    ['noise of a business', '楼下酒吧吵', '酒吧音响凌晨还在响，噪音大', 'neighbour-noise/business'],
    ['noise of a building site', '工地吵', '旁边工地凌晨浇筑混凝土，噪音大', 'construction-noise'],
    ['noise of trucks', '货车吵', '路上渣土车整夜鸣笛，噪音大', 'roadside-traffic'],
    ['noise of a plant', '工厂吵', '旁边的搅拌站噪音粉尘不断', 'other/industrial-pollution'],
    ['money for parking', '停车乱收费', '物业收停车费没有依据，停车费涨价', 'parking-fee-overcharge'],
    ['order of parking', '停车混乱', '车辆乱停乱放，占道停车', 'illegal-parking'],
    ['spaces for sale only', '车位', '开发商的车位只卖不租，捆绑销售', 'property-dispute/spaces-sold-not-rented'],
    ['a new building', '楼顶加建', '楼顶违章搭建了一层', 'illegal-construction'],
    ['a wall pulled down', '装修拆墙', '装修把承重墙敲掉了', 'structural-alteration'],
    ['a lift that fails', '电梯', '电梯故障停运', 'elevator-fault'],
    ['a lift wanted', '电梯', '老小区没有电梯，想加装电梯', 'old-estate-upkeep/elevator-retrofit'],
    ['people in a lift', '电梯', '电梯故障，有人被困电梯里', 'elevator-entrapment'],
    ['garbage left', '垃圾', '垃圾没人清运，堆积如山', 'garbage-not-collected'],
    ['a garbage station', '垃圾', '垃圾站在楼下，恶臭，要求搬迁', 'garbage-point-siting'],
    ['rubble', '垃圾', '建筑垃圾堆放在路边没有清运', 'construction-waste'],
    ['a fee that is too high', '物业收费', '物业费乱收费，高于备案标准', 'property-fee-overcharge'],
    ['a service that is too poor', '物业服务', '物业不作为，保安不巡逻，服务态度差', 'service-contract-breach'],
  ])('%s', (_, subject, text, category) => {
    expect(best(subject, text)?.category).toBe(category);
  });
});

describe('a child of a category', () => {
  const lexicon: Lexicon = {
    words: {},
    says: { noise: [[2, '吵闹']], 'noise/bar': [[2, '酒吧']], 'noise/square': [[2, '广场']] },
    masks: '',
  };
  const suggest = createSuggester(lexicon);

  test('stands for its parent, once', () => {
    expect(suggest({ subject: '', text: '酒吧吵闹' }).map(({ category }) => category)).toEqual(['noise/bar']);
  });

  test('is not named when only its parent is clear', () => {
    expect(suggest({ subject: '', text: '吵闹' }).map(({ category }) => category)).toEqual(['noise']);
  });

  test('adds to its parent, but two children do not add up', () => {
    const [parent] = suggest({ subject: '', text: '吵闹' });
    const [one] = suggest({ subject: '', text: '酒吧吵闹' });
    const [both] = suggest({ subject: '', text: '酒吧吵闹广场' });
    expect(one!.confidence).toBeGreaterThan(parent!.confidence);
    expect(both!.confidence).toBeCloseTo(one!.confidence, 1);
  });
});

describe('confidence', () => {
  test('is less where no word places the report by an estate', () => {
    const away = best('噪音扰民', '')!;
    const home = best('小区噪音扰民', '')!;
    expect(away.category).toBe(home.category);
    expect(away.confidence).toBeLessThan(home.confidence);
  });

  test('is less where two matters are told', () => {
    const one = best('电梯停运', '电梯坏了。')!;
    const two = best('电梯停运、垃圾没人清运', '电梯坏了，垃圾成堆。')!;
    expect(two.confidence).toBeLessThan(one.confidence);
  });
});
