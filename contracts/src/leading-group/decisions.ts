import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
import { declineGround } from '../referral/answers.ts';
import { categoryKey, responsibilityKey } from '../subdistrict/incident.ts';

/** What the leading group's office decides for a referral: triage, arbitration, extensions, suspensions. */
const triage = aggregateOf('leading-group', 'triage');
const arbitration = aggregateOf('leading-group', 'arbitration');
const request = aggregateOf('leading-group', 'request');

/* Triage 研判: what no rule covers. */
export const TriageOpened = triage.event(
  'TriageOpened',
  { zh: '待研判', en: 'Triage opened' },
  z.object({ incidentId: uuid, referralId: uuid, category: categoryKey, at: isoInstant }),
);
export const TriageDecided = triage.event(
  'TriageDecided',
  { zh: '研判决定', en: 'Triage decided' },
  z.object({
    incidentId: uuid,
    referralId: uuid,
    lead: responsibilityKey,
    assist: z.array(responsibilityKey),
    reason: openText(500),
  }),
);
/** Withdrawn, or completed by the office itself, before it was decided. */
export const TriageClosed = triage.event(
  'TriageClosed',
  { zh: '研判终止', en: 'Triage closed' },
  z.object({ incidentId: uuid, referralId: uuid }),
);
export const triageEvents = [TriageOpened, TriageDecided, TriageClosed] as const;
export type TriageEvent = EventOf<(typeof triageEvents)[number]>;
const triageStream = (data: { incidentId: string }) => `triage-${data.incidentId}`;
export const OpenTriage = triage.command(
  'OpenTriage',
  { zh: '开启研判', en: 'Open a triage' },
  TriageOpened.schema,
  triageStream,
);
export const DecideTriage = triage.command(
  'DecideTriage',
  { zh: '研判', en: 'Decide a triage' },
  z.object({
    incidentId: uuid,
    lead: responsibilityKey,
    assist: z.array(responsibilityKey).default([]),
    reason: openText(500),
  }),
  triageStream,
  { duties: ['二(二)13', '四(一)1'] },
);
export const CloseTriage = triage.command(
  'CloseTriage',
  { zh: '终止研判', en: 'Close a triage' },
  TriageClosed.schema,
  triageStream,
);
export const triageCommands = [OpenTriage, DecideTriage, CloseTriage] as const;
export type TriageCommand = CommandOf<(typeof triageCommands)[number]>;

/* Arbitration 裁定: after two declines. Final: 指定后不得退回 (潍坊市12345政务服务便民热线条例 art. 22). */
const declines = z.array(z.object({ responsibility: responsibilityKey, ground: declineGround, reason: z.string() }));
export const ArbitrationOpened = arbitration.event(
  'ArbitrationOpened',
  { zh: '受理裁定', en: 'Arbitration opened' },
  z.object({
    incidentId: uuid,
    referralId: uuid,
    round: z.int().positive(),
    category: categoryKey,
    candidates: z.array(responsibilityKey).min(1),
    declines,
  }),
);
export const ArbitrationDecided = arbitration.event(
  'ArbitrationDecided',
  { zh: '裁定', en: 'Arbitration decided' },
  z.object({
    incidentId: uuid,
    responsibility: responsibilityKey,
    /** 职责不清: the territory leads. */
    unclear: z.boolean(),
    reason: openText(500),
    rule: ruleSource,
  }),
);
export const arbitrationEvents = [ArbitrationOpened, ArbitrationDecided] as const;
export type ArbitrationEvent = EventOf<(typeof arbitrationEvents)[number]>;
const arbitrationStream = (data: { incidentId: string }) => `arbitration-${data.incidentId}`;
export const OpenArbitration = arbitration.command(
  'OpenArbitration',
  { zh: '受理裁定', en: 'Open an arbitration' },
  ArbitrationOpened.schema.omit({ round: true }),
  arbitrationStream,
);
export const DecideArbitration = arbitration.command(
  'DecideArbitration',
  { zh: '裁定', en: 'Decide an arbitration' },
  z.object({ incidentId: uuid, responsibility: responsibilityKey.optional(), reason: openText(500) }),
  arbitrationStream,
  { duties: ['四(一)1', '四(一)3'] },
);
export const arbitrationCommands = [OpenArbitration, DecideArbitration] as const;
export type ArbitrationCommand = CommandOf<(typeof arbitrationCommands)[number]>;

/* Extensions and suspensions 延期、挂账: one stream per referral, one request open at a time. */
const requestKey = z.object({ incidentId: uuid, referralId: uuid, responsibility: responsibilityKey });
export const RequestReceived = request.event(
  'RequestReceived',
  { zh: '收到申请', en: 'Request received' },
  requestKey.extend({
    kind: z.enum(['extension', 'suspension', 'lift']),
    workingDays: z.int().positive().optional(),
    until: isoInstant.optional(),
    reason: z.string(),
  }),
);
const decided = requestKey.extend({ reason: openText(500) });
export const ExtensionGranted = request.event(
  'ExtensionGranted',
  { zh: '准予延期', en: 'Extension granted' },
  decided.extend({ workingDays: z.int().positive() }),
);
export const ExtensionRefused = request.event('ExtensionRefused', { zh: '不准延期', en: 'Extension refused' }, decided);
export const SuspensionGranted = request.event(
  'SuspensionGranted',
  { zh: '准予挂账', en: 'Suspension granted' },
  decided.extend({ until: isoInstant.optional() }),
);
export const SuspensionRefused = request.event(
  'SuspensionRefused',
  { zh: '不准挂账', en: 'Suspension refused' },
  decided,
);
export const SuspensionLifted = request.event('SuspensionLifted', { zh: '解除挂账', en: 'Suspension lifted' }, decided);
export const requestEvents = [
  RequestReceived,
  ExtensionGranted,
  ExtensionRefused,
  SuspensionGranted,
  SuspensionRefused,
  SuspensionLifted,
] as const;
export type RequestEvent = EventOf<(typeof requestEvents)[number]>;
const requestStream = (data: { referralId: string }) => `request-${data.referralId}`;
export const ReceiveRequest = request.command(
  'ReceiveRequest',
  { zh: '收到申请', en: 'Receive a request' },
  RequestReceived.schema,
  requestStream,
);
export const DecideRequest = request.command(
  'DecideRequest',
  { zh: '决定申请', en: 'Decide a request' },
  z.object({
    referralId: uuid,
    granted: z.boolean(),
    workingDays: z.int().min(1).max(60).optional(),
    reason: openText(500),
  }),
  requestStream,
  { duties: ['四(一)1', '四(一)3'] },
);
export const LiftSuspension = request.command(
  'LiftSuspension',
  { zh: '解除挂账', en: 'Lift a suspension' },
  z.object({ referralId: uuid, reason: openText(500) }),
  requestStream,
);
export const requestCommands = [ReceiveRequest, DecideRequest, LiftSuspension] as const;
export type RequestCommand = CommandOf<(typeof requestCommands)[number]>;
