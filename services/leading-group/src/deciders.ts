import {
  type ArbitrationCommand,
  type ArbitrationEvent,
  accept,
  categoryOf,
  type Decider,
  type Decision,
  houseRule,
  type Refusal,
  type RequestCommand,
  type RequestEvent,
  refuse,
  type TriageCommand,
  type TriageEvent,
  under,
} from '@tiaokuai/contracts';
import { match } from 'ts-pattern';

/** What the leading group's office 领导小组办公室 decides for referrals. */

const nothingOpen = (of: string): Refusal => ({
  code: 'nothing-open',
  message: { zh: `没有待${of}的事项`, en: 'nothing waits for this decision' },
  rule: houseRule('领导小组办公室决定'),
  remedy: { zh: '查看待办清单', en: 'look at the list of what is open' },
});

/** What the city's departments must do is not pushed down to the territory to lead. */
const notPushedDown = under({ law: '潍坊市12345政务服务便民热线条例', article: '第二十四条' })(
  'not-pushed-down',
  ['部门职责范围内的事项不得交由镇办主办', 'a matter of the departments may not be left to the subdistrict to lead'],
  ['指定有职责的部门主办，镇办可以协办', 'let the department in charge lead; the subdistrict may assist'],
);
const isOfTheCity = (category: string): boolean => categoryOf(category)?.level === 'city';

/* Triage 研判: open → decided, or closed before. */
export type TriageState =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'decided' | 'closed';
      readonly incidentId: string;
      readonly referralId: string;
      readonly category: string;
    };

export const triageDecider: Decider<TriageCommand, TriageState, TriageEvent> = {
  initial: { status: 'none' },
  decide: (command, state) =>
    match(command)
      .returnType<Decision<TriageEvent>>()
      .with({ kind: 'OpenTriage' }, ({ data }) =>
        state.status === 'open' ? accept() : accept({ type: 'TriageOpened', data }),
      )
      .with({ kind: 'DecideTriage' }, ({ data: { lead, assist, reason } }) => {
        if (state.status !== 'open') return refuse(nothingOpen('研判'));
        if (lead === 'leading-group' || assist.includes(lead) || new Set(assist).size !== assist.length)
          return refuse({
            code: 'one-lead',
            message: {
              zh: '须指定一个部门主办，协办不得与主办重复',
              en: 'name one department as lead, others as assistants',
            },
            rule: houseRule('主办唯一'),
            remedy: { zh: '改正主办或协办', en: 'correct lead or assistants' },
          });
        const { incidentId, referralId, category } = state;
        if (lead === territory && isOfTheCity(category)) return refuse(notPushedDown);
        return accept({ type: 'TriageDecided', data: { incidentId, referralId, lead, assist, reason } });
      })
      .with({ kind: 'CloseTriage' }, ({ data }) =>
        state.status === 'open' ? accept({ type: 'TriageClosed', data }) : accept(),
      )
      .exhaustive(),
  evolve: (state, { type, data }) => {
    const { incidentId, referralId } = data;
    const known = state.status === 'none' ? '' : state.category;
    return {
      status: type === 'TriageOpened' ? 'open' : type === 'TriageDecided' ? 'decided' : 'closed',
      incidentId,
      referralId,
      category: type === 'TriageOpened' ? data.category : known,
    };
  },
};

/* Arbitration 裁定: open → decided, again if it comes to that again. */
export interface ArbitrationState {
  readonly round: number;
  readonly open: boolean;
  /** Whoever received it first comes first. */
  readonly candidates: readonly string[];
  readonly category: string;
}

/** 职责不清的，由属地镇办先行主办; where the law forbids that, whoever received it first (首接负责). */
export const territory = 'subdistrict';
const firstHand = { law: '北京市接诉即办工作条例', article: '第十四条' };
const finality = { law: '潍坊市12345政务服务便民热线条例', article: '第二十二条' };

export const arbitrationDecider: Decider<ArbitrationCommand, ArbitrationState, ArbitrationEvent> = {
  initial: { round: 0, open: false, candidates: [], category: '' },
  decide: (command, state) =>
    match(command)
      .returnType<Decision<ArbitrationEvent>>()
      .with({ kind: 'OpenArbitration' }, ({ data }) =>
        state.open ? accept() : accept({ type: 'ArbitrationOpened', data: { ...data, round: state.round + 1 } }),
      )
      .with({ kind: 'DecideArbitration' }, ({ data: { incidentId, responsibility, reason } }) => {
        if (!state.open) return refuse(nothingOpen('裁定'));
        const ofCity = isOfTheCity(state.category);
        if (responsibility === territory && ofCity) return refuse(notPushedDown);
        const [first] = state.candidates;
        const hand = ofCity && first && first !== territory ? first : territory;
        const rule = responsibility === undefined && hand !== territory ? firstHand : finality;
        const unclear = responsibility === undefined;
        return accept({
          type: 'ArbitrationDecided',
          data: { incidentId, responsibility: responsibility ?? hand, unclear, reason, rule },
        });
      })
      .exhaustive(),
  evolve: (state, event) =>
    match(event)
      .returnType<ArbitrationState>()
      .with({ type: 'ArbitrationOpened' }, ({ data: { round, candidates, category } }) => ({
        round,
        open: true,
        candidates,
        category,
      }))
      .with({ type: 'ArbitrationDecided' }, () => ({ ...state, open: false }))
      .exhaustive(),
};

/* Extensions and suspensions 延期、挂账: one request at a time per referral. */
type RequestKind = Extract<RequestEvent, { type: 'RequestReceived' }>['data']['kind'];
export interface RequestState {
  readonly open: RequestKind | undefined;
  readonly suspended: boolean;
  readonly key?: { readonly incidentId: string; readonly referralId: string; readonly responsibility: string };
  readonly workingDays?: number | undefined;
  readonly until?: string | undefined;
}

export const requestDecider: Decider<RequestCommand, RequestState, RequestEvent> = {
  initial: { open: undefined, suspended: false },
  decide: (command, state) =>
    match(command)
      .returnType<Decision<RequestEvent>>()
      .with({ kind: 'ReceiveRequest' }, ({ data }) =>
        state.open ? accept() : accept({ type: 'RequestReceived', data }),
      )
      .with({ kind: 'DecideRequest' }, ({ data: { granted, workingDays, reason } }) => {
        if (!state.open || !state.key) return refuse(nothingOpen('决定'));
        const decided = { ...state.key, reason };
        return match(state.open)
          .returnType<Decision<RequestEvent>>()
          .with('extension', () =>
            granted
              ? accept({
                  type: 'ExtensionGranted',
                  data: { ...decided, workingDays: workingDays ?? state.workingDays ?? 1 },
                })
              : accept({ type: 'ExtensionRefused', data: decided }),
          )
          .with('suspension', () =>
            granted
              ? accept({
                  type: 'SuspensionGranted',
                  data: { ...decided, ...(state.until ? { until: state.until } : {}) },
                })
              : accept({ type: 'SuspensionRefused', data: decided }),
          )
          .with('lift', () =>
            granted
              ? accept({ type: 'SuspensionLifted', data: decided })
              : accept({ type: 'SuspensionRefused', data: decided }),
          )
          .exhaustive();
      })
      .with({ kind: 'LiftSuspension' }, ({ data: { reason } }) =>
        state.suspended && state.key
          ? accept({ type: 'SuspensionLifted', data: { ...state.key, reason } })
          : refuse(nothingOpen('恢复')),
      )
      .exhaustive(),
  evolve: (state, event) => {
    const { incidentId, referralId, responsibility } = event.data;
    const key = { incidentId, referralId, responsibility };
    return match(event)
      .returnType<RequestState>()
      .with({ type: 'RequestReceived' }, ({ data: { kind, workingDays, until } }) => ({
        ...state,
        key,
        open: kind,
        workingDays,
        until,
      }))
      .with({ type: 'SuspensionGranted' }, ({ data: { until } }) => ({
        ...state,
        key,
        open: undefined,
        suspended: true,
        until,
      }))
      .with({ type: 'SuspensionLifted' }, () => ({
        ...state,
        key,
        open: undefined,
        suspended: false,
        until: undefined,
      }))
      .with({ type: 'ExtensionGranted' }, { type: 'ExtensionRefused' }, { type: 'SuspensionRefused' }, () => ({
        ...state,
        key,
        open: undefined,
      }))
      .exhaustive();
  },
};
