import {
  accept,
  type Decider,
  type Decision,
  houseRule,
  type OutageArea,
  type OutageCommand,
  type OutageEvent,
  refuse,
  statutoryLimits,
  type Trade,
  under,
  utc,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { match } from 'ts-pattern';
import { hoursBetween, trades } from '../trades.ts';
import { latestNotice, type Notice, noticeOf } from './law.ts';

/**
 * A planned outage 计划停供.
 *
 *   announced ─(its time)─▶ begun ─▶ ended
 *      │                      └(its time)─▶ overrun ─▶ ended, late
 *      └▶ cancelled
 *
 * Law: 电力供应与使用条例 art. 28 (7 days, 24 hours); 城市供水条例 art. 22 (approved, 24 hours); 淄博市燃气管理条例
 * art. 20 (48 hours); 山东省供热条例 art. 29 (2 days; a day without heat is not charged); 电信条例 art. 35.
 */
export type OutageState =
  | { readonly status: 'none' }
  | {
      readonly status: 'announced' | 'begun' | 'overrun' | 'over';
      readonly outageId: string;
      readonly trade: Trade;
      readonly area: OutageArea;
      readonly from: string;
      readonly until: string;
      readonly beganAt?: string;
    };

const order = under(houseRule('停供次序'));

const { absent, exists, over } = refusalsOf(houseRule('停供次序'), 'outage', {
  absent: ['没有该停供公告', 'there is no such outage'],
  exists: ['该编号的公告已发布', 'an outage of this id exists'],
  over: ['该停供已经结束或者取消', 'the outage is over', '另行公告', 'announce a new one'],
});
const backwards = order(
  'ends-before-it-begins',
  ['恢复时间须晚于停供时间', 'supply must come back after it went'],
  ['改正时间', 'correct the times'],
);
const nowhere = order(
  'no-area',
  ['公告须写明停供范围', 'an announcement must say where'],
  ['填写小区、道路或者镇办', 'name estates, places or subdistricts'],
);
const begunAlready = order(
  'outage-begun',
  ['停供已经开始', 'the outage has begun'],
  ['登记恢复供应', 'record its end'],
);
const notBegun = order('outage-not-begun', ['停供尚未开始', 'the outage has not begun'], ['取消停供', 'cancel it']);
const inFuture = order('in-future', ['时间不能晚于现在', 'the time lies in the future'], ['改正时间', 'correct it']);
const beforeBegin = order(
  'before-it-began',
  ['恢复时间早于停供时间', 'it cannot have ended before it began'],
  ['改正时间', 'correct it'],
);
const notApproved = under({ law: '城市供水条例', article: '第二十二条' })(
  'not-approved',
  ['停止供水应当经城市供水行政主管部门批准', 'the water authority must approve it'],
  ['填写批准文号', 'give the number of its approval'],
);
const noticeTooShort = ({ rule, key }: Notice) => {
  const names = key ? statutoryLimits[key].limit : undefined;
  return under(rule)(
    'notice-too-short',
    [
      `公告提前的时间不足${names ? `（须提前${names.amount}${names.unit === 'hours' ? '小时' : '日'}）` : ''}`,
      `announced too late${names ? ` (${names.amount} ${names.unit} ahead)` : ''}`,
    ],
    ['推迟停供；故障抢修按突发停供公告', 'begin later; a fault is announced as an emergency'],
  );
};
const earlierThanAnnounced = ({ rule }: Notice) =>
  under(rule)(
    'earlier-than-announced',
    ['不得早于公告的时间停供', 'it may not begin before the announced time'],
    ['到公告时间再停供', 'wait for it'],
  );

const decide = (command: OutageCommand, state: OutageState): Decision<OutageEvent> => {
  if (command.kind === 'AnnounceOutage') return state.status === 'none' ? announce(command) : refuse(exists);
  if (state.status === 'none') return command.kind === 'ObserveOutage' ? accept() : refuse(absent);
  const { status, outageId, trade, area, from, until } = state;
  const key = { outageId, trade };
  const overran = (at: string): OutageEvent[] =>
    status === 'begun' && at >= until
      ? [{ type: 'OutageOverran', data: { ...key, area, due: until, observedAt: at } }]
      : [];
  return match(command)
    .returnType<Decision<OutageEvent>>()
    .with({ kind: 'ObserveOutage' }, ({ at }) => {
      if (status === 'announced' && at >= from) return accept({ type: 'OutageBegan', data: { ...key, beganAt: from } });
      return accept(...overran(at));
    })
    .when(
      () => status === 'over',
      () => refuse(over),
    )
    .with({ kind: 'BeginOutage' }, ({ at }) => {
      if (status !== 'announced') return refuse(begunAlready);
      if (at < from) return refuse(earlierThanAnnounced(noticeOf(trade, 'planned', hoursBetween(from, until))));
      return accept({ type: 'OutageBegan', data: { ...key, beganAt: at } });
    })
    .with({ kind: 'CancelOutage' }, ({ data: { reason } }) =>
      status === 'announced' ? accept({ type: 'OutageCancelled', data: { ...key, reason } }) : refuse(begunAlready),
    )
    .with({ kind: 'EndOutage' }, ({ at, data }) => {
      const endedAt = utc(data.endedAt ?? at);
      if (status === 'announced') return refuse(notBegun);
      if (endedAt > at) return refuse(inFuture);
      const beganAt = state.beganAt!;
      if (endedAt < beganAt) return refuse(beforeBegin);
      const length = Date.parse(endedAt) - Date.parse(beganAt);
      const hours = Math.round(length / 360_000) / 10;
      const relief = trades[trade].relief;
      const relieved: OutageEvent[] =
        relief?.when === 'a-day-without' && length >= 24 * 3_600_000
          ? [
              {
                type: 'OutageFeeRelieved',
                data: { ...key, hours: hoursBetween(beganAt, endedAt), rule: relief.rule },
              },
            ]
          : [];
      return accept(...overran(endedAt), ...relieved, {
        type: 'OutageEnded',
        data: { ...key, endedAt, hours, late: endedAt >= until },
      });
    })
    .exhaustive();
};

const announce = ({ at, data }: Extract<OutageCommand, { kind: 'AnnounceOutage' }>): Decision<OutageEvent> => {
  const { trade, kind, area, approval } = data;
  const [from, until] = [utc(data.from), utc(data.until)];
  if (until <= from) return refuse(backwards);
  if (area.estates.length + area.subdistricts.length + area.places.length === 0) return refuse(nowhere);
  if (trade === 'water' && kind !== 'emergency' && !approval) return refuse(notApproved);
  const notice = noticeOf(trade, kind, hoursBetween(from, until));
  const latest = latestNotice(notice, from);
  // An outage that was not announced ahead, where the statute gives no number, is at least announced before it begins.
  if (kind !== 'emergency' && at > (latest ?? from)) return refuse(noticeTooShort(notice));
  const announced = { rule: notice.rule, ...(latest ? { latest } : {}) };
  return accept({ type: 'OutageAnnounced', data: { ...data, from, until, announcedAt: at, notice: announced } });
};

const evolve = (state: OutageState, event: OutageEvent): OutageState => {
  if (event.type === 'OutageAnnounced') {
    const { outageId, trade, area, from, until } = event.data;
    return { status: 'announced', outageId, trade, area, from, until };
  }
  if (state.status === 'none') return state;
  return match(event)
    .returnType<OutageState>()
    .with({ type: 'OutageBegan' }, ({ data: { beganAt } }) => ({ ...state, status: 'begun', beganAt }))
    .with({ type: 'OutageOverran' }, () => ({ ...state, status: 'overrun' }))
    .with({ type: 'OutageFeeRelieved' }, () => state)
    .with({ type: 'OutageEnded' }, { type: 'OutageCancelled' }, () => ({ ...state, status: 'over' }))
    .exhaustive();
};

export const outageDecider: Decider<OutageCommand, OutageState, OutageEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
