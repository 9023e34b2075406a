import { type EstateSnapshot, estate } from '@tiaokuai/contracts';
import type { ServiceContext } from '@tiaokuai/service';
import { dateOf } from '@tiaokuai/working-time';
import { type EstateState, particularsOn } from './decider.ts';

/** What others need of an estate, by the register of today; undefined where it does not stand there. */
export const estateNow = async (
  estateId: string,
  { load, now }: Pick<ServiceContext, 'load' | 'now'>,
): Promise<EstateSnapshot | undefined> => {
  const { state } = await load('estate', estate.streamOf({ estateId }));
  const particulars = particularsOn(state as EstateState, dateOf(Date.parse(now())));
  if (!particulars) return undefined;
  const { name, subdistrict, kind, mode, acceptedOn, starLevel, enterprise } = particulars;
  return {
    estateId,
    name,
    subdistrict,
    kind,
    mode,
    ...(acceptedOn ? { acceptedOn } : {}),
    ...(starLevel ? { starLevel } : {}),
    ...(enterprise ? { enterprise } : {}),
  };
};
