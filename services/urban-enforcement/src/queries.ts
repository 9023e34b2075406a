import { uuid } from '@tiaokuai/contracts';
import { casesByClock, figuresOf, type InboxRow, listLimit, oneCase, penaltyFigures } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import type { ConstructionRow, DisorderRow } from './read-models.ts';

type Rows = { constructions: ConstructionRow; disorders: DisorderRow; inbox: InboxRow };
const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) => readModelDb<Rows>(pool, schema);

const casesInput = z.object({
  status: z.array(z.string().max(30)).max(30).optional(),
  open: z.boolean().default(true),
  estateId: uuid.optional(),
  subdistrict: z.string().max(40).optional(),
  limit: listLimit,
});
type CasesInput = z.output<typeof casesInput>;

const constructions = casesByClock({
  name: 'IllegalConstructions',
  names: { zh: '违建清单（按时限）', en: 'Illegal constructions by clock' },
  table: 'constructions',
  clocks: ['stop_by', 'decide_by', 'order_by', 'government_by', 'own_by'],
});

const construction = oneCase({
  name: 'IllegalConstruction',
  names: { zh: '违建详情', en: 'One illegal construction' },
  table: 'constructions',
  aggregate: 'illegal-construction',
});

/** Where the government owes a written order, or has given one that waits to be carried out. */
const government: ServedQuery = {
  name: 'CompulsionPending',
  names: { zh: '报请政府责成与待强制', en: 'Reported to the government, or to be compelled' },
  input: z.object({ limit: listLimit }),
  async handle({ limit: most }: { limit: number }, context) {
    return db(context)
      .selectFrom('constructions')
      .select(['case_id', 'estate', 'subdistrict', 'status', 'government_by', 'own_by', 'appeal_by', 'appeal'])
      .select(['compulsion', 'missed'])
      .where('open', '=', true)
      .where('status', 'in', ['reported-to-government', 'compulsion-ordered', 'removal-announced'])
      .orderBy('government_by', (order) => order.asc().nullsLast())
      .orderBy('own_by', (order) => order.asc().nullsLast())
      .limit(most)
      .execute();
  },
};

const disorders: ServedQuery = {
  name: 'Disorders',
  names: { zh: '市容案件清单（按时限）', en: 'Disorder by clock' },
  input: casesInput.extend({ kind: z.string().max(30).optional() }),
  async handle({ status, open, estateId, subdistrict, kind, limit: most }: CasesInput & { kind?: string }, context) {
    let rows = db(context)
      .selectFrom('disorders')
      .leftJoin('inbox', 'inbox.referral_id', 'disorders.referral_id')
      .selectAll('disorders')
      .select('inbox.complete_by as referral_due')
      .where('disorders.open', '=', open)
      .orderBy(
        ({ fn }) => fn('least', ['disorders.order_by', 'inbox.complete_by']),
        (order) => order.asc().nullsLast(),
      )
      .orderBy('disorders.opened_at')
      .limit(most);
    if (status) rows = rows.where('disorders.status', 'in', status as DisorderRow['status'][]);
    if (estateId) rows = rows.where('disorders.estate_id', '=', estateId);
    if (subdistrict) rows = rows.where('disorders.subdistrict', '=', subdistrict);
    if (kind) rows = rows.where(({ eb, val, fn }) => eb(val(kind), '=', fn.any('disorders.kinds')));
    return rows.execute();
  },
};

const disorder = oneCase({
  name: 'Disorder',
  names: { zh: '市容案件详情', en: 'One case of disorder' },
  table: 'disorders',
  aggregate: 'disorder',
});

const offendersInput = z.object({
  since: z.iso.datetime({ offset: true }).optional(),
  atLeast: z.int().min(2).max(100).default(2),
  limit: listLimit,
});

/** Businesses found again and again. Persons are in paper files and not counted here. */
const repeatOffenders: ServedQuery = {
  name: 'RepeatOffenders',
  names: { zh: '屡次违法单位', en: 'Repeat offenders' },
  input: offendersInput,
  async handle({ since, atLeast, limit: most }: z.output<typeof offendersInput>, context) {
    let rows = db(context)
      .selectFrom('disorders')
      .select('party')
      .select(({ fn }) => [
        fn.countAll<string>().as('cases'),
        fn.sum<string>('findings').as('findings'),
        fn.sum<string>('overdue').as('overdue'),
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
    return (await rows.execute()).map(({ party, last_at, cases, findings, overdue, fined }) => ({
      party,
      cases: Number(cases),
      findings: Number(findings),
      overdue: Number(overdue),
      fined: Number(fined),
      last_at,
    }));
  },
};

const byEstate: ServedQuery = {
  name: 'EnforcementByEstate',
  names: { zh: '各小区违建与市容案件', en: 'Cases by estate' },
  input: z.object({ subdistrict: z.string().max(40).optional(), limit: listLimit }),
  async handle(input: { subdistrict?: string; limit: number }, context) {
    const cases = (table: 'constructions' | 'disorders') =>
      db(context)
        .selectFrom(table)
        .select(['subdistrict', 'estate_id', 'estate'])
        .select(({ fn }) => [
          fn.count<string>('case_id').filterWhere('open', '=', true).as('open'),
          fn.count<string>('case_id').filterWhere('open', '=', false).as('ended'),
        ])
        .groupBy(['subdistrict', 'estate_id', 'estate'])
        .execute();
    const [built, disorderly] = await Promise.all([cases('constructions'), cases('disorders')]);
    const keyOf = ({ estate_id }: { readonly estate_id: string | null }) => estate_id ?? '';
    const estates = new Map([...built, ...disorderly].map((row) => [keyOf(row), row]));
    const count = (rows: typeof built, key: string, which: 'open' | 'ended') =>
      Number(rows.find((row) => keyOf(row) === key)?.[which] ?? 0);
    return [...estates]
      .map(([key, { subdistrict, estate, estate_id }]) => ({
        subdistrict,
        estate_id,
        estate,
        constructions: count(built, key, 'open'),
        constructionsEnded: count(built, key, 'ended'),
        disorders: count(disorderly, key, 'open'),
        disordersEnded: count(disorderly, key, 'ended'),
      }))
      .filter(({ subdistrict }) => !input.subdistrict || subdistrict === input.subdistrict)
      .sort((a, b) => b.constructions + b.disorders - a.constructions - a.disorders)
      .slice(0, input.limit);
  },
};

const day = 86_400_000;

/** What the chief looks at first. */
const morning: ServedQuery = {
  name: 'UrbanEnforcementMorning',
  names: { zh: '城管晨报', en: 'Urban enforcement: this morning' },
  input: z.object({}),
  async handle(_input: never, context) {
    const soon = new Date(Date.parse(context.now()) + day).toISOString();
    const figures = await db(context)
      .selectNoFrom(({ selectFrom, fn }) => {
        const built = () => selectFrom('constructions').where('open', '=', true).select(fn.countAll<string>().as('n'));
        const disorderly = () => selectFrom('disorders').where('open', '=', true).select(fn.countAll<string>().as('n'));
        return [
          built().as('constructions'),
          built().where('status', '=', 'reported').as('toInspect'),
          built().where('stop_by', 'is not', null).as('toStop'),
          built().where('decide_by', '<=', soon).as('decisionsDueWithinADay'),
          built()
            .where('status', 'in', ['correction-ordered', 'removal-ordered'])
            .where('order_by', 'is', null)
            .as('toRevisit'),
          built().where('status', '=', 'disobeyed').as('toReport'),
          built().where('status', '=', 'reported-to-government').as('governmentOwes'),
          built().where('status', 'in', ['compulsion-ordered', 'removal-announced']).as('toCompel'),
          disorderly().as('disorders'),
          disorderly().where('status', '=', 'overdue').as('disordersToRevisit'),
          selectFrom('disorders')
            .where('seized_until', 'is not', null)
            .select(fn.countAll<string>().as('n'))
            .as('goodsSeized'),
        ];
      })
      .executeTakeFirstOrThrow();
    return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
  },
};

export const queries: readonly ServedQuery[] = [
  constructions,
  construction,
  government,
  disorders,
  disorder,
  repeatOffenders,
  byEstate,
  morning,
];
