import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { v5 as derived } from 'uuid';
import { createIdMap } from '../src/import/id-map.ts';

test('knows what a Map knows, through growth', () => {
  const id = fc.integer().map((number) => derived(String(number), derived.URL));
  const entry = fc.tuple(id, fc.integer({ min: 1, max: 65_535 }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4_000, size: 'max' }), id, (entries, stranger) => {
      const [ids, map] = [createIdMap(), new Map<string, number>()];
      for (const [key, value] of entries) {
        ids.set(key, value);
        map.set(key, value);
      }
      expect(ids.size).toBe(map.size);
      for (const [key, value] of map) expect(ids.get(key)).toBe(value);
      if (!map.has(stranger)) expect(ids.get(stranger)).toBe(0);
      expect([...ids.values()].sort()).toEqual([...map.values()].sort());
    }),
    { numRuns: 10 },
  );
});
