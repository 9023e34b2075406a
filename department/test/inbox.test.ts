import { describe, expect, test } from '@jest/globals';
import { type DeskCommand, type DeskEvent, referralAt } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { type DeskState, type InboxRow, referralDecider } from '../src/index.ts';
import { inboxOf } from '../src/referral/inbox.ts';
import {
  accepted,
  anyCommand,
  asked,
  completeBy,
  completed,
  declined,
  demanded,
  incidentId,
  issued,
  later,
  monday,
  received,
  referralId,
  reopened,
  running,
  stopped,
  takenBack,
} from './referrals.ts';

const model = inboxOf(referralAt('police')).fold;

/** The row after the events, which come a minute apart. */
const rowOf = (...events: readonly DeskEvent[]): InboxRow | undefined =>
  events.reduce<InboxRow | undefined>((row, { type, data }, index) => {
    const time = new Date(Date.parse(monday) + index * 60_000).toISOString();
    const event = { type, data, time, actor: 'officer:1', position: BigInt(index + 1), correlationid: incidentId };
    expect(model.keysOf(event)).toEqual([referralId]);
    const next = model.evolve(row, event, referralId) ?? undefined;
    return next && model.canonicalRow(next, referralId, row);
  }, undefined);
const minute = (count: number) => new Date(Date.parse(monday) + count * 60_000).toISOString();

describe('the inbox', () => {
  test('shows a referral as it came: what, where, why, and by when', () => {
    expect(rowOf(received())).toEqual({
      referral_id: referralId,
      incident_id: incidentId,
      responsibility: 'police',
      role: 'lead',
      status: 'received',
      category: 'neighbour-noise',
      urgency: 'normal',
      estate: null,
      place: '和平小区',
      brief: '和平小区：噪声扰民',
      why: '社会生活噪声',
      final: false,
      round: 0,
      received_at: monday,
      accept_by: issued().acceptBy.due,
      complete_by: completeBy.due,
      amber_at: completeBy.amber,
      clock: 'running',
      accepted_at: null,
      ended_at: null,
      outcome: null,
      demand: null,
      last_note: null,
    });
  });

  test('shows each end, and when', () => {
    expect(rowOf(received(), declined)).toMatchObject({
      status: 'declined',
      ended_at: minute(1),
      last_note: '属于工业噪声',
    });
    expect(rowOf(received(), takenBack)).toMatchObject({ status: 'taken-back', ended_at: minute(1) });
    expect(rowOf(received(), accepted, completed)).toMatchObject({
      status: 'completed',
      accepted_at: minute(1),
      ended_at: minute(2),
      outcome: 'resolved',
      last_note: '已劝止',
    });
  });

  test('shows rework as open again, by its new deadline', () => {
    expect(rowOf(received(), accepted, stopped, completed, reopened)).toMatchObject({
      status: 'accepted',
      round: 1,
      ended_at: null,
      outcome: null,
      clock: 'running',
      complete_by: later.due,
      amber_at: later.amber,
    });
  });

  test('shows a clock that stands, and the deadline when it runs again', () => {
    expect(rowOf(received(), accepted, asked.suspension, stopped)).toMatchObject({
      clock: 'stopped',
      complete_by: completeBy.due,
    });
    expect(rowOf(received(), accepted, stopped, running)).toMatchObject({ clock: 'running', complete_by: later.due });
  });

  test('shows the demand that waits for an answer until it has one; amber demands nothing', () => {
    expect(rowOf(received(), demanded('amber'))).toMatchObject({ demand: null });
    expect(rowOf(received(), demanded('urged'), demanded('supervision'))).toMatchObject({ demand: 'supervision' });
    expect(rowOf(received(), demanded('urged'), declined)).toMatchObject({ demand: null });
  });

  test('knows nothing of a referral that it never received', () => {
    expect(rowOf(accepted)).toBeUndefined();
  });

  test('is at one with the desk, whatever comes in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyCommand(), { maxLength: 40 }), (commands) => {
        let state: DeskState = referralDecider.initial;
        const history: DeskEvent[] = [];
        for (const command of commands) {
          const decision = referralDecider.decide({ ...command, at: monday, actor: 'officer:1' } as DeskCommand, state);
          const events = decision.kind === 'accepted' ? decision.events : decision.record;
          history.push(...events);
          state = events.reduce(referralDecider.evolve, state);
          const row = rowOf(...history);
          if (state.status === 'none') {
            expect(row).toBeUndefined();
            continue;
          }
          const { status, final, round, clock, demand = null } = state;
          expect(row).toMatchObject({ status, final, round, clock, demand });
          const isOpen = status === 'received' || status === 'accepted';
          expect(row!.ended_at === null).toBe(isOpen);
          expect(row!.outcome !== null).toBe(status === 'completed');
        }
      }),
      { numRuns: 300 },
    );
  });
});
