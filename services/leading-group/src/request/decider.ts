import {
  accept,
  type Decider,
  type Decision,
  type RequestCommand,
  type RequestEvent,
  refuse,
} from '@tiaokuai/contracts';
import { match } from 'ts-pattern';
import { nothingOpen } from '../nothing-open.ts';

type RequestKind = Extract<RequestEvent, { type: 'RequestReceived' }>['data']['kind'];

/** Extensions and suspensions 延期、挂账: one request at a time per referral. */
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
