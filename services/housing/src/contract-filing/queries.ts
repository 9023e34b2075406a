import { housingQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { sql } from 'kysely';
import { rooms } from '../service-rooms/model.ts';
import { contracts } from './model.ts';

const { Contracts, PresaleClearance } = housingQueries;
const db = tables(contracts, rooms);

const listContracts = queryOf(Contracts, ({ status, estateId, overdue, limit }, context) => {
  let rows = db(context).selectFrom('contracts').selectAll().orderBy('file_by').limit(limit);
  if (status) rows = rows.where(sql.ref<string>('status'), 'in', status);
  if (estateId) rows = rows.where('estate_id', '=', estateId);
  if (overdue !== undefined) rows = rows.where('overdue', '=', overdue);
  return rows.execute();
});

const presaleClearance = queryOf(PresaleClearance, async ({ estateId }, context) => {
  const contract = await db(context)
    .selectFrom('contracts')
    .select(['contract_id', 'certificate'])
    .where('estate_id', '=', estateId)
    .where('kind', '=', 'preliminary')
    .where('status', '=', 'filed')
    .executeTakeFirst();
  const project = await db(context)
    .selectFrom('service_rooms')
    .select('status')
    .where('estate_id', '=', estateId)
    .executeTakeFirst();
  return {
    cleared: contract !== undefined,
    contractId: contract?.contract_id ?? null,
    certificate: contract?.certificate ?? null,
    serviceRoomsFiled: project !== undefined && project.status !== 'submitted' && project.status !== 'returned',
  };
});

export const contractQueries = [listContracts, presaleClearance];
