import { type DispatchEvent, dispatchEvents } from '@tiaokuai/contracts';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';
import { type Clock, nextRung, type Rung } from './ladder.ts';

/** One row per referral: where it went and why, its clocks, what became of it. */
export interface ReferralRow {
  readonly referral_id: string;
  readonly incident_id: string;
  readonly responsibility: string;
  readonly department: string;
  readonly role: 'lead' | 'assist';
  readonly status: 'issued' | 'accepted' | 'declined' | 'completed' | 'withdrawn';
  readonly category: string;
  readonly urgency: string;
  readonly estate: string | null;
  readonly place: string | null;
  readonly rule: string;
  readonly final: boolean;
  readonly round: number;
  readonly issued_at: string;
  readonly accept_by: string;
  readonly accept_amber: string;
  readonly complete_by: string;
  readonly complete_amber: string;
  readonly beyond_calendar: boolean;
  readonly accepted_at: string | null;
  readonly ended_at: string | null;
  readonly outcome: string | null;
  readonly stopped: boolean;
  readonly heard: boolean;
  readonly reached: readonly string[];
  /** Of all clocks, the highest rung reached. */
  readonly colour: 'green' | 'amber' | 'red';
  readonly next_clock: Clock | null;
  readonly next_rung: Rung | null;
  readonly next_at: string | null;
}

type Bare = Omit<ReferralRow, 'next_clock' | 'next_rung' | 'next_at'>;

const withNext = (row: Bare): ReferralRow => {
  const none = { next_clock: null, next_rung: null, next_at: null };
  if (row.stopped || (row.status !== 'issued' && row.status !== 'accepted')) return { ...row, ...none };
  const { heard, reached } = row;
  const completion = nextRung({ clock: 'completion', due: row.complete_by, amber: row.complete_amber, heard, reached });
  const acceptance =
    row.status === 'issued'
      ? nextRung({ clock: 'acceptance', due: row.accept_by, amber: row.accept_amber, heard, reached })
      : undefined;
  if (!completion && !acceptance) return { ...row, ...none };
  return acceptance && (!completion || acceptance.at <= completion.at)
    ? { ...row, next_clock: 'acceptance', next_rung: acceptance.rung, next_at: acceptance.at }
    : { ...row, next_clock: 'completion', next_rung: completion!.rung, next_at: completion!.at };
};

const rungOf = {
  ReferralClockAmber: 'amber',
  ReferralUrged: 'urged',
  SupervisionOpened: 'supervision',
  SupervisionListed: 'listed',
  TalkHeld: 'talk',
  ReferralEscalated: 'joint-meeting',
} as const;

const evolve = (row: ReferralRow | undefined, { type, data, time }: ModelEvent): ReferralRow | null => {
  const event = { type, data } as DispatchEvent;
  if (event.type === 'ReferralIssued') {
    const { data: it } = event;
    return withNext({
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
    });
  }
  if (!row) return null;
  switch (event.type) {
    case 'ReferralResponseRecorded': {
      const { response, outcome } = event.data;
      if (response === 'accepted') return withNext({ ...row, status: 'accepted', accepted_at: time });
      if (response === 'declined') return withNext({ ...row, status: 'declined', ended_at: time });
      if (response === 'completed')
        return withNext({ ...row, status: 'completed', ended_at: time, outcome: outcome ?? null });
      return withNext({ ...row, heard: true });
    }
    case 'ReferralClockAmber':
    case 'ReferralUrged':
    case 'SupervisionOpened':
    case 'SupervisionListed':
    case 'TalkHeld':
    case 'ReferralEscalated': {
      const rung = rungOf[event.type];
      return withNext({
        ...row,
        reached: [...row.reached, `${event.data.clock}:${rung}`],
        heard: rung === 'amber' ? row.heard : false,
        colour: rung === 'amber' && row.colour !== 'red' ? 'amber' : 'red',
      });
    }
    case 'ReferralDeadlineExtended':
      return withNext({ ...row, ...clockOf(event.data.completeBy), reached: [], colour: 'green' });
    case 'ReferralClockStopped':
      return withNext({ ...row, stopped: true });
    case 'ReferralClockResumed':
      return withNext({ ...row, ...clockOf(event.data.completeBy), stopped: false });
    case 'ReferralWithdrawn':
      return withNext({ ...row, status: 'withdrawn', ended_at: time });
    case 'ReferralReturnedForRework':
      return withNext({
        ...row,
        ...clockOf(event.data.completeBy),
        status: 'accepted',
        round: event.data.round,
        ended_at: null,
        outcome: null,
        stopped: false,
        heard: false,
        reached: [],
        colour: 'green',
      });
    case 'ReferralReassigned':
    case 'ArbitrationRequested':
    case 'ReferralArbitrated':
    case 'ExtensionDenied':
    case 'SuspensionDenied':
    case 'DispatchSettled':
      return row;
  }
};

const clockOf = ({ due, amber, beyondCalendar }: { due: string; amber: string; beyondCalendar: boolean }) => ({
  complete_by: due,
  complete_amber: amber,
  beyond_calendar: beyondCalendar,
});

export const referralsModel = defineReadModel<ReferralRow, ModelEvent>({
  name: 'referrals',
  version: 1,
  service: 'referral-router',
  columns: {
    referral_id: { type: 'text', primaryKey: true },
    incident_id: { type: 'text' },
    responsibility: { type: 'text' },
    department: { type: 'text' },
    role: { type: 'text' },
    status: { type: 'text' },
    category: { type: 'text' },
    urgency: { type: 'text' },
    estate: { type: 'text', nullable: true },
    place: { type: 'text', nullable: true },
    rule: { type: 'text' },
    final: { type: 'boolean' },
    round: { type: 'int' },
    issued_at: { type: 'timestamptz' },
    accept_by: { type: 'timestamptz' },
    accept_amber: { type: 'timestamptz' },
    complete_by: { type: 'timestamptz' },
    complete_amber: { type: 'timestamptz' },
    beyond_calendar: { type: 'boolean' },
    accepted_at: { type: 'timestamptz', nullable: true },
    ended_at: { type: 'timestamptz', nullable: true },
    outcome: { type: 'text', nullable: true },
    stopped: { type: 'boolean' },
    heard: { type: 'boolean' },
    reached: { type: 'text[]' },
    colour: { type: 'text' },
    next_clock: { type: 'text', nullable: true },
    next_rung: { type: 'text', nullable: true },
    next_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['incident_id'], ['responsibility', 'status'], ['next_at']],
  keysOf: ({ data }) => {
    const { referralId } = data as { referralId?: string };
    return referralId ? [referralId] : [];
  },
  evolve,
});

export const readModels: readonly OwnedReadModel[] = [ownReadModel(referralsModel, dispatchEvents)];
