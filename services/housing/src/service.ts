import {
  conduct,
  contractFiling,
  enterpriseCredit,
  estateFund,
  fundUse,
  policyAnswer,
  serviceRooms,
  warrantyDeposit,
} from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { conductCase } from './conduct/case.ts';
import { watchOrders } from './conduct/clocks.ts';
import { conductDecider } from './conduct/decider.ts';
import { conducts } from './conduct/model.ts';
import { orderCorrection } from './conduct/prepare.ts';
import { conductQueries } from './conduct/queries.ts';
import { hearPlanning, hearPricing, markConduct } from './conduct/reactions.ts';
import { watchExits, watchFilings } from './contract-filing/clocks.ts';
import { contractFilingDecider } from './contract-filing/decider.ts';
import { contracts } from './contract-filing/model.ts';
import { endContract, noteContract } from './contract-filing/prepare.ts';
import { contractQueries } from './contract-filing/queries.ts';
import { followContracts } from './contract-filing/reactions.ts';
import { enterpriseCreditDecider } from './enterprise-credit/decider.ts';
import { creditFiles } from './enterprise-credit/model.ts';
import { byName } from './enterprise-credit/prepare.ts';
import { creditQueries } from './enterprise-credit/queries.ts';
import { fundAccounts } from './estate-fund/accounts-model.ts';
import { estateFundDecider } from './estate-fund/decider.ts';
import { funds } from './estate-fund/model.ts';
import { fundQueries } from './estate-fund/queries.ts';
import { noteMoney } from './estate-fund/reactions.ts';
import { fundUseCase } from './fund-use/case.ts';
import { watchPublications } from './fund-use/clocks.ts';
import { fundUseDecider } from './fund-use/decider.ts';
import { fundUses } from './fund-use/model.ts';
import { defineFundScope, publishFundWork } from './fund-use/prepare.ts';
import { fundUseQueries } from './fund-use/queries.ts';
import { moveMoney } from './fund-use/reactions.ts';
import { morning } from './morning.ts';
import { policyAnswerCase } from './policy-answer/case.ts';
import { policyAnswerDecider } from './policy-answer/decider.ts';
import { policyAnswers } from './policy-answer/model.ts';
import { repeatPolicyAnswer } from './policy-answer/prepare.ts';
import { policyAnswerQueries } from './policy-answer/queries.ts';
import { serviceRoomsDecider } from './service-rooms/decider.ts';
import { rooms } from './service-rooms/model.ts';
import { listServiceRooms } from './service-rooms/queries.ts';
import { statistics } from './statistics.ts';
import { warrantyDepositDecider } from './warranty-deposit/decider.ts';
import { deposits } from './warranty-deposit/model.ts';
import { publishDepositReturn } from './warranty-deposit/prepare.ts';
import { listDeposits } from './warranty-deposit/queries.ts';
import { claimForRepairs } from './warranty-deposit/reactions.ts';

const estateFundWork = workOf(estateFund, {
  decider: estateFundDecider,
  models: [funds, fundAccounts],
  queries: fundQueries,
  reactions: [noteMoney],
});

const fundUseWork = workOf(fundUse, {
  decider: fundUseDecider,
  case: fundUseCase,
  models: [fundUses],
  queries: fundUseQueries,
  prepared: [defineFundScope, publishFundWork],
  reactions: [moveMoney],
});

const warrantyDepositWork = workOf(warrantyDeposit, {
  decider: warrantyDepositDecider,
  models: [deposits],
  queries: [listDeposits],
  prepared: [publishDepositReturn],
  reactions: [claimForRepairs],
});

const contractFilingWork = workOf(contractFiling, {
  decider: contractFilingDecider,
  models: [contracts],
  queries: contractQueries,
  prepared: [noteContract, endContract],
  reactions: [followContracts],
});

const serviceRoomsWork = workOf(serviceRooms, {
  decider: serviceRoomsDecider,
  models: [rooms],
  queries: [listServiceRooms],
});

const enterpriseCreditWork = workOf(enterpriseCredit, {
  decider: enterpriseCreditDecider,
  models: [creditFiles],
  queries: creditQueries,
  prepared: byName,
});

const policyAnswerWork = workOf(policyAnswer, {
  decider: policyAnswerDecider,
  case: policyAnswerCase,
  models: [policyAnswers],
  queries: policyAnswerQueries,
  prepared: [repeatPolicyAnswer],
});

const conductWork = workOf(conduct, {
  decider: conductDecider,
  case: conductCase,
  notes: conduct.internal.NoteConductPenalty,
  models: [conducts],
  queries: conductQueries,
  prepared: [orderCorrection],
  reactions: [hearPricing, hearPlanning, markConduct],
});

/** Property management 房管 (policy 二(二)1): the funds, the filings, the enterprises' credit and conduct, what the policy means. */
export const housing = departmentOf(
  'housing',
  [
    estateFundWork,
    fundUseWork,
    warrantyDepositWork,
    contractFilingWork,
    serviceRoomsWork,
    enterpriseCreditWork,
    policyAnswerWork,
    conductWork,
  ],
  {
    queries: [morning, statistics],
    // What runs out in the same instant is carried out in this order.
    clocks: [watchOrders, watchFilings, watchExits, watchPublications],
  },
);
