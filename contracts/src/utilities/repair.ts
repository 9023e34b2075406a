import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  count,
  deadline,
  evidence,
  isoInstant,
  openLines,
  openText,
  ordinal,
  ruleSource,
  uuid,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, openCase } from '../referral/case.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { trade } from './trade.ts';

export const repairLocality = z.enum(['city', 'village', 'remote']);
export type RepairLocality = z.output<typeof repairLocality>;
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'call', 'own-inspection', 'outage-overrun']);
export const repairClock = z.enum(['arrival', 'restoration']);
export type RepairClock = z.output<typeof repairClock>;

/** Of a supply; the vocabulary means a party's. */
export const noFaultWords = { 'no-fault': { zh: '查无故障', en: 'no fault' } };
/** What answers a report under an announced outage. */
export const announcedOutage = z.object({
  outageId: uuid,
  from: isoInstant,
  until: isoInstant,
  reason: openLines(300),
});

const request = caseKey.extend({
  source,
  matter: caseMatter,
  /** Absent where nobody can tell before somebody has looked. */
  trade: trade.optional(),
  locality: repairLocality,
  /** 申告: the statutes' periods run from here. */
  requestedAt: isoInstant,
});

const just = z.object({ caseId: uuid });

/** A repair order 抢修工单: sent to the trade's operator, on site, restored; or found to be another's. */
export const repair = aggregate('utilities', 'repair', {
  key: 'caseId',
  by: ['utility', 'officer'],
  events: {
    RepairRequested: event({ zh: '报修', en: 'Repair requested' }, request),
    RepairReopened: event({ zh: '再次报修', en: 'Repair requested again' }, request),
    RepairAnsweredByOutage: event(
      { zh: '属已公告停供，当即答复', en: 'Answered by an announced outage' },
      caseKey.extend({ trade, outage: announcedOutage }),
    ),
    RepairTradeIdentified: event(
      { zh: '认定权属行业', en: 'Trade identified' },
      caseKey.extend({ trade, locality: repairLocality, requestedAt: isoInstant }),
    ),
    RepairClockStarted: event(
      { zh: '抢修时限起算', en: 'Repair clock started' },
      caseKey.extend({ trade, clock: repairClock, by: deadline.meta({ zh: '到期', en: 'by' }) }),
    ),
    RepairSent: event(
      { zh: '派发工单', en: 'Repair order sent' },
      caseKey.extend({ trade, operator: openText(60), crew: openText(40).optional() }),
    ),
    RepairLimitOverrun: event(
      { zh: '超过抢修时限', en: 'Limit of a repair overrun' },
      caseKey.extend({ trade, clock: repairClock, due: isoInstant, observedAt: isoInstant, rule: ruleSource }),
    ),
    RepairCrewArrived: event(
      { zh: '抢修人员到场', en: 'Repair crew on site' },
      caseKey.extend({ trade, arrivedAt: isoInstant, minutes: count, late: z.boolean() }),
    ),
    FaultFound: event(
      { zh: '查明故障', en: 'Fault found' },
      /** `interrupts`: more than the one who reported is without supply. */
      caseKey.extend({ trade, what: openLines(300), interrupts: z.boolean() }),
    ),
    UsersTold: event(
      { zh: '通知用户', en: 'Users told' },
      caseKey.extend({ trade, how: openLines(200), expectedAt: isoInstant.optional(), rule: ruleSource }),
    ),
    SupplyRestored: event(
      { zh: '修复恢复', en: 'Supply restored' },
      caseKey.extend({
        trade,
        restoredAt: isoInstant,
        minutes: count,
        late: z.boolean(),
        note: openLines(300),
        evidence: photographs,
      }),
    ),
    /** 免收障碍期间的月租费; 依据停供时间减收热费. */
    FeeRelieved: event(
      { zh: '减免费用', en: 'Fee relieved' },
      caseKey.extend({ trade, from: isoInstant, until: isoInstant, hours: ordinal, rule: ruleSource }),
    ),
    FaultOfUserFound: event(
      { zh: '属用户自有部分', en: 'Fault in what is the user’s own' },
      caseKey.extend({ trade, what: openLines(300), rule: ruleSource }),
    ),
    NoFaultFound: event(
      { zh: '查无故障', en: 'No fault found' },
      caseKey.extend({ trade, what: openLines(300), evidence: photographs }),
    ),
    /** 物业断供: nothing is broken; the housing department orders the supply back (淄博市物业管理条例 art. 56, 82). */
    SupplyCutByEnterpriseFound: event(
      { zh: '查明物业断供', en: 'Supply cut by the property enterprise' },
      caseKey.extend({
        trade,
        enterprise: openText(80),
        what: openLines(300),
        estate: estateSnapshot.optional(),
        evidence: photographs,
        rule: ruleSource,
      }),
    ),
    RepairWithdrawn: event(
      { zh: '工单撤销', en: 'Repair order withdrawn' },
      caseKey.extend({ cause: endCase.shape.cause, note: endCase.shape.note }),
    ),
  },
  commands: {
    RequestRepair: command(
      { zh: '登记报修', en: 'Request a repair' },
      just.extend({
        source: source.exclude(['referral', 'outage-overrun']),
        matter: caseMatter,
        trade: trade.optional(),
        locality: repairLocality.optional(),
      }),
      { by: ['utility', 'officer'] },
    ),
    IdentifyRepairTrade: command(
      { zh: '认定权属行业', en: 'Identify the trade' },
      just.extend({ trade, locality: repairLocality.optional() }),
    ),
    SendRepair: command(
      { zh: '派发工单', en: 'Send a repair order' },
      just.extend({ operator: openText(60), crew: openText(40).optional() }),
      { duties: ['二(二)12.3'] },
    ),
    RecordCrewArrival: command(
      { zh: '登记到场', en: "Record a crew's arrival" },
      just.extend({ arrivedAt: isoInstant.optional() }),
      { by: ['crew', 'utility', 'officer'] },
    ),
    RecordCause: command(
      { zh: '登记现场查明情况', en: 'Record what was found on site' },
      z.discriminatedUnion('found', [
        just.extend({ found: z.literal('fault'), what: openLines(300), interrupts: z.boolean() }),
        just.extend({ found: z.literal('user-side'), what: openLines(300) }),
        just.extend({ found: z.literal('no-fault'), what: openLines(300), evidence: photographs.default([]) }),
        just.extend({
          found: z.literal('cut-by-enterprise'),
          what: openLines(300),
          /** The estate's enterprise by default. */
          enterprise: openText(80).optional(),
          evidence: photographs.default([]),
        }),
      ]),
      { by: ['crew', 'utility', 'officer'] },
    ),
    TellUsers: command(
      { zh: '登记通知用户', en: 'Record that users were told' },
      just.extend({ how: openLines(200), expectedAt: isoInstant.optional() }),
    ),
    RestoreSupply: command(
      { zh: '登记修复', en: 'Record that supply is restored' },
      just.extend({ restoredAt: isoInstant.optional(), note: openLines(300), evidence: photographs.default([]) }),
      { duties: ['二(二)12.3'], by: ['crew', 'utility', 'officer'] },
    ),
  },
  internal: {
    OpenRepairOrder: command({ zh: '派遣报修', en: 'Open a repair' }, openCase),
    EndRepairOrder: command({ zh: '随派遣终止', en: 'End a repair' }, endCase),
    OpenRepairByOverrun: command(
      { zh: '停供超时转抢修', en: 'Open a repair for an outage that runs over' },
      just.extend({ matter: caseMatter, trade, locality: repairLocality }),
    ),
    AnswerByOutage: command(
      { zh: '以停供公告答复', en: 'Answer by an announced outage' },
      just.extend({ outage: announcedOutage }),
    ),
    StartRepairClocks: command(
      { zh: '起算抢修时限', en: 'Start the clocks of a repair' },
      just.extend({
        requestedAt: isoInstant,
        clocks: z.array(z.object({ clock: repairClock, by: deadline.meta({ zh: '到期', en: 'by' }) })).max(2),
      }),
    ),
    ObserveRepairClock: command({ zh: '检查抢修时限', en: 'Observe a repair' }, just.extend({ clock: repairClock })),
    NoteOutageEnded: command(
      { zh: '停供结束', en: 'Note that an outage has ended' },
      just.extend({ restoredAt: isoInstant }),
    ),
  },
});
export type RepairEvent = EventsOf<typeof repair>;
export type RepairCommand = CommandsOf<typeof repair>;
