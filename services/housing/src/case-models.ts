import { type ConductEvent, conductEvents, type PolicyAnswerEvent, policyAnswerEvents } from '@tiaokuai/contracts';
import {
  type CaseColumns,
  caseColumns,
  keysBy,
  type MatterColumns,
  matterColumns,
  matterOf,
  partyName,
  referralOf,
} from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';

/** The cases: conduct of enterprises and builders, enquiries and the published answers. */

export interface ConductRow extends CaseColumns {
  readonly status:
    | 'reported'
    | 'established'
    | 'ordered'
    | 'overdue'
    | 'revisited'
    | 'not-established'
    | 'corrected'
    | 'penalised'
    | 'marked'
    | 'left-to-court'
    | 'withdrawn'
    | 'settled';
  readonly source: string;
  readonly party: string | null;
  readonly kinds: readonly string[];
  readonly remaining: number;
  readonly order_no: number;
  readonly correct_by: string | null;
  readonly overdue: number;
  readonly penalties: number;
  /** Yuan. */
  readonly fined: number;
  readonly meeting: 'none' | 'asked' | 'handed-over' | 'failed';
}

const evolveConduct = (row: ConductRow | undefined, { type, data, time }: ModelEvent): ConductRow | null => {
  const event = { type, data } as ConductEvent;
  if (event.type === 'ConductReported') {
    const { caseId, source, matter } = event.data;
    return {
      case_id: caseId,
      status: 'reported',
      open: true,
      source,
      ...matterOf(event.data, matter),
      party: null,
      kinds: [],
      remaining: 0,
      order_no: 0,
      correct_by: null,
      overdue: 0,
      penalties: 0,
      fined: 0,
      meeting: 'none',
      opened_at: time,
      ended_at: null,
    };
  }
  if (!row) return null;
  const ended = (status: ConductRow['status'], remaining = row.remaining): ConductRow => ({
    ...row,
    status,
    open: false,
    remaining,
    correct_by: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'ConductReopened': {
      const matter = matterOf(event.data, event.data.matter);
      if (row.open && !row.referral_id) return { ...row, ...matter };
      const again = { status: 'reported', open: true, remaining: 0, correct_by: null, meeting: 'none' } as const;
      return { ...row, ...matter, ...again, ended_at: null };
    }
    case 'ConductEstablished': {
      const { party, findings } = event.data;
      return {
        ...row,
        status: 'established',
        party: partyName(party),
        kinds: [...new Set([...row.kinds, ...findings.map(({ kind }) => kind)])],
        remaining: findings.length,
      };
    }
    case 'ConductNotEstablished':
      return ended('not-established', 0);
    case 'CorrectionOrdered':
      return { ...row, status: 'ordered', order_no: event.data.order, correct_by: event.data.correctBy.due };
    case 'CorrectionOverdue':
      return { ...row, status: 'overdue', overdue: row.overdue + 1 };
    case 'ConductRevisited':
      return { ...row, status: 'revisited', remaining: event.data.remaining.length, correct_by: null };
    case 'ConductCorrected':
      return ended('corrected', 0);
    case 'ConductPenalised':
      return { ...row, penalties: row.penalties + 1, fined: row.fined + event.data.yuan };
    case 'HandoverBroughtToMeeting':
      return { ...row, meeting: 'asked' };
    case 'HandoverSettledByMeeting':
      return { ...row, meeting: event.data.handedOver ? 'handed-over' : 'failed' };
    case 'ConductConcluded':
      return ended(event.data.end);
    case 'ConductWithdrawn':
      return ended('withdrawn');
    case 'ConductSettled':
      return ended('settled');
    case 'ConductPenaltyProposed':
    case 'ConductNotPenalised':
      return row;
  }
};

export const conductsModel = defineReadModel<ConductRow, ModelEvent>({
  name: 'conducts',
  version: 3,
  service: 'housing',
  columns: {
    ...caseColumns,
    source: { type: 'text' },
    party: { type: 'text', nullable: true },
    kinds: { type: 'text[]' },
    remaining: { type: 'int' },
    order_no: { type: 'int' },
    correct_by: { type: 'timestamptz', nullable: true },
    overdue: { type: 'int' },
    penalties: { type: 'int' },
    fined: { type: 'int' },
    meeting: { type: 'text' },
  },
  indexes: [['open', 'correct_by'], ['party'], ['estate_id']],
  keysOf: keysBy('caseId'),
  evolve: evolveConduct,
});

export interface PolicyAnswerRow extends MatterColumns {
  readonly case_id: string;
  readonly status: 'received' | 'asking' | 'answered' | 'ended';
  readonly source: string;
  readonly topic: string | null;
  readonly answer: string | null;
  readonly rules: readonly string[];
  readonly published: boolean;
  readonly received_at: string;
  readonly answered_at: string | null;
}

const evolveAnswer = (row: PolicyAnswerRow | undefined, { type, data, time }: ModelEvent): PolicyAnswerRow | null => {
  const event = { type, data } as PolicyAnswerEvent;
  if (event.type === 'PolicyEnquiryReceived') {
    const { caseId, source, matter } = event.data;
    return {
      case_id: caseId,
      status: 'received',
      source,
      ...matterOf(event.data, matter),
      topic: null,
      answer: null,
      rules: [],
      published: false,
      received_at: time,
      answered_at: null,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'PolicyEnquiryReopened':
      return { ...row, ...referralOf(event.data), status: 'received', answered_at: null };
    case 'InterpretationSought':
      return { ...row, status: 'asking' };
    case 'InterpretationReceived':
      return { ...row, status: 'received' };
    case 'PolicyAnswered': {
      const answered = { ...row, status: 'answered' as const, answered_at: time };
      if (row.published) return answered;
      const { topic, text, rules } = event.data;
      return { ...answered, topic, answer: text, rules: rules.map(({ law, article }) => `${law} ${article}`) };
    }
    case 'PolicyAnswerPublished':
      return { ...row, published: true };
    case 'PolicyAnswerRetired':
      return { ...row, published: false };
    case 'PolicyEnquiryEnded':
      return { ...row, status: 'ended' };
  }
};

export const policyAnswersModel = defineReadModel<PolicyAnswerRow, ModelEvent>({
  name: 'policy_answers',
  version: 2,
  service: 'housing',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    source: { type: 'text' },
    ...matterColumns,
    topic: { type: 'text', nullable: true },
    answer: { type: 'text', nullable: true },
    rules: { type: 'text[]' },
    published: { type: 'boolean' },
    received_at: { type: 'timestamptz' },
    answered_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['status', 'received_at'], ['topic']],
  keysOf: keysBy('caseId'),
  evolve: evolveAnswer,
});

export const caseModels: readonly OwnedReadModel[] = [
  ownReadModel(conductsModel, conductEvents),
  ownReadModel(policyAnswersModel, policyAnswerEvents),
];
