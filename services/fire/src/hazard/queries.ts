import { fireQueries, hazard } from '@tiaokuai/contracts';
import { figuresOf, listCases, showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { hazards } from './model.ts';

const { Hazard, Hazards, HazardsByEstate, RepeatOffenders, SealedPlaces } = fireQueries;
const db = tables(hazards);

const hazardsByEstate = queryOf(HazardsByEstate, async ({ subdistrict, limit }, context) => {
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
    .limit(limit);
  if (subdistrict) rows = rows.where('subdistrict', '=', subdistrict);
  return (await rows.execute()).map(({ subdistrict, estate_id, estate, ...figures }) => ({
    subdistrict,
    estate_id,
    estate,
    ...figuresOf(figures),
  }));
});

/** Units in whose hands hazards were found again and again. Persons are in paper files and not counted here. */
const repeatOffenders = queryOf(RepeatOffenders, async ({ since, atLeast, limit }, context) => {
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
    .limit(limit);
  if (since) rows = rows.where('inspected_at', '>=', since);
  return (await rows.execute()).map(({ party, last_at, ...figures }) => ({ party, ...figuresOf(figures), last_at }));
});

const sealedPlaces = queryOf(SealedPlaces, (_input, context) =>
  db(context)
    .selectFrom('hazards')
    .select(['case_id', 'estate', 'subdistrict', 'place', 'party', 'sealed_part', 'sealed_until', 'status'])
    .where('sealed_until', 'is not', null)
    .orderBy('sealed_until')
    .execute(),
);

export const hazardQueries = [
  listCases(Hazards, hazards, { clocks: ['rectify_by'] }),
  showCase(Hazard, hazards, hazard),
  hazardsByEstate,
  repeatOffenders,
  sealedPlaces,
];
