import {
  accept,
  ballotFault,
  type CaseKey,
  caseKeyOf,
  countVote,
  type Decider,
  type Decision,
  dayInChina,
  type FundAccount,
  type FundUseCommand,
  type FundUseEvent,
  refuse,
  type VoteCount,
} from '@tiaokuai/contracts';
import { openedAgain } from '@tiaokuai/department/decisions';
import { answers } from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { sharesBy } from '../estate-fund/decider.ts';
import { isSubdistrict, notTheDepartment, notTheSubdistrict } from '../hands.ts';
import { advanceLimit, fundMayNotPay } from './law.ts';
import * as refusals from './refusals.ts';

/**
 * A use of the maintenance fund, two ways to one application.
 *
 *   opened ─▶ scope defined ─▶ owners' vote passed ──────────────────────────────────────────────────────┐
 *      └───▶ emergency reported ─▶ confirmed on site ─▶ repaired and inspected ─▶ published ≥ 5 days ────┤
 *                                                                                                        ▼
 *   settled ◀─ inspected ◀─ (part paid) ◀─ money reserved ◀─ approved ◀─ verified and sealed ◀─────── applied
 *                                              short ─▶ verified again                    returned ─▶ opened
 *
 * Ends: settled · abandoned (owners disagree, paid otherwise, not needed, work given up) · ended with its referral,
 * as long as no money is reserved. ended ─(rework)─▶ opened
 *
 * Law: 淄博市物业管理条例 art. 62, 66, 67; 民法典 art. 278, 281, 283; policy 二(一)3 (the subdistrict verifies and seals),
 * 二(二)1 (housing approves).
 */
export type FundUseState = { readonly status: 'none' } | FundUse;

interface FundUse {
  readonly status: 'opened' | 'applied' | 'verified' | 'approved' | 'reserved' | 'ended';
  readonly key: CaseKey;
  readonly scope?: { readonly estateId: string; readonly accounts: readonly FundAccount[] } | undefined;
  readonly vote?: VoteCount | undefined;
  readonly emergency?:
    | { readonly to: 'owners-committee' | 'residents-committee'; readonly confirmed: boolean }
    | undefined;
  readonly inspected: boolean;
  readonly published?: { readonly until: string; readonly cost: number } | undefined;
  readonly publicationSeen: boolean;
  readonly budget: number;
  readonly paid: number;
}

const decide = (command: FundUseCommand, state: FundUseState): Decision<FundUseEvent> => {
  if (state.status !== 'none') return proceed(command, state);
  return match(command)
    .returnType<Decision<FundUseEvent>>()
    .with({ kind: 'RegisterFundUse' }, ({ data }) => accept({ type: 'FundUseOpened', data }))
    .with({ kind: 'OpenFundUse' }, ({ data }) =>
      accept({ type: 'FundUseOpened', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: P.union('EndFundUse', 'NoteFundReserved', 'NoteFundShort', 'ObserveFundPublication') }, () =>
      accept(),
    )
    .otherwise(() => refuse(refusals.absent));
};

const proceed = (command: FundUseCommand, use: FundUse): Decision<FundUseEvent> => {
  const { key, status, scope, emergency } = use;
  /** What belongs before the application. */
  const whileOpened = (then: () => Decision<FundUseEvent>): Decision<FundUseEvent> =>
    status === 'opened' ? then() : refuse(status === 'ended' ? refusals.over : refusals.applied);
  const hasMoney = status === 'approved' || status === 'reserved';

  return match(command)
    .returnType<Decision<FundUseEvent>>()
    .with({ kind: 'RegisterFundUse' }, () => refuse(refusals.exists))
    .with({ kind: 'DefineFundScope' }, ({ at, data: { estateId, part, work, accounts, acceptedOn } }) =>
      whileOpened(() => {
        const obstacle = fundMayNotPay(part, acceptedOn, dayInChina(at));
        if (obstacle) return refuse(obstacle);
        return accept({ type: 'FundScopeDefined', data: { ...key, estateId, part, work, accounts } });
      }),
    )
    .with({ kind: 'CountOwnersVote' }, ({ at, data: { endedOn, ballots } }) =>
      whileOpened(() => {
        if (!scope) return refuse(refusals.scope);
        if (endedOn > dayInChina(at)) return refuse(refusals.voteInFuture);
        const fault = ballotFault(scope.accounts, ballots);
        if (fault) return refuse(refusals.ballots[fault]);
        const count = countVote('use-fund', scope.accounts, ballots, endedOn);
        return accept({ type: 'OwnersVoteCounted', data: { ...key, endedOn, count } });
      }),
    )
    .with({ kind: 'ReportEmergencyRepair' }, ({ data: { emergency: kind, to, hasOwnersCommittee } }) =>
      whileOpened(() => {
        if (emergency) return refuse(refusals.reportedAlready);
        const owed = hasOwnersCommittee ? 'owners-committee' : 'residents-committee';
        return to === owed
          ? accept({ type: 'EmergencyRepairReported', data: { ...key, emergency: kind, to } })
          : refuse(refusals.wrongAddressee);
      }),
    )
    .with({ kind: 'ConfirmEmergency' }, ({ data: { present, confirmed, evidence } }) =>
      whileOpened(() => {
        if (!emergency) return refuse(refusals.notReported);
        if (emergency.confirmed) return refuse(refusals.confirmedAlready);
        if (!(['owners', 'enterprise', emergency.to] as const).every((role) => present.includes(role)))
          return refuse(refusals.notAllPresent);
        const seen = { ...key, present: [...present], evidence };
        return accept({ type: confirmed ? 'EmergencyConfirmed' : 'EmergencyNotConfirmed', data: seen });
      }),
    )
    .with({ kind: 'InspectFundWork' }, ({ data: { passed, inspectors, evidence } }) => {
      if (status === 'ended') return refuse(refusals.over);
      if (use.inspected) return refuse(refusals.inspectedAlready);
      const underWay = emergency ? status === 'opened' && emergency.confirmed : status === 'reserved';
      if (!underWay) return refuse(emergency ? refusals.repairBeforeConfirmation : refusals.workBeforeMoney);
      return accept({ type: 'FundWorkInspected', data: { ...key, passed, inspectors, evidence } });
    })
    .with({ kind: 'PublishFundWork' }, ({ data: { documents, cost, where, until } }) =>
      whileOpened(() => {
        if (!emergency?.confirmed) return refuse(refusals.publishWithoutEmergency);
        if (!use.inspected) return refuse(refusals.publishBeforeInspection);
        if (!scope) return refuse(refusals.scope);
        if (new Set(documents).size < 4) return refuse(refusals.documentsMissing);
        return accept({ type: 'FundWorkPublished', data: { ...key, documents: [...documents], cost, where, until } });
      }),
    )
    .with({ kind: 'ObserveFundPublication' }, ({ at, data: { until } }) =>
      use.published?.until === until && !use.publicationSeen && status === 'opened' && at >= until
        ? accept({ type: 'FundPublicationOver', data: { ...key, until, observedAt: at } })
        : accept(),
    )
    .with({ kind: 'ApplyFundUse' }, ({ at, data: { applicant, budget, evidence } }) =>
      whileOpened(() => {
        if (!scope) return refuse(refusals.scope);
        if (budget === 0) return refuse(refusals.nothingAskedFor);
        if (emergency && !emergency.confirmed) return refuse(refusals.applyBeforeConfirmation);
        if (emergency && !(use.published && at >= use.published.until)) return refuse(refusals.applyBeforePublication);
        if (emergency && budget > use.published!.cost) return refuse(refusals.abovePublished);
        if (!emergency && !use.vote?.passed) return refuse(use.vote ? refusals.voteFailed : refusals.noVote);
        const way = emergency ? 'emergency' : 'vote';
        return accept({ type: 'FundUseApplied', data: { ...key, way, applicant, budget, evidence } });
      }),
    )
    .with({ kind: 'VerifyFundUse' }, ({ actor, data: { office, sealed } }) => {
      if (!isSubdistrict(actor)) return refuse(notTheSubdistrict);
      return status === 'applied'
        ? accept({ type: 'FundUseVerified', data: { ...key, office, sealed } })
        : refuse(refusals.nothingToVerify);
    })
    .with({ kind: 'ReturnFundUse' }, ({ actor, data: { reason } }) => {
      const by = isSubdistrict(actor) ? 'subdistrict' : 'housing';
      const mayReturn = by === 'subdistrict' ? status === 'applied' : status === 'verified';
      return mayReturn
        ? accept({ type: 'FundUseReturned', data: { ...key, by, reason } })
        : refuse(refusals.nothingToReturn);
    })
    .with({ kind: 'ApproveFundUse' }, ({ actor }) => {
      if (isSubdistrict(actor)) return refuse(notTheDepartment);
      if (status === 'applied' || status === 'opened') return refuse(refusals.approveBeforeSeal);
      if (status !== 'verified') return refuse(refusals.approved);
      const { estateId, accounts } = scope!;
      const shares = sharesBy(use.budget, accounts, ({ area }) => area);
      return accept({ type: 'FundUseApproved', data: { ...key, estateId, budget: use.budget, shares } });
    })
    .with({ kind: 'NoteFundReserved' }, ({ data: { fen } }) =>
      status === 'approved' ? accept({ type: 'FundUseReserved', data: { ...key, fen } }) : accept(),
    )
    .with({ kind: 'NoteFundShort' }, ({ data: { accounts, fen } }) =>
      status === 'approved' ? accept({ type: 'FundUseShort', data: { ...key, accounts, fen } }) : accept(),
    )
    .with({ kind: 'PayFundAdvance' }, ({ data: { fen } }) => {
      if (status !== 'reserved') return refuse(refusals.payBeforeReservation);
      if (emergency || use.inspected) return refuse(refusals.settleInstead);
      const paid = use.paid + fen;
      if (fen === 0 || paid * 100 > use.budget * advanceLimit.perCent) return refuse(refusals.advanceTooHigh);
      return accept({ type: 'FundAdvancePaid', data: { ...key, fen, paid } });
    })
    .with({ kind: 'SettleFundUse' }, ({ data: { cost } }) => {
      if (status !== 'reserved') return refuse(status === 'ended' ? refusals.over : refusals.payBeforeReservation);
      if (!use.inspected) return refuse(refusals.settleBeforeInspection);
      if (cost > use.budget) return refuse(refusals.aboveBudget);
      if (cost < use.paid || cost === 0) return refuse(refusals.belowPaid);
      const { estateId } = scope!;
      return accept({ type: 'FundUseSettled', data: { ...key, estateId, cost, rest: cost - use.paid } });
    })
    .with({ kind: 'AbandonFundUse' }, ({ data: { ground, note } }) => {
      if (status === 'ended') return refuse(refusals.over);
      if (ground === 'owners-disagree' && use.vote?.passed !== false) return refuse(refusals.noFailedVote);
      if (use.paid > 0 && ground !== 'work-given-up') return refuse(refusals.moneyPaid);
      const money = hasMoney ? { estateId: scope!.estateId } : {};
      return accept({ type: 'FundUseAbandoned', data: { ...key, ground, note, ...money, cost: use.paid } });
    })
    .with({ kind: 'OpenFundUse' }, ({ data }) => openedAgain(key, data, 'FundUseReopened'))
    .with({ kind: 'EndFundUse' }, ({ data: { referralId, cause, note } }) =>
      // Money that is reserved or paid must be accounted for, with or without a referral.
      status === 'ended' || hasMoney || !answers(key, referralId)
        ? accept()
        : accept({ type: 'FundUseEndedWithReferral', data: { ...key, cause, note } }),
    )
    .exhaustive();
};

const opened = (key: CaseKey): FundUse => ({
  status: 'opened',
  key,
  inspected: false,
  publicationSeen: false,
  budget: 0,
  paid: 0,
});

const evolve = (state: FundUseState, event: FundUseEvent): FundUseState => {
  if (event.type === 'FundUseOpened') return opened(caseKeyOf(event.data));
  if (state.status === 'none') return state;
  return match(event)
    .returnType<FundUseState>()
    .with({ type: 'FundUseReopened' }, ({ data }) =>
      state.status === 'ended' ? opened(caseKeyOf(data)) : { ...state, key: caseKeyOf(data) },
    )
    .with({ type: 'FundScopeDefined' }, ({ data: { estateId, accounts } }) => ({
      ...state,
      scope: { estateId, accounts },
      // Another scope has other owners: what they decided or read before does not bind them.
      vote: undefined,
      published: undefined,
    }))
    .with({ type: 'OwnersVoteCounted' }, ({ data: { count } }) => ({ ...state, vote: count }))
    .with({ type: 'EmergencyRepairReported' }, ({ data: { to } }) => ({
      ...state,
      emergency: { to, confirmed: false },
    }))
    .with({ type: 'EmergencyConfirmed' }, () => ({
      ...state,
      emergency: state.emergency && { ...state.emergency, confirmed: true },
    }))
    .with({ type: 'EmergencyNotConfirmed' }, () => ({ ...state, emergency: undefined }))
    .with({ type: 'FundWorkInspected' }, ({ data: { passed } }) => ({ ...state, inspected: passed }))
    .with({ type: 'FundWorkPublished' }, ({ data: { until, cost } }) => ({
      ...state,
      published: { until: until.due, cost },
      publicationSeen: false,
    }))
    .with({ type: 'FundPublicationOver' }, () => ({ ...state, publicationSeen: true }))
    .with({ type: 'FundUseApplied' }, ({ data: { budget } }) => ({ ...state, status: 'applied', budget }))
    .with({ type: 'FundUseVerified' }, () => ({ ...state, status: 'verified' }))
    .with({ type: 'FundUseReturned' }, () => ({ ...state, status: 'opened' }))
    .with({ type: 'FundUseApproved' }, () => ({ ...state, status: 'approved' }))
    .with({ type: 'FundUseReserved' }, () => ({ ...state, status: 'reserved' }))
    .with({ type: 'FundUseShort' }, () => ({ ...state, status: 'verified' }))
    .with({ type: 'FundAdvancePaid' }, ({ data: { paid } }) => ({ ...state, paid }))
    .with({ type: P.union('FundUseSettled', 'FundUseAbandoned', 'FundUseEndedWithReferral') }, () => ({
      ...state,
      status: 'ended',
    }))
    .exhaustive();
};

export const fundUseDecider: Decider<FundUseCommand, FundUseState, FundUseEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
