import { z } from 'zod';
import { atMost, limited, type Publishing, unpublished } from './limits.ts';
import { holdsPersonalNumber } from './personal-numbers.ts';

/**
 * Texts: composed (NFC), without control characters and halves of surrogate pairs, of limited length in code points, and without
 * numbers that identify a person, because nothing of an event outside the sealed parts may (个人信息保护法 art. 6).
 */

/** Text of one line. */
export const line = (most: number, options: Publishing = {}): z.ZodString =>
  textOf({ most, lines: 'one', sealed: false, ...options });

/** Text that may have several lines. */
export const lines = (most: number, options: Publishing = {}): z.ZodString =>
  textOf({ most, lines: 'several', sealed: false, ...options });

/** Text of one line that departments and analysts read; never empty. */
export const openText = (most: number): z.ZodString => line(most).min(1);

/** Text of several lines that departments and analysts read; never empty. */
export const openLines = (most: number): z.ZodString => lines(most).min(1);

/** What a reporter says: sealed at the edge before anything is kept, so that it may hold what identifies a person. */
export const sealedLine = (most: number): z.ZodString => textOf({ most, lines: 'one', sealed: true });
export const sealedLines = (most: number): z.ZodString => textOf({ most, lines: 'several', sealed: true });

/** A word of a closed form, such as a file's number. */
export const code = (pattern: RegExp, most = 100): z.ZodString =>
  limited(
    z
      .string()
      .regex(pattern)
      .check(atMost(most, 'string', ({ length }) => length))
      .check(notPersonal),
    { kind: 'text', most, lines: 'one', sealed: false },
  );

const notBase64 = {
  what: { zh: '不是 Base64', en: 'it is not base64' },
  remedy: { zh: '按 RFC 4648 编码', en: 'encode it as RFC 4648 says' },
};

/** Bytes as text. */
export const base64 = (most: number): z.ZodString =>
  limited(
    z
      .string()
      .check(atMost(most, 'string', ({ length }) => length))
      .check(
        unpublished((text: string) =>
          text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? undefined : notBase64,
        ),
      ),
    { kind: 'text', most, lines: 'one', sealed: false },
  );

interface TextKind extends Publishing {
  readonly most: number;
  readonly lines: 'one' | 'several';
  readonly sealed: boolean;
}

const textOf = ({ most, lines, sealed, published = true }: TextKind): z.ZodString => {
  const composed = z.string().overwrite(lines === 'one' ? compose : composeLines);
  const within = published ? composed.max(most, { abort: true }) : composed.check(atMost(most, 'string', lengthOf));
  const clean = within.check(lines === 'one' ? plainLine : plainLines);
  return limited(sealed ? clean : clean.check(notPersonal), { kind: 'text', most, lines, sealed });
};

/** Characters as a person counts them, nearly: code points. */
export const lengthOf = (text: string): number => {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
};

const compose = (text: string): string => text.normalize('NFC');
const composeLines = (text: string): string => compose(text).replace(/\r\n?/g, '\n');

const halfOfPair = {
  what: { zh: '含有半个字符', en: 'it holds half of a character' },
  remedy: { zh: '删去显示为“�”的字符后重发', en: 'remove the broken character and send it again' },
};
const controlCharacter = {
  what: { zh: '含有控制字符', en: 'it holds a control character' },
  remedy: { zh: '删去看不见的控制字符后重发', en: 'remove what cannot be seen and send it again' },
};
const lineBreak = {
  what: { zh: '含有换行、制表符或控制字符', en: 'it holds a line break, a tab or a control character' },
  remedy: { zh: '写成一行', en: 'write it in one line' },
};
const personalNumber = {
  what: {
    zh: '含有电话、身份证、银行卡或车牌号码',
    en: 'it holds a telephone, identity or bank card number, or a number plate',
  },
  remedy: {
    zh: '请删除该号码，个人信息只能填在诉求人信息里',
    en: 'remove the number; what identifies a person belongs to the reporter',
  },
};

const notInLine = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const notInLines = /[^\P{Cc}\n\t]|[\p{Zl}\p{Zp}]/u;

const plainLine = unpublished((text: string) =>
  !text.isWellFormed() ? halfOfPair : notInLine.test(text) ? lineBreak : undefined,
);
const plainLines = unpublished((text: string) =>
  !text.isWellFormed() ? halfOfPair : notInLines.test(text) ? controlCharacter : undefined,
);
const notPersonal = unpublished((text: string) => (holdsPersonalNumber(text) ? personalNumber : undefined));

/**
 * A text that cannot be sent back to its author, as any field takes it: without what no store can hold, cut to `most`. Of one line
 * it becomes one line.
 */
export const cleaned = (text: string, most: number, lines: 'one' | 'several' = 'several'): string => {
  const whole = composeLines(text.toWellFormed());
  const plain =
    lines === 'one' ? whole.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ') : whole.replace(/[\p{Zl}\p{Zp}]/gu, '\n');
  return cut(plain.replace(/[^\P{Cc}\n\t]/gu, ''), most);
};

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The beginning of a text, at most so many code points, never a part of what a person sees as one character. */
export const cut = (text: string, most: number): string => {
  if (text.length <= most) return text;
  let [length, end] = [0, 0];
  for (const { segment, index } of graphemes.segment(text)) {
    length += lengthOf(segment);
    if (length > most) return text.slice(0, index);
    end = index + segment.length;
  }
  return text.slice(0, end);
};

/** The beginning of a text, with `…` where it is cut. */
export const shortened = (text: string, most: number): string =>
  lengthOf(text) <= most ? text : `${cut(text, most - 1)}…`;
