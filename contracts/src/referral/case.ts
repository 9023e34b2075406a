import { z } from 'zod';
import { categoryKey, code, count, lines, openLines, urgency, uuid } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { place } from '../subdistrict/incident.ts';

/**
 * A case 案件: what a department works on, whether a referral started it or the department itself. The officer works in the
 * case; the referral's progress and completion follow from the case's events.
 */

/** The referral that an event of a case answers. */
export const referralLink = z.object({
  referralId: uuid,
  incidentId: uuid,
  /** 0, or the number of the rework. */
  round: count,
});
export type ReferralLink = z.output<typeof referralLink>;

/** What each event of a case begins with; `referral` is absent where the department acts on its own. */
export const caseKey = z.object({ caseId: uuid, referral: referralLink.optional() });
export type CaseKey = z.output<typeof caseKey>;
/** The key alone, of a whole event. */
export const caseKeyOf = ({ caseId, referral }: CaseKey): CaseKey => (referral ? { caseId, referral } : { caseId });

/** What it is about, without personal data. */
export const caseMatter = z.object({
  category: categoryKey,
  urgency,
  role: z.enum(['lead', 'assist']),
  estate: estateSnapshot.optional(),
  place: place.optional(),
  brief: openLines(500),
});
export type CaseMatter = z.output<typeof caseMatter>;

/** A referral was accepted, or came back for rework. A referral's case has the incident's id. */
export const openCase = z.object({ caseId: uuid, referral: referralLink, matter: caseMatter });
export type OpenCase = z.output<typeof openCase>;

/** The referral ended otherwise than by the case. */
export const endCase = z.object({
  caseId: uuid,
  referralId: uuid,
  /** `completed`: by the department's own system. */
  cause: z.enum(['taken-back', 'completed']),
  note: lines(1000),
});
export type EndCase = z.output<typeof endCase>;

/** An officer, by pseudonymous staff number. */
export const officer = code(/^[A-Za-z0-9._-]{1,40}$/);
