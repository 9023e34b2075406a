import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type District, openDistrict } from '../support/district.ts';

/** The main job across services: raised, routed, answered, verified, closed, and what may come between. */

let district: District;
beforeAll(async () => {
  district = await openDistrict();
});
afterAll(() => district?.close());

interface Referral {
  readonly referral_id: string;
  readonly responsibility: string;
  readonly role: string;
  readonly status: string;
}
interface Incident {
  readonly status: string;
  readonly lead: string | null;
  readonly assists: readonly string[];
  readonly round: number;
  readonly main_incident_id: string | null;
}

const worker = 'grid-worker:1';
const estate = async (particulars: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const estateId = randomUUID();
  await district.does('property-office:1', 'subdistrict', 'RegisterEstate', {
    estateId,
    effectiveFrom: '2018-01-01',
    particulars: {
      name: `和平里${estateId.slice(0, 4)}`,
      subdistrict: '和平街道',
      kind: 'new',
      mode: 'professional',
      buildings: ['1', '2'],
      gridCells: ['g-1'],
      hasOwnersCommittee: true,
      ...particulars,
    },
  });
  return estateId;
};
const raise = async (what: Readonly<Record<string, unknown>>): Promise<string> => {
  const incidentId = randomUUID();
  await district.does(worker, 'subdistrict', 'ReportIncident', {
    incidentId,
    channel: 'grid',
    subject: '情况反映',
    text: '请尽快处理',
    ...what,
  });
  return incidentId;
};
const referralsOf = (
  incidentId: string,
  fits: (rows: Referral[]) => unknown,
  what = 'the referrals',
): Promise<Referral[]> => district.sees(what, 'referral-router', 'Referrals', { incidentId }, fits);
const incidentIs = (incidentId: string, status: string): Promise<Incident> =>
  district.sees<Incident>(
    `incident ${status}`,
    'subdistrict',
    'Incident',
    { incidentId },
    (row) => row?.status === status,
  );
const atDesk = async (responsibility: string, referralId: string, status = 'received') =>
  district.sees<{ status: string; role: string } | null>(
    `${responsibility}'s desk: ${status}`,
    responsibility,
    'Referral',
    { referralId },
    (row) => row?.status === status,
  );
const leadOf = (rows: readonly Referral[]) =>
  rows.find(({ role, status }) => role === 'lead' && status !== 'declined' && status !== 'withdrawn')!;

describe('an incident with a category', () => {
  test('goes to one lead and its assistants, is answered by all, verified by another hand and closed', async () => {
    const incidentId = await raise({ estateId: await estate(), category: 'fire-lane-blocked' });
    const rows = await referralsOf(incidentId, (found) => found.length === 2);
    expect(rows.map(({ role, responsibility }) => [role, responsibility]).sort()).toEqual([
      ['assist', 'traffic'],
      ['lead', 'fire'],
    ]);
    for (const { responsibility, referral_id } of rows) {
      await atDesk(responsibility, referral_id);
      const officer = `officer:${responsibility}-1`;
      await district.does(officer, responsibility, 'AcceptReferral', { referralId: referral_id });
    }
    await incidentIs(incidentId, 'in-hand');
    for (const { responsibility, referral_id } of rows) {
      const officer = `officer:${responsibility}-1`;
      const reply = await district.tries(officer, responsibility, 'CompleteReferral', {
        referralId: referral_id,
        outcome: 'resolved',
        note: '已清理',
      });
      expect(reply.ok).toBe(true);
    }
    await incidentIs(incidentId, 'answered');
    const own = await district.tries('officer:fire-1', 'subdistrict', 'VerifyIncident', { incidentId, passed: true });
    expect(own).toMatchObject({ ok: false, error: { code: 'verifier-handled-it' } });
    await district.does(worker, 'subdistrict', 'VerifyIncident', { incidentId, passed: true });
    await incidentIs(incidentId, 'closed');
  });

  test('comes back for rework when the callback says that it is not solved (济南 art. 27)', async () => {
    const incidentId = await raise({ category: 'illegal-advertising' });
    const [row] = await referralsOf(incidentId, (found) => found.length === 1);
    const { responsibility, referral_id: referralId } = row!;
    await atDesk(responsibility, referralId);
    await district.does('officer:1', responsibility, 'AcceptReferral', { referralId });
    await district.does('officer:1', responsibility, 'CompleteReferral', {
      referralId,
      outcome: 'resolved',
      note: '已清除',
    });
    await incidentIs(incidentId, 'answered');
    await district.does(worker, 'subdistrict', 'VerifyIncident', { incidentId, passed: true });
    await district.does(worker, 'subdistrict', 'RecordCallback', { incidentId, resolved: false, satisfied: false });
    await atDesk(responsibility, referralId, 'accepted');
    await district.does('officer:1', responsibility, 'CompleteReferral', {
      referralId,
      outcome: 'resolved',
      note: '再次清除',
    });
    const again = await incidentIs(incidentId, 'answered');
    expect(again.round).toBe(1);
  });
});

describe('declines', () => {
  test('two of them lead to an arbitration, whose referral may not be declined again (潍坊 art. 22)', async () => {
    const incidentId = await raise({ category: 'illegal-construction' });
    const [first] = [leadOf(await referralsOf(incidentId, (found) => found.length >= 1))];
    const decline = async (referral: Referral, proposes?: string) => {
      await atDesk(referral.responsibility, referral.referral_id);
      await district.does('officer:2', referral.responsibility, 'DeclineReferral', {
        referralId: referral.referral_id,
        ground: 'not-our-power',
        legalGround: { law: '政策', article: '二(二)' },
        reason: '不属于本部门职责',
        ...(proposes ? { proposes } : {}),
      });
    };
    await decline(first!, 'housing');
    const second = leadOf(await referralsOf(incidentId, (found) => leadOf(found)?.responsibility === 'housing'));
    await decline(second);
    await district.sees<{ incident_id: string }[]>('the arbitration', 'leading-group', 'Matters', {}, (matters) =>
      matters.some(({ incident_id }) => incident_id === incidentId),
    );
    await district.does('leading-group:lg', 'leading-group', 'DecideArbitration', {
      incidentId,
      responsibility: 'urban-enforcement',
      reason: '属市容环境执法',
    });
    const third = leadOf(
      await referralsOf(
        incidentId,
        (found) => leadOf(found)?.responsibility === 'urban-enforcement' && leadOf(found).status === 'issued',
      ),
    );
    await atDesk('urban-enforcement', third.referral_id);
    const refused = await district.tries('officer:3', 'urban-enforcement', 'DeclineReferral', {
      referralId: third.referral_id,
      ground: 'not-our-power',
      legalGround: { law: '政策', article: '二(二)8' },
      reason: '再次退回',
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'final-referral', rule: { article: '第二十二条' } } });
    const [record] = await district.host
      .service('urban-enforcement')
      .context.history('referral', `referral-${third.referral_id}`)
      .then((history) => history.slice(-1));
    expect(record?.type).toBe('DeclineRejected');
  });
});

describe('clocks', () => {
  test('run out: amber, urged and supervised, each once; an extension moves them', async () => {
    const incidentId = await raise({ category: 'green-space-damage' });
    const rows = await referralsOf(incidentId, (found) => found.length === 2);
    const { referral_id: referralId, responsibility } = leadOf(rows);
    await atDesk(responsibility, referralId);
    await district.does('officer:1', responsibility, 'AcceptReferral', { referralId });
    await district.does('officer:1', responsibility, 'RequestExtension', {
      referralId,
      workingDays: 3,
      reason: '需现场丈量',
    });
    await district.sees<{ referral_id: string }[]>('the request', 'leading-group', 'Matters', {}, (matters) =>
      matters.some((each) => each.referral_id === referralId),
    );
    await district.does('leading-group:lg', 'leading-group', 'DecideRequest', {
      referralId,
      granted: true,
      reason: '同意',
    });
    const row = await district.sees<{ complete_by: string } | null>(
      'the later deadline',
      responsibility,
      'Referral',
      { referralId },
      (found) => found?.complete_by.startsWith('2018-05-24'),
    );
    // Five working days from Monday the 14th, and three more.
    expect(row?.complete_by).toBe('2018-05-24T09:30:00.000Z');
    district.clock.moveTo('2018-05-24T09:30:00.000Z');
    const history = await district.sees<{ history: { type: string; referralId?: string; clock?: string }[] }>(
      'urged',
      'referral-router',
      'Why',
      { referralId },
      ({ history: all }) => all.some(({ type, referralId: of }) => type === 'ReferralUrged' && of === referralId),
    );
    const ladder = history.history.filter(({ referralId: of, clock }) => of === referralId && clock === 'completion');
    expect(ladder.map(({ type }) => type)).toEqual(['ReferralClockAmber', 'ReferralUrged']);
    await district.sees<{ demand: string } | null>(
      'the demand at the desk',
      responsibility,
      'Referral',
      { referralId },
      (found) => found?.demand === 'urged',
    );
    await district.does('officer:1', responsibility, 'AnswerDemand', { referralId, note: '本周完成' });
    district.clock.moveTo('2018-05-25T09:30:00.000Z');
    await district.sees<{ history: { type: string; referralId?: string }[] }>(
      'supervised',
      'referral-router',
      'Why',
      { referralId },
      ({ history: all }) => all.some(({ type, referralId: of }) => type === 'SupervisionOpened' && of === referralId),
    );
  });
});

describe('merging and voiding', () => {
  test('a duplicate takes its referrals back, closes with the main one, and can be detached', async () => {
    const estateId = await estate();
    const [main, copy, other] = await Promise.all([
      raise({ estateId, category: 'illegal-advertising', text: '楼道里贴满了开锁的小广告' }),
      raise({ estateId, category: 'illegal-advertising', text: '单元楼道贴满开锁小广告' }),
      raise({ estateId, category: 'illegal-advertising', text: '楼道小广告' }),
    ]);
    for (const each of [main, copy, other]) await incidentIs(each, 'referred');
    const likely = await district.asks<{ incidentId: string; because: string[] }[]>(
      'subdistrict',
      'SuggestDuplicates',
      {
        incidentId: copy,
      },
    );
    expect(likely.map(({ incidentId }) => incidentId)).toContain(main);
    expect(likely.find(({ incidentId }) => incidentId === main)?.because).toContain('same-estate');
    for (const each of [copy, other])
      await district.does(worker, 'subdistrict', 'AttachDuplicate', { incidentId: each, mainIncidentId: main });
    await referralsOf(copy, (found) => found.every(({ status }) => status === 'withdrawn'));
    await district.does('property-office:1', 'subdistrict', 'DetachDuplicate', {
      incidentId: other,
      reason: '不是同一处',
    });
    await referralsOf(other, (found) => found.some(({ status }) => status === 'issued'));
    const [row] = await referralsOf(main, (found) => found.length === 1);
    const { referral_id: referralId, responsibility } = row!;
    await district.does('officer:1', responsibility, 'AcceptReferral', { referralId });
    await district.does('officer:1', responsibility, 'CompleteReferral', {
      referralId,
      outcome: 'resolved',
      note: '已清除',
    });
    await incidentIs(main, 'answered');
    await district.does(worker, 'subdistrict', 'VerifyIncident', { incidentId: main, passed: true });
    expect((await incidentIs(copy, 'closed')).main_incident_id).toBe(main);
    await district.does('property-office:1', 'subdistrict', 'VoidIncident', { incidentId: other, reason: '误报' });
    await referralsOf(other, (found) => found.every(({ status }) => status === 'withdrawn'));
  });
});

describe('triage', () => {
  test('what no rule covers waits for the leading group, which sends it on', async () => {
    const incidentId = await raise({ category: 'other' });
    const [row] = await referralsOf(incidentId, (found) => found.length >= 1);
    expect(row?.responsibility).toBe('leading-group');
    await district.sees<{ incident_id: string }[]>('the triage', 'leading-group', 'Matters', {}, (matters) =>
      matters.some(({ incident_id }) => incident_id === incidentId),
    );
    await district.does('leading-group:lg', 'leading-group', 'DecideTriage', {
      incidentId,
      lead: 'environment',
      reason: '工业污染',
    });
    const rows = await referralsOf(incidentId, (found) =>
      found.some(({ responsibility }) => responsibility === 'environment'),
    );
    const sent = rows.find(({ responsibility }) => responsibility === 'environment')!;
    await district.sees<{ responsibility: string } | null>(
      'the general inbox',
      'environment',
      'Referral',
      { referralId: sent.referral_id },
      Boolean,
    );
    const foreign = await district.tries('department:health', 'environment', 'AcceptReferral', {
      referralId: sent.referral_id,
    });
    expect(foreign).toMatchObject({ ok: false, error: { code: 'no-such-referral' } });
  });
});

describe('personal data', () => {
  test('are readable by the subdistrict only, and by nobody when erased; the log stays whole', async () => {
    const person = randomUUID();
    const incidentId = await raise({
      category: 'illegal-parking',
      subject: '停车',
      text: '楼下的车挡了我家门口，电话 13800000000',
      reporter: { person, name: '某业主', telephone: '13800000000' },
    });
    const openingId = randomUUID();
    const unopened = await district.asks('subdistrict', 'Report', { incidentId, openingId });
    expect(unopened).toEqual({ opened: false });
    await district.does(worker, 'subdistrict', 'OpenReport', { incidentId, openingId, purpose: '联系诉求人' });
    const report = await district.asks('subdistrict', 'Report', { incidentId, openingId });
    expect(report).toMatchObject({ name: '某业主', telephone: '13800000000' });
    const { eventLog } = await district.bed.writer('reader');
    const texts: string[] = [];
    for await (const page of eventLog.readAll()) texts.push(...page.map((event) => JSON.stringify(event.data)));
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => text.includes('13800000000') || text.includes('某业主'))).toEqual([]);
    await district.does('property-office:1', 'subdistrict', 'ErasePersonalData', { person, reason: '本人要求' });
    await district.sees(
      'nothing',
      'subdistrict',
      'Report',
      { incidentId, openingId },
      (answer) => (answer as { erased?: boolean }).erased,
    );
    const verified = await eventLog.verify(`${district.bed.district}.subdistrict`);
    expect(verified.kind).toBe('whole');
  });

  test('a telephone number in the place loses no report: it is sealed, and the place keeps …', async () => {
    const incidentId = await raise({
      category: 'illegal-parking',
      subject: '',
      text: '',
      place: { named: '和平小区 电话１３９ ２２２２ ３３３３', gridCell: '13922223333' },
      answers: { blocks: '找 +86 139-2222-3333' },
    });
    const openingId = randomUUID();
    await district.does(worker, 'subdistrict', 'OpenReport', { incidentId, openingId, purpose: '联系诉求人' });
    const report = await district.asks<{ found: string[] }>('subdistrict', 'Report', { incidentId, openingId });
    expect(report.found).toHaveLength(3);
    await district.sees<{ place: string }>('the place', 'subdistrict', 'Incident', { incidentId }, ({ place }) =>
      place?.startsWith('和平小区 电话…'),
    );
    const { eventLog } = await district.bed.writer('reader');
    for await (const page of eventLog.readAll())
      expect(page.filter(({ data }) => /2222.?3333|２２２２/.test(JSON.stringify(data)))).toEqual([]);
  });

  test('a telephone number in open text is refused, by the name of its field and without its value', async () => {
    const reply = await district.tries('property-office:1', 'subdistrict', 'VoidIncident', {
      incidentId: randomUUID(),
      reason: '请致电 13900000000',
    });
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input', field: 'reason' } });
    expect(JSON.stringify(reply)).not.toContain('13900000000');
  });
});
