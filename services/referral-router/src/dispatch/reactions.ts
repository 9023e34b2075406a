import {
  arbitration,
  DuplicateAttached,
  dispatch,
  IncidentAccepted,
  IncidentReturnedForRework,
  IncidentVoided,
  referralAt,
  request,
  responsibilities,
  triage,
} from '@tiaokuai/contracts';
import {
  type Arrived,
  give,
  nothing,
  type Reaction,
  reactTo,
  reactToAll,
  type ServiceContext,
  together,
} from '@tiaokuai/service';
import type { z } from 'zod';
import { alternativeTo } from './alternative.ts';
import { type DispatchState, factsOf } from './decider.ts';
import { decidedBy, planAll, planOne } from './plan.ts';

/** What the router does when an incident, a desk or the leading group has spoken. */

const {
  ApplyArbitration,
  ApplyExtension,
  ApplySuspension,
  ApplyTriage,
  DispatchIncident,
  RecordResponse,
  ReturnDispatchForRework,
  WithdrawDispatch,
} = dispatch.internal;

const occasion = ({ id }: { readonly id: string }, { now }: ServiceContext) => ({ cause: id, at: now() });

const stateOf = async (incidentId: string, { load }: ServiceContext): Promise<DispatchState> =>
  (await load('dispatch', dispatch.streamOf({ incidentId }))).state as DispatchState;

const incident = {
  service: 'subdistrict',
  lane: 'subdistrict.incident',
  key: 'incidentId',
  events: { IncidentAccepted, DuplicateAttached, IncidentVoided, IncidentReturnedForRework },
};

const followIncidents = reactTo(incident, 'follow-incidents', {
  IncidentAccepted: (event, context) => {
    const { incidentId } = event.data;
    const facts = factsOf(event.data);
    return give(DispatchIncident, { incidentId, facts, planned: planAll(facts, occasion(event, context)) });
  },
  DuplicateAttached: ({ data: { incidentId } }) => give(WithdrawDispatch, { incidentId, reason: 'incident-merged' }),
  IncidentVoided: ({ data: { incidentId } }) => give(WithdrawDispatch, { incidentId, reason: 'incident-voided' }),
  IncidentReturnedForRework: ({ data: { incidentId, round, reason } }) =>
    give(ReturnDispatchForRework, { incidentId, round, reason }),
});

type Response = z.input<typeof RecordResponse.schema>;

const answer = (
  { id, actor, data: { incidentId, referralId } }: Arrived<ReturnType<typeof referralAt>>,
  response: Response['response'],
  more: Pick<Response, 'outcome' | 'request' | 'decline' | 'alternative'> = {},
): Response => ({ incidentId, referralId, response, eventId: id, by: actor, ...more });

/** Each desk says in its own log what became of a referral. */
const followDesk = (service: string): Reaction =>
  reactToAll(referralAt(service), `answers-${service}`, {
    ReferralReceived: nothing,
    ReferralAccepted: (event) => give(RecordResponse, answer(event, 'accepted')),
    ReferralDeclined: async (event, context) => {
      const { incidentId, ground, reason, proposes } = event.data;
      const state = await stateOf(incidentId, context);
      const alternative = alternativeTo(event.data, state, occasion(event, context));
      const decline = { ground, reason, ...(proposes ? { proposes } : {}) };
      return give(RecordResponse, answer(event, 'declined', { decline, ...(alternative ? { alternative } : {}) }));
    },
    DeclineRejected: nothing,
    ProgressReported: (event) => give(RecordResponse, answer(event, 'progress')),
    ExtensionRequested: (event) => {
      const { workingDays, reason } = event.data;
      return give(RecordResponse, answer(event, 'extension-requested', { request: { workingDays, reason } }));
    },
    SuspensionRequested: (event) => {
      const { until, reason } = event.data;
      return give(
        RecordResponse,
        answer(event, 'suspension-requested', { request: { reason, ...(until ? { until } : {}) } }),
      );
    },
    SuspensionLiftRequested: (event) =>
      give(RecordResponse, answer(event, 'lift-requested', { request: { reason: event.data.reason } })),
    ReferralCompleted: (event) => give(RecordResponse, answer(event, 'completed', { outcome: event.data.outcome })),
    ReferralReopened: nothing,
    ReferralTakenBack: nothing,
    DeadlineMoved: nothing,
    AnswerDemanded: nothing,
    DemandAnswered: (event) => give(RecordResponse, answer(event, 'demand-answered')),
  });

const followDecisions = reactTo(together(triage, arbitration, request), 'follow-decisions', {
  TriageDecided: async (event, context) => {
    const { incidentId, lead, assist, reason } = event.data;
    const { facts } = await stateOf(incidentId, context);
    if (!facts) return undefined;
    const why = { zh: `研判：${reason}`, en: `triage: ${reason}` };
    const explanation = decidedBy('triage', why, [{ law: '政策', article: '四' }]);
    const plan = (to: string, role: 'lead' | 'assist') =>
      planOne(facts, to, role, explanation, occasion(event, context));
    return give(ApplyTriage, {
      incidentId,
      planned: [plan(lead, 'lead'), ...assist.map((each) => plan(each, 'assist'))],
    });
  },
  ArbitrationDecided: async (event, context) => {
    const { incidentId, responsibility, reason, rule, unclear } = event.data;
    const { facts } = await stateOf(incidentId, context);
    if (!facts) return undefined;
    const why = unclear
      ? responsibility === 'subdistrict'
        ? { zh: `职责不清，属地先行主办：${reason}`, en: `unclear; the territory leads: ${reason}` }
        : { zh: `职责不清，首接部门主办：${reason}`, en: `unclear; who received it first leads: ${reason}` }
      : { zh: `裁定：${reason}`, en: `arbitration: ${reason}` };
    const explanation = decidedBy('arbitration', why, [rule]);
    const planned = planOne(facts, responsibility, 'lead', explanation, occasion(event, context));
    return give(ApplyArbitration, { incidentId, arbiter: 'leading-group', reason, rule, planned });
  },
  ExtensionGranted: ({ data: { incidentId, referralId, reason, workingDays } }) =>
    give(ApplyExtension, { incidentId, referralId, granted: true, reason, workingDays }),
  ExtensionRefused: ({ data: { incidentId, referralId, reason } }) =>
    give(ApplyExtension, { incidentId, referralId, granted: false, reason }),
  SuspensionGranted: ({ data: { incidentId, referralId, reason, until } }) =>
    give(ApplySuspension, { incidentId, referralId, decision: 'granted', reason, ...(until ? { until } : {}) }),
  SuspensionRefused: ({ data: { incidentId, referralId, reason } }) =>
    give(ApplySuspension, { incidentId, referralId, decision: 'refused', reason }),
  SuspensionLifted: ({ data: { incidentId, referralId, reason } }) =>
    give(ApplySuspension, { incidentId, referralId, decision: 'lifted', reason }),
});

export const dispatchReactions: readonly Reaction[] = [
  followIncidents,
  ...responsibilities.filter(({ kind }) => kind === 'service').map(({ key }) => followDesk(key)),
  followDecisions,
];
