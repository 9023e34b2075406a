import {
  CloseCheck,
  type EquipmentOnRegister,
  houseRule,
  IdentifyEquipment,
  IssueInstruction,
  LiftStop,
  limit,
  NotifyFirm,
  OpenCheck,
  RecordPeopleFreed,
  under,
  uuid,
} from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/desk';
import type { PreparedCommand, ServiceContext } from '@tiaokuai/service';
import type { Limit } from '@tiaokuai/working-time';
import type { CheckState } from './check-decider.ts';
import { notIdentified } from './check-refusals.ts';
import { type EquipmentState, onRegister } from './equipment-decider.ts';

/** What officers give as an id or a length of time reaches the decider as the register's entry or a deadline. */

/** The register's entry as it stands; undefined for what was never registered. */
export const lookUp = async (
  { load }: Pick<ServiceContext, 'load'>,
  equipmentId: string,
): Promise<EquipmentOnRegister | undefined> => {
  const { state } = await load('equipment', `equipment-${equipmentId}`);
  return onRegister(state as EquipmentState);
};

/** The register's entry of what a check is about. */
const equipmentOf = async (context: ServiceContext, caseId: string): Promise<EquipmentOnRegister | undefined> => {
  const { state } = await context.load('check', `check-${caseId}`);
  const { equipmentId } = state as Extract<CheckState, { equipmentId?: unknown }>;
  return equipmentId ? lookUp(context, equipmentId) : undefined;
};

const notRegistered = under({ law: '特种设备安全法', article: '第三十三条' })(
  'equipment-not-registered',
  ['没有登记过该设备', 'it is not on the register'],
  ['未登记使用的，先查处并办理使用登记', 'deal with its use without registration, and register it'],
);
const firmUnknown = under(houseRule('困人救援次序'))(
  'firm-unknown',
  ['不知道该电梯的维保单位', "the elevator's maintenance firm is not known"],
  ['填写维保单位，或者填写已登记的电梯', 'name the firm, or a registered elevator'],
);

const openCheck: PreparedCommand = {
  name: OpenCheck.name,
  input: OpenCheck.schema.omit({ equipment: true, checkBy: true }).extend({ equipmentId: uuid.optional() }),
  async prepare({ equipmentId, ...rest }: { equipmentId?: string; cause: string }, context) {
    const checkBy =
      rest.cause === 'severe-hazard' ? { checkBy: deadlineBy('elevator-severe-hazard', context.now()) } : {};
    if (!equipmentId) return { data: { ...rest, ...checkBy } };
    const equipment = await lookUp(context, equipmentId);
    return equipment ? { data: { ...rest, ...checkBy, equipment } } : { refused: notRegistered };
  },
};

const identifyEquipment: PreparedCommand = {
  name: IdentifyEquipment.name,
  input: IdentifyEquipment.schema.omit({ equipment: true }).extend({ equipmentId: uuid }),
  async prepare({ equipmentId, ...rest }: { equipmentId: string }, context) {
    const equipment = await lookUp(context, equipmentId);
    return equipment ? { data: { ...rest, equipment } } : { refused: notRegistered };
  },
};

const issueInstruction: PreparedCommand = {
  name: IssueInstruction.name,
  input: IssueInstruction.schema.omit({ rectifyBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    const source = { law: '特种设备安全法', article: '第六十二条' };
    return { data: { ...rest, rectifyBy: deadlineWithin(within, now(), source) } };
  },
};

const liftStop: PreparedCommand = {
  name: LiftStop.name,
  input: LiftStop.schema.omit({ equipment: true }),
  async prepare(input: { caseId: string }, context) {
    const equipment = await equipmentOf(context, input.caseId);
    return equipment ? { data: { ...input, equipment } } : { refused: notIdentified };
  },
};

const closeCheck: PreparedCommand = {
  name: CloseCheck.name,
  input: CloseCheck.schema.omit({ equipment: true }),
  async prepare(input: { caseId: string }, context) {
    const equipment = await equipmentOf(context, input.caseId);
    return { data: equipment ? { ...input, equipment } : input };
  },
};

const notifyFirm: PreparedCommand = {
  name: NotifyFirm.name,
  input: NotifyFirm.schema.omit({ arriveBy: true }).partial({ firm: true }),
  async prepare(input: { equipmentId?: string | undefined; firm?: string | undefined }, context) {
    const equipment = input.equipmentId ? await lookUp(context, input.equipmentId) : undefined;
    const firm = input.firm ?? equipment?.maintenanceFirm;
    if (!firm) return { refused: firmUnknown };
    return { data: { ...input, firm, arriveBy: deadlineBy('elevator-entrapment-arrival', context.now()) } };
  },
};

const recordPeopleFreed: PreparedCommand = {
  name: RecordPeopleFreed.name,
  input: RecordPeopleFreed.schema.omit({ reportBy: true }),
  async prepare(input: { freedAt: string }) {
    return { data: { ...input, reportBy: deadlineBy('elevator-accident-report', input.freedAt) } };
  },
};

export const prepared: readonly PreparedCommand[] = [
  openCheck,
  identifyEquipment,
  issueInstruction,
  liftStop,
  closeCheck,
  notifyFirm,
  recordPeopleFreed,
];
