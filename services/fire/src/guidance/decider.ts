import {
  accept,
  type Decider,
  type Decision,
  type GuidanceCommand,
  type GuidanceEvent,
  houseRule,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { match, P } from 'ts-pattern';

/**
 * Guidance of a police station 派出所消防业务指导.
 *
 *   given ─▶ closed (nothing was lacking)
 *     └────▶ to follow up ─(time)─▶ overdue ─▶ followed up ─▶ closed
 *                 ▲                               └ something remains, another date ┐
 *                 └─────────────────────────────────────────────────────────────────┘
 *
 * Law: policy 二(二)7; 山东省消防条例 art. 9 (guidance is the brigade's), 58 (small premises, villages and estates are the
 * station's to inspect). No statute sets a date for following up: the officers agree on one.
 */
export type GuidanceState =
  | { readonly status: 'none' }
  | {
      readonly status: 'to-follow-up' | 'closed';
      readonly guidanceId: string;
      readonly station: string;
      readonly remaining: readonly number[];
      readonly followUpBy: string | undefined;
      readonly overdue: boolean;
    };

const stationWork = under({ law: '山东省消防条例', article: '第五十八条' });

const withoutDate = stationWork(
  'no-follow-up-date',
  ['发现问题的指导须约定回访期限', 'shortcomings need a date on which they are looked at again'],
  ['填写回访期限', 'give the time within which to follow up'],
);
const { absent, exists, closed } = refusalsOf(houseRule('派出所指导次序'), 'guidance', {
  absent: ['没有该指导记录', 'there is no such guidance'],
  exists: ['该编号的指导已登记', 'guidance of this id exists'],
  closed: ['该次指导已办结', 'the guidance is closed', '登记新的指导', 'record a new visit'],
});
const unknown = under(houseRule('派出所指导次序'))(
  'no-such-shortcoming',
  ['没有该编号的问题', 'no shortcoming has this number'],
  ['核对问题编号', 'check the numbers'],
);

const decide = (command: GuidanceCommand, state: GuidanceState): Decision<GuidanceEvent> =>
  match([command, state] as const)
    .returnType<Decision<GuidanceEvent>>()
    .with([{ kind: 'GiveGuidance' }, { status: 'none' }], ([{ data }]) => {
      const { guidanceId, station, shortcomings, followUpBy, ...visit } = data;
      const numbered = shortcomings.map((each, index) => ({ ...each, no: index + 1 }));
      const given = { guidanceId, station, ...visit, shortcomings: numbered };
      if (numbered.length === 0)
        return accept(
          { type: 'GuidanceGiven', data: given },
          { type: 'GuidanceClosed', data: { guidanceId, station } },
        );
      return followUpBy ? accept({ type: 'GuidanceGiven', data: { ...given, followUpBy } }) : refuse(withoutDate);
    })
    .with([{ kind: 'GiveGuidance' }, P._], () => refuse(exists))
    .with([{ kind: 'FollowUpGuidance' }, { status: 'none' }], () => refuse(absent))
    .with([{ kind: 'FollowUpGuidance' }, { status: 'closed' }], () => refuse(closed))
    .with([{ kind: 'FollowUpGuidance' }, { status: 'to-follow-up' }], ([{ data }, guidance]) => {
      const { officers, remaining, followUpBy } = data;
      const { guidanceId, station } = guidance;
      const key = { guidanceId, station };
      if (!remaining.every((no) => guidance.remaining.includes(no))) return refuse(unknown);
      if (remaining.length === 0)
        return accept(
          { type: 'GuidanceFollowedUp', data: { ...key, officers, remaining } },
          { type: 'GuidanceClosed', data: key },
        );
      return followUpBy
        ? accept({ type: 'GuidanceFollowedUp', data: { ...key, officers, remaining, followUpBy } })
        : refuse(withoutDate);
    })
    .with(
      [{ kind: 'ObserveFollowUp' }, { status: 'to-follow-up' }],
      ([
        {
          at,
          data: { due },
        },
        guidance,
      ]) => {
        const { guidanceId, station, followUpBy, overdue } = guidance;
        return !overdue && followUpBy === due && at >= due
          ? accept({ type: 'FollowUpOverdue', data: { guidanceId, station, due, observedAt: at } })
          : accept();
      },
    )
    .with([{ kind: 'ObserveFollowUp' }, P._], () => accept())
    .exhaustive();

const evolve = (state: GuidanceState, event: GuidanceEvent): GuidanceState => {
  if (event.type === 'GuidanceGiven') {
    const { guidanceId, station, shortcomings, followUpBy } = event.data;
    return {
      status: 'to-follow-up',
      guidanceId,
      station,
      remaining: shortcomings.map(({ no }) => no),
      followUpBy: followUpBy?.due,
      overdue: false,
    };
  }
  if (state.status === 'none') return state;
  return match(event)
    .returnType<GuidanceState>()
    .with({ type: 'FollowUpOverdue' }, () => ({ ...state, overdue: true }))
    .with({ type: 'GuidanceFollowedUp' }, ({ data: { remaining, followUpBy } }) => ({
      ...state,
      remaining,
      followUpBy: followUpBy?.due,
      overdue: false,
    }))
    .with({ type: 'GuidanceClosed' }, () => ({ ...state, status: 'closed' }))
    .exhaustive();
};

export const guidanceDecider: Decider<GuidanceCommand, GuidanceState, GuidanceEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
