import { describe, test } from '@jest/globals';
import type { CaseMatter, RescueCommand, RescueEvent } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type RescueState, rescueDecider } from '../src/rescue/decider.ts';

const { given } = specificationOf(rescueDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const key = { caseId, referral };
const matter: CaseMatter = { category: 'elevator-entrapment', urgency: 'emergency', role: 'lead', brief: '3号楼困人' };
const minute = (n: number) => new Date(Date.parse('2018-05-14T01:00:00.000Z') + n * 60_000).toISOString();
const arriveBy = deadlineBy('elevator-entrapment-arrival', minute(0));
const reportBy = deadlineBy('elevator-accident-report', minute(20));
const firm = '迅达维保';

const reported: RescueEvent = { type: 'EntrapmentReported', data: { ...key, matter, calledAt: minute(0) } };
const notified: RescueEvent = {
  type: 'FirmNotified',
  data: { ...key, firm, call: 1, notifiedAt: minute(0), arriveBy },
};
const missed = (observedAt: string): RescueEvent => ({
  type: 'ArrivalLimitMissed',
  data: {
    ...key,
    firm,
    call: 1,
    due: minute(30),
    observedAt,
    rule: { law: '淄博市电梯安全条例', article: '第五十六条第三项' },
    range: { warning: false, least: 5_000, most: 10_000 },
  },
});
const arrived = (n: number): RescueEvent => ({
  type: 'FirmArrived',
  data: { ...key, firm, arrivedAt: minute(n), minutes: n, late: n >= 30 },
});
const observe = { kind: 'ObserveArrival' as const, data: { caseId, call: 1 } };
const arrival = (arrivedAt?: string) => ({
  kind: 'RecordFirmArrival' as const,
  data: { caseId, ...(arrivedAt ? { arrivedAt } : {}) },
});
const freed = (n: number, more: { injured?: number; by?: 'maintenance-firm' | 'use-unit' | 'fire' } = {}) => ({
  kind: 'RecordPeopleFreed' as const,
  data: { caseId, freedAt: minute(n), people: 1, injured: 0, by: 'maintenance-firm' as const, reportBy, ...more },
});
const close = (fullyChecked = true) => ({
  kind: 'CloseRescue' as const,
  data: { caseId, fullyChecked, cause: '门机故障' },
});

describe('acceptance 10: the thirty minutes (淄博市电梯安全条例 art. 44, 56)', () => {
  test('nobody there in thirty minutes: a violation fact with its fine, found by time, once', () => {
    given(reported, notified)
      .when(observe, { at: minute(29) })
      .thenNothing();
    given(reported, notified)
      .when(observe, { at: minute(30) })
      .thenAccepted(missed(minute(30)))
      .when(observe, { at: minute(31) })
      .thenNothing();
  });

  test('there at minute 29: no fact, now or later', () => {
    given(reported, notified)
      .when(arrival(), { at: minute(29) })
      .thenAccepted(arrived(29))
      .when(observe, { at: minute(45) })
      .thenNothing();
  });

  test('there at minute 30 or later: late, also where the clock has not looked yet', () => {
    given(reported, notified)
      .when(arrival(), { at: minute(34) })
      .thenAccepted(missed(minute(34)), arrived(34));
    given(reported, notified, missed(minute(30)))
      .when(arrival(), { at: minute(34) })
      .thenAccepted(arrived(34));
  });

  test('thirty minutes are over at the thirtieth', () => {
    given(reported, notified)
      .when(arrival(), { at: minute(30) })
      .thenAccepted(missed(minute(30)), arrived(30));
  });

  test('known only later that it was there in time: the fact is corrected', () => {
    given(reported, notified, missed(minute(30)))
      .when(arrival(minute(21)), { at: minute(40) })
      .thenAccepted({ type: 'ArrivalLimitKept', data: { ...key, firm, call: 1, arrivedAt: minute(21) } }, arrived(21));
  });

  test('in whatever time zone it is written', () => {
    given(reported, notified)
      .when(arrival('2018-05-14T09:29:00+08:00'), { at: minute(40) })
      .thenAccepted(arrived(29));
    given(reported, notified)
      .when(arrival('2018-05-14T09:31:00+08:00'), { at: minute(40) })
      .thenTypes('ArrivalLimitMissed', 'FirmArrived');
  });

  test('freed by others before: whoever has not come by then hinders nobody', () => {
    given(reported, notified)
      .when(freed(20, { by: 'use-unit' }), { at: minute(25) })
      .thenTypes('PeopleFreed')
      .when(observe, { at: minute(45) })
      .thenNothing();
    given(reported, notified)
      .when(freed(40, { by: 'fire' }), { at: minute(41) })
      .thenTypes('ArrivalLimitMissed', 'PeopleFreed');
  });

  test('another firm is called when the first did not come, and has its own thirty minutes', () => {
    const call = {
      kind: 'NotifyFirm' as const,
      data: { caseId, firm: '通力维保', arriveBy: deadlineBy('elevator-entrapment-arrival', minute(31)) },
    };
    given(reported, notified)
      .when(call, { at: minute(10) })
      .thenRefused('firm-notified', { article: '第四十四条' });
    given(reported, notified)
      .when(call, { at: minute(31) })
      .thenTypes('ArrivalLimitMissed', 'FirmNotified')
      .when(observe, { at: minute(70) })
      .thenNothing();
    given(reported, notified)
      .when(call, { at: minute(31) })
      .thenTypes('ArrivalLimitMissed', 'FirmNotified')
      .when({ kind: 'ObserveArrival', data: { caseId, call: 2 } }, { at: minute(61) })
      .thenTypes('ArrivalLimitMissed');
  });
});

describe('the end', () => {
  test('not before they are free, the elevator fully checked, an accident reported', () => {
    given(reported, notified, arrived(10)).when(close()).thenRefused('not-freed');
    given(reported, notified, arrived(10))
      .when(freed(15), { at: minute(16) })
      .thenTypes('PeopleFreed')
      .when(close(false))
      .thenRefused('not-fully-checked', { article: '特种设备安全法 第四十二条' });
    const hurt = given(reported, notified, arrived(10))
      .when(freed(20, { injured: 1 }), { at: minute(21) })
      .thenTypes('PeopleFreed');
    hurt.when(close()).thenRefused('accident-not-reported', { article: '淄博市电梯安全条例 第四十三条' });
    hurt
      .when({ kind: 'RecordAccidentReport', data: { caseId } }, { at: minute(70) })
      .thenAccepted({ type: 'AccidentReported', data: { ...key, reportedAt: minute(70), late: false } })
      .when(close())
      .thenTypes('RescueClosed');
    hurt
      .when({ kind: 'RecordAccidentReport', data: { caseId } }, { at: minute(90) })
      .thenAccepted({ type: 'AccidentReported', data: { ...key, reportedAt: minute(90), late: true } });
  });

  test('a firm frees nobody before it is there', () => {
    given(reported, notified)
      .when(freed(10), { at: minute(11) })
      .thenRefused('firm-not-arrived');
    given(reported).when(arrival()).thenRefused('firm-not-notified', { article: '第四十四条' });
    given(reported, notified)
      .when(freed(20), { at: minute(11) })
      .thenRefused('in-future');
    given(reported, notified)
      .when(freed(-5, { by: 'fire' }), { at: minute(11) })
      .thenRefused('before-the-call');
  });

  test('the brigade’s arrival is noted once; the referral’s end ends what is open', () => {
    const fire = { kind: 'NoteFireOnScene' as const, data: { caseId, arrivedAt: minute(12) } };
    given(reported).when(fire).thenTypes('FireOnScene').when(fire).thenNothing();
    given().when(fire).thenNothing();
    const end = {
      kind: 'EndRescue' as const,
      data: { caseId, referralId: referral.referralId, cause: 'taken-back' as const, note: '' },
    };
    given(reported).when(end).thenTypes('RescueWithdrawn').when(end).thenNothing();
    given(reported)
      .when({ kind: 'CancelRescue', data: { caseId, note: '误报' } })
      .thenTypes('RescueCancelled')
      .when(end)
      .thenNothing();
  });
});

test('whatever is typed and whenever: a fact stands exactly where the firm came late or not at all', () => {
  const only = fc.constant<string>(caseId);
  const at = (data: (at: string) => Pick<RescueCommand, 'kind' | 'data'>) => data;
  const back = fc.integer({ min: -5, max: 90 });
  const before = (now: string, minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString();
  const lawful = (state: RescueState, history: readonly RescueEvent[]): string | undefined => {
    if (state.status === 'none') return undefined;
    const begin = history.findLastIndex(({ type }) => type === 'EntrapmentReported');
    const round = history.slice(begin);
    const calls = round.filter((event) => event.type === 'FirmNotified');
    for (const { data } of calls) {
      const facts = round.filter(
        ({ type, data: of }) => type === 'ArrivalLimitMissed' && (of as { call: number }).call === data.call,
      );
      const kept = round.filter(
        ({ type, data: of }) => type === 'ArrivalLimitKept' && (of as { call: number }).call === data.call,
      );
      if (facts.length > 1) return 'two facts about one call';
      if (kept.length > facts.length) return 'corrected what was never found';
    }
    const [call] = calls.slice(-1);
    const came = round.findLast(({ type }) => type === 'FirmArrived');
    const gone = round.find(({ type }) => type === 'PeopleFreed');
    if (call && came?.type === 'FirmArrived' && came.data.firm === call.data.firm) {
      const number = (type: RescueEvent['type']) =>
        round.filter((event) => event.type === type && (event.data as { call?: number }).call === call.data.call)
          .length;
      const stands = number('ArrivalLimitMissed') - number('ArrivalLimitKept');
      const freedBefore = gone?.type === 'PeopleFreed' && gone.data.freedAt < call.data.arriveBy.due;
      if (!came.data.late && stands !== 0) return 'a fact against who came in time';
      if (came.data.late && stands !== 1 && !freedBefore) return 'late and no fact';
    }
    if (state.status === 'over' && round.at(-1)?.type === 'RescueClosed' && !gone) return 'closed with people inside';
    return undefined;
  };
  neverUnlawful(
    rescueDecider,
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.integer({ min: 0, max: 2 }).map((round) => ({
          kind: 'OpenRescue' as const,
          data: { caseId, matter, referral: { ...referral, round } },
        })),
      },
      {
        weight: 6,
        arbitrary: fc.constantFrom(firm, '通力维保').map((name) =>
          at((now) => ({
            kind: 'NotifyFirm',
            data: { caseId, firm: name, arriveBy: deadlineBy('elevator-entrapment-arrival', now) },
          })),
        ),
      },
      { weight: 6, arbitrary: back.map((minutes) => at((now) => arrival(before(now, minutes)))) },
      {
        weight: 6,
        arbitrary: fc
          .record({ caseId: only, call: fc.integer({ min: 1, max: 4 }) })
          .map((data) => ({ kind: 'ObserveArrival' as const, data })),
      },
      {
        weight: 4,
        arbitrary: fc.tuple(back, fc.constantFrom('maintenance-firm' as const, 'fire' as const)).map(([minutes, by]) =>
          at((now) => ({
            kind: 'RecordPeopleFreed',
            data: { caseId, freedAt: before(now, minutes), people: 1, injured: 0, by, reportBy },
          })),
        ),
      },
      { weight: 2, arbitrary: fc.boolean().map((checked) => close(checked)) },
      { weight: 1, arbitrary: fc.constant({ kind: 'CancelRescue' as const, data: { caseId, note: '误报' } }) },
      {
        weight: 1,
        arbitrary: fc.constant({ kind: 'NoteFireOnScene' as const, data: { caseId, arrivedAt: minute(5) } }),
      },
    ) as Parameters<typeof neverUnlawful<RescueCommand, RescueState, RescueEvent>>[1],
    lawful,
    { length: 40, runs: 500 },
  );
});
