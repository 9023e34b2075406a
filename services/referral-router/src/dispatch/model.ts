import { type Deadline, dispatch, type ReferralRow, referralRow } from '@tiaokuai/contracts';
import { modelOf, type Recorded, unchanged } from '@tiaokuai/service';
import { nextRung, type RungEvent, rungOf } from './ladder.ts';

/** A row with the rung that its clocks reach next; none where they stand or have run out. */
const withNext = (row: Omit<ReferralRow, 'next_clock' | 'next_rung' | 'next_at'>): ReferralRow => {
  const none = { next_clock: null, next_rung: null, next_at: null };
  if (row.stopped || (row.status !== 'issued' && row.status !== 'accepted')) return { ...row, ...none };
  const { heard, reached } = row;
  const completion = nextRung({ clock: 'completion', due: row.complete_by, amber: row.complete_amber, heard, reached });
  const acceptance =
    row.status === 'issued'
      ? nextRung({ clock: 'acceptance', due: row.accept_by, amber: row.accept_amber, heard, reached })
      : undefined;
  if (acceptance && (!completion || acceptance.at <= completion.at))
    return { ...row, next_clock: 'acceptance', next_rung: acceptance.rung, next_at: acceptance.at };
  return completion
    ? { ...row, next_clock: 'completion', next_rung: completion.rung, next_at: completion.at }
    : { ...row, ...none };
};

const clockOf = ({ due, amber, beyondCalendar }: Deadline) => ({
  complete_by: due,
  complete_amber: amber,
  beyond_calendar: beyondCalendar,
});

const rungReached = (row: ReferralRow, { type, data: { clock } }: Recorded<typeof dispatch, RungEvent>) => {
  const rung = rungOf[type];
  return withNext({
    ...row,
    reached: [...row.reached, `${clock}:${rung}`],
    heard: rung === 'amber' ? row.heard : false,
    colour: rung === 'amber' && row.colour !== 'red' ? 'amber' : 'red',
  });
};

export const referrals = modelOf(dispatch, {
  name: 'referrals',
  version: 1,
  row: referralRow,
  indexes: [['incident_id'], ['responsibility', 'status'], ['next_at']],
  primaryKey: 'referral_id',
  keysOf: ({ data }) => ('referralId' in data ? [data.referralId] : []),
  opens: {
    ReferralIssued: ({ data: it, time }) =>
      withNext({
        referral_id: it.referralId,
        incident_id: it.incidentId,
        responsibility: it.responsibility,
        department: it.department.zh,
        role: it.role,
        status: 'issued',
        category: it.category,
        urgency: it.urgency,
        estate: it.estate?.name ?? null,
        place: it.place?.named ?? null,
        rule: it.explanation.rule,
        final: it.final,
        round: 0,
        issued_at: time,
        accept_by: it.acceptBy.due,
        accept_amber: it.acceptBy.amber,
        complete_by: it.completeBy.due,
        complete_amber: it.completeBy.amber,
        beyond_calendar: it.acceptBy.beyondCalendar || it.completeBy.beyondCalendar,
        accepted_at: null,
        ended_at: null,
        outcome: null,
        stopped: false,
        heard: false,
        reached: [],
        colour: 'green',
      }),
  },
  on: {
    ReferralResponseRecorded: (row, { data: { response, outcome = null }, time }) => {
      if (response === 'accepted') return withNext({ ...row, status: 'accepted', accepted_at: time });
      if (response === 'declined') return withNext({ ...row, status: 'declined', ended_at: time });
      if (response === 'completed') return withNext({ ...row, status: 'completed', ended_at: time, outcome });
      return withNext({ ...row, heard: true });
    },
    ReferralReassigned: unchanged,
    ArbitrationRequested: unchanged,
    ReferralArbitrated: unchanged,
    ReferralClockAmber: rungReached,
    ReferralUrged: rungReached,
    SupervisionOpened: rungReached,
    SupervisionListed: rungReached,
    TalkHeld: rungReached,
    ReferralEscalated: rungReached,
    ReferralDeadlineExtended: (row, { data: { completeBy } }) =>
      withNext({ ...row, ...clockOf(completeBy), reached: [], colour: 'green' }),
    ExtensionDenied: unchanged,
    ReferralClockStopped: (row) => withNext({ ...row, stopped: true }),
    SuspensionDenied: unchanged,
    ReferralClockResumed: (row, { data: { completeBy } }) =>
      withNext({ ...row, ...clockOf(completeBy), stopped: false }),
    ReferralWithdrawn: (row, { time }) => withNext({ ...row, status: 'withdrawn', ended_at: time }),
    ReferralReturnedForRework: (row, { data: { round, completeBy } }) =>
      withNext({
        ...row,
        ...clockOf(completeBy),
        status: 'accepted',
        round,
        ended_at: null,
        outcome: null,
        stopped: false,
        heard: false,
        reached: [],
        colour: 'green',
      }),
    DispatchSettled: unchanged,
  },
});
