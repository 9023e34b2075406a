import { rescue, rescueRow } from '@tiaokuai/contracts';
import { estateOf } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

const ended = <Status extends string>(status: Status, time: string) => ({ status, open: false, closed_at: time });

export const rescues = modelOf(rescue, {
  name: 'rescues',
  version: 1,
  row: rescueRow,
  indexes: [['status', 'arrive_by'], ['firm'], ['estate_id']],
  opens: {
    EntrapmentReported: ({ data: { caseId, referral, matter, calledAt } }, row) => ({
      case_id: caseId,
      status: 'reported',
      open: true,
      ...estateOf(matter.estate),
      place: matter.place?.named ?? null,
      incident_id: referral?.incidentId ?? null,
      equipment_id: row?.equipment_id ?? null,
      call: row?.call ?? 0,
      called_at: calledAt,
      missed: row?.missed ?? [],
      missed_current: false,
      people: 0,
      injured: 0,
    }),
  },
  on: {
    FirmNotified: (row, { data: { firm, call, equipmentId = row.equipment_id, notifiedAt, arriveBy } }) => ({
      status: 'notified',
      firm,
      call,
      equipment_id: equipmentId,
      notified_at: notifiedAt,
      arrive_by: arriveBy.due,
      missed_current: false,
    }),
    ArrivalLimitMissed: ({ missed }, { data: { firm } }) => ({ missed: [...missed, firm], missed_current: true }),
    ArrivalLimitKept: ({ missed }, { data: { firm } }) => ({
      missed: missed.toSpliced(missed.lastIndexOf(firm), 1),
      missed_current: false,
    }),
    FirmArrived: ({ status }, { data: { arrivedAt, minutes } }) => ({
      status: status === 'notified' ? 'arrived' : status,
      arrived_at: arrivedAt,
      minutes,
    }),
    FireOnScene: (_row, { data: { arrivedAt } }) => ({ fire_at: arrivedAt }),
    PeopleFreed: (_row, { data: { freedAt, by, people, injured } }) => ({
      status: 'freed',
      freed_at: freedAt,
      freed_by: by,
      people,
      injured,
    }),
    AccidentReported: unchanged,
    RescueClosed: (_row, { time }) => ended('closed', time),
    RescueCancelled: (_row, { time }) => ended('cancelled', time),
    RescueWithdrawn: (_row, { time }) => ended('withdrawn', time),
  },
});
