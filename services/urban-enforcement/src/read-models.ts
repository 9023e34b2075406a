import { disorderEvents, illegalConstructionEvents } from '@tiaokuai/contracts';
import { type OwnedReadModel, ownReadModel } from '@tiaokuai/service';
import { constructionsModel } from './constructions-model.ts';
import { disordersModel } from './disorders-model.ts';

export type { ConstructionRow } from './constructions-model.ts';
export type { DisorderRow } from './disorders-model.ts';

export const readModels: readonly OwnedReadModel[] = [
  ownReadModel(constructionsModel, illegalConstructionEvents),
  ownReadModel(disordersModel, disorderEvents),
];
