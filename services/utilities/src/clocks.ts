import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import type { Rows } from './read-models.ts';

const most = 500;

/** Crews that should have been on site, supply that should be back: found by time, not by report. */
const watchRepairs: Ticker = {
  name: 'watch-repairs',
  every: 30_000,
  async due({ pool, schema, now }) {
    const at = now();
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('repairs')
      .select(['case_id', 'round', 'arrive_by', 'restore_by', 'late_arrival', 'late_restoration'])
      .where('open', '=', true)
      .where(({ or, and, eb }) =>
        or([
          and([eb('arrive_by', '<=', at), eb('late_arrival', '=', false)]),
          and([eb('restore_by', '<=', at), eb('late_restoration', '=', false)]),
        ]),
      )
      .limit(most)
      .execute();
    return rows.flatMap(({ case_id: caseId, arrive_by, restore_by, late_arrival, late_restoration }) => {
      const observe = (clock: 'arrival' | 'restoration', due: string | null, found: boolean) =>
        due && due <= at && !found
          ? [{ command: 'ObserveRepairClock', data: { caseId, clock }, key: `${caseId}/${clock}/${due}` }]
          : [];
      return [...observe('arrival', arrive_by, late_arrival), ...observe('restoration', restore_by, late_restoration)];
    });
  },
};

/** Outages begin at their announced time, and overrun the announced end. */
const watchOutages: Ticker = {
  name: 'watch-outages',
  every: 30_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('outages')
      .select(['outage_id', 'status'])
      .where(({ or, and, eb }) =>
        or([
          and([eb('status', '=', 'announced'), eb('from_at', '<=', now())]),
          and([eb('status', '=', 'begun'), eb('until_at', '<=', now())]),
        ]),
      )
      .limit(most)
      .execute();
    return rows.map(({ outage_id: outageId, status }) => ({
      command: 'ObserveOutage',
      data: { outageId },
      key: `${outageId}/${status}`,
    }));
  },
};

/** Rooms not measured in a day, complaints not answered in three. */
const watchTemperatures: Ticker = {
  name: 'watch-temperatures',
  every: 60_000,
  async due({ pool, schema, now }) {
    const at = now();
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('temperatures')
      .select(['case_id', 'measure_by', 'answer_by', 'late_measurement', 'late_answer'])
      .where('open', '=', true)
      .where(({ or, and, eb }) =>
        or([
          and([eb('measure_by', '<=', at), eb('late_measurement', '=', false)]),
          and([eb('answer_by', '<=', at), eb('late_answer', '=', false)]),
        ]),
      )
      .limit(most)
      .execute();
    return rows.flatMap(({ case_id: caseId, measure_by, answer_by, late_measurement, late_answer }) => {
      const observe = (clock: 'measurement' | 'answer', due: string | null, found: boolean) =>
        due && due <= at && !found
          ? [{ command: 'ObserveTemperature', data: { caseId, clock }, key: `${caseId}/${clock}/${due}` }]
          : [];
      return [...observe('measurement', measure_by, late_measurement), ...observe('answer', answer_by, late_answer)];
    });
  },
};

const watchEnquiries: Ticker = {
  name: 'watch-enquiries',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('enquiries')
      .select(['case_id', 'answer_by'])
      .where('status', '=', 'received')
      .where('late', '=', false)
      .where('answer_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, answer_by }) => ({
      command: 'ObserveEnquiry',
      data: { caseId },
      key: `${caseId}/${answer_by}`,
    }));
  },
};

export const clocks: readonly Ticker[] = [watchRepairs, watchOutages, watchTemperatures, watchEnquiries];
