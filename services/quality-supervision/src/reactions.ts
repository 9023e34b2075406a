import {
  type CheckEvent,
  checkEvents,
  type Deadline,
  type EquipmentEvent,
  type EquipmentKind,
  equipmentEvents,
  NoteFireOnScene,
  type RescueEvent,
  rescueEvents,
  turnout,
} from '@tiaokuai/contracts';
import {
  type CaseKind,
  caseReactions,
  deadlineBy,
  deadlineWithin,
  lastDay,
  type PenalisingCase,
  type Saying,
} from '@tiaokuai/desk';
import { type Consequence, give, type Reaction, reactTo } from '@tiaokuai/service';
import { match, P } from 'ts-pattern';
import { v5 as derived } from 'uuid';
import { violations } from './law.ts';
import { lookUp } from './prepare.ts';

const rescueCase: CaseKind<RescueEvent> = {
  aggregate: 'rescue',
  events: rescueEvents,
  open: 'OpenRescue',
  end: 'EndRescue',
  takes: ({ category }) => category.split('/')[0] === 'elevator-entrapment',
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'FirmNotified' }, ({ data: { firm } }) => ({ progress: `已通知维保单位${firm}三十分钟内到场` }))
      .with({ type: 'ArrivalLimitMissed' }, ({ data: { firm } }) => ({ progress: `维保单位${firm}三十分钟未到场` }))
      .with({ type: 'FirmArrived' }, ({ data: { minutes } }) => ({ progress: `维保人员${minutes}分钟到场` }))
      .with({ type: 'FireOnScene' }, () => ({ progress: '消防救援力量到场协助' }))
      .with({ type: 'PeopleFreed' }, ({ data: { people, injured } }) => ({
        progress: `被困${people}人已救出${injured > 0 ? `，其中${injured}人受伤` : ''}`,
      }))
      .with({ type: 'RescueClosed' }, ({ data: { cause } }) => ({
        outcome: 'resolved',
        note: `人员已救出，电梯经全面检查：${cause}`,
      }))
      .with({ type: 'RescueCancelled' }, ({ data: { note } }) => ({
        outcome: 'no-violation-found',
        note: `无人被困：${note}`,
      }))
      .with(
        { type: P.union('EntrapmentReported', 'ArrivalLimitKept', 'AccidentReported', 'RescueWithdrawn') },
        () => undefined,
      )
      .exhaustive(),
};

const checkCase: CaseKind<CheckEvent> = {
  aggregate: 'check',
  events: checkEvents,
  open: 'OpenCheckByReferral',
  end: 'EndCheck',
  takes: () => true,
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'EquipmentIdentified' }, ({ data: { equipment } }) => ({
        progress: `已确认设备，使用登记证编号${equipment.registration}`,
      }))
      .with({ type: 'SiteChecked' }, ({ data: { findings } }) => ({
        progress: `现场检查发现问题${findings.length}项：${kindsOf(findings)}`,
      }))
      .with({ type: 'NothingFoundOnSite' }, ({ data: { evidence } }) => ({
        outcome: 'no-violation-found',
        note: '现场检查未发现问题',
        evidence,
      }))
      .with({ type: 'InstructionIssued' }, ({ data: { rectifyBy } }) => ({
        progress: `已下达安全监察指令，期限至${lastDay(rectifyBy.due)}`,
      }))
      .with({ type: 'InstructionOverdue' }, () => ({ progress: '监察指令期限届满，待复查' }))
      .with({ type: 'SiteRechecked' }, ({ data: { remaining } }) => ({
        progress: remaining.length > 0 ? `复查，仍有${remaining.length}项未改正` : '复查，问题已改正',
      }))
      .with({ type: 'StopOrdered' }, () => ({ progress: '已责令停止使用' }))
      .with({ type: 'StopLifted' }, () => ({ progress: '隐患消除，恢复使用' }))
      .with({ type: 'CheckPenalised' }, ({ data: { sanction, yuan } }) => ({
        progress: sanction === 'warning' ? '已作出警告处罚' : `已作出罚款${yuan}元的处罚`,
      }))
      .with({ type: 'CheckClosed' }, ({ data: { result, note, evidence } }) =>
        match(result)
          .returnType<Saying>()
          .with('rectified', () => ({ outcome: 'resolved', note, evidence }))
          .with('scrapped', () => ({ outcome: 'resolved', note: `设备已报废：${note}`, evidence }))
          .with('penalised', () => ({ outcome: 'not-resolved', note: `已依法处罚，仍未改正：${note}`, evidence }))
          .exhaustive(),
      )
      .with(
        { type: P.union('CheckOpened', 'CheckReopened', 'CheckOverdue', 'SevereHazardReportedUpward') },
        { type: P.union('CheckPenaltyProposed', 'CheckNotPenalised', 'CheckWithdrawn', 'CheckSettled') },
        () => undefined,
      )
      .exhaustive(),
};

const kindsOf = (findings: readonly { readonly kind: keyof typeof violations }[]): string =>
  [...new Set(findings.map(({ kind }) => violations[kind].names.zh))].join('、').slice(0, 400);

/** 五个工作日内进行检查 (淄博市电梯安全条例 art. 41); other equipment has no number in its law, and gets the same. */
const siteCheckBy = (kind: EquipmentKind, from: string): Deadline =>
  kind === 'elevator'
    ? deadlineBy('elevator-inspection-overdue', from)
    : deadlineWithin({ unit: 'working-days', amount: 5 }, from, { law: '配置', article: '特种设备未检检查' });

/** Equipment that time or an inspection has shown to be unfit: an officer must go there. */
const checkTheUnfit: Reaction = {
  name: 'check-the-unfit',
  from: 'quality-supervision',
  lane: 'quality-supervision.equipment',
  events: equipmentEvents,
  react({ id, type, data, time }): readonly Consequence[] {
    const event = { type, data } as EquipmentEvent;
    if (event.type !== 'InspectionOverdue' && event.type !== 'InspectionFailed') return [];
    const { equipmentId, particulars } = event.data;
    return [
      {
        command: 'OpenCheckByItself',
        data: {
          caseId: derived(`check/${id}`, derived.URL),
          cause: event.type === 'InspectionOverdue' ? 'inspection-overdue' : 'inspection-failed',
          equipment: { ...particulars, equipmentId },
          findings: [],
          checkBy: siteCheckBy(particulars.kind, time),
        },
      },
    ];
  },
};

/** A firm that came late is a case of its own, until it turns out that it did not. */
const checkTheLate: Reaction = {
  name: 'check-the-late',
  from: 'quality-supervision',
  lane: 'quality-supervision.rescue',
  events: rescueEvents,
  async react({ type, data }, context): Promise<readonly Consequence[]> {
    const event = { type, data } as RescueEvent;
    if (event.type !== 'ArrivalLimitMissed' && event.type !== 'ArrivalLimitKept') return [];
    const { caseId: rescue, call, firm } = event.data;
    const caseId = derived(`late/${rescue}/${call}`, derived.URL);
    if (event.type === 'ArrivalLimitKept')
      return [{ command: 'WithdrawCheck', data: { caseId, reason: '查明维保人员按时到场' } }];
    const { equipmentId } = event.data;
    const equipment = equipmentId ? await lookUp(context, equipmentId) : undefined;
    const what = '接到困人报告后三十分钟内未赶到现场';
    const finding = { no: 1, kind: 'late-to-rescue', what, severe: false, party: { kind: 'unit', name: firm } };
    const opening = { caseId, cause: 'late-rescue', findings: [finding], ...(equipment ? { equipment } : {}) };
    return [{ command: 'OpenCheckByItself', data: opening }];
  },
};

/** What a check stops or releases stands in the register. */
const markStops: Reaction = {
  name: 'mark-stops',
  from: 'quality-supervision',
  lane: 'quality-supervision.check',
  events: checkEvents,
  react({ type, data, actor }): readonly Consequence[] {
    const event = { type, data } as CheckEvent;
    if (event.type === 'StopOrdered') {
      const { equipmentId, caseId: check, ground } = event.data;
      return [{ command: 'MarkStopped', data: { equipmentId, check, ground }, actor }];
    }
    if (event.type === 'StopLifted') {
      const { equipmentId, caseId: check } = event.data;
      return [{ command: 'MarkReleased', data: { equipmentId, check }, actor }];
    }
    return [];
  },
};

/** The brigade assists in the same incident, by a referral of its own. */
const hearFire = reactTo(turnout, 'hear-fire', {
  BrigadeArrived: ({ data: { referral, arrivedAt } }) =>
    referral && give(NoteFireOnScene, { caseId: referral.incidentId, arrivedAt }),
});

export const penalisingCases: readonly PenalisingCase[] = [
  { aggregate: 'check', events: checkEvents, note: 'NoteCheckPenalty' },
];

export const reactions: readonly Reaction[] = [
  ...caseReactions('quality-supervision', [rescueCase, checkCase]),
  checkTheUnfit,
  checkTheLate,
  markStops,
  hearFire,
];
