import { garbage, round } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import { type Arrived, give, reactTo, tables } from '@tiaokuai/service';
import { rounds } from '../round/model.ts';

const db = tables(rounds);

const startClock = ({
  data: { caseId, reportedAt },
}: Arrived<typeof garbage, 'GarbageReported' | 'GarbageReportedAgain'>) =>
  give(garbage.internal.StartGarbageClock, {
    caseId,
    reportedAt,
    clearBy: deadlineBy('exposed-garbage', reportedAt),
  });

/** The clock of a report, and the missed rounds that a clearance makes up. */
export const followGarbage = reactTo(garbage, 'follow-garbage', {
  GarbageReported: startClock,
  GarbageReportedAgain: startClock,
  async GarbageCleared({ data: { pointId, clearedAt, loads } }, context) {
    if (!pointId) return undefined;
    const missed = await db(context)
      .selectFrom('rounds')
      .select('round_id')
      .where('point_id', '=', pointId)
      .where('status', '=', 'missed')
      .where('collect_by', '<=', clearedAt)
      .orderBy('collect_by')
      .orderBy('round_id')
      .execute();
    // The weight is counted once, with the round that lay there longest.
    return missed.map(({ round_id: roundId }, index) =>
      index === 0
        ? give(round.internal.MakeUpRound, { roundId, collectedAt: clearedAt, loads }, { key: roundId })
        : give(round.internal.CallRoundOff, { roundId, ground: 'cleared-with-another' }, { key: roundId }),
    );
  },
});
