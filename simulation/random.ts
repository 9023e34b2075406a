/** Random numbers that a seed decides. */
export interface Random {
  /** 0 inclusive to 1 exclusive. */
  next(): number;
  /** Whole, from `low` to `high`, both inclusive. */
  between(low: number, high: number): number;
  /** True in `share` of all cases. */
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /**
   * Deals from a shuffled pack with so many cards of each kind, and begins another when it is used up: what is rare comes
   * as often as its share says, and comes for certain.
   */
  pack<Card extends string>(cards: Readonly<Record<Card, number>>): () => Card;
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough to play with. */
const mulberry32 = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** @param of Sets several apart that follow from one seed: whose they are. */
export const randomOf = (seed: number, of = ''): Random => {
  const next = mulberry32(of === '' ? seed : fnv1a(`${seed}/${of}`));
  const random: Random = {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!,
    pack<Card extends string>(cards: Readonly<Record<Card, number>>) {
      const whole = (Object.entries(cards) as [Card, number][]).flatMap(([card, count]) =>
        Array<Card>(count).fill(card),
      );
      if (whole.length === 0) throw new Error('a pack needs cards');
      let left: Card[] = [];
      return () => {
        if (left.length === 0) left = shuffled(whole, random);
        return left.pop()!;
      };
    },
  };
  return random;
};

export const shuffled = <T>(from: readonly T[], random: Pick<Random, 'between'>): T[] => {
  const result = [...from];
  for (let at = result.length - 1; at > 0; at -= 1) {
    const other = random.between(0, at);
    [result[at], result[other]] = [result[other]!, result[at]!];
  }
  return result;
};

/** FNV-1a over UTF-16 units (Fowler, Noll, Vo): texts to seeds. */
const fnv1a = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};
