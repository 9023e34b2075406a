import { conduct, contractFiling, dayInChina } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import { give, reactTo } from '@tiaokuai/service';
import { v5 as derived } from 'uuid';
import { markCredit } from '../enterprise-credit/mark.ts';

/** Who has not filed in ten days is marked; who has not left in thirty is looked into; a new contract ends the old one. */
export const followContracts = reactTo(contractFiling, 'follow-contracts', {
  ContractFilingOverdue: ({ data: { enterprise }, ...from }) =>
    markCredit(enterprise, 'contract-not-filed', '签订合同十日内未备案', from),
  ContractFiled: ({ data: { replaces, enterprise }, time }) => {
    if (!replaces) return undefined;
    const ending = { contractId: replaces, by: enterprise, endedOn: dayInChina(time) };
    const leaveBy = deadlineBy('exit-handover', time);
    return give(contractFiling.internal.ReplaceContract, { ...ending, leaveBy });
  },
  EnterpriseExitOverdue: ({ id, data: { estate, enterprise } }) => {
    const brief = `${enterprise}合同终止三十日后仍未退出`;
    return give(conduct.internal.HearOfConduct, {
      caseId: derived(`exit/${id}`, derived.URL),
      source: 'own-inspection',
      matter: { category: 'enterprise-exit-handover', urgency: 'urgent', role: 'lead', estate, brief },
    });
  },
});
