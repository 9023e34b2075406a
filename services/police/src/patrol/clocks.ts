import { patrol } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { patrols } from './model.ts';

export const watchPatrols = dueClock({
  name: 'watch-patrols',
  model: patrols,
  due: 'patrol_by',
  where: { status: 'planned' },
  command: patrol.internal.ObservePatrol,
  data: ({ patrol_id: patrolId, patrol_by: due }) => ({ patrolId, due }),
});
