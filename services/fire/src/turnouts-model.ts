import { type TurnoutEvent, turnoutEvents } from '@tiaokuai/contracts';
import { keysBy, type MatterColumns, matterColumns, matterOf } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, ownReadModel } from '@tiaokuai/service';

/** One row per call of the fire brigade. */
export interface TurnoutRow extends MatterColumns {
  readonly case_id: string;
  readonly status: 'called' | 'dispatched' | 'on-scene' | 'ended' | 'stood-down';
  readonly brigade: string | null;
  readonly people: number;
  readonly called_at: string;
  readonly arrived_at: string | null;
  readonly ended_at: string | null;
}

const evolveTurnout = (row: TurnoutRow | undefined, { type, data, time }: ModelEvent): TurnoutRow | null => {
  const event = { type, data } as TurnoutEvent;
  if (event.type === 'TurnoutCalled') {
    const { caseId, matter } = event.data;
    return {
      case_id: caseId,
      status: 'called',
      ...matterOf(event.data, matter),
      brigade: null,
      people: row?.people ?? 0,
      called_at: time,
      arrived_at: null,
      ended_at: null,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'BrigadeDispatched':
      return { ...row, status: 'dispatched', brigade: event.data.brigade };
    case 'BrigadeArrived':
      return { ...row, status: 'on-scene', arrived_at: event.data.arrivedAt };
    case 'TurnoutEnded':
      return { ...row, status: 'ended', people: row.people + event.data.people, ended_at: time };
    case 'TurnoutStoodDown':
      return { ...row, status: 'stood-down', ended_at: time };
  }
};

const turnoutsModel = defineReadModel<TurnoutRow, ModelEvent>({
  name: 'turnouts',
  version: 2,
  service: 'fire',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    ...matterColumns,
    brigade: { type: 'text', nullable: true },
    people: { type: 'int' },
    called_at: { type: 'timestamptz' },
    arrived_at: { type: 'timestamptz', nullable: true },
    ended_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['status', 'called_at']],
  keysOf: keysBy('caseId'),
  evolve: evolveTurnout,
});

export const turnouts = ownReadModel(turnoutsModel, turnoutEvents);
