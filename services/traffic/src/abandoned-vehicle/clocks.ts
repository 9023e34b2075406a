import { abandonedVehicle } from '@tiaokuai/contracts';
import { give, type Ticker, tables } from '@tiaokuai/service';
import { abandonedVehicles } from './model.ts';

const db = tables(abandonedVehicles);
const most = 500;

const columns = [
  ['notice', 'notice_by'],
  ['response', 'respond_by'],
  ['publication', 'published_until'],
] as const;

/** Notices that are over, owners who did not come, publications that have run their three months. */
export const watchVehicles: Ticker = {
  name: 'watch-vehicles',
  every: 60_000,
  async due(context) {
    const at = context.now();
    const rows = await db(context)
      .selectFrom('abandoned')
      .select(['case_id', 'notice_by', 'respond_by', 'published_until'])
      .where(({ or, eb }) => or(columns.map(([, column]) => eb(column, '<=', at))))
      .limit(most)
      .execute();
    return rows.flatMap(({ case_id: caseId, ...row }) =>
      columns.flatMap(([clock, column]) => {
        const due = row[column];
        if (!due || due > at) return [];
        const command = give(abandonedVehicle.internal.ObserveVehicleClock, { caseId, clock, due });
        return [{ ...command, key: `${caseId}/${clock}/${due}` }];
      }),
    );
  },
};
