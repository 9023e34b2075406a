import { uuid } from '@tiaokuai/contracts';
import { figuresOf, listLimit, oneCase, penaltyFigures } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import type { CaseRow, PatrolRow } from './read-models.ts';

type Rows = { security_cases: CaseRow; patrols: PatrolRow };
const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) => readModelDb<Rows>(pool, schema);

const listed = z.object({
  status: z.array(z.string().max(20)).max(20).optional(),
  open: z.boolean().default(true),
  category: z.string().max(60).optional(),
  estateId: uuid.optional(),
  limit: listLimit,
});

const cases: ServedQuery = {
  name: 'SecurityCases',
  names: { zh: '治安案件（按时限）', en: 'Security cases by clock' },
  input: listed,
  async handle(input: z.output<typeof listed>, context) {
    let rows = db(context)
      .selectFrom('security_cases')
      .selectAll()
      .where('open', '=', input.open)
      // What nobody has answered yet comes before what is under way.
      .orderBy(
        ({ fn }) => fn('least', ['respond_by', 'perform_by', 'close_by']),
        (order) => order.asc().nullsFirst(),
      )
      .orderBy('opened_at')
      .limit(input.limit);
    if (input.status) rows = rows.where('status', 'in', input.status as CaseRow['status'][]);
    if (input.category) rows = rows.where('category', '=', input.category);
    if (input.estateId) rows = rows.where('estate_id', '=', input.estateId);
    return rows.execute();
  },
};

const securityCase = oneCase({
  name: 'SecurityCase',
  names: { zh: '治安案件详情', en: 'One security case' },
  table: 'security_cases',
  aggregate: 'security-case',
});

const hotspotsInput = z.object({
  since: z.iso.datetime({ offset: true }).optional(),
  atLeast: z.int().min(1).max(1_000).default(2),
  limit: listLimit,
});

/** Where patrols are worth most: estates by their cases, and how these ended. */
const hotspots: ServedQuery = {
  name: 'SecurityHotspots',
  names: { zh: '治安高发小区', en: 'Estates with many cases' },
  input: hotspotsInput,
  async handle({ since, atLeast, limit: most }: z.output<typeof hotspotsInput>, context) {
    let rows = db(context)
      .selectFrom('security_cases')
      .select(['subdistrict', 'estate_id', 'estate'])
      .select(({ fn }) => [
        fn.countAll<string>().as('cases'),
        fn.count<string>('case_id').filterWhere('open', '=', true).as('open'),
        fn.count<string>('case_id').filterWhere('status', '=', 'mediated').as('mediated'),
        fn.count<string>('case_id').filterWhere('status', '=', 'penalised').as('penalised'),
        fn.count<string>('case_id').filterWhere('status', '=', 'criminal').as('criminal'),
        fn
          .count<string>('case_id')
          .filterWhere(({ eb, or }) => or([eb('overdue', '=', true), eb('late_response', '=', true)]))
          .as('late'),
      ])
      .where('estate_id', 'is not', null)
      .groupBy(['subdistrict', 'estate_id', 'estate'])
      .having(({ fn }) => fn.countAll(), '>=', atLeast)
      .orderBy('cases', 'desc')
      .orderBy('estate')
      .limit(most);
    if (since) rows = rows.where('opened_at', '>=', since);
    return (await rows.execute()).map(({ cases: all, open, mediated, penalised, criminal, late, ...where }) => ({
      ...where,
      cases: Number(all),
      open: Number(open),
      mediated: Number(mediated),
      penalised: Number(penalised),
      criminal: Number(criminal),
      late: Number(late),
    }));
  },
};

const patrols: ServedQuery = {
  name: 'Patrols',
  names: { zh: '巡逻安排', en: 'Patrols' },
  input: z.object({
    status: z
      .array(z.enum(['requested', 'planned', 'short', 'completed', 'declined', 'cancelled']))
      .default(['requested', 'planned', 'short']),
    limit: listLimit,
  }),
  async handle({ status, limit: most }: { status: PatrolRow['status'][]; limit: number }, context) {
    return db(context)
      .selectFrom('patrols')
      .selectAll()
      .where('status', 'in', status)
      .orderBy('patrol_by', (order) => order.asc().nullsFirst())
      .orderBy('requested_at')
      .limit(most)
      .execute();
  },
};

/** What the chief looks at first. */
const morning: ServedQuery = {
  name: 'PoliceMorning',
  names: { zh: '公安晨报', en: 'Police: this morning' },
  input: z.object({}),
  async handle(_input: never, context) {
    const soon = new Date(Date.parse(context.now()) + 3 * 86_400_000).toISOString();
    const figures = await db(context)
      .selectNoFrom(({ selectFrom, fn }) => [
        selectFrom('security_cases').where('open', '=', true).select(fn.countAll<string>().as('n')).as('open'),
        selectFrom('security_cases')
          .where('status', '=', 'reported')
          .where('role', '=', 'lead')
          .select(fn.countAll<string>().as('n'))
          .as('toDispatch'),
        selectFrom('security_cases')
          .where('open', '=', true)
          .where('late_response', '=', true)
          .select(fn.countAll<string>().as('n'))
          .as('lateResponses'),
        selectFrom('security_cases')
          .where('open', '=', true)
          .where('overdue', '=', true)
          .select(fn.countAll<string>().as('n'))
          .as('overdue'),
        selectFrom('security_cases')
          .where('open', '=', true)
          .where('examined', '=', false)
          .where('overdue', '=', false)
          .where('close_by', '<=', soon)
          .select(fn.countAll<string>().as('n'))
          .as('dueInThreeDays'),
        selectFrom('security_cases')
          .where('open', '=', true)
          .where('agreement', '=', 'overdue')
          .select(fn.countAll<string>().as('n'))
          .as('agreementsOverdue'),
        selectFrom('patrols').where('status', '=', 'requested').select(fn.countAll<string>().as('n')).as('toPlan'),
        selectFrom('patrols').where('status', '=', 'short').select(fn.countAll<string>().as('n')).as('patrolsShort'),
      ])
      .executeTakeFirstOrThrow();
    return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
  },
};

export const queries: readonly ServedQuery[] = [cases, securityCase, hotspots, patrols, morning];
