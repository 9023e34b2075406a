import {
  type ArbitrationEvent,
  arbitrationEvents,
  type DeskEvent,
  type IncidentEvent,
  incidentEvents,
  type RequestEvent,
  referralAt,
  requestEvents,
  responsibilities,
  responsibilityOf,
  type TriageEvent,
  triageEvents,
} from '@tiaokuai/contracts';
import type { ArrivedEvent, Consequence, Reaction, ServiceContext } from '@tiaokuai/service';
import { type DispatchState, mayLead } from './dispatch-decider.ts';
import { decidedBy, factsOf, planAll, planOne } from './plan.ts';

/** What the router does when an incident, a desk or the leading group has spoken. */

const occasion = ({ id }: ArrivedEvent, { now }: ServiceContext) => ({ cause: id, at: now() });

const followIncidents: Reaction = {
  name: 'follow-incidents',
  from: 'subdistrict',
  lane: 'subdistrict.incident',
  events: incidentEvents,
  react: (arrived, context): readonly Consequence[] => {
    const event = { type: arrived.type, data: arrived.data } as IncidentEvent;
    const { incidentId } = event.data;
    switch (event.type) {
      case 'IncidentAccepted': {
        const facts = factsOf(event.data);
        const planned = planAll(facts, occasion(arrived, context));
        return [{ command: 'DispatchIncident', data: { incidentId, facts, planned } }];
      }
      case 'DuplicateAttached':
        return [{ command: 'WithdrawDispatch', data: { incidentId, reason: 'incident-merged' } }];
      case 'IncidentVoided':
        return [{ command: 'WithdrawDispatch', data: { incidentId, reason: 'incident-voided' } }];
      case 'IncidentReturnedForRework': {
        const { round, reason } = event.data;
        return [{ command: 'ReturnDispatchForRework', data: { incidentId, round, reason } }];
      }
      default:
        return [];
    }
  },
};

/** Each desk says in its own log what became of a referral. */
const followDesk = (service: string): Reaction => ({
  name: `answers-${service}`,
  from: service,
  lane: `${service}.referral`,
  events: Object.values(referralAt(service).events),
  react: async (arrived, context): Promise<readonly Consequence[]> => {
    const event = { type: arrived.type, data: arrived.data } as DeskEvent;
    const { incidentId, referralId } = event.data;
    const record = (response: string, more: Readonly<Record<string, unknown>> = {}): readonly Consequence[] => [
      {
        command: 'RecordResponse',
        data: { incidentId, referralId, response, eventId: arrived.id, by: arrived.actor, ...more },
      },
    ];
    switch (event.type) {
      case 'ReferralAccepted':
        return record('accepted');
      case 'ReferralDeclined': {
        const { ground, reason, proposes, responsibility } = event.data;
        const alternative = await alternativeTo({ incidentId, responsibility, proposes }, arrived, context);
        return record('declined', {
          decline: { ground, reason, ...(proposes ? { proposes } : {}) },
          ...(alternative ? { alternative } : {}),
        });
      }
      case 'ProgressReported':
        return record('progress');
      case 'ExtensionRequested': {
        const { workingDays, reason } = event.data;
        return record('extension-requested', { request: { workingDays, reason } });
      }
      case 'SuspensionRequested': {
        const { until, reason } = event.data;
        return record('suspension-requested', { request: { reason, ...(until ? { until } : {}) } });
      }
      case 'SuspensionLiftRequested':
        return record('lift-requested', { request: { reason: event.data.reason } });
      case 'DemandAnswered':
        return record('demand-answered');
      case 'ReferralCompleted':
        return record('completed', { outcome: event.data.outcome });
      case 'ReferralReceived':
      case 'DeclineRejected':
      case 'ReferralReopened':
      case 'ReferralTakenBack':
      case 'DeadlineMoved':
      case 'AnswerDemanded':
        return [];
    }
  },
});

/** Whom to ask instead: whom the decliner proposes, else who assists already; nobody who has declined before. */
const alternativeTo = async (
  decline: { incidentId: string; responsibility: string; proposes: string | undefined },
  arrived: ArrivedEvent,
  context: ServiceContext,
) => {
  const { incidentId, responsibility, proposes } = decline;
  const { facts, referrals, declines, taken } = await stateOf(incidentId, context);
  if (!facts) return undefined;
  const out = new Set([responsibility, ...declines.map((each) => each.responsibility)]);
  // Nothing else decides: who took it on first leads (北京市接诉即办工作条例 art. 14), who has not yet comes after.
  const assisting = Object.entries(referrals)
    .filter(([, { role, status }]) => role === 'assist' && (status === 'issued' || status === 'accepted'))
    .toSorted(([one], [other]) => placeOf(taken, one) - placeOf(taken, other))
    .map(([, each]) => each.responsibility);
  const next = [proposes, ...assisting].find(
    (each) => each && responsibilityOf(each) && !out.has(each) && mayLead(each, facts.category),
  );
  if (!next) return undefined;
  const names = responsibilityOf(responsibility)?.names;
  const why =
    next === proposes
      ? { zh: `${names?.zh}退回并建议由其主办`, en: `declined by ${names?.en}, who proposes it` }
      : { zh: `${names?.zh}退回，由协办部门主办`, en: `declined by ${names?.en}; an assisting department leads` };
  const explanation = decidedBy('reassigned', why, [{ law: '潍坊市12345政务服务便民热线条例', article: '第二十二条' }]);
  return planOne(facts, next, 'lead', explanation, occasion(arrived, context));
};

const placeOf = (taken: readonly string[], referralId: string): number => {
  const place = taken.indexOf(referralId);
  return place < 0 ? taken.length : place;
};

const stateOf = async (incidentId: string, context: ServiceContext): Promise<DispatchState> =>
  (await context.load('dispatch', `dispatch-${incidentId}`)).state as DispatchState;

const followDecisions: Reaction = {
  name: 'follow-decisions',
  from: 'leading-group',
  events: [...triageEvents, ...arbitrationEvents, ...requestEvents],
  react: async (arrived, context): Promise<readonly Consequence[]> => {
    const event = { type: arrived.type, data: arrived.data } as TriageEvent | ArbitrationEvent | RequestEvent;
    const { incidentId } = event.data;
    switch (event.type) {
      case 'TriageDecided': {
        const { lead, assist, reason } = event.data;
        const { facts } = await stateOf(incidentId, context);
        if (!facts) return [];
        const explanation = decidedBy('triage', { zh: `研判：${reason}`, en: `triage: ${reason}` }, [
          { law: '政策', article: '四' },
        ]);
        const when = occasion(arrived, context);
        const planned = [
          planOne(facts, lead, 'lead', explanation, when),
          ...assist.map((each) => planOne(facts, each, 'assist', explanation, when)),
        ];
        return [{ command: 'ApplyTriage', data: { incidentId, planned } }];
      }
      case 'ArbitrationDecided': {
        const { responsibility, reason, rule, unclear } = event.data;
        const { facts } = await stateOf(incidentId, context);
        if (!facts) return [];
        const why = unclear
          ? responsibility === 'subdistrict'
            ? { zh: `职责不清，属地先行主办：${reason}`, en: `unclear; the territory leads: ${reason}` }
            : { zh: `职责不清，首接部门主办：${reason}`, en: `unclear; who received it first leads: ${reason}` }
          : { zh: `裁定：${reason}`, en: `arbitration: ${reason}` };
        const explanation = decidedBy('arbitration', why, [rule]);
        const planned = planOne(facts, responsibility, 'lead', explanation, occasion(arrived, context));
        return [{ command: 'ApplyArbitration', data: { incidentId, arbiter: 'leading-group', reason, rule, planned } }];
      }
      case 'ExtensionGranted': {
        const { referralId, reason, workingDays } = event.data;
        return [{ command: 'ApplyExtension', data: { incidentId, referralId, granted: true, reason, workingDays } }];
      }
      case 'ExtensionRefused': {
        const { referralId, reason } = event.data;
        return [{ command: 'ApplyExtension', data: { incidentId, referralId, granted: false, reason } }];
      }
      case 'SuspensionGranted': {
        const { referralId, reason, until } = event.data;
        const data = { incidentId, referralId, decision: 'granted', reason, ...(until ? { until } : {}) };
        return [{ command: 'ApplySuspension', data }];
      }
      case 'SuspensionRefused':
      case 'SuspensionLifted': {
        const { referralId, reason } = event.data;
        const decision = event.type === 'SuspensionLifted' ? 'lifted' : 'refused';
        return [{ command: 'ApplySuspension', data: { incidentId, referralId, decision, reason } }];
      }
      case 'TriageOpened':
      case 'TriageClosed':
      case 'ArbitrationOpened':
      case 'RequestReceived':
        return [];
    }
  },
};

export const reactions: readonly Reaction[] = [
  followIncidents,
  ...responsibilities.filter(({ kind }) => kind === 'service').map(({ key }) => followDesk(key)),
  followDecisions,
];
