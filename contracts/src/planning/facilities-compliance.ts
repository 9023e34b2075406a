import { z } from 'zod';
import { notePenalty, penaltyProposal, sanction, unit } from '../enforcement/penalty.ts';
import { area } from '../housing/money.ts';
import { serviceRoom } from '../housing/service-rooms.ts';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoDate, isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** Service rooms and public facilities of an estate, as planned and as delivered (policy 二(二)2). */
const facilities = aggregateOf('planning', 'facilities-compliance');

export const facilityKind = z.enum([
  'service-rooms',
  'committee-office',
  'government-rooms',
  'residents-committee-rooms',
  'elderly-care',
  'kindergarten',
  'sports',
  'green-space',
  'parking-spaces',
  'charging-points',
  'parcel-lockers',
]);
export type FacilityKind = z.output<typeof facilityKind>;

/** Hundredths of a square metre; of the last three kinds, how many. */
const amount = z.int().nonnegative().max(100_000_000_000);
export const plannedFacility = z.object({ kind: facilityKind, amount });
export const deliveredFacility = plannedFacility.extend({
  /** Of it, put to another use than planned. */
  otherUse: amount.default(0),
});
export type DeliveredFacility = z.output<typeof deliveredFacility>;

export const facilitiesPlan = z.object({
  /** 建设工程规划许可证. */
  permit: z.string().regex(/^[\p{Script=Han}A-Za-z0-9()（）〔〕-]{1,40}$/u),
  permittedOn: isoDate,
  /** Whole floor area of the project, and of the phase that is built first. */
  totalArea: area,
  firstPhase: area.optional(),
  facilities: z.array(plannedFacility).max(30),
});
export type FacilitiesPlan = z.output<typeof facilitiesPlan>;

export const facilitiesDelivered = z.object({
  /** The rooms handed over as property service rooms. */
  rooms: z.array(serviceRoom).max(50),
  facilities: z.array(deliveredFacility).max(30),
});
export type FacilitiesDelivered = z.output<typeof facilitiesDelivered>;

/** Against the permit · used otherwise · as permitted, but less than the statute asks. */
const against = z.enum(['permit', 'use', 'statute']);
export const facilityDeficit = z.object({
  /** Counted through the whole case. */
  no: z.int().positive(),
  kind: facilityKind,
  against,
  required: amount,
  provided: amount,
  rule: ruleSource,
});
export type FacilityDeficit = z.output<typeof facilityDeficit>;

const nos = z.array(z.int().positive()).max(50);
const inspectors = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'verification', 'housing', 'own-inspection']);
const yuan = z.int().nonnegative().max(100_000_000);
/** 没收实物或者违法收入. */
const forfeit = z.enum(['building', 'income']);

export const FacilitiesReported = facilities.event(
  'FacilitiesReported',
  { zh: '配套核查登记', en: 'Facilities reported' },
  caseKey.extend({ source, matter: caseMatter, estateId: uuid.optional() }),
);
export const FacilitiesReopened = facilities.event(
  'FacilitiesReopened',
  { zh: '重新核查', en: 'Facilities reopened' },
  caseKey.extend({ matter: caseMatter }),
);
export const FacilitiesCompared = facilities.event(
  'FacilitiesCompared',
  { zh: '规划与交付比对', en: 'Planned and delivered compared' },
  caseKey.extend({
    inspectors,
    builder: unit,
    plan: facilitiesPlan,
    delivered: facilitiesDelivered,
    /** What the statute asks of service rooms, and what of them counts. */
    roomsRequired: amount,
    roomsProvided: amount,
    deficits: z.array(facilityDeficit).max(30),
    evidence: photographs,
  }),
);
export const FacilitiesCompliant = facilities.event(
  'FacilitiesCompliant',
  { zh: '配套符合规划', en: 'Facilities as planned' },
  caseKey,
);
/** Built as permitted and still too little: the housing department’s to deal with (物业管理条例 art. 61). */
/** Housing hears of it in the lane `planning.facilities-compliance`: fines for rooms below the statute are its own. */
export const DeficitsReferredToHousing = facilities.event(
  'DeficitsReferredToHousing',
  { zh: '移交房管部门', en: 'Deficits referred to housing' },
  caseKey.extend({
    deficits: z.array(facilityDeficit).min(1).max(30),
    builder: unit,
    estateId: uuid.optional(),
    matter: caseMatter.optional(),
    /** Nothing else is lacking: the case ends. */
    all: z.boolean(),
  }),
);
export const RemedyOrdered = facilities.event(
  'RemedyOrdered',
  { zh: '责令限期改正', en: 'Remedy ordered' },
  caseKey.extend({ order: z.int().positive(), deficits: nos, dueBy: deadline }),
);
export const RemedyOverdue = facilities.event(
  'RemedyOverdue',
  { zh: '改正期满待复查', en: 'Remedy overdue' },
  caseKey.extend({ order: z.int().positive(), due: isoInstant, observedAt: isoInstant }),
);
export const RemedyChecked = facilities.event(
  'RemedyChecked',
  { zh: '复查配套', en: 'Remedy checked' },
  caseKey.extend({
    inspectors,
    order: z.int().positive(),
    due: z.boolean(),
    delivered: facilitiesDelivered,
    roomsProvided: amount,
    /** Computed from what is delivered now. */
    remaining: nos,
    evidence: photographs,
  }),
);
export const FacilitiesRemedied = facilities.event(
  'FacilitiesRemedied',
  { zh: '配套补足', en: 'Facilities remedied' },
  caseKey,
);
export const DeficitFoundIrremediable = facilities.event(
  'DeficitFoundIrremediable',
  { zh: '认定无法改正', en: 'Deficit found irremediable' },
  caseKey.extend({ deficit: z.int().positive(), reason: openText(500) }),
);
export const FacilitiesPenaltyProposed = facilities.event(
  'FacilitiesPenaltyProposed',
  { zh: '拟处罚', en: 'Penalty proposed' },
  caseKey.extend({
    deficit: z.int().positive(),
    /** Of what was built against the permit, yuan: the fine is a share of it. */
    constructionCost: z.int().positive().optional(),
    proposal: penaltyProposal,
  }),
);
export const FacilitiesPenalised = facilities.event(
  'FacilitiesPenalised',
  { zh: '已处罚', en: 'Deficit penalised' },
  caseKey.extend({ penaltyId: uuid, sanction, yuan }),
);
export const FacilitiesNotPenalised = facilities.event(
  'FacilitiesNotPenalised',
  { zh: '未予处罚', en: 'Penalty not imposed' },
  caseKey.extend({ penaltyId: uuid }),
);
export const ForfeitureDecided = facilities.event(
  'ForfeitureDecided',
  { zh: '没收决定', en: 'Forfeiture decided' },
  caseKey.extend({ deficit: z.int().positive(), what: forfeit, yuan, officers: inspectors }),
);
export const VerificationGranted = facilities.event(
  'VerificationGranted',
  { zh: '核发竣工规划核实认可文件', en: 'Verification granted' },
  caseKey.extend({ certificate: openText(60) }),
);
export const FacilitiesConcluded = facilities.event(
  'FacilitiesConcluded',
  { zh: '未补足结案', en: 'Concluded with a deficit' },
  caseKey.extend({ remaining: nos, note: openText(500) }),
);
export const FacilitiesWithdrawn = facilities.event(
  'FacilitiesWithdrawn',
  { zh: '撤案', en: 'Facilities case withdrawn' },
  caseKey.extend({ reason: z.string().max(1000) }),
);
export const FacilitiesSettled = facilities.event(
  'FacilitiesSettled',
  { zh: '随派遣办结', en: 'Facilities case settled with its referral' },
  caseKey.extend({ note: z.string().max(1000) }),
);
export const facilitiesComplianceEvents = [
  FacilitiesReported,
  FacilitiesReopened,
  FacilitiesCompared,
  FacilitiesCompliant,
  DeficitsReferredToHousing,
  RemedyOrdered,
  RemedyOverdue,
  RemedyChecked,
  FacilitiesRemedied,
  DeficitFoundIrremediable,
  FacilitiesPenaltyProposed,
  FacilitiesPenalised,
  FacilitiesNotPenalised,
  ForfeitureDecided,
  VerificationGranted,
  FacilitiesConcluded,
  FacilitiesWithdrawn,
  FacilitiesSettled,
] as const;
export type FacilitiesComplianceEvent = EventOf<(typeof facilitiesComplianceEvents)[number]>;

const streamOf = (data: { caseId: string }) => `facilities-compliance-${data.caseId}`;
const just = z.object({ caseId: uuid });

export const ReportFacilities = facilities.command(
  'ReportFacilities',
  { zh: '登记配套核查', en: 'Report facilities' },
  just.extend({ source: source.extract(['verification', 'own-inspection']), matter: caseMatter }),
  streamOf,
);
export const CompareFacilities = facilities.command(
  'CompareFacilities',
  { zh: '比对规划与交付', en: 'Compare planned and delivered' },
  just.extend({
    inspectors,
    builder: unit,
    plan: facilitiesPlan,
    delivered: facilitiesDelivered,
    evidence: photographs.default([]),
  }),
  streamOf,
  { duties: ['二(二)2.1', '二(二)2.2'] },
);
/** As the decider gets it; officers give `within`. */
export const OrderRemedy = facilities.command(
  'OrderRemedy',
  { zh: '责令限期改正', en: 'Order a remedy' },
  just.extend({ dueBy: deadline }),
  streamOf,
  { duties: ['二(二)2.1', '二(二)2.2'] },
);
export const CheckRemedy = facilities.command(
  'CheckRemedy',
  { zh: '复查配套', en: 'Check the remedy' },
  just.extend({ inspectors, delivered: facilitiesDelivered, evidence: photographs.default([]) }),
  streamOf,
);
export const FindIrremediable = facilities.command(
  'FindIrremediable',
  { zh: '认定无法改正', en: 'Find a deficit irremediable' },
  just.extend({ deficit: z.int().positive(), reason: openText(500) }),
  streamOf,
);
export const ProposeFacilitiesPenalty = facilities.command(
  'ProposeFacilitiesPenalty',
  { zh: '提出处罚', en: 'Propose a penalty' },
  just.extend({
    penaltyId: uuid,
    deficit: z.int().positive(),
    constructionCost: z.int().positive().max(1_000_000_000).optional(),
    yuan,
  }),
  streamOf,
);
export const DecideForfeiture = facilities.command(
  'DecideForfeiture',
  { zh: '决定没收', en: 'Decide a forfeiture' },
  just.extend({
    deficit: z.int().positive(),
    what: forfeit,
    yuan: yuan.min(1),
    officers: inspectors,
    /** 告知听证权利，当事人不要求或者已经听证. */
    hearingDone: z.boolean(),
  }),
  streamOf,
);
export const GrantVerification = facilities.command(
  'GrantVerification',
  { zh: '核发核实认可文件', en: 'Grant a verification' },
  just.extend({ certificate: openText(60) }),
  streamOf,
  { duties: ['二(二)2.1', '二(二)2.2', '三(一)4'] },
);
export const ConcludeFacilities = facilities.command(
  'ConcludeFacilities',
  { zh: '未补足结案', en: 'Conclude with a deficit' },
  just.extend({ note: openText(500) }),
  streamOf,
);
export const WithdrawFacilities = facilities.command(
  'WithdrawFacilities',
  { zh: '撤案', en: 'Withdraw a facilities case' },
  just.extend({ reason: openText(500) }),
  streamOf,
);
export const facilitiesComplianceCommands = [
  ReportFacilities,
  CompareFacilities,
  OrderRemedy,
  CheckRemedy,
  FindIrremediable,
  ProposeFacilitiesPenalty,
  DecideForfeiture,
  GrantVerification,
  ConcludeFacilities,
  WithdrawFacilities,
] as const;

/** What referrals, housing and time lead to; not served on the bus. */
export const OpenFacilities = facilities.command(
  'OpenFacilities',
  { zh: '派遣立案', en: 'Open a facilities case' },
  openCase,
  streamOf,
);
/** Housing's inspection found the service rooms lacking. */
export const HearOfShortRooms = facilities.command(
  'HearOfShortRooms',
  { zh: '接到服务用房不足', en: 'Hear of short service rooms' },
  just.extend({ matter: caseMatter, estateId: uuid }),
  streamOf,
);
export const EndFacilities = facilities.command(
  'EndFacilities',
  { zh: '随派遣终止', en: 'End a facilities case' },
  endCase,
  streamOf,
);
export const NoteFacilitiesPenalty = facilities.command(
  'NoteFacilitiesPenalty',
  { zh: '记录处罚结果', en: 'Note what became of a penalty' },
  notePenalty,
  streamOf,
);
export const ObserveRemedy = facilities.command(
  'ObserveRemedy',
  { zh: '检查改正期限', en: 'Observe a remedy' },
  just.extend({ order: z.int().positive() }),
  streamOf,
);
export const facilitiesComplianceInternalCommands = [
  OpenFacilities,
  HearOfShortRooms,
  EndFacilities,
  NoteFacilitiesPenalty,
  ObserveRemedy,
] as const;
export type FacilitiesComplianceCommand =
  | CommandOf<(typeof facilitiesComplianceCommands)[number]>
  | CommandOf<(typeof facilitiesComplianceInternalCommands)[number]>;
