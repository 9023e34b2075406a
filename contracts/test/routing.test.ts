import { describe, expect, test } from '@jest/globals';
import { departmentOn, type RoutingFacts, route, routingExplanation, routingRule, routingRules } from '../src/index.ts';
import { estateOf, factsOf, ruleOf } from './support.ts';

const gated = { 'road-open-to-public-traffic': false };
const in2018 = '2018-06-15';
const in2020 = '2020-06-15';
const in2022 = '2022-07-15';

type Row = readonly [why: string, facts: RoutingFacts, lead: string, assist: readonly string[], article: string];

/** Domain §4, and the acceptance cases that routing decides (their numbers in brackets). */
const rows: readonly Row[] = [
  [
    'a leak in warranty is the builder’s, by the construction department',
    factsOf('warranty-repair/leak', in2018, { estate: estateOf({ acceptedOn: '2015-01-10' }) }),
    'construction',
    ['housing'],
    '建设工程质量管理条例 第四十条',
  ],
  [
    'a leak after the warranty is the subdistrict’s, by the contract',
    factsOf('warranty-repair/leak', in2018, { estate: estateOf({ acceptedOn: '2012-01-10' }) }),
    'subdistrict',
    ['housing'],
    '政策 二(一)7',
  ],
  [
    'a leak in a common part after the warranty is for the maintenance fund',
    factsOf('warranty-repair/leak', in2018, {
      estate: estateOf({ acceptedOn: '2012-01-10' }),
      answers: { 'common-part': true },
    }),
    'housing',
    ['subdistrict'],
    '山东省物业管理条例 第六十八条',
  ],
  [
    'the fund is the city regulation’s once that is in force',
    factsOf('warranty-repair/leak', in2022, {
      estate: estateOf({ acceptedOn: '2012-01-10' }),
      answers: { 'common-part': true },
    }),
    'housing',
    ['subdistrict'],
    '淄博市物业管理条例 第六十二条',
  ],
  [
    'pipes are in warranty for two years only',
    factsOf('warranty-repair', in2018, {
      estate: estateOf({ acceptedOn: '2015-01-10' }),
      answers: { 'building-part': 'pipes-wiring-decoration' },
    }),
    'subdistrict',
    ['housing'],
    '政策 二(一)7',
  ],
  [
    'an old estate without a day of acceptance is out of warranty',
    factsOf('warranty-repair/leak', in2018, { estate: estateOf({ kind: 'old' }) }),
    'subdistrict',
    ['housing'],
    '政策 三(二)',
  ],
  [
    'of a leak in no estate of the register the policy decides',
    factsOf('warranty-repair/leak', in2018),
    'construction',
    ['housing'],
    '政策 二(二)3',
  ],
  [
    'a car on a fire lane: fire leads, traffic assists',
    factsOf('illegal-parking', in2018, { answers: { 'blocks-fire-lane': true } }),
    'fire',
    ['traffic'],
    '消防法 第二十八条',
  ],
  [
    'the same, reported as a blocked lane',
    factsOf('fire-lane-blocked', in2018, { answers: { obstacle: 'vehicle' } }),
    'fire',
    ['traffic'],
    '消防法 第二十八条',
  ],
  [
    'a car on a fire lane inside the gates is still on a fire lane',
    factsOf('illegal-parking', in2018, { answers: { 'blocks-fire-lane': true, ...gated } }),
    'fire',
    ['traffic'],
    '消防法 第二十八条',
  ],
  [
    'parked on a road inside a gated estate: the subdistrict first',
    factsOf('illegal-parking', in2018, { answers: gated }),
    'subdistrict',
    ['traffic'],
    '道路交通安全法 第一百一十九条(一)',
  ],
  [
    'parked on a road open to traffic: the traffic police',
    factsOf('illegal-parking', in2018, { answers: { 'road-open-to-public-traffic': true } }),
    'traffic',
    ['subdistrict'],
    '道路交通安全法 第五十六条、第九十三条',
  ],
  [
    'a fire lane not cleared when asked is reported to the police station (11)',
    factsOf('fire-lane-blocked', in2018, { answers: { obstacle: 'structure', 'dissuasion-refused': true } }),
    'fire',
    ['police', 'traffic'],
    '山东省消防条例 第三十六条',
  ],
  [
    'a bare 停水 over unpaid fees goes to housing, not to the water company (13)',
    factsOf('water-outage', in2022, { answers: { 'unpaid-property-fee': true } }),
    'housing',
    ['subdistrict'],
    '淄博市物业管理条例 第五十六条、第八十二条',
  ],
  [
    'and so it does by the law of 2018',
    factsOf('power-outage', in2018, { answers: { 'unpaid-property-fee': true } }),
    'housing',
    ['subdistrict'],
    '物业管理条例 第五条',
  ],
  [
    'and when the free text said so (13)',
    factsOf('property-dispute/supply-cut', in2022),
    'housing',
    ['subdistrict'],
    '淄博市物业管理条例 第五十六条、第八十二条',
  ],
  [
    'a 停水 of the mains goes to the water company',
    factsOf('water-outage', in2022),
    'utilities',
    ['subdistrict'],
    '政策 二(二)12',
  ],
  [
    'rooms too cold (17)',
    factsOf('heating-failure/room-temperature', in2018),
    'utilities',
    ['construction', 'subdistrict'],
    '山东省供热条例 第二十一条',
  ],
  [
    'a gas complaint goes to the department (18)',
    factsOf('gas-supply/complaint', in2018),
    'construction',
    ['utilities'],
    '淄博市燃气管理条例 第四条',
  ],
  [
    'also when the answer says so (18)',
    factsOf('gas-supply', in2018, { answers: { 'gas-matter': 'complaint' } }),
    'construction',
    ['utilities'],
    '城镇燃气管理条例 第二十九条',
  ],
  [
    'a gas enquiry goes to the company (18)',
    factsOf('gas-supply/enquiry', in2018),
    'utilities',
    [],
    '淄博市燃气管理条例 第二十六条',
  ],
  [
    'a removal order disobeyed (19)',
    factsOf('illegal-construction', in2018, { answers: { 'order-disobeyed': true, 'built-by-developer': true } }),
    'urban-enforcement',
    ['planning', 'subdistrict'],
    '山东省城乡规划条例 第七十五条',
  ],
  [
    'a developer off the plan is the planners’',
    factsOf('illegal-construction', in2018, { answers: { 'built-by-developer': true } }),
    'planning',
    ['urban-enforcement', 'construction'],
    '城乡规划法 第六十四条',
  ],
  [
    'neighbours’ noise: mediation first (20)',
    factsOf('neighbour-noise', in2022, { answers: { 'mediation-tried': false } }),
    'subdistrict',
    ['police'],
    '噪声污染防治法 第七十条',
  ],
  [
    'neighbours’ noise after mediation failed (20)',
    factsOf('neighbour-noise', in2022, { answers: { 'mediation-tried': true, 'noise-source': 'household' } }),
    'police',
    ['subdistrict'],
    '噪声污染防治法 第七十条',
  ],
  [
    'before the law of 2022 the policy’s police',
    factsOf('neighbour-noise', in2018, { answers: { 'mediation-tried': false } }),
    'police',
    ['subdistrict'],
    '治安管理处罚法 第五十八条',
  ],
  [
    'noise of a business',
    factsOf('neighbour-noise/business', in2018),
    'urban-enforcement',
    ['subdistrict', 'market-supervision'],
    '山东省环境噪声污染防治条例 第三十二条',
  ],
  [
    'noise of a business by answer, mediation or not',
    factsOf('neighbour-noise', in2022, { answers: { 'noise-source': 'business', 'mediation-tried': false } }),
    'urban-enforcement',
    ['subdistrict', 'market-supervision'],
    '淄博市物业管理条例 第七十三条(十三)',
  ],
  [
    'an objection to a fee change (24)',
    factsOf('property-fee-overcharge/fee-change', in2022),
    'pricing',
    ['housing', 'development-reform'],
    '淄博市物业管理条例 第五十二条、第五十三条',
  ],
  [
    'the old enterprise will not hand over (14)',
    factsOf('enterprise-exit-handover', in2022, { answers: { 'enterprise-refuses': true } }),
    'joint-meeting',
    ['housing', 'subdistrict'],
    '淄博市物业管理条例 第四十九条',
  ],
  [
    'management suddenly lapsed (15)',
    factsOf('enterprise-exit-handover', in2022, { answers: { unmanaged: true } }),
    'subdistrict',
    ['housing'],
    '淄博市物业管理条例 第五十条',
  ],
  ['telecommunications out (23)', factsOf('telecom-fault', in2018), 'utilities', [], '电信条例 第三十二条'],
  [
    'a service room let to a shop',
    factsOf('unlicensed-business', in2018, { answers: { 'in-service-room': true, 'in-dwelling': true } }),
    'housing',
    ['market-supervision', 'subdistrict'],
    '物业管理条例 第六十二条',
  ],
  [
    'a clinic that nobody wants next door',
    factsOf('other/clinic-siting', in2018),
    'health',
    ['planning', 'environment'],
    '医疗机构管理条例 第五条',
  ],
  [
    'a plant that stinks',
    factsOf('other/industrial-pollution', in2018),
    'environment',
    ['urban-enforcement', 'subdistrict'],
    '环境保护法 第十条',
  ],
  [
    'spaces sold and not rented',
    factsOf('property-dispute/spaces-sold-not-rented', in2018),
    'housing',
    ['planning', 'subdistrict'],
    '山东省物业管理条例 第四十二条',
  ],
  ['a street lamp', factsOf('roadside-traffic/street-lamp', in2018), 'public-utilities', [], '城市照明管理规定 第四条'],
  [
    'a lamp inside the estate',
    factsOf('roadside-traffic/street-lamp', in2018, { answers: { 'inside-estate': true } }),
    'subdistrict',
    ['housing'],
    '山东省物业管理条例 第六十八条',
  ],
  [
    'fire acceptance was the brigade’s in 2018',
    factsOf('fire-equipment-defect/acceptance', in2018),
    'fire',
    ['construction'],
    '消防法(2008) 第十三条',
  ],
  [
    'and is the construction department’s since',
    factsOf('fire-equipment-defect/acceptance', in2020),
    'construction',
    ['fire'],
    '消防法 第十三条',
  ],
];

describe('the rules of the catalogue', () => {
  test.each(rows)('%s', (_, facts, lead, assist, article) => {
    const routing = route(facts);
    expect([routing.lead, ...routing.assist.toSorted()]).toEqual([lead, ...assist.toSorted()]);
    const basis = routing.explanation.legalBasis.map((source) => `${source.law} ${source.article}`);
    expect(basis).toContainEqual(expect.stringContaining(article));
  });
  test('are all well-formed data', () => {
    for (const rule of routingRules) expect(routingRule.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
  });
});

describe('the same incident at two dates', () => {
  test.each([
    ['property-fee-overcharge/fee-change', '张店区物价局', '张店区市场监督管理局'],
    ['unlicensed-business', '张店区工商局', '张店区市场监督管理局'],
    ['elevator-fault', '张店区质监局', '张店区市场监督管理局'],
    ['maintenance-fund-misuse', '张店区房管局', '张店区住房和城乡建设局'],
    ['facilities-not-as-planned', '市规划一处', '淄博市自然资源局张店分局'],
    ['fire-equipment-defect/acceptance', '张店消防大队', '张店区住房和城乡建设局'],
  ])('%s goes to %s, then to %s', (category, before, after) => {
    const nameOn = (day: string) => departmentOn(route(factsOf(category, day)).lead, day)?.names.zh;
    expect([nameOn(in2018), nameOn(in2020)]).toEqual([before, after]);
  });
});

describe('an explanation', () => {
  test('says every rule tried, most specific first, and in words why the others did not win', () => {
    const { explanation } = route(factsOf('illegal-parking', in2018, { answers: gated }));
    expect(explanation).toEqual({
      rule: 'parking/road-not-public',
      ruleVersion: 1,
      why: expect.objectContaining({ zh: expect.stringContaining('不是“道路”') }),
      legalBasis: expect.arrayContaining([{ law: '道路交通安全法', article: '第一百一十九条(一)' }]),
      tried: [
        {
          rule: 'parking/on-fire-lane',
          outcome: '“是否占用消防车通道？”应为“是”，未知 / "Does it block a fire lane?" must be "yes", is not known',
        },
        { rule: 'parking/road-not-public', outcome: '胜出 / won' },
        {
          rule: 'illegal-parking',
          outcome: '成立，但不如 parking/road-not-public 具体 / holds, but less specific than parking/road-not-public',
        },
      ],
    });
    expect(routingExplanation.parse(explanation)).toEqual(explanation);
  });
  test('says what the facts are where a condition fails', () => {
    const { explanation } = route(
      factsOf('warranty-repair/leak', in2018, { estate: estateOf({ acceptedOn: '2012-01-10' }) }),
    );
    expect(explanation.tried).toContainEqual({
      rule: 'warranty/running',
      outcome: '保修期应为“未满”，实为“已满” / warranty must be "running", is "over"',
    });
  });
  test('leaves out rules that were not in force', () => {
    const tried = (day: string) => route(factsOf('neighbour-noise', day)).explanation.tried.map(({ rule }) => rule);
    expect(tried('2022-06-04')).not.toContain('noise/mediation-first');
    expect(tried('2022-06-05')).toContain('noise/mediation-first');
  });
});

describe('where no rule matches', () => {
  test('the leading group triages', () => {
    const routing = route(factsOf('weather', in2018));
    expect(routing).toMatchObject({ lead: 'leading-group', assist: [], explanation: { rule: 'none', tried: [] } });
    expect(routingExplanation.parse(routing.explanation)).toEqual(routing.explanation);
  });
  test('so it does before the rules begin', () => {
    expect(route(factsOf('theft', '2017-11-30')).explanation.rule).toBe('none');
  });
  test('an unknown child is its parent’s', () => {
    expect(route(factsOf('theft/of-bicycles', in2018)).lead).toBe('police');
  });
});

describe('among rules that hold', () => {
  const general = ruleOf({ id: 'general', lead: 'health', conditions: { urgency: ['emergency'] } });
  const parent = ruleOf({ id: 'parent', lead: 'police', conditions: { categories: ['neighbour-noise'] } });
  const refined = ruleOf({
    id: 'refined',
    lead: 'fire',
    conditions: { categories: ['neighbour-noise'], urgency: ['emergency'] },
  });
  const child = ruleOf({ id: 'child', lead: 'housing', conditions: { categories: ['neighbour-noise/business'] } });
  const all = [general, parent, refined, child];
  const emergency = { urgency: 'emergency' } as const;
  const leadOf = (rules: typeof all, category = 'neighbour-noise') =>
    route(factsOf(category, in2018, emergency), rules).lead;

  test('the very category comes before its parent, its parent before all', () => {
    expect(leadOf(all, 'neighbour-noise/business')).toBe('housing');
    expect(leadOf([general, parent, refined], 'neighbour-noise/business')).toBe('fire');
    expect(leadOf([general, parent])).toBe('police');
    expect(leadOf([general])).toBe('health');
  });
  test('more conditions come before fewer, then the priority, then the id', () => {
    expect(leadOf([parent, refined])).toBe('fire');
    const other = { ...refined, id: 'other', lead: 'traffic' };
    expect(leadOf([other, refined])).toBe('traffic');
    expect(leadOf([other, { ...refined, priority: 1 }])).toBe('fire');
    const outcomes = route(factsOf('neighbour-noise', in2018, emergency), [other, refined]).explanation.tried;
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      '胜出 / won',
      '成立，与 other 同级，按编号在后 / holds, equal to other, after it by id',
    ]);
  });
  test('a rule may list its lead among the assistants; it leads all the same', () => {
    const doubled = ruleOf({ id: 'doubled', lead: 'fire', assist: ['fire', 'police', 'police'] });
    expect(route(factsOf('theft', in2018), [doubled])).toMatchObject({ lead: 'fire', assist: ['police'] });
  });
  test('one that pushes a matter of the city down to the subdistrict never wins (3)', () => {
    const down = ruleOf({
      id: 'down',
      lead: 'subdistrict',
      conditions: { categories: ['theft', 'garbage-not-collected'] },
    });
    const routing = route(factsOf('theft', in2018), [down]);
    expect(routing.lead).toBe('leading-group');
    expect(routing.explanation.tried).toEqual([{ rule: 'down', outcome: expect.stringContaining('潍坊市12345') }]);
    expect(route(factsOf('garbage-not-collected', in2018), [down]).lead).toBe('subdistrict');
  });
  test('versions of one rule follow each other', () => {
    const later = { ...parent, version: 2, lead: 'traffic', validFrom: '2020-01-01' };
    const versions = [{ ...parent, validTo: '2020-01-01' }, later];
    const on = (day: string) => route(factsOf('neighbour-noise', day), versions);
    expect([on('2019-12-31').lead, on('2019-12-31').explanation.ruleVersion]).toEqual(['police', 1]);
    expect([on('2020-01-01').lead, on('2020-01-01').explanation.ruleVersion]).toEqual(['traffic', 2]);
  });
});
