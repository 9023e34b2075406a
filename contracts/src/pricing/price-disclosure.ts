import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { count, deadline, evidence, isoInstant, limit, lines, openLines, ordinal, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

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

export const disclosureFinding = z.object({ no: ordinal, gap: disclosureGap, what: openLines(200) });
export type DisclosureFinding = z.output<typeof disclosureFinding>;

const nos = z.array(ordinal).max(20);
const officers = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'own-inspection', 'report']);

const just = z.object({ caseId: uuid });
const visit = just.extend({ officers, credentialsShown: z.boolean(), evidence: photographs.default([]) });

/** A check of what an enterprise must show its owners 三公开 (policy 二(四)): prices, channels, income of common parts. */
export const priceDisclosure = aggregate('pricing', 'price-disclosure', {
  key: 'caseId',
  by: ['officer'],
  events: {
    DisclosureReported: event(
      { zh: '公示检查立项', en: 'Disclosure to be checked' },
      caseKey.extend({ source, matter: caseMatter }),
    ),
    DisclosureReopened: event(
      { zh: '重新检查公示', en: 'Disclosure to be checked again' },
      caseKey.extend({ matter: caseMatter }),
    ),
    DisclosureComplete: event(
      { zh: '公示齐全', en: 'Disclosure found complete' },
      caseKey.extend({ officers, evidence: photographs }),
    ),
    DisclosureGapsFound: event(
      { zh: '公示缺项', en: 'Disclosure gaps found' },
      caseKey.extend({
        officers,
        party,
        findings: z.array(disclosureFinding).min(1).max(20),
        evidence: photographs,
      }),
    ),
    /** Housing hears in the lane `pricing.price-disclosure` of gaps that the property rules leave to it to penalise. */
    GapsReportedToHousing: event(
      { zh: '通报房管部门', en: 'Gaps reported to housing' },
      caseKey.extend({ party, matter: caseMatter, findings: z.array(disclosureFinding).min(1).max(20) }),
    ),
    DisclosureOrdered: event(
      { zh: '责令公示', en: 'Disclosure ordered' },
      caseKey.extend({ order: ordinal, findings: nos, dueBy: deadline }),
    ),
    DisclosureOverdue: event(
      { zh: '公示期满待复查', en: 'Disclosure overdue' },
      caseKey.extend({ order: ordinal, due: isoInstant, observedAt: isoInstant }),
    ),
    DisclosureRechecked: event(
      { zh: '复查公示', en: 'Disclosure checked again' },
      caseKey.extend({
        officers,
        order: ordinal,
        due: z.boolean(),
        remaining: nos,
        evidence: photographs,
      }),
    ),
    PricesDisclosed: event({ zh: '已按规定公示', en: 'Prices disclosed' }, caseKey.extend({ evidence: photographs })),
    DisclosurePenaltyProposed: event(
      { zh: '拟处罚', en: 'Penalty proposed' },
      caseKey.extend({ finding: ordinal, proposal: penaltyProposal }),
    ),
    DisclosurePenalised: event(
      { zh: '已处罚', en: 'Disclosure penalised' },
      caseKey.extend({ penaltyId: uuid, sanction, yuan: count }),
    ),
    DisclosureNotPenalised: event({ zh: '未予处罚', en: 'Penalty not imposed' }, caseKey.extend({ penaltyId: uuid })),
    DisclosureConcluded: event(
      { zh: '未公示结案', en: 'Disclosure concluded' },
      caseKey.extend({ remaining: nos, note: openLines(500) }),
    ),
    DisclosureWithdrawn: event(
      { zh: '撤案', en: 'Disclosure check withdrawn' },
      caseKey.extend({ reason: lines(1000) }),
    ),
    DisclosureSettled: event(
      { zh: '随派遣办结', en: 'Disclosure check settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    PlanDisclosureCheck: command(
      { zh: '立项检查公示', en: 'Plan a disclosure check' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
    ),
    CheckDisclosure: command(
      { zh: '检查公示', en: 'Check the disclosure' },
      visit.extend({ party: party.optional(), findings: z.array(disclosureFinding.omit({ no: true })).max(20) }),
      { duties: ['二(二)4', '二(四)3', '二(四)4', '二(四)5'] },
    ),
    OrderDisclosure: command({ zh: '责令公示', en: 'Order the disclosure' }, just.extend({ dueBy: deadline }), {
      given: (data) => data.omit({ dueBy: true }).extend({ within: limit }),
      duties: ['二(四)3', '二(四)4', '二(四)5'],
    }),
    RecheckDisclosure: command({ zh: '复查公示', en: 'Check the disclosure again' }, visit.extend({ remaining: nos })),
    ProposeDisclosurePenalty: command(
      { zh: '提出处罚', en: 'Propose a penalty' },
      just.extend({ penaltyId: uuid, finding: ordinal, yuan: count }),
    ),
    ConcludeDisclosure: command(
      { zh: '未公示结案', en: 'Conclude with gaps left' },
      just.extend({ note: openLines(500) }),
    ),
  },
  internal: {
    OpenDisclosure: command({ zh: '派遣立案', en: 'Open a disclosure check' }, openCase),
    EndDisclosure: command({ zh: '随派遣终止', en: 'End a disclosure check' }, endCase),
    NoteDisclosurePenalty: command({ zh: '记录处罚结果', en: 'Note what became of a penalty' }, notePenalty),
    ObserveDisclosure: command(
      { zh: '检查公示期限', en: 'Observe a disclosure order' },
      just.extend({ order: ordinal }),
    ),
  },
});
export type PriceDisclosureEvent = EventsOf<typeof priceDisclosure>;
export type PriceDisclosureCommand = CommandsOf<typeof priceDisclosure>;
