import {
  accept,
  type Decider,
  type Decision,
  houseRule,
  type IncidentCommand,
  type IncidentEvent,
  type Refusal,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { match } from 'ts-pattern';

/**
 * The life of an incident 事件 (上报 → 立案 → 派遣 → 处置 → 反馈 → 核查 → 结案).
 *
 *   reported ─┬▶ held (a person gives the category) ─▶ accepted
 *             ├▶ accepted ─▶ referred ─▶ in hand ─▶ answered ─▶ closed ─▶ (reopened) in hand
 *             │                │  suspended ⇄        └ failed verification ─▶ in hand (rework)
 *             ├▶ refused · self-handled · merged (⇄ detached)
 *             └▶ voided, from every open state
 */
type Status =
  | 'none'
  | 'held'
  | 'accepted'
  | 'referred'
  | 'in-hand'
  | 'suspended'
  | 'answered'
  | 'closed'
  | 'refused'
  | 'self-handled'
  | 'merged'
  | 'voided';

type Reported = Extract<IncidentEvent, { type: 'IncidentReported' }>['data'];

export interface IncidentState {
  readonly status: Status;
  readonly report?: Reported;
  readonly brief?: string;
  readonly category?: string;
  /** Referrals whose clock is stopped. */
  readonly stopped: readonly string[];
  readonly referred: readonly string[];
  readonly inHand: readonly string[];
  readonly completedBy: readonly string[];
  readonly round: number;
  readonly main?: string;
  /** Where it goes back to when a merge is undone. */
  readonly beforeMerge?: Status;
  readonly callbacks: number;
  /** Ends of limits that the reporter was told of, by referral. */
  readonly told: Readonly<Record<string, string>>;
  readonly dangers: readonly string[];
}

const initial: IncidentState = {
  status: 'none',
  stopped: [],
  referred: [],
  inHand: [],
  completedBy: [],
  round: 0,
  callbacks: 0,
  told: {},
  dangers: [],
};

const refusal = (code: string, zh: string, en: string, remedyZh: string, remedyEn: string): Refusal => ({
  code,
  message: { zh, en },
  rule: houseRule('事件办理次序'),
  remedy: { zh: remedyZh, en: remedyEn },
});

const outOfOrder = (status: Status): Decision<never> =>
  refuse(
    status === 'none'
      ? refusal('no-such-incident', '没有该事件', 'there is no such incident', '核对事件编号', 'check its number')
      : refusal(
          `incident-is-${status}`,
          `事件当前状态（${statusNames[status]}）不允许此操作`,
          `not possible while the incident is ${status}`,
          '查看事件当前状态后再操作',
          'look at the state of the incident first',
        ),
  );

const statusNames: Readonly<Record<Status, string>> = {
  none: '无',
  held: '待定类',
  accepted: '立案',
  referred: '派遣',
  'in-hand': '处置',
  suspended: '挂账',
  answered: '反馈',
  closed: '结案',
  refused: '不予受理',
  'self-handled': '自处理',
  merged: '并案',
  voided: '作废',
};

const sameHand: Refusal = {
  code: 'verifier-handled-it',
  message: { zh: '办理人不得核查自己办理的事件', en: 'who handled an incident may not verify it' },
  rule: { law: '条块总线', article: '核查与办理分离' },
  remedy: { zh: '由网格员或其他人员核查', en: 'let a grid worker or somebody else verify it' },
};

const channelMissing = under({ law: '潍坊市12345政务服务便民热线条例', article: '第十九条' })(
  'right-channel-missing',
  ['应当通过法定程序解决的，须告知相关办理途径', 'who is referred to a legal procedure must be told where it is'],
  ['写明办理途径', 'name it'],
);
const repetition = under({ law: '济南市12345市民服务热线条例', article: '第二十五条' });
const notHandledYet = repetition(
  'earlier-not-closed',
  ['原事件尚未办结，不属于已依法办理', 'the earlier incident has not been closed: nothing has been handled yet'],
  ['并入原事件，或者受理', 'attach it as a duplicate, or accept it'],
);
const otherGround = repetition(
  'earlier-needs-its-ground',
  ['引用原事件的，不予受理的情形应为“已依法处理”', 'an earlier incident is named only where it was lawfully handled'],
  ['改正不予受理的情形', 'correct the ground'],
);

const open: readonly Status[] = ['held', 'accepted', 'referred', 'in-hand', 'suspended', 'answered'];

const decide = (command: IncidentCommand, state: IncidentState): Decision<IncidentEvent> => {
  const { status } = state;
  const { incidentId } = command.data;
  const inform = (about: 'refused' | 'attached' | 'answered' | 'closed' | 'voided'): IncidentEvent => ({
    type: 'ReporterInformed',
    data: { incidentId, about },
  });
  /** 要求不回复的除外 (济南 art. 24, 潍坊 art. 20). */
  const waived = state.report?.answerWaived === true;
  const unlessWaived = (about: 'answered' | 'closed'): IncidentEvent[] => (waived ? [] : [inform(about)]);
  const whenIn = (allowed: readonly Status[], events: () => Decision<IncidentEvent>): Decision<IncidentEvent> =>
    allowed.includes(status) ? events() : outOfOrder(status);
  /** What other services' events lead to: late ones change nothing. */
  const noteWhen = (fits: boolean, event: () => IncidentEvent): Decision<IncidentEvent> =>
    status === 'none' ? outOfOrder(status) : fits ? accept(event()) : accept();

  return match(command)
    .returnType<Decision<IncidentEvent>>()
    .with({ kind: 'ReportIncident' }, ({ data }) =>
      status === 'none'
        ? accept(...report(data))
        : refuse(
            refusal(
              'incident-exists',
              '该编号的事件已存在',
              'an incident of this id exists',
              '换新编号',
              'take a new id',
            ),
          ),
    )
    .with({ kind: 'CategoriseIncident' }, ({ data: { category, urgency, answers } }) =>
      whenIn(['held'], () => {
        const reported = state.report!;
        const facts = { ...reported, ...(urgency ? { urgency } : {}), ...(answers ? { answers } : {}) };
        return accept(
          { type: 'IncidentCategorised', data: { incidentId, category, by: 'officer' } },
          acceptance(facts, category, state.brief!),
        );
      }),
    )
    .with({ kind: 'RefuseIncident' }, ({ data: { earlierIsClosed, ...refused } }) =>
      whenIn(['held'], () => {
        const { ground, rightChannel, earlierIncidentId: earlier } = refused;
        if (ground === 'legal-procedure-under-way' && !rightChannel) return refuse(channelMissing);
        if (earlier && ground !== 'already-lawfully-handled') return refuse(otherGround);
        if (earlier && !earlierIsClosed) return refuse(notHandledYet);
        return accept({ type: 'IncidentRefused', data: refused }, inform('refused'));
      }),
    )
    .with({ kind: 'HandleIncidentOnTheSpot' }, ({ data }) =>
      whenIn(['held'], () => accept({ type: 'IncidentSelfHandled', data })),
    )
    .with({ kind: 'AttachDuplicate' }, ({ data }) =>
      whenIn(['held', 'accepted', 'referred', 'in-hand', 'suspended'], () =>
        data.mainIncidentId === incidentId
          ? refuse(
              refusal(
                'own-duplicate',
                '事件不能并入自身',
                'an incident is no duplicate of itself',
                '改填主案编号',
                'name another',
              ),
            )
          : accept({ type: 'DuplicateAttached', data }, inform('attached')),
      ),
    )
    .with({ kind: 'DetachDuplicate' }, ({ data: { reason } }) =>
      whenIn(['merged'], () => {
        const detached: IncidentEvent = {
          type: 'DuplicateDetached',
          data: { incidentId, mainIncidentId: state.main!, reason },
        };
        // Its referrals were withdrawn with the merge: it is dispatched anew.
        return state.category
          ? accept(detached, acceptance(state.report!, state.category, state.brief!))
          : accept(detached);
      }),
    )
    .with({ kind: 'AttachIncidentToEstate' }, ({ data }) =>
      whenIn(open, () => accept({ type: 'IncidentAttachedToEstate', data })),
    )
    .with({ kind: 'MarkReferred' }, ({ data }) =>
      noteWhen(open.includes(status) && !state.referred.includes(data.referralId), () => ({
        type: 'IncidentReferred',
        data,
      })),
    )
    .with({ kind: 'MarkInHand' }, ({ data }) =>
      noteWhen(open.includes(status) && !state.inHand.includes(data.referralId), () => ({
        type: 'IncidentTakenInHand',
        data,
      })),
    )
    .with({ kind: 'MarkSuspended' }, ({ data }) =>
      noteWhen(open.includes(status) && !state.stopped.includes(data.referralId), () => ({
        type: 'IncidentSuspended',
        data,
      })),
    )
    .with({ kind: 'MarkResumed' }, ({ data }) =>
      noteWhen(state.stopped.includes(data.referralId), () => ({ type: 'IncidentResumed', data })),
    )
    .with({ kind: 'MarkAnswered' }, ({ data }) => {
      const fits = (['referred', 'in-hand', 'suspended', 'accepted'] as Status[]).includes(status);
      if (status === 'none') return outOfOrder(status);
      return fits && data.round >= state.round
        ? accept({ type: 'IncidentAnswered', data }, ...unlessWaived('answered'))
        : accept();
    })
    .with({ kind: 'TellLimit' }, ({ data }) =>
      noteWhen(!waived && open.includes(status) && state.told[data.referralId] !== data.completeBy.due, () => ({
        type: 'LimitTold',
        data,
      })),
    )
    .with({ kind: 'NoteDanger' }, ({ data }) =>
      noteWhen(!state.dangers.includes(data.case), () => ({ type: 'IncidentDangerNoted', data })),
    )
    .with({ kind: 'VerifyIncident' }, ({ actor, data: { passed, note } }) =>
      whenIn(['answered'], () => {
        if (actor.startsWith('department:') || state.completedBy.includes(actor)) return refuse(sameHand);
        if (passed)
          return accept(
            { type: 'IncidentVerified', data: { incidentId, verifier: actor, ...(note ? { note } : {}) } },
            { type: 'IncidentClosed', data: { incidentId } },
            ...unlessWaived('closed'),
          );
        return accept(rework('verification-failed', note ?? '核查不通过'));
      }),
    )
    .with({ kind: 'RecordCallback' }, ({ data }) =>
      whenIn(['closed'], () =>
        data.resolved
          ? accept({ type: 'CallbackRecorded', data })
          : accept({ type: 'CallbackRecorded', data }, rework('callback-not-resolved', data.note ?? '回访反映未解决')),
      ),
    )
    .with({ kind: 'ReopenIncident' }, ({ data: { reason } }) =>
      whenIn(['closed'], () => accept(rework('reporter-reopened', reason))),
    )
    .with({ kind: 'VoidIncident' }, ({ data }) =>
      whenIn(open, () => accept({ type: 'IncidentVoided', data }, inform('voided'))),
    )
    .with({ kind: 'CloseWithMain' }, ({ data: { mainIncidentId } }) =>
      noteWhen(status === 'merged' && state.main === mainIncidentId, () => ({
        type: 'IncidentClosed',
        data: { incidentId, with: mainIncidentId },
      })),
    )
    .exhaustive();

  function rework(
    cause: 'verification-failed' | 'callback-not-resolved' | 'reporter-reopened',
    reason: string,
  ): IncidentEvent {
    return { type: 'IncidentReturnedForRework', data: { incidentId, round: state.round + 1, cause, reason } };
  }
};

type ReportData = Extract<IncidentCommand, { kind: 'ReportIncident' }>['data'];

const report = ({ threshold, brief, hold, handled, ...reported }: ReportData): IncidentEvent[] => {
  const { incidentId, category, suggestions } = reported;
  const first: IncidentEvent = { type: 'IncidentReported', data: reported };
  if (handled) return [first, { type: 'IncidentSelfHandled', data: { incidentId, ...handled } }];
  if (hold) return [first, { type: 'IncidentHeld', data: { incidentId, reason: 'reporter-asked' } }];
  if (category)
    return [
      first,
      { type: 'IncidentCategorised', data: { incidentId, category, by: 'reporter' } },
      acceptance(reported, category, brief),
    ];
  const [best] = suggestions;
  if (best && best.confidence >= threshold)
    return [
      first,
      { type: 'IncidentCategorised', data: { incidentId, category: best.category, by: 'suggester' } },
      acceptance(reported, best.category, brief),
    ];
  const reason = best ? 'low-confidence' : 'no-category-suggested';
  return [first, { type: 'IncidentHeld', data: { incidentId, reason, ...(best ? { best } : {}) } }];
};

const acceptance = (reported: Reported, category: string, brief: string): IncidentEvent => {
  const { incidentId, urgency, answers, estate, place, evidence, answerWaived } = reported;
  return {
    type: 'IncidentAccepted',
    data: {
      incidentId,
      category,
      urgency,
      answers,
      evidence,
      brief,
      answerWaived,
      ...(estate ? { estate } : {}),
      ...(place ? { place } : {}),
    },
  };
};

const evolve = (state: IncidentState, event: IncidentEvent): IncidentState =>
  match(event)
    .returnType<IncidentState>()
    .with({ type: 'IncidentReported' }, ({ data }) => ({
      ...initial,
      status: 'held',
      report: data,
      brief: briefOf(data),
    }))
    .with({ type: 'IncidentHeld' }, () => ({ ...state, status: 'held' }))
    .with({ type: 'IncidentCategorised' }, ({ data: { category } }) => ({ ...state, category }))
    .with({ type: 'IncidentAccepted' }, ({ data }) => ({
      ...state,
      status: 'accepted',
      category: data.category,
      brief: data.brief,
      report: { ...state.report!, urgency: data.urgency, answers: data.answers },
      referred: [],
      inHand: [],
      stopped: [],
    }))
    .with({ type: 'IncidentRefused' }, () => ({ ...state, status: 'refused' }))
    .with({ type: 'IncidentSelfHandled' }, () => ({ ...state, status: 'self-handled' }))
    .with({ type: 'DuplicateAttached' }, ({ data }) => ({
      ...state,
      status: 'merged',
      beforeMerge: state.status,
      main: data.mainIncidentId,
    }))
    .with({ type: 'DuplicateDetached' }, () => {
      const { main: _main, beforeMerge = 'held', ...rest } = state;
      return { ...rest, status: beforeMerge };
    })
    .with({ type: 'IncidentAttachedToEstate' }, ({ data: { estate } }) => ({
      ...state,
      report: { ...state.report!, estate },
    }))
    .with({ type: 'IncidentReferred' }, ({ data: { referralId } }) => ({
      ...state,
      status: state.status === 'accepted' ? 'referred' : state.status,
      referred: [...state.referred, referralId],
    }))
    .with({ type: 'LimitTold' }, ({ data: { referralId, completeBy } }) => ({
      ...state,
      told: { ...state.told, [referralId]: completeBy.due },
    }))
    .with({ type: 'IncidentDangerNoted' }, ({ data }) => ({ ...state, dangers: [...state.dangers, data.case] }))
    .with({ type: 'IncidentTakenInHand' }, ({ data: { referralId } }) => ({
      ...state,
      status: state.status === 'answered' || state.status === 'suspended' ? state.status : 'in-hand',
      inHand: [...state.inHand, referralId],
    }))
    .with({ type: 'IncidentSuspended' }, ({ data: { referralId } }) => ({
      ...state,
      status: 'suspended',
      stopped: [...state.stopped, referralId],
    }))
    .with({ type: 'IncidentResumed' }, ({ data: { referralId } }) => {
      const stopped = state.stopped.filter((each) => each !== referralId);
      return {
        ...state,
        stopped,
        status: stopped.length === 0 && state.status === 'suspended' ? 'in-hand' : state.status,
      };
    })
    .with({ type: 'IncidentAnswered' }, ({ data: { results, round } }) => ({
      ...state,
      status: 'answered',
      round,
      stopped: [],
      completedBy: [...new Set([...state.completedBy, ...results.map(({ completedBy }) => completedBy)])],
    }))
    .with({ type: 'IncidentVerified' }, { type: 'ReporterInformed' }, () => state)
    .with({ type: 'IncidentReturnedForRework' }, ({ data: { round } }) => ({ ...state, status: 'in-hand', round }))
    .with({ type: 'IncidentClosed' }, () => ({ ...state, status: 'closed' }))
    .with({ type: 'CallbackRecorded' }, () => ({ ...state, callbacks: state.callbacks + 1 }))
    .with({ type: 'IncidentVoided' }, () => ({ ...state, status: 'voided' }))
    .exhaustive();

/** What departments read when a person gives the category later: of the open parts of the report only. */
export const briefOf = ({ place, estate }: Pick<Reported, 'place' | 'estate'>): string =>
  `${estate?.name ?? place?.named ?? '地点待核'}：居民反映问题，详情由镇办核实`;

export const incidentDecider: Decider<IncidentCommand, IncidentState, IncidentEvent> = { initial, decide, evolve };
