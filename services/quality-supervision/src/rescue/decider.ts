import {
  accept,
  type CaseKey,
  caseKeyOf,
  type Decider,
  type Decision,
  houseRule,
  type RescueCommand,
  type RescueEvent,
  refuse,
  under,
  utc,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { answers, isLateOpening } from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { lateArrival } from '../law.ts';

/**
 * The rescue of people trapped in an elevator 电梯困人救援.
 *
 *   reported ─▶ firm notified ─▶ firm arrived ─▶ freed ─▶ closed
 *      │            │ (30 minutes) limit missed: a violation fact, unless it turns out that the firm was there
 *      └────────────┴── freed by the use unit or the fire brigade as well · nobody was trapped · taken back
 *
 * Law: 淄博市电梯安全条例 art. 43 (report an accident within the hour), 44 (thirty minutes), 56(三) (what missing them
 * costs); 特种设备安全法 art. 42 (fully checked before it is used again), 45, 70.
 */
export type RescueState = { readonly status: 'none' } | Rescue;

interface Rescue {
  readonly status: 'reported' | 'notified' | 'arrived' | 'freed' | 'over';
  readonly key: CaseKey;
  readonly calledAt: string;
  /** The firm that was called last. */
  readonly call?: Call | undefined;
  readonly calls: number;
  readonly freedAt?: string | undefined;
  readonly accident: 'none' | 'to-report' | 'reported';
  readonly reportBy?: string | undefined;
  readonly fireOnScene: boolean;
}

interface Call {
  readonly no: number;
  readonly firm: string;
  readonly equipmentId?: string | undefined;
  readonly notifiedAt: string;
  readonly due: string;
  readonly missed: boolean;
  readonly arrived: boolean;
}

const order = under(houseRule('困人救援次序'));
const article44 = under({ law: '淄博市电梯安全条例', article: '第四十四条' });

const { absent, exists, over } = refusalsOf(houseRule('困人救援次序'), 'rescue', {
  absent: ['没有该救援', 'there is no such rescue'],
  exists: ['该编号的救援已登记', 'a rescue of this id exists'],
  over: ['该救援已经结束', 'the rescue is over', '登记新的困人报告', 'record a new report'],
});
const inFuture = order('in-future', ['时间不能晚于现在', 'the time lies in the future'], ['改正时间', 'correct it']);
const beforeCall = order(
  'before-the-call',
  ['时间不能早于接报或者通知', 'the time lies before the call'],
  ['改正时间', 'correct it'],
);
const notifiedAlready = article44(
  'firm-notified',
  ['已通知维保单位，三十分钟未满', 'a firm is on its way, within its thirty minutes'],
  ['等待到场；到场后登记', 'wait; record its arrival'],
);
const notNotified = article44(
  'firm-not-notified',
  ['尚未通知维保单位', 'no maintenance firm was notified'],
  ['先登记通知维保单位', 'record the notice to the firm first'],
);
const notArrived = order(
  'firm-not-arrived',
  ['维保人员到场尚未登记', "the firm's arrival has not been recorded"],
  ['先登记到场', 'record it first'],
);
const arrivedAlready = order(
  'firm-arrived',
  ['维保人员已经到场', 'the firm has arrived'],
  ['登记救出情况', 'record the rescue'],
);
const freedAlready = order('freed', ['人员已经救出', 'the people are free'], ['结束救援', 'close the rescue']);
const notFreed = under({ law: '特种设备安全法', article: '第四十五条' })(
  'not-freed',
  ['人员尚未救出，不得结束救援', 'the people are not free yet'],
  ['登记救出；误报的登记误报', 'record that they are free, or that nobody was trapped'],
);
const notFullyChecked = under({ law: '特种设备安全法', article: '第四十二条' })(
  'not-fully-checked',
  [
    '出现故障的，应当全面检查、消除隐患后方可继续使用',
    'after a fault it must be fully checked before it is used again',
  ],
  ['全面检查前停止使用；检查后再结束', 'keep it out of use; close when it was checked'],
);
const accidentNotReported = under({ law: '淄博市电梯安全条例', article: '第四十三条' })(
  'accident-not-reported',
  ['有人受伤，事故应当在一小时内报告', 'somebody was hurt: the accident must be reported within the hour'],
  ['先登记事故报告', 'record the report first'],
);
const noAccident = order(
  'no-accident',
  ['没有人员受伤', 'nobody was hurt'],
  ['无须报告', 'nothing needs to be reported'],
);

const decide = (command: RescueCommand, state: RescueState): Decision<RescueEvent> => {
  if (command.kind === 'OpenRescue') {
    const { at, data } = command;
    return state.status !== 'none' && isLateOpening(state.key, data.referral)
      ? accept()
      : accept({ type: 'EntrapmentReported', data: { ...data, calledAt: at } });
  }
  if (state.status === 'none')
    return match(command)
      .returnType<Decision<RescueEvent>>()
      .with({ kind: 'ReportEntrapment' }, ({ at, data }) => {
        const calledAt = utc(data.calledAt ?? at);
        return calledAt > at ? refuse(inFuture) : accept({ type: 'EntrapmentReported', data: { ...data, calledAt } });
      })
      .with({ kind: P.union('EndRescue', 'ObserveArrival', 'NoteFireOnScene') }, () => accept())
      .otherwise(() => refuse(absent));

  const { key, status, call } = state;
  const isOpen = status !== 'over';
  return match(command)
    .returnType<Decision<RescueEvent>>()
    .with({ kind: 'ReportEntrapment' }, () => refuse(exists))
    .with({ kind: 'EndRescue' }, ({ data: { referralId, cause, note } }) =>
      isOpen && answers(key, referralId)
        ? accept({ type: 'RescueWithdrawn', data: { ...key, cause, note } })
        : accept(),
    )
    .with({ kind: 'ObserveArrival' }, ({ at, data }) =>
      call?.no === data.call ? accept(...missedBy(state, at, at)) : accept(),
    )
    .with({ kind: 'NoteFireOnScene' }, ({ data: { arrivedAt } }) =>
      isOpen && !state.fireOnScene ? accept({ type: 'FireOnScene', data: { ...key, arrivedAt } }) : accept(),
    )
    .with({ kind: 'RecordFirmArrival' }, ({ at, data }) => {
      const arrivedAt = utc(data.arrivedAt ?? at);
      // After a rescue an arrival may still become known; where nobody was trapped there was none to come to.
      if (!isOpen && !state.freedAt) return refuse(over);
      if (!call) return refuse(notNotified);
      if (call.arrived) return refuse(arrivedAlready);
      if (arrivedAt > at) return refuse(inFuture);
      if (arrivedAt < call.notifiedAt) return refuse(beforeCall);
      return accept(...arrival(state, call, arrivedAt, at));
    })
    .when(
      () => !isOpen,
      () => refuse(over),
    )
    .with({ kind: 'NotifyFirm' }, ({ at, data: { equipmentId, firm, arriveBy } }) => {
      if (status === 'freed') return refuse(freedAlready);
      if (call?.arrived) return refuse(arrivedAlready);
      const missed = call ? missedBy(state, at, at) : [];
      if (call && !call.missed && missed.length === 0) return refuse(notifiedAlready);
      const about = { firm, call: state.calls + 1, notifiedAt: at, arriveBy, ...(equipmentId ? { equipmentId } : {}) };
      return accept(...missed, { type: 'FirmNotified', data: { ...key, ...about } });
    })
    .with({ kind: 'RecordPeopleFreed' }, ({ at, data: { people, injured, by, reportBy, ...data } }) => {
      const freedAt = utc(data.freedAt);
      if (status === 'freed') return refuse(freedAlready);
      if (freedAt > at) return refuse(inFuture);
      if (freedAt < state.calledAt) return refuse(beforeCall);
      if (by === 'maintenance-firm' && !call?.arrived) return refuse(notArrived);
      const freed = { ...key, freedAt, people, injured, by, ...(injured > 0 ? { reportBy } : {}) };
      return accept(...missedBy(state, freedAt, at), { type: 'PeopleFreed', data: freed });
    })
    .with({ kind: 'RecordAccidentReport' }, ({ at, data }) => {
      const reportedAt = utc(data.reportedAt ?? at);
      if (state.accident !== 'to-report') return refuse(noAccident);
      if (reportedAt > at) return refuse(inFuture);
      const late = reportedAt >= state.reportBy!;
      return accept({ type: 'AccidentReported', data: { ...key, reportedAt, late } });
    })
    .with({ kind: 'CloseRescue' }, ({ data: { fullyChecked, cause } }) => {
      if (status !== 'freed') return refuse(notFreed);
      if (!fullyChecked) return refuse(notFullyChecked);
      return state.accident === 'to-report'
        ? refuse(accidentNotReported)
        : accept({ type: 'RescueClosed', data: { ...key, cause } });
    })
    .with({ kind: 'CancelRescue' }, ({ data: { note } }) =>
      status === 'freed' ? refuse(freedAlready) : accept({ type: 'RescueCancelled', data: { ...key, note } }),
    )
    .exhaustive();
};

/** The violation fact, where the firm's time was over at `until` and nobody had come: found by time, not by report. */
const missedBy = ({ key, call, freedAt, status }: Rescue, until: string, observedAt: string): RescueEvent[] => {
  if (!call || call.arrived || call.missed || status === 'over') return [];
  const end = freedAt && freedAt < until ? freedAt : until;
  if (end < call.due) return [];
  const { firm, no, due, equipmentId } = call;
  const { rule, range } = lateArrival;
  const fact = { firm, call: no, due, observedAt, rule, range, ...(equipmentId ? { equipmentId } : {}) };
  return [{ type: 'ArrivalLimitMissed', data: { ...key, ...fact } }];
};

/** An arrival may become known late: what time had found is then confirmed, or corrected. */
const arrival = (state: Rescue, call: Call, arrivedAt: string, at: string): RescueEvent[] => {
  const { key } = state;
  const { firm, no, due, notifiedAt, missed } = call;
  const late = arrivedAt >= due;
  const minutes = Math.floor((Date.parse(arrivedAt) - Date.parse(notifiedAt)) / 60_000);
  return [
    ...(late ? missedBy(state, arrivedAt, at) : []),
    ...(missed && !late ? [{ type: 'ArrivalLimitKept' as const, data: { ...key, firm, call: no, arrivedAt } }] : []),
    { type: 'FirmArrived', data: { ...key, firm, arrivedAt, minutes, late } },
  ];
};

const evolve = (state: RescueState, event: RescueEvent): RescueState => {
  if (event.type === 'EntrapmentReported')
    return {
      status: 'reported',
      key: caseKeyOf(event.data),
      calledAt: event.data.calledAt,
      calls: state.status === 'none' ? 0 : state.calls,
      accident: 'none',
      fireOnScene: false,
    };
  if (state.status === 'none') return state;
  const { status, call } = state;
  return match(event)
    .returnType<RescueState>()
    .with({ type: 'FirmNotified' }, ({ data: { call: no, firm, equipmentId, notifiedAt, arriveBy } }) => ({
      ...state,
      status: 'notified',
      calls: no,
      call: { no, firm, equipmentId, notifiedAt, due: arriveBy.due, missed: false, arrived: false },
    }))
    .with({ type: 'ArrivalLimitMissed' }, () => ({ ...state, call: { ...call!, missed: true } }))
    .with({ type: 'ArrivalLimitKept' }, () => ({ ...state, call: { ...call!, missed: false } }))
    .with({ type: 'FirmArrived' }, () => ({
      ...state,
      status: status === 'notified' ? 'arrived' : status,
      call: { ...call!, arrived: true },
    }))
    .with({ type: 'FireOnScene' }, () => ({ ...state, fireOnScene: true }))
    .with({ type: 'PeopleFreed' }, ({ data: { freedAt, reportBy } }) => ({
      ...state,
      status: 'freed',
      freedAt,
      accident: reportBy ? 'to-report' : 'none',
      reportBy: reportBy?.due,
    }))
    .with({ type: 'AccidentReported' }, () => ({ ...state, accident: 'reported' }))
    .with({ type: P.union('RescueClosed', 'RescueCancelled', 'RescueWithdrawn') }, () => ({ ...state, status: 'over' }))
    .exhaustive();
};

export const rescueDecider: Decider<RescueCommand, RescueState, RescueEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
