import { z } from 'zod';
import { fundAccount, mostAccounts } from '../housing/money.ts';
import { ballot, voteCount } from '../housing/owners-vote.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { evidence, isoDate, openLines, openText, ruleSource, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';
import { trade } from './trade.ts';

/** `builder`: a new estate's, before it is delivered; `owners`: an estate in use, whose owners decide together. */
export const handingOver = z.enum(['builder', 'owners']);
const facilities = z.object({ trade, what: openLines(200), handingOver });
const photographs = z.array(evidence).max(20);
/** The count without the ballots: those lie with the owners' assembly. */
const vote = voteCount;

const begun = caseKey.extend({ source: z.enum(['referral', 'builder', 'owners', 'operator']), matter: caseMatter });

const just = z.object({ caseId: uuid });

/** The handover of an estate's facilities to their operator 专业经营设施移交 (淄博市物业管理条例 art. 13). */
export const facilityHandover = aggregate('utilities', 'facility-handover', {
  key: 'caseId',
  by: ['utility', 'officer'],
  events: {
    FacilityHandoverRequested: event({ zh: '申请移交', en: 'Handover of facilities requested' }, begun),
    FacilityHandoverReopened: event({ zh: '再次申请移交', en: 'Handover reopened' }, begun),
    FacilitiesRegistered: event(
      { zh: '登记设施', en: 'Facilities registered' },
      caseKey.extend({ facilities, completedOn: isoDate }),
    ),
    FacilitiesAccepted: event(
      { zh: '查验符合移交条件', en: 'Facilities accepted' },
      caseKey.extend({ inspectors: z.array(officer).min(1).max(10), evidence: photographs }),
    ),
    FacilitiesFoundWanting: event(
      { zh: '查验不符合移交条件', en: 'Facilities found wanting' },
      caseKey.extend({
        inspectors: z.array(officer).min(1).max(10),
        lacking: z.array(openLines(200)).min(1).max(30),
        /** Who puts it right: the builder, or the district government for an estate in use. */
        by: z.enum(['builder', 'district-government']).meta({ zh: '改造责任方', en: 'by' }),
        rule: ruleSource,
      }),
    ),
    FacilitiesRebuilt: event(
      { zh: '改造完成待查验', en: 'Facilities rebuilt' },
      caseKey.extend({ what: openLines(300), completedOn: isoDate }),
    ),
    OwnersDecidedHandover: event(
      { zh: '业主共同决定移交', en: 'Owners decided on the handover' },
      caseKey.extend({ vote, endedOn: isoDate }),
    ),
    /** 符合移交条件的…专业经营单位应当接收: on record until the operator takes them. */
    OperatorRefusedHandover: event(
      { zh: '经营单位拒绝接收', en: 'Operator refused the handover' },
      caseKey.extend({ operator: openText(60), reason: openLines(300), rule: ruleSource }),
    ),
    FacilitiesHandedOver: event(
      { zh: '办理移交', en: 'Facilities handed over' },
      caseKey.extend({
        operator: openText(60),
        documents: z.array(openText(80)).min(1).max(50),
        handedOverOn: isoDate,
      }),
    ),
    FacilitiesMaintained: event(
      { zh: '经营单位负责运行维护', en: 'Facilities maintained by their operator' },
      caseKey.extend({ operator: openText(60), from: isoDate, rule: ruleSource }),
    ),
    FacilityHandoverNotMade: event(
      { zh: '不予移交', en: 'Handover not made' },
      caseKey.extend({
        ground: z.enum(['owners-decided-against', 'belongs-to-user', 'handed-over-before']),
        note: openLines(300),
      }),
    ),
    FacilityHandoverWithdrawn: event(
      { zh: '移交终止', en: 'Handover withdrawn' },
      caseKey.extend({ cause: endCase.shape.cause, note: endCase.shape.note }),
    ),
  },
  commands: {
    RequestFacilityHandover: command(
      { zh: '登记移交申请', en: 'Request a handover' },
      just.extend({ source: z.enum(['builder', 'owners', 'operator']), matter: caseMatter }),
      { by: ['builder', 'owners-committee', 'utility', 'officer'] },
    ),
    RegisterFacilities: command(
      { zh: '登记设施', en: 'Register facilities' },
      just.extend({ facilities, completedOn: isoDate }),
    ),
    InspectFacilities: command(
      { zh: '查验设施', en: 'Inspect facilities' },
      just.extend({
        inspectors: z.array(officer).min(1).max(10),
        lacking: z.array(openLines(200)).max(30),
        evidence: photographs.default([]),
      }),
      { duties: ['二(二)12.5'] },
    ),
    RecordRebuilding: command(
      { zh: '登记改造完成', en: 'Record a rebuilding' },
      just.extend({ what: openLines(300), completedOn: isoDate }),
      { duties: ['二(二)12.4'] },
    ),
    RecordOwnersDecision: command(
      { zh: '登记业主共同决定', en: "Record the owners' decision" },
      just.extend({ vote, endedOn: isoDate }),
      {
        given: (data) =>
          data.omit({ vote: true }).extend({
            accounts: z.array(fundAccount).min(1).max(mostAccounts),
            ballots: z.array(ballot).max(mostAccounts),
          }),
        duties: ['二(三)1'],
      },
    ),
    RecordOperatorRefusal: command(
      { zh: '登记拒绝接收', en: "Record an operator's refusal" },
      just.extend({ operator: openText(60), reason: openLines(300) }),
    ),
    HandFacilitiesOver: command(
      { zh: '办理移交', en: 'Hand facilities over' },
      just.extend({ operator: openText(60), documents: z.array(openText(80)).max(50) }),
      { duties: ['二(二)12.5'] },
    ),
    TakeUpMaintenance: command({ zh: '接手运行维护', en: 'Take up the maintenance' }, just.extend({ from: isoDate }), {
      duties: ['二(二)12.3'],
    }),
    CloseFacilityHandover: command(
      { zh: '不予移交结案', en: 'Close a handover that is not made' },
      just.extend({ ground: z.enum(['belongs-to-user', 'handed-over-before']), note: openLines(300) }),
    ),
  },
  internal: {
    OpenFacilityHandover: command({ zh: '派遣移交', en: 'Open a handover' }, openCase),
    EndFacilityHandover: command({ zh: '随派遣终止', en: 'End a handover' }, endCase),
  },
});
export type FacilityHandoverEvent = EventsOf<typeof facilityHandover>;
export type FacilityHandoverCommand = CommandsOf<typeof facilityHandover>;
