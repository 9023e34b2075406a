import { type FundUseEvent, fundUseEvents } from '@tiaokuai/contracts';
import { type CaseColumns, caseColumns, keysBy, matterOf } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';

/** One row per use of the fund, with the clock that runs for it. Sums in fen. */
export interface FundUseRow extends CaseColumns {
  readonly status:
    | 'opened'
    | 'confirmed'
    | 'published'
    | 'to-apply'
    | 'applied'
    | 'verified'
    | 'short'
    | 'approved'
    | 'reserved'
    | 'settled'
    | 'abandoned'
    | 'ended';
  readonly way: 'vote' | 'emergency' | null;
  readonly source: string;
  readonly part: string | null;
  readonly work: string | null;
  readonly households: number;
  readonly emergency: string | null;
  readonly vote_passed: boolean | null;
  readonly inspected: boolean;
  readonly published_until: string | null;
  readonly budget: number;
  readonly paid: number;
  readonly returned_times: number;
}

const evolveUse = (row: FundUseRow | undefined, { type, data, time }: ModelEvent): FundUseRow | null => {
  const event = { type, data } as FundUseEvent;
  const fresh = {
    way: null,
    part: null,
    work: null,
    households: 0,
    emergency: null,
    vote_passed: null,
    inspected: false,
    published_until: null,
    budget: 0,
    paid: 0,
    ended_at: null,
  };
  if (event.type === 'FundUseOpened') {
    const { caseId, source, matter } = event.data;
    return {
      case_id: caseId,
      status: 'opened',
      open: true,
      source,
      ...matterOf(event.data, matter),
      ...fresh,
      returned_times: 0,
      opened_at: time,
    };
  }
  if (!row) return null;
  const ended = (status: FundUseRow['status'], paid = row.paid): FundUseRow => ({
    ...row,
    status,
    open: false,
    paid,
    published_until: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'FundUseReopened': {
      const again = { ...row, ...matterOf(event.data, event.data.matter) };
      return row.open ? again : { ...again, ...fresh, status: 'opened', open: true };
    }
    case 'FundScopeDefined': {
      const { part, work, accounts, estateId } = event.data;
      const scope = { part, work, households: accounts.length, estate_id: estateId };
      return { ...row, ...scope, vote_passed: null, published_until: null };
    }
    case 'OwnersVoteCounted':
      return { ...row, vote_passed: event.data.count.passed };
    case 'EmergencyRepairReported':
      return { ...row, emergency: event.data.emergency };
    case 'EmergencyConfirmed':
      return { ...row, status: 'confirmed' };
    case 'EmergencyNotConfirmed':
      return { ...row, emergency: null };
    case 'FundWorkInspected':
      return { ...row, inspected: event.data.passed };
    case 'FundWorkPublished':
      return { ...row, status: 'published', published_until: event.data.until.due };
    case 'FundPublicationOver':
      return { ...row, status: 'to-apply' };
    case 'FundUseApplied': {
      const { way, budget } = event.data;
      return { ...row, status: 'applied', way, budget };
    }
    case 'FundUseVerified':
      return { ...row, status: 'verified' };
    case 'FundUseReturned':
      return { ...row, status: 'opened', returned_times: row.returned_times + 1 };
    case 'FundUseApproved':
      return { ...row, status: 'approved' };
    case 'FundUseReserved':
      return { ...row, status: 'reserved' };
    case 'FundUseShort':
      return { ...row, status: 'short' };
    case 'FundAdvancePaid':
      return { ...row, paid: event.data.paid };
    case 'FundUseSettled':
      return ended('settled', event.data.cost);
    case 'FundUseAbandoned':
      return ended('abandoned');
    case 'FundUseEndedWithReferral':
      return ended('ended');
  }
};

export const fundUsesModel = defineReadModel<FundUseRow, ModelEvent>({
  name: 'fund_uses',
  version: 3,
  service: 'housing',
  columns: {
    ...caseColumns,
    way: { type: 'text', nullable: true },
    source: { type: 'text' },
    part: { type: 'text', nullable: true },
    work: { type: 'text', nullable: true },
    households: { type: 'int' },
    emergency: { type: 'text', nullable: true },
    vote_passed: { type: 'boolean', nullable: true },
    inspected: { type: 'boolean' },
    published_until: { type: 'timestamptz', nullable: true },
    budget: { type: 'double precision' },
    paid: { type: 'double precision' },
    returned_times: { type: 'int' },
  },
  indexes: [['open', 'status'], ['published_until'], ['estate_id']],
  keysOf: keysBy('caseId'),
  evolve: evolveUse,
});

export const fundUseModels: readonly OwnedReadModel[] = [ownReadModel(fundUsesModel, fundUseEvents)];
