import { z } from 'zod';
import { warrantyPartKey } from '../construction/warranty-repair.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { deadline, isoDate, openLines, openText, ruleSource, uuid, whole } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { fen } from './money.ts';

const key = z.object({ estateId: uuid });
const claimKey = key.extend({
  claimId: uuid,
  /** The repair case of the construction department that it is for. */
  repairCase: uuid.optional(),
});
const claim = claimKey.extend({
  part: warrantyPartKey,
  what: openLines(300),
  /** When the defect was reported, and when the builder was told to repair it. */
  reportedOn: isoDate,
  builderOrderedOn: isoDate,
  fen,
});

/** A builder's warranty deposit 物业质量保修金 for an estate (policy 二(二)1): paid in, claimed, drawn, returned. */
export const warrantyDeposit = aggregate('housing', 'warranty-deposit', {
  key: 'estateId',
  by: ['officer'],
  events: {
    DepositAssessed: event(
      { zh: '保修金核定', en: 'Deposit assessed' },
      key.extend({ estate: estateSnapshot, builder: openText(80), constructionCost: fen, perMille: whole(), due: fen }),
    ),
    DepositPaidIn: event(
      { zh: '保修金交存', en: 'Deposit paid in' },
      key.extend({ fen, paid: fen, full: z.boolean() }),
    ),
    DepositTermBegan: event(
      { zh: '保修金存期开始', en: 'Deposit term began' },
      key.extend({ acceptedOn: isoDate, returnFrom: isoDate }),
    ),
    DepositClaimed: event({ zh: '申请动用保修金', en: 'Deposit claimed' }, claim),
    DepositDrawn: event(
      { zh: '动用保修金', en: 'Deposit drawn' },
      claimKey.extend({ fen, payee: openText(80), balance: fen }),
    ),
    DepositClaimRefused: event(
      { zh: '不予动用', en: 'Deposit claim refused' },
      claimKey.extend({
        reason: openLines(500),
        rule: ruleSource,
        /** Refused as it came: it was never open. */
        atOnce: z.boolean(),
      }),
    ),
    DepositReturnPublished: event(
      { zh: '退还公示', en: 'Return of the deposit published' },
      key.extend({ until: deadline }),
    ),
    DepositReturnHalted: event({ zh: '退还中止', en: 'Return of the deposit halted' }, key.extend({ claimId: uuid })),
    DepositReturned: event({ zh: '保修金退还', en: 'Deposit returned' }, key.extend({ fen })),
  },
  commands: {
    AssessDeposit: command(
      { zh: '核定保修金', en: 'Assess a deposit' },
      key.extend({ estate: estateSnapshot, builder: openText(80), constructionCost: fen.min(1) }),
      { duties: ['二(二)1.10'] },
    ),
    RecordDepositPayment: command({ zh: '登记交存', en: 'Record a payment' }, key.extend({ fen: fen.min(1) }), {
      duties: ['二(二)1.10'],
    }),
    BeginDepositTerm: command(
      { zh: '登记竣工验收', en: 'Record the acceptance that the term runs from' },
      key.extend({ acceptedOn: isoDate }),
    ),
    ClaimDeposit: command({ zh: '申请动用', en: 'Claim from the deposit' }, claim.omit({ repairCase: true }), {
      by: ['enterprise', 'owners-committee', 'residents-committee', 'officer'],
    }),
    DrawDeposit: command(
      { zh: '批准动用', en: 'Draw on the deposit' },
      key.extend({ claimId: uuid, fen: fen.min(1), payee: openText(80) }),
      { duties: ['二(二)1.11'] },
    ),
    RefuseDepositClaim: command(
      { zh: '不予动用', en: 'Refuse a claim' },
      key.extend({ claimId: uuid, reason: openLines(500), rule: ruleSource }),
      { duties: ['二(二)1.11'] },
    ),
    PublishDepositReturn: command({ zh: '公示退还', en: 'Publish the return' }, key.extend({ until: deadline }), {
      given: (data) => data.omit({ until: true }),
      duties: ['二(二)1.12'],
    }),
    ReturnDeposit: command({ zh: '退还保修金', en: 'Return the deposit' }, key, { duties: ['二(二)1.12'] }),
  },
  internal: {
    /** For the construction department's repair, whose builder did not come; never refused, but answered by an event. */
    ClaimDepositForRepair: command(
      { zh: '保修动用申请', en: 'Claim from the deposit for a repair' },
      claim.required({ repairCase: true }),
    ),
  },
});
export type WarrantyDepositEvent = EventsOf<typeof warrantyDeposit>;
export type WarrantyDepositCommand = CommandsOf<typeof warrantyDeposit>;
