import { expect, test } from '@jest/globals';
import type { CaseMatter, HazardEvent, HazardRow } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { hazards } from '../src/hazard/model.ts';

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const key = { caseId, referral };
const start = '2018-05-14T01:00:00.000Z';
const dueBy = deadlineWithin({ unit: 'days', amount: 3 }, start, { law: '消防法', article: '第五十四条' });
const matter: CaseMatter = { category: 'ebike-charging', urgency: 'urgent', role: 'lead', brief: '飞线充电' };

/** The row after the events, which come a minute apart. */
const rowOf = (...events: readonly HazardEvent[]): HazardRow => {
  const rows = events.reduce<HazardRow | undefined>((row, { type, data }, index) => {
    const time = new Date(Date.parse(start) + index * 60_000).toISOString();
    const event = { type, data, time, actor: 'officer:1', position: BigInt(index + 1), correlationid: caseId };
    expect(hazards.fold.keysOf(event)).toEqual([caseId]);
    return hazards.fold.evolve(row, event, caseId) ?? undefined;
  }, undefined);
  return hazards.fold.canonicalRow(rows!, caseId, undefined);
};

const opened: HazardEvent = { type: 'HazardReported', data: { ...key, source: 'referral', matter } };
const inspected: HazardEvent = {
  type: 'HazardInspected',
  data: {
    ...key,
    inspectors: ['0117'],
    party: { kind: 'unit', name: '和平物业' },
    findings: [
      { no: 1, kind: 'wiring-unsafe', what: '飞线充电' },
      { no: 2, kind: 'wiring-unsafe', what: '地下室充电' },
      { no: 3, kind: 'exit-blocked', what: '安全出口上锁' },
    ],
    evidence: [],
  },
};
const notified: HazardEvent = {
  type: 'RectificationNotified',
  data: { ...key, notice: 1, findings: [1, 2, 3], dueBy },
};
const overdue: HazardEvent = {
  type: 'RectificationOverdue',
  data: { ...key, notice: 1, due: dueBy.due, observedAt: dueBy.due },
};
const sealed: HazardEvent = {
  type: 'PlaceSealed',
  data: { ...key, sealing: 1, part: '地下室', threat: '充电', until: dueBy },
};
const remaining: HazardEvent = {
  type: 'HazardReinspected',
  data: { ...key, inspectors: ['0117'], notice: 1, due: true, remaining: [3], evidence: [] },
};

test('the clock of a notice stands in the row while it runs', () => {
  expect(rowOf(opened, inspected)).toMatchObject({
    status: 'inspected',
    rectify_by: null,
    kinds: ['wiring-unsafe', 'exit-blocked'],
    findings: 3,
    remaining: 3,
  });
  expect(rowOf(opened, inspected, notified)).toMatchObject({ status: 'notified', rectify_by: dueBy.due, overdue: 0 });
  expect(rowOf(opened, inspected, notified, overdue)).toMatchObject({ status: 'overdue', overdue: 1, open: true });
  expect(rowOf(opened, inspected, notified, overdue, remaining)).toMatchObject({
    status: 'reinspected',
    rectify_by: null,
    remaining: 1,
  });
});

test('a seal outlives the case until it is lifted', () => {
  const concluded: HazardEvent = {
    type: 'HazardConcluded',
    data: { ...key, end: 'sealed', remaining: [3], note: '已查封' },
  };
  const row = rowOf(opened, inspected, notified, sealed, remaining, concluded);
  expect(row).toMatchObject({
    status: 'sealed',
    open: false,
    sealed_part: '地下室',
    sealed_until: dueBy.due,
    remaining: 1,
  });
  const lifted: HazardEvent = { type: 'SealingLifted', data: { ...key, sealing: 1, ground: 'no-longer-needed' } };
  expect(rowOf(opened, inspected, notified, sealed, remaining, concluded, lifted)).toMatchObject({
    status: 'sealed',
    sealed_part: null,
    sealed_until: null,
  });
});

test('rework begins the row again and keeps what the case has cost', () => {
  const penalised: HazardEvent = {
    type: 'HazardPenalised',
    data: { ...key, penaltyId: referral.referralId, sanction: 'fine', yuan: 5_000 },
  };
  const cleared: HazardEvent = { type: 'HazardCleared', data: { ...key, by: 'rectified', evidence: [] } };
  const reopened: HazardEvent = {
    type: 'HazardReopened',
    data: { caseId, referral: { ...referral, round: 1 }, matter },
  };
  expect(rowOf(opened, inspected, notified, penalised, cleared)).toMatchObject({
    status: 'cleared',
    open: false,
    fined: 5_000,
  });
  expect(rowOf(opened, inspected, notified, penalised, cleared, reopened)).toMatchObject({
    status: 'reported',
    open: true,
    round: 1,
    remaining: 0,
    findings: 3,
    fined: 5_000,
    ended_at: null,
  });
});
