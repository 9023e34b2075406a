import {
  type DeskEvent,
  dayInChina,
  type EnquiryEvent,
  enquiryEvents,
  type OutageEvent,
  outageEvents,
  type RepairEvent,
  referralAt,
  repairEvents,
  type TemperatureEvent,
  type Trade,
  temperatureEvents,
  tradeNames,
  tradeOf,
} from '@tiaokuai/contracts';
import { caseReactions, deadlineBy } from '@tiaokuai/desk';
import type { Consequence, Reaction } from '@tiaokuai/service';
import { v5 as derived } from 'uuid';
import { caseKinds } from './cases.ts';
import { isAnswerable, outageOver } from './coverage.ts';
import { answerLimitOn, trades } from './law.ts';

/** A referral under an announced outage waits for nobody: it is accepted at once, and its case answers it. */
const acceptUnderOutage: Reaction = {
  name: 'accept-under-outage',
  from: 'utilities',
  lane: 'utilities.referral',
  events: Object.values(referralAt('utilities').events),
  async react({ type, data, time }, context): Promise<readonly Consequence[]> {
    const event = { type, data } as DeskEvent;
    if (event.type !== 'ReferralReceived' || !isAnswerable(event.data)) return [];
    const { referralId, category, estate, place } = event.data;
    const trade = tradeOf(category);
    if (!trade || !(await outageOver(context, trade, { estate, place }, time))) return [];
    return [{ command: 'AcceptAtOnce', data: { referralId } }];
  },
};

/** A new request is answered by the announcement that covers it, or its trade's clocks begin to run. */
const meetRequests: Reaction = {
  name: 'meet-requests',
  from: 'utilities',
  lane: 'utilities.repair',
  events: repairEvents,
  async react({ type, data }, context): Promise<readonly Consequence[]> {
    const event = { type, data } as RepairEvent;
    if (event.type !== 'RepairRequested' && event.type !== 'RepairReopened' && event.type !== 'RepairTradeIdentified')
      return [];
    const { caseId, trade, locality, requestedAt } = event.data;
    if (!trade) return [];
    const clocks = trades[trade]
      .repair(locality)
      .map(({ clock, key }) => ({ clock, by: deadlineBy(key, requestedAt) }));
    const start = { command: 'StartRepairClocks', data: { caseId, requestedAt, clocks }, key: 'clocks' };
    // Who reports again, after the announcement was the answer, is looked after by people.
    if (event.type !== 'RepairRequested' || !isAnswerable(event.data.matter) || event.data.source === 'outage-overrun')
      return [start];
    const covering = await outageOver(context, trade, event.data.matter, requestedAt);
    if (!covering) return [start];
    const { outage_id: outageId, from_at: from, until_at: until, reason } = covering;
    const answer = {
      command: 'AnswerByOutage',
      data: { caseId, outage: { outageId, from, until, reason } },
      key: 'answer',
    };
    return [answer, start];
  },
};

const startTemperatureClocks: Reaction = {
  name: 'start-temperature-clocks',
  from: 'utilities',
  lane: 'utilities.temperature',
  events: temperatureEvents,
  react({ type, data }): readonly Consequence[] {
    const event = { type, data } as TemperatureEvent;
    if (event.type !== 'ColdRoomReported' && event.type !== 'ColdRoomReportedAgain') return [];
    const { caseId, requestedAt } = event.data;
    const measureBy = deadlineBy('heating-temperature', requestedAt);
    const answerBy = deadlineBy('heating-complaint', requestedAt);
    return [{ command: 'StartTemperatureClocks', data: { caseId, requestedAt, measureBy, answerBy } }];
  },
};

const startEnquiryClocks: Reaction = {
  name: 'start-enquiry-clocks',
  from: 'utilities',
  lane: 'utilities.enquiry',
  events: enquiryEvents,
  react({ type, data }): readonly Consequence[] {
    const event = { type, data } as EnquiryEvent;
    if (event.type !== 'EnquiryReceived' && event.type !== 'EnquiryReopened') return [];
    const { caseId, receivedAt, trade, kind } = event.data;
    const { key, setAside } = answerLimitOn(trade, kind, dayInChina(receivedAt));
    return [
      { command: 'StartEnquiryClock', data: { caseId, receivedAt, answerBy: deadlineBy(key, receivedAt), setAside } },
    ];
  },
};

const outageCategories: Readonly<Record<Trade, string>> = {
  water: 'water-outage',
  power: 'power-outage',
  gas: 'gas-supply',
  heating: 'heating-failure',
  telecom: 'telecom-fault',
  'cable-tv': 'cable-tv-fault',
  broadband: 'broadband-fault',
};

/** An outage that is not over when it should be is a fault to be repaired, until supply is back. */
const repairOverruns: Reaction = {
  name: 'repair-overruns',
  from: 'utilities',
  lane: 'utilities.outage',
  events: outageEvents,
  react({ type, data }): readonly Consequence[] {
    const event = { type, data } as OutageEvent;
    const { outageId, trade } = event.data;
    const caseId = derived(`overrun/${outageId}`, derived.URL);
    if (event.type === 'OutageEnded')
      return event.data.late ? [{ command: 'NoteOutageEnded', data: { caseId, restoredAt: event.data.endedAt } }] : [];
    if (event.type !== 'OutageOverran') return [];
    const { estates, places, subdistricts } = event.data.area;
    const named = [...estates.map(({ name }) => name), ...places, ...subdistricts][0]!;
    const brief = `${tradeNames[trade].zh}停供超过公告时间未恢复：${named}`;
    const matter = { category: outageCategories[trade], urgency: 'urgent', role: 'lead', place: { named }, brief };
    return [{ command: 'OpenRepairByOverrun', data: { caseId, matter, trade, locality: 'city' } }];
  },
};

export const reactions: readonly Reaction[] = [
  ...caseReactions('utilities', caseKinds),
  acceptUnderOutage,
  meetRequests,
  startTemperatureClocks,
  startEnquiryClocks,
  repairOverruns,
];
