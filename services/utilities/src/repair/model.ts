import { type RepairRow, repair, repairRow } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf, type Recorded } from '@tiaokuai/service';

/** Of another round too: what happened in those before it is not forgotten. */
const requested = (
  { data }: Recorded<typeof repair, 'RepairRequested' | 'RepairReopened'>,
  row: RepairRow | undefined,
) => ({
  case_id: data.caseId,
  status: 'requested' as const,
  open: true,
  source: row?.source ?? data.source,
  ...matterOf(data, data.matter),
  trade: data.trade ?? null,
  locality: data.locality,
  late_arrival: false,
  late_restoration: false,
  overruns: row?.overruns ?? 0,
  told: false,
  hours_free: row?.hours_free ?? 0,
  requested_at: data.requestedAt,
});

/** When and how an order ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  arrive_by: null,
  restore_by: null,
  ended_at: time,
});

export const repairs = modelOf(repair, {
  name: 'repairs',
  version: 1,
  row: repairRow,
  indexes: [['open', 'arrive_by'], ['open', 'restore_by'], ['trade', 'open'], ['outage_id'], ['estate_id']],
  opens: { RepairRequested: requested, RepairReopened: requested },
  on: {
    RepairAnsweredByOutage: (_row, { data: { outage }, time }) => ({
      ...ended('under-outage', time),
      outage_id: outage.outageId,
    }),
    RepairTradeIdentified: (_row, { data: { trade, locality } }) => ({ trade, locality }),
    RepairClockStarted: (_row, { data: { clock, by } }) =>
      clock === 'arrival' ? { arrive_by: by.due } : { restore_by: by.due },
    RepairSent: (_row, { data: { operator } }) => ({ status: 'sent', operator }),
    RepairLimitOverrun: ({ overruns }, { data: { clock } }) => ({
      ...(clock === 'arrival' ? { late_arrival: true } : { late_restoration: true }),
      overruns: overruns + 1,
    }),
    // What was held overrun may turn out to have been kept, when the arrival is recorded late.
    RepairCrewArrived: ({ late_arrival, overruns }, { data: { late, minutes } }) => ({
      status: 'on-site',
      arrive_by: null,
      late_arrival: late,
      overruns: overruns - (late_arrival && !late ? 1 : 0),
      minutes_to_site: minutes,
    }),
    FaultFound: { status: 'fault-found' },
    UsersTold: { told: true },
    SupplyRestored: ({ late_restoration, overruns }, { data: { late, minutes }, time }) => ({
      ...ended('restored', time),
      late_restoration: late,
      overruns: overruns - (late_restoration && !late ? 1 : 0),
      minutes_to_supply: minutes,
    }),
    FeeRelieved: ({ hours_free }, { data: { hours } }) => ({ hours_free: hours_free + hours }),
    FaultOfUserFound: (_row, { time }) => ended('user-side', time),
    NoFaultFound: (_row, { time }) => ended('no-fault', time),
    SupplyCutByEnterpriseFound: (_row, { data: { enterprise }, time }) => ({
      ...ended('cut-by-enterprise', time),
      enterprise,
    }),
    RepairWithdrawn: (_row, { time }) => ended('withdrawn', time),
  },
});
