import { check, equipment } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';

const { MarkReleased, MarkStopped } = equipment.internal;

/** What a check stops or releases stands in the register. */
export const markStops = reactTo(check, 'mark-stops', {
  StopOrdered: ({ data: { equipmentId, caseId, ground }, actor }) =>
    give(MarkStopped, { equipmentId, check: caseId, ground }, { actor }),
  StopLifted: ({ data: { equipmentId, caseId }, actor }) =>
    give(MarkReleased, { equipmentId, check: caseId }, { actor }),
});
