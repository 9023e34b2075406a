import { namesOfChoice, repair, trade as trades } from '@tiaokuai/contracts';
import { caseOf } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

/** Whatever no other case takes is something broken. */
export const repairCase = caseOf(repair, {
  open: repair.internal.OpenRepairOrder,
  end: repair.internal.EndRepairOrder,
  says: {
    RepairRequested: nothing,
    RepairReopened: nothing,
    RepairAnsweredByOutage: ({ data: { trade, outage } }) => ({
      outcome: 'no-violation-found',
      note: `属已公告的停供（${namesOfChoice(trades, trade).zh}）：${outage.reason}，${clockTime(outage.from)}至${clockTime(outage.until)}`,
    }),
    RepairTradeIdentified: nothing,
    RepairClockStarted: nothing,
    RepairSent: ({ data: { operator } }) => ({ progress: `工单已派发${operator}` }),
    RepairLimitOverrun: ({ data: { clock, rule } }) => ({
      progress: `${clock === 'arrival' ? '到场' : '修复'}超过时限（${rule.law}${rule.article}）`,
    }),
    RepairCrewArrived: () => ({ progress: '抢修人员已到场' }),
    FaultFound: ({ data: { what } }) => ({ progress: `已查明故障：${what}` }),
    UsersTold: ({ data: { how } }) => ({ progress: `已通知用户：${how}` }),
    SupplyRestored: ({ data: { note, evidence } }) => ({ outcome: 'resolved', note: `已恢复：${note}`, evidence }),
    FeeRelieved: ({ data: { hours, rule } }) => ({
      progress: `停供${hours}小时的费用依${rule.law}${rule.article}减免`,
    }),
    FaultOfUserFound: ({ data: { what, rule } }) => ({
      outcome: 'no-violation-found',
      note: `属用户自有部分，由用户维修（${rule.law}${rule.article}）：${what}`,
    }),
    NoFaultFound: ({ data: { what, evidence } }) => ({
      outcome: 'no-violation-found',
      note: `现场查无故障：${what}`,
      evidence,
    }),
    SupplyCutByEnterpriseFound: ({ data: { enterprise, what, rule } }) => ({
      declines: {
        ground: 'not-our-power',
        legalGround: rule,
        reason: `现场查明系${enterprise}断供，由物业主管部门责令改正：${what}`,
        proposes: 'housing',
      },
    }),
    RepairWithdrawn: nothing,
  },
});

/** Beijing time, as people write it. */
const clockTime = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
