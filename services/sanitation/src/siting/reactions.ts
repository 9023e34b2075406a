import { collectionPoint, siting } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';

/** A relocation that was decided stands in the register. */
export const movePoints = reactTo(siting, 'move-points', {
  PointRelocated: ({ data: { pointId, to, caseId }, actor }) =>
    give(collectionPoint.internal.MovePoint, { pointId, to, caseId }, { actor }),
});
