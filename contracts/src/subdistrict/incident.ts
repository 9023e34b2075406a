import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  categoryKey,
  count,
  deadline,
  decimal,
  evidence,
  hidden,
  isoInstant,
  line,
  list,
  location,
  openLines,
  ordinal,
  record,
  responsibilityKey,
  sealed,
  sealedLine,
  sealedLines,
  urgency,
  uuid,
} from '../language/fields.ts';
import { estateSnapshot } from './estate.ts';

export const channel = z.enum(['grid', 'hotline', 'open311', 'import', 'enterprise', 'owner']);
export const answers = record(line(60), z.union([line(200), z.boolean()]), 100);

export const place = z.object({
  /** The estate, road or community that the report names, without the flat; not a person's address. */
  named: line(60).optional(),
  building: line(20).optional(),
  gridCell: line(20).optional(),
  location: location.optional(),
});

export const suggestion = z.object({
  category: categoryKey,
  confidence: decimal().min(0).max(1),
  /** Words of the lexicon that spoke for it; never the reporter's own sentences. */
  evidence: z.array(line(30)).max(20),
  /** Version of the learned lexicon that was in force; absent: the words of the house alone. */
  lexicon: ordinal.optional(),
});

/** 来件编号: the same matter in the system it came from. */
export const origin = z.object({
  system: z.string().max(40).meta({ zh: '来件系统', en: 'system' }),
  reference: z.string().max(80).meta({ zh: '来件编号', en: 'reference' }),
});
/** 事件状态, in the order of an incident's life. */
export const incidentStatus = z
  .enum([
    'reported',
    'held',
    'accepted',
    'referred',
    'in-hand',
    'suspended',
    'answered',
    'closed',
    'refused',
    'self-handled',
    'merged',
    'voided',
  ])
  .meta({
    values: {
      reported: { zh: '上报', en: 'reported' },
      accepted: { zh: '立案', en: 'accepted' },
      answered: { zh: '反馈', en: 'answered' },
      closed: { zh: '结案', en: 'closed' },
    },
  });
export type IncidentStatus = z.output<typeof incidentStatus>;
/** Why a person has to categorise it. */
export const heldReason = z.enum(['no-category-suggested', 'low-confidence', 'reporter-asked', 'returned-by-officer']);
/** 不予受理的五种情形 (潍坊市12345政务服务便民热线条例 art. 19). */
export const refusalGround = z.enum([
  'legal-procedure-under-way',
  'petition-already-accepted',
  'secret-or-indecent',
  'already-lawfully-handled',
  'other',
]);

export const referralResult = z.object({
  referralId: uuid,
  responsibility: responsibilityKey,
  role: z.enum(['lead', 'assist']),
  outcome: z.enum(['resolved', 'partly-resolved', 'not-resolved', 'no-violation-found', 'waived']),
  /** Who completed it: may not verify it. */
  completedBy: line(80),
});

/**
 * Whoever reports writes telephone numbers anywhere, and no report may be lost for it: the edge seals what identifies a person
 * with the rest of their data, and the place or answer keeps `…`.
 */
const reportedPlace = place.extend({
  named: sealedLine(60).optional(),
  building: sealedLine(20).optional(),
  gridCell: sealedLine(20).optional(),
});

/** What a grid worker, a hotline agent or an import hands in. Personal data goes in clear and is sealed at the edge. */
export const reportIncidentInput = z.object({
  incidentId: uuid,
  channel,
  occurredAt: isoInstant.optional(),
  estateId: uuid.optional(),
  place: reportedPlace.optional(),
  category: categoryKey.optional(),
  urgency: urgency.optional(),
  answers: record(sealedLine(60), z.union([sealedLine(200), z.boolean()]), 100).default({}),
  evidence: z.array(evidence).max(20).default([]),
  subject: sealedLines(500),
  text: sealedLines(20_000),
  reporter: z
    .object({ person: uuid.optional(), name: sealedLine(60).optional(), telephone: sealedLine(30).optional() })
    .optional(),
  origin: z.object({ system: sealedLine(40), reference: sealedLine(80) }).optional(),
  answerWaived: z.boolean().default(false),
  /** A person looks at it before it goes anywhere (不予受理, 自处理, 并案 are possible until then). */
  hold: z.boolean().default(false),
  /** 自处理: settled by the grid worker on the spot. */
  handled: z.object({ result: sealedLines(500).min(1), evidence: z.array(evidence).max(20).default([]) }).optional(),
});
export type ReportIncidentInput = z.input<typeof reportIncidentInput>;

const just = z.object({ incidentId: uuid });
const reported = just.extend({
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
  origin: z.object({ system: line(40), reference: line(80) }).optional(),
  answerWaived: z.boolean(),
});
const refused = just.extend({
  ground: refusalGround,
  /** What the reporter is told in writing. */
  reason: openLines(500),
  /** Where to go instead, where a legal procedure is the way (art. 19, last paragraph). */
  rightChannel: openLines(200).optional(),
  /** The same facts and reasons were handled there (济南市12345市民服务热线条例 art. 25). */
  earlierIncidentId: uuid.optional(),
});
const handledOnTheSpot = just.extend({ result: openLines(500), evidence: list(evidence, 100, hidden) });
const attached = just.extend({ mainIncidentId: uuid });
const inEstate = just.extend({ estate: estateSnapshot });
const ofReferral = just.extend({ referralId: uuid });
const referred = ofReferral.extend({
  responsibility: responsibilityKey,
  role: z.enum(['lead', 'assist']),
});
const takenInHand = ofReferral.extend({ responsibility: responsibilityKey });
const answered = just.extend({ round: count, results: list(referralResult, 100, hidden).min(1) });
const calledBack = just.extend({ resolved: z.boolean(), satisfied: z.boolean(), note: openLines(500).optional() });
const voided = just.extend({ reason: openLines(500) });
const limitTold = ofReferral.extend({
  responsibility: responsibilityKey,
  progress: z.enum(['referred', 'extended']),
  completeBy: deadline,
});
const dangerNoted = just.extend({ responsibility: responsibilityKey, case: line(80), what: openLines(300) });

/** Incident 事件: the language of its whole life (domain: 上报 → 立案 → 派遣 → 处置 → 反馈 → 核查 → 结案). */
export const incident = aggregate('subdistrict', 'incident', {
  key: 'incidentId',
  by: ['grid-worker', 'clerk'],
  events: {
    IncidentReported: event({ zh: '事件上报', en: 'Incident reported' }, reported),
    IncidentHeld: event(
      { zh: '待人工定类', en: 'Incident left to a person' },
      just.extend({
        reason: heldReason,
        best: suggestion.optional(),
      }),
    ),
    IncidentCategorised: event(
      { zh: '事件定类', en: 'Incident categorised' },
      just.extend({
        category: categoryKey,
        by: z.enum(['reporter', 'suggester', 'officer']).meta({ zh: '定类方', en: 'by' }),
      }),
    ),
    IncidentAccepted: event(
      { zh: '立案', en: 'Incident accepted' },
      just.extend({
        category: categoryKey,
        urgency,
        answers,
        estate: estateSnapshot.optional(),
        place: place.optional(),
        evidence: list(evidence, 100, hidden),
        /** What departments read: composed without personal data. */
        brief: openLines(500),
        answerWaived: z.boolean(),
      }),
    ),
    IncidentRefused: event({ zh: '不予受理', en: 'Incident refused' }, refused),
    IncidentSelfHandled: event({ zh: '自处理', en: 'Incident handled on the spot' }, handledOnTheSpot),
    DuplicateAttached: event({ zh: '并案', en: 'Duplicate attached' }, attached),
    DuplicateDetached: event(
      { zh: '撤销并案', en: 'Duplicate detached' },
      just.extend({ mainIncidentId: uuid, reason: openLines(200) }),
    ),
    IncidentAttachedToEstate: event({ zh: '关联小区', en: 'Incident attached to an estate' }, inEstate),
    IncidentReferred: event({ zh: '派遣', en: 'Incident referred' }, referred),
    IncidentTakenInHand: event({ zh: '处置', en: 'Incident in hand' }, takenInHand),
    IncidentSuspended: event({ zh: '挂账', en: 'Incident suspended' }, ofReferral),
    IncidentResumed: event({ zh: '恢复处置', en: 'Incident resumed' }, ofReferral),
    IncidentAnswered: event({ zh: '反馈', en: 'Incident answered' }, answered),
    IncidentVerified: event(
      { zh: '核查', en: 'Incident verified' },
      just.extend({ verifier: line(80), note: openLines(500).optional() }),
    ),
    IncidentReturnedForRework: event(
      { zh: '返工', en: 'Incident returned for rework' },
      just.extend({
        round: ordinal,
        cause: z.enum(['verification-failed', 'callback-not-resolved', 'reporter-reopened']),
        reason: openLines(500),
      }),
    ),
    IncidentClosed: event({ zh: '结案', en: 'Incident closed' }, just.extend({ with: z.uuid().optional() })),
    ReporterInformed: event(
      { zh: '告知诉求人', en: 'Reporter informed' },
      just.extend({ about: z.enum(['refused', 'attached', 'answered', 'closed', 'voided']) }),
    ),
    /** 因法律、法规、规章对办理时限规定超过五个工作日的，应当告知办理进度、法定期限 (济南 art. 24(二)); more time granted is told as well. */
    LimitTold: event({ zh: '告知办理期限', en: 'Reporter told of progress and limit' }, limitTold),
    /** A department found that people are in danger; those who keep the estate see that they leave. */
    IncidentDangerNoted: event({ zh: '危险情况通报', en: 'Danger announced in an incident' }, dangerNoted),
    CallbackRecorded: event({ zh: '回访', en: 'Callback recorded' }, calledBack),
    IncidentVoided: event({ zh: '作废', en: 'Incident voided' }, voided),
  },
  commands: {
    ReportIncident: command(
      { zh: '上报事件', en: 'Report an incident' },
      reported.extend({
        threshold: decimal().min(0).max(1),
        brief: openLines(500),
        hold: z.boolean(),
        handled: z.object({ result: openLines(500), evidence: list(evidence, 100, hidden) }).optional(),
      }),
      {
        given: () => reportIncidentInput,
        begins: true,
        duties: ['二(一)1.3', '二(一)7.1'],
        by: [
          'resident',
          'hotline-agent',
          'grid-worker',
          'clerk',
          'residents-committee',
          'owners-committee',
          'enterprise',
        ],
      },
    ),
    CategoriseIncident: command(
      { zh: '定类', en: 'Categorise an incident' },
      just.extend({ category: categoryKey, urgency: urgency.optional(), answers: answers.optional() }),
    ),
    RefuseIncident: command(
      { zh: '不予受理', en: 'Refuse an incident' },
      refused.extend({ earlierIsClosed: z.boolean().optional() }),
      { given: () => refused, by: ['clerk'] },
    ),
    HandleIncidentOnTheSpot: command({ zh: '自处理', en: 'Handle an incident on the spot' }, handledOnTheSpot, {
      duties: ['二(一)7.1'],
    }),
    AttachDuplicate: command({ zh: '并案', en: 'Attach a duplicate' }, attached),
    DetachDuplicate: command({ zh: '撤销并案', en: 'Detach a duplicate' }, just.extend({ reason: openLines(200) }), {
      by: ['clerk'],
    }),
    AttachIncidentToEstate: command({ zh: '关联小区', en: 'Attach an incident to an estate' }, inEstate),
    VerifyIncident: command(
      { zh: '核查', en: 'Verify an incident' },
      just.extend({ passed: z.boolean(), note: openLines(500).optional() }),
      { duties: ['二(一)7.1'], by: ['grid-worker', 'verifier'] },
    ),
    RecordCallback: command({ zh: '回访', en: 'Record a callback' }, calledBack, {
      duties: ['二(一)7.1'],
      by: ['hotline-agent', 'grid-worker', 'verifier'],
    }),
    ReopenIncident: command({ zh: '重新打开', en: 'Reopen an incident' }, just.extend({ reason: openLines(500) }), {
      by: ['hotline-agent', 'grid-worker', 'clerk'],
    }),
    VoidIncident: command({ zh: '作废', en: 'Void an incident' }, voided, { by: ['clerk'] }),
  },
  internal: {
    MarkReferred: command({ zh: '记录派遣', en: 'Note a referral' }, referred),
    MarkInHand: command({ zh: '记录处置', en: 'Note that it is in hand' }, takenInHand),
    MarkSuspended: command({ zh: '记录挂账', en: 'Note a suspension' }, ofReferral),
    MarkResumed: command({ zh: '记录恢复', en: 'Note a resumption' }, ofReferral),
    MarkAnswered: command({ zh: '记录反馈', en: 'Note the answers' }, answered),
    TellLimit: command({ zh: '告知办理期限', en: 'Tell the reporter of a limit' }, limitTold),
    NoteDanger: command({ zh: '记录危险通报', en: 'Note a danger' }, dangerNoted),
    CloseWithMain: command(
      { zh: '随主案结案', en: 'Close with the main incident' },
      just.extend({ mainIncidentId: uuid }),
    ),
  },
});
export type IncidentEvent = EventsOf<typeof incident>;
export type IncidentCommand = CommandsOf<typeof incident>;
