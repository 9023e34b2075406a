import { housingQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { sql } from 'kysely';
import { rooms } from './model.ts';

const db = tables(rooms);

export const listServiceRooms = queryOf(housingQueries.ServiceRooms, ({ status, limit }, context) => {
  const rows = db(context).selectFrom('service_rooms').selectAll().orderBy('estate').limit(limit);
  return (status ? rows.where(sql.ref<string>('status'), 'in', status) : rows).execute();
});
