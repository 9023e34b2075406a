import { guidance, guidanceRow } from '@tiaokuai/contracts';
import { modelOf } from '@tiaokuai/service';

export const guidances = modelOf(guidance, {
  name: 'guidance',
  version: 1,
  row: guidanceRow,
  indexes: [['status', 'follow_up_by'], ['station']],
  opens: {
    GuidanceGiven: ({ data: { guidanceId, station, visitedOn, topics, shortcomings, followUpBy } }) => ({
      guidance_id: guidanceId,
      station,
      status: 'to-follow-up',
      visited_on: visitedOn,
      topics,
      shortcomings: shortcomings.length,
      remaining: shortcomings.length,
      follow_up_by: followUpBy?.due ?? null,
    }),
  },
  on: {
    FollowUpOverdue: { status: 'overdue' },
    GuidanceFollowedUp: (_row, { data: { remaining, followUpBy } }) => ({
      status: 'to-follow-up',
      remaining: remaining.length,
      follow_up_by: followUpBy?.due ?? null,
    }),
    GuidanceClosed: { status: 'closed', follow_up_by: null },
  },
});
