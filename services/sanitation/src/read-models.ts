import type { OwnedReadModel } from '@tiaokuai/service';
import { type GarbageRow, garbage, type SitingRow, sitings, type WasteRow, waste } from './case-models.ts';
import { type PointRow, points, type RoundRow, rounds } from './collection-models.ts';

export type { GarbageRow, PointRow, RoundRow, SitingRow, WasteRow };

/** The tables of the service, by their names. */
export type Rows = {
  points: PointRow;
  rounds: RoundRow;
  garbage: GarbageRow;
  waste: WasteRow;
  sitings: SitingRow;
};

export const readModels: readonly OwnedReadModel[] = [points, rounds, garbage, waste, sitings];
