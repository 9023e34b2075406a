import { turnout, turnoutRow } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf } from '@tiaokuai/service';

export const turnouts = modelOf(turnout, {
  name: 'turnouts',
  version: 2,
  row: turnoutRow,
  indexes: [['status', 'called_at']],
  opens: {
    TurnoutCalled: ({ data, time }, row) => ({
      case_id: data.caseId,
      status: 'called',
      ...matterOf(data, data.matter),
      people: row?.people ?? 0,
      called_at: time,
    }),
  },
  on: {
    BrigadeDispatched: (_row, { data: { brigade } }) => ({ status: 'dispatched', brigade }),
    BrigadeArrived: (_row, { data: { arrivedAt } }) => ({ status: 'on-scene', arrived_at: arrivedAt }),
    TurnoutEnded: (row, { data: { people }, time }) => ({
      status: 'ended',
      people: row.people + people,
      ended_at: time,
    }),
    TurnoutStoodDown: (_row, { time }) => ({ status: 'stood-down', ended_at: time }),
  },
});
