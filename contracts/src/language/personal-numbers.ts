/**
 * Numbers that identify a person, as people write them: mobile telephones, land lines with their area code, identity cards of 15
 * and 18 digits, bank cards, number plates; also with spaces, hyphens, dots and brackets, +86, full-width and Chinese digits.
 *
 * Ids, hashes, document numbers, equipment codes, amounts, dates and codes of places are none of them. What could be either is
 * taken for a document's number where a year or a date stands in it between separators.
 */

/** Whether a text holds such a number. */
export const holdsPersonalNumber = (text: string): boolean => personalNumbersIn(text).length > 0;

/** A text with `…` in place of each such number, and what was taken out. */
export const withoutPersonalNumbers = (text: string): { readonly text: string; readonly found: readonly string[] } => {
  const spans = personalNumbersIn(text);
  let [open, from] = ['', 0];
  for (const { start, end } of spans) {
    open += `${text.slice(from, start)}…`;
    from = end;
  }
  return { text: open + text.slice(from), found: spans.map(({ start, end }) => text.slice(start, end)) };
};

interface Span {
  readonly start: number;
  readonly end: number;
}

const personalNumbersIn = (text: string): readonly Span[] => {
  // A plate has seven signs, everything else ten digits.
  if (text.length < 7) return [];
  const folded = fold(text);
  const spans = [...platesIn(folded.text), ...numbersIn(folded.text), ...numbersIn(inChineseDigits(folded.text))];
  return joined(spans.map(({ start, end }) => ({ start: folded.at[start]!, end: folded.at[end - 1]! + 1 })));
};

/** In their order, each place once. */
const joined = (spans: readonly Span[]): readonly Span[] => {
  const apart: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const before = apart.at(-1);
    if (before && span.start < before.end)
      apart[apart.length - 1] = { start: before.start, end: Math.max(before.end, span.end) };
    else apart.push(span);
  }
  return apart;
};

/* One spelling */

/** The text in half-width signs and capitals, without what cannot be seen and without ids; and where each sign stood. */
const fold = (text: string): { readonly text: string; readonly at: readonly number[] } => {
  let folded = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index]!;
    if (/\p{Cf}/u.test(sign)) continue;
    folded += halfWidth(sign);
    at.push(index);
  }
  return {
    text: folded.toUpperCase().length === folded.length ? folded.toUpperCase().replace(ids, hidden) : folded,
    at,
  };
};

const halfWidth = (sign: string): string => {
  if (sign < '\u0080') return sign;
  if (sign >= '！' && sign <= '～') return String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
  if (/[\p{Pd}−]/u.test(sign)) return '-';
  if (/[\p{Zs}]/u.test(sign)) return ' ';
  if (/[【〔［「]/u.test(sign)) return '(';
  if (/[】〕］」]/u.test(sign)) return ')';
  if (/[·•・．。]/u.test(sign)) return '.';
  return sign;
};

/** UUIDs and hashes. */
const ids =
  /[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}|(?<![0-9A-Z])(?=[0-9]*[A-F])[0-9A-F]{16,}(?![0-9A-Z])/g;
const hidden = (id: string): string => '#'.repeat(id.length);

const chineseDigits: ReadonlyMap<string, string> = new Map(
  ['零〇○', '一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((signs, digit) =>
    [...signs].map((sign): [string, string] => [sign, String(digit)]),
  ),
);
const inChineseDigits = (text: string): string => {
  const plain = text.replace(
    /[零〇○一壹幺二贰三叁四肆五伍六陆七柒八捌九玖]/gu,
    (sign) => chineseDigits.get(sign) ?? sign,
  );
  return plain === text ? '' : plain;
};

/* Number plates */

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
/** The certificate of a lift or a boiler (`梯11鲁C00123(24)`) has the province's sign in it too. */
const plate = new RegExp(
  `(?<![容锅管梯起索游车瓶]\\d{2})[${provinces}] ?[A-Z][ .-]?(?=(?:[A-Z]*\\d){2})(?:[A-Z0-9]{4}[挂学警港澳试超领]|(?:[A-Z0-9][ -]?){4,5}[A-Z0-9])(?![A-Z0-9])`,
  'gu',
);
const platesIn = (text: string): readonly Span[] =>
  [...text.matchAll(plate)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));

/* Numbers of digits */

interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

const run = /\d(?:[ .()_-]{0,3}\d)*X?/g;

const numbersIn = (text: string): readonly Span[] =>
  [...text.matchAll(run)]
    .filter(([digits]) => digits.length > 9)
    .flatMap(({ index, 0: digits }) => {
      const groups = [...digits.matchAll(/\d+X?/g)].map(
        (group): Group => ({
          digits: group[0],
          start: index + group.index,
          end: index + group.index + group[0].length,
        }),
      );
      return numbersOf(groups, text);
    });

/** Neighbouring groups that make a number together; the longest first. */
const numbersOf = (groups: readonly Group[], text: string): readonly Span[] => {
  const spans: Span[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    for (let last = Math.min(groups.length, first + mostDigits) - 1; last >= first; last -= 1) {
      const some = groups.slice(first, last + 1);
      const [start, end] = [some[0]!.start, some.at(-1)!.end];
      if (!identifies(some.map(({ digits }) => digits)) || amount.test(text.slice(end, end + 8))) continue;
      spans.push({ start, end });
      first = last;
      break;
    }
  }
  return spans;
};

const amount = /^(?:\.\d{1,4})? ?[元万亿]/;
/** +86 and the digits of a bank card. */
const mostDigits = 23;

const identifies = (groups: readonly string[]): boolean => {
  const all = groups.join('');
  if (all.length > mostDigits || all.length < 10) return false;
  const [first = '', ...rest] = groups;
  const country = /^(?:00)?86/.exec(first)?.[0] ?? '';
  const local = first.slice(country.length);
  const national = country === '' ? groups : local === '' ? rest : [local, ...rest];
  return (
    isMobile(national) ||
    isLandLine(groups) ||
    (country !== '' && isLandLine([`0${national[0]}`, ...national.slice(1)])) ||
    isIdentityCard(groups) ||
    isBankCard(groups)
  );
};

const singly = (groups: readonly string[]): boolean => groups.every(({ length }) => length === 1);
const inGroupsFrom = (least: number, groups: readonly string[]): boolean =>
  groups.every(({ length }) => length >= least) || singly(groups);
const isDate = (digits: string): boolean => /^(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);
const isYear = (digits: string | undefined): boolean => /^(?:19|20)\d{2}$/.test(digits ?? '');

const isMobile = (groups: readonly string[]): boolean => {
  const all = groups.join('');
  if (!/^0?1[3-9]\d{9}$/.test(all)) return false;
  if (groups.length === 1) return true;
  const usual = inGroupsFrom(3, groups) || /^\d{3}(?: \d\d){4}$/.test(groups.join(' '));
  return usual && !(groups[0]!.length === 3 && isDate(all.slice(3)));
};

const isLandLine = (groups: readonly string[]): boolean => {
  const match = /^(?:(?<metropolis>010|02\d)(?<eight>[2-8]\d{7})|0[3-9]\d{2}(?<local>[2-8]\d{6,7}))$/.exec(
    groups.join(''),
  );
  if (!match) return false;
  const { metropolis, eight, local = eight! } = match.groups!;
  const [area, ...rest] = groups;
  if (rest.length === 0) return true;
  if (singly(groups)) return true;
  return area!.length === (metropolis ? 3 : 4) && inGroupsFrom(3, rest) && !isDate(local) && !isYear(rest[0]);
};

const placeOfBirth = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d{4}/;

const isIdentityCard = (groups: readonly string[]): boolean => {
  const all = groups.join('');
  if (!placeOfBirth.test(all) || !inGroupsFrom(2, groups)) return false;
  // Of a number with another century in its date, 19 or 20 would be the year: that is a document's.
  if (/^\d{15}$/.test(all)) return /^[3-9]/.test(all.slice(6)) && isDate(`19${all.slice(6, 12)}`);
  if (!/^\d{17}[\dX]$/.test(all) || !isDate(all.slice(6, 14))) return false;
  // A document's number may have a place and a day in it; nobody reports whose number is of these years and wrong.
  return Number(all.slice(6, 10)) < 2010 || checkSign(all) === all[17];
};

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkSign = (card: string): string | undefined =>
  '10X98765432'[weights.reduce((sum, weight, index) => sum + weight * Number(card[index]), 0) % 11];

const isBankCard = (groups: readonly string[]): boolean => {
  const all = groups.join('');
  const usual =
    groups.length === 1 || groups.slice(0, -1).every(({ length }) => length === 4) || inGroupsFrom(6, groups);
  return usual && /^(?:62\d{14,17}|9558\d{15}|4\d{15}|5[1-5]\d{14})$/.test(all) && luhn(all);
};

const luhn = (card: string): boolean =>
  [...card].toReversed().reduce((sum, sign, index) => {
    const digit = index % 2 === 0 ? Number(sign) : Number(sign) * 2;
    return sum + (digit > 9 ? digit - 9 : digit);
  }, 0) %
    10 ===
  0;
