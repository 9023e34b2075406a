import {
  accept,
  type CaseKey,
  type CaseMatter,
  caseKeyOf,
  type Decider,
  type Decision,
  dayInChina,
  houseRule,
  type RepairClock,
  type RepairCommand,
  type RepairEvent,
  type RepairLocality,
  type RuleSource,
  refuse,
  type Trade,
  tradeOf,
  utc,
} from '@tiaokuai/contracts';
import { answers, isLateOpening } from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { hoursBetween, trades } from '../trades.ts';
import { localityOf, noCutRule } from './law.ts';
import {
  absent,
  arrivedAlready,
  causeKnown,
  causeUnknown,
  enterpriseUnknown,
  exists,
  inFuture,
  notArrived,
  notSent,
  over,
  sentAlready,
  tooEarly,
  tradeKnown,
  tradeUnknown,
  usersNotTold,
} from './refusals.ts';

/**
 * A repair order 抢修工单 of one of the seven trades.
 *
 *   requested ─▶ sent ─▶ on site ─▶ fault found ─▶ restored      ended ─(rework)─▶ requested
 *      │                   ├▶ the user's own part · no fault
 *      │                   └▶ cut by the property enterprise: declined, for the housing department
 *      ├▶ answered by an announced outage
 *      └▶ withdrawn, at any time before its end
 *
 * Beside it: the trade's clocks (arrival, restoration), found to be overrun by time; users told; fees not charged.
 *
 * Law: 电信条例 art. 32; 城市供水条例 art. 22; 山东省供热条例 art. 29, 33; 淄博市燃气管理条例 art. 20, 27;
 * 淄博市物业管理条例 art. 56, 82; the power company's 45, 90 and 120 minutes are configured.
 */
export type RepairState = { readonly status: 'none' } | Repair;

export interface Repair {
  readonly status: 'requested' | 'sent' | 'on-site' | 'fault-found' | 'over';
  readonly key: CaseKey;
  readonly matter: CaseMatter;
  readonly trade?: Trade | undefined;
  readonly locality: RepairLocality;
  readonly requestedAt: string;
  /** The last step on the way: nothing that follows may lie before it. */
  readonly lastStepAt: string;
  readonly clocks: Readonly<Partial<Record<RepairClock, Running>>>;
  readonly told: boolean;
  readonly interrupts: boolean;
}

interface Running {
  readonly due: string;
  readonly rule: RuleSource;
  readonly overrun: boolean;
}

const decide = (command: RepairCommand, state: RepairState): Decision<RepairEvent> =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: RepairCommand): Decision<RepairEvent> =>
  match(command)
    .returnType<Decision<RepairEvent>>()
    .with({ kind: 'RequestRepair' }, ({ at, data: { locality, trade, ...data } }) =>
      requested({ ...data, ...(trade ? { trade } : {}), locality: locality ?? localityOf(data.matter) }, at),
    )
    .with({ kind: 'OpenRepairOrder' }, ({ at, data }) =>
      requested({ ...data, source: 'referral', locality: localityOf(data.matter) }, at),
    )
    .with({ kind: 'OpenRepairByOverrun' }, ({ at, data }) => requested({ ...data, source: 'outage-overrun' }, at))
    .with({ kind: P.union('EndRepairOrder', 'AnswerByOutage', 'StartRepairClocks') }, () => accept())
    .with({ kind: P.union('ObserveRepairClock', 'NoteOutageEnded') }, () => accept())
    .otherwise(() => refuse(absent));

type Request = Extract<RepairEvent, { type: 'RepairRequested' }>['data'];

const requested = (request: Omit<Request, 'requestedAt'>, at: string): Decision<RepairEvent> =>
  accept({ type: 'RepairRequested', data: requestOf(request, at) });

const requestOf = (request: Omit<Request, 'requestedAt'>, at: string): Request => {
  const trade = request.trade ?? tradeOf(request.matter.category);
  return { ...request, ...(trade ? { trade } : {}), requestedAt: at };
};

const proceed = (command: RepairCommand, repair: Repair): Decision<RepairEvent> => {
  const { key, status, trade, requestedAt, clocks } = repair;
  const isOpen = status !== 'over';
  const onSite = (then: (trade: Trade) => Decision<RepairEvent>): Decision<RepairEvent> =>
    match(status)
      .returnType<Decision<RepairEvent>>()
      .with('requested', () => refuse(trade ? notSent : tradeUnknown))
      .with('sent', () => refuse(notArrived))
      .with('fault-found', () => refuse(causeKnown))
      .otherwise(() => then(trade!));

  return match(command)
    .returnType<Decision<RepairEvent>>()
    .with({ kind: 'RequestRepair' }, () => refuse(exists))
    .with({ kind: 'OpenRepairByOverrun' }, () => accept())
    .with({ kind: 'OpenRepairOrder' }, ({ at, data }) => {
      if (isLateOpening(key, data.referral)) return accept();
      const again = { ...data, source: 'referral' as const, locality: repair.locality, ...(trade ? { trade } : {}) };
      return accept({ type: 'RepairReopened', data: requestOf(again, at) });
    })
    .with({ kind: 'EndRepairOrder' }, ({ data: { referralId, cause, note } }) =>
      isOpen && answers(key, referralId)
        ? accept({ type: 'RepairWithdrawn', data: { ...key, cause, note } })
        : accept(),
    )
    .with({ kind: 'AnswerByOutage' }, ({ at, data: { outage } }) =>
      status === 'requested' && trade && outage.from <= at && at < outage.until
        ? accept({ type: 'RepairAnsweredByOutage', data: { ...key, trade, outage } })
        : accept(),
    )
    .with({ kind: 'StartRepairClocks' }, ({ data: { requestedAt: of, clocks: started } }) =>
      isOpen && trade && of === requestedAt
        ? accept(
            ...started
              .filter(({ clock }) => !clocks[clock])
              .map(
                ({ clock, by }): RepairEvent => ({ type: 'RepairClockStarted', data: { ...key, trade, clock, by } }),
              ),
          )
        : accept(),
    )
    .with({ kind: 'ObserveRepairClock' }, ({ at, data: { clock } }) => accept(...overrun(repair, clock, at, at)))
    .with({ kind: 'NoteOutageEnded' }, ({ at, data: { restoredAt } }) => {
      if (!isOpen || !trade || restoredAt < requestedAt) return accept();
      const late = clocks.restoration !== undefined && restoredAt >= clocks.restoration.due;
      return accept(...overrun(repair, 'restoration', restoredAt, at), {
        type: 'SupplyRestored',
        data: {
          ...key,
          trade,
          restoredAt,
          minutes: minutesBetween(requestedAt, restoredAt),
          late,
          note: '停供结束，恢复供应',
          evidence: [],
        },
      });
    })
    .when(
      () => !isOpen,
      () => refuse(over),
    )
    .with({ kind: 'IdentifyRepairTrade' }, ({ data: { trade: found, locality = repair.locality } }) =>
      trade
        ? refuse(tradeKnown)
        : accept({ type: 'RepairTradeIdentified', data: { ...key, trade: found, locality, requestedAt } }),
    )
    .with({ kind: 'SendRepair' }, ({ data: { operator, crew } }) => {
      if (status !== 'requested') return refuse(sentAlready);
      if (!trade) return refuse(tradeUnknown);
      return accept({ type: 'RepairSent', data: { ...key, trade, operator, ...(crew ? { crew } : {}) } });
    })
    .with({ kind: 'RecordCrewArrival' }, ({ at, data }) => {
      const arrivedAt = utc(data.arrivedAt ?? at);
      if (status === 'requested') return refuse(notSent);
      if (status !== 'sent') return refuse(arrivedAlready);
      if (arrivedAt > at) return refuse(inFuture);
      if (arrivedAt < repair.lastStepAt) return refuse(tooEarly);
      const late = clocks.arrival !== undefined && arrivedAt >= clocks.arrival.due;
      const minutes = minutesBetween(requestedAt, arrivedAt);
      return accept(...overrun(repair, 'arrival', arrivedAt, at), {
        type: 'RepairCrewArrived',
        data: { ...key, trade: trade!, arrivedAt, minutes, late },
      });
    })
    .with({ kind: 'RecordCause' }, ({ at, data }) =>
      onSite((trade) =>
        match(data)
          .returnType<Decision<RepairEvent>>()
          .with({ found: 'fault' }, ({ what, interrupts }) =>
            accept({ type: 'FaultFound', data: { ...key, trade, what, interrupts } }),
          )
          .with({ found: 'user-side' }, ({ what }) =>
            accept({ type: 'FaultOfUserFound', data: { ...key, trade, what, rule: trades[trade].usersOwn } }),
          )
          .with({ found: 'no-fault' }, ({ what, evidence }) =>
            accept({ type: 'NoFaultFound', data: { ...key, trade, what, evidence } }),
          )
          .with({ found: 'cut-by-enterprise' }, ({ what, evidence, enterprise = repair.matter.estate?.enterprise }) => {
            if (!enterprise) return refuse(enterpriseUnknown);
            const { estate } = repair.matter;
            const rule = noCutRule(dayInChina(at));
            const found = { trade, enterprise, what, evidence, rule, ...(estate ? { estate } : {}) };
            return accept({ type: 'SupplyCutByEnterpriseFound', data: { ...key, ...found } });
          })
          .exhaustive(),
      ),
    )
    .with({ kind: 'TellUsers' }, ({ data: { how, expectedAt } }) => {
      if (!trade) return refuse(tradeUnknown);
      const rule = trades[trade].tellUsers?.rule ?? houseRule('告知用户');
      const told = { trade, how, rule, ...(expectedAt ? { expectedAt: utc(expectedAt) } : {}) };
      return accept({ type: 'UsersTold', data: { ...key, ...told } });
    })
    .with({ kind: 'RestoreSupply' }, ({ at, data: { note, evidence, ...data } }) => {
      const restoredAt = utc(data.restoredAt ?? at);
      if (status === 'requested') return refuse(trade ? notSent : tradeUnknown);
      if (status === 'sent') return refuse(notArrived);
      if (status === 'on-site') return refuse(causeUnknown);
      if (restoredAt > at) return refuse(inFuture);
      if (restoredAt < repair.lastStepAt) return refuse(tooEarly);
      const late = clocks.restoration !== undefined && restoredAt >= clocks.restoration.due;
      const duty = trades[trade!].tellUsers;
      const owed = duty?.when === 'limit-overrun' ? late : repair.interrupts;
      if (duty && owed && !repair.told) return refuse(usersNotTold(duty.rule));
      const minutes = minutesBetween(requestedAt, restoredAt);
      return accept(...overrun(repair, 'restoration', restoredAt, at), ...relief(repair, trade!, restoredAt, late), {
        type: 'SupplyRestored',
        data: { ...key, trade: trade!, restoredAt, minutes, late, note, evidence },
      });
    })
    .exhaustive();
};

const minutesBetween = (from: string, until: string): number =>
  Math.floor((Date.parse(until) - Date.parse(from)) / 60_000);

/** The limit was over at `until` and what it asks for had not happened: found by time, not by report. */
const overrun = (repair: Repair, clock: RepairClock, until: string, observedAt: string): RepairEvent[] => {
  const { key, trade, status, clocks } = repair;
  const running = clocks[clock];
  const waiting = clock === 'arrival' ? status === 'requested' || status === 'sent' : status !== 'over';
  if (!trade || !running || running.overrun || !waiting || until < running.due) return [];
  const { due, rule } = running;
  return [{ type: 'RepairLimitOverrun', data: { ...key, trade, clock, due, observedAt, rule } }];
};

const relief = (
  { key, requestedAt, interrupts }: Repair,
  trade: Trade,
  until: string,
  late: boolean,
): RepairEvent[] => {
  const law = trades[trade].relief;
  if (!law) return [];
  const aDay = Date.parse(until) - Date.parse(requestedAt) >= 24 * 3_600_000;
  if (law.when === 'limit-overrun' ? !late : !(interrupts && aDay)) return [];
  const hours = hoursBetween(requestedAt, until);
  return [{ type: 'FeeRelieved', data: { ...key, trade, from: requestedAt, until, hours, rule: law.rule } }];
};

const evolve = (state: RepairState, event: RepairEvent): RepairState => {
  if (event.type === 'RepairRequested' || event.type === 'RepairReopened') {
    const { matter, trade, locality, requestedAt } = event.data;
    const begun = { status: 'requested' as const, key: caseKeyOf(event.data), matter, trade, locality, requestedAt };
    return { ...begun, lastStepAt: requestedAt, clocks: {}, told: false, interrupts: false };
  }
  if (state.status === 'none') return state;
  const clocked = (clock: RepairClock, change: Partial<Running>): Repair => ({
    ...state,
    clocks: { ...state.clocks, [clock]: { ...state.clocks[clock]!, ...change } },
  });
  return match(event)
    .returnType<RepairState>()
    .with({ type: 'RepairTradeIdentified' }, ({ data: { trade, locality } }) => ({ ...state, trade, locality }))
    .with({ type: 'RepairClockStarted' }, ({ data: { clock, by } }) =>
      clocked(clock, { due: by.due, rule: by.source, overrun: false }),
    )
    .with({ type: 'RepairSent' }, () => ({ ...state, status: 'sent' }))
    .with({ type: 'RepairLimitOverrun' }, ({ data: { clock } }) => clocked(clock, { overrun: true }))
    .with({ type: 'RepairCrewArrived' }, ({ data: { arrivedAt } }) => ({
      ...state,
      status: 'on-site',
      lastStepAt: arrivedAt,
    }))
    .with({ type: 'FaultFound' }, ({ data: { interrupts } }) => ({ ...state, status: 'fault-found', interrupts }))
    .with({ type: 'UsersTold' }, () => ({ ...state, told: true }))
    .with({ type: 'FeeRelieved' }, () => state)
    .with(
      { type: P.union('RepairAnsweredByOutage', 'SupplyRestored', 'FaultOfUserFound', 'NoFaultFound') },
      { type: P.union('SupplyCutByEnterpriseFound', 'RepairWithdrawn') },
      () => ({ ...state, status: 'over' }),
    )
    .exhaustive();
};

export const repairDecider: Decider<RepairCommand, RepairState, RepairEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
