import { uuid } from '@tiaokuai/contracts';
import { figuresOf, type InboxRow, oneCase, type PenaltyRow, penaltyFigures } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { dateOf } from '@tiaokuai/working-time';
import { z } from 'zod';
import type { CheckRow, EquipmentRow, RescueRow } from './read-models.ts';

type Rows = { equipment: EquipmentRow; checks: CheckRow; rescues: RescueRow; inbox: InboxRow; penalties: PenaltyRow };
const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) => readModelDb<Rows>(pool, schema);
const limit = z.int().min(1).max(5_000).default(200);

const equipmentInput = z.object({
  kind: z.enum(['elevator', 'boiler', 'pressure-vessel']).optional(),
  estateId: uuid.optional(),
  subdistrict: z.string().max(40).optional(),
  maintenanceFirm: z.string().max(80).optional(),
  rescueCode: z.string().max(20).optional(),
  limit,
});

const equipment: ServedQuery = {
  name: 'Equipment',
  names: { zh: '特种设备登记册', en: 'Register of special equipment' },
  input: equipmentInput,
  async handle(input: z.output<typeof equipmentInput>, context) {
    let rows = db(context)
      .selectFrom('equipment')
      .selectAll()
      .where('status', '!=', 'scrapped')
      .orderBy('inspected_until')
      .orderBy('registration')
      .limit(input.limit);
    if (input.kind) rows = rows.where('kind', '=', input.kind);
    if (input.estateId) rows = rows.where('estate_id', '=', input.estateId);
    if (input.subdistrict) rows = rows.where('subdistrict', '=', input.subdistrict);
    if (input.maintenanceFirm) rows = rows.where('maintenance_firm', '=', input.maintenanceFirm);
    if (input.rescueCode) rows = rows.where('rescue_code', '=', input.rescueCode);
    return rows.execute();
  },
};

const oneEquipment: ServedQuery = {
  name: 'OneEquipment',
  names: { zh: '设备档案', en: "One equipment's file" },
  input: z.object({ equipmentId: uuid }),
  async handle({ equipmentId }: { equipmentId: string }, context) {
    const row = await db(context)
      .selectFrom('equipment')
      .selectAll()
      .where('equipment_id', '=', equipmentId)
      .executeTakeFirst();
    return row ? { ...row, history: await context.history('equipment', `equipment-${equipmentId}`) } : null;
  },
};

const dueInput = z.object({
  /** `YYYY-MM`; the current month in Beijing by default. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
  kind: z.enum(['elevator', 'boiler', 'pressure-vessel']).optional(),
});

/** What must be inspected within a month, with what has been asked for and what not. */
const dueThisMonth: ServedQuery = {
  name: 'InspectionsDue',
  names: { zh: '本月应检设备', en: 'Inspections due this month' },
  input: dueInput,
  async handle({ month, kind }: z.output<typeof dueInput>, context) {
    const wanted = month ?? dateOf(Date.parse(context.now())).slice(0, 7);
    let rows = db(context)
      .selectFrom('equipment')
      .selectAll()
      .where('status', '=', 'in-use')
      .where('inspected_until', '>=', `${wanted}-01`)
      .where('inspected_until', '<=', `${wanted}-31`)
      .orderBy('inspected_until')
      .orderBy('registration');
    if (kind) rows = rows.where('kind', '=', kind);
    return rows.execute();
  },
};

const unfit: ServedQuery = {
  name: 'UnfitEquipment',
  names: { zh: '超期未检、检验不合格设备', en: 'Equipment overdue or failed' },
  input: z.object({}),
  async handle(_input: never, context) {
    return db(context)
      .selectFrom('equipment')
      .selectAll()
      .where('status', '=', 'in-use')
      .where('inspection', 'in', ['overdue', 'failed'])
      .orderBy('inspected_until')
      .execute();
  },
};

const stopped: ServedQuery = {
  name: 'StoppedEquipment',
  names: { zh: '责令停用设备', en: 'Equipment stopped from use' },
  input: z.object({}),
  async handle(_input: never, context) {
    return db(context)
      .selectFrom('equipment')
      .selectAll()
      .where('stopped', '=', true)
      .orderBy('stopped_since')
      .execute();
  },
};

const checksInput = z.object({
  open: z.boolean().default(true),
  status: z.array(z.string().max(20)).max(20).optional(),
  estateId: uuid.optional(),
  party: z.string().max(80).optional(),
  limit,
});

const checks: ServedQuery = {
  name: 'Checks',
  names: { zh: '监察案件（按时限）', en: 'Checks by clock' },
  input: checksInput,
  async handle(input: z.output<typeof checksInput>, context) {
    let rows = db(context)
      .selectFrom('checks')
      .leftJoin('inbox', 'inbox.referral_id', 'checks.referral_id')
      .selectAll('checks')
      .select('inbox.complete_by as referral_due')
      .where('checks.open', '=', input.open)
      // The nearest of three clocks: our own visit, the unit's instruction, the referral's.
      .orderBy(
        ({ fn }) => fn('least', ['checks.check_by', 'checks.rectify_by', 'inbox.complete_by']),
        (order) => order.asc().nullsLast(),
      )
      .orderBy('checks.opened_at')
      .limit(input.limit);
    if (input.status) rows = rows.where('checks.status', 'in', input.status as CheckRow['status'][]);
    if (input.estateId) rows = rows.where('checks.estate_id', '=', input.estateId);
    const { party } = input;
    if (party) rows = rows.where(({ eb, val, fn }) => eb(val(party), '=', fn.any('checks.parties')));
    return rows.execute();
  },
};

const check = oneCase({
  name: 'Check',
  names: { zh: '监察案件详情', en: 'One check' },
  table: 'checks',
  aggregate: 'check',
});

const rescues: ServedQuery = {
  name: 'Rescues',
  names: { zh: '困人救援', en: 'Rescues' },
  input: z.object({ open: z.boolean().optional(), since: z.iso.datetime({ offset: true }).optional(), limit }),
  async handle({ open, since, limit: most }: { open?: boolean; since?: string; limit: number }, context) {
    let rows = db(context).selectFrom('rescues').selectAll().orderBy('called_at', 'desc').limit(most);
    if (open !== undefined) rows = rows.where('open', '=', open);
    if (since) rows = rows.where('called_at', '>=', since);
    return rows.execute();
  },
};

/** How fast each maintenance firm comes, how often it did not come in time, and what it paid for that. */
const responses: ServedQuery = {
  name: 'ResponsesByFirm',
  names: { zh: '维保单位响应情况', en: 'Responses by maintenance firm' },
  input: z.object({ since: z.iso.datetime({ offset: true }).optional() }),
  async handle({ since }: { since?: string }, context) {
    let calls = db(context)
      .selectFrom('rescues')
      .select('firm')
      .select(({ fn }) => [
        fn.countAll<string>().as('rescues'),
        fn.avg<string | null>('minutes').as('average'),
        fn.max('minutes').as('worst'),
      ])
      .where('firm', 'is not', null)
      .groupBy('firm');
    let late = db(context)
      .selectFrom('rescues')
      .select(({ fn }) => fn<string>('unnest', ['missed']).as('firm'));
    if (since) {
      calls = calls.where('called_at', '>=', since);
      late = late.where('called_at', '>=', since);
    }
    const [called, missed, fined] = await Promise.all([
      calls.execute(),
      late.execute(),
      db(context)
        .selectFrom('penalties')
        .select('party')
        .select(({ fn }) => fn.sum<string>('yuan').as('yuan'))
        .where('status', 'in', ['decided', 'overdue', 'paid'])
        .where('rule', 'like', '%第五十六条第三项')
        .groupBy('party')
        .execute(),
    ]);
    const firms = new Set([...called.map(({ firm }) => firm!), ...missed.map(({ firm }) => firm)]);
    return [...firms].sort().map((firm) => {
      const of = called.find((each) => each.firm === firm);
      return {
        firm,
        rescues: Number(of?.rescues ?? 0),
        averageMinutes: of?.average == null ? null : Math.round(Number(of.average) * 10) / 10,
        worstMinutes: of?.worst ?? null,
        missed: missed.filter((each) => each.firm === firm).length,
        fined: Number(fined.find((each) => each.party === firm)?.yuan ?? 0),
      };
    });
  },
};

/** What the chief looks at first. */
const morning: ServedQuery = {
  name: 'QualityMorning',
  names: { zh: '特种设备晨报', en: 'Special equipment: this morning' },
  input: z.object({}),
  async handle(_input: never, context) {
    const month = dateOf(Date.parse(context.now())).slice(0, 7);
    const figures = await db(context)
      .selectNoFrom(({ selectFrom, fn }) => {
        const count = fn.countAll<string>().as('n');
        const inUse = selectFrom('equipment').where('status', '=', 'in-use').select(count);
        const open = selectFrom('checks').where('open', '=', true).select(count);
        return [
          inUse.as('inUse'),
          inUse
            .where('inspected_until', '>=', `${month}-01`)
            .where('inspected_until', '<=', `${month}-31`)
            .as('dueThisMonth'),
          inUse.where('inspection', '=', 'due').as('toRequest'),
          inUse.where('inspection', 'in', ['overdue', 'failed']).as('unfit'),
          inUse.where('stopped', '=', true).as('stopped'),
          open.as('checks'),
          open.where('status', '=', 'opened').as('toCheck'),
          open.where('check_missed', '=', true).where('status', '=', 'opened').as('checkMissed'),
          open.where('status', '=', 'overdue').as('toRecheck'),
          selectFrom('rescues').where('open', '=', true).select(count).as('rescues'),
        ];
      })
      .executeTakeFirstOrThrow();
    return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
  },
};

export const queries: readonly ServedQuery[] = [
  equipment,
  oneEquipment,
  dueThisMonth,
  unfit,
  stopped,
  checks,
  check,
  rescues,
  responses,
  morning,
];
