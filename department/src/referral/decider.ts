import {
  accept,
  type CaseMatter,
  type Decider,
  type Decision,
  type DeskCommand,
  type DeskEvent,
  houseRule,
  type Refusal,
  refuse,
  refuseOnRecord,
} from '@tiaokuai/contracts';
import { match } from 'ts-pattern';

/**
 * A referral at the desk of the responsibility that it was sent to.
 *
 *   received ─▶ accepted ─▶ completed ─▶ (rework) accepted …
 *      │           └ progress, extension and suspension asked for, demands answered
 *      ├─▶ declined (not when final: 指定后不得退回); accepted ─▶ declined, when its case shows on site that it is another's
 *      └─▶ taken back (withdrawn by the router, at any time before completion)
 */
export type DeskState =
  | { readonly status: 'none' }
  | {
      readonly status: 'received' | 'accepted' | 'declined' | 'completed' | 'taken-back';
      readonly referralId: string;
      readonly incidentId: string;
      readonly responsibility: string;
      /** What its case is to be about. */
      readonly matter: CaseMatter;
      readonly final: boolean;
      readonly round: number;
      readonly clock: 'running' | 'stopped';
      readonly asked: 'nothing' | 'extension' | 'suspension' | 'lift';
      /** The rung of the last demand that waits for an answer. */
      readonly demand: string | undefined;
    };

type Known = Exclude<DeskState, { status: 'none' }>;

const finality: Refusal = {
  code: 'final-referral',
  message: { zh: '经裁定指定的派遣不得退回', en: 'a referral by arbitration may not be declined' },
  rule: { law: '潍坊市12345政务服务便民热线条例', article: '第二十二条' },
  remedy: { zh: '接收并办理；确需协助的，请求协办', en: 'accept it; ask for assistance where another is needed' },
};

const order = (now: DeskState['status'], zh: string, en: string): Refusal => ({
  code: `referral-is-${now}`,
  message: { zh, en },
  rule: houseRule('派遣办理次序'),
  remedy: { zh: '先查看该派遣的当前状态', en: 'look at the state of the referral first' },
});

const absent: Refusal = {
  code: 'no-such-referral',
  message: { zh: '没有收到过该派遣', en: 'no such referral has been received here' },
  rule: houseRule('派遣办理次序'),
  remedy: { zh: '核对派遣编号', en: 'check the number of the referral' },
};

const unchanged: Decision<never> = accept();

const decide = (command: DeskCommand, state: DeskState): Decision<DeskEvent> => {
  if (command.kind === 'ReceiveReferral')
    return state.status === 'none' ? accept({ type: 'ReferralReceived', data: command.data }) : unchanged;
  if (state.status === 'none') return refuse(absent);
  // In a general inbox several departments' referrals lie side by side.
  if (command.actor.startsWith('department:') && command.actor !== `department:${state.responsibility}`)
    return refuse(absent);
  const { referralId, incidentId, responsibility } = state;
  const key = { referralId, incidentId, responsibility };
  const mustBe = (status: Known['status'], events: () => Decision<DeskEvent>): Decision<DeskEvent> =>
    state.status === status ? events() : refuse(outOfOrder(state));
  return match(command)
    .returnType<Decision<DeskEvent>>()
    .with({ kind: 'AcceptReferral' }, () => mustBe('received', () => accept({ type: 'ReferralAccepted', data: key })))
    .with({ kind: 'AcceptAtOnce' }, () =>
      state.status === 'received' ? accept({ type: 'ReferralAccepted', data: key }) : unchanged,
    )
    .with({ kind: 'DeclineReferral' }, ({ data }) => {
      const { ground, legalGround, reason, proposes } = data;
      if (state.final && isOpen(state))
        return refuseOnRecord(finality, { type: 'DeclineRejected', data: { ...key, ground, code: finality.code } });
      const declined = { ...key, ground, legalGround, reason, ...(proposes ? { proposes } : {}) };
      return mustBe('received', () => accept({ type: 'ReferralDeclined', data: declined }));
    })
    .with({ kind: 'ReportProgress' }, ({ data: { note, case: of } }) =>
      mustBe('accepted', () =>
        accept({ type: 'ProgressReported', data: { ...key, note, ...(of ? { case: of } : {}) } }),
      ),
    )
    .with({ kind: 'RequestExtension' }, ({ data: { workingDays, reason } }) =>
      mustBe('accepted', () =>
        state.asked === 'nothing'
          ? accept({ type: 'ExtensionRequested', data: { ...key, workingDays, reason } })
          : refuse(oneAtATime),
      ),
    )
    .with({ kind: 'RequestSuspension' }, ({ data: { until, reason } }) =>
      mustBe('accepted', () => {
        if (state.clock === 'stopped') return refuse(alreadyStopped);
        if (state.asked !== 'nothing') return refuse(oneAtATime);
        return accept({ type: 'SuspensionRequested', data: { ...key, reason, ...(until ? { until } : {}) } });
      }),
    )
    .with({ kind: 'RequestLifting' }, ({ data: { reason } }) =>
      mustBe('accepted', () => {
        if (state.clock === 'running') return refuse(notStopped);
        if (state.asked !== 'nothing') return refuse(oneAtATime);
        return accept({ type: 'SuspensionLiftRequested', data: { ...key, reason } });
      }),
    )
    .with({ kind: 'CompleteReferral' }, ({ data: { outcome, note, evidence } }) =>
      mustBe('accepted', () =>
        accept({ type: 'ReferralCompleted', data: { ...key, outcome, note, evidence, round: state.round } }),
      ),
    )
    .with({ kind: 'ReportCaseProgress' }, ({ data: { round, note, case: of } }) =>
      state.status === 'accepted' && state.round === round
        ? accept({ type: 'ProgressReported', data: { ...key, note, case: of } })
        : unchanged,
    )
    .with({ kind: 'CompleteByCase' }, ({ data: { round, outcome, note, evidence, case: of } }) =>
      state.status === 'accepted' && state.round === round
        ? accept({ type: 'ReferralCompleted', data: { ...key, outcome, note, evidence, round, case: of } })
        : unchanged,
    )
    .with({ kind: 'DeclineByCase' }, ({ data: { round, case: of, ground, legalGround, reason, proposes } }) => {
      if (state.status !== 'accepted' || state.round !== round) return unchanged;
      if (!state.final) {
        const declined = { ...key, ground, legalGround, reason, ...(proposes ? { proposes } : {}) };
        return accept({ type: 'ReferralDeclined', data: declined });
      }
      const completed = { ...key, outcome: 'not-resolved' as const, note: reason, evidence: [], round, case: of };
      return accept({ type: 'ReferralCompleted', data: completed });
    })
    .with({ kind: 'AnswerDemand' }, ({ data: { note } }) =>
      state.demand === undefined
        ? refuse(nothingDemanded)
        : accept({ type: 'DemandAnswered', data: { ...key, rung: state.demand as 'urged', note } }),
    )
    .with({ kind: 'TakeBackReferral' }, ({ data: { reason } }) =>
      isOpen(state) ? accept({ type: 'ReferralTakenBack', data: { ...key, reason } }) : unchanged,
    )
    .with({ kind: 'ReopenReferral' }, ({ data: { round, reason, completeBy } }) =>
      state.status === 'completed' && round > state.round
        ? accept({ type: 'ReferralReopened', data: { ...key, round, reason, completeBy } })
        : unchanged,
    )
    .with({ kind: 'MoveDeadline' }, ({ data: { clock = state.clock, completeBy, reason } }) =>
      isOpen(state)
        ? accept({ type: 'DeadlineMoved', data: { ...key, clock, reason, ...(completeBy ? { completeBy } : {}) } })
        : unchanged,
    )
    .with({ kind: 'DemandAnswer' }, ({ data: { rung, clock, answerOwedBy } }) =>
      isOpen(state)
        ? accept({ type: 'AnswerDemanded', data: { ...key, rung, clock, ...(answerOwedBy ? { answerOwedBy } : {}) } })
        : unchanged,
    )
    .exhaustive();
};

/** Whatever the router decided meanwhile comes too late for an ended referral. */
const isOpen = ({ status }: Known): boolean => status === 'received' || status === 'accepted';

const outOfOrder = (state: Known): Refusal =>
  match(state.status)
    .with('received', (now) => order(now, '该派遣尚未接收', 'the referral has not been accepted yet'))
    .with('accepted', (now) => order(now, '该派遣已经接收', 'the referral has been accepted already'))
    .with('declined', (now) => order(now, '该派遣已经退回', 'the referral has been declined'))
    .with('completed', (now) => order(now, '该派遣已经办结', 'the referral has been completed'))
    .with('taken-back', (now) => order(now, '该派遣已被收回', 'the referral has been taken back'))
    .exhaustive();

const oneAtATime: Refusal = {
  code: 'request-pending',
  message: { zh: '已有一项申请等待决定', en: 'another request waits for its decision' },
  rule: houseRule('一次一项申请'),
  remedy: { zh: '等待领导小组办公室决定', en: 'wait for the decision of the leading group office' },
};
const alreadyStopped: Refusal = {
  code: 'clock-stopped',
  message: { zh: '时钟已经停止', en: 'the clock is stopped already' },
  rule: houseRule('挂账'),
  remedy: { zh: '无须再次申请', en: 'nothing needs to be asked for' },
};
const notStopped: Refusal = {
  code: 'clock-running',
  message: { zh: '时钟正在运行', en: 'the clock is running' },
  rule: houseRule('挂账'),
  remedy: { zh: '无须申请恢复', en: 'nothing needs to be lifted' },
};
const nothingDemanded: Refusal = {
  code: 'nothing-demanded',
  message: { zh: '没有待答复的催办督办', en: 'no demand waits for an answer' },
  rule: houseRule('催办督办'),
  remedy: { zh: '用“报告进展”说明情况', en: 'report progress instead' },
};

const evolve = (state: DeskState, event: DeskEvent): DeskState => {
  if (event.type === 'ReferralReceived') {
    const { referralId, incidentId, responsibility, final } = event.data;
    const { category, urgency, role, estate, place, brief } = event.data;
    return {
      status: 'received',
      referralId,
      incidentId,
      responsibility,
      matter: { category, urgency, role, brief, ...(estate ? { estate } : {}), ...(place ? { place } : {}) },
      final,
      round: 0,
      clock: 'running',
      asked: 'nothing',
      demand: undefined,
    };
  }
  if (state.status === 'none') return state;
  return match(event)
    .returnType<DeskState>()
    .with({ type: 'ReferralAccepted' }, () => ({ ...state, status: 'accepted' }))
    .with({ type: 'ReferralDeclined' }, () => ({ ...state, status: 'declined', demand: undefined }))
    .with({ type: 'DeclineRejected' }, { type: 'ProgressReported' }, () => state)
    .with({ type: 'ExtensionRequested' }, () => ({ ...state, asked: 'extension' }))
    .with({ type: 'SuspensionRequested' }, () => ({ ...state, asked: 'suspension' }))
    .with({ type: 'SuspensionLiftRequested' }, () => ({ ...state, asked: 'lift' }))
    .with({ type: 'ReferralCompleted' }, () => ({ ...state, status: 'completed', asked: 'nothing', demand: undefined }))
    .with({ type: 'ReferralReopened' }, ({ data: { round } }) => ({
      ...state,
      status: 'accepted',
      round,
      clock: 'running',
    }))
    .with({ type: 'ReferralTakenBack' }, () => ({ ...state, status: 'taken-back', demand: undefined }))
    .with({ type: 'DeadlineMoved' }, ({ data: { clock } }) => ({ ...state, clock, asked: 'nothing' }))
    .with({ type: 'AnswerDemanded' }, ({ data: { rung } }) => (rung === 'amber' ? state : { ...state, demand: rung }))
    .with({ type: 'DemandAnswered' }, () => ({ ...state, demand: undefined }))
    .exhaustive();
};

export const referralDecider: Decider<DeskCommand, DeskState, DeskEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
