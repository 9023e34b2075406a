import {
  type FacilitiesDelivered,
  type FacilitiesPlan,
  type FacilityDeficit,
  type FacilityKind,
  facilityKind,
  type PenaltyRange,
  type RuleSource,
  serviceRoomShare,
  statutesInForceSince,
} from '@tiaokuai/contracts';

/** What the statutes ask of an estate's facilities, and what it costs to build otherwise. */

export const article64: RuleSource = { law: '城乡规划法', article: '第六十四条' };
export const article45: RuleSource = { law: '城乡规划法', article: '第四十五条' };
const otherUse: RuleSource = { law: '山东省城乡规划条例', article: '第七十四条' };
const share: RuleSource = { law: '山东省物业管理条例', article: '第十二条' };
const governmentRooms: RuleSource = { law: '山东省物业管理条例', article: '第十三条' };
/** 不按照规定配置必要的物业管理用房: the housing department penalises it. */
export const article61: RuleSource = { law: '物业管理条例', article: '第六十一条' };

/** 山东省物业管理条例 came into force; what was permitted before it owes no share. */
const provinceSince = '2009-05-01';
/** 地面以上成套装修房屋 (淄博市物业管理条例 art. 9(二)): what was permitted before it may lie below the ground. */
const citySince = statutesInForceSince.淄博市物业管理条例!;

export interface Comparison {
  /** Hundredths of a square metre: what the statute asks of service rooms, and what of them counts. */
  readonly roomsRequired: number;
  readonly roomsProvided: number;
  readonly deficits: readonly Omit<FacilityDeficit, 'no'>[];
}

/**
 * What is lacking, at most one deficit for each kind of facility.
 *
 * Less than the permit says is built against the permit; as much, but put to other use, is a changed use; and what is as the
 * permit says may still be less than the statute asks. Service rooms below the ground or without fittings do not count.
 */
export const compare = (plan: FacilitiesPlan, delivered: FacilitiesDelivered): Comparison => {
  const { permittedOn, totalArea, firstPhase } = plan;
  const owesShare = permittedOn >= provinceSince;
  const roomsRequired = owesShare ? serviceRoomShare(firstPhase ?? totalArea) : 0;
  const counting = delivered.rooms.filter(({ floor, fitted }) => permittedOn < citySince || (floor >= 1 && fitted));
  const built = (kind: FacilityKind) =>
    kind === 'service-rooms'
      ? counting.reduce((sum, { area }) => sum + area, 0)
      : sumOf(delivered.facilities, kind, ({ amount }) => amount);
  const available = (kind: FacilityKind) =>
    Math.max(0, built(kind) - sumOf(delivered.facilities, kind, (each) => each.otherUse));
  const least: Partial<Record<FacilityKind, { amount: number; rule: RuleSource }>> = owesShare
    ? {
        'service-rooms': { amount: roomsRequired, rule: share },
        'committee-office': { amount: 2_000, rule: share },
        'government-rooms': { amount: 5_000, rule: governmentRooms },
      }
    : {};

  const deficitOf = (kind: FacilityKind): readonly Omit<FacilityDeficit, 'no'>[] => {
    const planned = sumOf(plan.facilities, kind, ({ amount }) => amount);
    const provided = available(kind);
    if (built(kind) < planned) return [{ kind, against: 'permit', required: planned, provided, rule: article64 }];
    if (provided < planned) return [{ kind, against: 'use', required: planned, provided, rule: otherUse }];
    const statute = least[kind];
    return statute && provided < statute.amount
      ? [{ kind, against: 'statute', required: statute.amount, provided, rule: statute.rule }]
      : [];
  };
  const kinds = facilityKind.options;
  return { roomsRequired, roomsProvided: available('service-rooms'), deficits: kinds.flatMap(deficitOf) };
};

const sumOf = <Each extends { readonly kind: FacilityKind }>(
  all: readonly Each[],
  kind: FacilityKind,
  amountOf: (each: Each) => number,
): number => all.reduce((sum, each) => (each.kind === kind ? sum + amountOf(each) : sum), 0);

/**
 * The fine for building against a permit: five to ten per cent of the cost of what was built so, or up to ten per cent where
 * nothing can put it right (城乡规划法 art. 64). Whole yuan.
 */
export const shareOfCost = (constructionCost: number, irremediable: boolean): PenaltyRange => ({
  warning: false,
  least: irremediable ? 1 : Math.ceil((constructionCost * 5) / 100),
  most: Math.floor(constructionCost / 10),
});

/** 擅自改变…使用性质: thirty to a hundred thousand yuan (山东省城乡规划条例 art. 74). */
export const useRange: PenaltyRange = { warning: false, least: 30_000, most: 100_000 };
