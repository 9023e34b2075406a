import { garbage } from '@tiaokuai/contracts';
import { caseOf } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

/** Every referral to sanitation that is not of construction waste or of a point's place. */
export const garbageCase = caseOf(garbage, {
  open: garbage.internal.OpenGarbage,
  end: garbage.internal.EndGarbage,
  says: {
    GarbageReported: nothing,
    GarbageReportedAgain: nothing,
    GarbageClockStarted: nothing,
    GarbageCrewSent: ({ data: { crew } }) => ({ progress: `已派${crew}清理` }),
    GarbageOverdue: () => ({ progress: '四个工作小时内未清理' }),
    GarbageCleared: ({ data: { kilograms, evidence } }) => ({
      outcome: 'resolved',
      note: `已清理垃圾${kilograms}公斤`,
      evidence,
    }),
    NoGarbageFound: ({ data: { note, evidence } }) => ({ outcome: 'no-violation-found', note, evidence }),
    GarbageWithdrawn: nothing,
  },
});
