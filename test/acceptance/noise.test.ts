import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { InboxRow } from '@tiaokuai/department';
import { type District, openDistrict } from '../support/district.ts';

/**
 * Acceptance 20: neighbours' noise is for the residents' committee, the owners' committee or the enterprise to dissuade and
 * mediate first, and only if that fails for the department (噪声污染防治法 art. 70; 山东省环境噪声污染防治条例 art. 14).
 * Acceptance 11: who refuses to leave a fire lane is reported to the police station at once (山东省消防条例 art. 36).
 */

let district: District;
beforeAll(async () => {
  district = await openDistrict({ start: '2022-07-04T01:00:00.000Z' });
});
afterAll(() => district?.close());

interface Referral {
  readonly referral_id: string;
  readonly responsibility: string;
  readonly role: string;
}
interface Case {
  readonly status: string;
  readonly source: string;
  readonly dissuasion: string | null;
  readonly warnings: number;
}
const worker = 'grid-worker:1';
const pair = ['0401', '0402'];
const officer = (command: string, data: unknown) => district.does('officer:0401', 'police', command, data);

const noise = async (answers: object): Promise<{ incidentId: string; rows: Referral[] }> => {
  const incidentId = randomUUID();
  await district.does(worker, 'subdistrict', 'ReportIncident', {
    incidentId,
    channel: 'grid',
    subject: '邻居噪声',
    text: '楼上深夜唱歌，影响休息',
    category: 'neighbour-noise',
    answers,
  });
  const rows = await district.sees<Referral[]>('routed', 'referral-router', 'Referrals', { incidentId }, (found) =>
    found.some(({ role }) => role === 'lead'),
  );
  return { incidentId, rows };
};
const takenOn = async (incidentId: string, rows: readonly Referral[]): Promise<string> => {
  const { referral_id: referralId } = rows.find(({ responsibility }) => responsibility === 'police')!;
  await district.sees<InboxRow | null>('at the desk', 'police', 'Referral', { referralId }, (row) => row);
  await officer('AcceptReferral', { referralId });
  await district.sees<Case | null>('the case', 'police', 'SecurityCase', { caseId: incidentId }, (row) => row);
  return referralId;
};

test('nobody has dissuaded yet: the subdistrict leads, and a word that helps ends the police’s part', async () => {
  const { incidentId, rows } = await noise({ 'noise-source': 'household', 'mediation-tried': false });
  const roles = rows.map(({ role, responsibility }) => `${role} ${responsibility}`);
  expect(roles).toContain('lead subdistrict');
  expect(roles).toContain('assist police');
  const referralId = await takenOn(incidentId, rows);
  await officer('RecordDissuasion', {
    caseId: incidentId,
    by: 'residents-committee',
    on: '2022-07-04',
    result: 'stopped',
  });
  await district.sees<InboxRow>(
    'completed',
    'police',
    'Referral',
    { referralId },
    ({ status, outcome }) => status === 'completed' && outcome === 'resolved',
  );
});

test('it has failed: the police lead, but do not penalise before the failure is on record', async () => {
  const { incidentId: caseId, rows } = await noise({ 'noise-source': 'household', 'mediation-tried': true });
  expect(rows.map(({ role, responsibility }) => `${role} ${responsibility}`)).toContain('lead police');
  await takenOn(caseId, rows);
  await officer('DispatchOfficers', { caseId, officers: pair });
  await officer('RecordOfficersArrival', { caseId });
  await officer('RecordViolations', {
    caseId,
    officers: pair,
    findings: [
      {
        kind: 'noise',
        gravity: 'ordinary',
        what: '深夜唱歌',
        party: { kind: 'individual', file: 'N-7' },
        dispute: false,
        endedOn: '2022-07-03',
      },
    ],
  });
  const penaltyId = randomUUID();
  const warning = { caseId, penaltyId, finding: 1, authority: 'station', sanction: 'warning', yuan: 0 };
  const early = await district.tries('officer:0401', 'police', 'ProposeSecurityPenalty', warning);
  expect(early).toMatchObject({
    ok: false,
    error: { code: 'dissuasion-first', rule: { law: '噪声污染防治法', article: '第七十条' } },
  });
  await officer('RecordDissuasion', { caseId, by: 'enterprise', on: '2022-07-02', result: 'failed' });
  await officer('ProposeSecurityPenalty', warning);
  await district.sees<{ penalty_id: string }[]>(
    'announced',
    'police',
    'Penalties',
    { status: ['announced'] },
    (found) => found.some((row) => row.penalty_id === penaltyId),
  );
  await officer('DecidePenalty', { penaltyId, officers: pair, yuan: 0, reason: '劝阻无效' });
  await district.sees<Case>('warned', 'police', 'SecurityCase', { caseId }, ({ warnings }) => warnings === 1);
});

test('a refused dissuasion at a fire lane is a case of the police station', async () => {
  const dissuasionId = randomUUID();
  await district.does('enterprise:hp-01', 'fire', 'AskOccupant', {
    dissuasionId,
    asker: { kind: 'enterprise', name: '和平物业' },
    estate: {
      estateId: randomUUID(),
      name: '和平小区',
      subdistrict: '和平街道',
      kind: 'old',
      mode: 'professional',
    },
    obstacle: '小型客车停在消防车道',
  });
  await district.does('enterprise:hp-01', 'fire', 'RecordRefusal', { dissuasionId });
  await district.sees<Case | null>(
    'the case',
    'police',
    'SecurityCase',
    { caseId: dissuasionId },
    (row) => row?.source === 'fire-dissuasion' && row.status === 'reported',
  );
  await officer('DispatchOfficers', { caseId: dissuasionId, officers: pair });
  await officer('RecordOfficersArrival', { caseId: dissuasionId });
  await officer('RecordViolations', {
    caseId: dissuasionId,
    officers: pair,
    findings: [
      {
        kind: 'lane-occupation',
        gravity: 'ordinary',
        what: '占用消防车通道',
        party: { kind: 'individual', file: 'L-1' },
        dispute: false,
        endedOn: '2022-07-04',
      },
    ],
  });
  const fined = await district.tries('officer:0401', 'police', 'ProposeSecurityPenalty', {
    caseId: dissuasionId,
    penaltyId: randomUUID(),
    finding: 1,
    authority: 'station',
    sanction: 'fine',
    yuan: 200,
  });
  expect(fined).toMatchObject({ ok: false, error: { code: 'not-ours', rule: { law: '消防法' } } });
  await officer('RecordCorrection', { caseId: dissuasionId, officers: pair, note: '已驶离' });
});
