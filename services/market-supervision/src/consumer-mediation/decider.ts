import {
  accept,
  type CaseKey,
  type ConsumerMediationCommand,
  type ConsumerMediationEvent,
  caseKeyOf,
  type Deadline,
  type Decider,
  type Decision,
  houseRule,
  type RuleSource,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { endedByReferral, refusalsOf } from '@tiaokuai/department/decisions';
import { isLateOpening } from '@tiaokuai/department/enforcement';
import { dueAt, type Limit } from '@tiaokuai/working-time';
import { match, P } from 'ts-pattern';
import {
  answerLimit,
  mediationLimit,
  waysAfterBreach,
  waysAfterFailure,
  waysAfterRefusal,
  waysArticle,
} from './law.ts';

/**
 * A consumer's dispute with an operator 消费调解.
 *
 *   lodged ─(7 working days)▶ accepted ─▶ session … ─▶ agreed ─▶ performed │ broken (told the way to court)
 *      │                          └──────────────────▶ failed (told the ways that remain)
 *      └▶ not accepted (told whom to turn to) · withdrawn · settled          ended ─(rework)─▶ lodged
 *
 * Beside it one clock at a time: to answer, to end the mediation, to perform. That it ran out is on record once.
 *
 * Law: 消费者权益保护法 art. 39 (the ways), 46 (seven working days). Mediation is of free will: nobody is made to agree.
 */
export type ConsumerMediationState = { readonly status: 'none' } | Mediation;

interface Mediation {
  readonly status: 'lodged' | 'accepted' | 'agreed' | 'ended';
  readonly key: CaseKey;
  /** The clock that runs. */
  readonly clock?:
    | { readonly of: 'answer' | 'mediation' | 'performance'; readonly due: string; readonly over: boolean }
    | undefined;
  readonly sessions: number;
  /** The last session had both at the table. */
  readonly bothCame: boolean;
  /** Fen that were agreed on. */
  readonly fen: number;
}

const order = under(houseRule('消费调解次序'));
const byWays = under(waysArticle);
const { absent, exists, ended } = refusalsOf(houseRule('消费调解次序'), 'dispute', {
  absent: ['没有该投诉', 'there is no such dispute'],
  exists: ['该编号的投诉已存在', 'a dispute of this id exists'],
  ended: ['该投诉已经办结', 'the dispute has ended', '另行登记投诉', 'lodge a new one'],
});
const answered = under({ law: '消费者权益保护法', article: '第四十六条' })(
  'answered-already',
  ['已经答复是否受理', 'it was answered already'],
  ['调解或者终止调解', 'mediate, or end the mediation'],
);
const notAccepted = under({ law: '消费者权益保护法', article: '第四十六条' })(
  'not-accepted',
  ['尚未受理，不得组织调解', 'it has not been accepted'],
  ['先受理并告知消费者', 'accept it and tell the consumer'],
);
const noSession = byWays(
  'no-session-of-both',
  ['双方未到场调解，不能登记协议', 'an agreement needs a session that both came to'],
  ['组织双方调解', 'hold a session with both'],
);
const timeRuns = byWays(
  'time-runs',
  ['调解时限未满', 'the time for mediation is not over'],
  ['继续调解，或者以其他理由终止', 'go on, or end it on another ground'],
);
const timeOver = byWays(
  'time-over',
  ['调解时限已满，应当终止调解', 'the time for mediation is over: it must be ended'],
  ['以期满为由终止，告知其他途径', 'end it on that ground and name the ways that remain'],
);
const notAgreed = byWays(
  'not-agreed',
  ['没有待履行的调解协议', 'no agreement waits to be performed'],
  ['先达成协议', 'first they must agree'],
);
const agreedAlready = byWays(
  'agreed-already',
  ['已达成协议，待履行', 'an agreement waits to be performed'],
  ['登记履行或者未履行', 'record whether it was performed'],
);
const lessThanAgreed = byWays(
  'less-than-agreed',
  ['履行数额少于协议', 'less was paid than agreed'],
  ['足额履行后登记，或者登记未履行', 'record it when all is paid, or record the breach'],
);
const performRuns = byWays(
  'performance-runs',
  ['履行期限未满', 'the time to perform is not over'],
  ['期满后再登记未履行', 'wait until it is over'],
);
const dueInPast = order(
  'due-in-past',
  ['履行期限须在今后', 'the time must end in the future'],
  ['改正期限', 'correct it'],
);

type Answer = Decision<ConsumerMediationEvent>;

const deadline = ({ limit, source }: { limit: Limit; source: RuleSource }, start: string): Deadline => ({
  start,
  limit,
  source,
  ...dueAt({ start, limit }),
});

const decide = (command: ConsumerMediationCommand, state: ConsumerMediationState): Answer =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: ConsumerMediationCommand): Answer =>
  match(command)
    .returnType<Answer>()
    .with({ kind: 'LodgeDispute' }, ({ at, data }) =>
      accept({ type: 'DisputeLodged', data: { ...data, source: 'report', answerBy: deadline(answerLimit, at) } }),
    )
    .with({ kind: 'OpenDispute' }, ({ at, data }) =>
      accept({ type: 'DisputeLodged', data: { ...data, source: 'referral', answerBy: deadline(answerLimit, at) } }),
    )
    .with({ kind: P.union('EndDispute', 'ObserveMediation') }, () => accept())
    .otherwise(() => refuse(absent));

const proceed = (command: ConsumerMediationCommand, mediation: Mediation): Answer => {
  const { key, status, clock } = mediation;
  const isOpen = status !== 'ended';
  const whenLodged = (then: () => Answer): Answer =>
    isOpen ? (status === 'lodged' ? then() : refuse(answered)) : refuse(ended);
  const whenAccepted = (then: () => Answer): Answer => {
    if (!isOpen) return refuse(ended);
    if (status === 'agreed') return refuse(agreedAlready);
    return status === 'accepted' ? then() : refuse(notAccepted);
  };
  const whenAgreed = (then: () => Answer): Answer =>
    isOpen ? (status === 'agreed' ? then() : refuse(notAgreed)) : refuse(ended);
  const isOver = (at: string) => clock !== undefined && at >= clock.due;

  return match(command)
    .returnType<Answer>()
    .with({ kind: 'LodgeDispute' }, () => refuse(exists))
    .with({ kind: 'AcceptDispute' }, ({ at, data: { operator, claim, fen } }) =>
      whenLodged(() => {
        const mediateBy = deadline(mediationLimit, at);
        return accept({ type: 'DisputeAccepted', data: { ...key, operator, claim, fen, mediateBy } });
      }),
    )
    .with({ kind: 'RefuseDispute' }, ({ data: { ground, reason } }) =>
      whenLodged(() =>
        accept({ type: 'DisputeNotAccepted', data: { ...key, ground, ways: [...waysAfterRefusal[ground]], reason } }),
      ),
    )
    .with({ kind: 'HoldSession' }, ({ at, data: { mediators, bothCame, note } }) =>
      whenAccepted(() => {
        if (isOver(at)) return refuse(timeOver);
        const session = mediation.sessions + 1;
        return accept({ type: 'SessionHeld', data: { ...key, session, mediators, bothCame, note } });
      }),
    )
    .with({ kind: 'RecordSettlement' }, ({ at, data: { terms, fen, performBy } }) =>
      whenAccepted(() => {
        if (isOver(at)) return refuse(timeOver);
        if (!mediation.bothCame) return refuse(noSession);
        if (performBy.due <= at) return refuse(dueInPast);
        return accept({ type: 'SettlementAgreed', data: { ...key, terms, fen, performBy } });
      }),
    )
    .with({ kind: 'RecordSettlementPerformance' }, ({ data: { fen, evidence } }) =>
      whenAgreed(() =>
        fen < mediation.fen
          ? refuse(lessThanAgreed)
          : accept({ type: 'SettlementPerformed', data: { ...key, fen, evidence } }),
      ),
    )
    .with({ kind: 'RecordSettlementBreach' }, ({ at, data: { note } }) =>
      whenAgreed(() =>
        isOver(at)
          ? accept({ type: 'SettlementBroken', data: { ...key, ways: [...waysAfterBreach], note } })
          : refuse(performRuns),
      ),
    )
    .with({ kind: 'EndMediation' }, ({ at, data: { ground, note } }) =>
      whenAccepted(() => {
        if (ground === 'time-over' && !isOver(at)) return refuse(timeRuns);
        return accept({ type: 'MediationFailed', data: { ...key, ground, ways: [...waysAfterFailure[ground]], note } });
      }),
    )
    .with({ kind: 'OpenDispute' }, ({ at, data }) =>
      isLateOpening(key, data.referral)
        ? accept()
        : accept({ type: 'DisputeReopened', data: { ...data, answerBy: deadline(answerLimit, at) } }),
    )
    .with({ kind: 'EndDispute' }, ({ data }) =>
      endedByReferral(key, isOpen, data, { withdrawn: 'MediationWithdrawn', settled: 'MediationSettled' }),
    )
    .with({ kind: 'ObserveMediation' }, ({ at, data: { due } }) =>
      clock?.due === due && !clock.over && at >= due
        ? accept({ type: 'MediationClockRanOut', data: { ...key, clock: clock.of, due, observedAt: at } })
        : accept(),
    )
    .exhaustive();
};

const running = (of: NonNullable<Mediation['clock']>['of'], { due }: Deadline): Mediation['clock'] => ({
  of,
  due,
  over: false,
});

const evolve = (state: ConsumerMediationState, event: ConsumerMediationEvent): ConsumerMediationState => {
  if (event.type === 'DisputeLodged' || event.type === 'DisputeReopened') {
    if ((state.status === 'none') !== (event.type === 'DisputeLodged')) return state;
    const clock = running('answer', event.data.answerBy);
    return { status: 'lodged', key: caseKeyOf(event.data), clock, sessions: 0, bothCame: false, fen: 0 };
  }
  if (state.status === 'none') return state;
  return match(event)
    .returnType<ConsumerMediationState>()
    .with({ type: 'DisputeAccepted' }, ({ data: { mediateBy } }) => ({
      ...state,
      status: 'accepted',
      clock: running('mediation', mediateBy),
    }))
    .with({ type: 'SessionHeld' }, ({ data: { session, bothCame } }) => ({ ...state, sessions: session, bothCame }))
    .with({ type: 'SettlementAgreed' }, ({ data: { fen, performBy } }) => ({
      ...state,
      status: 'agreed',
      fen,
      clock: running('performance', performBy),
    }))
    .with({ type: 'MediationClockRanOut' }, () => ({ ...state, clock: state.clock && { ...state.clock, over: true } }))
    .with(
      { type: P.union('DisputeNotAccepted', 'SettlementPerformed', 'SettlementBroken') },
      { type: P.union('MediationFailed', 'MediationWithdrawn', 'MediationSettled') },
      () => ({ ...state, status: 'ended', clock: undefined }),
    )
    .exhaustive();
};

export const consumerMediationDecider: Decider<
  ConsumerMediationCommand,
  ConsumerMediationState,
  ConsumerMediationEvent
> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
