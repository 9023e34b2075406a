import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  count,
  deadline,
  evidence,
  isoInstant,
  limit,
  line,
  lines,
  openLines,
  ordinal,
  ruleSource,
  uuid,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';
import { enterpriseName, fen } from './money.ts';

export const conductKind = z.enum([
  'supply-cut',
  'no-dissuasion-or-report',
  'handover-refused',
  'refuses-to-leave',
  'documents-withheld',
  'archives-not-kept',
  'not-disclosed',
  'contract-not-filed',
  'service-rooms-misused',
  'service-rooms-not-provided',
  'fund-misused',
  'common-parts-business',
  'spaces-sold-not-rented',
  'deposit-not-paid',
  'equipment-not-maintained',
]);
export type ConductKind = z.output<typeof conductKind>;

export const conductFinding = z.object({
  no: ordinal,
  kind: conductKind,
  what: openLines(300),
  /** What was misused, where the fine goes by it. */
  fen: fen.optional(),
});
export type ConductFinding = z.output<typeof conductFinding>;

const findingNos = z.array(ordinal).max(50);
const inspectors = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'complaint', 'own-inspection', 'subdistrict', 'other-department']);

const just = z.object({ caseId: uuid });
const visit = just.extend({ inspectors, evidence: photographs.default([]) });

/** Conduct 违规行为 of enterprises and builders that the housing department answers for: found, ordered right, penalised. */
export const conduct = aggregate('housing', 'conduct', {
  key: 'caseId',
  by: ['officer'],
  events: {
    ConductReported: event({ zh: '违规线索', en: 'Conduct reported' }, caseKey.extend({ source, matter: caseMatter })),
    ConductReopened: event({ zh: '重新核查', en: 'Conduct reopened' }, caseKey.extend({ matter: caseMatter })),
    ConductEstablished: event(
      { zh: '查实违规', en: 'Conduct established' },
      caseKey.extend({ inspectors, party, findings: z.array(conductFinding).min(1).max(50), evidence: photographs }),
    ),
    ConductNotEstablished: event(
      { zh: '未查实违规', en: 'Conduct not established' },
      caseKey.extend({ inspectors, note: openLines(500), evidence: photographs }),
    ),
    CorrectionOrdered: event(
      { zh: '责令限期改正', en: 'Correction ordered' },
      caseKey.extend({ order: ordinal, findings: findingNos, correctBy: deadline }),
    ),
    CorrectionOverdue: event(
      { zh: '改正期满待复查', en: 'Correction overdue' },
      caseKey.extend({ order: ordinal, due: isoInstant, observedAt: isoInstant }),
    ),
    ConductRevisited: event(
      { zh: '复查', en: 'Conduct looked at again' },
      caseKey.extend({
        inspectors,
        order: ordinal,
        due: z.boolean(),
        party,
        remaining: findingNos,
        evidence: photographs,
      }),
    ),
    ConductCorrected: event({ zh: '已经改正', en: 'Conduct corrected' }, caseKey.extend({ evidence: photographs })),
    ConductPenaltyProposed: event(
      { zh: '拟处罚', en: 'Penalty proposed' },
      caseKey.extend({ finding: ordinal, proposal: penaltyProposal }),
    ),
    ConductPenalised: event(
      { zh: '已处罚', en: 'Conduct penalised' },
      caseKey.extend({ penaltyId: uuid, party, sanction, yuan: count }),
    ),
    ConductNotPenalised: event({ zh: '未予处罚', en: 'Penalty not imposed' }, caseKey.extend({ penaltyId: uuid })),
    /** For the joint meeting's docket (淄博物业 art. 49; 山东物业 art. 74(二)). */
    HandoverBroughtToMeeting: event(
      { zh: '提请联席会议协调交接', en: 'Handover brought to the joint meeting' },
      caseKey.extend({
        subdistrict: line(40).optional(),
        estateId: uuid.optional(),
        enterprise: enterpriseName,
        findings: findingNos.min(1),
        rule: ruleSource,
        reason: openLines(500),
      }),
    ),
    HandoverSettledByMeeting: event(
      { zh: '联席会议协调结果', en: 'What the joint meeting settled' },
      caseKey.extend({ handedOver: z.boolean(), note: openLines(500) }),
    ),
    ConductConcluded: event(
      { zh: '未改正结案', en: 'Conduct concluded' },
      caseKey.extend({
        end: z.enum(['penalised', 'marked', 'left-to-court']),
        remaining: findingNos,
        note: openLines(500),
      }),
    ),
    ConductWithdrawn: event({ zh: '撤案', en: 'Conduct withdrawn' }, caseKey.extend({ reason: lines(1000) })),
    ConductSettled: event(
      { zh: '随派遣办结', en: 'Conduct settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    ReportConduct: command(
      { zh: '登记违规线索', en: 'Report a conduct' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
      { by: ['clerk', 'officer'] },
    ),
    EstablishConduct: command(
      { zh: '登记查实情况', en: 'Establish a conduct' },
      visit.extend({
        party,
        findings: z
          .array(conductFinding.omit({ no: true }))
          .min(1)
          .max(50),
      }),
      { duties: ['二(二)1.1', '二(四)7', '二(四)11', '二(四)13', '三(一)6'] },
    ),
    ClearConduct: command(
      { zh: '登记未查实', en: 'Record that nothing was established' },
      visit.extend({ note: openLines(500) }),
    ),
    OrderCorrection: command({ zh: '责令限期改正', en: 'Order the correction' }, just.extend({ correctBy: deadline }), {
      given: (data) => data.omit({ correctBy: true }).extend({ within: limit }),
      duties: ['二(二)1.1'],
    }),
    RevisitConduct: command({ zh: '复查', en: 'Look again at a conduct' }, visit.extend({ remaining: findingNos }), {
      duties: ['二(二)1.1'],
    }),
    ProposeConductPenalty: command(
      { zh: '提出处罚', en: 'Propose a penalty' },
      just.extend({ penaltyId: uuid, finding: ordinal, sanction, yuan: count }),
      { duties: ['二(二)1.1'] },
    ),
    BringHandoverToMeeting: command(
      { zh: '提请联席会议', en: 'Bring a handover to the joint meeting' },
      just.extend({ reason: openLines(500) }),
      { duties: ['二(一)9.3', '三(一)6'] },
    ),
    RecordMeetingResult: command(
      { zh: '登记联席会议结果', en: 'Record what the joint meeting settled' },
      just.extend({ handedOver: z.boolean(), note: openLines(500) }),
      { duties: ['二(一)9.3'], by: ['joint-meeting', 'officer'] },
    ),
    ConcludeConduct: command(
      { zh: '未改正结案', en: 'Conclude a conduct that goes on' },
      just.extend({ note: openLines(500) }),
    ),
    WithdrawConduct: command({ zh: '撤案', en: 'Withdraw a conduct' }, just.extend({ reason: openLines(500) })),
  },
  internal: {
    OpenConduct: command({ zh: '派遣立案', en: 'Open a conduct' }, openCase),
    EndConduct: command({ zh: '随派遣终止', en: 'End a conduct' }, endCase),
    NoteConductPenalty: command({ zh: '记录处罚结果', en: 'Note what became of a penalty' }, notePenalty),
    ObserveCorrection: command({ zh: '检查改正期限', en: 'Observe an order' }, just.extend({ order: ordinal })),
    /** What other departments and other registers of ours bring to light; nothing where the case is there already. */
    HearOfConduct: command(
      { zh: '接到违规通报', en: 'Hear of a conduct' },
      just.extend({ source: source.extract(['own-inspection', 'other-department']), matter: caseMatter }),
    ),
  },
});
export type ConductEvent = EventsOf<typeof conduct>;
export type ConductCommand = CommandsOf<typeof conduct>;
