import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoInstant, location, openText, sealed, urgency, uuid } from '../language/fields.ts';
import { estateSnapshot } from './estate.ts';

/** Incident 事件: the language of its whole life (domain: 上报 → 立案 → 派遣 → 处置 → 反馈 → 核查 → 结案). */
const incident = aggregateOf('subdistrict', 'incident');

export const channel = z.enum(['grid', 'hotline', 'open311', 'import', 'enterprise', 'owner']);
export const answers = z.record(z.string().max(60), z.union([z.string().max(200), z.boolean()]));
export const categoryKey = z.string().min(1).max(80);
export const responsibilityKey = z.string().min(1).max(40);

export const place = z.object({
  /** The estate, road or community that the report names, without the flat; not a person's address. */
  named: z.string().max(60).optional(),
  building: z.string().max(20).optional(),
  gridCell: z.string().max(20).optional(),
  location: location.optional(),
});

export const suggestion = z.object({
  category: categoryKey,
  confidence: z.number().min(0).max(1),
  /** Words of the lexicon that spoke for it; never the reporter's own sentences. */
  evidence: z.array(z.string().max(30)).max(20),
  /** Version of the learned lexicon that was in force; absent: the words of the house alone. */
  lexicon: z.int().positive().optional(),
});

/** 不予受理的五种情形 (潍坊市12345政务服务便民热线条例 art. 19). */
export const refusalGround = z.enum([
  'legal-procedure-under-way',
  'petition-already-accepted',
  'secret-or-indecent',
  'already-lawfully-handled',
  'other',
]);

export const IncidentReported = incident.event(
  'IncidentReported',
  { zh: '事件上报', en: 'Incident reported' },
  z.object({
    incidentId: uuid,
    channel,
    /** When the reporter says that it happened or asked; the clocks run from acceptance. */
    occurredAt: isoInstant.optional(),
    estate: estateSnapshot.optional(),
    place: place.optional(),
    category: categoryKey.optional(),
    suggestions: z.array(suggestion).max(5),
    urgency,
    answers,
    evidence: z.array(evidence).max(20),
    /** Subject and text of the report, and the reporter's name and telephone: encrypted under the reporter's key. */
    report: sealed,
    /** 来件编号: the same matter in the system it came from. */
    origin: z.object({ system: z.string().max(40), reference: z.string().max(80) }).optional(),
    answerWaived: z.boolean(),
  }),
);
export const IncidentHeld = incident.event(
  'IncidentHeld',
  { zh: '待人工定类', en: 'Incident left to a person' },
  z.object({
    incidentId: uuid,
    reason: z.enum(['no-category-suggested', 'low-confidence', 'reporter-asked', 'returned-by-officer']),
    best: suggestion.optional(),
  }),
);
export const IncidentCategorised = incident.event(
  'IncidentCategorised',
  { zh: '事件定类', en: 'Incident categorised' },
  z.object({ incidentId: uuid, category: categoryKey, by: z.enum(['reporter', 'suggester', 'officer']) }),
);
export const IncidentAccepted = incident.event(
  'IncidentAccepted',
  { zh: '立案', en: 'Incident accepted' },
  z.object({
    incidentId: uuid,
    category: categoryKey,
    urgency,
    answers,
    estate: estateSnapshot.optional(),
    place: place.optional(),
    evidence: z.array(evidence),
    /** What departments read: composed without personal data. */
    brief: openText(500),
    answerWaived: z.boolean(),
  }),
);
export const IncidentRefused = incident.event(
  'IncidentRefused',
  { zh: '不予受理', en: 'Incident refused' },
  z.object({
    incidentId: uuid,
    ground: refusalGround,
    /** What the reporter is told in writing. */
    reason: openText(500),
    /** Where to go instead, where a legal procedure is the way (art. 19, last paragraph). */
    rightChannel: openText(200).optional(),
    /** The same facts and reasons were handled there (济南市12345市民服务热线条例 art. 25). */
    earlierIncidentId: uuid.optional(),
  }),
);
export const IncidentSelfHandled = incident.event(
  'IncidentSelfHandled',
  { zh: '自处理', en: 'Incident handled on the spot' },
  z.object({ incidentId: uuid, result: openText(500), evidence: z.array(evidence) }),
);
export const DuplicateAttached = incident.event(
  'DuplicateAttached',
  { zh: '并案', en: 'Duplicate attached' },
  z.object({ incidentId: uuid, mainIncidentId: uuid }),
);
export const DuplicateDetached = incident.event(
  'DuplicateDetached',
  { zh: '撤销并案', en: 'Duplicate detached' },
  z.object({ incidentId: uuid, mainIncidentId: uuid, reason: openText(200) }),
);
export const IncidentAttachedToEstate = incident.event(
  'IncidentAttachedToEstate',
  { zh: '关联小区', en: 'Incident attached to an estate' },
  z.object({ incidentId: uuid, estate: estateSnapshot }),
);
export const IncidentReferred = incident.event(
  'IncidentReferred',
  { zh: '派遣', en: 'Incident referred' },
  z.object({
    incidentId: uuid,
    referralId: uuid,
    responsibility: responsibilityKey,
    role: z.enum(['lead', 'assist']),
  }),
);
export const IncidentTakenInHand = incident.event(
  'IncidentTakenInHand',
  { zh: '处置', en: 'Incident in hand' },
  z.object({ incidentId: uuid, referralId: uuid, responsibility: responsibilityKey }),
);
export const IncidentSuspended = incident.event(
  'IncidentSuspended',
  { zh: '挂账', en: 'Incident suspended' },
  z.object({ incidentId: uuid, referralId: uuid }),
);
export const IncidentResumed = incident.event(
  'IncidentResumed',
  { zh: '恢复处置', en: 'Incident resumed' },
  z.object({ incidentId: uuid, referralId: uuid }),
);
export const referralResult = z.object({
  referralId: uuid,
  responsibility: responsibilityKey,
  role: z.enum(['lead', 'assist']),
  outcome: z.enum(['resolved', 'partly-resolved', 'not-resolved', 'no-violation-found', 'waived']),
  /** Who completed it: may not verify it. */
  completedBy: z.string().max(80),
});
export const IncidentAnswered = incident.event(
  'IncidentAnswered',
  { zh: '反馈', en: 'Incident answered' },
  z.object({ incidentId: uuid, round: z.int().nonnegative(), results: z.array(referralResult).min(1) }),
);
export const IncidentVerified = incident.event(
  'IncidentVerified',
  { zh: '核查', en: 'Incident verified' },
  z.object({ incidentId: uuid, verifier: z.string().max(80), note: openText(500).optional() }),
);
export const IncidentReturnedForRework = incident.event(
  'IncidentReturnedForRework',
  { zh: '返工', en: 'Incident returned for rework' },
  z.object({
    incidentId: uuid,
    round: z.int().positive(),
    cause: z.enum(['verification-failed', 'callback-not-resolved', 'reporter-reopened']),
    reason: openText(500),
  }),
);
export const IncidentClosed = incident.event(
  'IncidentClosed',
  { zh: '结案', en: 'Incident closed' },
  z.object({ incidentId: uuid, with: z.uuid().optional() }),
);
export const ReporterInformed = incident.event(
  'ReporterInformed',
  { zh: '告知举报人', en: 'Reporter informed' },
  z.object({ incidentId: uuid, about: z.enum(['refused', 'attached', 'answered', 'closed', 'voided']) }),
);
/** 因法律、法规、规章对办理时限规定超过五个工作日的，应当告知办理进度、法定期限 (济南 art. 24(二)); more time granted is told as well. */
export const LimitTold = incident.event(
  'LimitTold',
  { zh: '告知办理期限', en: 'Reporter told of progress and limit' },
  z.object({
    incidentId: uuid,
    referralId: uuid,
    responsibility: responsibilityKey,
    progress: z.enum(['referred', 'extended']),
    completeBy: deadline,
  }),
);
/** A department found that people are in danger; those who keep the estate see that they leave. */
export const IncidentDangerNoted = incident.event(
  'IncidentDangerNoted',
  { zh: '危险情况通报', en: 'Danger announced in an incident' },
  z.object({ incidentId: uuid, responsibility: responsibilityKey, case: z.string().max(80), what: openText(300) }),
);
export const CallbackRecorded = incident.event(
  'CallbackRecorded',
  { zh: '回访', en: 'Callback recorded' },
  z.object({ incidentId: uuid, resolved: z.boolean(), satisfied: z.boolean(), note: openText(500).optional() }),
);
export const IncidentVoided = incident.event(
  'IncidentVoided',
  { zh: '作废', en: 'Incident voided' },
  z.object({ incidentId: uuid, reason: openText(500) }),
);

export const incidentEvents = [
  IncidentReported,
  IncidentHeld,
  IncidentCategorised,
  IncidentAccepted,
  IncidentRefused,
  IncidentSelfHandled,
  DuplicateAttached,
  DuplicateDetached,
  IncidentAttachedToEstate,
  IncidentReferred,
  IncidentTakenInHand,
  IncidentSuspended,
  IncidentResumed,
  IncidentAnswered,
  IncidentVerified,
  IncidentReturnedForRework,
  IncidentClosed,
  ReporterInformed,
  LimitTold,
  IncidentDangerNoted,
  CallbackRecorded,
  IncidentVoided,
] as const;
export type IncidentEvent = EventOf<(typeof incidentEvents)[number]>;

const streamOf = (data: { incidentId: string }) => `incident-${data.incidentId}`;
const just = z.object({ incidentId: uuid });

/** What a grid worker, a hotline agent or an import hands in. Personal data goes in clear and is sealed at the edge. */
export const reportIncidentInput = z.object({
  incidentId: uuid,
  channel,
  occurredAt: isoInstant.optional(),
  estateId: uuid.optional(),
  place: place.optional(),
  category: categoryKey.optional(),
  urgency: urgency.optional(),
  answers: answers.default({}),
  evidence: z.array(evidence).max(20).default([]),
  subject: z.string().max(500),
  text: z.string().max(20_000),
  reporter: z
    .object({ person: uuid.optional(), name: z.string().max(60).optional(), telephone: z.string().max(30).optional() })
    .optional(),
  origin: z.object({ system: z.string().max(40), reference: z.string().max(80) }).optional(),
  answerWaived: z.boolean().default(false),
  /** A person looks at it before it goes anywhere (不予受理, 自处理, 并案 are possible until then). */
  hold: z.boolean().default(false),
  /** 自处理: settled by the grid worker on the spot. */
  handled: z.object({ result: openText(500), evidence: z.array(evidence).max(20).default([]) }).optional(),
});
export type ReportIncidentInput = z.input<typeof reportIncidentInput>;

export const ReportIncident = incident.command(
  'ReportIncident',
  { zh: '上报事件', en: 'Report an incident' },
  /** As the decider gets it: sealed, with estate snapshot and suggestions. */
  IncidentReported.schema.extend({
    threshold: z.number().min(0).max(1),
    brief: openText(500),
    hold: z.boolean(),
    handled: z.object({ result: openText(500), evidence: z.array(evidence) }).optional(),
  }),
  streamOf,
  { begins: true, duties: ['二(一)1.3', '二(一)7.1'] },
);
export const CategoriseIncident = incident.command(
  'CategoriseIncident',
  { zh: '定类', en: 'Categorise an incident' },
  just.extend({ category: categoryKey, urgency: urgency.optional(), answers: answers.optional() }),
  streamOf,
);
export const RefuseIncident = incident.command(
  'RefuseIncident',
  { zh: '不予受理', en: 'Refuse an incident' },
  /** As the decider gets it; the edge looks up the earlier incident. */
  IncidentRefused.schema.extend({ earlierIsClosed: z.boolean().optional() }),
  streamOf,
);
export const HandleIncidentOnTheSpot = incident.command(
  'HandleIncidentOnTheSpot',
  { zh: '自处理', en: 'Handle an incident on the spot' },
  IncidentSelfHandled.schema,
  streamOf,
  { duties: ['二(一)7.1'] },
);
export const AttachDuplicate = incident.command(
  'AttachDuplicate',
  { zh: '并案', en: 'Attach a duplicate' },
  DuplicateAttached.schema,
  streamOf,
);
export const DetachDuplicate = incident.command(
  'DetachDuplicate',
  { zh: '撤销并案', en: 'Detach a duplicate' },
  just.extend({ reason: openText(200) }),
  streamOf,
);
export const AttachIncidentToEstate = incident.command(
  'AttachIncidentToEstate',
  { zh: '关联小区', en: 'Attach an incident to an estate' },
  IncidentAttachedToEstate.schema,
  streamOf,
);
export const MarkReferred = incident.command(
  'MarkReferred',
  { zh: '记录派遣', en: 'Note a referral' },
  IncidentReferred.schema,
  streamOf,
);
export const MarkInHand = incident.command(
  'MarkInHand',
  { zh: '记录处置', en: 'Note that it is in hand' },
  IncidentTakenInHand.schema,
  streamOf,
);
export const MarkSuspended = incident.command(
  'MarkSuspended',
  { zh: '记录挂账', en: 'Note a suspension' },
  IncidentSuspended.schema,
  streamOf,
);
export const MarkResumed = incident.command(
  'MarkResumed',
  { zh: '记录恢复', en: 'Note a resumption' },
  IncidentResumed.schema,
  streamOf,
);
export const MarkAnswered = incident.command(
  'MarkAnswered',
  { zh: '记录反馈', en: 'Note the answers' },
  IncidentAnswered.schema,
  streamOf,
);
export const VerifyIncident = incident.command(
  'VerifyIncident',
  { zh: '核查', en: 'Verify an incident' },
  just.extend({ passed: z.boolean(), note: openText(500).optional() }),
  streamOf,
  { duties: ['二(一)7.1'] },
);
export const RecordCallback = incident.command(
  'RecordCallback',
  { zh: '回访', en: 'Record a callback' },
  CallbackRecorded.schema,
  streamOf,
  { duties: ['二(一)7.1'] },
);
export const ReopenIncident = incident.command(
  'ReopenIncident',
  { zh: '重新打开', en: 'Reopen an incident' },
  just.extend({ reason: openText(500) }),
  streamOf,
);
export const VoidIncident = incident.command(
  'VoidIncident',
  { zh: '作废', en: 'Void an incident' },
  IncidentVoided.schema,
  streamOf,
);
export const TellLimit = incident.command(
  'TellLimit',
  { zh: '告知办理期限', en: 'Tell the reporter of a limit' },
  LimitTold.schema,
  streamOf,
);
export const NoteDanger = incident.command(
  'NoteDanger',
  { zh: '记录危险通报', en: 'Note a danger' },
  IncidentDangerNoted.schema,
  streamOf,
);
export const CloseWithMain = incident.command(
  'CloseWithMain',
  { zh: '随主案结案', en: 'Close with the main incident' },
  just.extend({ mainIncidentId: uuid }),
  streamOf,
);
export const incidentCommands = [
  ReportIncident,
  CategoriseIncident,
  RefuseIncident,
  HandleIncidentOnTheSpot,
  AttachDuplicate,
  DetachDuplicate,
  AttachIncidentToEstate,
  MarkReferred,
  MarkInHand,
  MarkSuspended,
  MarkResumed,
  MarkAnswered,
  VerifyIncident,
  RecordCallback,
  ReopenIncident,
  VoidIncident,
  CloseWithMain,
  TellLimit,
  NoteDanger,
] as const;
export type IncidentCommand = CommandOf<(typeof incidentCommands)[number]>;
