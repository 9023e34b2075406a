import { type CheckFinding, check, equipmentViolation, namesOfChoices } from '@tiaokuai/contracts';
import { caseOf, lastDay, type Saying } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

/** Every referral of equipment in which nobody is trapped. */
export const checkCase = caseOf(check, {
  open: check.internal.OpenCheckByReferral,
  end: check.internal.EndCheck,
  says: {
    CheckOpened: nothing,
    CheckReopened: nothing,
    EquipmentIdentified: ({ data: { equipment } }) => ({
      progress: `已确认设备，使用登记证编号${equipment.registration}`,
    }),
    CheckOverdue: nothing,
    SiteChecked: ({ data: { findings } }) => ({
      progress: `现场检查发现问题${findings.length}项：${kindsOf(findings)}`,
    }),
    NothingFoundOnSite: ({ data: { evidence } }) => ({
      outcome: 'no-violation-found',
      note: '现场检查未发现问题',
      evidence,
    }),
    InstructionIssued: ({ data: { rectifyBy } }) => ({
      progress: `已下达安全监察指令，期限至${lastDay(rectifyBy.due)}`,
    }),
    InstructionOverdue: () => ({ progress: '监察指令期限届满，待复查' }),
    SiteRechecked: ({ data: { remaining } }) => ({
      progress: remaining.length > 0 ? `复查，仍有${remaining.length}项未改正` : '复查，问题已改正',
    }),
    StopOrdered: () => ({ progress: '已责令停止使用' }),
    StopLifted: () => ({ progress: '隐患消除，恢复使用' }),
    SevereHazardReportedUpward: nothing,
    CheckPenaltyProposed: nothing,
    CheckPenalised: ({ data: { sanction, yuan } }) => ({
      progress: sanction === 'warning' ? '已作出警告处罚' : `已作出罚款${yuan}元的处罚`,
    }),
    CheckNotPenalised: nothing,
    CheckClosed: ({ data: { result, note, evidence } }) => ({ ...ends[result](note), evidence }),
    CheckWithdrawn: nothing,
    CheckSettled: nothing,
  },
});

const kindsOf = (findings: readonly CheckFinding[]): string =>
  namesOfChoices(
    equipmentViolation,
    findings.map(({ kind }) => kind),
  ).zh.slice(0, 400);

const ends = {
  rectified: (note) => ({ outcome: 'resolved', note }),
  scrapped: (note) => ({ outcome: 'resolved', note: `设备已报废：${note}` }),
  penalised: (note) => ({ outcome: 'not-resolved', note: `已依法处罚，仍未改正：${note}` }),
} satisfies Record<string, (note: string) => Saying>;
