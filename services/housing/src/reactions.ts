import {
  ClaimDepositForRepair,
  type ConductEvent,
  type ContractFilingEvent,
  type CreditMarkKind,
  conductEvents,
  contractFilingEvents,
  dayInChina,
  type EstateFundEvent,
  estateFundEvents,
  type FundUseEvent,
  facilitiesCompliance,
  fundUseEvents,
  HearOfConduct,
  priceDisclosure,
  warrantyRepair,
} from '@tiaokuai/contracts';
import { caseReactions, deadlineBy, type PenalisingCase } from '@tiaokuai/desk';
import { type Consequence, give, type Reaction, reactTo } from '@tiaokuai/service';
import { v5 as derived } from 'uuid';
import { conductCase, fundUseCase, policyAnswerCase } from './cases.ts';
import type { ConductState } from './conduct-decider.ts';
import { markOfConduct } from './credit-law.ts';
import { enterpriseIdOf } from './prepare.ts';

/** What is approved is reserved in the fund, what is settled is drawn from it, and the rest is free again. */
const moveMoney: Reaction = {
  name: 'move-money',
  from: 'housing',
  lane: 'housing.fund-use',
  events: fundUseEvents,
  react({ type, data, actor }): readonly Consequence[] {
    const event = { type, data } as FundUseEvent;
    if (event.type === 'FundUseApproved') {
      const { caseId, estateId, shares } = event.data;
      return [{ command: 'ReserveFund', data: { caseId, estateId, shares }, actor }];
    }
    if (event.type === 'FundUseSettled') {
      const { caseId, estateId, cost } = event.data;
      return [{ command: 'DrawFund', data: { caseId, estateId, fen: cost }, actor }];
    }
    if (event.type === 'FundUseAbandoned' && event.data.estateId) {
      const { caseId, estateId, cost } = event.data;
      return cost > 0
        ? [{ command: 'DrawFund', data: { caseId, estateId, fen: cost }, actor }]
        : [{ command: 'ReleaseFund', data: { caseId, estateId }, actor }];
    }
    return [];
  },
};

const noteMoney: Reaction = {
  name: 'note-money',
  from: 'housing',
  lane: 'housing.estate-fund',
  events: estateFundEvents,
  react({ type, data, actor }): readonly Consequence[] {
    const event = { type, data } as EstateFundEvent;
    if (event.type === 'FundSharesReserved') {
      const { caseId, fen } = event.data;
      return [{ command: 'NoteFundReserved', data: { caseId, fen }, actor }];
    }
    if (event.type === 'FundSharesShort') {
      const { caseId, fen, lacking } = event.data;
      return [{ command: 'NoteFundShort', data: { caseId, fen, accounts: lacking.length }, actor }];
    }
    return [];
  },
};

/** Whose builder did not come, the construction department tells us; the deposit answers with an event of its own. */
const claimForRepairs = reactTo(warrantyRepair, 'claim-for-repairs', {
  WarrantyDrawRequested: ({ data }) => {
    const { caseId: repairCase, claimId, estateId, part, what, reportedOn, builderOrderedOn, fen } = data;
    const claim = { claimId, estateId, repairCase, part, what, reportedOn, builderOrderedOn, fen };
    return give(ClaimDepositForRepair, claim);
  },
});

const mark = (enterprise: string, kind: CreditMarkKind, note: string, event: string, because: string): Consequence => ({
  command: 'MarkCredit',
  data: {
    enterpriseId: enterpriseIdOf(enterprise),
    enterprise,
    markId: derived(`credit/${event}/${kind}`, derived.URL),
    kind,
    note,
    because,
  },
  key: kind,
});

/**
 * What is established of an enterprise stands in its credit file, and so do a fine and an order that it did not obey: who
 * neither stopped nor reported a violation has a mark (物业管理条例 art. 45; 淄博市物业管理条例 art. 43(七)).
 */
const markConduct: Reaction = {
  name: 'mark-conduct',
  from: 'housing',
  lane: 'housing.conduct',
  events: conductEvents,
  async react({ id, type, data, stream }, context): Promise<readonly Consequence[]> {
    const event = { type, data } as ConductEvent;
    if (event.type === 'ConductEstablished') {
      const { party, findings } = event.data;
      if (party.kind !== 'unit') return [];
      const name = enterpriseOf(party.name);
      const kinds = new Map(
        findings.flatMap(({ kind, what }) => (markOfConduct[kind] ? [[markOfConduct[kind], what]] : [])),
      );
      return [...kinds].map(([kind, what]) => mark(name, kind, what, id, stream));
    }
    const cause =
      event.type === 'ConductPenalised'
        ? (['penalised', '违规行为受到行政处罚'] as const)
        : event.type === 'ConductRevisited' && event.data.due && event.data.remaining.length > 0
          ? (['order-disobeyed', '责令限期改正，逾期未改正'] as const)
          : undefined;
    if (!cause) return [];
    const { state } = await context.load('conduct', stream);
    const conduct = state as Exclude<ConductState, { status: 'none' }>;
    // Builders have no file here: their kinds of conduct carry no mark.
    const isEnterprise = conduct.findings.some(({ kind }) => markOfConduct[kind]);
    if (!isEnterprise || conduct.party?.kind !== 'unit') return [];
    return [mark(enterpriseOf(conduct.party.name), cause[0], cause[1], id, stream)];
  },
};

const enterpriseOf = (name: string): string => name.slice(0, 60);

/** Who has not filed in ten days is marked; who has not left in thirty is looked into; a new contract ends the old one. */
const followContracts: Reaction = {
  name: 'follow-contracts',
  from: 'housing',
  lane: 'housing.contract-filing',
  events: contractFilingEvents,
  react({ id, type, data, stream, time }): readonly Consequence[] {
    const event = { type, data } as ContractFilingEvent;
    if (event.type === 'ContractFilingOverdue')
      return [mark(event.data.enterprise, 'contract-not-filed', '签订合同十日内未备案', id, stream)];
    if (event.type === 'ContractFiled' && event.data.replaces) {
      const ending = { contractId: event.data.replaces, by: event.data.enterprise, endedOn: dayInChina(time) };
      return [{ command: 'ReplaceContract', data: { ...ending, leaveBy: deadlineBy('exit-handover', time) } }];
    }
    if (event.type === 'EnterpriseExitOverdue') {
      const { estate, enterprise } = event.data;
      const brief = `${enterprise}合同终止三十日后仍未退出`;
      const matter = { category: 'enterprise-exit-handover', urgency: 'urgent', role: 'lead', estate, brief };
      const caseId = derived(`exit/${id}`, derived.URL);
      return [{ command: 'HearOfConduct', data: { caseId, source: 'own-inspection', matter } }];
    }
    return [];
  },
};

/** What is not shown and no matter of prices is ours to order and to fine (淄博市物业管理条例 art. 80). */
const hearPricing = reactTo(priceDisclosure, 'hear-pricing', {
  GapsReportedToHousing({ id, data: { referral, matter, findings } }) {
    const brief = `价格主管部门通报未公示事项：${findings.map(({ what }) => what).join('；')}`.slice(0, 500);
    // Where we assist in the same incident, it is the same case.
    const caseId = referral?.incidentId ?? derived(`disclosure/${id}`, derived.URL);
    return give(HearOfConduct, { caseId, source: 'other-department', matter: { ...matter, brief } });
  },
});

/**
 * Rooms built as permitted and still less than the statute asks are ours to fine (物业管理条例 art. 61), whether or not planning's
 * referral comes to us as well: it then joins the case.
 */
const hearPlanning = reactTo(facilitiesCompliance, 'hear-planning', {
  DeficitsReferredToHousing: ({ id, data: { referral, builder, deficits, matter } }) => {
    const brief = `规划部门移交：${builder.name}配置的物业管理用房不足法定面积（${deficits.length}项）`;
    return give(HearOfConduct, {
      caseId: referral?.incidentId ?? derived(`facilities/${id}`, derived.URL),
      source: 'other-department',
      matter: { urgency: 'normal', ...matter, category: 'service-rooms-not-provided', role: 'lead', brief },
    });
  },
});

export const penalisingCases: readonly PenalisingCase[] = [
  { aggregate: 'conduct', events: conductEvents, note: 'NoteConductPenalty' },
];

export const reactions: readonly Reaction[] = [
  ...caseReactions('housing', [policyAnswerCase, fundUseCase, conductCase]),
  moveMoney,
  noteMoney,
  claimForRepairs,
  hearPricing,
  hearPlanning,
  markConduct,
  followContracts,
];
