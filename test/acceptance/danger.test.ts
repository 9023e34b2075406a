import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { construction } from '@tiaokuai/construction';
import { subdistrict } from '@tiaokuai/subdistrict';
import { type District, openDistrict } from '../support/district.ts';
import { playRouter, type Router } from '../support/referrals.ts';

/** Policy 二(二)3: where construction finds a structure dangerous, those who keep the estate hear of it and see that people leave. */

let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [subdistrict, construction] });
  router = await playRouter(district);
});
afterAll(async () => {
  await router?.stop();
  await district?.close();
});

test('a danger that the appraisal finds stands in the incident, and nothing does where the building is sound', async () => {
  const report = async () => {
    const incidentId = randomUUID();
    await district.does('grid-worker:1', 'subdistrict', 'ReportIncident', {
      incidentId,
      channel: 'grid',
      subject: '砸墙',
      text: '楼下在砸承重墙',
      hold: true,
    });
    const { referralId } = await router.issue('construction', { incidentId, category: 'structural-alteration' });
    await district.sees('the desk', 'construction', 'Referral', { referralId }, Boolean);
    const officer = (command: string, data: unknown) => district.does('officer:0201', 'construction', command, data);
    await officer('AcceptReferral', { referralId });
    await district.sees('the case', 'construction', 'Alteration', { caseId: incidentId }, Boolean);
    await officer('InspectAlteration', {
      caseId: incidentId,
      inspectors: ['0201', '0202'],
      finding: {
        result: 'altered',
        party: { kind: 'individual', file: 'A-3' },
        kind: 'by-occupant',
        members: '一层承重墙',
      },
    });
    return { incidentId, officer };
  };
  const appraisal = { institute: '淄博市建筑工程质量检测站', report: '鉴字2018-5' };
  const danger = await report();
  await danger.officer('RecordAppraisal', { caseId: danger.incidentId, result: 'dangerous', ...appraisal });
  const sound = await report();
  await sound.officer('RecordAppraisal', { caseId: sound.incidentId, result: 'restorable', ...appraisal });

  const incident = (incidentId: string) => district.asks<Row>('subdistrict', 'Incident', { incidentId });
  await district.sees<Row>(
    'the danger',
    'subdistrict',
    'Incident',
    { incidentId: danger.incidentId },
    ({ danger: what }) => what?.includes('鉴字2018-5'),
  );
  // The later appraisal has been heard as well, once a danger of its lane after it has.
  const last = await report();
  await last.officer('RecordAppraisal', { caseId: last.incidentId, result: 'dangerous', ...appraisal });
  await district.sees<Row>('the last', 'subdistrict', 'Incident', { incidentId: last.incidentId }, (row) => row.danger);
  expect((await incident(sound.incidentId)).danger).toBeNull();
  for (const { reactors } of district.host.services)
    for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});

interface Row {
  readonly danger: string | null;
}
