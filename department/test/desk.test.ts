import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { defineService, type WireReply } from '@tiaokuai/service';
import { type District, openDistrict } from '../../test/support/district.ts';
import { playRouter, type Referral, type Router } from '../../test/support/referrals.ts';
import { type DeskState, deskOf, deskQueries, type InboxRow, systemsAtDesk } from '../src/index.ts';
import { decline, later } from './referrals.ts';

const serviceOf = (name: string, responsibilities?: readonly string[]) => {
  const { aggregate, readModel, reactions } = deskOf(name, responsibilities);
  return defineService({
    name,
    aggregates: [aggregate],
    readModels: [readModel],
    reactions,
    queries: deskQueries,
    ...systemsAtDesk,
    ...(responsibilities ? { alsoAnswersFor: responsibilities } : {}),
  });
};

/** One service with a desk of its own, and one that keeps a general inbox for two departments. */
let district: District;
let router: Router;
beforeAll(async () => {
  const services = [serviceOf('police'), serviceOf('others', ['environment', 'health'])];
  district = await openDistrict({ services, start: '2018-05-14T01:00:00.000Z' });
  router = await playRouter(district);
});
afterAll(async () => {
  await router?.stop();
  await district?.close();
});

const officer = 'officer:0117';
const row = ({ referralId }: Referral, service: string, fits: (row: InboxRow) => unknown = () => true) =>
  district.sees<InboxRow | null>(
    'the referral in the inbox',
    service,
    'Referral',
    { referralId },
    (it) => it && fits(it),
  );

/** As a department's own system speaks: through its account, on subjects that its account alone reaches. */
const asDepartment = async <Answer>(
  department: string,
  kind: 'cmd' | 'qry',
  name: string,
  data: unknown,
): Promise<Answer> => {
  const subject = `ext.${district.bed.district}.${department}.${kind}.${name}`;
  const answer = await district.host.nc.request(subject, JSON.stringify({ id: randomUUID(), data }));
  return answer.json<Answer>();
};

describe('a referral on its way through a desk', () => {
  test('arrives, is accepted, answered for and completed; the inbox follows', async () => {
    const referral = await router.issue('police', { category: 'theft', place: { named: '和平小区' } });
    const { referralId } = referral;
    expect(await row(referral, 'police')).toMatchObject({ status: 'received', category: 'theft', place: '和平小区' });
    await district.does(officer, 'police', 'AcceptReferral', { referralId });
    await district.does(officer, 'police', 'ReportProgress', { referralId, note: '已立案' });
    await district.does(officer, 'police', 'CompleteReferral', { referralId, outcome: 'resolved', note: '已追回' });
    const done = await row(referral, 'police', ({ status }) => status === 'completed');
    expect(done).toMatchObject({ outcome: 'resolved', last_note: '已追回', accepted_at: '2018-05-14T01:00:00.000Z' });
    await router.returnForRework(referral, 1, '并未追回');
    await row(referral, 'police', ({ status, round }) => status === 'accepted' && round === 1);
    await router.withdraw(referral);
    await row(referral, 'police', ({ status }) => status === 'taken-back');
  });

  test('a telephone number in a note is refused before it is anywhere', async () => {
    const referral = await router.issue('police', {});
    await row(referral, 'police');
    await district.does(officer, 'police', 'AcceptReferral', { referralId: referral.referralId });
    const note = '已联系王某13800001111';
    const reply = await district.tries(officer, 'police', 'ReportProgress', { referralId: referral.referralId, note });
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input', field: 'note' } });
    expect(JSON.stringify(reply)).not.toContain('13800001111');
  });

  test("the inbox lists what is open by the nearest deadline, and the desk's figures add up", async () => {
    const [soon, late] = [await router.issue('police', {}), await router.issue('police', { completeBy: later })];
    await row(soon, 'police');
    await row(late, 'police');
    const open = await district.asks<InboxRow[]>('police', 'Inbox', {});
    const order = open.map(({ referral_id }) => referral_id);
    expect(order.indexOf(soon.referralId)).toBeLessThan(order.indexOf(late.referralId));
    expect(open.every(({ status }) => status === 'received' || status === 'accepted')).toBe(true);
    const all = ['received', 'accepted', 'declined', 'completed', 'taken-back'];
    const everything = await district.asks<InboxRow[]>('police', 'Inbox', { status: all, limit: 1_000 });
    const figures = await district.asks<{ referrals: number }[]>('police', 'DeskFigures', {});
    expect(figures.reduce((sum, { referrals }) => sum + referrals, 0)).toBe(everything.length);
  });
});

describe("a department's own system", () => {
  test('acts in its own name, whatever it claims', async () => {
    const referral = await router.issue('police', {});
    await row(referral, 'police');
    const { referralId } = referral;
    const body = { id: randomUUID(), actor: 'officer:9999', data: { referralId } };
    const subject = `ext.${district.bed.district}.police.cmd.AcceptReferral`;
    const answer = await district.host.nc.request(subject, JSON.stringify(body));
    expect(answer.json()).toMatchObject({ ok: true, events: ['ReferralAccepted'] });
    const history = await district.host.service('police').context.history('referral', `referral-${referralId}`);
    expect(history.at(-1)).toMatchObject({ type: 'ReferralAccepted', actor: 'department:police' });
  });

  test("in a general inbox it sees and touches its own referrals, and no other department's", async () => {
    const [smoke, clinic] = [await router.issue('environment', {}), await router.issue('health', {})];
    await row(smoke, 'others');
    await row(clinic, 'others');
    const refused = await asDepartment<WireReply>('health', 'cmd', 'AcceptReferral', { referralId: smoke.referralId });
    expect(refused).toMatchObject({ ok: false, error: { code: 'no-such-referral' } });
    const declined = await asDepartment<WireReply>('health', 'cmd', 'DeclineReferral', {
      referralId: clinic.referralId,
      ...decline,
    });
    expect(declined).toMatchObject({ ok: true, events: ['ReferralDeclined'] });
    const inbox = await asDepartment<{ result: InboxRow[] }>('environment', 'qry', 'Inbox', {
      responsibility: 'health',
    });
    expect(inbox.result.map(({ referral_id }) => referral_id)).toEqual([smoke.referralId]);
    const other = await asDepartment<{ result: unknown }>('environment', 'qry', 'Referral', {
      referralId: clinic.referralId,
    });
    expect(other.result).toBeNull();
    const figures = await asDepartment<{ result: { responsibility: string }[] }>('health', 'qry', 'DeskFigures', {});
    expect(new Set(figures.result.map(({ responsibility }) => responsibility))).toEqual(new Set(['health']));
  });

  test('reads again, from a position on, what the router said to it', async () => {
    const first = await router.issue('health', { brief: '第一件' });
    const second = await router.issue('health', { brief: '第二件' });
    await row(second, 'others');
    type Page = { result: { type: string; position: string; data: { referralId: string } }[] };
    const page = await asDepartment<Page>('health', 'qry', 'ReferralEvents', {
      responsibility: 'environment',
      limit: 500,
    });
    const [last, before] = [page.result.at(-1)!, page.result.at(-2)!];
    expect([before.data.referralId, last.data.referralId]).toEqual([first.referralId, second.referralId]);
    const rest = await asDepartment<Page>('health', 'qry', 'ReferralEvents', { after: before.position });
    expect(rest.result).toEqual([last]);
  });
});

test('after a day of everything at once the inbox is what the log folds to', async () => {
  const referrals = await Promise.all(
    Array.from({ length: 12 }, (_, index) => router.issue('police', { final: index % 4 === 0 })),
  );
  for (const referral of referrals) await row(referral, 'police');
  const says = [
    ['AcceptReferral', {}],
    ['DeclineReferral', decline],
    ['ReportProgress', { note: '正在办理' }],
    ['RequestExtension', { workingDays: 3, reason: '等待鉴定' }],
    ['CompleteReferral', { outcome: 'partly-resolved', note: '部分解决' }],
  ] as const;
  await Promise.all(
    referrals.flatMap(({ referralId }, index) =>
      says.map((_, turn) => {
        // In another order for each.
        const [name, data] = says[(turn + index) % says.length]!;
        return district.tries(officer, 'police', name, { referralId, ...data });
      }),
    ),
  );
  const police = district.host.service('police');
  await router.withdraw(referrals[0]!);
  await row(referrals[0]!, 'police', ({ status }) => status !== 'received' && status !== 'accepted');
  const [verified] = await district.host.client.admin('police', 'Verify', { model: 'inbox' });
  expect(verified).toMatchObject({ same: true, missing: 0, extra: 0 });
  for (const { referralId } of referrals) {
    const { state } = await police.context.load('referral', `referral-${referralId}`);
    const { status, round, clock } = state as Exclude<DeskState, { status: 'none' }>;
    expect(await district.asks('police', 'Referral', { referralId })).toMatchObject({ status, round, clock });
  }
});
