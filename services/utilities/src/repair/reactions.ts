import { type RepairLocality, referralAt, repair, type Trade, tradeOf } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import { give, reactTo } from '@tiaokuai/service';
import { isAnswerable, outageOver } from '../outage/coverage.ts';
import { trades } from '../trades.ts';

const desk = referralAt('utilities');
const { AnswerByOutage, StartRepairClocks } = repair.internal;

/** A referral under an announced outage waits for nobody: it is accepted at once, and its case answers it. */
export const acceptUnderOutage = reactTo(desk, 'accept-under-outage', {
  ReferralReceived: async ({ data, time }, context) => {
    if (!isAnswerable(data)) return undefined;
    const { referralId, category, estate, place } = data;
    const trade = tradeOf(category);
    const isCovered = trade && (await outageOver(context, trade, { estate, place }, time));
    return isCovered ? give(desk.internal.AcceptAtOnce, { referralId }) : undefined;
  },
});

const clocksOf = (trade: Trade, locality: RepairLocality, requestedAt: string) => ({
  requestedAt,
  clocks: trades[trade].repair(locality).map(({ clock, key }) => ({ clock, by: deadlineBy(key, requestedAt) })),
});

/** A new request is answered by the announcement that covers it, or its trade's clocks begin to run. */
export const meetRequests = reactTo(repair, 'meet-requests', {
  RepairRequested: async ({ data: { caseId, trade, locality, matter, source, requestedAt } }, context) => {
    if (!trade) return undefined;
    const start = give(StartRepairClocks, { caseId, ...clocksOf(trade, locality, requestedAt) }, { key: 'clocks' });
    if (!isAnswerable(matter) || source === 'outage-overrun') return start;
    const covering = await outageOver(context, trade, matter, requestedAt);
    if (!covering) return start;
    const { outage_id: outageId, from_at: from, until_at: until, reason } = covering;
    return [give(AnswerByOutage, { caseId, outage: { outageId, from, until, reason } }, { key: 'answer' }), start];
  },
  // Who reports again, after the announcement was the answer, is looked after by people.
  RepairReopened: ({ data: { caseId, trade, locality, requestedAt } }) =>
    trade && give(StartRepairClocks, { caseId, ...clocksOf(trade, locality, requestedAt) }, { key: 'clocks' }),
  RepairTradeIdentified: ({ data: { caseId, trade, locality, requestedAt } }) =>
    give(StartRepairClocks, { caseId, ...clocksOf(trade, locality, requestedAt) }, { key: 'clocks' }),
});
