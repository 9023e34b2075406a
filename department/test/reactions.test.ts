import { describe, expect, test } from '@jest/globals';
import { type DispatchEvent, dispatch, referralAt } from '@tiaokuai/contracts';
import type { ArrivedEvent, Consequence, ServiceContext } from '@tiaokuai/service';
import { deskOf } from '../src/index.ts';
import { completeBy, incidentId, issued, key, later, monday, referralId } from './referrals.ts';

const at = { ...key, role: 'lead' as const };
const clock = { ...at, clock: 'completion' as const, due: completeBy.due, observedAt: completeBy.due };

/** Every event of the router's, and the command that it means at the desk; undefined where it means none. */
const meanings: readonly (readonly [DispatchEvent, Consequence | undefined])[] = [
  [
    { type: 'ReferralIssued', data: issued() },
    { command: 'ReceiveReferral', data: issued() },
  ],
  [
    { type: 'ReferralWithdrawn', data: { ...at, reason: 'incident-merged' } },
    { command: 'TakeBackReferral', data: { referralId, reason: 'incident-merged' } },
  ],
  [
    { type: 'ReferralReturnedForRework', data: { ...at, round: 1, reason: '又响', completeBy: later } },
    { command: 'ReopenReferral', data: { referralId, round: 1, reason: '又响', completeBy: later } },
  ],
  [
    { type: 'ReferralDeadlineExtended', data: { ...at, completeBy: later, workingDays: 5, reason: '同意' } },
    { command: 'MoveDeadline', data: { referralId, completeBy: later, reason: '同意' } },
  ],
  [
    { type: 'ExtensionDenied', data: { ...at, reason: '不同意' } },
    { command: 'MoveDeadline', data: { referralId, reason: '不同意' } },
  ],
  [
    { type: 'ReferralClockStopped', data: { ...at, at: monday, reason: '等待鉴定' } },
    { command: 'MoveDeadline', data: { referralId, reason: '等待鉴定', clock: 'stopped' } },
  ],
  [
    { type: 'SuspensionDenied', data: { ...at, reason: '不同意' } },
    { command: 'MoveDeadline', data: { referralId, reason: '不同意' } },
  ],
  [
    { type: 'ReferralClockResumed', data: { ...at, at: monday, completeBy: later } },
    { command: 'MoveDeadline', data: { referralId, completeBy: later, reason: '恢复计时', clock: 'running' } },
  ],
  ...(
    [
      ['ReferralClockAmber', 'amber'],
      ['ReferralUrged', 'urged'],
      ['SupervisionOpened', 'supervision'],
      ['SupervisionListed', 'listed'],
      ['TalkHeld', 'talk'],
      ['ReferralEscalated', 'joint-meeting'],
    ] as const
  ).map(([type, rung]): readonly [DispatchEvent, Consequence] => [
    { type, data: { ...clock, answerOwedBy: later.due } },
    { command: 'DemandAnswer', data: { referralId, rung, clock: 'completion', answerOwedBy: later.due } },
  ]),
  [
    { type: 'ReferralResponseRecorded', data: { ...at, response: 'accepted', eventId: referralId, by: 'police' } },
    undefined,
  ],
  [{ type: 'ReferralReassigned', data: { ...at, to: 'traffic', ground: 'not-our-power', declines: 1 } }, undefined],
  [
    {
      type: 'ArbitrationRequested',
      data: { ...at, category: 'neighbour-noise', candidates: ['police'], declines: [] },
    },
    undefined,
  ],
  [
    {
      type: 'ReferralArbitrated',
      data: { ...at, arbiter: 'leading-group', reason: '属地', rule: { law: '政策', article: '二(二)5' } },
    },
    undefined,
  ],
  [
    {
      type: 'DispatchSettled',
      data: { incidentId, round: 0, results: [] as never },
    },
    undefined,
  ],
];

const reactTo = (responsibilities: readonly string[], { type, data }: DispatchEvent) => {
  const [reaction] = deskOf('police', responsibilities).reactions;
  return reaction!.react({ type, data } as ArrivedEvent, {} as ServiceContext);
};

describe("the router's events at the desk", () => {
  test.each(meanings.map(([event, meaning]) => [event.type, event, meaning] as const))(
    '%s',
    async (_type, event, meaning) => {
      expect(await reactTo(['police'], event)).toEqual(meaning ? [meaning] : []);
      if (!meaning) return;
      const command = Object.values(referralAt('police').internal).find(({ name }) => name === meaning.command);
      expect(command?.schema.safeParse(meaning.data)).toMatchObject({ success: true });
    },
  );

  test('none is left out', () => {
    expect(meanings.map(([{ type }]) => type).sort()).toEqual(Object.keys(dispatch.events).sort());
  });

  test('a desk follows its own lane; a general inbox follows all, and takes what is addressed to it', async () => {
    expect(deskOf('police').reactions).toMatchObject([{ from: 'referral-router', lane: 'referral.police' }]);
    const general = ['environment', 'health'];
    expect(deskOf('leading-group', general).reactions[0]!.lane).toBeUndefined();
    const toHealth = issued({ responsibility: 'health' });
    expect(await reactTo(general, { type: 'ReferralIssued', data: toHealth })).toEqual([
      { command: 'ReceiveReferral', data: toHealth },
    ]);
    expect(await reactTo(general, { type: 'ReferralIssued', data: issued() })).toEqual([]);
    expect(await reactTo(general, meanings.at(-1)![0])).toEqual([]);
  });
});
