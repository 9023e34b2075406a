import { describe, test } from '@jest/globals';
import type { OutageCommand, OutageEvent, Trade } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { outageDecider } from '../src/outage/decider.ts';

const { given } = specificationOf(outageDecider);

const outageId = '0190f000-0000-7000-8000-0000000000f1';
const monday = '2018-05-14T01:00:00.000Z';
const after = (hours: number, start = monday) => new Date(Date.parse(start) + hours * 3_600_000).toISOString();
const area = { estates: [], subdistricts: ['和平街道'], places: [] };
type Plan = Extract<OutageCommand, { kind: 'AnnounceOutage' }>['data'];
const announce = (trade: Trade, ahead: number, more: Partial<Plan> = {}) => ({
  kind: 'AnnounceOutage' as const,
  data: {
    outageId,
    trade,
    kind: 'planned' as const,
    operator: '经营单位',
    area,
    from: after(ahead),
    until: after(ahead + 6),
    reason: '检修',
    ...more,
  },
});
const announced: OutageEvent = {
  type: 'OutageAnnounced',
  data: {
    ...announce('power', 168).data,
    announcedAt: monday,
    notice: { rule: { law: '电力供应与使用条例', article: '第二十八条' }, latest: monday },
  },
};
const began: OutageEvent = { type: 'OutageBegan', data: { outageId, trade: 'power', beganAt: after(168) } };
const key = { outageId, trade: 'power' as const };

describe('how long ahead', () => {
  test.each([
    ['power', 'planned', 168, '电力供应与使用条例 第二十八条'],
    ['power', 'temporary', 24, '电力供应与使用条例 第二十八条'],
    ['gas', 'planned', 48, '淄博市燃气管理条例 第二十条'],
  ] as const)('%s, %s: %i hours', (trade, kind, hours, article) => {
    given()
      .when(announce(trade, hours, { kind }))
      .thenTypes('OutageAnnounced');
    given()
      .when(announce(trade, hours - 0.01, { kind }))
      .thenRefused('notice-too-short', { article });
  });

  test('seven days: the announcement holds the rule and the latest moment', () => {
    given().when(announce('power', 168)).thenAccepted(announced);
  });

  test('heating: two days where it is off for more than one', () => {
    const off = (hours: number, ahead: number) => announce('heating', ahead, { until: after(ahead + hours) });
    given().when(off(25, 47)).thenRefused('notice-too-short', { article: '山东省供热条例 第二十九条' });
    given().when(off(25, 48)).thenTypes('OutageAnnounced');
    given().when(off(24, 1)).thenTypes('OutageAnnounced');
  });

  test('water: approved, and a day ahead', () => {
    given().when(announce('water', 24)).thenRefused('not-approved', { article: '城市供水条例 第二十二条' });
    given()
      .when(announce('water', 24, { approval: '供水批〔2018〕1号' }))
      .thenTypes('OutageAnnounced');
    given()
      .when(announce('water', 23, { approval: '供水批〔2018〕1号' }))
      .thenRefused('notice-too-short');
  });

  test('an emergency waits for nobody; where the statute has no number, before it begins', () => {
    given()
      .when(announce('water', 0, { kind: 'emergency' }))
      .thenTypes('OutageAnnounced');
    given().when(announce('telecom', 0)).thenTypes('OutageAnnounced');
    given().when(announce('telecom', -1)).thenRefused('notice-too-short', { article: '电信条例 第三十五条' });
  });

  test('says where and when', () => {
    given()
      .when(announce('gas', 48, { until: after(48) }))
      .thenRefused('ends-before-it-begins');
    given()
      .when(announce('gas', 48, { area: { estates: [], subdistricts: [], places: [] } }))
      .thenRefused('no-area');
    given(announced).when(announce('gas', 48)).thenRefused('outage-exists');
  });
});

describe('its course', () => {
  const observe = { kind: 'ObserveOutage' as const, data: { outageId } };
  const end = { kind: 'EndOutage' as const, data: { outageId } };
  const begin = { kind: 'BeginOutage' as const, data: { outageId } };
  const cancel = { kind: 'CancelOutage' as const, data: { outageId, reason: '改期' } };

  test('begins and overruns by time', () => {
    given(announced)
      .when(observe, { at: after(167) })
      .thenNothing();
    given(announced)
      .when(observe, { at: after(169) })
      .thenAccepted(began)
      .when(observe, { at: after(173) })
      .thenNothing();
    given(announced, began)
      .when(observe, { at: after(174) })
      .thenAccepted({ type: 'OutageOverran', data: { ...key, area, due: after(174), observedAt: after(174) } })
      .when(observe, { at: after(180) })
      .thenNothing();
    given().when(observe).thenNothing();
  });

  test('does not begin early; ends when supply is back, late or not', () => {
    given(announced).when(begin).thenRefused('earlier-than-announced', { article: '第二十八条' });
    given(announced)
      .when(begin, { at: after(168) })
      .thenAccepted(began);
    given(announced).when(end).thenRefused('outage-not-begun');
    given(announced, began)
      .when(end, { at: after(170) })
      .thenAccepted({ type: 'OutageEnded', data: { ...key, endedAt: after(170), hours: 2, late: false } })
      .when(end, { at: after(171) })
      .thenRefused('outage-over');
    given(announced, began)
      .when(end, { at: after(175) })
      .thenTypes('OutageOverran', 'OutageEnded');
    given(announced, began)
      .when({ ...end, data: { outageId, endedAt: after(171) } }, { at: after(170) })
      .thenRefused('in-future');
    given(announced, began)
      .when({ ...end, data: { outageId, endedAt: after(100) } }, { at: after(170) })
      .thenRefused('before-it-began');
  });

  test('may be cancelled before it begins', () => {
    given().when(cancel).thenRefused('no-such-outage');
    given(announced)
      .when(cancel)
      .thenTypes('OutageCancelled')
      .when(observe, { at: after(999) })
      .thenNothing();
    given(announced, began).when(cancel).thenRefused('outage-begun');
    given(announced, began)
      .when(begin, { at: after(170) })
      .thenRefused('outage-begun');
  });

  test('a day without heat is not charged', () => {
    const cold = given()
      .when(announce('heating', 48, { until: after(48 + 30) }))
      .thenTypes('OutageAnnounced')
      .when(observe, { at: after(48) })
      .thenTypes('OutageBegan');
    cold.when(end, { at: after(72) }).thenTypes('OutageFeeRelieved', 'OutageEnded');
    cold.when(end, { at: after(71) }).thenTypes('OutageEnded');
  });
});

test('whatever is typed: announced in time, begun in time, overrun once, ended once', () => {
  const trades: readonly Trade[] = ['power', 'gas', 'heating', 'telecom'];
  const commands = fc.oneof(
    fc
      .record({
        trade: fc.constantFrom(...trades),
        ahead: fc.integer({ min: -10, max: 200 }),
        hours: fc.integer({ min: 0, max: 40 }),
      })
      .map(({ trade, ahead, hours }) => (at: string) => ({
        kind: 'AnnounceOutage' as const,
        data: { ...announce(trade, 0).data, from: after(ahead, at), until: after(ahead + hours, at) },
      })),
    fc.constantFrom<Pick<OutageCommand, 'kind' | 'data'>>(
      { kind: 'ObserveOutage', data: { outageId } },
      { kind: 'BeginOutage', data: { outageId } },
      { kind: 'EndOutage', data: { outageId } },
      { kind: 'CancelOutage', data: { outageId, reason: '改期' } },
    ),
  ) as fc.Arbitrary<Pick<OutageCommand, 'kind' | 'data'>>;
  const ahead: Partial<Record<Trade, number>> = { power: 168, gas: 48 };
  neverUnlawful(outageDecider, commands, (_state, history) => {
    const [first] = history;
    if (!first) return undefined;
    if (first.type !== 'OutageAnnounced') return 'something before an announcement';
    const { trade, announcedAt, from, until } = first.data;
    if (Date.parse(from) - Date.parse(announcedAt) < (ahead[trade] ?? 0) * 3_600_000) return 'announced too late';
    const types = history.map(({ type }) => type);
    for (const once of ['OutageAnnounced', 'OutageBegan', 'OutageOverran', 'OutageEnded', 'OutageCancelled'] as const)
      if (types.filter((type) => type === once).length > 1) return `${once} twice`;
    if (types.includes('OutageCancelled') && types.includes('OutageBegan')) return 'cancelled and begun';
    const begun = history.find(({ type }) => type === 'OutageBegan');
    if (begun?.type === 'OutageBegan' && begun.data.beganAt < from) return 'began early';
    const ended = history.find(({ type }) => type === 'OutageEnded');
    if (ended?.type === 'OutageEnded' && ended.data.endedAt >= until !== types.includes('OutageOverran'))
      return 'late without an overrun, or the other way round';
    return undefined;
  });
});
