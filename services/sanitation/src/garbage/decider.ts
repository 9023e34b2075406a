import {
  accept,
  type CaseKey,
  caseKeyOf,
  type Decider,
  type Decision,
  type GarbageCommand,
  type GarbageEvent,
  houseRule,
  type RuleSource,
  refuse,
  under,
  utc,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { answers, isLateOpening } from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';

/**
 * Exposed garbage 暴露垃圾.
 *
 *   reported ─▶ crew sent ─▶ cleared (weight, and whose duty it was)      ended ─(rework)─▶ reported
 *      │           └▶ none found, with a photograph
 *      └▶ withdrawn                       4 working hours over: overdue, found by time
 *
 * Law: 城市市容和环境卫生管理条例 art. 28 (cleared in time); the four working hours are configured.
 */
export type GarbageState =
  | { readonly status: 'none' }
  | {
      readonly status: 'reported' | 'sent' | 'over';
      readonly key: CaseKey;
      readonly reportedAt: string;
      readonly clearBy?: { readonly due: string; readonly rule: RuleSource; readonly overdue: boolean };
    };

const order = under(houseRule('暴露垃圾清理次序'));
const { absent, exists, over } = refusalsOf(houseRule('暴露垃圾清理次序'), 'case', {
  absent: ['没有该事项', 'there is no such case'],
  exists: ['该编号已登记', 'a case of this id exists'],
  over: ['该事项已经办结', 'the case has ended', '另行登记', 'report it anew'],
});
const sentAlready = order('crew-sent', ['已经派员', 'a crew was sent'], ['登记清理', 'record the clearance']);
const notSent = order('no-crew', ['尚未派员', 'no crew was sent'], ['先派员', 'send one first']);
const inFuture = order('in-future', ['时间不能晚于现在', 'the time lies in the future'], ['改正时间', 'correct it']);
const tooEarly = order(
  'before-the-report',
  ['清理早于反映', 'it was cleared before it was reported'],
  ['现场无垃圾的，登记现场无垃圾', 'record that there is none'],
);
const noPhotograph = order(
  'no-photograph',
  ['现场无垃圾须有照片', 'that there is none needs a photograph'],
  ['补充照片', 'add one'],
);

const decide = (command: GarbageCommand, state: GarbageState): Decision<GarbageEvent> => {
  if (state.status === 'none')
    return match(command)
      .returnType<Decision<GarbageEvent>>()
      .with({ kind: 'ReportGarbage' }, ({ at, data }) =>
        accept({ type: 'GarbageReported', data: { ...data, reportedAt: at } }),
      )
      .with({ kind: 'OpenGarbage' }, ({ at, data }) =>
        accept({ type: 'GarbageReported', data: { ...data, source: 'referral', reportedAt: at } }),
      )
      .with({ kind: P.union('EndGarbage', 'StartGarbageClock', 'ObserveGarbage') }, () => accept())
      .otherwise(() => refuse(absent));
  const { key, status, reportedAt, clearBy } = state;
  const isOpen = status !== 'over';
  const overdue = (until: string, observedAt: string): GarbageEvent[] =>
    isOpen && clearBy && !clearBy.overdue && until >= clearBy.due
      ? [{ type: 'GarbageOverdue', data: { ...key, due: clearBy.due, observedAt, rule: clearBy.rule } }]
      : [];
  return match(command)
    .returnType<Decision<GarbageEvent>>()
    .with({ kind: 'ReportGarbage' }, () => refuse(exists))
    .with({ kind: 'OpenGarbage' }, ({ at, data }) =>
      isLateOpening(key, data.referral)
        ? accept()
        : accept({ type: 'GarbageReportedAgain', data: { ...data, source: 'referral', reportedAt: at } }),
    )
    .with({ kind: 'EndGarbage' }, ({ data: { referralId, cause, note } }) =>
      isOpen && answers(key, referralId)
        ? accept({ type: 'GarbageWithdrawn', data: { ...key, cause, note } })
        : accept(),
    )
    .with({ kind: 'StartGarbageClock' }, ({ data }) =>
      isOpen && !clearBy && data.reportedAt === reportedAt
        ? accept({ type: 'GarbageClockStarted', data: { ...key, clearBy: data.clearBy } })
        : accept(),
    )
    .with({ kind: 'ObserveGarbage' }, ({ at }) => accept(...overdue(at, at)))
    .when(
      () => !isOpen,
      () => refuse(over),
    )
    .with({ kind: 'SendGarbageCrew' }, ({ data: { crew } }) =>
      status === 'sent' ? refuse(sentAlready) : accept({ type: 'GarbageCrewSent', data: { ...key, crew } }),
    )
    .with({ kind: 'ClearGarbage' }, ({ at, data: { cause, loads, pointId, evidence, ...data } }) => {
      const clearedAt = utc(data.clearedAt ?? at);
      if (status !== 'sent') return refuse(notSent);
      if (clearedAt > at) return refuse(inFuture);
      if (clearedAt < reportedAt) return refuse(tooEarly);
      const kilograms = loads.reduce((all, each) => all + each.kilograms, 0);
      const late = clearBy !== undefined && clearedAt >= clearBy.due;
      const cleared = { cause, clearedAt, loads, kilograms, late, evidence, ...(pointId ? { pointId } : {}) };
      return accept(...overdue(clearedAt, at), { type: 'GarbageCleared', data: { ...key, ...cleared } });
    })
    .with({ kind: 'RecordNoGarbage' }, ({ data: { note, evidence } }) => {
      if (status !== 'sent') return refuse(notSent);
      return evidence.length === 0
        ? refuse(noPhotograph)
        : accept({ type: 'NoGarbageFound', data: { ...key, note, evidence } });
    })
    .exhaustive();
};

const evolve = (state: GarbageState, event: GarbageEvent): GarbageState => {
  if (event.type === 'GarbageReported' || event.type === 'GarbageReportedAgain')
    return { status: 'reported', key: caseKeyOf(event.data), reportedAt: event.data.reportedAt };
  if (state.status === 'none') return state;
  return match(event)
    .returnType<GarbageState>()
    .with({ type: 'GarbageClockStarted' }, ({ data: { clearBy } }) => ({
      ...state,
      clearBy: { due: clearBy.due, rule: clearBy.source, overdue: false },
    }))
    .with({ type: 'GarbageCrewSent' }, () => ({ ...state, status: 'sent' }))
    .with({ type: 'GarbageOverdue' }, () => ({ ...state, clearBy: { ...state.clearBy!, overdue: true } }))
    .with({ type: P.union('GarbageCleared', 'NoGarbageFound', 'GarbageWithdrawn') }, () => ({
      ...state,
      status: 'over',
    }))
    .exhaustive();
};

export const garbageDecider: Decider<GarbageCommand, GarbageState, GarbageEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
