import { check, type Deadline, type EquipmentKind, equipment, rescue } from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import { type Arrived, give, reactTo } from '@tiaokuai/service';
import { v5 as derived } from 'uuid';
import { lookUp } from '../equipment/register.ts';

const { OpenCheckByItself, WithdrawCheck } = check.internal;

/** Equipment that time or an inspection has shown to be unfit: an officer must go there. */
export const checkTheUnfit = reactTo(equipment, 'check-the-unfit', {
  InspectionOverdue: (event) => give(OpenCheckByItself, siteCheck(event)),
  InspectionFailed: (event) => give(OpenCheckByItself, siteCheck(event)),
});

type Unfit = Arrived<typeof equipment, 'InspectionOverdue' | 'InspectionFailed'>;

const siteCheck = ({ id, type, time, data: { equipmentId, particulars } }: Unfit) => ({
  caseId: derived(`check/${id}`, derived.URL),
  cause: type === 'InspectionOverdue' ? ('inspection-overdue' as const) : ('inspection-failed' as const),
  equipment: { ...particulars, equipmentId },
  findings: [],
  checkBy: siteCheckBy(particulars.kind, time),
});

/** 五个工作日内进行检查 (淄博市电梯安全条例 art. 41); other equipment has no number in its law, and gets the same. */
const siteCheckBy = (kind: EquipmentKind, from: string): Deadline =>
  kind === 'elevator'
    ? deadlineBy('elevator-inspection-overdue', from)
    : deadlineWithin({ unit: 'working-days', amount: 5 }, from, { law: '配置', article: '特种设备未检检查' });

/** A firm that came late is a case of its own, until it turns out that it did not. */
export const checkTheLate = reactTo(rescue, 'check-the-late', {
  async ArrivalLimitMissed({ data }, context) {
    const equipment = data.equipmentId ? await lookUp(context, data.equipmentId) : undefined;
    const what = '接到困人报告后三十分钟内未赶到现场';
    const party = { kind: 'unit' as const, name: data.firm };
    return give(OpenCheckByItself, {
      caseId: lateCase(data),
      cause: 'late-rescue',
      findings: [{ no: 1, kind: 'late-to-rescue', what, severe: false, party }],
      ...(equipment ? { equipment } : {}),
    });
  },
  ArrivalLimitKept: ({ data }) => give(WithdrawCheck, { caseId: lateCase(data), reason: '查明维保人员按时到场' }),
});

const lateCase = ({ caseId, call }: { readonly caseId: string; readonly call: number }): string =>
  derived(`late/${caseId}/${call}`, derived.URL);
