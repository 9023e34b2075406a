import { outage, outageRow } from '@tiaokuai/contracts';
import { modelOf } from '@tiaokuai/service';

export const outages = modelOf(outage, {
  name: 'outages',
  version: 1,
  row: outageRow,
  indexes: [
    ['status', 'from_at'],
    ['status', 'until_at'],
    ['trade', 'from_at'],
  ],
  opens: {
    OutageAnnounced: ({ data: { outageId, announcedAt, from, until, ...plan } }) => ({
      outage_id: outageId,
      status: 'announced',
      trade: plan.trade,
      kind: plan.kind,
      operator: plan.operator,
      area: plan.area,
      reason: plan.reason,
      announced_at: announcedAt,
      from_at: from,
      until_at: until,
      late: false,
      hours_free: 0,
    }),
  },
  on: {
    OutageBegan: { status: 'begun' },
    OutageOverran: { status: 'overrun', late: true },
    OutageEnded: (_row, { data: { endedAt, late } }) => ({ status: 'ended', ended_at: endedAt, late }),
    OutageFeeRelieved: (_row, { data: { hours } }) => ({ hours_free: hours }),
    OutageCancelled: { status: 'cancelled' },
  },
});
