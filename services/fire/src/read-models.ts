import type { OwnedReadModel } from '@tiaokuai/service';
import { type DissuasionRow, dissuasions } from './dissuasions-model.ts';
import { type GuidanceRow, guidance } from './guidance-model.ts';
import { type HazardRow, hazards } from './hazards-model.ts';
import { type TurnoutRow, turnouts } from './turnouts-model.ts';

export type { DissuasionRow, GuidanceRow, HazardRow, TurnoutRow };

export const readModels: readonly OwnedReadModel[] = [hazards, turnouts, dissuasions, guidance];
