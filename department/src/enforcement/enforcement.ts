import {
  type CaseKey,
  type PenaltyRange,
  type ReferralLink,
  type Refusal,
  type RuleSource,
  under,
} from '@tiaokuai/contracts';

/**
 * What deciders of enforcing departments share, pure: findings that must be put right, the orders to do so with their
 * time, the visits that look again, and when a penalty may follow.
 *
 *   found ─▶ ordered (one order at a time) ─▶ visited again: gone │ the time over and still there: unremedied
 *
 * The department's own decider names the events and the articles, and adds what only its law knows.
 */
export interface Orders {
  /** Numbers of the findings that the last visit left standing. */
  readonly remaining: readonly number[];
  /** Covered by some order so far. */
  readonly ordered: readonly number[];
  /** Ordered, the time over, and found again. */
  readonly unremedied: readonly number[];
  /** The order whose time runs, or is over with nobody having looked again. */
  readonly current?: { readonly no: number; readonly due: string; readonly overdue: boolean };
  readonly count: number;
  readonly penalties: readonly ProposedPenalty[];
}

export interface ProposedPenalty {
  readonly penaltyId: string;
  readonly finding: number;
  readonly status: 'proposed' | 'decided' | 'dropped';
}

/** When the law lets a kind of violation be penalised. */
export interface PenaltyRule {
  readonly rule: RuleSource;
  /**
   * `direct`: at once, nothing is left to be put right. `with-order`: 责令改正，处… — the order must have been given.
   * `after-deadline`: 责令限期改正；逾期不改正的 — the time must be over and a visit must have found it still there.
   */
  readonly penalty: 'direct' | 'with-order' | 'after-deadline';
}

export const noOrders: Orders = { remaining: [], ordered: [], unremedied: [], count: 0, penalties: [] };

/** What stands in the way of any command to a case that is not there, is there already, or is over. */
export const refusalsOfCases = (rule: RuleSource): Readonly<Record<'absent' | 'exists' | 'ended', Refusal>> => {
  const order = under(rule);
  return {
    absent: order('no-such-case', ['没有该案件', 'there is no such case'], ['核对案件编号', 'check its number']),
    exists: order('case-exists', ['该编号的案件已存在', 'a case of this id exists'], ['换新编号', 'take a new id']),
    ended: order('case-ended', ['该案件已经结案', 'the case has ended'], ['另行登记', 'register a new case']),
  };
};

/* What stands in the way. `rule` is the department's article on orders. */

/** Of an order that would run until `due`. */
export const orderObstacle = (orders: Orders, due: string, at: string, rule: RuleSource): Refusal | undefined => {
  if (orders.current) return orderRuns(rule);
  if (orders.remaining.length === 0)
    return under(rule)(
      'nothing-to-order',
      ['没有待改正的问题', 'nothing is left that could be put right'],
      ['处罚或者结案', 'penalise, or end the case'],
    );
  return due > at
    ? undefined
    : under(rule)('due-in-past', ['期限须在今后', 'the time must end in the future'], ['改正期限', 'correct the time']);
};

/** Of a visit that finds `remaining` of what was ordered still there. */
export const revisitObstacle = (
  orders: Orders,
  remaining: readonly number[],
  at: string,
  rule: RuleSource,
): Refusal | undefined => {
  if (!orders.current) return nothingOrdered(rule);
  if (!areStanding(orders, remaining)) return noSuchFinding(rule);
  return remaining.length > 0 && at < orders.current.due ? orderRuns(rule) : undefined;
};

/** Of ending a case in which nobody has looked again at what was ordered. */
export const notRevisited = (orders: Orders, rule: RuleSource): Refusal =>
  orders.current ? orderRuns(rule) : nothingOrdered(rule);

/** Of a penalty for one finding; what it may cost is another matter, see `outsideRange`. */
export const penaltyObstacle = (
  { penalties, ordered, unremedied, current }: Orders,
  finding: number,
  { rule, penalty }: PenaltyRule,
  at: string,
): Refusal | undefined => {
  if (penalties.some((each) => each.finding === finding && each.status !== 'dropped')) return penalisedAlready;
  if (penalty === 'direct') return undefined;
  if (!ordered.includes(finding)) return penaltyBeforeOrder;
  if (penalty === 'with-order' || unremedied.includes(finding)) return undefined;
  const open = current && (at < current.due ? 'penalty-before-deadline' : 'penalty-before-revisit');
  return under(rule)(
    open ?? 'remedied-in-time',
    ['该违法行为责令限期改正、逾期不改正的才能处罚', 'only who has not obeyed the order in time may be penalised'],
    ['期满后复查，仍未改正的再处罚', 'look again when the time is over; penalise what is still there'],
  );
};

/** Of a sanction that the law does not allow for this violation. */
export const outsideRange = (
  rule: RuleSource,
  { warning, least, most }: PenaltyRange,
  sanction: 'warning' | 'fine',
  yuan: number,
): Refusal | undefined => {
  if (sanction === 'warning' ? warning && yuan === 0 : most > 0 && yuan >= least && yuan <= most) return undefined;
  const allowed = (warningWord: string, fineWord: string, or: string) =>
    [...(warning ? [warningWord] : []), ...(most > 0 ? [`${fineWord} ${least}–${most}`] : [])].join(or);
  return under(rule)(
    'outside-range',
    [
      `处罚不在法定种类、幅度内：${allowed('警告', '罚款（元）', '或者')}`,
      `outside what the law allows: ${allowed('a warning', 'a fine (yuan) of', ' or ')}`,
    ],
    ['改正处罚种类或者数额', 'correct sanction or amount'],
  );
};

export const areStanding = ({ remaining }: Orders, findings: readonly number[]): boolean =>
  findings.every((no) => remaining.includes(no));

export const noSuchFinding = (rule: RuleSource): Refusal =>
  under(rule)(
    'no-such-finding',
    ['没有该编号的问题', 'no finding of this number is open'],
    ['核对编号', 'check the numbers of the findings'],
  );

const nothingOrdered = (rule: RuleSource): Refusal =>
  under(rule)(
    'nothing-ordered',
    ['没有责令改正，无从复查', 'nothing was ordered that could be looked at again'],
    ['先责令改正', 'order it to be put right first'],
  );

const orderRuns = (rule: RuleSource): Refusal =>
  under(rule)(
    'order-runs',
    ['责令改正的期限未满或者尚未复查', 'an order runs, or nobody has looked again since its time was over'],
    ['期满后复查；已经改正的，复查时不列未改事项', 'look again when it is over, or now if nothing remains'],
  );

const penaltyBeforeOrder = under({ law: '行政处罚法', article: '第二十八条' })(
  'penalty-before-order',
  ['处罚前应当责令改正', 'first the violation must be ordered to be put right'],
  ['先责令改正', 'order it to be put right first'],
);
const penalisedAlready = under({ law: '行政处罚法', article: '第二十九条' })(
  'penalised-already',
  ['同一违法行为不得两次罚款', 'nobody is fined twice for one violation'],
  ['查看本案的处罚；拒不改正的采取其他措施', 'look at the penalties of the case; take another measure'],
);

/** Whether the order's time has just been found to be over: what a clock asks. */
export const hasRunOut = ({ current }: Orders, no: number, at: string): boolean =>
  current?.no === no && !current.overdue && at >= current.due;

/** Whether some penalty was decided for what still stands. */
export const isPenalised = ({ penalties, remaining }: Orders): boolean =>
  penalties.some(({ status, finding }) => status === 'decided' && remaining.includes(finding));

export const isProposed = ({ penalties }: Pick<Orders, 'penalties'>, penaltyId: string): boolean =>
  penalties.some((each) => each.penaltyId === penaltyId && each.status === 'proposed');

/* What events make of it. */

const union = (some: readonly number[], more: readonly number[]): readonly number[] => [...new Set([...some, ...more])];

const closed = ({ current: _gone, ...rest }: Orders): Orders => rest;

export const withFindings = (orders: Orders, nos: readonly number[]): Orders => ({
  ...orders,
  remaining: union(orders.remaining, nos),
});

/** Ordered to be put right at once, without a time of its own (a stop, a seal). */
export const orderedAtOnce = (orders: Orders, findings: readonly number[]): Orders => ({
  ...orders,
  ordered: union(orders.ordered, findings),
});

export const withOrder = (orders: Orders, no: number, findings: readonly number[], due: string): Orders => ({
  ...orderedAtOnce(orders, findings),
  current: { no, due, overdue: false },
  count: no,
});

export const overdue = (orders: Orders): Orders =>
  orders.current ? { ...orders, current: { ...orders.current, overdue: true } } : orders;

/** @param late Whether the order's time was over at the visit. */
export const revisited = (orders: Orders, remaining: readonly number[], late: boolean): Orders => ({
  ...closed(orders),
  remaining,
  unremedied: late ? union(orders.unremedied, remaining) : orders.unremedied,
});

/** Gone by other means. */
export const removed = (orders: Orders, findings: readonly number[]): Orders => ({
  ...orders,
  remaining: orders.remaining.filter((no) => !findings.includes(no)),
});

/** The case has ended, or begins again: nothing runs any more. */
export const settled = (orders: Orders, remaining: readonly number[] = orders.remaining): Orders => ({
  ...closed(orders),
  remaining,
});

export const withPenalty = (orders: Orders, penaltyId: string, finding: number): Orders => ({
  ...orders,
  penalties: [...orders.penalties, { penaltyId, finding, status: 'proposed' }],
});

export const penaltyBecame = (orders: Orders, penaltyId: string, status: ProposedPenalty['status']): Orders => ({
  ...orders,
  penalties: orders.penalties.map((each) => (each.penaltyId === penaltyId ? { ...each, status } : each)),
});

/* The referral behind a case. */

/** The case has been opened by this referral in this round already: the word comes late, or twice. */
export const isLateOpening = ({ referral: known }: CaseKey, { referralId, round }: ReferralLink): boolean =>
  known?.referralId === referralId && round <= known.round;

export const answers = ({ referral }: CaseKey, referralId: string): boolean => referral?.referralId === referralId;
