import { collectionPoint, garbage, round, siting, waste } from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { pointDecider } from './collection-point/decider.ts';
import { points } from './collection-point/model.ts';
import { listPoints } from './collection-point/queries.ts';
import { callRoundsOff } from './collection-point/reactions.ts';
import { garbageCase } from './garbage/case.ts';
import { watchGarbage } from './garbage/clocks.ts';
import { garbageDecider } from './garbage/decider.ts';
import { garbageReports } from './garbage/model.ts';
import { listGarbage } from './garbage/queries.ts';
import { followGarbage } from './garbage/reactions.ts';
import { morning } from './morning.ts';
import { watchRounds } from './round/clocks.ts';
import { roundDecider } from './round/decider.ts';
import { rounds } from './round/model.ts';
import { roundQueries } from './round/queries.ts';
import { scheduleRounds } from './round/schedule.ts';
import { sitingCase } from './siting/case.ts';
import { sitingDecider } from './siting/decider.ts';
import { sitings } from './siting/model.ts';
import { proposeRelocation } from './siting/prepare.ts';
import { listSitings } from './siting/queries.ts';
import { movePoints } from './siting/reactions.ts';
import { wasteCase } from './waste/case.ts';
import { watchClearances } from './waste/clocks.ts';
import { wasteDecider } from './waste/decider.ts';
import { wasteCases } from './waste/model.ts';
import { orderClearance, urgeProducer } from './waste/prepare.ts';
import { wasteQueries } from './waste/queries.ts';

const pointWork = workOf(collectionPoint, {
  decider: pointDecider,
  models: [points],
  queries: [listPoints],
  reactions: [callRoundsOff],
});

const roundWork = workOf(round, {
  decider: roundDecider,
  models: [rounds],
  queries: roundQueries,
  clocks: [scheduleRounds, watchRounds],
});

const garbageWork = workOf(garbage, {
  decider: garbageDecider,
  case: garbageCase,
  models: [garbageReports],
  queries: [listGarbage],
  clocks: [watchGarbage],
  reactions: [followGarbage],
});

const wasteWork = workOf(waste, {
  decider: wasteDecider,
  case: wasteCase,
  notes: waste.internal.NoteWastePenalty,
  models: [wasteCases],
  queries: wasteQueries,
  prepared: [orderClearance, urgeProducer],
  clocks: [watchClearances],
});

const sitingWork = workOf(siting, {
  decider: sitingDecider,
  case: sitingCase,
  models: [sitings],
  queries: [listSitings],
  prepared: [proposeRelocation],
  reactions: [movePoints],
});

/** Sanitation 环卫 (policy 二(二)9): household waste collected every day, construction waste cleared, points in their place. */
export const sanitation = departmentOf('sanitation', [pointWork, roundWork, garbageWork, wasteWork, sitingWork], {
  queries: [morning],
});
