import type { OwnedReadModel } from '@tiaokuai/service';
import { type CheckRow, checks } from './checks-model.ts';
import { type EquipmentRow, equipment } from './equipment-model.ts';
import { type RescueRow, rescues } from './rescues-model.ts';

export type { CheckRow, EquipmentRow, RescueRow };

export const readModels: readonly OwnedReadModel[] = [equipment, checks, rescues];
