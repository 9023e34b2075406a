import { type PenaltyRow, qualitySupervisionQueries, type RescueRow } from '@tiaokuai/contracts';
import { readModelDb } from '@tiaokuai/read-models';
import { queryOf, type ServiceContext } from '@tiaokuai/service';

const { Rescues, ResponsesByFirm } = qualitySupervisionQueries;
const db = ({ pool, schema }: ServiceContext) =>
  readModelDb<{ rescues: RescueRow; penalties: PenaltyRow }>(pool, schema);

const listRescues = queryOf(Rescues, ({ open, since, limit }, context) => {
  let rows = db(context).selectFrom('rescues').selectAll().orderBy('called_at', 'desc').limit(limit);
  if (open !== undefined) rows = rows.where('open', '=', open);
  if (since) rows = rows.where('called_at', '>=', since);
  return rows.execute();
});

const responsesByFirm = queryOf(ResponsesByFirm, async ({ since }, context) => {
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
});

export const rescueQueries = [listRescues, responsesByFirm];
