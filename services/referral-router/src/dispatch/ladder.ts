import type { ReferralRow } from '@tiaokuai/contracts';
import { dueAt } from '@tiaokuai/working-time';

/**
 * What a clock leads to as it runs out, each rung once:
 *
 *   80 % amber ─▶ due: red, urged 催办 ─▶ supervision 督办 ─▶ listed 挂牌督办 ─▶ talk 约谈 ─▶ joint meeting 联席会议
 *
 * Supervision opens when the limit has passed without any answer (济南市12345市民服务热线条例 art. 28; 潍坊 art. 26), else when the
 * urging has not been answered in time. How long each further rung waits is configuration.
 */
type Rung = NonNullable<ReferralRow['next_rung']>;
type Clock = NonNullable<ReferralRow['next_clock']>;

export type RungEvent = keyof typeof rungOf;

/** The events that say that a rung is reached. */
export const rungOf = {
  ReferralClockAmber: 'amber',
  ReferralUrged: 'urged',
  SupervisionOpened: 'supervision',
  SupervisionListed: 'listed',
  TalkHeld: 'talk',
  ReferralEscalated: 'joint-meeting',
} as const;
export const eventOfRung = {
  amber: 'ReferralClockAmber',
  urged: 'ReferralUrged',
  supervision: 'SupervisionOpened',
  listed: 'SupervisionListed',
  talk: 'TalkHeld',
  'joint-meeting': 'ReferralEscalated',
} as const;

/** Working days after the due time. */
const waits: Readonly<Record<Exclude<Rung, 'amber' | 'urged'>, number>> = {
  supervision: 1,
  listed: 3,
  talk: 5,
  'joint-meeting': 10,
};

const rungs = {
  acceptance: ['amber', 'urged'],
  completion: ['amber', 'urged', 'supervision', 'listed', 'talk', 'joint-meeting'],
} as const;

/** Within how many working days a rung is to be answered. */
export const answerWithin = 1;

export interface Running {
  readonly clock: Clock;
  /** ISO 8601. */
  readonly due: string;
  readonly amber: string;
  /** Whether the department has let itself be heard since it got the referral, or since the last rung. */
  readonly heard: boolean;
  readonly reached: readonly string[];
}

/** The next rung and when it is reached; undefined at the top. */
export const nextRung = ({ clock, due, amber, heard, reached }: Running): { rung: Rung; at: string } | undefined => {
  const rung = rungs[clock].find((each) => !reached.includes(`${clock}:${each}`));
  if (!rung) return undefined;
  if (rung === 'amber') return { rung, at: amber };
  if (rung === 'urged' || (rung === 'supervision' && !heard)) return { rung, at: due };
  return { rung, at: dueAt({ start: due, limit: { unit: 'working-days', amount: waits[rung] } }).due };
};
