import type { RuleSource } from '@tiaokuai/contracts';

/** 卧室、起居室的温度不低于十八摄氏度 (山东省供热条例 art. 21). */
export const roomStandard = 18;

/** 具体办法由设区的市人民政府制定: how much of a day's fee is not charged for a room below standard. */
export const reductionScale: RuleSource = { law: '配置', article: '室温不达标减收热费比例' };

/** @returns hundredths of a day's fee. */
export const reductionPercent = (lowest: number, standard: number): number => {
  const below = standard - lowest;
  if (below <= 0) return 0;
  return below < 2 ? 50 : 100;
};

/**
 * The part of a season's fee that is not charged, rounded to the fen in the user's favour.
 *
 * @param days On which the room was too cold.
 */
export const reducedFen = (seasonFen: number, seasonDays: number, days: number, percent: number): number => {
  const [numerator, denominator] = [BigInt(seasonFen) * BigInt(days) * BigInt(percent), BigInt(seasonDays) * 100n];
  return Number((numerator + denominator - 1n) / denominator);
};
