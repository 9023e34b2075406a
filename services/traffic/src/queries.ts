import { uuid } from '@tiaokuai/contracts';
import { casesByClock, figuresOf, listLimit, oneCase, penaltyFigures } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import type { AbandonedRow, FacilityRow, ParkingRow, VehicleRow } from './read-models.ts';

type Rows = {
  parkings: ParkingRow;
  vehicles: VehicleRow;
  abandoned: AbandonedRow;
  facilities: FacilityRow;
};
const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) => readModelDb<Rows>(pool, schema);
const casesInput = z.object({ open: z.boolean().default(true), estateId: uuid.optional(), limit: listLimit });
type CasesInput = z.output<typeof casesInput>;

const parkings = casesByClock({
  name: 'Parkings',
  names: { zh: '违停清单（按时限）', en: 'Parked vehicles by clock' },
  table: 'parkings',
  clocks: ['move_by'],
});

const parking = oneCase({
  name: 'Parking',
  names: { zh: '违停详情', en: 'One parked vehicle' },
  table: 'parkings',
  aggregate: 'parking',
});

/** What stands in the traffic police's place and waits for its owner; those who were not told where come first. */
const towed: ServedQuery = {
  name: 'TowedVehicles',
  names: { zh: '拖移待领车辆', en: 'Towed vehicles' },
  input: z.object({}),
  async handle(_input: never, context) {
    return db(context)
      .selectFrom('parkings')
      .select(['case_id', 'tail', 'stands_at', 'towed_at', 'custody'])
      .where('custody', 'is not', null)
      .orderBy('custody', 'desc')
      .orderBy('towed_at')
      .execute();
  },
};

const offendersInput = z.object({ atLeast: z.int().min(2).max(100).default(2), limit: listLimit });

const repeatOffenders: ServedQuery = {
  name: 'RepeatOffenders',
  names: { zh: '屡次违停车辆', en: 'Vehicles found again and again' },
  input: offendersInput,
  async handle({ atLeast, limit: most }: z.output<typeof offendersInput>, context) {
    return db(context)
      .selectFrom('vehicles')
      .selectAll()
      .where('found', '>=', atLeast)
      .orderBy('found', 'desc')
      .orderBy('last_at', 'desc')
      .limit(most)
      .execute();
  },
};

const abandoned: ServedQuery = {
  name: 'AbandonedVehicles',
  names: { zh: '僵尸车清单', en: 'Abandoned vehicles' },
  input: casesInput.extend({ inCustody: z.boolean().default(false) }),
  async handle({ open, inCustody, estateId, limit: most }: CasesInput & { inCustody: boolean }, context) {
    let rows = db(context)
      .selectFrom('abandoned')
      .selectAll()
      .orderBy(
        ({ fn }) => fn('least', ['notice_by', 'respond_by', 'published_until']),
        (order) => order.asc().nullsLast(),
      )
      .orderBy('opened_at')
      .limit(most);
    rows = inCustody ? rows.where('custody', 'is not', null) : rows.where('open', '=', open);
    return (estateId ? rows.where('estate_id', '=', estateId) : rows).execute();
  },
};

const abandonedOne = oneCase({
  name: 'AbandonedVehicle',
  names: { zh: '僵尸车详情', en: 'One abandoned vehicle' },
  table: 'abandoned',
  aggregate: 'abandoned-vehicle',
});

const facilities: ServedQuery = {
  name: 'RoadsideFacilities',
  names: { zh: '周边交通设施诉求', en: 'Requests for facilities' },
  input: casesInput,
  async handle({ open, estateId, limit: most }: CasesInput, context) {
    const rows = db(context)
      .selectFrom('facilities')
      .selectAll()
      .where('open', '=', open)
      .orderBy('danger', 'desc')
      .orderBy('done_by', (order) => order.asc().nullsLast())
      .orderBy('opened_at')
      .limit(most);
    return (estateId ? rows.where('estate_id', '=', estateId) : rows).execute();
  },
};

const facility = oneCase({
  name: 'RoadsideFacility',
  names: { zh: '交通设施诉求详情', en: 'One request for a facility' },
  table: 'facilities',
  aggregate: 'roadside-facility',
});

/** Where vehicles stand in the way again and again: what patrols and requests for parking spaces are planned by. */
const byEstate: ServedQuery = {
  name: 'ParkingByEstate',
  names: { zh: '各小区停车问题', en: 'Parking by estate' },
  input: z.object({ subdistrict: z.string().max(40).optional(), limit: listLimit }),
  async handle(input: { subdistrict?: string; limit: number }, context) {
    let rows = db(context)
      .selectFrom('parkings')
      .select(['subdistrict', 'estate_id', 'estate'])
      .select(({ fn }) => [
        fn.countAll<string>().as('cases'),
        fn.count<string>('case_id').filterWhere('open', '=', true).as('open'),
        fn.count<string>('case_id').filterWhere('is_road', '=', false).as('notRoads'),
        fn.count<string>('case_id').filterWhere('status', '=', 'towed').as('towed'),
        fn.sum<string>('fined').as('fined'),
      ])
      .groupBy(['subdistrict', 'estate_id', 'estate'])
      .orderBy('cases', 'desc')
      .orderBy('estate')
      .limit(input.limit);
    if (input.subdistrict) rows = rows.where('subdistrict', '=', input.subdistrict);
    return (await rows.execute()).map(({ subdistrict, estate_id, estate, ...figures }) => ({
      subdistrict,
      estate_id,
      estate,
      ...figuresOf(figures),
    }));
  },
};

/** What the chief looks at first. */
const morning: ServedQuery = {
  name: 'TrafficMorning',
  names: { zh: '交警晨报', en: 'Traffic: this morning' },
  input: z.object({}),
  async handle(_input: never, context) {
    const figures = await db(context)
      .selectNoFrom(({ selectFrom, fn }) => {
        const count = () => fn.countAll<string>().as('n');
        const parked = () => selectFrom('parkings').where('open', '=', true).select(count());
        const left = () => selectFrom('abandoned').select(count());
        const asked = () => selectFrom('facilities').where('open', '=', true).select(count());
        return [
          parked().as('parkings'),
          parked().where('status', '=', 'reported').as('toAssess'),
          parked().where('status', 'in', ['move-overdue', 'refused']).as('toFineOrTow'),
          selectFrom('parkings').where('custody', '=', 'towed').select(count()).as('ownersToTell'),
          selectFrom('parkings').where('custody', 'is not', null).select(count()).as('towed'),
          left().where('open', '=', true).as('abandoned'),
          left().where('status', '=', 'notice-over').where('open', '=', true).as('toRemove'),
          left().where('custody', '=', 'detained').where('respond_by', 'is', null).as('toPublish'),
          left().where('custody', '=', 'published').where('published_until', 'is', null).as('toDispose'),
          asked().as('facilities'),
          asked().where('danger', '=', true).as('dangers'),
          asked().where('status', '=', 'overdue').as('worksOverdue'),
        ];
      })
      .executeTakeFirstOrThrow();
    return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
  },
};

export const queries: readonly ServedQuery[] = [
  parkings,
  parking,
  towed,
  repeatOffenders,
  abandoned,
  abandonedOne,
  facilities,
  facility,
  byEstate,
  morning,
];
