import { z } from 'zod';
import { notePenalty, penaltyProposal, sanction, unit } from '../enforcement/penalty.ts';
import { area } from '../housing/money.ts';
import { serviceRoom } from '../housing/service-rooms.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  amountUpTo,
  code,
  deadline,
  evidence,
  isoDate,
  isoInstant,
  limit,
  lines,
  openLines,
  openText,
  ordinal,
  ruleSource,
  uuid,
  whole,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

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
const amount = amountUpTo(100_000_000_000);
export const plannedFacility = z.object({ kind: facilityKind, amount });
export const deliveredFacility = plannedFacility.extend({
  /** Of it, put to another use than planned. */
  otherUse: amount.default(0),
});
export type DeliveredFacility = z.output<typeof deliveredFacility>;

export const facilitiesPlan = z.object({
  /** 建设工程规划许可证. */
  permit: code(/^[\p{Script=Han}A-Za-z0-9()（）〔〕-]{1,40}$/u),
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
  no: ordinal,
  kind: facilityKind,
  against,
  required: amount,
  provided: amount,
  rule: ruleSource,
});
export type FacilityDeficit = z.output<typeof facilityDeficit>;

const nos = z.array(ordinal).max(50);
const inspectors = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'verification', 'housing', 'own-inspection']);
const yuan = whole().nonnegative().max(100_000_000);
/** 没收实物或者违法收入. */
const forfeit = z.enum(['building', 'income']).meta({ zh: '没收对象', en: 'what is forfeited' });

const just = z.object({ caseId: uuid });

/** Service rooms and public facilities of an estate, as planned and as delivered (policy 二(二)2). */
export const facilitiesCompliance = aggregate('planning', 'facilities-compliance', {
  key: 'caseId',
  by: ['officer'],
  events: {
    FacilitiesReported: event(
      { zh: '配套核查登记', en: 'Facilities reported' },
      caseKey.extend({ source, matter: caseMatter, estateId: uuid.optional() }),
    ),
    FacilitiesReopened: event({ zh: '重新核查', en: 'Facilities reopened' }, caseKey.extend({ matter: caseMatter })),
    FacilitiesCompared: event(
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
    ),
    FacilitiesCompliant: event({ zh: '配套符合规划', en: 'Facilities as planned' }, caseKey),
    /**
     * Built as permitted and still too little: housing hears of it in the lane `planning.facilities-compliance`, and deals
     * with it (物业管理条例 art. 61).
     */
    DeficitsReferredToHousing: event(
      { zh: '移交房管部门', en: 'Deficits referred to housing' },
      caseKey.extend({
        deficits: z.array(facilityDeficit).min(1).max(30),
        builder: unit,
        estateId: uuid.optional(),
        matter: caseMatter.optional(),
        /** Nothing else is lacking: the case ends. */
        all: z.boolean(),
      }),
    ),
    RemedyOrdered: event(
      { zh: '责令限期改正', en: 'Remedy ordered' },
      caseKey.extend({ order: ordinal, deficits: nos, dueBy: deadline }),
    ),
    RemedyOverdue: event(
      { zh: '改正期满待复查', en: 'Remedy overdue' },
      caseKey.extend({ order: ordinal, due: isoInstant, observedAt: isoInstant }),
    ),
    RemedyChecked: event(
      { zh: '复查配套', en: 'Remedy checked' },
      caseKey.extend({
        inspectors,
        order: ordinal,
        due: z.boolean(),
        delivered: facilitiesDelivered,
        roomsProvided: amount,
        /** Computed from what is delivered now. */
        remaining: nos,
        evidence: photographs,
      }),
    ),
    FacilitiesRemedied: event({ zh: '配套补足', en: 'Facilities remedied' }, caseKey),
    DeficitFoundIrremediable: event(
      { zh: '认定无法改正', en: 'Deficit found irremediable' },
      caseKey.extend({ deficit: ordinal, reason: openLines(500) }),
    ),
    FacilitiesPenaltyProposed: event(
      { zh: '拟处罚', en: 'Penalty proposed' },
      caseKey.extend({
        deficit: ordinal,
        /** Of what was built against the permit, yuan: the fine is a share of it. */
        constructionCost: ordinal.optional(),
        proposal: penaltyProposal,
      }),
    ),
    FacilitiesPenalised: event(
      { zh: '已处罚', en: 'Deficit penalised' },
      caseKey.extend({ penaltyId: uuid, sanction, yuan }),
    ),
    FacilitiesNotPenalised: event({ zh: '未予处罚', en: 'Penalty not imposed' }, caseKey.extend({ penaltyId: uuid })),
    ForfeitureDecided: event(
      { zh: '没收决定', en: 'Forfeiture decided' },
      caseKey.extend({ deficit: ordinal, what: forfeit, yuan, officers: inspectors }),
    ),
    VerificationGranted: event(
      { zh: '核发竣工规划核实认可文件', en: 'Verification granted' },
      caseKey.extend({ certificate: openText(60) }),
    ),
    FacilitiesConcluded: event(
      { zh: '未补足结案', en: 'Concluded with a deficit' },
      caseKey.extend({ remaining: nos, note: openLines(500) }),
    ),
    FacilitiesWithdrawn: event(
      { zh: '撤案', en: 'Facilities case withdrawn' },
      caseKey.extend({ reason: lines(1000) }),
    ),
    FacilitiesSettled: event(
      { zh: '随派遣办结', en: 'Facilities case settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    ReportFacilities: command(
      { zh: '登记配套核查', en: 'Report facilities' },
      just.extend({ source: source.extract(['verification', 'own-inspection']), matter: caseMatter }),
    ),
    CompareFacilities: command(
      { zh: '比对规划与交付', en: 'Compare planned and delivered' },
      just.extend({
        inspectors,
        builder: unit,
        plan: facilitiesPlan,
        delivered: facilitiesDelivered,
        evidence: photographs.default([]),
      }),
      { duties: ['二(二)2.1', '二(二)2.2'] },
    ),
    OrderRemedy: command({ zh: '责令限期改正', en: 'Order a remedy' }, just.extend({ dueBy: deadline }), {
      given: (data) => data.omit({ dueBy: true }).extend({ within: limit }),
      duties: ['二(二)2.1', '二(二)2.2'],
    }),
    CheckRemedy: command(
      { zh: '复查配套', en: 'Check the remedy' },
      just.extend({ inspectors, delivered: facilitiesDelivered, evidence: photographs.default([]) }),
    ),
    FindIrremediable: command(
      { zh: '认定无法改正', en: 'Find a deficit irremediable' },
      just.extend({ deficit: ordinal, reason: openLines(500) }),
    ),
    ProposeFacilitiesPenalty: command(
      { zh: '提出处罚', en: 'Propose a penalty' },
      just.extend({
        penaltyId: uuid,
        deficit: ordinal,
        constructionCost: whole().positive().max(1_000_000_000).optional(),
        yuan,
      }),
    ),
    DecideForfeiture: command(
      { zh: '决定没收', en: 'Decide a forfeiture' },
      just.extend({
        deficit: ordinal,
        what: forfeit,
        yuan: yuan.min(1).meta({ zh: '没收金额', en: 'forfeited' }),
        officers: inspectors,
        /** 告知听证权利，当事人不要求或者已经听证. */
        hearingDone: z.boolean(),
      }),
      { by: ['officer', 'department-chief'] },
    ),
    GrantVerification: command(
      { zh: '核发核实认可文件', en: 'Grant a verification' },
      just.extend({ certificate: openText(60) }),
      { duties: ['二(二)2.1', '二(二)2.2', '三(一)4'] },
    ),
    ConcludeFacilities: command(
      { zh: '未补足结案', en: 'Conclude with a deficit' },
      just.extend({ note: openLines(500) }),
    ),
    WithdrawFacilities: command(
      { zh: '撤案', en: 'Withdraw a facilities case' },
      just.extend({ reason: openLines(500) }),
    ),
  },
  internal: {
    OpenFacilities: command({ zh: '派遣立案', en: 'Open a facilities case' }, openCase),
    /** Housing's inspection found the service rooms lacking. */
    HearOfShortRooms: command(
      { zh: '接到服务用房不足', en: 'Hear of short service rooms' },
      just.extend({ matter: caseMatter, estateId: uuid }),
    ),
    EndFacilities: command({ zh: '随派遣终止', en: 'End a facilities case' }, endCase),
    NoteFacilitiesPenalty: command({ zh: '记录处罚结果', en: 'Note what became of a penalty' }, notePenalty),
    ObserveRemedy: command({ zh: '检查改正期限', en: 'Observe a remedy' }, just.extend({ order: ordinal })),
  },
});
export type FacilitiesComplianceEvent = EventsOf<typeof facilitiesCompliance>;
export type FacilitiesComplianceCommand = CommandsOf<typeof facilitiesCompliance>;
