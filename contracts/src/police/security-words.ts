import { z } from 'zod';
import { party } from '../enforcement/penalty.ts';
import { evidence, isoDate, openLines, ordinal, whole } from '../language/fields.ts';
import { officer } from '../referral/case.ts';

/** The words of a public security case. */

/** What each may cost stands in the service beside its article. */
export const securityKind = z.enum([
  'noise',
  'animal-nuisance',
  'animal-frightens',
  'threat',
  'insult',
  'assault',
  'taking-or-damage',
  'trespass',
  'rental-unregistered',
  'rental-crime-unreported',
  'gambling',
  'obstructing-rescue',
  'lane-occupation',
]);
export type SecurityKind = z.output<typeof securityKind>;
/** 情节较轻 · 一般 · 较重; `after-warning`: gone on with after a warning, which only the case itself can know. */
export const gravity = z.enum(['light', 'ordinary', 'grave', 'after-warning']);
export type Gravity = z.output<typeof gravity>;

export const described = z.object({
  kind: securityKind,
  gravity: gravity.exclude(['after-warning']),
  what: openLines(200),
  party,
  /** 民间纠纷引起: only then may it be settled by agreement (art. 9). */
  dispute: z.boolean(),
  /** When it was done, or ended (art. 22). */
  endedOn: isoDate.meta({ zh: '行为终了日', en: 'ended on' }),
});
export const securityFinding = described.omit({ gravity: true }).extend({
  /** Counted through the whole case. */
  no: ordinal,
  gravity,
});
export type SecurityFinding = z.output<typeof securityFinding>;

export const nos = z.array(ordinal).max(50);
export const officers = z.array(officer).min(1).max(10);
export const photographs = z.array(evidence).max(20);
export const source = z.enum(['referral', 'call', 'patrol', 'fire-dissuasion']);
export const yuan = whole().nonnegative().max(10_000);
/** 公安派出所 · 县级以上公安机关 (art. 91). */
export const authority = z.enum(['station', 'county']).meta({ zh: '处罚机关', en: 'authority' });
/** 不执行行政拘留 (art. 21). */
export const exemption = z.enum(['under-16', 'first-under-18', 'over-70', 'pregnant-or-nursing']);
/** 依法不予处罚 (art. 12, 13, 19, 22). */
export const leniency = z.enum(['under-14', 'not-answerable', 'very-minor', 'after-six-months']);
export type Leniency = z.output<typeof leniency>;
export const dissuader = z
  .enum(['residents-committee', 'owners-committee', 'enterprise'])
  .meta({ zh: '劝阻方', en: 'by' });
export const neighboursResult = z
  .enum(['stopped', 'failed'])
  .meta({ values: { stopped: { zh: '已停止', en: 'stopped' }, failed: { zh: '劝阻无效', en: 'failed' } } });
/** Days of detention (art. 10). */
export const days = whole().min(1).max(15);
