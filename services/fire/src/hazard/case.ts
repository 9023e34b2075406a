import { type HazardFinding, hazard, hazardKind, namesOfChoices } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

/** Every referral to fire that does not call the brigade out. */
export const hazardCase = caseOf(hazard, {
  open: hazard.internal.OpenHazard,
  end: hazard.internal.EndHazard,
  says: {
    HazardReported: nothing,
    HazardReopened: nothing,
    DissuasionNoted: ({ data: { result } }) => ({
      progress: result === 'obeyed' ? '经劝阻，占用人已纠正' : '占用人拒不纠正，已报告公安派出所',
    }),
    HazardInspected: ({ data: { findings } }) => ({
      progress: `现场检查发现隐患${findings.length}处：${kindsOf(findings)}`,
    }),
    NoHazardFound: ({ data: { evidence } }) => ({
      outcome: 'no-violation-found',
      note: '现场检查未发现火灾隐患',
      evidence,
    }),
    RectificationNotified: ({ data: { dueBy } }) => ({ progress: `已责令改正，期限至${lastDay(dueBy.due)}` }),
    RectificationOverdue: () => ({ progress: '整改期限届满，待复查' }),
    HazardReinspected: ({ data: { remaining } }) =>
      remaining.length > 0 ? { progress: `复查，仍有${remaining.length}处隐患未整改` } : undefined,
    HazardCleared: ({ data: { by, evidence } }) => ({
      outcome: 'resolved',
      note: by === 'rectified' ? '经复查，隐患已消除' : '经强制执行，隐患已消除',
      evidence,
    }),
    PlaceSealed: ({ data: { until } }) => ({ progress: `已临时查封，至${lastDay(until.due)}` }),
    SealingLapsed: nothing,
    SealingLifted: nothing,
    RemovalCompelled: ({ data: { findings } }) => ({ progress: `已对${findings.length}处隐患强制执行` }),
    HazardPenaltyProposed: nothing,
    HazardPenalised: ({ data: { sanction, yuan } }) => ({
      progress: sanction === 'warning' ? '已作出警告处罚' : `已作出罚款${yuan}元的处罚`,
    }),
    HazardNotPenalised: nothing,
    MajorHazardReported: () => ({ progress: '存在影响公共安全的重大火灾隐患，已书面报告政府' }),
    HazardConcluded: ({ data: { end, note } }) =>
      end === 'sealed'
        ? { outcome: 'partly-resolved', note: `隐患场所已临时查封，尚未整改：${note}` }
        : { outcome: 'not-resolved', note: `已依法处罚，仍未整改：${note}` },
    HazardWithdrawn: nothing,
    HazardSettled: nothing,
  },
});

const kindsOf = (findings: readonly HazardFinding[]): string =>
  namesOfChoices(
    hazardKind,
    findings.map(({ kind }) => kind),
  ).zh.slice(0, 400);
