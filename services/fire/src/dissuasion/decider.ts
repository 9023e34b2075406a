import {
  accept,
  type Decider,
  type Decision,
  type DissuasionCommand,
  type DissuasionEvent,
  houseRule,
  refuse,
  under,
  utc,
} from '@tiaokuai/contracts';
import { match } from 'ts-pattern';

/**
 * Who runs the estate asks the occupant of a fire lane to leave it.
 *
 *   asked ─▶ obeyed
 *     └────▶ refused = reported to the police station, in the same breath (拒不纠正的，立即报告当地公安派出所)
 *
 * Law: 山东省消防条例 art. 36.
 */
export type DissuasionState =
  | { readonly status: 'none' }
  | { readonly status: 'asked' | 'obeyed' | 'refused'; readonly asked: Asked };

type Asked = Extract<DissuasionEvent, { type: 'OccupantAsked' }>['data'];

const article36 = { law: '山东省消防条例', article: '第三十六条' };
const order = under(houseRule('劝阻登记次序'));

const notAsked = under(article36)(
  'not-asked',
  ['尚未通知占用人纠正', 'the occupant has not been asked to leave'],
  ['先通知占用人纠正；拒不纠正的再登记', 'ask first; record the refusal when it comes'],
);
const askedAlready = order(
  'asked-already',
  ['该编号的劝阻已登记', 'a dissuasion of this id exists'],
  ['换新编号', 'take a new id'],
);
const over = order(
  'dissuasion-over',
  ['该次劝阻已有结果', 'this dissuasion has its result'],
  ['再次占用的，登记新的劝阻', 'record a new one if the lane is occupied again'],
);
const refusedInFuture = order(
  'refused-in-future',
  ['拒绝时间不能晚于现在', 'nobody can have refused later than now'],
  ['改正时间', 'correct the time'],
);

const decide = (command: DissuasionCommand, state: DissuasionState): Decision<DissuasionEvent> => {
  if (command.kind === 'AskOccupant')
    return state.status === 'none' ? accept({ type: 'OccupantAsked', data: command.data }) : refuse(askedAlready);
  if (state.status === 'none') return refuse(notAsked);
  if (state.status !== 'asked') return refuse(over);
  const { asker, estate, place, obstacle, dissuasionId, caseId, incidentId } = state.asked;
  const key = { dissuasionId, ...(caseId ? { caseId } : {}), ...(incidentId ? { incidentId } : {}) };
  return match(command)
    .returnType<Decision<DissuasionEvent>>()
    .with({ kind: 'RecordObedience' }, () => accept({ type: 'OccupantObeyed', data: key }))
    .with({ kind: 'RecordRefusal' }, ({ at, data }) => {
      const refusedAt = utc(data.refusedAt ?? at);
      if (refusedAt > at) return refuse(refusedInFuture);
      const report = { ...key, asker, estate, obstacle, refusedAt, rule: article36, ...(place ? { place } : {}) };
      return accept(
        { type: 'OccupantRefused', data: { ...key, refusedAt } },
        { type: 'OccupationReportedToPolice', data: report },
      );
    })
    .exhaustive();
};

const evolve = (state: DissuasionState, event: DissuasionEvent): DissuasionState =>
  match(event)
    .returnType<DissuasionState>()
    .with({ type: 'OccupantAsked' }, ({ data }) => ({ status: 'asked', asked: data }))
    .with({ type: 'OccupantObeyed' }, () => (state.status === 'none' ? state : { ...state, status: 'obeyed' }))
    .with({ type: 'OccupantRefused' }, () => (state.status === 'none' ? state : { ...state, status: 'refused' }))
    .with({ type: 'OccupationReportedToPolice' }, () => state)
    .exhaustive();

export const dissuasionDecider: Decider<DissuasionCommand, DissuasionState, DissuasionEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
