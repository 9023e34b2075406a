import { consumerMediation, operator } from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { mediationCase } from './consumer-mediation/case.ts';
import { watchMediations } from './consumer-mediation/clocks.ts';
import { consumerMediationDecider } from './consumer-mediation/decider.ts';
import { mediations } from './consumer-mediation/model.ts';
import { recordSettlement } from './consumer-mediation/prepare.ts';
import { mediationQueries } from './consumer-mediation/queries.ts';
import { morning } from './morning.ts';
import { operatorCase } from './operator/case.ts';
import { watchOrders, watchSeals } from './operator/clocks.ts';
import { operatorDecider } from './operator/decider.ts';
import { operators } from './operator/model.ts';
import { orderOperator, sealPremises } from './operator/prepare.ts';
import { operatorQueries } from './operator/queries.ts';
import { hearOfOperators } from './operator/reactions.ts';

const operatorWork = workOf(operator, {
  decider: operatorDecider,
  case: operatorCase,
  notes: operator.internal.NoteOperatorPenalty,
  models: [operators],
  queries: operatorQueries,
  prepared: [orderOperator, sealPremises],
  clocks: [watchOrders, watchSeals],
  reactions: [hearOfOperators],
});

const mediationWork = workOf(consumerMediation, {
  decider: consumerMediationDecider,
  case: mediationCase,
  models: [mediations],
  queries: mediationQueries,
  prepared: [recordSettlement],
  clocks: [watchMediations],
});

/** Market supervision 工商 (policy 二(二)10): operators in estates and their papers, consumers and their disputes. */
export const marketSupervision = departmentOf('market-supervision', [operatorWork, mediationWork], {
  queries: [morning],
});
