import { casesByClock, figuresOf, listLimit, oneCase, penaltyFigures } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import type { FacilitiesRow } from './read-models.ts';

type Rows = { facilities: FacilitiesRow };
const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) => readModelDb<Rows>(pool, schema);

const cases = casesByClock({
  name: 'FacilitiesCases',
  names: { zh: '配套核查（按时限）', en: 'Facilities cases by clock' },
  table: 'facilities',
  clocks: ['remedy_by'],
});

const facilitiesCase = oneCase({
  name: 'FacilitiesCase',
  names: { zh: '配套核查详情', en: 'One facilities case' },
  table: 'facilities',
  aggregate: 'facilities-compliance',
});

/** Service rooms as they are, square metres: what the statute asks, what is there, what is missing. */
const rooms: ServedQuery = {
  name: 'ServiceRoomsByEstate',
  names: { zh: '各小区物业服务用房', en: 'Service rooms by estate' },
  input: z.object({ short: z.boolean().default(true), limit: listLimit }),
  async handle({ short, limit: most }: { short: boolean; limit: number }, context) {
    const rows = await db(context)
      .selectFrom('facilities')
      .select([
        'case_id',
        'estate_id',
        'estate',
        'subdistrict',
        'builder',
        'status',
        'rooms_required',
        'rooms_provided',
      ])
      .where('rooms_required', 'is not', null)
      .orderBy('estate')
      .orderBy('opened_at')
      .execute();
    return rows
      .map(({ rooms_required, rooms_provided, ...row }) => {
        const [required, provided] = [Number(rooms_required) / 100, Number(rooms_provided) / 100];
        return { ...row, required, provided, missing: Math.max(0, Math.round((required - provided) * 100) / 100) };
      })
      .filter(({ missing }) => !short || missing > 0)
      .toSorted((one, other) => other.missing - one.missing)
      .slice(0, most);
  },
};

const builders: ServedQuery = {
  name: 'BuildersWithDeficits',
  names: { zh: '配套不足的建设单位', en: 'Builders with deficits' },
  input: z.object({ limit: listLimit }),
  async handle({ limit: most }: { limit: number }, context) {
    const rows = await db(context)
      .selectFrom('facilities')
      .select('builder')
      .select(({ fn }) => [
        fn.countAll<string>().as('cases'),
        fn.sum<string>('deficits').as('deficits'),
        fn.count<string>('case_id').filterWhere('status', '=', 'remedied').as('remedied'),
        fn.sum<string>('overdue').as('overdue'),
        fn.sum<string>('fined').as('fined'),
        fn.sum<string>('forfeited').as('forfeited'),
      ])
      .where('builder', 'is not', null)
      .where('deficits', '>', 0)
      .groupBy('builder')
      .orderBy('deficits', 'desc')
      .orderBy('builder')
      .limit(most)
      .execute();
    return rows.map(({ builder, ...figures }) => ({
      builder,
      ...figuresOf(figures),
    }));
  },
};

/** What the chief looks at first. */
const morning: ServedQuery = {
  name: 'PlanningMorning',
  names: { zh: '规划晨报', en: 'Planning: this morning' },
  input: z.object({}),
  async handle(_input: never, context) {
    const figures = await db(context)
      .selectNoFrom(({ selectFrom, fn }) => [
        selectFrom('facilities').where('open', '=', true).select(fn.countAll<string>().as('n')).as('open'),
        selectFrom('facilities').where('status', '=', 'reported').select(fn.countAll<string>().as('n')).as('toCompare'),
        selectFrom('facilities').where('status', '=', 'compared').select(fn.countAll<string>().as('n')).as('toOrder'),
        selectFrom('facilities').where('status', '=', 'overdue').select(fn.countAll<string>().as('n')).as('toCheck'),
        selectFrom('facilities')
          .where('source', '=', 'verification')
          .where('certificate', 'is', null)
          .where('status', 'in', ['compliant', 'remedied', 'at-housing'])
          .select(fn.countAll<string>().as('n'))
          .as('toVerify'),
      ])
      .executeTakeFirstOrThrow();
    return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
  },
};

export const queries: readonly ServedQuery[] = [cases, facilitiesCase, rooms, builders, morning];
