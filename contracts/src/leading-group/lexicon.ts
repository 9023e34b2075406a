import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  categoryKey,
  code,
  count,
  decimal,
  hidden,
  line,
  list,
  openLines,
  ordinal,
  record,
  responsibilityKey,
  utcInstant,
  whole,
} from '../language/fields.ts';

/** 0: the words of the house alone. */
const version = count;

/** Chinese characters only: nothing of a word that was read from several persons' reports identifies one of them. */
export const learnedWord = z.object({
  word: code(/^[一-鿿]{2,6}$/),
  /** Log-odds: above 0 for the category, below 0 against it. */
  bits: decimal().min(-12).max(12),
});

/** By category; the strongest words first. */
export const learnedWords = record(categoryKey, z.array(learnedWord).min(1).max(40), 200);

/** What it was learned from. */
export const lexiconBasis = z.object({
  /** Logs that were read, and the position up to which. */
  logs: list(z.object({ log: line(60), position: code(/^\d+$/, 19) }), 200, hidden).min(1),
  /** Reports with a category that people gave or confirmed, of so many persons. */
  reports: count,
  persons: count,
  /** Of them: the suggestion stood; a person gave another category. */
  confirmed: count.meta({ zh: '确认件数', en: 'confirmed' }),
  corrected: count.meta({ zh: '更正件数', en: 'corrected' }),
  /** No word was read from fewer persons, or places. */
  fewest: whole().min(3),
});

const measuredShare = z.object({
  of: count,
  before: count.meta({ zh: '学习前', en: 'before' }),
  after: count.meta({ zh: '学习后', en: 'after' }),
});
/** Learned from what was known before a time, tried on what was reported after it: how many were right. */
export const lexiconMeasure = z.object({
  split: utcInstant,
  trained: count,
  top1: measuredShare,
  top3: measuredShare,
});

/** Of a category: whom the policy names, and who really acted. */
export const practiceOfCategory = z.object({
  category: categoryKey,
  lead: responsibilityKey,
  matters: ordinal,
  leadActed: count,
  acted: list(z.object({ responsibility: responsibilityKey, times: ordinal }), 200, hidden).min(1),
  usual: responsibilityKey,
});

const publishing = z.object({
  version: ordinal,
  words: learnedWords,
  practice: z.array(practiceOfCategory).max(200),
  basis: lexiconBasis,
  measured: lexiconMeasure.optional(),
  note: openLines(500),
});

/**
 * The learned lexicon 学习词库: words that speak for categories beyond those of the house, learned from what became of
 * referrals, put in force by a person of the leading group's office, and taken back by one.
 */
export const lexicon = aggregate('leading-group', 'lexicon', {
  stream: 'lexicon-learned',
  by: ['leading-group'],
  events: {
    LexiconPublished: event({ zh: '学习词库发布', en: 'Learned lexicon published' }, publishing),
    LexiconSetBack: event(
      { zh: '学习词库退回前版', en: 'Learned lexicon set back' },
      z.object({
        from: ordinal.meta({ zh: '原版本', en: 'from version' }),
        to: version.meta({ zh: '退回版本', en: 'to version' }),
        reason: openLines(500),
      }),
    ),
  },
  commands: {
    PublishLexicon: command(
      { zh: '发布学习词库', en: 'Publish a learned lexicon' },
      publishing.omit({ version: true }),
    ),
    /** By default to the version before. */
    SetBackLexicon: command(
      { zh: '学习词库退回前版', en: 'Set the learned lexicon back' },
      z.object({ to: version.meta({ zh: '退回版本', en: 'to version' }).optional(), reason: openLines(500) }),
    ),
  },
});
export type LexiconEvent = EventsOf<typeof lexicon>;
export type LexiconCommand = CommandsOf<typeof lexicon>;
