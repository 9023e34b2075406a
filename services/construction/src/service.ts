import { structuralAlteration, warrantyRepair } from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { morning } from './morning.ts';
import { alterationCase } from './structural-alteration/case.ts';
import { watchRestorations } from './structural-alteration/clocks.ts';
import { alterationDecider } from './structural-alteration/decider.ts';
import { alterations } from './structural-alteration/model.ts';
import { orderRestoration } from './structural-alteration/prepare.ts';
import { alterationQueries } from './structural-alteration/queries.ts';
import { repairCase } from './warranty-repair/case.ts';
import { watchRepairs } from './warranty-repair/clocks.ts';
import { warrantyRepairDecider } from './warranty-repair/decider.ts';
import { repairs } from './warranty-repair/model.ts';
import { orderRepair } from './warranty-repair/prepare.ts';
import { repairQueries } from './warranty-repair/queries.ts';
import { noteDraws } from './warranty-repair/reactions.ts';

const repairWork = workOf(warrantyRepair, {
  decider: warrantyRepairDecider,
  case: repairCase,
  notes: warrantyRepair.internal.NoteWarrantyPenalty,
  models: [repairs],
  queries: repairQueries,
  prepared: [orderRepair],
  clocks: [watchRepairs],
  reactions: [noteDraws],
});

const alterationWork = workOf(structuralAlteration, {
  decider: alterationDecider,
  case: alterationCase,
  notes: structuralAlteration.internal.NoteAlterationPenalty,
  models: [alterations],
  queries: alterationQueries,
  prepared: [orderRestoration],
  clocks: [watchRestorations],
});

/**
 * Construction 住建 (policy 二(二)3): builders repair in warranty; load-bearing structures stay as they were designed. What else
 * it is asked (retrofits, gas complaints, acceptance) is answered at the desk.
 */
export const construction = departmentOf('construction', [repairWork, alterationWork], { queries: [morning] });
