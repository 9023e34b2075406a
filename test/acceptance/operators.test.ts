import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { marketSupervision } from '@tiaokuai/market-supervision';
import { urbanEnforcement } from '@tiaokuai/urban-enforcement';
import { type District, openDistrict } from '../support/district.ts';

/** Market supervision assists urban enforcement by its events (policy 二(二)8, 10; 无证无照经营查处办法 art. 8). */

let district: District;
beforeAll(async () => {
  district = await openDistrict({ services: [urbanEnforcement, marketSupervision] });
});
afterAll(() => district?.close());

test('a stall without a licence that urban enforcement meets is a case of market supervision, typed once', async () => {
  const caseId = randomUUID();
  const matter = { category: 'street-occupation', urgency: 'normal', role: 'lead', brief: '占道摆摊' };
  await district.does('officer:0801', 'urban-enforcement', 'ReportDisorder', { caseId, source: 'patrol', matter });
  const operator = { kind: 'unit', name: '流动烧烤' };
  await district.does('officer:0801', 'urban-enforcement', 'InspectDisorder', {
    caseId,
    inspectors: ['0801', '0802'],
    credentialsShown: true,
    party: operator,
    findings: [{ kind: 'stall', what: '东门外摆摊' }],
    withoutLicence: { premises: '东门' },
  });
  const row = await district.sees<{ source: string; pointed_out: boolean; premises: string }>(
    'the case',
    'market-supervision',
    'Operator',
    { caseId },
    Boolean,
  );
  expect(row).toMatchObject({ source: 'urban-enforcement', pointed_out: true, premises: '东门' });
  await district.does('officer:0901', 'market-supervision', 'CheckOperator', {
    caseId,
    officers: ['0901', '0902'],
    credentialsShown: true,
    findings: [],
    lawful: 'designated-place',
  });
  await district.sees<{ status: string }>(
    'lawful',
    'market-supervision',
    'Operator',
    { caseId },
    ({ status }) => status === 'lawful',
  );
  // And what became of it stands in the case that pointed it out.
  await district.sees<{ operator_result: string | null; unlicensed: boolean }>(
    'the answer',
    'urban-enforcement',
    'Disorder',
    { caseId },
    (found) => found?.unlicensed && found.operator_result === 'lawful',
  );
  for (const { reactors } of district.host.services)
    for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});
