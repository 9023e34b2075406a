/**
 * Fields that a content has and what a schema made of it has not, by their paths: they would be lost without a word, because
 * schemas of events let unknown fields pass.
 */
export const lostFields = (given: unknown, kept: unknown, path = ''): readonly string[] =>
  typeof given !== 'object' || given === null
    ? []
    : Object.entries(given).flatMap(([name, value]) => {
        const at = path === '' ? name : `${path}.${name}`;
        if (value === undefined) return [];
        const mine = (kept as Readonly<Record<string, unknown>>)[name];
        return mine === undefined ? [at] : lostFields(value, mine, at);
      });
