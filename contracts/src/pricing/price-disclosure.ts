import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoInstant, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** A check of what an enterprise must show its owners 三公开 (policy 二(四)): prices, channels, income of common parts. */
const disclosure = aggregateOf('pricing', 'price-disclosure');

/** What the board of the estate lacks or shows wrongly. */
export const disclosureGap = z.enum([
  'charges-not-shown',
  'standards-not-shown',
  'charged-beyond-shown',
  'channels-not-shown',
  'accounts-not-shown',
  'common-income-not-shown',
]);
export type DisclosureGap = z.output<typeof disclosureGap>;

export const disclosureFinding = z.object({ no: z.int().positive(), gap: disclosureGap, what: openText(200) });
export type DisclosureFinding = z.output<typeof disclosureFinding>;

const nos = z.array(z.int().positive()).max(20);
const officers = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'own-inspection', 'report']);

export const DisclosureReported = disclosure.event(
  'DisclosureReported',
  { zh: '公示检查立项', en: 'Disclosure to be checked' },
  caseKey.extend({ source, matter: caseMatter }),
);
export const DisclosureReopened = disclosure.event(
  'DisclosureReopened',
  { zh: '重新检查公示', en: 'Disclosure to be checked again' },
  caseKey.extend({ matter: caseMatter }),
);
export const DisclosureComplete = disclosure.event(
  'DisclosureComplete',
  { zh: '公示齐全', en: 'Disclosure found complete' },
  caseKey.extend({ officers, evidence: photographs }),
);
export const DisclosureGapsFound = disclosure.event(
  'DisclosureGapsFound',
  { zh: '公示缺项', en: 'Disclosure gaps found' },
  caseKey.extend({
    officers,
    party,
    findings: z.array(disclosureFinding).min(1).max(20),
    evidence: photographs,
  }),
);
/** Housing hears in the lane `pricing.price-disclosure` of gaps that the property rules leave to it to penalise. */
export const GapsReportedToHousing = disclosure.event(
  'GapsReportedToHousing',
  { zh: '通报房管部门', en: 'Gaps reported to housing' },
  caseKey.extend({ party, matter: caseMatter, findings: z.array(disclosureFinding).min(1).max(20) }),
);
export const DisclosureOrdered = disclosure.event(
  'DisclosureOrdered',
  { zh: '责令公示', en: 'Disclosure ordered' },
  caseKey.extend({ order: z.int().positive(), findings: nos, dueBy: deadline }),
);
export const DisclosureOverdue = disclosure.event(
  'DisclosureOverdue',
  { zh: '公示期满待复查', en: 'Disclosure overdue' },
  caseKey.extend({ order: z.int().positive(), due: isoInstant, observedAt: isoInstant }),
);
export const DisclosureRechecked = disclosure.event(
  'DisclosureRechecked',
  { zh: '复查公示', en: 'Disclosure checked again' },
  caseKey.extend({
    officers,
    order: z.int().positive(),
    due: z.boolean(),
    remaining: nos,
    evidence: photographs,
  }),
);
export const PricesDisclosed = disclosure.event(
  'PricesDisclosed',
  { zh: '已按规定公示', en: 'Prices disclosed' },
  caseKey.extend({ evidence: photographs }),
);
export const DisclosurePenaltyProposed = disclosure.event(
  'DisclosurePenaltyProposed',
  { zh: '拟处罚', en: 'Penalty proposed' },
  caseKey.extend({ finding: z.int().positive(), proposal: penaltyProposal }),
);
export const DisclosurePenalised = disclosure.event(
  'DisclosurePenalised',
  { zh: '已处罚', en: 'Disclosure penalised' },
  caseKey.extend({ penaltyId: uuid, sanction, yuan: z.int().nonnegative() }),
);
export const DisclosureNotPenalised = disclosure.event(
  'DisclosureNotPenalised',
  { zh: '未予处罚', en: 'Penalty not imposed' },
  caseKey.extend({ penaltyId: uuid }),
);
export const DisclosureConcluded = disclosure.event(
  'DisclosureConcluded',
  { zh: '未公示结案', en: 'Disclosure concluded' },
  caseKey.extend({ remaining: nos, note: openText(500) }),
);
export const DisclosureWithdrawn = disclosure.event(
  'DisclosureWithdrawn',
  { zh: '撤案', en: 'Disclosure check withdrawn' },
  caseKey.extend({ reason: z.string().max(1000) }),
);
export const DisclosureSettled = disclosure.event(
  'DisclosureSettled',
  { zh: '随派遣办结', en: 'Disclosure check settled with its referral' },
  caseKey.extend({ note: z.string().max(1000) }),
);
export const priceDisclosureEvents = [
  DisclosureReported,
  DisclosureReopened,
  DisclosureComplete,
  DisclosureGapsFound,
  GapsReportedToHousing,
  DisclosureOrdered,
  DisclosureOverdue,
  DisclosureRechecked,
  PricesDisclosed,
  DisclosurePenaltyProposed,
  DisclosurePenalised,
  DisclosureNotPenalised,
  DisclosureConcluded,
  DisclosureWithdrawn,
  DisclosureSettled,
] as const;
export type PriceDisclosureEvent = EventOf<(typeof priceDisclosureEvents)[number]>;

const streamOf = (data: { caseId: string }) => `price-disclosure-${data.caseId}`;
const just = z.object({ caseId: uuid });
const visit = just.extend({ officers, credentialsShown: z.boolean(), evidence: photographs.default([]) });

export const PlanDisclosureCheck = disclosure.command(
  'PlanDisclosureCheck',
  { zh: '立项检查公示', en: 'Plan a disclosure check' },
  just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
  streamOf,
);
export const CheckDisclosure = disclosure.command(
  'CheckDisclosure',
  { zh: '检查公示', en: 'Check the disclosure' },
  visit.extend({ party: party.optional(), findings: z.array(disclosureFinding.omit({ no: true })).max(20) }),
  streamOf,
  { duties: ['二(二)4', '二(四)3', '二(四)4', '二(四)5'] },
);
/** As the decider gets it; officers give `within`. */
export const OrderDisclosure = disclosure.command(
  'OrderDisclosure',
  { zh: '责令公示', en: 'Order the disclosure' },
  just.extend({ dueBy: deadline }),
  streamOf,
  { duties: ['二(四)3', '二(四)4', '二(四)5'] },
);
export const RecheckDisclosure = disclosure.command(
  'RecheckDisclosure',
  { zh: '复查公示', en: 'Check the disclosure again' },
  visit.extend({ remaining: nos }),
  streamOf,
);
export const ProposeDisclosurePenalty = disclosure.command(
  'ProposeDisclosurePenalty',
  { zh: '提出处罚', en: 'Propose a penalty' },
  just.extend({ penaltyId: uuid, finding: z.int().positive(), yuan: z.int().nonnegative() }),
  streamOf,
);
export const ConcludeDisclosure = disclosure.command(
  'ConcludeDisclosure',
  { zh: '未公示结案', en: 'Conclude with gaps left' },
  just.extend({ note: openText(500) }),
  streamOf,
);
export const priceDisclosureCommands = [
  PlanDisclosureCheck,
  CheckDisclosure,
  OrderDisclosure,
  RecheckDisclosure,
  ProposeDisclosurePenalty,
  ConcludeDisclosure,
] as const;

/** What referrals, penalties and time lead to; not served on the bus. */
export const OpenDisclosure = disclosure.command(
  'OpenDisclosure',
  { zh: '派遣立案', en: 'Open a disclosure check' },
  openCase,
  streamOf,
);
export const EndDisclosure = disclosure.command(
  'EndDisclosure',
  { zh: '随派遣终止', en: 'End a disclosure check' },
  endCase,
  streamOf,
);
export const NoteDisclosurePenalty = disclosure.command(
  'NoteDisclosurePenalty',
  { zh: '记录处罚结果', en: 'Note what became of a penalty' },
  notePenalty,
  streamOf,
);
export const ObserveDisclosure = disclosure.command(
  'ObserveDisclosure',
  { zh: '检查公示期限', en: 'Observe a disclosure order' },
  just.extend({ order: z.int().positive() }),
  streamOf,
);
export const priceDisclosureInternalCommands = [
  OpenDisclosure,
  EndDisclosure,
  NoteDisclosurePenalty,
  ObserveDisclosure,
] as const;
export type PriceDisclosureCommand =
  | CommandOf<(typeof priceDisclosureCommands)[number]>
  | CommandOf<(typeof priceDisclosureInternalCommands)[number]>;
