import { z } from 'zod';
import { notePenalty, party, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  deadline,
  evidence,
  isoInstant,
  limit,
  lines,
  openLines,
  openText,
  ordinal,
  uuid,
  whole,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** 未取得许可 · 未按许可 (城乡规划法 art. 64) · 违法临时建设 (art. 66). */
export const constructionKind = z.enum(['without-permit', 'against-permit', 'temporary']);
export type ConstructionKind = z.output<typeof constructionKind>;

/** Why nothing short of removal helps: the five cases of 山东省城乡规划条例 art. 72 para. 2, in its order. */
const removalGround = z.enum([
  'planned-public-land',
  'mandatory-standards',
  'land-held-in-common',
  'on-top-of-building',
  'severe-impact',
]);
/** What runs for the department, the party and the government. */
const constructionClock = z
  .enum(['stop', 'decision', 'order', 'government'])
  .meta({ values: { stop: { zh: '停工期限', en: 'stop' } } });
export type ConstructionClock = z.output<typeof constructionClock>;
/** 查封施工现场 · 强制拆除. */
const compulsion = z.enum(['seal-site', 'compelled-removal']);
/** The order that was disobeyed. */
const disobeyedOrder = z
  .enum(['stop', 'removal'])
  .meta({ zh: '不履行的决定', en: 'order disobeyed', values: { stop: { zh: '责令停止建设', en: 'work stop' } } });
const siteState = z
  .enum(['working-on', 'stopped', 'standing', 'corrected', 'removed'])
  .meta({ values: { standing: { zh: '未拆除', en: 'still standing' } } });
const appealStage = z
  .enum(['filed', 'upheld', 'revoked'])
  .meta({ values: { filed: { zh: '已提起', en: 'filed' }, revoked: { zh: '决定被撤销', en: 'revoked' } } });

/** Renminbi. */
const yuan = whole().nonnegative().max(1_000_000_000);
const inspectors = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'patrol', 'report']);

const constructionResult = z.enum(['corrected', 'removed', 'compelled', 'confiscated', 'revoked', 'handed-to-town']);

const just = z.object({ caseId: uuid });
const visit = just.extend({
  inspectors,
  /** 出示执法证件. */
  credentialsShown: z.boolean(),
  evidence: photographs.default([]),
});
const investigation = caseKey.extend({
  investigators: inspectors,
  /** 工程造价. */
  cost: yuan.meta({ zh: '工程造价', en: 'cost of the works' }),
  /** None: measures can still do away with the effect on the plan. */
  grounds: z.array(removalGround).max(5),
  /** 不能拆除. */
  removable: z.boolean(),
  note: openLines(500).optional(),
});

/** Illegal construction 违法建设, from the report to the place being as the plan wants it. */
export const illegalConstruction = aggregate('urban-enforcement', 'illegal-construction', {
  key: 'caseId',
  by: ['officer'],
  events: {
    ConstructionReported: event(
      { zh: '违建线索', en: 'Illegal construction reported' },
      caseKey.extend({ source, matter: caseMatter }),
    ),
    ConstructionReopened: event(
      { zh: '重新查处', en: 'Illegal construction reopened' },
      caseKey.extend({ matter: caseMatter }),
    ),
    NoIllegalConstructionFound: event(
      { zh: '未发现违法建设', en: 'No illegal construction found' },
      caseKey.extend({ inspectors, finding: openLines(300), evidence: photographs }),
    ),
    ConstructionFound: event(
      { zh: '发现违法建设', en: 'Illegal construction found' },
      caseKey.extend({
        inspectors,
        kind: constructionKind,
        what: openLines(300),
        /** `village`: 乡、村庄规划区, which is the town's to deal with (城乡规划法 art. 65). */
        zone: z.enum(['city', 'village']),
        underWay: z.boolean(),
        /** Where work is under way. */
        stopBy: deadline.optional(),
        evidence: photographs,
      }),
    ),
    WorkStopOrdered: event({ zh: '责令停止建设', en: 'Work stop ordered' }, caseKey.extend({ officers: inspectors })),
    ConstructionCaseFiled: event({ zh: '立案', en: 'Case filed' }, caseKey.extend({ party, decideBy: deadline })),
    ConstructionInvestigated: event({ zh: '调查终结', en: 'Construction investigated' }, investigation),
    ConstructionCorrectionOrdered: event(
      { zh: '限期改正', en: 'Correction ordered' },
      caseKey.extend({ order: ordinal, dueBy: deadline }),
    ),
    RemovalOrdered: event(
      { zh: '限期拆除', en: 'Removal ordered' },
      caseKey.extend({
        order: ordinal,
        dueBy: deadline,
        /** Until when the party may go to court; nothing is pulled down by force before. */
        appealBy: deadline,
      }),
    ),
    ConstructionConfiscated: event(
      { zh: '没收实物或者违法收入', en: 'Confiscated' },
      caseKey.extend({
        subject: z.enum(['building', 'unlawful-income']).meta({ zh: '没收对象', en: 'what is confiscated' }),
        worth: yuan,
      }),
    ),
    ConstructionClockRanOut: event(
      { zh: '时限届满', en: 'A time limit ran out' },
      caseKey.extend({ clock: constructionClock, due: isoInstant, observedAt: isoInstant }),
    ),
    SiteRevisited: event(
      { zh: '现场复查', en: 'Site revisited' },
      caseKey.extend({ inspectors, found: siteState, evidence: photographs }),
    ),
    DisobedienceReported: event(
      { zh: '报告政府', en: 'Disobedience reported to the government' },
      caseKey.extend({ of: disobeyedOrder, answerBy: deadline.meta({ zh: '政府答复期限', en: 'answer by' }) }),
    ),
    CompulsionOrdered: event(
      { zh: '政府书面责成', en: 'Compulsion ordered by the government' },
      caseKey.extend({
        measures: z.array(compulsion).min(1).max(2),
        document: openText(80),
        /** Whether it came after the seven days. */
        late: z.boolean(),
      }),
    ),
    BuildingSiteSealed: event(
      { zh: '查封施工现场', en: 'Building site sealed' },
      caseKey.extend({ part: openLines(200) }),
    ),
    CompelledRemovalAnnounced: event(
      { zh: '强制拆除公告', en: 'Compelled removal announced' },
      caseKey.extend({ ownBy: deadline }),
    ),
    ConstructionAppealRecorded: event(
      { zh: '复议诉讼情况', en: 'Appeal recorded' },
      caseKey.extend({ stage: appealStage }),
    ),
    ConstructionRemovedByForce: event(
      { zh: '强制拆除', en: 'Removed by force' },
      caseKey.extend({ officers: inspectors, costs: yuan, evidence: photographs }),
    ),
    ConstructionPenaltyProposed: event(
      { zh: '拟处罚', en: 'Penalty proposed' },
      caseKey.extend({ proposal: penaltyProposal }),
    ),
    ConstructionPenalised: event(
      { zh: '已处罚', en: 'Penalised' },
      caseKey.extend({ penaltyId: uuid, sanction, yuan }),
    ),
    ConstructionNotPenalised: event({ zh: '未予处罚', en: 'Not penalised' }, caseKey.extend({ penaltyId: uuid })),
    ConstructionClosed: event(
      { zh: '违建结案', en: 'Construction case closed' },
      caseKey.extend({ result: constructionResult, note: openLines(500), evidence: photographs }),
    ),
    ConstructionWithdrawn: event(
      { zh: '撤案', en: 'Construction case withdrawn' },
      caseKey.extend({ reason: lines(1000) }),
    ),
    ConstructionSettled: event(
      { zh: '随派遣办结', en: 'Construction case settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    ReportConstruction: command(
      { zh: '登记违建线索', en: 'Report illegal construction' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
    ),
    ClearConstruction: command(
      { zh: '登记未发现违法建设', en: 'Record that nothing illegal was found' },
      visit.extend({ finding: openLines(300) }),
    ),
    FindConstruction: command(
      { zh: '现场检查发现违建', en: 'Record illegal construction' },
      visit.extend({
        kind: constructionKind,
        what: openLines(300),
        zone: z.enum(['city', 'village']),
        underWay: z.boolean(),
        stopBy: deadline,
      }),
      { given: (data) => data.omit({ stopBy: true }) },
    ),
    OrderWorkStop: command({ zh: '责令停止建设', en: 'Order work to stop' }, just.extend({ officers: inspectors }), {
      duties: ['二(二)8.1'],
    }),
    HandConstructionToTown: command(
      { zh: '移交镇政府', en: 'Hand over to the town' },
      just.extend({ note: openLines(300) }),
    ),
    FileConstructionCase: command({ zh: '立案', en: 'File the case' }, just.extend({ party, decideBy: deadline }), {
      given: (data) => data.omit({ decideBy: true }),
    }),
    InvestigateConstruction: command(
      { zh: '登记调查结果', en: 'Record the investigation' },
      investigation.omit({ referral: true }),
      { duties: ['二(二)8.1'] },
    ),
    OrderConstructionCorrection: command({ zh: '限期改正', en: 'Order correction' }, just.extend({ dueBy: deadline }), {
      given: (data) => data.omit({ dueBy: true }).extend({ within: limit }),
    }),
    OrderRemoval: command(
      { zh: '限期拆除', en: 'Order removal' },
      just.extend({ dueBy: deadline, appealBy: deadline }),
      {
        given: (data) => data.omit({ dueBy: true, appealBy: true }),
        duties: ['二(二)8.1'],
        by: ['officer', 'department-chief'],
      },
    ),
    ConfiscateConstruction: command(
      { zh: '没收', en: 'Confiscate' },
      just.extend({ subject: z.enum(['building', 'unlawful-income']), worth: yuan }),
      { by: ['officer', 'department-chief'] },
    ),
    RevisitSite: command({ zh: '现场复查', en: 'Revisit the site' }, visit.extend({ found: siteState })),
    ReportDisobedience: command(
      { zh: '报告政府', en: 'Report disobedience to the government' },
      just.extend({ of: disobeyedOrder, answerBy: deadline }),
      { given: (data) => data.omit({ answerBy: true }), by: ['officer', 'department-chief'] },
    ),
    RecordCompulsionOrder: command(
      { zh: '登记政府责成书', en: "Record the government's order" },
      just.extend({ measures: z.array(compulsion).min(1).max(2), document: openText(80) }),
    ),
    SealBuildingSite: command(
      { zh: '查封施工现场', en: 'Seal the building site' },
      just.extend({ part: openLines(200) }),
      { by: ['officer', 'department-chief'] },
    ),
    AnnounceCompelledRemoval: command(
      { zh: '发布强制拆除公告', en: 'Announce compelled removal' },
      just.extend({ ownBy: deadline }),
      { given: (data) => data.omit({ ownBy: true }).extend({ within: limit }), by: ['officer', 'department-chief'] },
    ),
    RecordConstructionAppeal: command(
      { zh: '登记复议诉讼', en: 'Record an appeal' },
      just.extend({ stage: appealStage }),
    ),
    RemoveByForce: command(
      { zh: '强制拆除', en: 'Remove by force' },
      just.extend({ officers: inspectors, costs: yuan, evidence: photographs.default([]) }),
      { by: ['officer', 'department-chief'] },
    ),
    ProposeConstructionPenalty: command(
      { zh: '提出处罚', en: 'Propose a penalty' },
      just.extend({ penaltyId: uuid, yuan }),
    ),
  },
  internal: {
    OpenConstruction: command({ zh: '派遣立案', en: 'Open a construction case' }, openCase),
    EndConstruction: command({ zh: '随派遣终止', en: 'End a construction case' }, endCase),
    NoteConstructionPenalty: command({ zh: '记录处罚结果', en: 'Note what became of a penalty' }, notePenalty),
    ObserveConstructionClock: command(
      { zh: '检查违建时限', en: 'Observe a clock of a construction case' },
      just.extend({ clock: constructionClock, due: isoInstant }),
    ),
  },
});
export type IllegalConstructionEvent = EventsOf<typeof illegalConstruction>;
export type IllegalConstructionCommand = CommandsOf<typeof illegalConstruction>;
