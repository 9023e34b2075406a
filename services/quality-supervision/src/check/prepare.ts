import { check, type EquipmentOnRegister, under } from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import { prepare, type ServiceContext } from '@tiaokuai/service';
import { lookUp } from '../equipment/register.ts';
import type { CheckState } from './decider.ts';
import { notIdentified } from './refusals.ts';

/** What officers give as an id or a length of time reaches the decider as the register's entry or a deadline. */

const { CloseCheck, IdentifyEquipment, IssueInstruction, LiftStop, OpenCheck } = check.commands;

const notRegistered = under({ law: '特种设备安全法', article: '第三十三条' })(
  'equipment-not-registered',
  ['没有登记过该设备', 'it is not on the register'],
  ['未登记使用的，先查处并办理使用登记', 'deal with its use without registration, and register it'],
);

export const openCheck = prepare(OpenCheck, async ({ equipmentId, ...rest }, context) => {
  const checkBy =
    rest.cause === 'severe-hazard' ? { checkBy: deadlineBy('elevator-severe-hazard', context.now()) } : {};
  if (!equipmentId) return { data: { ...rest, ...checkBy } };
  const equipment = await lookUp(context, equipmentId);
  return equipment ? { data: { ...rest, ...checkBy, equipment } } : { refused: notRegistered };
});

export const identifyEquipment = prepare(IdentifyEquipment, async ({ equipmentId, ...rest }, context) => {
  const equipment = await lookUp(context, equipmentId);
  return equipment ? { data: { ...rest, equipment } } : { refused: notRegistered };
});

export const issueInstruction = prepare(IssueInstruction, ({ within, ...rest }, { now }) => ({
  data: { ...rest, rectifyBy: deadlineWithin(within, now(), { law: '特种设备安全法', article: '第六十二条' }) },
}));

export const liftStop = prepare(LiftStop, async (input, context) => {
  const equipment = await equipmentOf(context, input.caseId);
  return equipment ? { data: { ...input, equipment } } : { refused: notIdentified };
});

export const closeCheck = prepare(CloseCheck, async (input, context) => {
  const equipment = await equipmentOf(context, input.caseId);
  return { data: equipment ? { ...input, equipment } : input };
});

/** The register's entry of what a check is about. */
const equipmentOf = async (context: ServiceContext, caseId: string): Promise<EquipmentOnRegister | undefined> => {
  const { state } = await context.load(check.name, check.streamOf({ caseId }));
  const { equipmentId } = state as Extract<CheckState, { equipmentId?: unknown }>;
  return equipmentId ? lookUp(context, equipmentId) : undefined;
};
