import {
  type ArbitrationCommand,
  type ArbitrationEvent,
  accept,
  type Decider,
  type Decision,
  houseRule,
  type Refusal,
  type RequestCommand,
  type RequestEvent,
  refuse,
  type TriageCommand,
  type TriageEvent,
} from '@tiaokuai/contracts';
import { match } from 'ts-pattern';

/** What the leading group's office 领导小组办公室 decides for referrals. */

const nothingOpen = (of: string): Refusal => ({
  code: 'nothing-open',
  message: { zh: `没有待${of}的事项`, en: 'nothing waits for this decision' },
  rule: houseRule('领导小组办公室决定'),
  remedy: { zh: '查看待办清单', en: 'look at the list of what is open' },
});

/* Triage 研判: open → decided, or closed before. */
export type TriageState =
  | { readonly status: 'none' }
  | { readonly status: 'open' | 'decided' | 'closed'; readonly incidentId: string; readonly referralId: string };

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
        const { incidentId, referralId } = state;
        return accept({ type: 'TriageDecided', data: { incidentId, referralId, lead, assist, reason } });
      })
      .with({ kind: 'CloseTriage' }, ({ data }) =>
        state.status === 'open' ? accept({ type: 'TriageClosed', data }) : accept(),
      )
      .exhaustive(),
  evolve: (_state, { type, data: { incidentId, referralId } }) => ({
    status: type === 'TriageOpened' ? 'open' : type === 'TriageDecided' ? 'decided' : 'closed',
    incidentId,
    referralId,
  }),
};

/* Arbitration 裁定: open → decided, again if it comes to that again. */
export interface ArbitrationState {
  readonly round: number;
  readonly open: boolean;
  readonly candidates: readonly string[];
}

/** 职责不清的，由属地镇办先行主办. */
export const territory = 'subdistrict';
const finality = { law: '潍坊市12345政务服务便民热线条例', article: '第二十二条' };

export const arbitrationDecider: Decider<ArbitrationCommand, ArbitrationState, ArbitrationEvent> = {
  initial: { round: 0, open: false, candidates: [] },
  decide: (command, state) =>
    match(command)
      .returnType<Decision<ArbitrationEvent>>()
      .with({ kind: 'OpenArbitration' }, ({ data }) =>
        state.open ? accept() : accept({ type: 'ArbitrationOpened', data: { ...data, round: state.round + 1 } }),
      )
      .with({ kind: 'DecideArbitration' }, ({ data: { incidentId, responsibility, reason } }) =>
        state.open
          ? accept({
              type: 'ArbitrationDecided',
              data: {
                incidentId,
                responsibility: responsibility ?? territory,
                unclear: responsibility === undefined,
                reason,
                rule: finality,
              },
            })
          : refuse(nothingOpen('裁定')),
      )
      .exhaustive(),
  evolve: (state, event) =>
    match(event)
      .returnType<ArbitrationState>()
      .with({ type: 'ArbitrationOpened' }, ({ data: { round, candidates } }) => ({ round, open: true, candidates }))
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
