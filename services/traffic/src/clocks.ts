import type { VehicleClock } from '@tiaokuai/contracts';
import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import type { AbandonedRow, FacilityRow, ParkingRow } from './read-models.ts';

type Rows = { parkings: ParkingRow; abandoned: AbandonedRow; facilities: FacilityRow };
const most = 500;

/** Drivers whose time to move is over. */
const watchMoves: Ticker = {
  name: 'watch-moves',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('parkings')
      .select(['case_id', 'move_by'])
      .where('open', '=', true)
      .where('move_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, move_by: due }) => ({
      command: 'ObserveMove',
      data: { caseId, due },
      key: `${caseId}/${due}`,
    }));
  },
};

const columns = {
  notice: 'notice_by',
  response: 'respond_by',
  publication: 'published_until',
} as const satisfies Readonly<Record<VehicleClock, keyof AbandonedRow>>;

/** Notices that are over, owners who did not come, publications that have run their three months. */
const watchVehicles: Ticker = {
  name: 'watch-vehicles',
  every: 60_000,
  async due({ pool, schema, now }) {
    const at = now();
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('abandoned')
      .select(['case_id', 'notice_by', 'respond_by', 'published_until'])
      .where(({ or, eb }) => or(Object.values(columns).map((column) => eb(column, '<=', at))))
      .limit(most)
      .execute();
    return rows.flatMap((row) =>
      Object.entries(columns).flatMap(([clock, column]) => {
        const due = row[column];
        if (!due || due > at) return [];
        const caseId = row.case_id;
        return [{ command: 'ObserveVehicleClock', data: { caseId, clock, due }, key: `${caseId}/${clock}/${due}` }];
      }),
    );
  },
};

/** Works that should be done. */
const watchWorks: Ticker = {
  name: 'watch-works',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('facilities')
      .select(['case_id', 'done_by'])
      .where('open', '=', true)
      .where('done_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, done_by: due }) => ({
      command: 'ObserveFacilityWorks',
      data: { caseId, due },
      key: `${caseId}/${due}`,
    }));
  },
};

export const clocks: readonly Ticker[] = [watchMoves, watchVehicles, watchWorks];
