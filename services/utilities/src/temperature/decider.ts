import {
  accept,
  type CaseKey,
  type ColdCause,
  caseKeyOf,
  type Decider,
  type Decision,
  dayInChina,
  houseRule,
  refuse,
  statutoryLimits,
  type TemperatureCommand,
  type TemperatureEvent,
  under,
  utc,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { answers, isLateOpening } from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { reducedFen, reductionPercent, reductionScale, roomStandard } from './law.ts';

/**
 * A complaint that rooms are too cold 室温投诉.
 *
 *   reported ─▶ measured ─▶ warm enough ──────────────────────────────────────▶ answered
 *      │           └▶ too cold ─▶ cause found ─▶ the user's, the building's ──▶ answered
 *      │                              └ the operator's ─▶ adjusted ─▶ measured again, fee reduced ─▶ answered
 *      └▶ withdrawn                                                       ended ─(rework)─▶ reported
 *
 * Beside it, two clocks: twenty-four hours to measure, three days to answer; found overdue by time.
 *
 * Law: 山东省供热条例 art. 21 (18 °C, 24 hours, testing cost and fee), 28 (3 days), 33 (what is the user's own).
 */
export type TemperatureState = { readonly status: 'none' } | Complaint;

interface Complaint {
  readonly status: 'reported' | 'measured' | 'cause-found' | 'adjusted' | 'over';
  readonly key: CaseKey;
  readonly requestedAt: string;
  readonly measureBy?: Running;
  readonly answerBy?: Running;
  readonly measurements: number;
  readonly last?: { readonly lowest: number; readonly standard: number; readonly met: boolean };
  /** The lowest that was measured below standard. */
  readonly coldest?: { readonly lowest: number; readonly standard: number } | undefined;
  readonly cause?: ColdCause | undefined;
  readonly reduced: boolean;
}

interface Running {
  readonly due: string;
  readonly overdue: boolean;
}

const article21 = { law: '山东省供热条例', article: '第二十一条' };
const by21 = under(article21);
const order = under(houseRule('室温投诉次序'));

const { absent, exists, over } = refusalsOf(houseRule('室温投诉次序'), 'complaint', {
  absent: ['没有该投诉', 'there is no such complaint'],
  exists: ['该编号的投诉已登记', 'a complaint of this id exists'],
  over: ['该投诉已经答复', 'it has been answered', '另行登记投诉', 'report it anew'],
});
const inFuture = order('in-future', ['时间不能晚于现在', 'the time lies in the future'], ['改正时间', 'correct it']);
const tooEarly = order(
  'before-the-request',
  ['检测早于投诉', 'it was measured before anybody asked'],
  ['改正时间', 'correct it'],
);
const institutionFirst = by21(
  'nothing-to-dispute',
  ['对检测结果有异议的，才委托法定检测机构', 'an institution measures when the operator’s result is disputed'],
  ['先由供热企业检测', 'the operator measures first'],
);
const notMeasured = by21('not-measured', ['尚未检测室温', 'nobody has measured'], ['先检测', 'measure first']);
const warmEnough = by21(
  'warm-enough',
  ['检测结果达标', 'the rooms are warm enough'],
  ['答复用户；有异议的委托检测机构', 'answer; if disputed, let an institution measure'],
);
const causeUnknown = by21(
  'cause-unknown',
  ['不达标的原因尚未查明', 'why the rooms are too cold is not known'],
  ['先查明是供热企业、用户还是建筑的原因', 'find out first whose doing it is'],
);
const notTheOperator = by21(
  'not-the-operator',
  ['不是供热企业的原因，不由其调整、减收热费', 'it is not the operator’s doing'],
  ['答复用户', 'answer the user'],
);
const reducedAlready = by21(
  'reduced-already',
  ['热费已经减收', 'the fee was reduced'],
  ['答复用户', 'answer the user'],
);
const notReduced = by21(
  'fee-not-reduced',
  ['因供热企业原因不达标的，应当减收热费', 'where it is the operator’s doing, the fee must be reduced'],
  ['先核减热费', 'reduce the fee first'],
);
const measureAgain = by21(
  'measure-again',
  ['调整后尚未复测', 'nobody has measured since the heating was adjusted'],
  ['复测室温', 'measure again'],
);
const badPeriod = order(
  'bad-period',
  ['减收的起止日期有误', 'the period is not one that has passed'],
  ['改正起止日期', 'correct the dates'],
);

const decide = (command: TemperatureCommand, state: TemperatureState): Decision<TemperatureEvent> => {
  if (state.status === 'none')
    return match(command)
      .returnType<Decision<TemperatureEvent>>()
      .with({ kind: P.union('ReportColdRoom', 'OpenTemperature') }, ({ at, data }) =>
        accept({ type: 'ColdRoomReported', data: { ...data, requestedAt: at } }),
      )
      .with({ kind: P.union('EndTemperature', 'StartTemperatureClocks', 'ObserveTemperature') }, () => accept())
      .otherwise(() => refuse(absent));

  const { key, status, requestedAt, last, cause } = state;
  const isOpen = status !== 'over';
  return match(command)
    .returnType<Decision<TemperatureEvent>>()
    .with({ kind: 'ReportColdRoom' }, () => refuse(exists))
    .with({ kind: 'OpenTemperature' }, ({ at, data }) =>
      isLateOpening(key, data.referral)
        ? accept()
        : accept({ type: 'ColdRoomReportedAgain', data: { ...data, requestedAt: at } }),
    )
    .with({ kind: 'EndTemperature' }, ({ data: { referralId, cause: why, note } }) =>
      isOpen && answers(key, referralId)
        ? accept({ type: 'TemperatureComplaintWithdrawn', data: { ...key, cause: why, note } })
        : accept(),
    )
    .with({ kind: 'StartTemperatureClocks' }, ({ data: { requestedAt: of, measureBy, answerBy } }) =>
      isOpen && of === requestedAt && !state.answerBy
        ? accept({ type: 'TemperatureClocksStarted', data: { ...key, measureBy, answerBy } })
        : accept(),
    )
    .with({ kind: 'ObserveTemperature' }, ({ at, data: { clock } }) => accept(...overdue(state, clock, at, at)))
    .when(
      () => !isOpen,
      () => refuse(over),
    )
    .with(
      { kind: 'MeasureTemperature' },
      ({ at, data: { by, readings, agreed = roomStandard, evidence, ...data } }) => {
        const measuredAt = utc(data.measuredAt ?? at);
        if (measuredAt > at) return refuse(inFuture);
        if (measuredAt < requestedAt) return refuse(tooEarly);
        if (by === 'institution' && state.measurements === 0) return refuse(institutionFirst);
        const lowest = Math.min(...readings.map(({ celsius }) => celsius));
        const { measureBy, measurements } = state;
        const late = measurements === 0 && measureBy !== undefined && measuredAt >= measureBy.due;
        const result = { measurement: measurements + 1, by, measuredAt, readings, standard: agreed, lowest };
        return accept(...overdue(state, 'measurement', measuredAt, at), {
          type: 'TemperatureMeasured',
          data: { ...key, ...result, met: lowest >= agreed, late, evidence },
        });
      },
    )
    .with({ kind: 'FindColdCause' }, ({ data }) => {
      if (!last) return refuse(notMeasured);
      if (!state.coldest) return refuse(warmEnough);
      return accept({ type: 'ColdCauseFound', data: { ...key, cause: data.cause, what: data.what } });
    })
    .with({ kind: 'AdjustHeating' }, ({ data: { what } }) =>
      whenOperators(state, () => accept({ type: 'HeatingAdjusted', data: { ...key, what } })),
    )
    .with({ kind: 'ReduceHeatFee' }, ({ at, data: { from, until, seasonFen, seasonDays, testingFen } }) =>
      whenOperators(state, () => {
        if (state.reduced) return refuse(reducedAlready);
        const days = (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1;
        if (days < 1 || days > seasonDays || until > dayInChina(at)) return refuse(badPeriod);
        const { lowest, standard } = state.coldest!;
        const percent = reductionPercent(lowest, standard);
        const fen = reducedFen(seasonFen, seasonDays, days, percent);
        const reduction = { from, until, days, lowest, percent, fen, testingFen };
        const sources = { rule: article21, scale: reductionScale };
        return accept({ type: 'HeatFeeReduced', data: { ...key, ...reduction, ...sources } });
      }),
    )
    .with({ kind: 'AnswerTemperatureComplaint' }, ({ at, data: { answer } }) => {
      if (!last) return refuse(notMeasured);
      if (status === 'adjusted') return refuse(measureAgain);
      if (state.coldest && !cause) return refuse(causeUnknown);
      if (cause === 'operator' && !state.reduced) return refuse(notReduced);
      const late = state.answerBy !== undefined && at >= state.answerBy.due;
      return accept(...overdue(state, 'answer', at, at), {
        type: 'TemperatureComplaintAnswered',
        data: { ...key, end: endOf(state), answer, late },
      });
    })
    .exhaustive();
};

/** What only the operator owes. */
const whenOperators = (
  { last, coldest, cause }: Complaint,
  then: () => Decision<TemperatureEvent>,
): Decision<TemperatureEvent> => {
  if (!last) return refuse(notMeasured);
  if (!coldest) return refuse(warmEnough);
  if (!cause) return refuse(causeUnknown);
  return cause === 'operator' ? then() : refuse(notTheOperator);
};

const endOf = ({ cause, last }: Complaint) =>
  match(cause)
    .returnType<Extract<TemperatureEvent, { type: 'TemperatureComplaintAnswered' }>['data']['end']>()
    .with(undefined, () => 'standard-met')
    .with('operator', () => (last!.met ? 'adjusted' : 'fee-reduced'))
    .with('user', () => 'user-side')
    .with('building', () => 'building-side')
    .exhaustive();

const clocks = {
  measurement: statutoryLimits['heating-temperature'].source,
  answer: statutoryLimits['heating-complaint'].source,
};

/** The time was over at `until`, and nobody had measured or answered. */
const overdue = (
  { key, status, measureBy, answerBy, measurements }: Complaint,
  clock: 'measurement' | 'answer',
  until: string,
  observedAt: string,
): TemperatureEvent[] => {
  const running = clock === 'measurement' ? measureBy : answerBy;
  const waiting = status !== 'over' && (clock === 'answer' || measurements === 0);
  if (!running || running.overdue || !waiting || until < running.due) return [];
  return [{ type: 'TemperatureOverdue', data: { ...key, clock, due: running.due, observedAt, rule: clocks[clock] } }];
};

const evolve = (state: TemperatureState, event: TemperatureEvent): TemperatureState => {
  if (event.type === 'ColdRoomReported' || event.type === 'ColdRoomReportedAgain') {
    const { requestedAt } = event.data;
    return { status: 'reported', key: caseKeyOf(event.data), requestedAt, measurements: 0, reduced: false };
  }
  if (state.status === 'none') return state;
  return match(event)
    .returnType<TemperatureState>()
    .with({ type: 'TemperatureClocksStarted' }, ({ data: { measureBy, answerBy } }) => ({
      ...state,
      measureBy: { due: measureBy.due, overdue: false },
      answerBy: { due: answerBy.due, overdue: false },
    }))
    .with({ type: 'TemperatureOverdue' }, ({ data: { clock } }) => {
      const name = clock === 'measurement' ? 'measureBy' : 'answerBy';
      return { ...state, [name]: { ...state[name]!, overdue: true } };
    })
    .with({ type: 'TemperatureMeasured' }, ({ data: { measurement, lowest, standard, met } }) => {
      const coldest = met || (state.coldest && state.coldest.lowest <= lowest) ? state.coldest : { lowest, standard };
      return { ...state, status: 'measured', measurements: measurement, last: { lowest, standard, met }, coldest };
    })
    .with({ type: 'ColdCauseFound' }, ({ data: { cause } }) => ({ ...state, status: 'cause-found', cause }))
    .with({ type: 'HeatingAdjusted' }, () => ({ ...state, status: 'adjusted' }))
    .with({ type: 'HeatFeeReduced' }, () => ({ ...state, reduced: true }))
    .with({ type: 'TemperatureComplaintAnswered' }, { type: 'TemperatureComplaintWithdrawn' }, () => ({
      ...state,
      status: 'over',
    }))
    .exhaustive();
};

export const temperatureDecider: Decider<TemperatureCommand, TemperatureState, TemperatureEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
