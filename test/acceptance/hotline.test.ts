import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { referralRouter } from '@tiaokuai/referral-router';
import { subdistrict } from '@tiaokuai/subdistrict';
import { answersAll } from '../support/answers.ts';
import { type District, openDistrict } from '../support/district.ts';

/**
 * Acceptance cases 1–7 across services: what the hotline regulations of 潍坊, 济南 and 北京 ask of whoever receives, refuses, sends
 * and answers. Cases 1 and 9 stand in `main-job.test.ts` as well. Of case 8 only the way up to the joint meeting exists.
 */

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
  readonly complete_by: string;
}
interface Incident {
  readonly status: string;
  readonly told_until: string | null;
  readonly history: readonly { readonly type: string; readonly actor: string }[];
}

const worker = 'grid-worker:1';
const raise = async (what: Readonly<Record<string, unknown>>): Promise<string> => {
  const incidentId = randomUUID();
  const report = { channel: 'hotline', subject: '情况反映', text: '请尽快处理', ...what };
  await district.does(worker, 'subdistrict', 'ReportIncident', { incidentId, ...report });
  return incidentId;
};
const referrals = (incidentId: string, what: string, fits: (rows: Referral[]) => unknown): Promise<Referral[]> =>
  district.sees<Referral[]>(what, 'referral-router', 'Referrals', { incidentId }, fits);
const isLeading = ({ role, status }: Referral) => role === 'lead' && status !== 'declined' && status !== 'withdrawn';
/** The only lead, at its desk. */
const leadAt = async (incidentId: string, responsibility: string): Promise<string> => {
  const rows = await referrals(incidentId, `${responsibility} leads`, (found) =>
    found.some((row) => isLeading(row) && row.responsibility === responsibility),
  );
  const leads = rows.filter(isLeading);
  expect(leads.map((row) => row.responsibility)).toEqual([responsibility]);
  const referralId = leads[0]!.referral_id;
  await district.sees('the desk', responsibility, 'Referral', { referralId }, Boolean);
  return referralId;
};
const incident = (incidentId: string, what: string, fits: (row: Incident) => unknown): Promise<Incident> =>
  district.sees<Incident>(what, 'subdistrict', 'Incident', { incidentId }, (row) => row && fits(row));
const told = ({ history }: Incident): readonly string[] => history.map(({ type }) => type);
const decline = async (responsibility: string, referralId: string, proposes?: string): Promise<void> => {
  await district.does('officer:d-1', responsibility, 'DeclineReferral', {
    referralId,
    ground: 'not-our-power',
    legalGround: { law: '政策', article: '二(二)' },
    reason: '不属于本部门职责',
    ...(proposes ? { proposes } : {}),
  });
};
const accept = (responsibility: string, referralId: string) =>
  district.does('officer:d-1', responsibility, 'AcceptReferral', { referralId });
const complete = (responsibility: string, referralId: string) =>
  district.does('officer:d-1', responsibility, 'CompleteReferral', { referralId, outcome: 'resolved', note: '已处理' });
const arbitrationOf = async (incidentId: string): Promise<void> => {
  await district.sees<{ incident_id: string; kind: string }[]>(
    'the arbitration',
    'leading-group',
    'Matters',
    {},
    (rows) => rows.some((row) => row.incident_id === incidentId && row.kind === 'arbitration'),
  );
};
const settle = async (incidentId: string, responsibility: string): Promise<void> => {
  const rows = await referrals(incidentId, 'the referrals', (found) => found.some(isLeading));
  for (const { referral_id, responsibility: hand } of rows) {
    await district.sees('the desk', hand, 'Referral', { referralId: referral_id }, Boolean);
    await accept(hand, referral_id);
    await complete(hand, referral_id);
  }
  await incident(incidentId, `answered by ${responsibility}`, ({ status }) => status === 'answered');
};

describe('1: who was told to act by an arbitration', () => {
  test('cannot hand it back by its case either: it ends not resolved, and the case says why (潍坊 22)', async () => {
    const incidentId = await raise({ category: 'illegal-parking' });
    await decline('traffic', await leadAt(incidentId, 'traffic'), 'urban-enforcement');
    await decline('urban-enforcement', await leadAt(incidentId, 'urban-enforcement'));
    await arbitrationOf(incidentId);
    const decision = { incidentId, responsibility: 'traffic', reason: '道路停车由交警主办' };
    await district.does('leading-group:lg', 'leading-group', 'DecideArbitration', decision);
    const referralId = await leadAt(incidentId, 'traffic');
    await accept('traffic', referralId);
    await district.sees('the case', 'traffic', 'Parking', { caseId: incidentId }, Boolean);
    const road = { caseId: incidentId, officers: ['d-1'], road: 'unit-closed', note: '封闭小区内部道路' };
    await district.does('officer:d-1', 'traffic', 'AssessRoad', road);
    const to = { kind: 'enterprise', name: '和平物业' };
    await district.does('officer:d-1', 'traffic', 'LeaveParkingToManager', {
      caseId: incidentId,
      to,
      note: '内部道路',
    });
    const row = await district.sees<{ outcome: string; last_note: string }>(
      'the end',
      'traffic',
      'Referral',
      { referralId },
      (found) => (found as { status?: string } | null)?.status === 'completed',
    );
    expect(row).toMatchObject({ outcome: 'not-resolved' });
    expect(row.last_note).toContain('和平物业');
  });
});

describe('2: what several share', () => {
  test('has one lead and assistants at every time; of these, who took it on first leads when the lead declines', async () => {
    const incidentId = await raise({ category: 'green-space-damage' });
    const rows = await referrals(incidentId, 'lead and assistants', (found) => found.length >= 2);
    const [lead, ...others] = rows.toSorted((one, other) => (one.role < other.role ? 1 : -1));
    expect(others.every(({ role }) => role === 'assist')).toBe(true);
    const first = others.at(-1)!;
    for (const { responsibility, referral_id } of rows)
      await district.sees('the desk', responsibility, 'Referral', { referralId: referral_id }, Boolean);
    await accept(first.responsibility, first.referral_id);
    await referrals(incidentId, 'taken on', (found) =>
      found.some((row) => row.referral_id === first.referral_id && row.status === 'accepted'),
    );
    await decline(lead!.responsibility, lead!.referral_id);
    await leadAt(incidentId, first.responsibility);
  });

  test('a matter of the city on which nothing else decides stays with who received it first (北京 14)', async () => {
    const incidentId = await raise({ category: 'structural-alteration' });
    await decline('construction', await leadAt(incidentId, 'construction'), 'planning');
    await decline('planning', await leadAt(incidentId, 'planning'));
    await arbitrationOf(incidentId);
    await district.does('leading-group:lg', 'leading-group', 'DecideArbitration', {
      incidentId,
      reason: '各方均无异议',
    });
    await leadAt(incidentId, 'construction');
  });
});

describe('3: a matter of the city’s departments is never pushed down to the subdistrict (潍坊 24)', () => {
  test('not by a department that declines, and not by an arbitration', async () => {
    const incidentId = await raise({ category: 'structural-alteration' });
    await decline('construction', await leadAt(incidentId, 'construction'), 'subdistrict');
    const rows = await referrals(incidentId, 'the next lead', (found) =>
      found.some(({ status }) => status === 'declined'),
    );
    expect(rows.filter(isLeading).map(({ responsibility }) => responsibility)).not.toContain('subdistrict');
    const next = (await referrals(incidentId, 'another lead', (found) => found.some(isLeading))).find(isLeading)!;
    await district.sees('the desk', next.responsibility, 'Referral', { referralId: next.referral_id }, Boolean);
    await decline(next.responsibility, next.referral_id, 'subdistrict');
    await arbitrationOf(incidentId);
    const down = { incidentId, responsibility: 'subdistrict', reason: '属地处置' };
    const refused = await district.tries('leading-group:lg', 'leading-group', 'DecideArbitration', down);
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-pushed-down', rule: { article: '第二十四条' } } });
    const matters = await district.asks<{ incident_id: string; candidates: string[] }[]>(
      'leading-group',
      'Matters',
      {},
    );
    expect(matters.find((row) => row.incident_id === incidentId)?.candidates).not.toContain('subdistrict');
  });
});

describe('4: five working days without an answer', () => {
  test('open a supervision; the reporter is answered when it is done, unless they waived it', async () => {
    const [owed, waived] = [
      await raise({ category: 'illegal-advertising' }),
      await raise({ category: 'illegal-advertising', answerWaived: true }),
    ];
    const [row] = await referrals(owed, 'the referral', (found) => found.length === 1);
    await accept(row!.responsibility, row!.referral_id);
    const due = row!.complete_by;
    district.clock.moveTo(due);
    const why = await district.sees<{ history: { type: string; clock?: string; referralId?: string }[] }>(
      'the supervision',
      'referral-router',
      'Why',
      { referralId: row!.referral_id },
      ({ history }) => history.some(({ type }) => type === 'SupervisionOpened' || type === 'ReferralUrged'),
    );
    expect(why.history.some(({ type }) => type === 'ReferralUrged')).toBe(true);
    district.clock.moveTo(new Date(Date.parse(due) + 4 * 86_400_000).toISOString());
    await district.sees<{ history: { type: string; clock?: string }[] }>(
      'the supervision',
      'referral-router',
      'Why',
      { referralId: row!.referral_id },
      ({ history }) => history.some(({ type, clock }) => type === 'SupervisionOpened' && clock === 'completion'),
    );
    await complete(row!.responsibility, row!.referral_id);
    await settle(waived, 'sanitation');
    const answered = await incident(owed, 'answered', ({ status }) => status === 'answered');
    expect(told(answered)).toContain('ReporterInformed');
    for (const incidentId of [owed, waived])
      await district.does(worker, 'subdistrict', 'VerifyIncident', { incidentId, passed: true });
    const closed = await incident(waived, 'closed', ({ status }) => status === 'closed');
    expect(told(closed)).not.toContain('ReporterInformed');
  });
});

describe('5: a law that gives more than five working days', () => {
  test('sets the clock, and the reporter is told of it and of the progress at once (济南 24(二))', async () => {
    const incidentId = await raise({ category: 'gas-supply/complaint' });
    const referralId = await leadAt(incidentId, 'construction');
    const row = await incident(incidentId, 'the limit told', ({ told_until }) => told_until);
    const desk = await district.asks<{ complete_by: string }>('construction', 'Referral', { referralId });
    expect(row.told_until).toBe(desk.complete_by);
    const fiveDays = 5 * 86_400_000;
    expect(Date.parse(desk.complete_by) - district.clock.now()).toBeGreaterThan(2 * fiveDays);

    await accept('construction', referralId);
    await district.does('officer:d-1', 'construction', 'RequestExtension', {
      referralId,
      workingDays: 3,
      reason: '复检',
    });
    await district.sees<{ referral_id: string }[]>('the request', 'leading-group', 'Matters', {}, (rows) =>
      rows.some((each) => each.referral_id === referralId),
    );
    await district.does('leading-group:lg', 'leading-group', 'DecideRequest', {
      referralId,
      granted: true,
      reason: '同意',
    });
    await incident(incidentId, 'the later end told', ({ told_until }) => told_until && told_until > desk.complete_by);
  });

  test('nothing is told where the general limit holds, or the reporter wants no answer', async () => {
    const usual = await raise({ category: 'illegal-advertising' });
    const waived = await raise({ category: 'gas-supply/complaint', answerWaived: true });
    for (const each of [usual, waived]) {
      const row = await incident(each, 'referred', ({ status }) => status === 'referred');
      await incident(each, 'what followed', ({ history }) => history.some(({ type }) => type === 'IncidentReferred'));
      expect(row.told_until).toBeNull();
    }
  });
});

describe('6: the five grounds on which a matter is not taken (潍坊 19)', () => {
  test.each([
    ['legal-procedure-under-way', { rightChannel: '向区人民法院起诉' }],
    ['petition-already-accepted', {}],
    ['secret-or-indecent', {}],
    ['already-lawfully-handled', {}],
    ['other', {}],
  ])('%s: ground and reason are on record, the reporter is told, nothing is sent', async (ground, more) => {
    const incidentId = await raise({ category: 'illegal-advertising', hold: true });
    const refusal = { incidentId, ground, reason: '经审核不予受理', ...more };
    await district.does('property-office:1', 'subdistrict', 'RefuseIncident', refusal);
    const row = await incident(incidentId, 'refused', ({ status }) => status === 'refused');
    expect(told(row).slice(-2)).toEqual(['IncidentRefused', 'ReporterInformed']);
    const history = await district.host.service('subdistrict').context.history('incident', `incident-${incidentId}`);
    expect(history.at(-2)?.data).toEqual(refusal);
    expect(await district.asks('referral-router', 'Referrals', { incidentId })).toEqual([]);
  });

  test('whoever must go another way is told which', async () => {
    const incidentId = await raise({ category: 'illegal-advertising', hold: true });
    const refusal = { incidentId, ground: 'legal-procedure-under-way', reason: '已提起诉讼' };
    const refused = await district.tries('property-office:1', 'subdistrict', 'RefuseIncident', refusal);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'right-channel-missing', rule: { article: '第十九条' } },
    });
  });
});

describe('7: the same facts and reasons again', () => {
  test('after lawful handling: found at intake, explained in writing with the earlier incident, and not sent (济南 25)', async () => {
    const estateId = randomUUID();
    await district.does('property-office:1', 'subdistrict', 'RegisterEstate', {
      estateId,
      effectiveFrom: '2018-01-01',
      particulars: {
        name: `和平里${estateId.slice(0, 4)}`,
        subdistrict: '和平街道',
        kind: 'new',
        mode: 'professional',
        buildings: ['1'],
        gridCells: ['g-1'],
        hasOwnersCommittee: true,
      },
    });
    const what = { estateId, category: 'illegal-advertising', text: '三号楼楼道里贴满了开锁小广告' };
    const first = await raise(what);
    const again = await raise({ ...what, hold: true });
    const refusal = {
      incidentId: again,
      ground: 'already-lawfully-handled',
      reason: '同一事实和理由已办理并书面答复',
      earlierIncidentId: first,
    };
    // While the first is open it is a duplicate, and nothing that was handled.
    const early = await district.tries('property-office:1', 'subdistrict', 'RefuseIncident', refusal);
    expect(early).toMatchObject({ ok: false, error: { code: 'earlier-not-closed', rule: { article: '第二十五条' } } });
    await settle(first, 'sanitation');
    await district.does(worker, 'subdistrict', 'VerifyIncident', { incidentId: first, passed: true });
    await incident(first, 'closed', ({ status }) => status === 'closed');

    const likely = await district.asks<{ incidentId: string }[]>('subdistrict', 'SuggestDuplicates', {
      incidentId: again,
    });
    expect(likely.map(({ incidentId }) => incidentId)).toContain(first);
    const wrong = await district.tries('property-office:1', 'subdistrict', 'RefuseIncident', {
      ...refusal,
      ground: 'other',
    });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'earlier-needs-its-ground' } });
    await district.does('property-office:1', 'subdistrict', 'RefuseIncident', refusal);
    await incident(again, 'explained', ({ status }) => status === 'refused');
    const history = await district.host.service('subdistrict').context.history('incident', `incident-${again}`);
    expect(history.at(-2)?.data).toEqual(refusal);
    expect(await district.asks('referral-router', 'Referrals', { incidentId: again })).toEqual([]);
  });
});

describe('8: what a department does not solve', () => {
  test('climbs rung by rung, each asking for an answer, up to the joint meeting (潍坊 23)', async () => {
    const incidentId = await raise({ category: 'illegal-advertising' });
    const [row] = await referrals(incidentId, 'the referral', (found) => found.length === 1);
    const { referral_id: referralId, responsibility } = row!;
    await accept(responsibility, referralId);
    const rungs = ['ReferralUrged', 'SupervisionOpened', 'SupervisionListed', 'TalkHeld', 'ReferralEscalated'];
    district.clock.moveTo(new Date(Date.parse(row!.complete_by) + 30 * 86_400_000).toISOString());
    const { history } = await district.sees<{ history: { type: string; clock?: string; referralId?: string }[] }>(
      'the joint meeting',
      'referral-router',
      'Why',
      { referralId },
      (why) => why.history.some(({ type }) => type === 'ReferralEscalated'),
    );
    const reached = history.filter((each) => each.referralId === referralId && each.clock === 'completion');
    expect(reached.map(({ type }) => type)).toEqual(['ReferralClockAmber', ...rungs]);
  });
});

test('no reaction waits for a person after all of this, and every table is the fold of its log', async () => {
  for (const { reactors } of district.host.services)
    for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
  for (const name of ['subdistrict', 'referral-router', 'leading-group'])
    for (const projection of district.host.service(name).projections)
      expect(await projection.verify()).toMatchObject({ same: true });
});

test('what is asked of the services without saying more is answered as the published language says', async () => {
  expect(await answersAll(district, referralRouter)).toEqual(['Why']);
  expect(await answersAll(district, subdistrict)).toEqual(['Referral', 'Incident', 'SuggestDuplicates', 'Report']);
});
