import { describe, test } from '@jest/globals';
import type { CaseMatter, RepairCommand, RepairEvent, Trade } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { repairDecider } from '../src/repair/decider.ts';

const { given } = specificationOf(repairDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const key = { caseId, referral };
const nine = '2018-05-14T01:00:00.000Z';
const quarterToTen = '2018-05-14T01:45:00.000Z';
const twoDaysLater = '2018-05-16T01:00:00.000Z';
const estate = {
  estateId: '0190f000-0000-7000-8000-0000000000e1',
  name: '和平小区',
  subdistrict: '和平街道',
  kind: 'old' as const,
  mode: 'professional' as const,
  enterprise: '和平物业',
};
const matterOf = (category: string): CaseMatter => ({
  category,
  urgency: 'urgent',
  role: 'lead',
  brief: '居民反映停供',
  estate,
});
const open = (category: string, round = 0) => ({
  kind: 'OpenRepairOrder' as const,
  data: { caseId, referral: { ...referral, round }, matter: matterOf(category) },
});
const requested = (trade?: Trade, category = 'power-outage'): RepairEvent => ({
  type: 'RepairRequested',
  data: {
    ...key,
    source: 'referral',
    matter: matterOf(category),
    ...(trade ? { trade } : {}),
    locality: 'city',
    requestedAt: nine,
  },
});
const clock = (trade: 'power' | 'telecom'): RepairEvent => ({
  type: 'RepairClockStarted',
  data:
    trade === 'power'
      ? { ...key, trade, clock: 'arrival', by: deadlineBy('power-repair-city', nine) }
      : { ...key, trade, clock: 'restoration', by: deadlineBy('telecom-repair-city', nine) },
});
const sent = (trade: Trade): RepairEvent => ({ type: 'RepairSent', data: { ...key, trade, operator: '经营单位' } });
const arrived = (trade: Trade): RepairEvent => ({
  type: 'RepairCrewArrived',
  data: { ...key, trade, arrivedAt: nine, minutes: 0, late: false },
});
const fault = (trade: Trade, interrupts = false): RepairEvent => ({
  type: 'FaultFound',
  data: { ...key, trade, what: '电缆击穿', interrupts },
});
const send = { kind: 'SendRepair' as const, data: { caseId, operator: '经营单位' } };
const arrive = { kind: 'RecordCrewArrival' as const, data: { caseId } };
const restore = { kind: 'RestoreSupply' as const, data: { caseId, note: '更换电缆', evidence: [] } };
const tell = { kind: 'TellUsers' as const, data: { caseId, how: '短信' } };
const cause = (found: 'fault' | 'user-side' | 'no-fault' | 'cut-by-enterprise', more = {}) =>
  ({
    kind: 'RecordCause' as const,
    data: { caseId, found, what: '现场情况', ...(found === 'fault' ? { interrupts: false } : {}), ...more },
  }) as Pick<RepairCommand, 'kind' | 'data'>;

describe('a repair from its request to supply', () => {
  test('the trade follows from the category; what nobody can tell is identified by people', () => {
    given().when(open('water-outage')).thenTypes('RepairRequested');
    given().when(open('cable-tv-fault')).thenAccepted(requested('cable-tv', 'cable-tv-fault'));
    given().when(open('power-outage')).thenAccepted(requested('power'));
    given().when(open('manhole-or-pipe-damage')).thenAccepted(requested(undefined, 'manhole-or-pipe-damage'));
    given(requested(undefined)).when(send).thenRefused('trade-unknown');
    given(requested(undefined))
      .when({ kind: 'IdentifyRepairTrade', data: { caseId, trade: 'water' } })
      .thenAccepted({
        type: 'RepairTradeIdentified',
        data: { ...key, trade: 'water', locality: 'city', requestedAt: nine },
      })
      .when(send)
      .thenTypes('RepairSent');
    given(requested('power'))
      .when({ kind: 'IdentifyRepairTrade', data: { caseId, trade: 'water' } })
      .thenRefused('trade-known');
  });

  test('each step waits for the one before it', () => {
    given().when(send).thenRefused('no-such-repair');
    given(requested('power')).when(arrive).thenRefused('not-sent');
    given(requested('power')).when(restore).thenRefused('not-sent');
    given(requested('power'), sent('power')).when(send).thenRefused('sent-already');
    given(requested('power'), sent('power')).when(restore).thenRefused('crew-not-arrived');
    given(requested('power'), sent('power')).when(cause('fault')).thenRefused('crew-not-arrived');
    given(requested('power'), sent('power'), arrived('power')).when(arrive).thenRefused('crew-arrived');
    given(requested('power'), sent('power'), arrived('power')).when(restore).thenRefused('cause-unknown');
    given(requested('power'), sent('power'), arrived('power'), fault('power'))
      .when(cause('fault'))
      .thenRefused('cause-known');
    given(requested('power'), sent('power'), arrived('power'), fault('power'))
      .when(restore)
      .thenTypes('SupplyRestored')
      .when(restore)
      .thenRefused('repair-over');
    given(requested('power'))
      .when({ kind: 'RequestRepair', data: { caseId, source: 'call', matter: matterOf('power-outage') } })
      .thenRefused('repair-exists');
  });

  test('times are neither in the future nor before the step before', () => {
    const at = (arrivedAt: string) => ({ ...arrive, data: { caseId, arrivedAt } });
    given(requested('power'), sent('power')).when(at(quarterToTen)).thenRefused('in-future');
    given(requested('power'), sent('power'))
      .when(at('2018-05-14T00:59:00.000Z'), { at: quarterToTen })
      .thenRefused('before-the-step-before');
    given(requested('power'), sent('power'), arrived('power'), fault('power'))
      .when({ ...restore, data: { ...restore.data, restoredAt: '2018-05-14T00:00:00.000Z' } })
      .thenRefused('before-the-step-before');
  });
});

describe('clocks', () => {
  const underWay = [requested('power'), clock('power'), sent('power')];
  const observe = { kind: 'ObserveRepairClock' as const, data: { caseId, clock: 'arrival' as const } };

  test('the power crew’s forty-five minutes are overrun by time, once', () => {
    given(...underWay)
      .when(observe, { at: '2018-05-14T01:44:59.000Z' })
      .thenNothing();
    given(...underWay)
      .when(observe, { at: quarterToTen })
      .thenTypes('RepairLimitOverrun')
      .when(observe, { at: twoDaysLater })
      .thenNothing();
    given(...underWay, arrived('power'))
      .when(observe, { at: twoDaysLater })
      .thenNothing();
  });

  test('an arrival that is recorded late says whether it was', () => {
    given(...underWay)
      .when({ ...arrive, data: { caseId, arrivedAt: '2018-05-14T01:44:00.000Z' } }, { at: twoDaysLater })
      .thenAccepted({
        type: 'RepairCrewArrived',
        data: { ...key, trade: 'power', arrivedAt: '2018-05-14T01:44:00.000Z', minutes: 44, late: false },
      });
    given(...underWay)
      .when(arrive, { at: quarterToTen })
      .thenTypes('RepairLimitOverrun', 'RepairCrewArrived');
  });

  test('clocks start once, for this request', () => {
    const start = (requestedAt: string) => ({
      kind: 'StartRepairClocks' as const,
      data: {
        caseId,
        requestedAt,
        clocks: [{ clock: 'arrival' as const, by: deadlineBy('power-repair-city', nine) }],
      },
    });
    given(requested('power')).when(start(nine)).thenAccepted(clock('power')).when(start(nine)).thenNothing();
    given(requested('power')).when(start(quarterToTen)).thenNothing();
    given().when(start(nine)).thenNothing();
  });
});

/** Acceptance case 23 (电信条例 art. 32). */
describe('telecommunications', () => {
  const history = [
    requested('telecom', 'telecom-fault'),
    clock('telecom'),
    sent('telecom'),
    arrived('telecom'),
    fault('telecom'),
  ];

  test('repaired within forty-eight hours: nothing is owed', () => {
    given(...history)
      .when(restore, { at: '2018-05-16T00:59:00.000Z' })
      .thenTypes('SupplyRestored');
  });

  test('later: users are told, and no fee is charged for the time', () => {
    given(...history)
      .when(restore, { at: twoDaysLater })
      .thenRefused('users-not-told', { article: '电信条例 第三十二条' });
    given(...history)
      .when(tell)
      .thenTypes('UsersTold')
      .when(restore, { at: '2018-05-16T03:10:00.000Z' })
      .thenAccepted(
        {
          type: 'RepairLimitOverrun',
          data: {
            ...key,
            trade: 'telecom',
            clock: 'restoration',
            due: twoDaysLater,
            observedAt: '2018-05-16T03:10:00.000Z',
            rule: { law: '电信条例', article: '第三十二条' },
          },
        },
        {
          type: 'FeeRelieved',
          data: {
            ...key,
            trade: 'telecom',
            from: nine,
            until: '2018-05-16T03:10:00.000Z',
            hours: 51,
            rule: { law: '电信条例', article: '第三十二条' },
          },
        },
        {
          type: 'SupplyRestored',
          data: {
            ...key,
            trade: 'telecom',
            restoredAt: '2018-05-16T03:10:00.000Z',
            minutes: 3010,
            late: true,
            note: '更换电缆',
            evidence: [],
          },
        },
      );
  });

  test('but not for the user’s own equipment', () => {
    given(...history.slice(0, -1))
      .when(cause('user-side'), { at: '2018-05-20T01:00:00.000Z' })
      .thenAccepted({
        type: 'FaultOfUserFound',
        data: { ...key, trade: 'telecom', what: '现场情况', rule: { law: '电信条例', article: '第三十二条' } },
      });
  });
});

describe('who must be told, and what is not charged', () => {
  test.each([
    ['water', '城市供水条例 第二十二条'],
    ['gas', '淄博市燃气管理条例 第二十条'],
    ['heating', '山东省供热条例 第二十九条'],
  ] as const)('%s that stops for others: the users, during the repair', (trade, article) => {
    given(requested(trade), sent(trade), arrived(trade), fault(trade, true))
      .when(restore)
      .thenRefused('users-not-told', { article });
    given(requested(trade), sent(trade), arrived(trade), fault(trade, false)).when(restore).thenTypes('SupplyRestored');
  });

  test('a day without heat is not charged', () => {
    const history = [requested('heating'), sent('heating'), arrived('heating'), fault('heating', true)];
    given(...history)
      .when(tell)
      .thenTypes('UsersTold')
      .when(restore, { at: '2018-05-15T01:00:00.000Z' })
      .thenTypes('FeeRelieved', 'SupplyRestored');
    given(...history)
      .when(tell)
      .thenTypes('UsersTold')
      .when(restore, { at: '2018-05-15T00:59:00.000Z' })
      .thenTypes('SupplyRestored');
  });
});

describe('what is not for the operator', () => {
  const onSite = [requested('water', 'water-outage'), sent('water'), arrived('water')];

  /** Acceptance case 13: 淄博市物业管理条例 art. 56, 82; before it, 山东省物业管理条例 art. 64. */
  test.each([
    [nine, '山东省物业管理条例', '第六十四条'],
    ['2022-03-01T01:00:00.000Z', '淄博市物业管理条例', '第五十六条、第八十二条'],
  ])('water cut by the property enterprise, found %s: under %s', (at, law, article) => {
    given(...onSite)
      .when(cause('cut-by-enterprise', { evidence: [] }), { at })
      .thenAccepted({
        type: 'SupplyCutByEnterpriseFound',
        data: {
          ...key,
          trade: 'water',
          enterprise: '和平物业',
          what: '现场情况',
          evidence: [],
          rule: { law, article },
          estate,
        },
      });
  });

  test('the enterprise must be known; no fault ends the order', () => {
    const { estate: _none, ...matter } = matterOf('water-outage');
    const nowhere = { type: 'RepairRequested', data: { ...requested('water').data, matter } } as RepairEvent;
    given(nowhere, sent('water'), arrived('water'))
      .when(cause('cut-by-enterprise', { evidence: [] }))
      .thenRefused('enterprise-unknown');
    given(...onSite)
      .when(cause('no-fault', { evidence: [] }))
      .thenTypes('NoFaultFound');
  });
});

describe('an announced outage', () => {
  const outage = {
    outageId: '0190f000-0000-7000-8000-0000000000f1',
    from: '2018-05-14T00:00:00.000Z',
    until: '2018-05-14T04:00:00.000Z',
    reason: '更换水表',
  };
  const answer = { kind: 'AnswerByOutage' as const, data: { caseId, outage } };

  test('answers a request at once, in its time and before anybody was sent', () => {
    given(requested('water')).when(answer).thenTypes('RepairAnsweredByOutage').when(answer).thenNothing();
    given(requested('water')).when(answer, { at: outage.until }).thenNothing();
    given(requested('water'), sent('water')).when(answer).thenNothing();
    given(requested(undefined)).when(answer).thenNothing();
  });

  test('one that runs over is a repair, until supply is back', () => {
    const opened = given().when({
      kind: 'OpenRepairByOverrun',
      data: { caseId, matter: matterOf('water-outage'), trade: 'water', locality: 'city' },
    });
    const note = (restoredAt: string) => ({ kind: 'NoteOutageEnded' as const, data: { caseId, restoredAt } });
    opened
      .thenTypes('RepairRequested')
      .when(note(quarterToTen), { at: quarterToTen })
      .thenTypes('SupplyRestored')
      .when(note(quarterToTen), { at: quarterToTen })
      .thenNothing();
    given().when(note(nine)).thenNothing();
  });
});

test('its referral opens it, opens it again for rework, and takes it back', () => {
  const end = {
    kind: 'EndRepairOrder' as const,
    data: { caseId, referralId: referral.referralId, cause: 'taken-back' as const, note: '' },
  };
  given(requested('power')).when(open('power-outage')).thenNothing();
  given(requested('power'))
    .when(open('power-outage', 1))
    .thenTypes('RepairReopened')
    .when(send)
    .thenTypes('RepairSent');
  given(requested('power')).when(end).thenTypes('RepairWithdrawn').when(end).thenNothing();
  given().when(end).thenNothing();
});

test('whatever is typed: no supply before a crew, no end twice, no fee waived without cause, duties kept', () => {
  const trades = ['telecom', 'heating', 'water', 'power'] as const;
  const commands = fc.oneof(
    fc.constantFrom(...trades).map((trade) => ({
      kind: 'RequestRepair' as const,
      data: { caseId, source: 'call' as const, matter: matterOf('manhole-or-pipe-damage'), trade },
    })),
    fc.constantFrom(0, 1, 2, 3).map((round) => open('telecom-fault', round)),
    fc.constantFrom<Pick<RepairCommand, 'kind' | 'data'>>(
      cause('user-side'),
      cause('cut-by-enterprise', { evidence: [] }),
      { kind: 'ObserveRepairClock', data: { caseId, clock: 'restoration' } },
      {
        kind: 'EndRepairOrder',
        data: { caseId, referralId: referral.referralId, cause: 'completed', note: '' },
      },
    ),
    {
      // The way to the end that asks for most, or hardly a run would come so far.
      weight: 9,
      arbitrary: fc.constantFrom<Pick<RepairCommand, 'kind' | 'data'>>(
        send,
        arrive,
        restore,
        tell,
        cause('fault', { interrupts: true }),
        cause('fault'),
      ),
    },
  ) as fc.Arbitrary<Pick<RepairCommand, 'kind' | 'data'>>;
  const ends = new Set([
    'RepairAnsweredByOutage',
    'SupplyRestored',
    'FaultOfUserFound',
    'NoFaultFound',
    'SupplyCutByEnterpriseFound',
    'RepairWithdrawn',
  ]);
  const clocked = {
    ...repairDecider,
    // The clock that the reaction starts, at once.
    evolve: (state: Parameters<typeof repairDecider.evolve>[0], event: RepairEvent) => {
      const next = repairDecider.evolve(state, event);
      if (event.type !== 'RepairRequested' && event.type !== 'RepairReopened') return next;
      const { trade, requestedAt } = event.data;
      if (trade !== 'telecom') return next;
      const by = deadlineBy('telecom-repair-city', requestedAt);
      const data = { caseId, trade, clock: 'restoration' as const, by };
      return repairDecider.evolve(next, { type: 'RepairClockStarted', data });
    },
  };
  neverUnlawful(
    clocked,
    commands,
    (_state, history) => {
      const begin = history.findLastIndex(({ type }) => type === 'RepairRequested' || type === 'RepairReopened');
      if (begin < 0) return history.length > 0 ? 'something before a request' : undefined;
      const round = history.slice(begin);
      const types = round.map(({ type }) => type);
      const before = (one: RepairEvent['type'], other: RepairEvent['type']) =>
        !types.includes(other) || (types.includes(one) && types.indexOf(one) < types.indexOf(other));
      if (types.filter((type) => ends.has(type)).length > 1) return 'ended twice';
      if (!before('RepairSent', 'RepairCrewArrived')) return 'arrived unsent';
      if (!before('RepairCrewArrived', 'FaultFound')) return 'found by nobody';
      if (!before('FaultFound', 'SupplyRestored')) return 'restored what was not broken';
      const restored = round.find((event) => event.type === 'SupplyRestored');
      const found = round.find((event) => event.type === 'FaultFound');
      if (restored?.type !== 'SupplyRestored' || found?.type !== 'FaultFound') return undefined;
      const { trade, minutes } = restored.data;
      const told = types.includes('UsersTold');
      if (trade === 'telecom' && restored.data.late && !told) return 'late, and users were not told';
      if (restored.data.late !== types.includes('RepairLimitOverrun'))
        return 'late and not overrun, or the other way round';
      if (trade !== 'power' && trade !== 'telecom' && found.data.interrupts && !told) return 'users were not told';
      const day = trade === 'heating' && found.data.interrupts && minutes >= 24 * 60;
      if (types.includes('FeeRelieved') !== (day || restored.data.late)) return 'fee relieved without cause, or not';
      return undefined;
    },
    { length: 60 },
  );
});
