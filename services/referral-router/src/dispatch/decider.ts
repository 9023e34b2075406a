import {
  accept,
  categoryOf,
  type Deadline,
  type Decider,
  type Decision,
  type DispatchCommand,
  type DispatchEvent,
  houseRule,
  type PlannedReferral,
  type Refusal,
  refuse,
} from '@tiaokuai/contracts';
import { match } from 'ts-pattern';
import { runAnew, runOn } from './deadlines.ts';
import { eventOfRung } from './ladder.ts';

/**
 * All referrals of one incident. Exactly one leads at any time; each has its own clock and its own end.
 *
 *   none ─dispatch─▶ open ─(lead completed, every assistant done)─▶ settled ─rework─▶ open
 *                     │ decline of the lead: reassigned, twice at most; then arbitration, which is final
 *                     └─withdrawn (incident voided or merged) ─dispatch─▶ open
 */
export interface DispatchState {
  readonly status: 'none' | 'open' | 'settled' | 'withdrawn';
  readonly incidentId: string;
  readonly facts?: Facts;
  readonly referrals: Readonly<Record<string, ReferralState>>;
  /** Of the lead, in order. */
  readonly declines: readonly Decline[];
  readonly arbitration: boolean;
  /** Referrals in the order in which they were accepted. */
  readonly taken: readonly string[];
  readonly round: number;
}

export type Facts = Extract<DispatchCommand, { kind: 'DispatchIncident' }>['data']['facts'];
type Decline = Extract<DispatchEvent, { type: 'ArbitrationRequested' }>['data']['declines'][number];
type Outcome = Extract<DispatchEvent, { type: 'DispatchSettled' }>['data']['results'][number]['outcome'];

export interface ReferralState {
  readonly responsibility: string;
  readonly role: 'lead' | 'assist';
  readonly status: 'issued' | 'accepted' | 'declined' | 'completed' | 'withdrawn';
  readonly completeBy: Deadline;
  /** Since when the clock stands still. */
  readonly stoppedAt: string | undefined;
  readonly pauses: readonly { readonly from: string; readonly to: string }[];
  /** Working days granted beyond the limit. */
  readonly extended: number;
  readonly outcome?: Outcome;
  readonly completedBy?: string;
  /** `<clock>:<rung>` that time has reached. */
  readonly rungs: readonly string[];
}

/** 承办单位两次退回后提请裁定 (configuration of the house; domain §3). */
export const mostDeclines = 2;

const initial: DispatchState = {
  status: 'none',
  incidentId: '',
  referrals: {},
  declines: [],
  arbitration: false,
  taken: [],
  round: 0,
};

const unknownReferral: Refusal = {
  code: 'no-such-referral',
  message: { zh: '该事件没有此派遣', en: 'the incident has no such referral' },
  rule: houseRule('派遣'),
  remedy: { zh: '核对派遣编号', en: 'check the number of the referral' },
};
const oneLead: Refusal = {
  code: 'one-lead',
  message: { zh: '每个事件有且只有一个主办', en: 'an incident has exactly one lead' },
  rule: houseRule('主办唯一'),
  remedy: { zh: '只指定一个主办，其余为协办', en: 'name one lead; all others assist' },
};
const noArbitration: Refusal = {
  code: 'no-arbitration-open',
  message: { zh: '该事件没有待裁定事项', en: 'no arbitration is open for the incident' },
  rule: houseRule('裁定'),
  remedy: { zh: '核对事件编号', en: 'check the number of the incident' },
};

/** What it is about, of what says more than that. */
export const factsOf = ({ category, urgency, estate, place, brief, answers, evidence }: Facts): Facts => ({
  category,
  urgency,
  brief,
  answers,
  evidence,
  ...(estate ? { estate } : {}),
  ...(place ? { place } : {}),
});

/** What the city's departments must do is not pushed down to the subdistrict (潍坊市12345政务服务便民热线条例 art. 24). */
export const mayLead = (responsibility: string, category: string): boolean =>
  responsibility !== 'subdistrict' || categoryOf(category)?.level !== 'city';

const isOpen = ({ status }: ReferralState): boolean => status === 'issued' || status === 'accepted';

const decide = (command: DispatchCommand, state: DispatchState): Decision<DispatchEvent> => {
  const { incidentId } = command.data;
  const address = (referralId: string, { responsibility, role }: Pick<ReferralState, 'responsibility' | 'role'>) => ({
    incidentId,
    referralId,
    responsibility,
    role,
  });
  const issue = (planned: PlannedReferral, facts: Facts, final = false): DispatchEvent => {
    const { referralId, responsibility, role, explanation, department, acceptBy, completeBy } = planned;
    return {
      type: 'ReferralIssued',
      data: {
        ...address(referralId, { responsibility, role }),
        ...facts,
        explanation,
        department,
        acceptBy,
        completeBy,
        final,
        declinesBefore: state.declines.length,
      },
    };
  };
  const withdraw = (
    which: (referral: ReferralState) => boolean,
    reason: Extract<DispatchEvent, { type: 'ReferralWithdrawn' }>['data']['reason'],
  ): DispatchEvent[] =>
    Object.entries(state.referrals)
      .filter(([, referral]) => isOpen(referral) && which(referral))
      .map(([referralId, referral]) => ({
        type: 'ReferralWithdrawn',
        data: { ...address(referralId, referral), reason },
      }));
  /** Events for one referral that is still open; late ones change nothing. */
  const whileOpen = (
    referralId: string,
    events: (at: ReturnType<typeof address>, referral: ReferralState) => readonly DispatchEvent[],
  ): Decision<DispatchEvent> => {
    const referral = state.referrals[referralId];
    if (!referral) return refuse(unknownReferral);
    return isOpen(referral) ? accept(...events(address(referralId, referral), referral)) : accept();
  };

  return match(command)
    .returnType<Decision<DispatchEvent>>()
    .with({ kind: 'DispatchIncident' }, ({ data: { facts, planned } }) => {
      if (state.status === 'open' || state.status === 'settled') return accept();
      return hasOneLead(planned) ? accept(...planned.map((each) => issue(each, facts))) : refuse(oneLead);
    })
    .with({ kind: 'RecordResponse' }, ({ data }) => {
      const { referralId, response, eventId, by, outcome, request, decline, alternative } = data;
      return whileOpen(referralId, (at, referral) => {
        const recorded: DispatchEvent = {
          type: 'ReferralResponseRecorded',
          data: { ...at, response, eventId, by, ...(outcome ? { outcome } : {}), ...(request ? { request } : {}) },
        };
        const rest = settledBy(evolve(state, recorded), incidentId);
        if (response !== 'declined' || referral.role === 'assist' || !decline) return [recorded, ...rest];
        const { ground, reason, proposes } = decline;
        const declines = [...state.declines, { responsibility: referral.responsibility, ground, reason }];
        const taken = new Set(declines.map(({ responsibility }) => responsibility));
        if (declines.length < mostDeclines && alternative && !taken.has(alternative.responsibility))
          return [
            recorded,
            {
              type: 'ReferralReassigned',
              data: { ...at, to: alternative.responsibility, ground, declines: declines.length },
            },
            ...withdraw(
              (each) => each.role === 'assist' && each.responsibility === alternative.responsibility,
              'lead-reassigned',
            ),
            withDeclines(issue(alternative, state.facts!), declines.length),
          ];
        const assisting = Object.values(state.referrals).filter((each) => each.role === 'assist');
        const { category } = state.facts!;
        const candidates = new Set([
          ...taken,
          ...(proposes ? [proposes] : []),
          ...assisting.map(({ responsibility }) => responsibility),
        ]);
        return [
          recorded,
          {
            type: 'ArbitrationRequested',
            data: { ...at, category, candidates: [...candidates].filter((each) => mayLead(each, category)), declines },
          },
        ];
      });
    })
    .with({ kind: 'ApplyArbitration' }, ({ data: { arbiter, reason, rule, planned } }) => {
      if (!state.arbitration) return state.status === 'withdrawn' ? accept() : refuse(noArbitration);
      return accept(
        {
          type: 'ReferralArbitrated',
          data: { ...address(planned.referralId, { ...planned, role: 'lead' }), arbiter, reason, rule },
        },
        ...withdraw(({ responsibility }) => responsibility === planned.responsibility, 'lead-reassigned'),
        issue({ ...planned, role: 'lead' }, state.facts!, true),
      );
    })
    .with({ kind: 'ApplyTriage' }, ({ data: { planned } }) => {
      const office = Object.values(state.referrals).find((each) => each.role === 'lead' && isOpen(each));
      // Somebody else leads by now: what the office thought of it came too late.
      if (state.status !== 'open' || office?.responsibility !== 'leading-group') return accept();
      if (!hasOneLead(planned)) return refuse(oneLead);
      const named = new Set(['leading-group', ...planned.map(({ responsibility }) => responsibility)]);
      return accept(
        ...withdraw(({ responsibility }) => named.has(responsibility), 'triaged'),
        ...planned.map((each) => issue(each, state.facts!)),
      );
    })
    .with({ kind: 'ApplyExtension' }, ({ data: { referralId, granted, reason, workingDays } }) =>
      whileOpen(referralId, (at, { completeBy: { start, limit, source }, pauses, extended }) => {
        if (!granted || !workingDays) return [{ type: 'ExtensionDenied', data: { ...at, reason } }];
        const completeBy = runOn({ start, limit, source }, pauses, extended + workingDays);
        return [{ type: 'ReferralDeadlineExtended', data: { ...at, completeBy, workingDays, reason } }];
      }),
    )
    .with({ kind: 'ApplySuspension' }, ({ at: now, data: { referralId, decision, reason, until } }) =>
      whileOpen(referralId, (at, { stoppedAt, pauses, extended, completeBy: { start, limit, source } }) =>
        match(decision)
          .returnType<DispatchEvent[]>()
          .with('granted', () =>
            stoppedAt
              ? []
              : [{ type: 'ReferralClockStopped', data: { ...at, at: now, reason, ...(until ? { until } : {}) } }],
          )
          .with('refused', () => [{ type: 'SuspensionDenied', data: { ...at, reason } }])
          .with('lifted', () => {
            if (!stoppedAt) return [];
            const completeBy = runOn({ start, limit, source }, [...pauses, { from: stoppedAt, to: now }], extended);
            return [{ type: 'ReferralClockResumed', data: { ...at, at: now, completeBy } }];
          })
          .exhaustive(),
      ),
    )
    .with({ kind: 'ObserveClock' }, ({ at: observedAt, data: { referralId, clock, rung, due, answerOwedBy } }) =>
      whileOpen(referralId, (at, referral) => {
        if (referral.stoppedAt || referral.rungs.includes(`${clock}:${rung}`)) return [];
        if (clock === 'acceptance' && referral.status !== 'issued') return [];
        const data = { ...at, clock, due, observedAt, ...(answerOwedBy ? { answerOwedBy } : {}) };
        return [{ type: eventOfRung[rung], data }];
      }),
    )
    .with({ kind: 'WithdrawDispatch' }, ({ data: { reason } }) => accept(...withdraw(() => true, reason)))
    .with({ kind: 'ReturnDispatchForRework' }, ({ at: now, data: { round, reason } }) => {
      if (state.status !== 'settled' || round <= state.round) return accept();
      const [referralId, lead] = Object.entries(state.referrals).findLast(
        ([, each]) => each.role === 'lead' && each.status === 'completed',
      )!;
      const data = { ...address(referralId, lead), round, reason, completeBy: runAnew(lead.completeBy, now) };
      return accept({ type: 'ReferralReturnedForRework', data });
    })
    .exhaustive();
};

const hasOneLead = (planned: readonly PlannedReferral[]): boolean =>
  planned.filter(({ role }) => role === 'lead').length === 1 &&
  new Set(planned.map(({ responsibility }) => responsibility)).size === planned.length;

const withDeclines = (event: DispatchEvent, declinesBefore: number): DispatchEvent =>
  event.type === 'ReferralIssued' ? { ...event, data: { ...event.data, declinesBefore } } : event;

/** The lead has completed and no referral is open: what each of them came to. */
const settledBy = (state: DispatchState, incidentId: string): DispatchEvent[] => {
  const all = Object.entries(state.referrals).filter(([, { status }]) => status !== 'withdrawn');
  const leads = all.filter(([, { role, status }]) => role === 'lead' && status !== 'declined');
  if (state.status !== 'open' || leads.length !== 1 || leads[0]![1].status !== 'completed') return [];
  if (all.some(([, referral]) => isOpen(referral))) return [];
  const results = all
    .filter(([, { role, status }]) => role === 'assist' || status === 'completed')
    .map(([referralId, { responsibility, role, outcome = 'waived', completedBy = '' }]) => ({
      referralId,
      responsibility,
      role,
      outcome,
      completedBy,
    }));
  return [{ type: 'DispatchSettled', data: { incidentId, round: state.round, results } }];
};

const evolve = (state: DispatchState, event: DispatchEvent): DispatchState => {
  const change = (referralId: string, changes: Partial<ReferralState>): DispatchState => ({
    ...state,
    referrals: { ...state.referrals, [referralId]: { ...state.referrals[referralId]!, ...changes } },
  });
  return match(event)
    .returnType<DispatchState>()
    .with({ type: 'ReferralIssued' }, ({ data }) => {
      const { incidentId, referralId, responsibility, role, completeBy } = data;
      const referral: ReferralState = {
        responsibility,
        role,
        status: 'issued',
        completeBy,
        stoppedAt: undefined,
        pauses: [],
        extended: 0,
        rungs: [],
      };
      return {
        ...state,
        status: 'open',
        incidentId,
        facts: factsOf(data),
        declines: state.status === 'withdrawn' ? [] : state.declines,
        referrals: { ...state.referrals, [referralId]: referral },
      };
    })
    .with({ type: 'ReferralResponseRecorded' }, ({ data: { referralId, response, outcome, by } }) =>
      match(response)
        .returnType<DispatchState>()
        .with('accepted', () => ({
          ...change(referralId, { status: 'accepted' }),
          taken: [...state.taken.filter((each) => each !== referralId), referralId],
        }))
        .with('declined', () => change(referralId, { status: 'declined' }))
        .with('completed', () =>
          change(referralId, { status: 'completed', completedBy: by, ...(outcome ? { outcome } : {}) }),
        )
        .with(
          'progress',
          'extension-requested',
          'suspension-requested',
          'lift-requested',
          'demand-answered',
          () => state,
        )
        .exhaustive(),
    )
    .with({ type: 'ReferralReassigned' }, ({ data: { responsibility, ground } }) => ({
      ...state,
      declines: [...state.declines, { responsibility, ground, reason: '' }],
    }))
    .with({ type: 'ArbitrationRequested' }, ({ data: { declines } }) => ({ ...state, declines, arbitration: true }))
    .with({ type: 'ReferralArbitrated' }, () => ({ ...state, arbitration: false }))
    .with({ type: 'ReferralClockAmber' }, ({ data }) => reached(data, 'amber'))
    .with({ type: 'ReferralUrged' }, ({ data }) => reached(data, 'urged'))
    .with({ type: 'SupervisionOpened' }, ({ data }) => reached(data, 'supervision'))
    .with({ type: 'SupervisionListed' }, ({ data }) => reached(data, 'listed'))
    .with({ type: 'TalkHeld' }, ({ data }) => reached(data, 'talk'))
    .with({ type: 'ReferralEscalated' }, ({ data }) => reached(data, 'joint-meeting'))
    .with({ type: 'ReferralDeadlineExtended' }, ({ data: { referralId, completeBy, workingDays } }) =>
      change(referralId, { rungs: [], completeBy, extended: state.referrals[referralId]!.extended + workingDays }),
    )
    .with({ type: 'ExtensionDenied' }, { type: 'SuspensionDenied' }, () => state)
    .with({ type: 'ReferralClockStopped' }, ({ data: { referralId, at } }) => change(referralId, { stoppedAt: at }))
    .with({ type: 'ReferralClockResumed' }, ({ data: { referralId, at, completeBy } }) => {
      const { stoppedAt, pauses } = state.referrals[referralId]!;
      const stood = stoppedAt ? [{ from: stoppedAt, to: at }] : [];
      return change(referralId, { stoppedAt: undefined, pauses: [...pauses, ...stood], completeBy });
    })
    .with({ type: 'ReferralWithdrawn' }, ({ data: { referralId, reason } }) => {
      const after = change(referralId, { status: 'withdrawn' });
      return reason === 'incident-voided' || reason === 'incident-merged'
        ? { ...after, status: 'withdrawn', arbitration: false }
        : after;
    })
    .with({ type: 'ReferralReturnedForRework' }, ({ data: { referralId, round, completeBy } }) => ({
      ...change(referralId, {
        status: 'accepted',
        rungs: [],
        completeBy,
        stoppedAt: undefined,
        pauses: [],
        extended: 0,
      }),
      status: 'open',
      round,
    }))
    .with({ type: 'DispatchSettled' }, () => ({ ...state, status: 'settled' }))
    .exhaustive();

  function reached({ referralId, clock }: { referralId: string; clock: string }, rung: string): DispatchState {
    return change(referralId, { rungs: [...state.referrals[referralId]!.rungs, `${clock}:${rung}`] });
  }
};

export const dispatchDecider: Decider<DispatchCommand, DispatchState, DispatchEvent> = { initial, decide, evolve };
