import { test } from '@jest/globals';
import type { GarbageCommand, GarbageEvent } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { garbageDecider } from '../src/garbage/decider.ts';

const { given } = specificationOf(garbageDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const key = { caseId, referral };
const monday = '2018-05-14T01:00:00.000Z';
const noon = '2018-05-14T04:00:00.000Z';
const matter = { category: 'garbage-not-collected', urgency: 'normal', role: 'lead', brief: '垃圾堆积' } as const;
const reported: GarbageEvent = {
  type: 'GarbageReported',
  data: { ...key, source: 'referral', matter, reportedAt: monday },
};
const clearBy = deadlineBy('exposed-garbage', monday);
const started: GarbageEvent = { type: 'GarbageClockStarted', data: { ...key, clearBy } };
const sent: GarbageEvent = { type: 'GarbageCrewSent', data: { ...key, crew: '一队' } };
const send = { kind: 'SendGarbageCrew' as const, data: { caseId, crew: '一队' } };
const loads = [{ stream: 'mixed' as const, kilograms: 180 }];
const clear = (clearedAt?: string) => ({
  kind: 'ClearGarbage' as const,
  data: { caseId, cause: 'round-missed' as const, loads, evidence: [], ...(clearedAt ? { clearedAt } : {}) },
});
const photograph = { sha256: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 10 };
const none = (photographs: number) => ({
  kind: 'RecordNoGarbage' as const,
  data: { caseId, note: '现场已清', evidence: Array.from({ length: photographs }, () => photograph) },
});
const observe = { kind: 'ObserveGarbage' as const, data: { caseId } };
const open = (round: number) => ({
  kind: 'OpenGarbage' as const,
  data: { caseId, referral: { ...referral, round }, matter },
});

test('a crew is sent, clears and weighs it', () => {
  given().when(open(0)).thenAccepted(reported).when(open(0)).thenNothing();
  given(reported).when(clear(), { at: noon }).thenRefused('no-crew');
  given(reported).when(send).thenAccepted(sent).when(send).thenRefused('crew-sent');
  given(reported, started, sent)
    .when(clear(), { at: noon })
    .thenAccepted({
      type: 'GarbageCleared',
      data: {
        ...key,
        cause: 'round-missed',
        clearedAt: noon,
        loads,
        kilograms: 180,
        late: false,
        evidence: [],
      },
    })
    .when(clear(), { at: noon })
    .thenRefused('case-over');
  given(reported, sent).when(clear('2018-05-14T00:59:00.000Z'), { at: noon }).thenRefused('before-the-report');
  given(reported, sent).when(clear('2018-05-14T05:00:00.000Z'), { at: noon }).thenRefused('in-future');
});

test('four working hours: overdue by time, once; a late clearance says so', () => {
  given(reported)
    .when({ kind: 'StartGarbageClock', data: { caseId, reportedAt: monday, clearBy } })
    .thenAccepted(started);
  given(reported)
    .when({ kind: 'StartGarbageClock', data: { caseId, reportedAt: noon, clearBy } })
    .thenNothing();
  given(reported, started).when(observe, { at: noon }).thenNothing();
  given(reported, started)
    .when(observe, { at: clearBy.due })
    .thenTypes('GarbageOverdue')
    .when(observe, { at: clearBy.due })
    .thenNothing();
  given(reported, started, sent).when(clear(), { at: clearBy.due }).thenTypes('GarbageOverdue', 'GarbageCleared');
});

test('that there is none needs a crew and a photograph', () => {
  given(reported).when(none(1)).thenRefused('no-crew');
  given(reported, sent).when(none(0)).thenRefused('no-photograph');
  given(reported, sent).when(none(1)).thenTypes('NoGarbageFound').when(open(1)).thenTypes('GarbageReportedAgain');
  given().when(send).thenRefused('no-such-case');
  given(reported)
    .when({ kind: 'ReportGarbage', data: { caseId, source: 'call', matter } })
    .thenRefused('case-exists');
});

test('whatever is typed: one end a round, never without a crew, late exactly when overdue', () => {
  const commands = fc.oneof(
    fc.constantFrom<Pick<GarbageCommand, 'kind' | 'data'>>(open(0), open(1), open(2), send, clear(), none(1), observe, {
      kind: 'EndGarbage',
      data: { caseId, referralId: referral.referralId, cause: 'taken-back', note: '' },
    }),
  );
  const clocked = {
    ...garbageDecider,
    // The clock that the reaction starts, at once.
    evolve: (state: Parameters<typeof garbageDecider.evolve>[0], event: GarbageEvent) => {
      const next = garbageDecider.evolve(state, event);
      if (event.type !== 'GarbageReported' && event.type !== 'GarbageReportedAgain') return next;
      const by = deadlineBy('exposed-garbage', event.data.reportedAt);
      return garbageDecider.evolve(next, { type: 'GarbageClockStarted', data: { caseId, clearBy: by } });
    },
  };
  const ends = ['GarbageCleared', 'NoGarbageFound', 'GarbageWithdrawn'];
  neverUnlawful(clocked, commands, (_state, history) => {
    const round = history.slice(
      Math.max(
        0,
        history.findLastIndex(({ type }) => type.startsWith('GarbageReported')),
      ),
    );
    const types: readonly string[] = round.map(({ type }) => type);
    if (types.filter((type) => ends.includes(type)).length > 1) return 'ended twice';
    const cleared = round.find((event) => event.type === 'GarbageCleared');
    if (cleared && !types.includes('GarbageCrewSent')) return 'cleared by nobody';
    return cleared?.type === 'GarbageCleared' && cleared.data.late !== types.includes('GarbageOverdue')
      ? 'late and not overdue, or the other way round'
      : undefined;
  });
});
