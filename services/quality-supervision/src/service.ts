import { check, equipment, rescue } from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { checkCase } from './check/case.ts';
import { watchChecks, watchInstructions } from './check/clocks.ts';
import { checkDecider } from './check/decider.ts';
import { checks } from './check/model.ts';
import { closeCheck, identifyEquipment, issueInstruction, liftStop, openCheck } from './check/prepare.ts';
import { checkQueries } from './check/queries.ts';
import { checkTheLate, checkTheUnfit } from './check/reactions.ts';
import { watchInspections } from './equipment/clocks.ts';
import { equipmentDecider } from './equipment/decider.ts';
import { register } from './equipment/model.ts';
import { equipmentQueries } from './equipment/queries.ts';
import { markStops } from './equipment/reactions.ts';
import { morning } from './morning.ts';
import { rescueCase } from './rescue/case.ts';
import { watchArrivals } from './rescue/clocks.ts';
import { rescueDecider } from './rescue/decider.ts';
import { rescues } from './rescue/model.ts';
import { notifyFirm, recordPeopleFreed } from './rescue/prepare.ts';
import { rescueQueries } from './rescue/queries.ts';
import { hearFire } from './rescue/reactions.ts';

const equipmentWork = workOf(equipment, {
  decider: equipmentDecider,
  models: [register],
  queries: equipmentQueries,
  clocks: [watchInspections],
  reactions: [markStops],
});

const checkWork = workOf(check, {
  decider: checkDecider,
  case: checkCase,
  notes: check.internal.NoteCheckPenalty,
  models: [checks],
  queries: checkQueries,
  prepared: [openCheck, identifyEquipment, issueInstruction, liftStop, closeCheck],
  clocks: [watchChecks, watchInstructions],
  reactions: [checkTheUnfit, checkTheLate],
});

const rescueWork = workOf(rescue, {
  decider: rescueDecider,
  case: rescueCase,
  models: [rescues],
  queries: rescueQueries,
  prepared: [notifyFirm, recordPeopleFreed],
  clocks: [watchArrivals],
  reactions: [hearFire],
});

/** Special equipment 特种设备 (policy 二(二)11): the register, safety checks, rescues from elevators. */
export const qualitySupervision = departmentOf('quality-supervision', [equipmentWork, checkWork, rescueWork], {
  queries: [morning],
});
