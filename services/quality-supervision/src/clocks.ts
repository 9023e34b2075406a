import { readModelDb } from '@tiaokuai/read-models';
import type { Ticker } from '@tiaokuai/service';
import { dateOf } from '@tiaokuai/working-time';
import type { CheckRow, EquipmentRow, RescueRow } from './read-models.ts';

type Rows = { equipment: EquipmentRow; checks: CheckRow; rescues: RescueRow };
const most = 500;

/** Inspections that must be asked for, and those that are void: found by time, not by report. */
const watchInspections: Ticker = {
  name: 'watch-inspections',
  every: 60_000,
  async due({ pool, schema, now }) {
    const today = dateOf(Date.parse(now()));
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('equipment')
      .select(['equipment_id', 'inspected_until'])
      .where('status', '=', 'in-use')
      .where(({ or, and, eb }) =>
        or([
          and([eb('inspection', '=', 'valid'), eb('request_from', '<=', today)]),
          and([eb('inspection', 'in', ['valid', 'due', 'requested']), eb('inspected_until', '<', today)]),
        ]),
      )
      .limit(most)
      .execute();
    return rows.map(({ equipment_id: equipmentId, inspected_until: inspectedUntil }) => ({
      command: 'ObserveInspection',
      data: { equipmentId, inspectedUntil },
      // Due and overdue are two findings about one date.
      key: `${equipmentId}/${inspectedUntil}/${inspectedUntil < today ? 'overdue' : 'due'}`,
    }));
  },
};

/** Sites where an officer should have been. */
const watchChecks: Ticker = {
  name: 'watch-checks',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('checks')
      .select(['case_id', 'check_by'])
      .where('status', '=', 'opened')
      .where('check_missed', '=', false)
      .where('check_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, check_by: due }) => ({
      command: 'ObserveCheck',
      data: { caseId, due },
      key: `${caseId}/${due}`,
    }));
  },
};

/** Instructions whose time is over: a recheck is due. */
const watchInstructions: Ticker = {
  name: 'watch-instructions',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('checks')
      .select(['case_id', 'instruction'])
      .where('open', '=', true)
      .where('status', '=', 'instructed')
      .where('rectify_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, instruction }) => ({
      command: 'ObserveInstruction',
      data: { caseId, instruction },
      key: `${caseId}/${instruction}`,
    }));
  },
};

/** Firms whose thirty minutes are over. */
const watchArrivals: Ticker = {
  name: 'watch-arrivals',
  every: 5_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<Rows>(pool, schema)
      .selectFrom('rescues')
      .select(['case_id', 'call'])
      .where('status', '=', 'notified')
      .where('missed_current', '=', false)
      .where('arrive_by', '<=', now())
      .limit(most)
      .execute();
    return rows.map(({ case_id: caseId, call }) => ({
      command: 'ObserveArrival',
      data: { caseId, call },
      key: `${caseId}/${call}`,
    }));
  },
};

export const clocks: readonly Ticker[] = [watchInspections, watchChecks, watchInstructions, watchArrivals];
