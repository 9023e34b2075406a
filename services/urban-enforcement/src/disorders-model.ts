import type { DisorderEvent } from '@tiaokuai/contracts';
import { type CaseColumns, caseColumns, keysBy, matterOf, partyName } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import type { ModelEvent } from '@tiaokuai/service';

const instant = { type: 'timestamptz', nullable: true } as const;
const maybe = { type: 'text', nullable: true } as const;

/** One row per case of disorder, with the clock of its order and what is in force beside it. */
export interface DisorderRow extends CaseColumns {
  readonly status:
    | 'reported'
    | 'inspected'
    | 'ordered'
    | 'overdue'
    | 'revisited'
    | 'nothing-found'
    | 'corrected'
    | 'concluded'
    | 'assisted'
    | 'withdrawn'
    | 'settled';
  readonly source: string;
  readonly party_kind: 'unit' | 'individual' | null;
  readonly party: string | null;
  /** All kinds that were found. */
  readonly kinds: readonly string[];
  readonly findings: number;
  readonly remaining: number;
  readonly order_no: number;
  readonly order_by: string | null;
  /** How many orders ran out. */
  readonly overdue: number;
  readonly educated: boolean;
  readonly unlicensed: boolean;
  /** What market supervision answered of the operator. */
  readonly operator_result: string | null;
  /** Kinds of measures in force, by their numbers. */
  readonly measures: readonly string[];
  /** When goods that were seized must be given back, with the number of that measure. */
  readonly seized_until: string | null;
  readonly seized_no: number | null;
  readonly penalties: number;
  readonly fined: number;
  readonly inspected_at: string | null;
}

const evolveDisorder = (row: DisorderRow | undefined, { type, data, time }: ModelEvent): DisorderRow | null => {
  const event = { type, data } as DisorderEvent;
  if (event.type === 'DisorderReported') {
    return {
      case_id: event.data.caseId,
      status: 'reported',
      open: true,
      source: event.data.source,
      ...matterOf(event.data, event.data.matter),
      party_kind: null,
      party: null,
      kinds: [],
      findings: 0,
      remaining: 0,
      order_no: 0,
      order_by: null,
      overdue: 0,
      educated: false,
      unlicensed: false,
      operator_result: null,
      measures: [],
      seized_until: null,
      seized_no: null,
      penalties: 0,
      fined: 0,
      opened_at: time,
      inspected_at: null,
      ended_at: null,
    };
  }
  if (!row) return null;
  const ended = (status: DisorderRow['status'], remaining = row.remaining): DisorderRow => ({
    ...row,
    status,
    open: false,
    remaining,
    order_by: null,
    ended_at: time,
  });
  const freed = (no: number): DisorderRow => ({
    ...row,
    measures: row.measures.filter((each) => !each.startsWith(`${no} `)),
    ...(row.seized_no === no ? { seized_no: null, seized_until: null } : {}),
  });
  switch (event.type) {
    case 'DisorderReopened': {
      const again = matterOf(event.data, event.data.matter);
      return { ...row, ...again, status: 'reported', open: true, remaining: 0, ended_at: null };
    }
    case 'NoDisorderFound':
      return { ...ended('nothing-found', 0), inspected_at: time };
    case 'DisorderInspected': {
      const { party, findings } = event.data;
      return {
        ...row,
        status: 'inspected',
        party_kind: party.kind,
        party: partyName(party),
        kinds: [...new Set([...row.kinds, ...findings.map(({ kind }) => kind)])],
        findings: row.findings + findings.length,
        remaining: findings.length,
        inspected_at: time,
      };
    }
    case 'OperatorWithoutLicenceReported':
      return { ...row, unlicensed: true };
    case 'OperatorResultNoted':
      return { ...row, operator_result: event.data.result };
    case 'PartyEducated':
      return { ...row, educated: true };
    case 'DisorderOrdered':
      return { ...row, status: 'ordered', order_no: event.data.order, order_by: event.data.dueBy.due };
    case 'DisorderOrderOverdue':
      return { ...row, status: 'overdue', overdue: row.overdue + 1 };
    case 'DisorderRevisited':
      return { ...row, status: 'revisited', order_by: null, remaining: event.data.remaining.length };
    case 'MeasureTaken': {
      const { measure, kind, findings, until } = event.data;
      if (kind === 'perform-for-party') return { ...row, remaining: row.remaining - findings.length };
      const seized = until ? { seized_no: measure, seized_until: until.due } : {};
      return { ...row, measures: [...row.measures, `${measure} ${kind}`], ...seized };
    }
    case 'MeasureLapsed':
    case 'MeasureLifted':
      return freed(event.data.measure);
    case 'DisorderPenaltyProposed':
      return { ...row, penalties: row.penalties + 1 };
    case 'DisorderPenalised':
      return { ...row, fined: row.fined + event.data.yuan };
    case 'DisorderNotPenalised':
      return { ...row, penalties: row.penalties - 1 };
    case 'DisorderCorrected':
      return ended('corrected', 0);
    case 'DisorderConcluded':
      return ended('concluded');
    case 'DisorderAssisted':
      return ended('assisted');
    case 'DisorderWithdrawn':
      return ended('withdrawn');
    case 'DisorderSettled':
      return ended('settled');
  }
};

export const disordersModel = defineReadModel<DisorderRow, ModelEvent>({
  name: 'disorders',
  version: 3,
  service: 'urban-enforcement',
  columns: {
    ...caseColumns,
    source: { type: 'text' },
    party_kind: maybe,
    party: maybe,
    kinds: { type: 'text[]' },
    findings: { type: 'int' },
    remaining: { type: 'int' },
    order_no: { type: 'int' },
    order_by: instant,
    overdue: { type: 'int' },
    educated: { type: 'boolean' },
    unlicensed: { type: 'boolean' },
    operator_result: maybe,
    measures: { type: 'text[]' },
    seized_until: instant,
    seized_no: { type: 'int', nullable: true },
    penalties: { type: 'int' },
    fined: { type: 'int' },
    inspected_at: instant,
  },
  indexes: [['open', 'order_by'], ['seized_until'], ['estate_id'], ['party']],
  keysOf: keysBy('caseId'),
  evolve: evolveDisorder,
});
