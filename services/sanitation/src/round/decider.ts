import {
  accept,
  type Decider,
  type Decision,
  dayInChina,
  houseRule,
  type RoundCommand,
  type RoundEvent,
  type RuleSource,
  refuse,
  under,
  utc,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { match } from 'ts-pattern';
import { dailyCollection } from '../law.ts';

/**
 * A collection round at one point 收运.
 *
 *   scheduled ─▶ collected (weight)
 *      ├(its time)─▶ missed ─▶ made up ◁─ also by the clearance of what lay there
 *      │               └(4 working hours) overdue
 *      │               └▶ excused: cleared with an earlier round
 *      └▶ excused: containers empty, access blocked, point closed
 *
 * Law: 淄博市市容和环境卫生管理办法 art. 25 (日产日清).
 */
export type RoundState =
  | { readonly status: 'none' }
  | {
      readonly status: 'scheduled' | 'missed' | 'over';
      readonly roundId: string;
      readonly pointId: string;
      readonly day: string;
      readonly collectBy: string;
      readonly makeUp?: { readonly due: string; readonly rule: RuleSource; readonly overdue: boolean };
    };

const order = under(houseRule('收运次序'));
const { absent, over } = refusalsOf(houseRule('收运次序'), 'round', {
  absent: ['没有该收运', 'there is no such round'],
  over: ['该收运已经登记', 'the round has been recorded', '无须再次登记', 'nothing to do'],
});
const inFuture = order('in-future', ['时间不能晚于现在', 'the time lies in the future'], ['改正时间', 'correct it']);
const dayBefore = order(
  'before-its-day',
  ['收运时间早于当日', 'it was collected before its day'],
  ['改正时间', 'correct it'],
);
const missedAlready = under(dailyCollection)(
  'missed-already',
  ['已经漏收，应当补收', 'the round was missed and has to be made up'],
  ['登记补收', 'record its making up'],
);

const offNotes = { 'point-closed': '收集点撤销', 'cleared-with-another': '随另一次补收一并清理' } as const;

const decide = (command: RoundCommand, state: RoundState): Decision<RoundEvent> => {
  if (command.kind === 'ScheduleRound')
    return state.status === 'none' ? accept({ type: 'RoundScheduled', data: command.data }) : accept();
  if (state.status === 'none')
    return command.kind === 'RecordCollection' || command.kind === 'ExcuseRound' ? refuse(absent) : accept();
  const { status, roundId, pointId, day, collectBy, makeUp } = state;
  const key = { roundId, pointId };
  const collected = (loads: readonly { kilograms: number }[]) => ({
    ...key,
    day,
    kilograms: loads.reduce((all, { kilograms }) => all + kilograms, 0),
  });
  return match(command)
    .returnType<Decision<RoundEvent>>()
    .with({ kind: 'ObserveRound' }, ({ at, data: { makeUpBy } }) => {
      if (status === 'scheduled' && at >= collectBy) {
        const missed = { ...key, due: collectBy, observedAt: at, makeUpBy, rule: dailyCollection };
        return accept({ type: 'RoundMissed', data: missed });
      }
      if (status !== 'missed' || !makeUp || makeUp.overdue || at < makeUp.due) return accept();
      const { due, rule } = makeUp;
      return accept({ type: 'MakeUpOverdue', data: { ...key, due, observedAt: at, rule } });
    })
    .with({ kind: 'CallRoundOff' }, ({ data: { ground } }) =>
      status === (ground === 'point-closed' ? 'scheduled' : 'missed')
        ? accept({ type: 'RoundExcused', data: { ...key, ground, note: offNotes[ground] } })
        : accept(),
    )
    .with({ kind: 'MakeUpRound' }, ({ data: { collectedAt, loads } }) =>
      status === 'missed'
        ? accept({
            type: 'RoundMadeUp',
            data: { ...collected(loads), collectedAt, loads, late: collectedAt >= makeUp!.due },
          })
        : accept(),
    )
    .when(
      () => status === 'over',
      () => refuse(over),
    )
    .with({ kind: 'RecordCollection' }, ({ at, data: { loads, ...data } }) => {
      const collectedAt = utc(data.collectedAt ?? at);
      if (collectedAt > at) return refuse(inFuture);
      if (dayInChina(collectedAt) < day) return refuse(dayBefore);
      const done = { ...collected(loads), collectedAt, loads };
      // What was held missed may turn out to have been collected in time, when it is recorded late.
      return status === 'missed' && collectedAt >= collectBy
        ? accept({ type: 'RoundMadeUp', data: { ...done, late: collectedAt >= makeUp!.due } })
        : accept({ type: 'WasteCollected', data: { ...done, late: collectedAt >= collectBy } });
    })
    .with({ kind: 'ExcuseRound' }, ({ data: { ground, note } }) =>
      status === 'missed' ? refuse(missedAlready) : accept({ type: 'RoundExcused', data: { ...key, ground, note } }),
    )
    .exhaustive();
};

const evolve = (state: RoundState, event: RoundEvent): RoundState => {
  if (event.type === 'RoundScheduled') {
    const { roundId, pointId, day, collectBy } = event.data;
    return { status: 'scheduled', roundId, pointId, day, collectBy };
  }
  if (state.status === 'none') return state;
  return match(event)
    .returnType<RoundState>()
    .with({ type: 'RoundMissed' }, ({ data: { makeUpBy } }) => ({
      ...state,
      status: 'missed',
      makeUp: { due: makeUpBy.due, rule: makeUpBy.source, overdue: false },
    }))
    .with({ type: 'MakeUpOverdue' }, () => ({ ...state, makeUp: { ...state.makeUp!, overdue: true } }))
    .with({ type: 'WasteCollected' }, { type: 'RoundMadeUp' }, { type: 'RoundExcused' }, () => ({
      ...state,
      status: 'over',
    }))
    .exhaustive();
};

export const roundDecider: Decider<RoundCommand, RoundState, RoundEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
