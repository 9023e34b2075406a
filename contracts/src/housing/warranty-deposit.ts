import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, isoDate, openText, ruleSource, uuid } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { fen } from './money.ts';

/** A builder's warranty deposit 物业质量保修金 for an estate (policy 二(二)1): paid in, claimed, drawn, returned. */
const deposit = aggregateOf('housing', 'warranty-deposit');

const key = z.object({ estateId: uuid });
const claimKey = key.extend({
  claimId: uuid,
  /** The repair case of the construction department that it is for. */
  repairCase: uuid.optional(),
});
/** Key of `warrantyParts`. */
const part = z.enum(['structure', 'waterproofing', 'heating-cooling', 'pipes-wiring-decoration']);
const claim = claimKey.extend({
  part,
  what: openText(300),
  /** When the defect was reported, and when the builder was told to repair it. */
  reportedOn: isoDate,
  builderOrderedOn: isoDate,
  fen,
});

export const DepositAssessed = deposit.event(
  'DepositAssessed',
  { zh: '保修金核定', en: 'Deposit assessed' },
  key.extend({ estate: estateSnapshot, builder: openText(80), constructionCost: fen, perMille: z.int(), due: fen }),
);
export const DepositPaidIn = deposit.event(
  'DepositPaidIn',
  { zh: '保修金交存', en: 'Deposit paid in' },
  key.extend({ fen, paid: fen, full: z.boolean() }),
);
export const DepositTermBegan = deposit.event(
  'DepositTermBegan',
  { zh: '保修金存期开始', en: 'Deposit term began' },
  key.extend({ acceptedOn: isoDate, returnFrom: isoDate }),
);
export const DepositClaimed = deposit.event('DepositClaimed', { zh: '申请动用保修金', en: 'Deposit claimed' }, claim);
export const DepositDrawn = deposit.event(
  'DepositDrawn',
  { zh: '动用保修金', en: 'Deposit drawn' },
  claimKey.extend({ fen, payee: openText(80), balance: fen }),
);
export const DepositClaimRefused = deposit.event(
  'DepositClaimRefused',
  { zh: '不予动用', en: 'Deposit claim refused' },
  claimKey.extend({
    reason: openText(500),
    rule: ruleSource,
    /** Refused as it came: it was never open. */
    atOnce: z.boolean(),
  }),
);
export const DepositReturnPublished = deposit.event(
  'DepositReturnPublished',
  { zh: '退还公示', en: 'Return of the deposit published' },
  key.extend({ until: deadline }),
);
export const DepositReturnHalted = deposit.event(
  'DepositReturnHalted',
  { zh: '退还中止', en: 'Return of the deposit halted' },
  key.extend({ claimId: uuid }),
);
export const DepositReturned = deposit.event(
  'DepositReturned',
  { zh: '保修金退还', en: 'Deposit returned' },
  key.extend({ fen }),
);
export const warrantyDepositEvents = [
  DepositAssessed,
  DepositPaidIn,
  DepositTermBegan,
  DepositClaimed,
  DepositDrawn,
  DepositClaimRefused,
  DepositReturnPublished,
  DepositReturnHalted,
  DepositReturned,
] as const;
export type WarrantyDepositEvent = EventOf<(typeof warrantyDepositEvents)[number]>;

const streamOf = (data: { estateId: string }) => `warranty-deposit-${data.estateId}`;

export const AssessDeposit = deposit.command(
  'AssessDeposit',
  { zh: '核定保修金', en: 'Assess a deposit' },
  key.extend({ estate: estateSnapshot, builder: openText(80), constructionCost: fen.min(1) }),
  streamOf,
  { duties: ['二(二)1.10'] },
);
export const RecordDepositPayment = deposit.command(
  'RecordDepositPayment',
  { zh: '登记交存', en: 'Record a payment' },
  key.extend({ fen: fen.min(1) }),
  streamOf,
  { duties: ['二(二)1.10'] },
);
export const BeginDepositTerm = deposit.command(
  'BeginDepositTerm',
  { zh: '登记竣工验收', en: 'Record the acceptance that the term runs from' },
  key.extend({ acceptedOn: isoDate }),
  streamOf,
);
export const ClaimDeposit = deposit.command(
  'ClaimDeposit',
  { zh: '申请动用', en: 'Claim from the deposit' },
  claim.omit({ repairCase: true }),
  streamOf,
);
export const DrawDeposit = deposit.command(
  'DrawDeposit',
  { zh: '批准动用', en: 'Draw on the deposit' },
  key.extend({ claimId: uuid, fen: fen.min(1), payee: openText(80) }),
  streamOf,
  { duties: ['二(二)1.11'] },
);
export const RefuseDepositClaim = deposit.command(
  'RefuseDepositClaim',
  { zh: '不予动用', en: 'Refuse a claim' },
  key.extend({ claimId: uuid, reason: openText(500), rule: ruleSource }),
  streamOf,
  { duties: ['二(二)1.11'] },
);
/** As the decider gets it; the edge works out `until`. */
export const PublishDepositReturn = deposit.command(
  'PublishDepositReturn',
  { zh: '公示退还', en: 'Publish the return' },
  key.extend({ until: deadline }),
  streamOf,
  { duties: ['二(二)1.12'] },
);
export const ReturnDeposit = deposit.command(
  'ReturnDeposit',
  { zh: '退还保修金', en: 'Return the deposit' },
  key,
  streamOf,
  { duties: ['二(二)1.12'] },
);
export const warrantyDepositCommands = [
  AssessDeposit,
  RecordDepositPayment,
  BeginDepositTerm,
  ClaimDeposit,
  DrawDeposit,
  RefuseDepositClaim,
  PublishDepositReturn,
  ReturnDeposit,
] as const;

/** For the construction department's repair, whose builder did not come; never refused, but answered by an event. */
export const ClaimDepositForRepair = deposit.command(
  'ClaimDepositForRepair',
  { zh: '保修动用申请', en: 'Claim from the deposit for a repair' },
  claim.required({ repairCase: true }),
  streamOf,
);
export const warrantyDepositInternalCommands = [ClaimDepositForRepair] as const;
export type WarrantyDepositCommand =
  | CommandOf<(typeof warrantyDepositCommands)[number]>
  | CommandOf<(typeof warrantyDepositInternalCommands)[number]>;
