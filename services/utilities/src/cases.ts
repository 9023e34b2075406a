import {
  type EnquiryEvent,
  enquiryEvents,
  type FacilityHandoverEvent,
  facilityHandoverEvents,
  type RepairEvent,
  repairEvents,
  type TemperatureEvent,
  temperatureEvents,
  tradeNames,
} from '@tiaokuai/contracts';
import type { CaseKind, Saying } from '@tiaokuai/desk';
import { match, P } from 'ts-pattern';

/** Beijing time, as people write it. */
const clockTime = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const repairCase: CaseKind<RepairEvent> = {
  aggregate: 'repair',
  events: repairEvents,
  open: 'OpenRepairOrder',
  end: 'EndRepairOrder',
  takes: () => true,
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'RepairAnsweredByOutage' }, ({ data: { trade, outage } }) => ({
        outcome: 'no-violation-found',
        note: `属已公告的停供（${tradeNames[trade].zh}）：${outage.reason}，${clockTime(outage.from)}至${clockTime(outage.until)}`,
      }))
      .with({ type: 'RepairSent' }, ({ data: { operator } }) => ({ progress: `工单已派发${operator}` }))
      .with({ type: 'RepairLimitOverrun' }, ({ data: { clock, rule } }) => ({
        progress: `${clock === 'arrival' ? '到场' : '修复'}超过时限（${rule.law}${rule.article}）`,
      }))
      .with({ type: 'RepairCrewArrived' }, () => ({ progress: '抢修人员已到场' }))
      .with({ type: 'FaultFound' }, ({ data: { what } }) => ({ progress: `已查明故障：${what}` }))
      .with({ type: 'UsersTold' }, ({ data: { how } }) => ({ progress: `已通知用户：${how}` }))
      .with({ type: 'FeeRelieved' }, ({ data: { hours, rule } }) => ({
        progress: `停供${hours}小时的费用依${rule.law}${rule.article}减免`,
      }))
      .with({ type: 'SupplyRestored' }, ({ data: { note, evidence } }) => ({
        outcome: 'resolved',
        note: `已恢复：${note}`,
        evidence,
      }))
      .with({ type: 'FaultOfUserFound' }, ({ data: { what, rule } }) => ({
        outcome: 'no-violation-found',
        note: `属用户自有部分，由用户维修（${rule.law}${rule.article}）：${what}`,
      }))
      .with({ type: 'NoFaultFound' }, ({ data: { what, evidence } }) => ({
        outcome: 'no-violation-found',
        note: `现场查无故障：${what}`,
        evidence,
      }))
      .with({ type: 'SupplyCutByEnterpriseFound' }, ({ data: { enterprise, what, rule } }) => ({
        declines: {
          ground: 'not-our-power',
          legalGround: rule,
          reason: `现场查明系${enterprise}断供，由物业主管部门责令改正：${what}`,
          proposes: 'housing',
        },
      }))
      .with(
        { type: P.union('RepairRequested', 'RepairReopened', 'RepairTradeIdentified') },
        { type: P.union('RepairClockStarted', 'RepairWithdrawn') },
        () => undefined,
      )
      .exhaustive(),
};

const temperatureCase: CaseKind<TemperatureEvent> = {
  aggregate: 'temperature',
  events: temperatureEvents,
  open: 'OpenTemperature',
  end: 'EndTemperature',
  takes: ({ category }) => category === 'heating-failure/room-temperature',
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'TemperatureOverdue' }, ({ data: { clock } }) => ({
        progress: clock === 'measurement' ? '二十四小时内未检测室温' : '三日内未答复',
      }))
      .with({ type: 'TemperatureMeasured' }, ({ data: { lowest, standard, met } }) => ({
        progress: `检测室温最低${lowest}℃（标准${standard}℃），${met ? '达标' : '不达标'}`,
      }))
      .with({ type: 'HeatingAdjusted' }, ({ data: { what } }) => ({ progress: `已调整供热：${what}` }))
      .with({ type: 'HeatFeeReduced' }, ({ data: { fen, days } }) => ({
        progress: `减收${days}日热费${(fen / 100).toFixed(2)}元`,
      }))
      .with({ type: 'TemperatureComplaintAnswered' }, ({ data: { end, answer } }) => ({
        outcome: outcomes[end],
        note: answer,
      }))
      .with(
        { type: P.union('ColdRoomReported', 'ColdRoomReportedAgain', 'TemperatureClocksStarted') },
        { type: P.union('ColdCauseFound', 'TemperatureComplaintWithdrawn') },
        () => undefined,
      )
      .exhaustive(),
};
const outcomes = {
  'standard-met': 'no-violation-found',
  adjusted: 'resolved',
  'fee-reduced': 'partly-resolved',
  'user-side': 'no-violation-found',
  'building-side': 'not-resolved',
} as const;

const asks = /^(utility-resale-markup($|\/)|.+\/(bill|enquiry|complaint|monopoly|mast-siting)$)/;

const enquiryCase: CaseKind<EnquiryEvent> = {
  aggregate: 'enquiry',
  events: enquiryEvents,
  open: 'OpenEnquiry',
  end: 'EndEnquiry',
  takes: ({ category }) => asks.test(category),
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'EnquiryOverdue' }, ({ data: { rule } }) => ({
        progress: `超过答复时限（${rule.law}${rule.article}）`,
      }))
      .with({ type: 'EnquiryAnswered' }, ({ data: { answer, refundFen } }) => ({
        outcome: 'resolved',
        note: refundFen > 0 ? `${answer}；退还${(refundFen / 100).toFixed(2)}元` : answer,
      }))
      .with(
        { type: P.union('EnquiryReceived', 'EnquiryReopened', 'EnquiryClockStarted', 'EnquiryWithdrawn') },
        () => undefined,
      )
      .exhaustive(),
};

const handoverCase: CaseKind<FacilityHandoverEvent> = {
  aggregate: 'facility-handover',
  events: facilityHandoverEvents,
  open: 'OpenFacilityHandover',
  end: 'EndFacilityHandover',
  takes: ({ category }) => category.split('/')[0] === 'facility-handover',
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'FacilitiesAccepted' }, () => ({ progress: '查验符合移交条件' }))
      .with({ type: 'FacilitiesFoundWanting' }, ({ data: { lacking, by } }) => ({
        progress: `查验不符合移交条件${lacking.length}项，由${by === 'builder' ? '建设单位' : '区政府'}组织改造`,
      }))
      .with({ type: 'FacilitiesRebuilt' }, () => ({ progress: '改造完成，待查验' }))
      .with({ type: 'OwnersDecidedHandover' }, ({ data: { vote } }) => ({
        progress: vote.passed ? '业主共同决定移交' : '业主共同决定未通过',
      }))
      .with({ type: 'OperatorRefusedHandover' }, ({ data: { operator } }) => ({
        progress: `${operator}拒绝接收，已登记`,
      }))
      .with({ type: 'FacilitiesHandedOver' }, ({ data: { operator } }) => ({ progress: `已移交${operator}` }))
      .with({ type: 'FacilitiesMaintained' }, ({ data: { operator, from } }) => ({
        outcome: 'resolved',
        note: `自${from}起由${operator}负责运行维护`,
      }))
      .with({ type: 'FacilityHandoverNotMade' }, ({ data: { ground, note } }) => ({
        outcome: ground === 'owners-decided-against' ? 'not-resolved' : 'no-violation-found',
        note,
      }))
      .with(
        { type: P.union('FacilityHandoverRequested', 'FacilityHandoverReopened') },
        { type: P.union('FacilitiesRegistered', 'FacilityHandoverWithdrawn') },
        () => undefined,
      )
      .exhaustive(),
};

/** Which referral is worked on in which case: the first that takes it. */
export const caseKinds: readonly CaseKind[] = [handoverCase, temperatureCase, enquiryCase, repairCase];
