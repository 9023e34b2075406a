import {
  type ArbitrationEvent,
  arbitrationEvents,
  type RequestEvent,
  requestEvents,
  type TriageEvent,
  triageEvents,
} from '@tiaokuai/contracts';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';

/** What waits for a decision of the office, and what was decided: one row per matter. */
export interface MatterRow {
  /** `triage/<incident>`, `arbitration/<incident>`, `request/<referral>` */
  readonly matter: string;
  readonly kind: 'triage' | 'arbitration' | 'extension' | 'suspension' | 'lift';
  readonly status: 'open' | 'decided' | 'closed';
  readonly incident_id: string;
  readonly referral_id: string;
  readonly responsibility: string | null;
  readonly category: string | null;
  readonly candidates: readonly string[];
  readonly asked: string | null;
  readonly opened_at: string;
  readonly decided_at: string | null;
  readonly decision: string | null;
  /** A granted suspension ends here by itself. */
  readonly suspended_until: string | null;
  readonly suspended: boolean;
}

type Event = TriageEvent | ArbitrationEvent | RequestEvent;

const keyOf = ({ type, data }: Event): string => {
  if (type === 'TriageOpened' || type === 'TriageDecided' || type === 'TriageClosed')
    return `triage/${data.incidentId}`;
  if (type === 'ArbitrationOpened' || type === 'ArbitrationDecided') return `arbitration/${data.incidentId}`;
  return `request/${data.referralId}`;
};

const evolve = (row: MatterRow | undefined, { type, data, time }: ModelEvent): MatterRow | null => {
  const event = { type, data } as Event;
  const opened = {
    matter: keyOf(event),
    status: 'open' as const,
    incident_id: event.data.incidentId,
    category: null,
    candidates: [],
    asked: null,
    responsibility: null,
    opened_at: time,
    decided_at: null,
    decision: null,
    suspended_until: row?.suspended_until ?? null,
    suspended: row?.suspended ?? false,
  };
  switch (event.type) {
    case 'TriageOpened':
      return { ...opened, kind: 'triage', referral_id: event.data.referralId, category: event.data.category };
    case 'ArbitrationOpened': {
      const { referralId, category, candidates } = event.data;
      return { ...opened, kind: 'arbitration', referral_id: referralId, category, candidates };
    }
    case 'RequestReceived': {
      const { referralId, kind, responsibility, workingDays, until, reason } = event.data;
      const asked = workingDays ? `${workingDays} 个工作日：${reason}` : until ? `至 ${until}：${reason}` : reason;
      return { ...opened, kind, referral_id: referralId, responsibility, asked };
    }
  }
  if (!row) return null;
  const decided = (decision: string): MatterRow => ({ ...row, status: 'decided', decided_at: time, decision });
  switch (event.type) {
    case 'TriageDecided':
      return decided(event.data.lead);
    case 'TriageClosed':
      return row.status === 'open' ? { ...row, status: 'closed', decided_at: time } : row;
    case 'ArbitrationDecided':
      return decided(event.data.responsibility);
    case 'ExtensionGranted':
      return decided(`granted ${event.data.workingDays}`);
    case 'SuspensionGranted':
      return { ...decided('granted'), suspended: true, suspended_until: event.data.until ?? null };
    case 'SuspensionLifted':
      return { ...decided('lifted'), suspended: false, suspended_until: null };
    case 'ExtensionRefused':
    case 'SuspensionRefused':
      return decided('refused');
  }
};

export const mattersModel = defineReadModel<MatterRow, ModelEvent>({
  name: 'matters',
  version: 1,
  service: 'leading-group',
  columns: {
    matter: { type: 'text', primaryKey: true },
    kind: { type: 'text' },
    status: { type: 'text' },
    incident_id: { type: 'text' },
    referral_id: { type: 'text' },
    responsibility: { type: 'text', nullable: true },
    category: { type: 'text', nullable: true },
    candidates: { type: 'text[]' },
    asked: { type: 'text', nullable: true },
    opened_at: { type: 'timestamptz' },
    decided_at: { type: 'timestamptz', nullable: true },
    decision: { type: 'text', nullable: true },
    suspended_until: { type: 'timestamptz', nullable: true },
    suspended: { type: 'boolean' },
  },
  indexes: [['status', 'opened_at'], ['suspended_until']],
  keysOf: ({ type, data }) => [keyOf({ type, data } as Event)],
  evolve,
});

export const readModels: readonly OwnedReadModel[] = [
  ownReadModel(mattersModel, [...triageEvents, ...arbitrationEvents, ...requestEvents]),
];
