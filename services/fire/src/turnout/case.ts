import { turnout } from '@tiaokuai/contracts';
import { caseOf } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

/** Where others lead and the brigade saves people or averts danger. */
const rescues = new Set(['elevator-entrapment', 'gas-leak']);

export const turnoutCase = caseOf(turnout, {
  open: turnout.internal.OpenTurnout,
  end: turnout.internal.EndTurnoutWithReferral,
  takes: ({ category }) => rescues.has(category.split('/')[0]!),
  says: {
    TurnoutCalled: nothing,
    BrigadeDispatched: ({ data: { brigade } }) => ({ progress: `已调派${brigade}` }),
    BrigadeArrived: () => ({ progress: '消防救援力量已到达现场' }),
    TurnoutEnded: ({ data: { note, evidence } }) => ({ outcome: 'resolved', note, evidence }),
    TurnoutStoodDown: ({ data: { cause, note } }) =>
      cause === 'not-needed' ? { outcome: 'no-violation-found', note: `无需出动：${note}` } : undefined,
  },
});
