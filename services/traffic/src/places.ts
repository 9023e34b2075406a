import type { RoadKind } from '@tiaokuai/contracts';
import type { Saying } from '@tiaokuai/department';
import { roadDefinition } from './law.ts';

/** What cases of vehicles say back of the place. */

export const roadNames: Readonly<Record<RoadKind, string>> = {
  'public-road': '公路、城市道路',
  'public-place': '广场、公共停车场',
  'unit-open': '单位管辖、允许社会机动车通行的地方，属于道路',
  'unit-closed': '不允许社会机动车通行的地方，不属于道路',
};

interface Leaving {
  readonly led: boolean;
  readonly ownerNotified: boolean;
  readonly to: { readonly name: string };
  readonly note: string;
}

/** Where the traffic police led, the lead passes to the subdistrict; where they assisted, their part is done. */
export const leftToManager = ({ led, ownerNotified, to, note }: Leaving): Saying => {
  const reason = `该处不属于“道路”，由${to.name}牵头：${note}`;
  if (led)
    return { declines: { ground: 'not-our-power', legalGround: roadDefinition, reason, proposes: 'subdistrict' } };
  return ownerNotified
    ? { outcome: 'partly-resolved', note: `已联系车主；${reason}` }
    : { outcome: 'not-resolved', note: reason };
};
