import type { IllegalConstructionEvent } from '@tiaokuai/contracts';
import { type CaseColumns, caseColumns, keysBy, matterOf, partyName } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import type { ModelEvent } from '@tiaokuai/service';

/** One row per case of illegal construction, with every clock that runs for it. */
export interface ConstructionRow extends CaseColumns {
  readonly status:
    | 'reported'
    | 'found'
    | 'stopped'
    | 'filed'
    | 'investigated'
    | 'correction-ordered'
    | 'removal-ordered'
    | 'disobeyed'
    | 'reported-to-government'
    | 'compulsion-ordered'
    | 'removal-announced'
    | 'nothing-found'
    | 'corrected'
    | 'removed'
    | 'compelled'
    | 'confiscated'
    | 'revoked'
    | 'handed-to-town'
    | 'withdrawn'
    | 'settled';
  readonly source: string;
  readonly party_kind: 'unit' | 'individual' | null;
  readonly party: string | null;
  readonly kind: string | null;
  readonly what: string | null;
  readonly under_way: boolean;
  /** Cost of the works, yuan. */
  readonly cost: number | null;
  readonly stop_by: string | null;
  readonly decide_by: string | null;
  /** When the time to correct or remove ends. */
  readonly order_by: string | null;
  /** Until when the government owes its written order. */
  readonly government_by: string | null;
  readonly appeal_by: string | null;
  readonly own_by: string | null;
  readonly appeal: 'none' | 'pending' | 'upheld';
  readonly compulsion: string | null;
  /** Clocks that ran out, each once. */
  readonly missed: readonly string[];
  readonly penalties: number;
  /** Yuan. */
  readonly fined: number;
}

const quiet = { stop_by: null, decide_by: null, order_by: null, government_by: null, appeal_by: null, own_by: null };

const evolveConstruction = (
  row: ConstructionRow | undefined,
  { type, data, time }: ModelEvent,
): ConstructionRow | null => {
  const event = { type, data } as IllegalConstructionEvent;
  if (event.type === 'ConstructionReported') {
    return {
      case_id: event.data.caseId,
      status: 'reported',
      open: true,
      source: event.data.source,
      ...matterOf(event.data, event.data.matter),
      party_kind: null,
      party: null,
      kind: null,
      what: null,
      under_way: false,
      cost: null,
      ...quiet,
      appeal: 'none',
      compulsion: null,
      missed: [],
      penalties: 0,
      fined: 0,
      opened_at: time,
      ended_at: null,
    };
  }
  if (!row) return null;
  const ended = (status: ConstructionRow['status']): ConstructionRow => ({
    ...row,
    ...quiet,
    status,
    open: false,
    ended_at: time,
  });
  switch (event.type) {
    case 'ConstructionReopened':
      return {
        ...row,
        ...matterOf(event.data, event.data.matter),
        status: 'reported',
        open: true,
        appeal: 'none',
        compulsion: null,
        ended_at: null,
      };
    case 'NoIllegalConstructionFound':
      return ended('nothing-found');
    case 'ConstructionFound': {
      const { kind, what, underWay, stopBy } = event.data;
      return { ...row, status: 'found', kind, what, under_way: underWay, stop_by: stopBy?.due ?? null };
    }
    case 'WorkStopOrdered':
      return { ...row, status: row.status === 'found' ? 'stopped' : row.status, stop_by: null };
    case 'ConstructionCaseFiled': {
      const { party, decideBy } = event.data;
      const name = partyName(party);
      return { ...row, status: 'filed', party_kind: party.kind, party: name, decide_by: decideBy.due };
    }
    case 'ConstructionInvestigated':
      return { ...row, status: 'investigated', cost: event.data.cost };
    case 'ConstructionCorrectionOrdered':
      return { ...row, status: 'correction-ordered', decide_by: null, order_by: event.data.dueBy.due };
    case 'RemovalOrdered': {
      const { dueBy, appealBy } = event.data;
      return {
        ...row,
        status: 'removal-ordered',
        decide_by: null,
        order_by: dueBy.due,
        appeal_by: appealBy.due,
      };
    }
    case 'ConstructionClockRanOut': {
      const { clock } = event.data;
      const stopped = {
        stop: 'stop_by',
        decision: 'decide_by',
        order: 'order_by',
        government: 'government_by',
      } as const;
      return { ...row, [stopped[clock]]: null, missed: [...row.missed, clock] };
    }
    case 'SiteRevisited': {
      const { found } = event.data;
      if (found !== 'working-on' && found !== 'standing') return row;
      return { ...row, status: 'disobeyed', order_by: found === 'standing' ? null : row.order_by };
    }
    case 'DisobedienceReported':
      return { ...row, status: 'reported-to-government', government_by: event.data.answerBy.due };
    case 'CompulsionOrdered':
      return { ...row, status: 'compulsion-ordered', government_by: null, compulsion: event.data.document };
    case 'CompelledRemovalAnnounced':
      return { ...row, status: 'removal-announced', own_by: event.data.ownBy.due };
    case 'ConstructionAppealRecorded': {
      const { stage } = event.data;
      return { ...row, appeal: stage === 'filed' ? 'pending' : stage === 'upheld' ? 'upheld' : row.appeal };
    }
    case 'ConstructionPenaltyProposed':
      return { ...row, penalties: row.penalties + 1 };
    case 'ConstructionPenalised':
      return { ...row, fined: row.fined + event.data.yuan };
    case 'ConstructionNotPenalised':
      return { ...row, penalties: row.penalties - 1 };
    case 'ConstructionClosed':
      return ended(event.data.result);
    case 'ConstructionWithdrawn':
      return ended('withdrawn');
    case 'ConstructionSettled':
      return ended('settled');
    case 'ConstructionConfiscated':
    case 'BuildingSiteSealed':
    case 'ConstructionRemovedByForce':
      return row;
  }
};

const instant = { type: 'timestamptz', nullable: true } as const;
const maybe = { type: 'text', nullable: true } as const;

export const constructionsModel = defineReadModel<ConstructionRow, ModelEvent>({
  name: 'constructions',
  version: 2,
  service: 'urban-enforcement',
  columns: {
    ...caseColumns,
    source: { type: 'text' },
    party_kind: maybe,
    party: maybe,
    kind: maybe,
    what: maybe,
    under_way: { type: 'boolean' },
    cost: { type: 'int', nullable: true },
    stop_by: instant,
    decide_by: instant,
    order_by: instant,
    government_by: instant,
    appeal_by: instant,
    own_by: instant,
    appeal: { type: 'text' },
    compulsion: maybe,
    missed: { type: 'text[]' },
    penalties: { type: 'int' },
    fined: { type: 'int' },
  },
  indexes: [['open', 'order_by'], ['estate_id'], ['party']],
  keysOf: keysBy('caseId'),
  evolve: evolveConstruction,
});
