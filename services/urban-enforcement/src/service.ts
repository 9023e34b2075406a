import { disorder, illegalConstruction } from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { disorderCase } from './disorder/case.ts';
import { watchOrders, watchSeizures } from './disorder/clocks.ts';
import { disorderDecider } from './disorder/decider.ts';
import { disorders } from './disorder/model.ts';
import { orderDisorder, takeMeasure } from './disorder/prepare.ts';
import { disorderQueries } from './disorder/queries.ts';
import { hearOfOperators } from './disorder/reactions.ts';
import { enforcementByEstate } from './estates.ts';
import { constructionCase } from './illegal-construction/case.ts';
import { watchConstructions } from './illegal-construction/clocks.ts';
import { constructionDecider } from './illegal-construction/decider.ts';
import { constructions } from './illegal-construction/model.ts';
import {
  announceRemoval,
  fileCase,
  findConstruction,
  orderCorrection,
  orderRemoval,
  reportDisobedience,
} from './illegal-construction/prepare.ts';
import { constructionQueries } from './illegal-construction/queries.ts';
import { morning } from './morning.ts';

const constructionWork = workOf(illegalConstruction, {
  decider: constructionDecider,
  case: constructionCase,
  notes: illegalConstruction.internal.NoteConstructionPenalty,
  models: [constructions],
  queries: constructionQueries,
  prepared: [findConstruction, fileCase, orderCorrection, orderRemoval, reportDisobedience, announceRemoval],
  clocks: [watchConstructions],
});

const disorderWork = workOf(disorder, {
  decider: disorderDecider,
  case: disorderCase,
  notes: disorder.internal.NoteDisorderPenalty,
  models: [disorders],
  queries: disorderQueries,
  prepared: [orderDisorder, takeMeasure],
  clocks: [watchOrders, watchSeizures],
  reactions: [hearOfOperators],
});

/** Urban enforcement 城管执法 (policy 二(二)8): illegal construction, and disorder in the streets and estates. */
export const urbanEnforcement = departmentOf('urban-enforcement', [constructionWork, disorderWork], {
  queries: [enforcementByEstate, morning],
});
