import {
  caseKeyOf,
  type FeeComplaintEvent,
  feeComplaintEvents,
  type PriceDisclosureEvent,
  type PriceStandardEvent,
  priceDisclosureEvents,
  priceStandardEvents,
} from '@tiaokuai/contracts';
import { type CaseColumns, caseColumns, keysBy, matterOf, partyName } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';

/** One row per complaint: the money found, given back and owed, and the clock of the refund. */
export interface FeeComplaintRow extends CaseColumns {
  readonly status:
    | 'received'
    | 'found'
    | 'ordered'
    | 'overdue'
    | 'verified'
    | 'refunded'
    | 'lawful'
    | 'passed-on'
    | 'concluded'
    | 'withdrawn'
    | 'settled';
  readonly source: string;
  /** Units by name, persons by the number of their paper file. */
  readonly party_kind: 'unit' | 'individual' | null;
  readonly party: string | null;
  readonly violations: readonly string[];
  /** Fen, through all rounds. */
  readonly overcharged: number;
  readonly refunded: number;
  readonly confiscated: number;
  readonly order_no: number;
  readonly refund_by: string | null;
  /** How many refund orders ran out. */
  readonly overdue: number;
  readonly penalties: number;
  /** Yuan. */
  readonly fined: number;
}

const evolveComplaint = (
  row: FeeComplaintRow | undefined,
  { type, data, time }: ModelEvent,
): FeeComplaintRow | null => {
  const event = { type, data } as FeeComplaintEvent;
  if (event.type === 'ComplaintReceived')
    return {
      case_id: event.data.caseId,
      status: 'received',
      open: true,
      source: event.data.source,
      ...matterOf(caseKeyOf(event.data), event.data.matter),
      party_kind: null,
      party: null,
      violations: [],
      overcharged: 0,
      refunded: 0,
      confiscated: 0,
      order_no: 0,
      refund_by: null,
      overdue: 0,
      penalties: 0,
      fined: 0,
      opened_at: time,
      ended_at: null,
    };
  if (!row) return null;
  const ended = (status: FeeComplaintRow['status']): FeeComplaintRow => ({
    ...row,
    status,
    open: false,
    refund_by: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'ComplaintReopened': {
      const matter = matterOf(caseKeyOf(event.data), event.data.matter);
      return { ...row, ...matter, status: 'received', open: true, refund_by: null, ended_at: null };
    }
    case 'OverchargeFound': {
      const { party, findings, total } = event.data;
      return {
        ...row,
        status: 'found',
        party_kind: party.kind,
        party: partyName(party),
        violations: [...new Set([...row.violations, ...findings.map(({ violation }) => violation)])],
        overcharged: row.overcharged + total,
      };
    }
    case 'NoOverchargeFound':
      return ended('lawful');
    case 'ComplaintPassedOn':
      return ended('passed-on');
    case 'RefundOrdered':
      return { ...row, status: 'ordered', order_no: event.data.order, refund_by: event.data.dueBy.due };
    case 'RefundOverdue':
      return { ...row, status: 'overdue', overdue: row.overdue + 1 };
    case 'RefundsVerified': {
      const more = event.data.refunded.reduce((sum, { fen }) => sum + fen, 0);
      return { ...row, status: 'verified', refunded: row.refunded + more, refund_by: null };
    }
    case 'OverchargeRefunded':
      return ended('refunded');
    case 'OverchargePenalised': {
      const { yuan, confiscated } = event.data;
      return {
        ...row,
        penalties: row.penalties + 1,
        fined: row.fined + yuan,
        confiscated: row.confiscated + confiscated,
      };
    }
    case 'ComplaintConcluded':
      return ended('concluded');
    case 'ComplaintWithdrawn':
      return ended('withdrawn');
    case 'ComplaintSettled':
      return ended('settled');
    case 'FeePenaltyProposed':
    case 'OverchargeNotPenalised':
      return row;
  }
};

export const feeComplaintsModel = defineReadModel<FeeComplaintRow, ModelEvent>({
  name: 'fee_complaints',
  version: 2,
  service: 'pricing',
  columns: {
    ...caseColumns,
    source: { type: 'text' },
    party_kind: { type: 'text', nullable: true },
    party: { type: 'text', nullable: true },
    violations: { type: 'text[]' },
    overcharged: { type: 'double precision' },
    refunded: { type: 'double precision' },
    confiscated: { type: 'double precision' },
    order_no: { type: 'int' },
    refund_by: { type: 'timestamptz', nullable: true },
    overdue: { type: 'int' },
    penalties: { type: 'int' },
    fined: { type: 'int' },
  },
  indexes: [['open', 'refund_by'], ['estate_id'], ['party']],
  keysOf: keysBy('caseId'),
  evolve: evolveComplaint,
});

/** One row per disclosure check. */
export interface DisclosureRow extends CaseColumns {
  readonly status:
    | 'reported'
    | 'found'
    | 'ordered'
    | 'overdue'
    | 'rechecked'
    | 'disclosed'
    | 'complete'
    | 'concluded'
    | 'withdrawn'
    | 'settled';
  readonly source: string;
  readonly party: string | null;
  readonly gaps: readonly string[];
  readonly remaining: number;
  readonly for_housing: number;
  readonly order_no: number;
  readonly disclose_by: string | null;
  readonly overdue: number;
  /** Yuan. */
  readonly fined: number;
}

const evolveDisclosure = (row: DisclosureRow | undefined, { type, data, time }: ModelEvent): DisclosureRow | null => {
  const event = { type, data } as PriceDisclosureEvent;
  if (event.type === 'DisclosureReported')
    return {
      case_id: event.data.caseId,
      status: 'reported',
      open: true,
      source: event.data.source,
      ...matterOf(caseKeyOf(event.data), event.data.matter),
      party: null,
      gaps: [],
      remaining: 0,
      for_housing: 0,
      order_no: 0,
      disclose_by: null,
      overdue: 0,
      fined: 0,
      opened_at: time,
      ended_at: null,
    };
  if (!row) return null;
  const ended = (status: DisclosureRow['status'], remaining = row.remaining): DisclosureRow => ({
    ...row,
    status,
    open: false,
    remaining,
    disclose_by: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'DisclosureReopened': {
      const matter = matterOf(caseKeyOf(event.data), event.data.matter);
      return { ...row, ...matter, status: 'reported', open: true, remaining: 0, disclose_by: null, ended_at: null };
    }
    case 'DisclosureComplete':
      return ended('complete', 0);
    case 'DisclosureGapsFound': {
      const { party, findings } = event.data;
      return {
        ...row,
        status: 'found',
        party: partyName(party),
        gaps: [...new Set([...row.gaps, ...findings.map(({ gap }) => gap)])],
        remaining: findings.length,
      };
    }
    case 'GapsReportedToHousing':
      return { ...row, for_housing: row.for_housing + event.data.findings.length };
    case 'DisclosureOrdered':
      return { ...row, status: 'ordered', order_no: event.data.order, disclose_by: event.data.dueBy.due };
    case 'DisclosureOverdue':
      return { ...row, status: 'overdue', overdue: row.overdue + 1 };
    case 'DisclosureRechecked':
      return { ...row, status: 'rechecked', remaining: event.data.remaining.length, disclose_by: null };
    case 'PricesDisclosed':
      return ended('disclosed', 0);
    case 'DisclosurePenalised':
      return { ...row, fined: row.fined + event.data.yuan };
    case 'DisclosureConcluded':
      return ended('concluded');
    case 'DisclosureWithdrawn':
      return ended('withdrawn');
    case 'DisclosureSettled':
      return ended('settled');
    case 'DisclosurePenaltyProposed':
    case 'DisclosureNotPenalised':
      return row;
  }
};

export const disclosuresModel = defineReadModel<DisclosureRow, ModelEvent>({
  name: 'disclosures',
  version: 2,
  service: 'pricing',
  columns: {
    ...caseColumns,
    source: { type: 'text' },
    party: { type: 'text', nullable: true },
    gaps: { type: 'text[]' },
    remaining: { type: 'int' },
    for_housing: { type: 'int' },
    order_no: { type: 'int' },
    disclose_by: { type: 'timestamptz', nullable: true },
    overdue: { type: 'int' },
    fined: { type: 'int' },
  },
  indexes: [['open', 'disclose_by'], ['estate_id']],
  keysOf: keysBy('caseId'),
  evolve: evolveDisclosure,
});

/** One row per item, star level and first month. */
export interface StandardRow {
  readonly standard_key: string;
  readonly item: string;
  readonly star_level: number | null;
  readonly from_month: string;
  readonly repealed: boolean;
  readonly base: number;
  readonly up_percent: number;
  readonly document: string;
  readonly authority: string | null;
}

const evolveStandard = (_row: StandardRow | undefined, { type, data }: ModelEvent, key: string): StandardRow => {
  const event = { type, data } as PriceStandardEvent;
  const { item, starLevel = null, from, document } = event.data;
  const about = { standard_key: key, item, star_level: starLevel, from_month: from, document };
  if (event.type === 'PriceStandardRepealed')
    return { ...about, repealed: true, base: 0, up_percent: 0, authority: null };
  const { base, upPercent, authority } = event.data;
  return { ...about, repealed: false, base, up_percent: upPercent, authority };
};

export const standardsModel = defineReadModel<StandardRow, ModelEvent>({
  name: 'price_standards',
  version: 1,
  service: 'pricing',
  columns: {
    standard_key: { type: 'text', primaryKey: true },
    item: { type: 'text' },
    star_level: { type: 'int', nullable: true },
    from_month: { type: 'text' },
    repealed: { type: 'boolean' },
    base: { type: 'int' },
    up_percent: { type: 'int' },
    document: { type: 'text' },
    authority: { type: 'text', nullable: true },
  },
  indexes: [['item', 'star_level', 'from_month']],
  keysOf: ({ data }) => {
    const { item, starLevel, from } = data as PriceStandardEvent['data'];
    return [`${item}/${starLevel ?? '-'}/${from}`];
  },
  evolve: evolveStandard,
});

export const readModels: readonly OwnedReadModel[] = [
  ownReadModel(feeComplaintsModel, feeComplaintEvents),
  ownReadModel(disclosuresModel, priceDisclosureEvents),
  ownReadModel(standardsModel, priceStandardEvents),
];
