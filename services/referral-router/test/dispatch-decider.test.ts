import { describe, expect, test } from '@jest/globals';
import type { Deadline, DispatchCommand, DispatchEvent, PlannedReferral } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type DispatchState, dispatchDecider, mostDeclines } from '../src/dispatch/decider.ts';

const incidentId = '0190f000-0000-7000-8000-000000000001';
const eventId = '0190f000-0000-7000-8000-0000000000ee';
const limit = { unit: 'working-days', amount: 5 } as const;
const source = { law: '潍坊市12345政务服务便民热线条例', article: '第二十条' };
const completeBy: Deadline = {
  start: '2018-05-14T01:00:00.000Z',
  due: '2018-05-21T09:30:00.000Z',
  amber: '2018-05-18T09:30:00.000Z',
  limit,
  source,
  beyondCalendar: false,
};
const facts = { category: 'fire-lane', urgency: 'normal' as const, brief: '和平小区：占道', answers: {}, evidence: [] };
const explanation = { rule: 'r', ruleVersion: 1, why: { zh: '规则', en: 'rule' }, legalBasis: [source], tried: [] };

const people = ['fire', 'police', 'housing', 'planning', 'subdistrict', 'leading-group'] as const;
type Who = (typeof people)[number];
/** One referral id for each role of each responsibility and each time that it is asked. */
const idOf = (who: Who, role: 'lead' | 'assist', time = 1): string =>
  `0190f000-0000-7000-8${time}00-0000000000${people.indexOf(who)}${role === 'lead' ? 1 : 2}`;
const planned = (responsibility: Who, role: 'lead' | 'assist' = 'lead', time = 1): PlannedReferral => ({
  referralId: idOf(responsibility, role, time),
  responsibility,
  role,
  explanation,
  department: { zh: responsibility, en: responsibility, legalBasis: '政策' },
  acceptBy: completeBy,
  completeBy,
});
const dispatch = (...to: readonly PlannedReferral[]) => ({
  kind: 'DispatchIncident' as const,
  data: { incidentId, facts, planned: [...to] },
});
type Response = Extract<DispatchCommand, { kind: 'RecordResponse' }>['data'];
const respond = (referralId: string, response: Response['response'], more: Partial<Response> = {}) => ({
  kind: 'RecordResponse' as const,
  data: { incidentId, referralId, response, eventId, by: 'officer:1', ...more },
});
const declined = (referralId: string, alternative?: PlannedReferral) =>
  respond(referralId, 'declined', {
    decline: { ground: 'not-our-power', reason: '不属本部门职责' },
    ...(alternative ? { alternative } : {}),
  });
const completed = (referralId: string) => respond(referralId, 'completed', { outcome: 'resolved' });
const arbitrated = (to: PlannedReferral) => ({
  kind: 'ApplyArbitration' as const,
  data: { incidentId, arbiter: 'leading-group' as const, reason: '属地管理', rule: source, planned: to },
});
const rework = (round: number) => ({
  kind: 'ReturnDispatchForRework' as const,
  data: { incidentId, round, reason: '仍未解决' },
});
const withdrawn = { kind: 'WithdrawDispatch' as const, data: { incidentId, reason: 'incident-voided' as const } };

const { given } = specificationOf(dispatchDecider);
const byFire = given()
  .when(dispatch(planned('fire'), planned('police', 'assist')))
  .thenTypes('ReferralIssued', 'ReferralIssued');
const fire = idOf('fire', 'lead');
const police = idOf('police', 'assist');

describe('an incident that is dispatched', () => {
  test('has exactly one lead, and nobody twice', () => {
    given()
      .when(dispatch(planned('fire'), planned('police')))
      .thenRefused('one-lead');
    given()
      .when(dispatch(planned('fire', 'assist')))
      .thenRefused('one-lead');
    given()
      .when(dispatch(planned('fire'), planned('fire', 'assist')))
      .thenRefused('one-lead');
  });
  test('is not dispatched again while it is in hand or settled', () => {
    byFire.when(dispatch(planned('housing'))).thenNothing();
  });
  test('is settled when its lead has completed and no assistant is left, whoever comes last', () => {
    byFire
      .when(completed(fire))
      .thenTypes('ReferralResponseRecorded')
      .when(completed(police))
      .thenTypes('ReferralResponseRecorded', 'DispatchSettled');
    byFire
      .when(declined(police))
      .thenTypes('ReferralResponseRecorded')
      .when(completed(fire))
      .thenTypes('ReferralResponseRecorded', 'DispatchSettled');
  });
  test('hears nothing from who is done with it, and refuses who never had it', () => {
    const over = byFire.when(completed(fire)).thenTypes('ReferralResponseRecorded');
    over.when(completed(fire)).thenNothing();
    byFire.when(completed(idOf('housing', 'lead'))).thenRefused('no-such-referral');
  });
});

describe('a lead that declines', () => {
  test('gives way to the one that is proposed, which no longer assists', () => {
    byFire
      .when(declined(fire, planned('police')))
      .thenTypes('ReferralResponseRecorded', 'ReferralReassigned', 'ReferralWithdrawn', 'ReferralIssued');
  });
  test(`leads to arbitration after ${mostDeclines} declines, whose word is final`, () => {
    const open = byFire
      .when(declined(fire, planned('housing')))
      .thenTypes('ReferralResponseRecorded', 'ReferralReassigned', 'ReferralIssued')
      .when(declined(idOf('housing', 'lead'), planned('planning')))
      .thenTypes('ReferralResponseRecorded', 'ArbitrationRequested');
    const { decision } = open.when(arbitrated(planned('fire', 'lead', 2)));
    expect(decision).toMatchObject({
      events: [{ type: 'ReferralArbitrated' }, { type: 'ReferralIssued', data: { final: true, declinesBefore: 2 } }],
    });
    byFire.when(arbitrated(planned('fire'))).thenRefused('no-arbitration-open');
  });
  test('is not sent back to who has declined before', () => {
    byFire
      .when(declined(fire, planned('fire', 'lead', 2)))
      .thenTypes('ReferralResponseRecorded', 'ArbitrationRequested');
  });
});

describe('rework and withdrawal', () => {
  test('what is settled goes back to the lead that completed it, once for each round', () => {
    const settled = given(...byFire.events.slice(0, 1))
      .when(completed(fire))
      .thenTypes('ReferralResponseRecorded', 'DispatchSettled');
    const again = settled.when(rework(1)).thenTypes('ReferralReturnedForRework');
    again.when(rework(1)).thenNothing();
    again.when(completed(fire)).thenTypes('ReferralResponseRecorded', 'DispatchSettled');
  });
  test('a voided incident has no open referral, and may be dispatched again', () => {
    byFire
      .when(withdrawn)
      .thenTypes('ReferralWithdrawn', 'ReferralWithdrawn')
      .when(dispatch(planned('fire', 'lead', 2)))
      .thenTypes('ReferralIssued');
  });
});

const isOpen = (status: string): boolean => status === 'issued' || status === 'accepted';

/** Whoever says what in whatever order. */
test('property: an incident never has two open leads, and while it is open it has one, or waits for arbitration', () => {
  const who = fc.constantFrom<Who>(...people);
  const time = fc.integer({ min: 1, max: 3 });
  const role = fc.constantFrom('lead' as const, 'assist' as const);
  const referral = fc.tuple(who, role, time).map(([one, as, when]) => idOf(one, as, when));
  const plan = fc.tuple(who, time).map(([one, when]) => planned(one, 'lead', when));
  const plans = fc
    .tuple(plan, fc.option(fc.tuple(who, time), { nil: undefined }))
    .map(([lead, other]) => (other ? [lead, planned(other[0], 'assist', other[1])] : [lead]));
  const commands = fc.oneof<fc.Arbitrary<Pick<DispatchCommand, 'kind' | 'data'>>[]>(
    plans.map((to) => dispatch(...to)),
    fc
      .tuple(referral, fc.constantFrom('accepted' as const, 'progress' as const))
      .map(([id, word]) => respond(id, word)),
    referral.map(completed),
    fc.tuple(referral, fc.option(plan, { nil: undefined })).map(([id, to]) => declined(id, to)),
    plan.map(arbitrated),
    plans.map((to) => ({ kind: 'ApplyTriage' as const, data: { incidentId, planned: to } })),
    fc.integer({ min: 1, max: 3 }).map(rework),
    fc.constant(withdrawn),
  );
  const lawful = ({ status, referrals, arbitration }: DispatchState): string | undefined => {
    const leads = Object.values(referrals).filter((each) => each.role === 'lead' && isOpen(each.status));
    const done = Object.values(referrals).some((each) => each.role === 'lead' && each.status === 'completed');
    if (leads.length > 1) return `${leads.length} leads`;
    if (status === 'open' && leads.length === 0 && !arbitration && !done) return 'nobody leads';
    return undefined;
  };
  neverUnlawful<DispatchCommand, DispatchState, DispatchEvent>(dispatchDecider, commands, lawful, { runs: 2_000 });
});
