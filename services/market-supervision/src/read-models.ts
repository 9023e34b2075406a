import {
  type ConsumerMediationEvent,
  caseKeyOf,
  consumerMediationEvents,
  type OperatorEvent,
  operatorEvents,
} from '@tiaokuai/contracts';
import { type CaseColumns, caseColumns, keysBy, matterOf, partyName } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';

/** One row per operator case. Seals outlive their case until they are lifted or lapse. */
export interface OperatorRow extends CaseColumns {
  readonly status:
    | 'reported'
    | 'checked'
    | 'ordered'
    | 'overdue'
    | 'revisited'
    | 'lawful'
    | 'registered'
    | 'ceased'
    | 'closed'
    | 'penalised'
    | 'reported-on'
    | 'assisted'
    | 'withdrawn'
    | 'settled';
  readonly source: string;
  readonly operator_kind: 'unit' | 'individual' | null;
  readonly operator: string | null;
  readonly premises: string | null;
  readonly kinds: readonly string[];
  readonly remaining: number;
  readonly reported_on: number;
  readonly pointed_out: boolean;
  readonly manner: 'register' | 'stop' | null;
  readonly order_no: number;
  readonly order_by: string | null;
  readonly overdue: number;
  readonly sealing: number;
  readonly sealed_until: string | null;
  readonly penalties: number;
  /** Yuan. */
  readonly fined: number;
  readonly on_credit_record: boolean;
}

const evolveOperator = (row: OperatorRow | undefined, { type, data, time }: ModelEvent): OperatorRow | null => {
  const event = { type, data } as OperatorEvent;
  if (event.type === 'OperatorReported')
    return {
      case_id: event.data.caseId,
      status: 'reported',
      open: true,
      source: event.data.source,
      ...matterOf(caseKeyOf(event.data), event.data.matter),
      operator_kind: null,
      operator: null,
      premises: null,
      kinds: [],
      remaining: 0,
      reported_on: 0,
      pointed_out: false,
      manner: null,
      order_no: 0,
      order_by: null,
      overdue: 0,
      sealing: 0,
      sealed_until: null,
      penalties: 0,
      fined: 0,
      on_credit_record: false,
      opened_at: time,
      ended_at: null,
    };
  if (!row) return null;
  const ended = (status: OperatorRow['status'], remaining = row.remaining): OperatorRow => ({
    ...row,
    status,
    open: false,
    remaining,
    order_by: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'OperatorReopened': {
      const matter = matterOf(caseKeyOf(event.data), event.data.matter);
      return { ...row, ...matter, status: 'reported', open: true, remaining: 0, order_by: null, ended_at: null };
    }
    case 'OperatorReferred':
      return { ...row, ...matterOf(caseKeyOf(event.data), event.data.matter) };
    case 'OperatorPointedOut':
      return { ...row, pointed_out: true, premises: row.premises ?? event.data.premises };
    case 'OperatorLawful':
      return ended('lawful', 0);
    case 'OperatorChecked': {
      const { operator, premises, findings } = event.data;
      return {
        ...row,
        status: 'checked',
        operator_kind: operator.kind,
        operator: partyName(operator),
        premises,
        kinds: [...new Set([...row.kinds, ...findings.map(({ kind }) => kind)])],
        remaining: findings.length,
      };
    }
    case 'ViolationReportedOn':
      return { ...row, reported_on: row.reported_on + event.data.findings.length };
    case 'OperatorOrdered': {
      const { order, manner, dueBy } = event.data;
      return { ...row, status: 'ordered', manner, order_no: order, order_by: dueBy.due };
    }
    case 'OperatorOrderOverdue':
      return { ...row, status: 'overdue', overdue: row.overdue + 1 };
    case 'OperatorRevisited':
      return { ...row, status: 'revisited', remaining: event.data.remaining.length, order_by: null };
    case 'OperatorRegularised':
      return ended(event.data.by, 0);
    case 'PremisesSealed':
      return { ...row, sealing: event.data.sealing, sealed_until: event.data.until.due };
    case 'PremisesSealLapsed':
    case 'PremisesSealLifted':
      return { ...row, sealed_until: null };
    case 'OperatorPenalised':
      return { ...row, penalties: row.penalties + 1, fined: row.fined + event.data.yuan };
    case 'OperatorPutOnCreditRecord':
      return { ...row, on_credit_record: true };
    case 'OperatorConcluded':
      return ended(event.data.end);
    case 'OperatorAssisted':
      return ended('assisted', 0);
    case 'OperatorWithdrawn':
      return ended('withdrawn');
    case 'OperatorSettled':
      return ended('settled');
    case 'OperatorPenaltyProposed':
    case 'OperatorNotPenalised':
      return row;
  }
};

export const operatorsModel = defineReadModel<OperatorRow, ModelEvent>({
  name: 'operators',
  version: 2,
  service: 'market-supervision',
  columns: {
    ...caseColumns,
    source: { type: 'text' },
    operator_kind: { type: 'text', nullable: true },
    operator: { type: 'text', nullable: true },
    premises: { type: 'text', nullable: true },
    kinds: { type: 'text[]' },
    remaining: { type: 'int' },
    reported_on: { type: 'int' },
    pointed_out: { type: 'boolean' },
    manner: { type: 'text', nullable: true },
    order_no: { type: 'int' },
    order_by: { type: 'timestamptz', nullable: true },
    overdue: { type: 'int' },
    sealing: { type: 'int' },
    sealed_until: { type: 'timestamptz', nullable: true },
    penalties: { type: 'int' },
    fined: { type: 'int' },
    on_credit_record: { type: 'boolean' },
  },
  indexes: [['open', 'order_by'], ['sealed_until'], ['estate_id'], ['operator']],
  keysOf: keysBy('caseId'),
  evolve: evolveOperator,
});

/** One row per dispute, with the clock that runs for it. */
export interface MediationRow extends CaseColumns {
  readonly status:
    | 'lodged'
    | 'accepted'
    | 'agreed'
    | 'not-accepted'
    | 'performed'
    | 'broken'
    | 'failed'
    | 'withdrawn'
    | 'settled';
  readonly operator: string | null;
  /** Fen that were asked for, and that were paid. */
  readonly claimed: number;
  readonly paid: number;
  readonly sessions: number;
  readonly ground: string | null;
  readonly ways: readonly string[];
  readonly clock_due: string | null;
  /** Clocks that ran out. */
  readonly missed: readonly string[];
}

const evolveMediation = (row: MediationRow | undefined, { type, data, time }: ModelEvent): MediationRow | null => {
  const event = { type, data } as ConsumerMediationEvent;
  if (event.type === 'DisputeLodged' || event.type === 'DisputeReopened') {
    const { caseId, matter, answerBy } = event.data;
    return {
      case_id: caseId,
      status: 'lodged',
      open: true,
      ...matterOf(caseKeyOf(event.data), matter),
      operator: row?.operator ?? null,
      claimed: 0,
      paid: row?.paid ?? 0,
      sessions: 0,
      ground: null,
      ways: [],
      clock_due: answerBy.due,
      missed: [],
      opened_at: row?.opened_at ?? time,
      ended_at: null,
    };
  }
  if (!row) return null;
  const ended = (status: MediationRow['status'], more: Partial<MediationRow> = {}): MediationRow => ({
    ...row,
    ...more,
    status,
    open: false,
    clock_due: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'DisputeAccepted': {
      const { operator, fen, mediateBy } = event.data;
      return { ...row, status: 'accepted', operator: partyName(operator), claimed: fen, clock_due: mediateBy.due };
    }
    case 'DisputeNotAccepted':
      return ended('not-accepted', { ground: event.data.ground, ways: event.data.ways });
    case 'SessionHeld':
      return { ...row, sessions: event.data.session };
    case 'SettlementAgreed':
      return { ...row, status: 'agreed', clock_due: event.data.performBy.due };
    case 'SettlementPerformed':
      return ended('performed', { paid: row.paid + event.data.fen });
    case 'SettlementBroken':
      return ended('broken', { ways: event.data.ways });
    case 'MediationFailed':
      return ended('failed', { ground: event.data.ground, ways: event.data.ways });
    case 'MediationClockRanOut':
      return { ...row, clock_due: null, missed: [...row.missed, event.data.clock] };
    case 'MediationWithdrawn':
      return ended('withdrawn');
    case 'MediationSettled':
      return ended('settled');
  }
};

export const mediationsModel = defineReadModel<MediationRow, ModelEvent>({
  name: 'mediations',
  version: 2,
  service: 'market-supervision',
  columns: {
    ...caseColumns,
    operator: { type: 'text', nullable: true },
    claimed: { type: 'double precision' },
    paid: { type: 'double precision' },
    sessions: { type: 'int' },
    ground: { type: 'text', nullable: true },
    ways: { type: 'text[]' },
    clock_due: { type: 'timestamptz', nullable: true },
    missed: { type: 'text[]' },
  },
  indexes: [['open', 'clock_due'], ['operator']],
  keysOf: keysBy('caseId'),
  evolve: evolveMediation,
});

export const readModels: readonly OwnedReadModel[] = [
  ownReadModel(operatorsModel, operatorEvents),
  ownReadModel(mediationsModel, consumerMediationEvents),
];
