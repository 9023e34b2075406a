import { casesByClock, figuresOf, listLimit, oneCase, penaltyFigures } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import type { DissuasionRow, GuidanceRow, HazardRow, TurnoutRow } from './read-models.ts';

type Rows = {
  hazards: HazardRow;
  turnouts: TurnoutRow;
  dissuasions: DissuasionRow;
  guidance: GuidanceRow;
};
const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) => readModelDb<Rows>(pool, schema);

const hazards = casesByClock({
  name: 'Hazards',
  names: { zh: '隐患清单（按时限）', en: 'Hazards by clock' },
  table: 'hazards',
  clocks: ['rectify_by'],
});

const hazard = oneCase({
  name: 'Hazard',
  names: { zh: '隐患详情', en: 'One hazard' },
  table: 'hazards',
  aggregate: 'hazard',
});

const byEstate: ServedQuery = {
  name: 'HazardsByEstate',
  names: { zh: '各小区隐患', en: 'Hazards by estate' },
  input: z.object({ subdistrict: z.string().max(40).optional(), limit: listLimit }),
  async handle(input: { subdistrict?: string; limit: number }, context) {
    let rows = db(context)
      .selectFrom('hazards')
      .select(['subdistrict', 'estate_id', 'estate'])
      .select(({ fn }) => [
        fn.count<string>('case_id').filterWhere('open', '=', true).as('open'),
        fn.count<string>('case_id').filterWhere('status', '=', 'overdue').as('overdue'),
        fn.count<string>('case_id').filterWhere('sealed_until', 'is not', null).as('sealed'),
        fn.count<string>('case_id').filterWhere('status', '=', 'cleared').as('cleared'),
      ])
      .groupBy(['subdistrict', 'estate_id', 'estate'])
      .orderBy('open', 'desc')
      .orderBy('estate')
      .limit(input.limit);
    if (input.subdistrict) rows = rows.where('subdistrict', '=', input.subdistrict);
    return (await rows.execute()).map(({ open, overdue, sealed, cleared, ...where }) => ({
      ...where,
      open: Number(open),
      overdue: Number(overdue),
      sealed: Number(sealed),
      cleared: Number(cleared),
    }));
  },
};

const offendersInput = z.object({
  since: z.iso.datetime({ offset: true }).optional(),
  atLeast: z.int().min(2).max(100).default(2),
  limit: listLimit,
});

/** Units in whose hands hazards were found again and again. Persons are in paper files and not counted here. */
const repeatOffenders: ServedQuery = {
  name: 'RepeatOffenders',
  names: { zh: '屡次违法单位', en: 'Repeat offenders' },
  input: offendersInput,
  async handle({ since, atLeast, limit: most }: z.output<typeof offendersInput>, context) {
    let rows = db(context)
      .selectFrom('hazards')
      .select('party')
      .select(({ fn }) => [
        fn.countAll<string>().as('cases'),
        fn.sum<string>('findings').as('findings'),
        fn.sum<string>('overdue').as('overdue'),
        fn.sum<string>('penalties').as('penalties'),
        fn.sum<string>('fined').as('fined'),
        fn.max('inspected_at').as('last_at'),
      ])
      .where('party_kind', '=', 'unit')
      .where('findings', '>', 0)
      .groupBy('party')
      .having(({ fn }) => fn.countAll(), '>=', atLeast)
      .orderBy('cases', 'desc')
      .orderBy('party')
      .limit(most);
    if (since) rows = rows.where('inspected_at', '>=', since);
    return (await rows.execute()).map(({ party, last_at, cases, findings, overdue, penalties, fined }) => ({
      party,
      cases: Number(cases),
      findings: Number(findings),
      overdue: Number(overdue),
      penalties: Number(penalties),
      fined: Number(fined),
      last_at,
    }));
  },
};

const sealedPlaces: ServedQuery = {
  name: 'SealedPlaces',
  names: { zh: '查封场所', en: 'Sealed places' },
  input: z.object({}),
  async handle(_input: never, context) {
    return db(context)
      .selectFrom('hazards')
      .select(['case_id', 'estate', 'subdistrict', 'place', 'party', 'sealed_part', 'sealed_until', 'status'])
      .where('sealed_until', 'is not', null)
      .orderBy('sealed_until')
      .execute();
  },
};

const turnouts: ServedQuery = {
  name: 'Turnouts',
  names: { zh: '出动记录', en: 'Turnouts' },
  input: z.object({ under: z.boolean().default(true), limit: listLimit }),
  async handle({ under, limit: most }: { under: boolean; limit: number }, context) {
    return db(context)
      .selectFrom('turnouts')
      .selectAll()
      .where('ended_at', under ? 'is' : 'is not', null)
      .orderBy('called_at', 'desc')
      .limit(most)
      .execute();
  },
};

const dissuasions: ServedQuery = {
  name: 'Dissuasions',
  names: { zh: '劝阻与报告派出所', en: 'Dissuasions' },
  input: z.object({ status: z.array(z.enum(['asked', 'obeyed', 'reported-to-police'])).optional(), limit: listLimit }),
  async handle({ status, limit: most }: { status?: DissuasionRow['status'][]; limit: number }, context) {
    const rows = db(context).selectFrom('dissuasions').selectAll().orderBy('asked_at', 'desc').limit(most);
    return (status ? rows.where('status', 'in', status) : rows).execute();
  },
};

const guidance: ServedQuery = {
  name: 'Guidance',
  names: { zh: '派出所指导', en: 'Guidance of police stations' },
  input: z.object({ status: z.array(z.enum(['to-follow-up', 'overdue', 'closed'])).optional(), limit: listLimit }),
  async handle({ status, limit: most }: { status?: GuidanceRow['status'][]; limit: number }, context) {
    const rows = db(context)
      .selectFrom('guidance')
      .selectAll()
      .orderBy('follow_up_by', (order) => order.asc().nullsLast())
      .orderBy('visited_on', 'desc')
      .limit(most);
    return (status ? rows.where('status', 'in', status) : rows).execute();
  },
};

const hour = 3_600_000;

/** What the chief looks at first. */
const morning: ServedQuery = {
  name: 'FireMorning',
  names: { zh: '消防晨报', en: 'Fire: this morning' },
  input: z.object({}),
  async handle(_input: never, context) {
    const soon = new Date(Date.parse(context.now()) + 24 * hour).toISOString();
    const figures = await db(context)
      .selectNoFrom(({ selectFrom, fn }) => [
        selectFrom('hazards').where('open', '=', true).select(fn.countAll<string>().as('n')).as('open'),
        selectFrom('hazards').where('status', '=', 'reported').select(fn.countAll<string>().as('n')).as('toInspect'),
        selectFrom('hazards').where('status', '=', 'overdue').select(fn.countAll<string>().as('n')).as('toReinspect'),
        selectFrom('hazards')
          .where('status', '=', 'notified')
          .where('rectify_by', '<=', soon)
          .select(fn.countAll<string>().as('n'))
          .as('dueWithinADay'),
        selectFrom('hazards').where('sealed_until', 'is not', null).select(fn.countAll<string>().as('n')).as('sealed'),
        selectFrom('guidance').where('status', '=', 'overdue').select(fn.countAll<string>().as('n')).as('toFollowUp'),
        selectFrom('turnouts').where('ended_at', 'is', null).select(fn.countAll<string>().as('n')).as('underWay'),
      ])
      .executeTakeFirstOrThrow();
    return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
  },
};

export const queries: readonly ServedQuery[] = [
  hazards,
  hazard,
  byEstate,
  repeatOffenders,
  sealedPlaces,
  turnouts,
  dissuasions,
  guidance,
  morning,
];
