import { fundUse, fundUseRow } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf } from '@tiaokuai/service';

/** Nothing is known of a use that begins, or begins anew. */
const fresh = {
  status: 'opened',
  open: true,
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
} as const;

/** When and how a case ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  published_until: null,
  ended_at: time,
});

export const fundUses = modelOf(fundUse, {
  name: 'fund_uses',
  version: 3,
  row: fundUseRow,
  indexes: [['open', 'status'], ['published_until'], ['estate_id']],
  opens: {
    FundUseOpened: ({ data, time }) => ({
      case_id: data.caseId,
      ...fresh,
      ...matterOf(data, data.matter),
      source: data.source,
      returned_times: 0,
      opened_at: time,
    }),
  },
  on: {
    FundUseReopened: ({ open }, { data }) => ({ ...matterOf(data, data.matter), ...(open ? {} : fresh) }),
    FundScopeDefined: (_row, { data: { part, work, accounts, estateId } }) => ({
      part,
      work,
      households: accounts.length,
      estate_id: estateId,
      vote_passed: null,
      published_until: null,
    }),
    OwnersVoteCounted: (_row, { data: { count } }) => ({ vote_passed: count.passed }),
    EmergencyRepairReported: (_row, { data: { emergency } }) => ({ emergency }),
    EmergencyConfirmed: { status: 'confirmed' },
    EmergencyNotConfirmed: { emergency: null },
    FundWorkInspected: (_row, { data: { passed } }) => ({ inspected: passed }),
    FundWorkPublished: (_row, { data: { until } }) => ({ status: 'published', published_until: until.due }),
    FundPublicationOver: { status: 'to-apply' },
    FundUseApplied: (_row, { data: { way, budget } }) => ({ status: 'applied', way, budget }),
    FundUseVerified: { status: 'verified' },
    FundUseReturned: ({ returned_times }) => ({ status: 'opened', returned_times: returned_times + 1 }),
    FundUseApproved: { status: 'approved' },
    FundUseReserved: { status: 'reserved' },
    FundUseShort: { status: 'short' },
    FundAdvancePaid: (_row, { data: { paid } }) => ({ paid }),
    FundUseSettled: (_row, { data: { cost }, time }) => ({ ...ended('settled', time), paid: cost }),
    FundUseAbandoned: (_row, { time }) => ended('abandoned', time),
    FundUseEndedWithReferral: (_row, { time }) => ended('ended', time),
  },
});
