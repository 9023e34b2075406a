import {
  accept,
  type Decider,
  type Decision,
  type EquipmentCommand,
  type EquipmentEvent,
  type EquipmentOnRegister,
  type EquipmentParticulars,
  houseRule,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { dateOf } from '@tiaokuai/working-time';
import { match } from 'ts-pattern';

/**
 * A piece of special equipment on the register 特种设备.
 *
 *   registered ─▶ in use ⇄ out of service          stopped ⇄ released: by checks, any number at a time
 *                   └─────────┴──▶ scrapped
 *
 *   inspection:  valid ─(a month before the end)─▶ due ─▶ requested ─▶ passed ─▶ valid
 *                                                   └──(time)──┴─▶ overdue ─▶ passed │ failed
 *
 * Law: 特种设备安全法 art. 33 (registration), 40 (inspection, asked for a month ahead), 48 (scrapping);
 * 山东省特种设备安全条例 art. 20 (out of service), 27 (no elevator without a use unit); 淄博市电梯安全条例 art. 18, 29, 34.
 */
export type EquipmentState =
  | { readonly status: 'none' }
  | {
      readonly status: EquipmentOnRegister['status'];
      readonly equipmentId: string;
      readonly particulars: EquipmentParticulars;
      readonly inspection: 'valid' | 'due' | 'requested' | 'overdue' | 'failed';
      /** Last day of the inspection's validity. */
      readonly inspectedUntil: string;
      /** Day of the last inspection that the register knows of. */
      readonly inspectedOn: string | undefined;
      readonly outSince: string | undefined;
      /** Checks that stopped it. */
      readonly stops: readonly string[];
    };

type Known = Exclude<EquipmentState, { status: 'none' }>;

const order = under(houseRule('设备登记次序'));
const article40 = under({ law: '特种设备安全法', article: '第四十条' });

const { absent, registered } = refusalsOf(houseRule('设备登记次序'), 'equipment', {
  absent: ['没有登记过该设备', 'it is not on the register', '先办理使用登记', 'register it first'],
  registered: ['该设备已登记', 'it is on the register already', '改用变更登记', 'change its particulars instead'],
});
const scrapped = under({ law: '特种设备安全法', article: '第三十二条' })(
  'equipment-scrapped',
  ['该设备已经报废注销，禁止使用', 'it was scrapped and may not be used'],
  ['核对设备编号', 'check its number'],
);
const noUseUnit = under({ law: '山东省特种设备安全条例', article: '第二十七条' })(
  'no-use-unit',
  ['未确定运营使用单位的电梯不得投入使用', 'an elevator without a use unit may not be used'],
  ['先确定使用单位；无法确定的由镇办协调', 'settle who is responsible; the subdistrict helps where nobody is'],
);
const noFirm = under({ law: '淄博市电梯安全条例', article: '第十八条' })(
  'no-maintenance-firm',
  ['电梯应当委托有资质的单位维护保养', 'an elevator needs a licensed firm that maintains it'],
  ['填写维保单位', 'name the firm'],
);
const notInspectedForChange = under({ law: '淄博市电梯安全条例', article: '第二十九条' })(
  'inspection-not-valid',
  ['更换维保单位须持检验合格报告', 'a change of the firm needs a valid inspection'],
  ['先检验合格', 'have it inspected first'],
);
const inFuture = order('in-future', ['日期不能晚于今天', 'the day lies in the future'], ['改正日期', 'correct it']);
const validityBackwards = article40(
  'validity-backwards',
  ['检验有效期须晚于检验日期', 'the validity must end after the inspection'],
  ['核对检验报告', 'check the report'],
);
const requestedAlready = article40(
  'requested-already',
  ['已经申报检验', 'an inspection has been asked for'],
  ['等待检验机构约定时间', 'wait for the agency to fix a day'],
);
const isOut = under({ law: '山东省特种设备安全条例', article: '第二十条' })(
  'out-of-service',
  ['设备已停用', 'it is out of service'],
  ['重新启用前先检验', 'have it inspected before it is used again'],
);
const notOut = order(
  'not-out-of-service',
  ['设备没有停用', 'it is in service'],
  ['无须启用', 'nothing needs to be done'],
);
const inspectBeforeReturn = under({ law: '山东省特种设备安全条例', article: '第二十条' })(
  'inspect-before-return',
  [
    '停用一年以上或者检验失效的，经检验合格方可启用',
    'after a year, or without a valid inspection, it must be inspected first',
  ],
  ['先登记检验合格结果', 'record a passed inspection first'],
);

const decide = (command: EquipmentCommand, state: EquipmentState): Decision<EquipmentEvent> => {
  if (command.kind === 'RegisterEquipment')
    return state.status === 'none' ? register(command.data) : refuse(registered);
  const isInternal = ['ObserveInspection', 'MarkStopped', 'MarkReleased'].includes(command.kind);
  if (state.status === 'none') return isInternal ? accept() : refuse(absent);
  const today = dateOf(Date.parse(command.at));
  const { equipmentId, particulars, status, inspection } = state;
  return match(command)
    .returnType<Decision<EquipmentEvent>>()
    .with({ kind: 'ObserveInspection' }, ({ at, data: { inspectedUntil } }) => {
      if (status !== 'in-use' || inspectedUntil !== state.inspectedUntil) return accept();
      if (today > inspectedUntil && isRunning(inspection))
        return accept({
          type: 'InspectionOverdue',
          data: { equipmentId, inspectedUntil, observedAt: at, particulars },
        });
      return inspection === 'valid' && today >= aMonthBefore(inspectedUntil)
        ? accept({ type: 'InspectionFellDue', data: { equipmentId, inspectedUntil, observedAt: at } })
        : accept();
    })
    .with({ kind: 'MarkStopped' }, ({ data }) =>
      status === 'scrapped' || state.stops.includes(data.check) ? accept() : accept({ type: 'UseStopped', data }),
    )
    .with({ kind: 'MarkReleased' }, ({ data }) =>
      state.stops.includes(data.check) ? accept({ type: 'UseReleased', data }) : accept(),
    )
    .when(
      () => status === 'scrapped',
      () => refuse(scrapped),
    )
    .with({ kind: 'ChangeUseUnit' }, ({ data }) =>
      data.since > today ? refuse(inFuture) : accept({ type: 'UseUnitChanged', data }),
    )
    .with({ kind: 'ChangeMaintenanceFirm' }, ({ data }) => {
      if (data.since > today) return refuse(inFuture);
      return isRunning(inspection) ? accept({ type: 'MaintenanceFirmChanged', data }) : refuse(notInspectedForChange);
    })
    .with({ kind: 'RequestInspection' }, ({ data: { agency } }) =>
      inspection === 'requested'
        ? refuse(requestedAlready)
        : accept({ type: 'InspectionRequested', data: { equipmentId, requestedOn: today, agency } }),
    )
    .with({ kind: 'RecordInspection' }, ({ data: { inspectedOn, agency, result } }) => {
      if (inspectedOn > today) return refuse(inFuture);
      if (!result.passed) {
        const failure = { equipmentId, inspectedOn, agency, opinion: result.opinion, particulars };
        return accept({ type: 'InspectionFailed', data: failure });
      }
      return result.until > inspectedOn
        ? accept({ type: 'InspectionPassed', data: { equipmentId, inspectedOn, inspectedUntil: result.until, agency } })
        : refuse(validityBackwards);
    })
    .with({ kind: 'TakeOutOfService' }, ({ data }) => {
      if (data.since > today) return refuse(inFuture);
      return status === 'out-of-service' ? refuse(isOut) : accept({ type: 'EquipmentTakenOutOfService', data });
    })
    .with({ kind: 'ReturnToService' }, ({ data }) => {
      if (status !== 'out-of-service') return refuse(notOut);
      if (data.since > today) return refuse(inFuture);
      return mayReturn(state, data.since)
        ? accept({ type: 'EquipmentReturnedToService', data })
        : refuse(inspectBeforeReturn);
    })
    .with({ kind: 'ScrapEquipment' }, ({ data }) => accept({ type: 'EquipmentScrapped', data }))
    .exhaustive();
};

const register = (data: Extract<EquipmentEvent, { type: 'EquipmentRegistered' }>['data']): Decision<EquipmentEvent> => {
  const { kind, useUnit, maintenanceFirm } = data.particulars;
  if (kind === 'elevator' && !useUnit) return refuse(noUseUnit);
  if (kind === 'elevator' && !maintenanceFirm) return refuse(noFirm);
  return accept({ type: 'EquipmentRegistered', data });
};

const isRunning = (inspection: Known['inspection']): boolean => inspection !== 'overdue' && inspection !== 'failed';

/** 停用一年以上重新使用的，应当检验 (淄博市电梯安全条例 art. 34), and never without a valid one. */
const mayReturn = ({ outSince, inspectedOn, inspectedUntil, inspection }: Known, since: string): boolean => {
  const aYearOut = outSince !== undefined && since >= shifted(outSince, 12);
  const inspectedSince = outSince !== undefined && inspectedOn !== undefined && inspectedOn > outSince;
  return isRunning(inspection) && inspectedUntil >= since && (!aYearOut || inspectedSince);
};

/** When the use unit must have asked for the next inspection: 检验合格有效期届满前一个月 (特种设备安全法 art. 40). */
export const aMonthBefore = (date: string): string => shifted(date, -1);

/** A date some months on, on that month's last day where it has no such day. */
const shifted = (date: string, months: number): string => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
};

const evolve = (state: EquipmentState, event: EquipmentEvent): EquipmentState => {
  if (event.type === 'EquipmentRegistered') {
    const { equipmentId, particulars, inspectedUntil } = event.data;
    return {
      status: 'in-use',
      equipmentId,
      particulars,
      inspection: 'valid',
      inspectedUntil,
      inspectedOn: undefined,
      outSince: undefined,
      stops: [],
    };
  }
  if (state.status === 'none') return state;
  const { particulars } = state;
  return match(event)
    .returnType<EquipmentState>()
    .with({ type: 'UseUnitChanged' }, ({ data: { useUnit } }) => ({
      ...state,
      particulars: { ...particulars, useUnit },
    }))
    .with({ type: 'MaintenanceFirmChanged' }, ({ data: { maintenanceFirm } }) => ({
      ...state,
      particulars: { ...particulars, maintenanceFirm },
    }))
    .with({ type: 'InspectionFellDue' }, () => ({ ...state, inspection: 'due' }))
    .with({ type: 'InspectionRequested' }, () =>
      isRunning(state.inspection) ? { ...state, inspection: 'requested' } : state,
    )
    .with({ type: 'InspectionPassed' }, ({ data: { inspectedOn, inspectedUntil } }) => ({
      ...state,
      inspection: 'valid',
      inspectedOn,
      inspectedUntil,
    }))
    .with({ type: 'InspectionFailed' }, ({ data: { inspectedOn } }) => ({
      ...state,
      inspection: 'failed',
      inspectedOn,
    }))
    .with({ type: 'InspectionOverdue' }, () => ({ ...state, inspection: 'overdue' }))
    .with({ type: 'EquipmentTakenOutOfService' }, ({ data: { since } }) => ({
      ...state,
      status: 'out-of-service',
      outSince: since,
    }))
    .with({ type: 'EquipmentReturnedToService' }, () => ({ ...state, status: 'in-use', outSince: undefined }))
    .with({ type: 'UseStopped' }, ({ data: { check } }) => ({ ...state, stops: [...state.stops, check] }))
    .with({ type: 'UseReleased' }, ({ data: { check } }) => ({
      ...state,
      stops: state.stops.filter((each) => each !== check),
    }))
    .with({ type: 'EquipmentScrapped' }, () => ({ ...state, status: 'scrapped' }))
    .exhaustive();
};

export const equipmentDecider: Decider<EquipmentCommand, EquipmentState, EquipmentEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
