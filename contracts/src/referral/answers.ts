import { z } from 'zod';

/** What a department may answer: shared by its desk and by the router. */

/** 退回理由 */
export const declineGround = z.enum(['not-our-power', 'wrong-place', 'duplicate', 'needs-another-first']);
export type DeclineGround = z.output<typeof declineGround>;

/** 办理结果: an honest end state, never silence. */
export const deskOutcome = z.enum(['resolved', 'partly-resolved', 'not-resolved', 'no-violation-found']);
export type DeskOutcome = z.output<typeof deskOutcome>;
