import type { RoadsideFacilityEvent } from '@tiaokuai/contracts';
import { keysBy, type MatterColumns, matterColumns, matterOf } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import type { ModelEvent } from '@tiaokuai/service';

/** One row per request for a facility, with the date of its works. */
export interface FacilityRow extends MatterColumns {
  readonly case_id: string;
  readonly status:
    | 'requested'
    | 'surveyed'
    | 'planned'
    | 'overdue'
    | 'done'
    | 'refused'
    | 'left-to-maintainer'
    | 'withdrawn'
    | 'settled';
  readonly open: boolean;
  readonly kind: string | null;
  readonly finding: string | null;
  readonly maintainer: string | null;
  /** Damage that endangers the traffic and is not secured. */
  readonly danger: boolean;
  readonly reported: boolean;
  readonly works: string | null;
  readonly done_by: string | null;
  /** Why it was refused. */
  readonly reason: string | null;
  readonly opened_at: string;
  readonly ended_at: string | null;
}

const evolve = (row: FacilityRow | undefined, { type, data, time }: ModelEvent): FacilityRow | null => {
  const event = { type, data } as RoadsideFacilityEvent;
  if (event.type === 'FacilityRequested')
    return {
      case_id: event.data.caseId,
      ...matterOf(event.data, event.data.matter),
      status: 'requested',
      open: true,
      kind: null,
      finding: null,
      maintainer: null,
      danger: false,
      reported: false,
      works: null,
      done_by: null,
      reason: null,
      opened_at: time,
      ended_at: null,
    };
  if (!row) return null;
  const ended = (status: FacilityRow['status']): FacilityRow => ({
    ...row,
    status,
    open: false,
    done_by: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'FacilityReopened':
      return {
        ...row,
        ...matterOf(event.data, event.data.matter),
        status: 'requested',
        open: true,
        danger: false,
        reported: false,
        reason: null,
        ended_at: null,
      };
    case 'FacilitySurveyed': {
      const { kind, finding, maintainer, endangers } = event.data;
      return { ...row, status: 'surveyed', kind, finding, maintainer: maintainer ?? null, danger: endangers };
    }
    case 'DangerSecured':
      return { ...row, danger: false };
    case 'MaintainerNotified':
      return row;
    case 'HiddenDangerReported':
      return { ...row, reported: true };
    case 'FacilityPlanned':
      return { ...row, status: 'planned', works: event.data.works, done_by: event.data.doneBy.due };
    case 'FacilityWorksOverdue':
      return { ...row, status: 'overdue', done_by: null };
    case 'FacilityDone':
      return ended('done');
    case 'FacilityRefused':
      return { ...ended('refused'), reason: event.data.reason };
    case 'FacilityLeftToMaintainer':
      return ended('left-to-maintainer');
    case 'FacilityWithdrawn':
      return ended('withdrawn');
    case 'FacilitySettled':
      return ended('settled');
  }
};

const maybe = { type: 'text', nullable: true } as const;

export const facilitiesModel = defineReadModel<FacilityRow, ModelEvent>({
  name: 'facilities',
  version: 1,
  service: 'traffic',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    ...matterColumns,
    status: { type: 'text' },
    open: { type: 'boolean' },
    kind: maybe,
    finding: maybe,
    maintainer: maybe,
    danger: { type: 'boolean' },
    reported: { type: 'boolean' },
    works: maybe,
    done_by: { type: 'timestamptz', nullable: true },
    reason: maybe,
    opened_at: { type: 'timestamptz' },
    ended_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['open', 'done_by'], ['estate_id']],
  keysOf: keysBy('caseId'),
  evolve,
});
