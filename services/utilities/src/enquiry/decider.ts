import {
  accept,
  type CaseKey,
  caseKeyOf,
  type Decider,
  type Decision,
  type EnquiryCommand,
  type EnquiryEvent,
  type EnquiryKind,
  houseRule,
  type RuleSource,
  refuse,
  tradeOf,
  under,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { answers, isLateOpening } from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';

/**
 * An enquiry or complaint on charges and service 查询投诉, where nothing is broken.
 *
 *   received ─▶ answered ─(rework)─▶ received      its time over and no answer: overdue, found by time
 *      └▶ withdrawn
 *
 * Law: 淄博市燃气管理条例 art. 26 (3 and 15 working days) before 城镇燃气管理条例 art. 29 (5); 山东省供热条例 art. 28 (3 days).
 */
export type EnquiryState =
  | { readonly status: 'none' }
  | {
      readonly status: 'received' | 'over';
      readonly key: CaseKey;
      readonly kind: EnquiryKind;
      readonly receivedAt: string;
      readonly answerBy?: { readonly due: string; readonly rule: RuleSource; readonly overdue: boolean };
    };

const { absent, exists, over } = refusalsOf(houseRule('查询投诉次序'), 'enquiry', {
  absent: ['没有该查询', 'there is no such enquiry'],
  exists: ['该编号的查询已登记', 'an enquiry of this id exists'],
  over: ['已经答复', 'it has been answered', '另行登记', 'record a new one'],
});
const refundForEnquiry = under({ law: '价格法', article: '第四十一条' })(
  'nothing-to-refund',
  ['只有收费投诉才退还多收价款', 'money goes back only where a charge was complained of'],
  ['不填退费；收费有误的登记为投诉', 'leave the refund out, or record a complaint'],
);

/** What a category asks for: a tariff for the pricing authority, a complaint of a bill or service, an enquiry. */
export const enquiryKindOf = (category: string): EnquiryKind => {
  if (category.startsWith('utility-resale-markup')) return 'tariff';
  return category.endsWith('/enquiry') ? 'enquiry' : 'complaint';
};

const decide = (command: EnquiryCommand, state: EnquiryState): Decision<EnquiryEvent> => {
  const opening = (
    { caseId, referral, matter }: Extract<EnquiryCommand, { kind: 'OpenEnquiry' }>['data'],
    receivedAt: string,
  ) => {
    const trade = tradeOf(matter.category);
    const kind = enquiryKindOf(matter.category);
    return { caseId, referral, matter, kind, receivedAt, ...(trade ? { trade } : {}) };
  };
  if (state.status === 'none')
    return match(command)
      .returnType<Decision<EnquiryEvent>>()
      .with({ kind: 'RecordEnquiry' }, ({ at, data }) => {
        const trade = data.trade ?? tradeOf(data.matter.category);
        return accept({ type: 'EnquiryReceived', data: { ...data, ...(trade ? { trade } : {}), receivedAt: at } });
      })
      .with({ kind: 'OpenEnquiry' }, ({ at, data }) => accept({ type: 'EnquiryReceived', data: opening(data, at) }))
      .with({ kind: P.union('EndEnquiry', 'StartEnquiryClock', 'ObserveEnquiry') }, () => accept())
      .with({ kind: 'AnswerEnquiry' }, () => refuse(absent))
      .exhaustive();
  const { key, status, kind, answerBy } = state;
  const overdue = (at: string): EnquiryEvent[] =>
    status === 'received' && answerBy && !answerBy.overdue && at >= answerBy.due
      ? [{ type: 'EnquiryOverdue', data: { ...key, due: answerBy.due, observedAt: at, rule: answerBy.rule } }]
      : [];
  return match(command)
    .returnType<Decision<EnquiryEvent>>()
    .with({ kind: 'RecordEnquiry' }, () => refuse(exists))
    .with({ kind: 'OpenEnquiry' }, ({ at, data }) =>
      isLateOpening(key, data.referral) ? accept() : accept({ type: 'EnquiryReopened', data: opening(data, at) }),
    )
    .with({ kind: 'EndEnquiry' }, ({ data: { referralId, cause, note } }) =>
      status === 'received' && answers(key, referralId)
        ? accept({ type: 'EnquiryWithdrawn', data: { ...key, cause, note } })
        : accept(),
    )
    .with({ kind: 'StartEnquiryClock' }, ({ data: { receivedAt, answerBy: by, setAside } }) =>
      status === 'received' && !answerBy && receivedAt === state.receivedAt
        ? accept({ type: 'EnquiryClockStarted', data: { ...key, answerBy: by, setAside } })
        : accept(),
    )
    .with({ kind: 'ObserveEnquiry' }, ({ at }) => accept(...overdue(at)))
    .with({ kind: 'AnswerEnquiry' }, ({ at, data: { operator, answer, refundFen } }) => {
      if (status === 'over') return refuse(over);
      if (refundFen > 0 && kind !== 'complaint') return refuse(refundForEnquiry);
      const late = answerBy !== undefined && at >= answerBy.due;
      return accept(...overdue(at), {
        type: 'EnquiryAnswered',
        data: { ...key, operator, answer, refundFen, late },
      });
    })
    .exhaustive();
};

const evolve = (state: EnquiryState, event: EnquiryEvent): EnquiryState => {
  if (event.type === 'EnquiryReceived' || event.type === 'EnquiryReopened') {
    const { kind, receivedAt } = event.data;
    return { status: 'received', key: caseKeyOf(event.data), kind, receivedAt };
  }
  if (state.status === 'none') return state;
  return match(event)
    .returnType<EnquiryState>()
    .with({ type: 'EnquiryClockStarted' }, ({ data: { answerBy } }) => ({
      ...state,
      answerBy: { due: answerBy.due, rule: answerBy.source, overdue: false },
    }))
    .with({ type: 'EnquiryOverdue' }, () => ({ ...state, answerBy: { ...state.answerBy!, overdue: true } }))
    .with({ type: 'EnquiryAnswered' }, { type: 'EnquiryWithdrawn' }, () => ({ ...state, status: 'over' }))
    .exhaustive();
};

export const enquiryDecider: Decider<EnquiryCommand, EnquiryState, EnquiryEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
