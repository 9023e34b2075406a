import {
  accept,
  type Deadline,
  type Decider,
  type Decision,
  houseRule,
  type PenaltyCommand,
  type PenaltyEvent,
  type PenaltyProposal,
  type ReferralLink,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { match, P } from 'ts-pattern';
import { deadlineBy, deadlineWithin } from '../cases/deadlines.ts';

/**
 * An administrative penalty 行政处罚, from its announcement to the money.
 *
 *   announced ─▶ (heard, or silent until the time is over; or asked for a hearing ─▶ hearing held) ─▶ decided ─▶ paid
 *       └────▶ dropped                                                        (time) overdue ─▶ paid, with surcharge
 *
 * Beside it the time to decide: ninety days from the filing, which for us is the day on which the case proposes the penalty,
 * (time) near ─▶ (time) over; extended only by a rule that gives more. A late decision is recorded as late, and taken.
 *
 * What may be penalised at all, and how high, the case has decided before. Law: 行政处罚法 art. 32 (below the least only
 * where a ground mitigates), 33, 42 (two officers), 44, 45, 51 (small ones on the spot), 57, 60 (ninety days), 62–65, 67, 72.
 */
export type PenaltyState = { readonly status: 'none' } | Penalty;

interface Penalty {
  readonly status: 'announced' | 'decided' | 'overdue' | 'dropped' | 'paid';
  readonly key: { readonly penaltyId: string; readonly case: string; readonly referral?: ReferralLink };
  readonly proposal: PenaltyProposal;
  readonly respondBy: Deadline;
  readonly heard: boolean;
  readonly hearing: 'none' | 'requested' | 'held';
  readonly yuan: number;
  readonly payBy: string | undefined;
  readonly decideBy: Deadline;
  readonly decision: 'in-time' | 'near' | 'over';
}

const law = (article: string) => under({ law: '行政处罚法', article });
const order = under(houseRule('处罚办理次序'));

const absent = order(
  'no-such-penalty',
  ['没有该处罚', 'there is no such penalty'],
  ['核对处罚编号', 'check its number'],
);
const decidedAlready = order(
  'penalty-over',
  ['该处罚已有决定', 'the penalty has been decided or dropped'],
  ['核对处罚状态', 'look at its state'],
);
const notFined = order(
  'nothing-to-pay',
  ['没有待缴的罚款', 'no fine waits to be paid'],
  ['核对处罚状态', 'look at its state'],
);
const twoOfficers = law('第四十二条')(
  'two-officers',
  ['执法人员不得少于两人', 'at least two officers must act'],
  ['补充另一名执法人员', 'name another officer'],
);
const notHeard = law('第四十四条、第六十二条')(
  'party-not-heard',
  ['未听取陈述申辩且期限未满，不得作出处罚决定', 'the party has not been heard and may still speak'],
  ['听取陈述申辩，或者等期限届满', 'hear the party, or wait until the time is over'],
);
const hearingOwed = law('第六十三条')(
  'hearing-owed',
  ['当事人要求听证，尚未举行', 'the party has asked for a hearing that was not held'],
  ['先举行听证', 'hold the hearing first'],
);
const hearingTooLate = law('第六十四条')(
  'hearing-too-late',
  ['要求听证的期限已过', 'the time to ask for a hearing is over'],
  ['可以陈述申辩', 'the party may still make a statement'],
);
const noHearing = law('第六十四条')(
  'no-hearing-asked',
  ['当事人没有要求听证', 'no hearing was asked for'],
  ['无须举行', 'none needs to be held'],
);
const heavier = law('第四十五条')(
  'heavier-than-announced',
  ['不得因陈述申辩给予更重的处罚', 'it may not be heavier than what was announced'],
  ['不高于告知的数额；确需加重的，撤销后重新告知', 'stay within it, or drop it and announce anew'],
);
const belowLeast = law('第三十二条')(
  'below-least',
  ['低于法定最低数额须有减轻处罚的情形', 'below the least that the law sets a mitigating ground is needed'],
  ['写明减轻的情形', 'say which'],
);

const notLonger = law('第六十条')(
  'ninety-days-are-the-rule',
  ['延长办案期限须有法律、法规、规章的另行规定', 'only another law, regulation or rule gives more than ninety days'],
  ['写明另行规定期限的法律、法规、规章及条款', 'name that rule and its article'],
);
const extendedTooLate = law('第六十条')(
  'extended-too-late',
  ['处罚决定期限已满，不能再延长', 'the time to decide is over and cannot be extended any more'],
  ['尽快作出决定或者不予处罚', 'decide or drop it without delay'],
);

/** Ninety days from the proposal, which the party is told of at once (art. 60). */
export const decisionDue = ({ start }: Deadline): Deadline => deadlineBy('penalty-decision', start);

const decide = (command: PenaltyCommand, state: PenaltyState): Decision<PenaltyEvent> => {
  if (state.status === 'none')
    return match(command)
      .returnType<Decision<PenaltyEvent>>()
      .with({ kind: 'AnnouncePenalty' }, ({ data }) => accept({ type: 'PenaltyAnnounced', data }))
      .with({ kind: P.union('ObserveFine', 'ObservePenaltyDecision') }, () => accept())
      .otherwise(() => refuse(absent));
  const { key, status, proposal } = state;
  const whileAnnounced = (then: () => Decision<PenaltyEvent>): Decision<PenaltyEvent> =>
    status === 'announced' ? then() : refuse(decidedAlready);
  return match(command)
    .returnType<Decision<PenaltyEvent>>()
    .with({ kind: 'AnnouncePenalty' }, () => accept())
    .with({ kind: 'HearParty' }, ({ data: { waived, statement } }) =>
      whileAnnounced(() =>
        accept({ type: 'PartyHeard', data: { ...key, waived, ...(statement ? { statement } : {}) } }),
      ),
    )
    .with({ kind: 'RequestHearing' }, ({ at }) =>
      whileAnnounced(() => {
        if (state.hearing !== 'none') return accept();
        return at < state.respondBy.due ? accept({ type: 'HearingRequested', data: key }) : refuse(hearingTooLate);
      }),
    )
    .with({ kind: 'HoldHearing' }, ({ data: { heldOn, opinion } }) =>
      whileAnnounced(() =>
        state.hearing === 'requested'
          ? accept({ type: 'HearingHeld', data: { ...key, heldOn, opinion } })
          : refuse(noHearing),
      ),
    )
    .with({ kind: 'DecidePenalty' }, ({ at, data: { officers, yuan, reason, mitigation, payBy } }) =>
      whileAnnounced(() => {
        if (new Set(officers).size < 2) return refuse(twoOfficers);
        if (state.hearing === 'requested') return refuse(hearingOwed);
        const mayDecide = state.heard || state.hearing === 'held' || at >= state.respondBy.due || isSmall(proposal);
        if (!mayDecide) return refuse(notHeard);
        if (yuan > proposal.yuan) return refuse(heavier);
        const isFine = proposal.sanction === 'fine';
        if (isFine && yuan < proposal.range.least && !(mitigation && yuan > 0)) return refuse(belowLeast);
        return accept({
          type: 'PenaltyDecided',
          data: {
            ...key,
            officers,
            sanction: proposal.sanction,
            yuan,
            reason,
            ...(mitigation ? { mitigation } : {}),
            ...(isFine ? { payBy } : {}),
          },
        });
      }),
    )
    .with({ kind: 'DropPenalty' }, ({ data: { ground, reason } }) =>
      whileAnnounced(() => accept({ type: 'PenaltyDropped', data: { ...key, ground, reason } })),
    )
    .with({ kind: 'ExtendPenaltyDecision' }, ({ at, data: { days, rule, approval } }) =>
      whileAnnounced(() => {
        if (rule.law === '行政处罚法') return refuse(notLonger);
        if (at >= state.decideBy.due) return refuse(extendedTooLate);
        // Counted on from the last day of what there was.
        const until = new Date(Date.parse(state.decideBy.due) - 1).toISOString();
        const decideBy = deadlineWithin({ unit: 'days', amount: days }, until, rule);
        return accept({ type: 'PenaltyDecisionExtended', data: { ...key, decideBy, approval } });
      }),
    )
    .with({ kind: 'RecordFinePayment' }, ({ at, data: { yuan } }) => {
      if ((status !== 'decided' && status !== 'overdue') || !state.payBy) return refuse(notFined);
      const surcharge = surchargeOf(state.yuan, state.payBy, at);
      const owed = state.yuan + surcharge;
      return yuan === owed
        ? accept({ type: 'FinePaid', data: { ...key, yuan: state.yuan, surcharge } })
        : refuse(wrongSum(owed, surcharge));
    })
    .with({ kind: 'ObserveFine' }, ({ at, data: { due } }) =>
      status === 'decided' && state.payBy === due && at >= due
        ? accept({ type: 'FineOverdue', data: { ...key, due, observedAt: at } })
        : accept(),
    )
    .with({ kind: 'ObservePenaltyDecision' }, ({ at, data: { due } }) => {
      const { decideBy, decision } = state;
      if (status !== 'announced' || decideBy.due !== due || decision === 'over') return accept();
      const observed = { ...key, due, observedAt: at };
      if (at >= due) return accept({ type: 'PenaltyDecisionOverdue', data: observed });
      return decision === 'in-time' && at >= decideBy.amber
        ? accept({ type: 'PenaltyDecisionNear', data: observed })
        : accept();
    })
    .exhaustive();
};

/** 对公民二百元以下、对单位三千元以下罚款或者警告，可以当场决定 (art. 51). */
const isSmall = ({ sanction, yuan, party }: PenaltyProposal): boolean =>
  sanction === 'warning' || yuan <= (party.kind === 'unit' ? 3_000 : 200);

const day = 86_400_000;

/** 到期不缴纳的，每日按罚款数额的百分之三加处罚款，不超出罚款的数额 (art. 72); whole yuan, rounded down. */
export const surchargeOf = (yuan: number, due: string, at: string): number => {
  const late = Date.parse(at) - Date.parse(due);
  if (late < 0) return 0;
  return Math.min(yuan, Math.floor((yuan * 3 * (Math.floor(late / day) + 1)) / 100));
};

const wrongSum = (owed: number, surcharge: number) =>
  law('第七十二条')(
    'wrong-sum',
    [`应缴 ${owed} 元（其中加处罚款 ${surcharge} 元）`, `${owed} yuan are owed, ${surcharge} of them as surcharge`],
    ['按应缴数额登记', 'record that sum'],
  );

const evolve = (state: PenaltyState, event: PenaltyEvent): PenaltyState => {
  if (event.type === 'PenaltyAnnounced') {
    const { penaltyId, case: of, referral, proposal, respondBy } = event.data;
    return {
      status: 'announced',
      key: { penaltyId, case: of, ...(referral ? { referral } : {}) },
      proposal,
      respondBy,
      heard: false,
      hearing: 'none',
      yuan: 0,
      payBy: undefined,
      decideBy: decisionDue(respondBy),
      decision: 'in-time',
    };
  }
  if (state.status === 'none') return state;
  return match(event)
    .returnType<PenaltyState>()
    .with({ type: 'PartyHeard' }, () => ({ ...state, heard: true }))
    .with({ type: 'HearingRequested' }, () => ({ ...state, hearing: 'requested' }))
    .with({ type: 'HearingHeld' }, () => ({ ...state, hearing: 'held' }))
    .with({ type: 'PenaltyDecided' }, ({ data: { yuan, payBy } }) => ({
      ...state,
      status: 'decided',
      yuan,
      payBy: payBy?.due,
    }))
    .with({ type: 'PenaltyDropped' }, () => ({ ...state, status: 'dropped' }))
    .with({ type: 'PenaltyDecisionNear' }, () => ({ ...state, decision: 'near' }))
    .with({ type: 'PenaltyDecisionOverdue' }, () => ({ ...state, decision: 'over' }))
    .with({ type: 'PenaltyDecisionExtended' }, ({ data: { decideBy } }) => ({
      ...state,
      decideBy,
      decision: 'in-time',
    }))
    .with({ type: 'FineOverdue' }, () => ({ ...state, status: 'overdue' }))
    .with({ type: 'FinePaid' }, () => ({ ...state, status: 'paid' }))
    .exhaustive();
};

export const penaltyDecider: Decider<PenaltyCommand, PenaltyState, PenaltyEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
