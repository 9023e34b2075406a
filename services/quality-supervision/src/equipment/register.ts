import { type EquipmentOnRegister, equipment } from '@tiaokuai/contracts';
import type { ServiceContext } from '@tiaokuai/service';
import type { EquipmentState } from './decider.ts';

/** The register's entry as it stands; undefined for what was never registered. */
export const lookUp = async (
  { load }: Pick<ServiceContext, 'load'>,
  equipmentId: string,
): Promise<EquipmentOnRegister | undefined> => {
  const { state } = await load(equipment.name, equipment.streamOf({ equipmentId }));
  return onRegister(state as EquipmentState);
};

/** The register's entry as a check takes it over. */
export const onRegister = (state: EquipmentState): EquipmentOnRegister | undefined => {
  if (state.status === 'none') return undefined;
  const { equipmentId, particulars, status, inspection } = state;
  return {
    ...particulars,
    equipmentId,
    status,
    inspection: inspection === 'overdue' || inspection === 'failed' ? inspection : 'valid',
  };
};
