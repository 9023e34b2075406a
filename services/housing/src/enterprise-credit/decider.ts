import {
  accept,
  type Decider,
  type Decision,
  dayInChina,
  type EnterpriseCreditCommand,
  type EnterpriseCreditEvent,
  houseRule,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { match } from 'ts-pattern';
import { isSubdistrict, notTheSubdistrict } from '../hands.ts';
import { creditMarks, gradeOf } from './law.ts';

/**
 * The credit file of a property service enterprise; opened by whatever comes first.
 *
 *   mark: entered ─▶ objected to ─▶ upheld │ revoked
 *   year: standing verified by the subdistrict ─▶ no objection open ─▶ published, once, when the year is over
 *   association: outside ◀─▶ member; training of its staff
 *
 * Law: policy 二(一)2 (the subdistrict verifies the honest standing), 二(四) (association, credit files, training);
 * 淄博市物业管理条例 art. 6; 山东省物业管理条例 art. 52, 55; 物业管理条例 art. 45, 46 with 淄博 art. 43(七): who neither
 * stops nor reports a violation is marked.
 */
export interface EnterpriseCreditState {
  readonly key?: { readonly enterpriseId: string; readonly enterprise: string };
  readonly standings: ReadonlyMap<number, boolean>;
  readonly marks: readonly Mark[];
  readonly published: readonly number[];
  readonly member: boolean;
}

interface Mark {
  readonly markId: string;
  readonly year: number;
  readonly points: number;
  readonly status: 'entered' | 'objected' | 'upheld' | 'revoked';
}

const association = under({ law: '淄博市物业管理条例', article: '第六条' });
const publication = under({ law: '山东省物业管理条例', article: '第五十二条' });

const marks = refusalsOf(houseRule('信用档案办理次序'), 'mark', {
  absent: ['没有该扣分', 'there is no such mark'],
  exists: ['该编号的扣分已登记', 'a mark of this id exists'],
  decided: ['该扣分的异议已经处理，或者已经公布', 'the mark has been decided on or published', '不再受理', 'it stands'],
  'not-objected': ['没有待处理的异议', 'nobody has objected'],
});
const yearNotOver = publication(
  'year-not-over',
  ['信用等级按年度公布', 'credit is published for a year that is over'],
  ['年度终了后公布', 'publish it when the year is over'],
);
const publishedAlready = publication(
  'published-already',
  ['该年度已经公布', 'the year has been published'],
  ['核对年度', 'check the year'],
);
const notVerified = under({ law: '政策', article: '二(一)2' })(
  'standing-not-verified',
  ['镇、街道办事处尚未核实诚信企业标准', 'the subdistrict has not verified the standing'],
  ['先由镇、街道办事处核实', 'have it verified first'],
);
const objectionOpen = publication(
  'objection-open',
  ['有未处理的异议，不得公布', 'an objection waits for its decision'],
  ['先处理异议', 'decide on it first'],
);
const memberAlready = association(
  'member-already',
  ['已经是行业协会会员', 'it is a member'],
  ['无须登记', 'nothing needs to be recorded'],
);
const notMember = association(
  'not-a-member',
  ['不是行业协会会员', 'it is no member'],
  ['核对企业名称', 'check the name'],
);

const yearOf = (at: string): number => Number(dayInChina(at).slice(0, 4));

const decide = (command: EnterpriseCreditCommand, state: EnterpriseCreditState): Decision<EnterpriseCreditEvent> => {
  const { enterpriseId, enterprise } = command.data;
  const key = { enterpriseId, enterprise };
  const enter = (...events: EnterpriseCreditEvent[]): Decision<EnterpriseCreditEvent> =>
    state.key ? accept(...events) : accept({ type: 'CreditFileOpened', data: key }, ...events);
  const isPublished = (year: number) => state.published.includes(year);
  const markOf = (id: string) => state.marks.find(({ markId }) => markId === id);
  return match(command)
    .returnType<Decision<EnterpriseCreditEvent>>()
    .with({ kind: 'VerifyStanding' }, ({ actor, at, data }) => {
      if (!isSubdistrict(actor)) return refuse(notTheSubdistrict);
      if (data.year > yearOf(at)) return refuse(yearNotOver);
      return isPublished(data.year) ? refuse(publishedAlready) : enter({ type: 'StandingVerified', data });
    })
    .with({ kind: 'EnterCreditMark' }, ({ at, data: { markId, kind, note } }) => {
      if (markOf(markId)) return refuse(marks.exists);
      const { points, rule } = creditMarks[kind];
      const enteredOn = dayInChina(at);
      return enter({ type: 'CreditMarkEntered', data: { ...key, markId, kind, points, rule, enteredOn, note } });
    })
    .with({ kind: 'MarkCredit' }, ({ at, data: { markId, kind, note, because } }) => {
      if (markOf(markId)) return accept();
      const { points, rule } = creditMarks[kind];
      const enteredOn = dayInChina(at);
      return enter({
        type: 'CreditMarkEntered',
        data: { ...key, markId, kind, points, rule, enteredOn, note, because },
      });
    })
    .with({ kind: 'ObjectToCreditMark' }, ({ data }) => {
      const mark = markOf(data.markId);
      if (!mark) return refuse(marks.absent);
      if (mark.status !== 'entered' || isPublished(mark.year)) return refuse(marks.decided);
      return accept({ type: 'CreditMarkObjected', data });
    })
    .with({ kind: 'DecideCreditObjection' }, ({ data: { markId, upheld, reason } }) => {
      const mark = markOf(markId);
      if (!mark) return refuse(marks.absent);
      if (mark.status !== 'objected') return refuse(mark.status === 'entered' ? marks['not-objected'] : marks.decided);
      return upheld
        ? accept({ type: 'CreditMarkUpheld', data: { ...key, markId, reason } })
        : accept({ type: 'CreditMarkRevoked', data: { ...key, markId, reason, points: mark.points } });
    })
    .with({ kind: 'PublishCredit' }, ({ at, data: { year } }) => {
      if (year >= yearOf(at)) return refuse(yearNotOver);
      if (isPublished(year)) return refuse(publishedAlready);
      const honest = state.standings.get(year);
      if (honest === undefined) return refuse(notVerified);
      const standing = state.marks.filter((mark) => mark.year === year && mark.status !== 'revoked');
      if (standing.some(({ status }) => status === 'objected')) return refuse(objectionOpen);
      const score = Math.max(0, 100 - standing.reduce((all, { points }) => all + points, 0));
      const grade = gradeOf(score, honest);
      return accept({ type: 'CreditPublished', data: { ...key, year, score, grade, marks: standing.length } });
    })
    .with({ kind: 'JoinAssociation' }, () =>
      state.member ? refuse(memberAlready) : enter({ type: 'AssociationJoined', data: key }),
    )
    .with({ kind: 'LeaveAssociation' }, () =>
      state.member ? accept({ type: 'AssociationLeft', data: key }) : refuse(notMember),
    )
    .with({ kind: 'RecordTraining' }, ({ data }) => enter({ type: 'TrainingRecorded', data }))
    .exhaustive();
};

const evolve = (state: EnterpriseCreditState, event: EnterpriseCreditEvent): EnterpriseCreditState => {
  const became = (id: string, status: Mark['status']): EnterpriseCreditState => ({
    ...state,
    marks: state.marks.map((mark) => (mark.markId === id ? { ...mark, status } : mark)),
  });
  return match(event)
    .returnType<EnterpriseCreditState>()
    .with({ type: 'CreditFileOpened' }, ({ data }) => ({ ...state, key: data }))
    .with({ type: 'StandingVerified' }, ({ data: { year, honest } }) => ({
      ...state,
      standings: new Map([...state.standings, [year, honest]]),
    }))
    .with({ type: 'CreditMarkEntered' }, ({ data: { markId, points, enteredOn } }) => ({
      ...state,
      marks: [...state.marks, { markId, points, year: Number(enteredOn.slice(0, 4)), status: 'entered' as const }],
    }))
    .with({ type: 'CreditMarkObjected' }, ({ data: { markId } }) => became(markId, 'objected'))
    .with({ type: 'CreditMarkUpheld' }, ({ data: { markId } }) => became(markId, 'upheld'))
    .with({ type: 'CreditMarkRevoked' }, ({ data: { markId } }) => became(markId, 'revoked'))
    .with({ type: 'CreditPublished' }, ({ data: { year } }) => ({ ...state, published: [...state.published, year] }))
    .with({ type: 'AssociationJoined' }, () => ({ ...state, member: true }))
    .with({ type: 'AssociationLeft' }, () => ({ ...state, member: false }))
    .with({ type: 'TrainingRecorded' }, () => state)
    .exhaustive();
};

export const enterpriseCreditDecider: Decider<EnterpriseCreditCommand, EnterpriseCreditState, EnterpriseCreditEvent> = {
  initial: { standings: new Map(), marks: [], published: [], member: false },
  decide,
  evolve,
};
