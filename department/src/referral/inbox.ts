import { inboxRow, type Referral } from '@tiaokuai/contracts';
import { modelOf, unchanged } from '@tiaokuai/service';

/** The inbox of one service. */
export const inboxOf = (referral: Referral) =>
  modelOf(referral, {
    name: 'inbox',
    version: 1,
    row: inboxRow,
    indexes: [['status', 'complete_by'], ['incident_id']],
    opens: {
      ReferralReceived: ({ data: it, time }) => ({
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
      }),
    },
    on: {
      ReferralAccepted: (_row, { time }) => ({ status: 'accepted', accepted_at: time }),
      ReferralDeclined: (_row, { data: { reason }, time }) => ({
        status: 'declined',
        ended_at: time,
        last_note: reason,
        demand: null,
      }),
      DeclineRejected: unchanged,
      ProgressReported: (_row, { data: { note } }) => ({ last_note: note }),
      ExtensionRequested: unchanged,
      SuspensionRequested: unchanged,
      SuspensionLiftRequested: unchanged,
      ReferralCompleted: (_row, { data: { outcome, note }, time }) => ({
        status: 'completed',
        ended_at: time,
        outcome,
        last_note: note,
        demand: null,
      }),
      ReferralReopened: (_row, { data: { round, completeBy } }) => ({
        status: 'accepted',
        round,
        ended_at: null,
        outcome: null,
        clock: 'running',
        complete_by: completeBy.due,
        amber_at: completeBy.amber,
      }),
      ReferralTakenBack: (_row, { time }) => ({ status: 'taken-back', ended_at: time, demand: null }),
      DeadlineMoved: (_row, { data: { clock, completeBy } }) => ({
        clock,
        ...(completeBy ? { complete_by: completeBy.due, amber_at: completeBy.amber } : {}),
      }),
      AnswerDemanded: (_row, { data: { rung } }) => (rung === 'amber' ? undefined : { demand: rung }),
      DemandAnswered: (_row, { data: { note } }) => ({ demand: null, last_note: note }),
    },
  });

/** Its table is the same in every service. */
export type Inbox = ReturnType<typeof inboxOf>;
