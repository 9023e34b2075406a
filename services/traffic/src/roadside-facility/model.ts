import { roadsideFacility, roadsideFacilityRow } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

/** When and how a case ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  done_by: null,
  ended_at: time,
});

export const facilities = modelOf(roadsideFacility, {
  name: 'facilities',
  version: 1,
  row: roadsideFacilityRow,
  indexes: [['open', 'done_by'], ['estate_id']],
  opens: {
    FacilityRequested: ({ data, time }) => ({
      case_id: data.caseId,
      ...matterOf(data, data.matter),
      status: 'requested',
      open: true,
      danger: false,
      reported: false,
      opened_at: time,
    }),
  },
  on: {
    FacilityReopened: (_row, { data }) => ({
      ...matterOf(data, data.matter),
      status: 'requested',
      open: true,
      danger: false,
      reported: false,
      reason: null,
      ended_at: null,
    }),
    FacilitySurveyed: (_row, { data: { kind, finding, maintainer = null, endangers } }) => ({
      status: 'surveyed',
      kind,
      finding,
      maintainer,
      danger: endangers,
    }),
    DangerSecured: { danger: false },
    MaintainerNotified: unchanged,
    HiddenDangerReported: { reported: true },
    FacilityPlanned: (_row, { data: { works, doneBy } }) => ({ status: 'planned', works, done_by: doneBy.due }),
    FacilityWorksOverdue: { status: 'overdue', done_by: null },
    FacilityDone: (_row, { time }) => ended('done', time),
    FacilityRefused: (_row, { data: { reason }, time }) => ({ ...ended('refused', time), reason }),
    FacilityLeftToMaintainer: (_row, { time }) => ended('left-to-maintainer', time),
    FacilityWithdrawn: (_row, { time }) => ended('withdrawn', time),
    FacilitySettled: (_row, { time }) => ended('settled', time),
  },
});
