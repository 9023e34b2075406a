import type { DeskEvent } from '@tiaokuai/contracts';
import { defineReadModel } from '@tiaokuai/read-models';
import type { ModelEvent } from '@tiaokuai/service';

/** The inbox of a responsibility: one row per referral, with its clocks. */
export interface InboxRow {
  readonly referral_id: string;
  readonly incident_id: string;
  readonly responsibility: string;
  readonly role: 'lead' | 'assist';
  readonly status: 'received' | 'accepted' | 'declined' | 'completed' | 'taken-back';
  readonly category: string;
  readonly urgency: string;
  readonly estate: string | null;
  readonly place: string | null;
  readonly brief: string;
  readonly why: string;
  readonly final: boolean;
  readonly round: number;
  readonly received_at: string;
  readonly accept_by: string;
  readonly complete_by: string;
  readonly amber_at: string;
  readonly clock: 'running' | 'stopped';
  readonly accepted_at: string | null;
  readonly ended_at: string | null;
  readonly outcome: string | null;
  /** Rung of the demand that waits for an answer. */
  readonly demand: string | null;
  readonly last_note: string | null;
}

/** Opens the row, changes it or leaves it: the fold of a desk's events. */
const evolve = (row: InboxRow | undefined, { type, data, time }: ModelEvent): InboxRow | null => {
  const event = { type, data } as DeskEvent;
  if (event.type === 'ReferralReceived') {
    const { data: it } = event;
    return {
      referral_id: it.referralId,
      incident_id: it.incidentId,
      responsibility: it.responsibility,
      role: it.role,
      status: 'received',
      category: it.category,
      urgency: it.urgency,
      estate: it.estate?.name ?? null,
      place: it.place?.named ?? null,
      brief: it.brief,
      why: it.explanation.why.zh,
      final: it.final,
      round: 0,
      received_at: time,
      accept_by: it.acceptBy.due,
      complete_by: it.completeBy.due,
      amber_at: it.completeBy.amber,
      clock: 'running',
      accepted_at: null,
      ended_at: null,
      outcome: null,
      demand: null,
      last_note: null,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'ReferralAccepted':
      return { ...row, status: 'accepted', accepted_at: time };
    case 'ReferralDeclined':
      return { ...row, status: 'declined', ended_at: time, last_note: event.data.reason, demand: null };
    case 'ProgressReported':
      return { ...row, last_note: event.data.note };
    case 'ReferralCompleted':
      return {
        ...row,
        status: 'completed',
        ended_at: time,
        outcome: event.data.outcome,
        last_note: event.data.note,
        demand: null,
      };
    case 'ReferralReopened':
      return {
        ...row,
        status: 'accepted',
        round: event.data.round,
        ended_at: null,
        outcome: null,
        clock: 'running',
        complete_by: event.data.completeBy.due,
        amber_at: event.data.completeBy.amber,
      };
    case 'ReferralTakenBack':
      return { ...row, status: 'taken-back', ended_at: time, demand: null };
    case 'DeadlineMoved': {
      const { clock, completeBy } = event.data;
      return { ...row, clock, ...(completeBy ? { complete_by: completeBy.due, amber_at: completeBy.amber } : {}) };
    }
    case 'AnswerDemanded':
      return event.data.rung === 'amber' ? row : { ...row, demand: event.data.rung };
    case 'DemandAnswered':
      return { ...row, demand: null, last_note: event.data.note };
    default:
      return row;
  }
};

/** The inbox read model of one service. */
export const inboxOf = (service: string) =>
  defineReadModel<InboxRow, ModelEvent>({
    name: 'inbox',
    version: 1,
    service,
    columns: {
      referral_id: { type: 'text', primaryKey: true },
      incident_id: { type: 'text' },
      responsibility: { type: 'text' },
      role: { type: 'text' },
      status: { type: 'text' },
      category: { type: 'text' },
      urgency: { type: 'text' },
      estate: { type: 'text', nullable: true },
      place: { type: 'text', nullable: true },
      brief: { type: 'text' },
      why: { type: 'text' },
      final: { type: 'boolean' },
      round: { type: 'int' },
      received_at: { type: 'timestamptz' },
      accept_by: { type: 'timestamptz' },
      complete_by: { type: 'timestamptz' },
      amber_at: { type: 'timestamptz' },
      clock: { type: 'text' },
      accepted_at: { type: 'timestamptz', nullable: true },
      ended_at: { type: 'timestamptz', nullable: true },
      outcome: { type: 'text', nullable: true },
      demand: { type: 'text', nullable: true },
      last_note: { type: 'text', nullable: true },
    },
    indexes: [['status', 'complete_by'], ['incident_id']],
    keysOf: ({ data }) => {
      const { referralId } = data as { referralId?: string };
      return referralId ? [referralId] : [];
    },
    evolve,
  });
