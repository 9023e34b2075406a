import { parking } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { parkings } from './model.ts';

/** Drivers whose time to move is over. */
export const watchMoves = dueClock({
  name: 'watch-moves',
  model: parkings,
  due: 'move_by',
  where: { open: true },
  command: parking.internal.ObserveMove,
  data: ({ case_id: caseId, move_by: due }) => ({ caseId, due }),
});
