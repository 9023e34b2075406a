import { z } from 'zod';
import { isoDate, isoInstant, line, urgency, uuid, whole } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { listLimit } from '../referral/case-rows.ts';
import { estateKind, managementMode } from './estate.ts';
import { channel, heldReason, incidentStatus } from './incident.ts';

/** One row per incident, as grid staff look it up. Holds nothing that identifies a person. */
export const incidentRow = z.object({
  incident_id: z.string(),
  status: incidentStatus,
  channel,
  category: z.string().nullable(),
  urgency,
  estate_id: z.string().nullable(),
  estate: z.string().nullable(),
  place: z.string().nullable(),
  subdistrict: z.string().nullable(),
  held_because: heldReason.nullable(),
  best_guess: z.string().nullable(),
  /** Who leads now: a decline or an arbitration changes it. */
  lead: z.string().nullable(),
  assists: z.array(z.string()),
  round: z.int(),
  main_incident_id: z.string().nullable(),
  /** Announced by a department: people must be kept away. */
  danger: z.string().nullable(),
  /** By when the reporter was told that it will be done, where that is later than the general limit. */
  told_until: isoInstant.nullable(),
  origin: z.string().nullable(),
  reported_at: isoInstant,
  accepted_at: isoInstant.nullable().meta({ zh: '立案时间', en: 'accepted' }),
  answered_at: isoInstant.nullable(),
  closed_at: isoInstant.nullable(),
});
export type IncidentRow = z.output<typeof incidentRow>;

/** One row per estate: the register as its newest entries have it. */
export const estateRow = z.object({
  estate_id: z.string(),
  name: z.string(),
  subdistrict: z.string(),
  kind: estateKind,
  mode: managementMode,
  star_level: z.int().nullable(),
  enterprise: z.string().nullable(),
  effective_from: isoDate,
});
export type EstateRow = z.output<typeof estateRow>;

/** One row per opening of a report: what an auditor asks for, and whoever wants to know who has read their report. */
export const openingRow = z.object({
  opening_id: z.string(),
  person: z.string(),
  incident_id: z.string(),
  opened_by: z.string(),
  purpose: z.string(),
  opened_at: isoInstant.meta({ zh: '查阅时间', en: 'opened' }),
});
export type OpeningRow = z.output<typeof openingRow>;

/** What a report says, unsealed. */
export const reportText = z.object({
  subject: z.string(),
  text: z.string(),
  name: z.string().meta({ zh: '姓名', en: 'name' }).optional(),
  telephone: z.string().optional(),
  /** Numbers of persons that stood in the place, the answers …, where `…` stands now; in their order. */
  found: z.array(z.string()).meta({ zh: '移出的号码', en: 'numbers taken out' }).optional(),
});
export type ReportText = z.output<typeof reportText>;

/** Another incident that may be the same matter. */
export const likelyDuplicate = z.object({
  incidentId: z.string(),
  /** 0 to 1: from the text, and from the estate and category that both share. */
  score: z.number().meta({ zh: '相似度', en: 'likeness' }),
  because: z
    .array(z.enum(['same-estate', 'same-place', 'same-category', 'similar-text']))
    .meta({ zh: '相似之处', en: 'because' }),
});
export type LikelyDuplicate = z.output<typeof likelyDuplicate>;

const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const count = z.int();
const share = z.object({ of: count, right: count });

/** How many suggestions were right. */
const figures = z.object({
  top1: share,
  top3: share,
  top1Accepted: share,
  top3Accepted: share,
  lead: share.meta({ zh: '主办命中', en: 'lead right' }),
  leadActed: share,
  leadOrAssistActed: share,
  leftToPerson: share,
  raised: share,
  raisedAccepted: share,
  bands: list(z.object({ from: z.number(), to: z.number(), confidence: z.number(), strict: share, accepted: share })),
  confusions: list(z.object({ label: z.string(), suggested: z.string(), times: count })),
  outOfScopeRaised: share,
});

/** Learned from what was known before a time, tried on what was reported after it. */
const foretold = z.object({
  split: z.string(),
  trained: count,
  tested: count,
  repeated: count,
  late: count.meta({ zh: '迟到件数', en: 'late' }),
  before: figures.meta({ zh: '学习前', en: 'before' }),
  after: figures.meta({ zh: '学习后', en: 'after' }),
  moved: list(
    z.object({
      category: z.string(),
      of: count,
      before: count.meta({ zh: '学习前', en: 'before' }),
      after: count.meta({ zh: '学习后', en: 'after' }),
    }),
  ),
});

/** What can be published of what became of reports; see `PublishLexicon`. */
const learnedFromLogs = z.object({
  words: z.record(z.string(), list(z.object({ word: z.string(), bits: z.number() }))).readonly(),
  practice: list(
    z.object({
      category: z.string(),
      lead: z.string(),
      matters: count,
      leadActed: count,
      acted: list(z.object({ responsibility: z.string(), times: count })),
      usual: z.string(),
    }),
  ),
  basis: z.object({
    logs: list(z.object({ log: z.string(), position: z.string() })),
    reports: count,
    persons: count,
    confirmed: count.meta({ zh: '确认件数', en: 'confirmed' }),
    corrected: count.meta({ zh: '更正件数', en: 'corrected' }),
    fewest: count,
  }),
  /** Reports that cannot be read any more. */
  erased: count,
  measured: foretold.nullable(),
});
export type LearnedFromLogs = z.input<typeof learnedFromLogs>;

/** Everybody at work in the district; who reported something is called back. */
const by = [
  'hotline-agent',
  'grid-worker',
  'clerk',
  'verifier',
  'officer',
  'department-chief',
  'leading-group',
  'analyst',
  'auditor',
  'operator',
  'department-system',
] as const;
const readers = ['hotline-agent', 'grid-worker', 'clerk', 'verifier', 'department-system'] as const;
const learners = ['leading-group', 'analyst', 'department-system'] as const;
const one = z.object({ incidentId: uuid });
const instant = isoInstant.optional();

export const subdistrictQueries = queries('subdistrict', {
  Incidents: query(
    { zh: '事件列表', en: 'Incidents' },
    {
      input: z.object({
        status: z.array(incidentStatus).max(20).min(1).optional(),
        category: line(80).optional(),
        estateId: uuid.optional(),
        estate: line(60).optional(),
        responsibility: line(40).optional(),
        limit: whole().min(1).max(10_000).default(100),
        /** The incident after which the page begins: pages run from the newest to the oldest. */
        after: uuid.optional(),
      }),
      output: z.array(incidentRow),
      by,
    },
  ),
  Incident: query(
    { zh: '事件详情', en: 'One incident' },
    {
      input: one,
      output: incidentRow
        .extend({ history: z.array(z.object({ type: z.string(), time: isoInstant, actor: z.string() })) })
        .nullable(),
      by,
    },
  ),
  IncidentFigures: query(
    { zh: '事件统计', en: 'Figures of incidents' },
    { input: z.object({}), output: z.array(z.object({ status: incidentStatus, incidents: count })), by },
  ),
  Estates: query(
    { zh: '小区登记册', en: 'Estates' },
    {
      input: z.object({ name: line(60).optional(), limit: whole().min(1).max(5_000).default(500) }),
      output: z.array(estateRow),
      by,
    },
  ),
  /** For whoever has an opening on record, until it runs out. */
  Report: query(
    { zh: '来件原文', en: 'What was reported' },
    {
      input: one.extend({ openingId: uuid }),
      output: z
        .union([z.object({ erased: z.literal(true) }), z.object({ opened: z.literal(false) }), reportText])
        .nullable(),
      by: readers,
    },
  ),
  ReportOpenings: query(
    { zh: '来件原文查阅记录', en: 'Who has opened which report' },
    {
      input: z.object({
        person: uuid.optional(),
        incidentId: uuid.optional(),
        openedBy: line(80).optional(),
        since: isoInstant.optional(),
        limit: listLimit,
      }),
      output: z.array(openingRow),
      by: ['clerk', 'auditor', 'department-system'],
    },
  ),
  SuggestDuplicates: query(
    { zh: '疑似重复', en: 'Likely duplicates' },
    { input: one, output: z.array(likelyDuplicate).nullable(), by: readers },
  ),
  LearnLexicon: query(
    { zh: '学习词语', en: 'What can be learned' },
    { input: z.object({ from: instant, to: instant }), output: learnedFromLogs, by: learners },
  ),
  EvaluateSuggester: query(
    { zh: '建议的准确率', en: 'How good suggestions are' },
    {
      input: z.object({ from: instant, to: instant, split: instant }),
      output: z.object({ erased: count, foretold: foretold.nullable() }),
      by: learners,
    },
  ),
});
