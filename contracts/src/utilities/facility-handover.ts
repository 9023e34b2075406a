import { z } from 'zod';
import { voteCount } from '../housing/owners-vote.ts';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { evidence, isoDate, openText, ruleSource, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';
import { trade } from './trade.ts';

/** The handover of an estate's facilities to their operator 专业经营设施移交 (淄博市物业管理条例 art. 13). */
const handover = aggregateOf('utilities', 'facility-handover');

/** `builder`: a new estate's, before it is delivered; `owners`: an estate in use, whose owners decide together. */
export const handingOver = z.enum(['builder', 'owners']);
const facilities = z.object({ trade, what: openText(200), handingOver });
const photographs = z.array(evidence).max(20);
/** The count without the ballots: those lie with the owners' assembly. */
const vote = voteCount;

const begun = caseKey.extend({ source: z.enum(['referral', 'builder', 'owners', 'operator']), matter: caseMatter });
export const FacilityHandoverRequested = handover.event(
  'FacilityHandoverRequested',
  { zh: '申请移交', en: 'Handover of facilities requested' },
  begun,
);
export const FacilityHandoverReopened = handover.event(
  'FacilityHandoverReopened',
  { zh: '再次申请移交', en: 'Handover reopened' },
  begun,
);
export const FacilitiesRegistered = handover.event(
  'FacilitiesRegistered',
  { zh: '登记设施', en: 'Facilities registered' },
  caseKey.extend({ facilities, completedOn: isoDate }),
);
export const FacilitiesAccepted = handover.event(
  'FacilitiesAccepted',
  { zh: '查验符合移交条件', en: 'Facilities accepted' },
  caseKey.extend({ inspectors: z.array(officer).min(1).max(10), evidence: photographs }),
);
export const FacilitiesFoundWanting = handover.event(
  'FacilitiesFoundWanting',
  { zh: '查验不符合移交条件', en: 'Facilities found wanting' },
  caseKey.extend({
    inspectors: z.array(officer).min(1).max(10),
    lacking: z.array(openText(200)).min(1).max(30),
    /** Who puts it right: the builder, or the district government for an estate in use. */
    by: z.enum(['builder', 'district-government']),
    rule: ruleSource,
  }),
);
export const FacilitiesRebuilt = handover.event(
  'FacilitiesRebuilt',
  { zh: '改造完成待查验', en: 'Facilities rebuilt' },
  caseKey.extend({ what: openText(300), completedOn: isoDate }),
);
export const OwnersDecidedHandover = handover.event(
  'OwnersDecidedHandover',
  { zh: '业主共同决定移交', en: 'Owners decided on the handover' },
  caseKey.extend({ vote, endedOn: isoDate }),
);
/** 符合移交条件的…专业经营单位应当接收: on record until the operator takes them. */
export const OperatorRefusedHandover = handover.event(
  'OperatorRefusedHandover',
  { zh: '经营单位拒绝接收', en: 'Operator refused the handover' },
  caseKey.extend({ operator: openText(60), reason: openText(300), rule: ruleSource }),
);
export const FacilitiesHandedOver = handover.event(
  'FacilitiesHandedOver',
  { zh: '办理移交', en: 'Facilities handed over' },
  caseKey.extend({ operator: openText(60), documents: z.array(openText(80)).min(1).max(50), handedOverOn: isoDate }),
);
export const FacilitiesMaintained = handover.event(
  'FacilitiesMaintained',
  { zh: '经营单位负责运行维护', en: 'Facilities maintained by their operator' },
  caseKey.extend({ operator: openText(60), from: isoDate, rule: ruleSource }),
);
export const FacilityHandoverNotMade = handover.event(
  'FacilityHandoverNotMade',
  { zh: '不予移交', en: 'Handover not made' },
  caseKey.extend({
    ground: z.enum(['owners-decided-against', 'belongs-to-user', 'handed-over-before']),
    note: openText(300),
  }),
);
export const FacilityHandoverWithdrawn = handover.event(
  'FacilityHandoverWithdrawn',
  { zh: '移交终止', en: 'Handover withdrawn' },
  caseKey.extend({ cause: endCase.shape.cause, note: endCase.shape.note }),
);
export const facilityHandoverEvents = [
  FacilityHandoverRequested,
  FacilityHandoverReopened,
  FacilitiesRegistered,
  FacilitiesAccepted,
  FacilitiesFoundWanting,
  FacilitiesRebuilt,
  OwnersDecidedHandover,
  OperatorRefusedHandover,
  FacilitiesHandedOver,
  FacilitiesMaintained,
  FacilityHandoverNotMade,
  FacilityHandoverWithdrawn,
] as const;
export type FacilityHandoverEvent = EventOf<(typeof facilityHandoverEvents)[number]>;

const streamOf = (data: { caseId: string }) => `facility-handover-${data.caseId}`;
const just = z.object({ caseId: uuid });

export const RequestFacilityHandover = handover.command(
  'RequestFacilityHandover',
  { zh: '登记移交申请', en: 'Request a handover' },
  just.extend({ source: z.enum(['builder', 'owners', 'operator']), matter: caseMatter }),
  streamOf,
);
export const RegisterFacilities = handover.command(
  'RegisterFacilities',
  { zh: '登记设施', en: 'Register facilities' },
  just.extend({ facilities, completedOn: isoDate }),
  streamOf,
);
export const InspectFacilities = handover.command(
  'InspectFacilities',
  { zh: '查验设施', en: 'Inspect facilities' },
  just.extend({
    inspectors: z.array(officer).min(1).max(10),
    lacking: z.array(openText(200)).max(30),
    evidence: photographs.default([]),
  }),
  streamOf,
  { duties: ['二(二)12.5'] },
);
export const RecordRebuilding = handover.command(
  'RecordRebuilding',
  { zh: '登记改造完成', en: 'Record a rebuilding' },
  just.extend({ what: openText(300), completedOn: isoDate }),
  streamOf,
  { duties: ['二(二)12.4'] },
);
/** As the decider gets it; officers give the figures, and the edge counts by the law of the day. */
export const RecordOwnersDecision = handover.command(
  'RecordOwnersDecision',
  { zh: '登记业主共同决定', en: "Record the owners' decision" },
  just.extend({ vote, endedOn: isoDate }),
  streamOf,
  { duties: ['二(三)1'] },
);
export const RecordOperatorRefusal = handover.command(
  'RecordOperatorRefusal',
  { zh: '登记拒绝接收', en: "Record an operator's refusal" },
  just.extend({ operator: openText(60), reason: openText(300) }),
  streamOf,
);
export const HandFacilitiesOver = handover.command(
  'HandFacilitiesOver',
  { zh: '办理移交', en: 'Hand facilities over' },
  just.extend({ operator: openText(60), documents: z.array(openText(80)).max(50) }),
  streamOf,
  { duties: ['二(二)12.5'] },
);
export const TakeUpMaintenance = handover.command(
  'TakeUpMaintenance',
  { zh: '接手运行维护', en: 'Take up the maintenance' },
  just.extend({ from: isoDate }),
  streamOf,
  { duties: ['二(二)12.3'] },
);
export const CloseFacilityHandover = handover.command(
  'CloseFacilityHandover',
  { zh: '不予移交结案', en: 'Close a handover that is not made' },
  just.extend({ ground: z.enum(['belongs-to-user', 'handed-over-before']), note: openText(300) }),
  streamOf,
);
export const facilityHandoverCommands = [
  RequestFacilityHandover,
  RegisterFacilities,
  InspectFacilities,
  RecordRebuilding,
  RecordOwnersDecision,
  RecordOperatorRefusal,
  HandFacilitiesOver,
  TakeUpMaintenance,
  CloseFacilityHandover,
] as const;
export const OpenFacilityHandover = handover.command(
  'OpenFacilityHandover',
  { zh: '派遣移交', en: 'Open a handover' },
  openCase,
  streamOf,
);
export const EndFacilityHandover = handover.command(
  'EndFacilityHandover',
  { zh: '随派遣终止', en: 'End a handover' },
  endCase,
  streamOf,
);
export const facilityHandoverInternalCommands = [OpenFacilityHandover, EndFacilityHandover] as const;
export type FacilityHandoverCommand =
  | CommandOf<(typeof facilityHandoverCommands)[number]>
  | CommandOf<(typeof facilityHandoverInternalCommands)[number]>;
