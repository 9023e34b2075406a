import { describe, test } from '@jest/globals';
import type { PointCommand, PointEvent, RoundCommand, RoundEvent } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { pointDecider } from '../src/collection-point/decider.ts';
import { roundDecider } from '../src/round/decider.ts';

const pointId = '0190f000-0000-7000-8000-0000000000c1';
const roundId = '0190f000-0000-7000-8000-0000000000d1';

describe('collection points', () => {
  const { given } = specificationOf(pointDecider);
  const particulars = {
    name: '和平小区东门',
    subdistrict: '和平街道',
    containers: 4,
    streams: ['mixed' as const],
    rounds: ['07:00', '18:00'],
    crew: '一队',
  };
  const registered: PointEvent = { type: 'PointRegistered', data: { pointId, particulars, from: '2018-05-14' } };
  const register = { kind: 'RegisterPoint' as const, data: { pointId, particulars, from: '2018-05-14' } };
  const change = { kind: 'ChangePoint' as const, data: { pointId, particulars, reason: '增加容器' } };
  const close = { kind: 'ClosePoint' as const, data: { pointId, reason: '小区拆迁', approval: '环卫批1号' } };
  const move = { kind: 'MovePoint' as const, data: { pointId, to: '小区西门', caseId: roundId } };

  test('registered once, with each round at a time of its own', () => {
    given().when(register).thenAccepted(registered).when(register).thenRefused('point-exists');
    const twice = { ...particulars, rounds: ['07:00', '07:00'] };
    given()
      .when({ ...register, data: { ...register.data, particulars: twice } })
      .thenRefused('round-twice');
    given(registered)
      .when({ ...change, data: { ...change.data, particulars: twice } })
      .thenRefused('round-twice');
    given().when(change).thenRefused('no-such-point');
  });

  test('closed only with approval, and then for good', () => {
    given(registered)
      .when({ ...close, data: { pointId, reason: '小区拆迁' } })
      .thenRefused('not-approved', { article: '淄博市市容和环境卫生管理办法 第三十四条' });
    given(registered).when(close).thenTypes('PointClosed').when(change).thenRefused('point-closed');
    given(registered).when(close).thenTypes('PointClosed').when(move).thenNothing();
    given(registered).when(move).thenTypes('PointMoved');
    given().when(move).thenNothing();
  });

  test('whatever is typed: nothing happens at a closed point, and none closes unapproved', () => {
    const commands = fc.constantFrom<Pick<PointCommand, 'kind' | 'data'>>(
      register,
      change,
      close,
      { ...close, data: { pointId, reason: '无批准' } },
      move,
    );
    neverUnlawful(pointDecider, commands, (_state, history) => {
      const types = history.map(({ type }) => type);
      if (types.length > 0 && types[0] !== 'PointRegistered') return 'something before it was registered';
      if (types.filter((type) => type === 'PointRegistered').length > 1) return 'registered twice';
      const closed = types.indexOf('PointClosed');
      return closed >= 0 && closed < types.length - 1 ? 'something at a closed point' : undefined;
    });
  });
});

describe('rounds (日产日清)', () => {
  const { given } = specificationOf(roundDecider);
  // 07:00 in Beijing.
  const collectBy = '2018-05-14T23:00:00.000Z';
  const day = '2018-05-15';
  const scheduled: RoundEvent = {
    type: 'RoundScheduled',
    data: {
      roundId,
      pointId,
      point: '和平小区东门',
      subdistrict: '和平街道',
      day,
      by: '07:00',
      crew: '一队',
      collectBy,
    },
  };
  const schedule = { kind: 'ScheduleRound' as const, data: scheduled.data };
  const makeUpBy = deadlineBy('exposed-garbage', collectBy);
  const observe = { kind: 'ObserveRound' as const, data: { roundId, makeUpBy } };
  const missed: RoundEvent = {
    type: 'RoundMissed',
    data: {
      roundId,
      pointId,
      due: collectBy,
      observedAt: collectBy,
      makeUpBy,
      rule: { law: '淄博市市容和环境卫生管理办法', article: '第二十五条' },
    },
  };
  const loads = [
    { stream: 'mixed' as const, kilograms: 420 },
    { stream: 'recyclable' as const, kilograms: 30 },
  ];
  const collect = (collectedAt?: string) => ({
    kind: 'RecordCollection' as const,
    data: { roundId, loads, ...(collectedAt ? { collectedAt } : {}) },
  });
  const excuse = {
    kind: 'ExcuseRound' as const,
    data: { roundId, ground: 'access-blocked' as const, note: '车辆堵住通道' },
  };
  const inTime = '2018-05-14T22:30:00.000Z';
  const later = '2018-05-15T02:00:00.000Z';

  test('collected with its weight, in time', () => {
    given().when(schedule).thenAccepted(scheduled).when(schedule).thenNothing();
    given(scheduled)
      .when(collect(), { at: inTime })
      .thenAccepted({
        type: 'WasteCollected',
        data: { roundId, pointId, day, collectedAt: inTime, loads, kilograms: 450, late: false },
      })
      .when(collect(), { at: later })
      .thenRefused('round-over');
  });

  test('missed by time, made up, or overdue after four working hours', () => {
    given(scheduled).when(observe, { at: '2018-05-14T22:59:59.000Z' }).thenNothing();
    given(scheduled).when(observe, { at: collectBy }).thenAccepted(missed).when(observe, { at: later }).thenNothing();
    given(scheduled, missed)
      .when(observe, { at: makeUpBy.due })
      .thenTypes('MakeUpOverdue')
      .when(observe, { at: '2018-05-16T01:00:00.000Z' })
      .thenNothing();
    given(scheduled, missed)
      .when(collect(), { at: later })
      .thenAccepted({
        type: 'RoundMadeUp',
        data: { roundId, pointId, day, collectedAt: later, loads, kilograms: 450, late: false },
      });
    given(scheduled, missed).when(excuse, { at: later }).thenRefused('missed-already', { article: '第二十五条' });
  });

  test('a collection that is recorded late says that the round was not missed', () => {
    given(scheduled, missed)
      .when(collect(inTime), { at: later })
      .thenAccepted({
        type: 'WasteCollected',
        data: { roundId, pointId, day, collectedAt: inTime, loads, kilograms: 450, late: false },
      });
  });

  test('times, excuses and clearances', () => {
    given().when(collect()).thenRefused('no-such-round');
    given(scheduled).when(collect(later), { at: inTime }).thenRefused('in-future');
    given(scheduled).when(collect('2018-05-14T10:00:00.000Z'), { at: later }).thenRefused('before-its-day');
    given(scheduled).when(excuse).thenTypes('RoundExcused').when(collect(), { at: later }).thenRefused('round-over');
    const off = (ground: 'point-closed' | 'cleared-with-another') => ({
      kind: 'CallRoundOff' as const,
      data: { roundId, ground },
    });
    given(scheduled).when(off('point-closed')).thenTypes('RoundExcused');
    given(scheduled).when(off('cleared-with-another')).thenNothing();
    given(scheduled, missed).when(off('cleared-with-another')).thenTypes('RoundExcused');
    given(scheduled, missed).when(off('point-closed')).thenNothing();
    const makeUp = { kind: 'MakeUpRound' as const, data: { roundId, collectedAt: later, loads } };
    given(scheduled).when(makeUp, { at: later }).thenNothing();
    given(scheduled, missed).when(makeUp, { at: later }).thenTypes('RoundMadeUp').when(makeUp).thenNothing();
  });

  test('whatever is typed: one end, made up only what was missed, missed only when its time was over', () => {
    const inFourDays = (at: string) => new Date(Date.parse(at) + 4 * 86_400_000).toISOString();
    const others = fc.constantFrom<Pick<RoundCommand, 'kind' | 'data'>>(
      observe,
      collect(),
      collect('2018-05-15T01:00:00.000Z'),
      excuse,
      { kind: 'MakeUpRound', data: { roundId, collectedAt: later, loads } },
      { kind: 'CallRoundOff', data: { roundId, ground: 'point-closed' } },
      { kind: 'CallRoundOff', data: { roundId, ground: 'cleared-with-another' } },
    );
    const commands = fc.oneof(
      others,
      fc.constant((at: string) => ({ ...schedule, data: { ...schedule.data, collectBy: inFourDays(at) } })),
    ) as fc.Arbitrary<Pick<RoundCommand, 'kind' | 'data'>>;
    neverUnlawful(roundDecider, commands, (_state, history) => {
      const [first] = history;
      const types = history.map(({ type }) => type);
      const ends = types.filter(
        (type) => type === 'WasteCollected' || type === 'RoundMadeUp' || type === 'RoundExcused',
      );
      if (ends.length > 1) return 'ended twice';
      if (types.includes('RoundMadeUp') && !types.includes('RoundMissed')) return 'made up and never missed';
      const found = history.find((event) => event.type === 'RoundMissed');
      if (first?.type !== 'RoundScheduled') return first ? 'something before it was scheduled' : undefined;
      if (found?.type === 'RoundMissed' && found.data.observedAt < first.data.collectBy)
        return 'missed before its time';
      return undefined;
    });
  });
});
