import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { caseRow, casesInput, casesOutput, oneCaseInput, oneCaseOutput } from '@tiaokuai/contracts';
import type { Model, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import { createTestBed, type TestBed } from '../../test/support/test-bed.ts';
import { figuresOf, listCases, showCase } from '../src/index.ts';

let bed: TestBed;
let context: ServiceContext & { asking: undefined };
beforeAll(async () => {
  bed = await createTestBed();
  const { pool, schema } = await bed.writer('fire');
  await pool.query(`
    create table ${schema}.inbox (referral_id text, complete_by timestamptz);
    create table ${schema}.hazards (case_id text, status text, open boolean, estate_id text, subdistrict text,
      referral_id text, notice_by timestamptz, own_by timestamptz, opened_at timestamptz);
    insert into ${schema}.inbox values ('r-1', '2018-05-20T00:00Z'), ('r-2', '2018-05-12T00:00Z');
    insert into ${schema}.hazards values
      ('idle-late', 'reported', true, 'e-1', 'Hepinglu', null, null, null, '2018-05-02T00:00Z'),
      ('idle-early', 'reported', true, 'e-1', 'Hepinglu', null, null, null, '2018-05-01T00:00Z'),
      ('by-referral', 'reported', true, 'e-2', 'Hepinglu', 'r-2', '2018-05-18T00:00Z', null, '2018-05-03T00:00Z'),
      ('by-own', 'notified', true, 'e-1', 'Mashang', 'r-1', '2018-05-18T00:00Z', '2018-05-11T00:00Z', '2018-05-04T00:00Z'),
      ('by-notice', 'notified', true, 'e-1', 'Mashang', 'r-1', '2018-05-14T00:00Z', null, '2018-05-05T00:00Z'),
      ('ended', 'cleared', false, 'e-1', 'Mashang', 'r-1', null, null, '2018-05-06T00:00Z')`);
  const history = async (aggregate: string, stream: string) => [{ type: `${aggregate} of ${stream}` }];
  context = { pool, schema, history } as never;
});
afterAll(() => bed?.close());

const names = { zh: '隐患', en: 'Hazards' };
const row = caseRow(['reported', 'notified', 'cleared']).extend({
  notice_by: z.string().nullable(),
  own_by: z.string().nullable(),
});
/** Of a model, only its table is asked. */
const model = { table: 'hazards' } as Model<'hazards', z.output<typeof row>>;
const hazards = listCases({ name: 'Hazards', names, input: casesInput, output: casesOutput(row) }, model, {
  clocks: ['notice_by', 'own_by'],
});
const listed = async (input: object) => {
  const rows = (await hazards.handle(hazards.input.parse(input) as never, context)) as { case_id: string }[];
  return rows.map(({ case_id }) => case_id);
};

test('the case whose nearest clock runs out first comes first, cases without any clock last', async () => {
  expect(await listed({})).toEqual(['by-own', 'by-referral', 'by-notice', 'idle-early', 'idle-late']);
});

test('cases are chosen by status, estate, subdistrict, and whether they are open', async () => {
  expect(await listed({ status: ['notified'] })).toEqual(['by-own', 'by-notice']);
  expect(await listed({ estateId: undefined, subdistrict: 'Hepinglu', limit: 2 })).toEqual([
    'by-referral',
    'idle-early',
  ]);
  expect(await listed({ open: false })).toEqual(['ended']);
  // Nobody asks for cases of no status: that is a mistake of whoever asks.
  expect(hazards.input.safeParse({ status: [] }).success).toBe(false);
});

test('one case comes with the history of its stream; an unknown one is null', async () => {
  const question = { name: 'Hazard', names, input: oneCaseInput, output: oneCaseOutput(row) };
  const hazard = showCase(question, model, { name: 'hazard' });
  expect(await hazard.handle({ caseId: 'by-own' } as never, context)).toMatchObject({
    case_id: 'by-own',
    history: [{ type: 'hazard of hazard-by-own' }],
  });
  expect(await hazard.handle({ caseId: 'none' } as never, context)).toBeNull();
});

test('figures in digits become numbers', () => {
  expect(figuresOf({ open: '3', owed: '0' })).toEqual({ open: 3, owed: 0 });
});
