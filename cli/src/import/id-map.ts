/**
 * A small number per UUID of version 4 or 5, in some 20 bytes each, so that the ids of a very long file still fit into
 * memory. Ids are told apart by 64 of their bits: among a million, two are taken for one with a chance of three in a
 * hundred million.
 */
export interface IdMap {
  readonly size: number;
  /** 0 for an id that is not there. */
  get(id: string): number;
  /** @param value 1 to 65,535 */
  set(id: string, value: number): void;
  values(): Iterable<number>;
}

export const createIdMap = (): IdMap => {
  let capacity = 1_024;
  let high = new Uint32Array(capacity);
  let low = new Uint32Array(capacity);
  let values = new Uint16Array(capacity);
  let size = 0;

  /** Where the id stands, or where it would. */
  const slotOf = (first: number, last: number): number => {
    let slot = (first ^ last) & (capacity - 1);
    while (values[slot] !== 0 && !(high[slot] === first && low[slot] === last)) slot = (slot + 1) & (capacity - 1);
    return slot;
  };
  const put = (first: number, last: number, value: number): void => {
    const slot = slotOf(first, last);
    if (values[slot] === 0) size += 1;
    high[slot] = first;
    low[slot] = last;
    values[slot] = value;
  };
  const grow = (): void => {
    const old = { high, low, values };
    capacity *= 2;
    high = new Uint32Array(capacity);
    low = new Uint32Array(capacity);
    values = new Uint16Array(capacity);
    size = 0;
    for (const [slot, value] of old.values.entries()) if (value !== 0) put(old.high[slot]!, old.low[slot]!, value);
  };

  return {
    get size() {
      return size;
    },
    get: (id) => values[slotOf(firstBits(id), lastBits(id))]!,
    set(id, value) {
      if (size * 2 > capacity) grow();
      put(firstBits(id), lastBits(id), value);
    },
    *values() {
      for (const value of values) if (value !== 0) yield value;
    },
  };
};

const firstBits = (id: string): number => Number.parseInt(id.slice(0, 8), 16);
const lastBits = (id: string): number => Number.parseInt(id.slice(-8), 16);
