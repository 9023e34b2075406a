import { collectionPoint, round } from '@tiaokuai/contracts';
import { give, reactTo, tables } from '@tiaokuai/service';
import { rounds } from '../round/model.ts';

const db = tables(rounds);

/** Nobody drives to a point that is closed. */
export const callRoundsOff = reactTo(collectionPoint, 'call-rounds-off', {
  async PointClosed({ data: { pointId } }, context) {
    const scheduled = await db(context)
      .selectFrom('rounds')
      .select('round_id')
      .where('point_id', '=', pointId)
      .where('status', '=', 'scheduled')
      .orderBy('round_id')
      .execute();
    return scheduled.map(({ round_id: roundId }) =>
      give(round.internal.CallRoundOff, { roundId, ground: 'point-closed' }, { key: roundId }),
    );
  },
});
