import {
  accept,
  type CaseKey,
  type CaseMatter,
  caseKeyOf,
  type Decider,
  type Decision,
  type DisclosureFinding,
  disclosureGap,
  namesOfChoice,
  type Party,
  type PriceDisclosureCommand,
  type PriceDisclosureEvent,
  refuse,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain, penaltyNoted } from '@tiaokuai/department/decisions';
import {
  hasRunOut,
  isPenalised,
  noOrders,
  noSuchFinding,
  notRevisited,
  type Orders,
  orderObstacle,
  outsideRange,
  overdue,
  penaltyBecame,
  penaltyObstacle,
  revisited,
  revisitObstacle,
  settled,
  withFindings,
  withOrder,
  withPenalty,
} from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { absent, ended, exists, noCredentials, noParty } from '../refusals.ts';
import { gapRange, gapRules, shownArticle } from './law.ts';
import { checkedAlready, gapsUnpenalised, notChecked, notOurs } from './refusals.ts';

/**
 * A check of what an enterprise shows its owners 三公开.
 *
 *   reported ─▶ gaps found ─▶ ordered ─(time)─▶ overdue ─▶ rechecked ─▶ disclosed
 *      │           │             ▲                             ├▶ concluded: prices penalised, or housing's gaps only
 *      │           │             └─────────── again ───────────┘
 *      │           └ gaps that are housing's to penalise are reported to it at once
 *      └▶ complete · withdrawn · settled with its referral                  ended ─(rework)─▶ reported
 *
 * Law: 价格法 art. 13 (shown, and nothing beyond it), 42; 淄博市物业管理条例 art. 45, 80 (the rest: housing); policy 二(四).
 */
export type PriceDisclosureState = { readonly status: 'none' } | Disclosure;

interface Disclosure {
  readonly status: 'reported' | 'found' | 'ordered' | 'rechecked' | 'ended';
  readonly key: CaseKey;
  readonly matter: CaseMatter;
  readonly party?: Party;
  readonly findings: readonly DisclosureFinding[];
  readonly orders: Orders;
}

type Answer = Decision<PriceDisclosureEvent>;

const decide = (command: PriceDisclosureCommand, state: PriceDisclosureState): Answer =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: PriceDisclosureCommand): Answer =>
  match(command)
    .returnType<Answer>()
    .with({ kind: 'PlanDisclosureCheck' }, ({ data }) => accept({ type: 'DisclosureReported', data }))
    .with({ kind: 'OpenDisclosure' }, ({ data }) =>
      accept({ type: 'DisclosureReported', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: P.union('EndDisclosure', 'NoteDisclosurePenalty', 'ObserveDisclosure') }, () => accept())
    .otherwise(() => refuse(absent));

const proceed = (command: PriceDisclosureCommand, disclosure: Disclosure): Answer => {
  const { key, status, orders, matter } = disclosure;
  const isOpen = status !== 'ended';
  const whenFound = (then: () => Answer): Answer =>
    isOpen ? (status === 'reported' ? refuse(notChecked) : then()) : refuse(ended);
  const gapOf = (no: number) => disclosure.findings.find((each) => each.no === no)?.gap;

  return match(command)
    .returnType<Answer>()
    .with({ kind: 'PlanDisclosureCheck' }, () => refuse(exists))
    .with({ kind: 'CheckDisclosure' }, ({ data: { officers, credentialsShown, party, findings, evidence } }) => {
      if (!isOpen) return refuse(ended);
      if (status !== 'reported') return refuse(checkedAlready);
      if (!credentialsShown) return refuse(noCredentials);
      if (findings.length === 0) return accept({ type: 'DisclosureComplete', data: { ...key, officers, evidence } });
      if (!party) return refuse(noParty);
      const numbered = findings.map((each, index) => ({ ...each, no: disclosure.findings.length + index + 1 }));
      const found = { ...key, officers, party, findings: numbered, evidence };
      const housings = numbered.filter(({ gap }) => gapRules[gap].authority === 'housing');
      const passed: PriceDisclosureEvent[] =
        housings.length > 0
          ? [{ type: 'GapsReportedToHousing', data: { ...key, party, matter, findings: housings } }]
          : [];
      return accept({ type: 'DisclosureGapsFound', data: found }, ...passed);
    })
    .with({ kind: 'OrderDisclosure' }, ({ at, data: { dueBy } }) =>
      whenFound(() => {
        const obstacle = orderObstacle(orders, dueBy.due, at, shownArticle);
        if (obstacle) return refuse(obstacle);
        const ordered = { ...key, order: orders.count + 1, findings: [...orders.remaining], dueBy };
        return accept({ type: 'DisclosureOrdered', data: ordered });
      }),
    )
    .with({ kind: 'RecheckDisclosure' }, ({ at, data: { officers, credentialsShown, remaining, evidence } }) =>
      whenFound(() => {
        const obstacle = revisitObstacle(orders, remaining, at, shownArticle);
        if (obstacle) return refuse(obstacle);
        if (!credentialsShown) return refuse(noCredentials);
        const { no: order, due } = orders.current!;
        const visit = { ...key, officers, order, due: at >= due, remaining, evidence };
        const again: PriceDisclosureEvent = { type: 'DisclosureRechecked', data: visit };
        return remaining.length > 0
          ? accept(again)
          : accept<PriceDisclosureEvent>(again, { type: 'PricesDisclosed', data: { ...key, evidence } });
      }),
    )
    .with({ kind: 'ProposeDisclosurePenalty' }, ({ at, data: { penaltyId, finding: no, yuan } }) =>
      whenFound(() => {
        const gap = gapOf(no);
        if (!gap) return refuse(noSuchFinding(shownArticle));
        const rules = gapRules[gap];
        if (rules.authority === 'housing') return refuse(notOurs);
        const obstacle = penaltyObstacle(orders, no, rules, at) ?? outsideRange(rules.rule, gapRange, 'fine', yuan);
        if (obstacle) return refuse(obstacle);
        const { rule } = rules;
        const party = disclosure.party!;
        const about = { penaltyId, party, violation: namesOfChoice(disclosureGap, gap).zh, rule, range: gapRange };
        const proposal = { ...about, sanction: 'fine' as const, yuan };
        return accept({ type: 'DisclosurePenaltyProposed', data: { ...key, finding: no, proposal } });
      }),
    )
    .with({ kind: 'ConcludeDisclosure' }, ({ data: { note } }) =>
      whenFound(() => {
        if (status !== 'rechecked') return refuse(notRevisited(orders, shownArticle));
        const isOurs = orders.remaining.some((no) => {
          const gap = gapOf(no);
          return gap && gapRules[gap].authority === 'pricing';
        });
        if (isOurs && !isPenalised(orders)) return refuse(gapsUnpenalised);
        return accept({ type: 'DisclosureConcluded', data: { ...key, remaining: [...orders.remaining], note } });
      }),
    )
    .with({ kind: 'OpenDisclosure' }, ({ data }) => openedAgain(key, data, 'DisclosureReopened'))
    .with({ kind: 'EndDisclosure' }, ({ data }) =>
      endedByReferral(key, isOpen, data, { withdrawn: 'DisclosureWithdrawn', settled: 'DisclosureSettled' }),
    )
    .with({ kind: 'NoteDisclosurePenalty' }, ({ data }) =>
      penaltyNoted(key, orders, data, { decided: 'DisclosurePenalised', dropped: 'DisclosureNotPenalised' }),
    )
    .with({ kind: 'ObserveDisclosure' }, ({ at, data: { order } }) =>
      hasRunOut(orders, order, at)
        ? accept({ type: 'DisclosureOverdue', data: { ...key, order, due: orders.current!.due, observedAt: at } })
        : accept(),
    )
    .exhaustive();
};

const evolve = (state: PriceDisclosureState, event: PriceDisclosureEvent): PriceDisclosureState => {
  if (event.type === 'DisclosureReported') {
    if (state.status !== 'none') return state;
    const { matter } = event.data;
    return { status: 'reported', key: caseKeyOf(event.data), matter, findings: [], orders: noOrders };
  }
  if (state.status === 'none') return state;
  const { orders } = state;
  const having = (now: Orders): Disclosure => ({ ...state, orders: now });
  return match(event)
    .returnType<PriceDisclosureState>()
    .with({ type: 'DisclosureReopened' }, ({ data }) => ({
      ...state,
      status: 'reported',
      key: caseKeyOf(data),
      matter: data.matter,
      orders: settled(orders, []),
    }))
    .with({ type: 'DisclosureGapsFound' }, ({ data: { party, findings } }) => ({
      ...state,
      status: 'found',
      party,
      findings: [...state.findings, ...findings],
      orders: withFindings(
        orders,
        findings.map(({ no }) => no),
      ),
    }))
    .with({ type: 'GapsReportedToHousing' }, () => state)
    .with({ type: 'DisclosureOrdered' }, ({ data: { order, findings, dueBy } }) => ({
      ...state,
      status: 'ordered',
      orders: withOrder(orders, order, findings, dueBy.due),
    }))
    .with({ type: 'DisclosureOverdue' }, () => having(overdue(orders)))
    .with({ type: 'DisclosureRechecked' }, ({ data: { remaining, due } }) => ({
      ...state,
      status: 'rechecked',
      orders: revisited(orders, remaining, due),
    }))
    .with({ type: 'DisclosurePenaltyProposed' }, ({ data: { finding, proposal } }) =>
      having(withPenalty(orders, proposal.penaltyId, finding)),
    )
    .with({ type: 'DisclosurePenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'decided')))
    .with({ type: 'DisclosureNotPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'dropped')))
    .with({ type: P.union('DisclosureComplete', 'PricesDisclosed') }, () => ({
      ...having(settled(orders, [])),
      status: 'ended',
    }))
    .with({ type: P.union('DisclosureConcluded', 'DisclosureWithdrawn', 'DisclosureSettled') }, () => ({
      ...having(settled(orders)),
      status: 'ended',
    }))
    .exhaustive();
};

export const priceDisclosureDecider: Decider<PriceDisclosureCommand, PriceDisclosureState, PriceDisclosureEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
