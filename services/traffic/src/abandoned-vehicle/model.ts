import { abandonedVehicle, abandonedVehicleRow } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf } from '@tiaokuai/service';

/** When and how a case ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  notice_by: null,
  ended_at: time,
});

/** How a vehicle that was held is held no longer. */
const released = <Outcome extends string>(outcome: Outcome) => ({
  custody: null,
  stands_at: null,
  respond_by: null,
  published_until: null,
  outcome,
});

const ranOut = {
  notice: { status: 'notice-over', notice_by: null },
  response: { respond_by: null },
  publication: { published_until: null },
} as const;

export const abandonedVehicles = modelOf(abandonedVehicle, {
  name: 'abandoned',
  version: 1,
  row: abandonedVehicleRow,
  indexes: [['open', 'notice_by'], ['custody'], ['estate_id']],
  opens: {
    AbandonedVehicleReported: ({ data, time }) => ({
      case_id: data.caseId,
      ...matterOf(data, data.matter),
      status: 'reported',
      open: true,
      signs: [],
      missed: [],
      opened_at: time,
    }),
  },
  on: {
    AbandonedVehicleReopened: (_row, { data }) => ({
      ...matterOf(data, data.matter),
      status: 'reported',
      open: true,
      is_road: null,
      ended_at: null,
    }),
    VehicleNotAbandoned: (_row, { time }) => ended('not-abandoned', time),
    AbandonedVehicleInspected: (_row, { data: { isRoad, description, signs } }) => ({
      status: 'inspected',
      is_road: isRoad,
      description,
      signs,
    }),
    RemovalNoticePosted: (_row, { data: { dueBy } }) => ({ status: 'noticed', notice_by: dueBy.due }),
    VehicleClockRanOut: ({ missed }, { data: { clock } }) => ({ ...ranOut[clock], missed: [...missed, clock] }),
    VehicleTakenByOwner: (_row, { time }) => ended('taken-by-owner', time),
    AbandonedVehicleRemoved: (_row, { data: { how, to, respondBy }, time }) => ({
      ...ended('removed', time),
      custody: how,
      stands_at: to,
      respond_by: respondBy?.due ?? null,
    }),
    DetentionPublished: (_row, { data: { until } }) => ({
      custody: 'published',
      respond_by: null,
      published_until: until.due,
    }),
    RemovedVehicleReturned: () => released('returned'),
    RemovedVehicleDisposed: (_row, { data: { way } }) => released(way),
    AbandonedVehicleLeftToManager: (_row, { time }) => ended('left-to-manager', time),
    AbandonedVehicleConcluded: (_row, { time }) => ended('concluded', time),
    AbandonedVehicleWithdrawn: (_row, { time }) => ended('withdrawn', time),
    AbandonedVehicleSettled: (_row, { time }) => ended('settled', time),
  },
});
