import { type ReportIncidentInput, withoutPersonalNumbers } from '@tiaokuai/contracts';

/** What of a report stands in the open: on the bus, in read models, before every department. */
type OpenParts = Pick<ReportIncidentInput, 'place' | 'answers' | 'origin' | 'handled'>;

/**
 * The open parts without telephone, identity, bank card numbers and plates; each place where one stood keeps `…`. A report is
 * not lost for what its author wrote into the wrong field: what is found is sealed with the rest of their data.
 */
export const openPartsOf = <Parts extends OpenParts>(
  parts: Parts,
): { readonly open: Parts; readonly found: string[] } => {
  const found: string[] = [];
  const cleared = (text: string): string => {
    const { text: open, found: more } = withoutPersonalNumbers(text);
    found.push(...more);
    return open;
  };
  const open = clearedIn(parts, cleared);
  return { open, found };
};

const clearedIn = <Part>(part: Part, cleared: (text: string) => string): Part => {
  const of = (each: unknown): unknown => {
    if (typeof each === 'string') return cleared(each);
    if (Array.isArray(each)) return each;
    if (typeof each !== 'object' || each === null) return each;
    const entries = Object.entries(each).map(([name, value]) => [cleared(name), of(value)] as const);
    // Two questions that differed in a number only stay two.
    return Object.fromEntries(
      entries.map(([name, value], at) => [
        entries.findIndex(([other]) => other === name) < at ? `${name}${at}` : name,
        value,
      ]),
    );
  };
  // Each text is replaced by a text, and nothing else changes.
  return of(part) as Part;
};
