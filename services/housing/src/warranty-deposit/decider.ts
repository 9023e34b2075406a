import {
  accept,
  type Decider,
  type Decision,
  dayInChina,
  houseRule,
  type Refusal,
  refuse,
  under,
  type WarrantyDepositCommand,
  type WarrantyDepositEvent,
  warrantyEnds,
  warrantyPartOf,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { match } from 'ts-pattern';

/**
 * A builder's warranty deposit for an estate.
 *
 *   assessed ─▶ paid in (in full) ─▶ term runs from acceptance ─▶ return published ─▶ returned
 *                                      │   ▲                          │ halted by a claim
 *                                      ▼   │ ◀────────────────────────┘
 *                                    claimed ─▶ drawn │ refused
 *
 * A claim needs a defect within its part's warranty and a builder who was told and did not come. Whoever claims for a
 * repair of the construction department is always answered: by `DepositDrawn` or by `DepositClaimRefused`.
 *
 * Law: policy 二(二)1 (collected, used and returned with housing's approval); 建设工程质量管理条例 art. 40, 41 (warranty);
 * 山东省物业管理条例 art. 65. The share of the cost and the length of the term are the district's to set.
 */
export interface WarrantyDepositState {
  readonly status: 'none' | 'assessed' | 'paid-in' | 'term' | 'return-published' | 'returned';
  readonly due: number;
  readonly paid: number;
  readonly drawn: number;
  readonly acceptedOn?: string;
  readonly returnFrom?: string;
  readonly publishedUntil?: string;
  readonly claims: readonly Claim[];
}

interface Claim {
  readonly claimId: string;
  readonly repairCase?: string | undefined;
  readonly fen: number;
  readonly status: 'open' | 'drawn' | 'refused';
}

/** 3 % of the construction cost, held as long as waterproofing is in warranty. */
export const depositTerms = {
  perMille: 30,
  rule: { law: '配置', article: '物业质量保修金交存比例和存期' },
  heldAsLongAs: 'waterproofing',
} as const;

/** What a builder must pay in, in fen; fractions of a fen are dropped. */
export const depositDue = (constructionCost: number): number =>
  Number((BigInt(constructionCost) * BigInt(depositTerms.perMille)) / 1000n);

const policy = under({ law: '政策', article: '二(二)1' });
const order = under(houseRule('保修金办理次序'));
const warranty = under({ law: '建设工程质量管理条例', article: '第四十条' });
const configured = under(depositTerms.rule);

const { absent, assessed, returned } = refusalsOf(houseRule('保修金办理次序'), 'deposit', {
  absent: ['该小区没有核定保修金', 'no deposit was assessed for the estate', '先核定', 'assess it first'],
  assessed: ['该小区的保修金已经核定', 'the deposit has been assessed', '登记交存', 'record its payment'],
  returned: ['保修金已经退还', 'the deposit has been returned', '向建设单位追偿', 'turn to the builder'],
});
const paidUp = policy(
  'deposit-paid-up',
  ['交存数额超过核定数额', 'more would be paid in than was assessed'],
  ['按核定数额交存', 'pay what is owed'],
);
const notPaidUp = policy(
  'deposit-not-paid-up',
  ['保修金尚未足额交存', 'the deposit has not been paid in full'],
  ['足额交存后再办理', 'pay it in first'],
);
const termRuns = order(
  'term-runs',
  ['存期已经开始', 'the term runs already'],
  ['核对验收日期', 'check the day of acceptance'],
);
const acceptedInFuture = order(
  'accepted-in-future',
  ['验收日期不能晚于今天', 'the acceptance cannot lie in the future'],
  ['改正日期', 'correct the day'],
);
const termNotBegun = warranty(
  'term-not-begun',
  ['没有竣工验收，保修期尚未起算', 'without an acceptance no warranty runs'],
  ['先登记竣工验收日期', 'record the acceptance first'],
);
const claimExists = order(
  'claim-exists',
  ['该编号的动用申请已存在', 'a claim of this id exists'],
  ['换新编号', 'take a new id'],
);
const noOpenClaim = order(
  'no-open-claim',
  ['没有待决定的动用申请', 'no claim of this id waits for a decision'],
  ['核对申请编号', 'check its number'],
);
const builderFirst = under({ law: '建设工程质量管理条例', article: '第四十一条' })(
  'builder-first',
  ['应当先通知建设、施工单位履行保修义务', 'first the builder must be told to repair it'],
  ['先责令保修；不履行的再申请动用', 'order the repair; claim if the builder does not come'],
);
const notInWarranty = warranty(
  'not-in-warranty',
  ['报修时该部位保修期已满', 'the warranty of the part was over when the defect was reported'],
  ['使用专项维修资金', 'use the maintenance fund'],
);
const beyondBalance = policy(
  'beyond-balance',
  ['超出保修金余额', 'more than the deposit still holds'],
  ['按余额动用，不足部分由建设单位承担', 'draw what is there; the builder owes the rest'],
);
const aboveClaim = policy(
  'above-claim',
  ['超出申请动用的数额', 'more than was claimed'],
  ['不高于申请数额', 'stay within the claim'],
);
const claimsOpen = policy(
  'claims-open',
  ['有未决定的动用申请，不得退还', 'a claim waits for its decision'],
  ['先对申请作出决定', 'decide on it first'],
);
const tooEarly = configured(
  'return-too-early',
  ['保修金存期未满', 'the term of the deposit is not over'],
  ['存期届满后公示退还', 'publish the return when it is over'],
);
const notPublished = configured(
  'return-not-published',
  ['退还未经公示或者公示期未满', 'the return has not been published long enough'],
  ['先公示；期满无申请的退还', 'publish it, and return the deposit when nobody claims'],
);

type ClaimData = Omit<Extract<WarrantyDepositEvent, { type: 'DepositClaimed' }>['data'], 'estateId'>;

/** A claim for a repair of the construction department comes with its finding that the builder owes it. */
const claimObstacle = (state: WarrantyDepositState, claim: ClaimData): Refusal | undefined => {
  const { status, acceptedOn } = state;
  if (status === 'none') return absent;
  if (status === 'returned') return returned;
  if (status === 'assessed') return notPaidUp;
  if (!claim.repairCase) {
    if (!acceptedOn) return termNotBegun;
    if (claim.reportedOn >= warrantyEnds(warrantyPartOf(claim.part)!, acceptedOn)) return notInWarranty;
  }
  if (claim.builderOrderedOn < claim.reportedOn) return builderFirst;
  return claim.fen > balanceOf(state) ? beyondBalance : undefined;
};

const balanceOf = ({ paid, drawn }: WarrantyDepositState): number => paid - drawn;

const decide = (command: WarrantyDepositCommand, state: WarrantyDepositState): Decision<WarrantyDepositEvent> => {
  const { status, claims } = state;
  const { estateId } = command.data;
  /** A claim while the return is published halts it: who has a right to the money has come forward. */
  const claimed = (claim: ClaimData): WarrantyDepositEvent[] => [
    { type: 'DepositClaimed', data: { ...claim, estateId } },
    ...(status === 'return-published'
      ? [{ type: 'DepositReturnHalted', data: { estateId, claimId: claim.claimId } } as const]
      : []),
  ];
  return match(command)
    .returnType<Decision<WarrantyDepositEvent>>()
    .with({ kind: 'AssessDeposit' }, ({ data }) =>
      status === 'none'
        ? accept({
            type: 'DepositAssessed',
            data: { ...data, perMille: depositTerms.perMille, due: depositDue(data.constructionCost) },
          })
        : refuse(assessed),
    )
    .with({ kind: 'RecordDepositPayment' }, ({ data: { fen } }) => {
      if (status === 'none') return refuse(absent);
      const paid = state.paid + fen;
      if (paid > state.due) return refuse(paidUp);
      return accept({ type: 'DepositPaidIn', data: { estateId, fen, paid, full: paid === state.due } });
    })
    .with({ kind: 'BeginDepositTerm' }, ({ at, data: { acceptedOn } }) => {
      if (status === 'none') return refuse(absent);
      if (status === 'assessed') return refuse(notPaidUp);
      if (status !== 'paid-in') return refuse(termRuns);
      if (acceptedOn > dayInChina(at)) return refuse(acceptedInFuture);
      const returnFrom = warrantyEnds(warrantyPartOf(depositTerms.heldAsLongAs)!, acceptedOn);
      return accept({ type: 'DepositTermBegan', data: { estateId, acceptedOn, returnFrom } });
    })
    .with({ kind: 'ClaimDeposit' }, ({ data: claim }) => {
      if (claims.some(({ claimId }) => claimId === claim.claimId)) return refuse(claimExists);
      const obstacle = claimObstacle(state, claim);
      return obstacle ? refuse(obstacle) : accept(...claimed(claim));
    })
    .with({ kind: 'ClaimDepositForRepair' }, ({ data: claim }) => {
      const { claimId, repairCase } = claim;
      if (claims.some((each) => each.claimId === claimId)) return accept();
      const obstacle = claimObstacle(state, claim);
      if (!obstacle) return accept(...claimed(claim));
      const { message, rule } = obstacle;
      const refusal = { estateId, claimId, repairCase, reason: message.zh, rule, atOnce: true };
      return accept({ type: 'DepositClaimRefused', data: refusal });
    })
    .with({ kind: 'DrawDeposit' }, ({ data: { claimId, fen, payee } }) => {
      const claim = openClaim(state, claimId);
      if (!claim) return refuse(noOpenClaim);
      if (fen > claim.fen) return refuse(aboveClaim);
      if (fen > balanceOf(state)) return refuse(beyondBalance);
      const balance = balanceOf(state) - fen;
      return accept({ type: 'DepositDrawn', data: { estateId, ...keyOf(claim), fen, payee, balance } });
    })
    .with({ kind: 'RefuseDepositClaim' }, ({ data: { claimId, reason, rule } }) => {
      const claim = openClaim(state, claimId);
      if (!claim) return refuse(noOpenClaim);
      return accept({ type: 'DepositClaimRefused', data: { estateId, ...keyOf(claim), reason, rule, atOnce: false } });
    })
    .with({ kind: 'PublishDepositReturn' }, ({ at, data: { until } }) => {
      if (status === 'none') return refuse(absent);
      if (status === 'returned') return refuse(returned);
      if (!state.returnFrom) return refuse(termNotBegun);
      if (dayInChina(at) < state.returnFrom) return refuse(tooEarly);
      if (claims.some((each) => each.status === 'open')) return refuse(claimsOpen);
      return accept({ type: 'DepositReturnPublished', data: { estateId, until } });
    })
    .with({ kind: 'ReturnDeposit' }, ({ at }) => {
      if (status === 'none') return refuse(absent);
      if (status === 'returned') return refuse(returned);
      if (claims.some((each) => each.status === 'open')) return refuse(claimsOpen);
      if (status !== 'return-published' || at < state.publishedUntil!) return refuse(notPublished);
      return accept({ type: 'DepositReturned', data: { estateId, fen: balanceOf(state) } });
    })
    .exhaustive();
};

const openClaim = ({ claims }: WarrantyDepositState, claimId: string): Claim | undefined =>
  claims.find((each) => each.claimId === claimId && each.status === 'open');

const keyOf = ({ claimId, repairCase }: Claim) => ({ claimId, ...(repairCase ? { repairCase } : {}) });

const evolve = (state: WarrantyDepositState, event: WarrantyDepositEvent): WarrantyDepositState => {
  const decided = (claimId: string, status: Claim['status']) =>
    state.claims.map((each) => (each.claimId === claimId ? { ...each, status } : each));
  return match(event)
    .returnType<WarrantyDepositState>()
    .with({ type: 'DepositAssessed' }, ({ data: { due } }) => ({ ...state, status: 'assessed', due }))
    .with({ type: 'DepositPaidIn' }, ({ data: { paid, full } }) => ({
      ...state,
      paid,
      status: full ? 'paid-in' : state.status,
    }))
    .with({ type: 'DepositTermBegan' }, ({ data: { acceptedOn, returnFrom } }) => ({
      ...state,
      status: 'term',
      acceptedOn,
      returnFrom,
    }))
    .with({ type: 'DepositClaimed' }, ({ data: { claimId, repairCase, fen } }) => ({
      ...state,
      claims: [...state.claims, { claimId, repairCase, fen, status: 'open' as const }],
    }))
    .with({ type: 'DepositDrawn' }, ({ data: { claimId, fen } }) => ({
      ...state,
      drawn: state.drawn + fen,
      claims: decided(claimId, 'drawn'),
    }))
    .with({ type: 'DepositClaimRefused' }, ({ data: { claimId, repairCase } }) => ({
      ...state,
      claims: state.claims.some((each) => each.claimId === claimId)
        ? decided(claimId, 'refused')
        : [...state.claims, { claimId, repairCase, fen: 0, status: 'refused' as const }],
    }))
    .with({ type: 'DepositReturnPublished' }, ({ data: { until } }) => ({
      ...state,
      status: 'return-published',
      publishedUntil: until.due,
    }))
    .with({ type: 'DepositReturnHalted' }, () => ({ ...state, status: 'term' }))
    .with({ type: 'DepositReturned' }, () => ({ ...state, status: 'returned' }))
    .exhaustive();
};

export const warrantyDepositDecider: Decider<WarrantyDepositCommand, WarrantyDepositState, WarrantyDepositEvent> = {
  initial: { status: 'none', due: 0, paid: 0, drawn: 0, claims: [] },
  decide,
  evolve,
};
