import { stripVTControlCharacters } from 'node:util';

/** Characters that take two columns of a terminal: East Asian wide and fullwidth ones, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const nothing = /\p{Mark}|\p{Control}|\u200d|\ufe0f/u;

/** How many columns a text takes; colours take none. */
export const widthOf = (text: string): number => {
  let width = 0;
  for (const character of stripVTControlCharacters(text))
    width += wide.test(character) ? 2 : nothing.test(character) ? 0 : 1;
  return width;
};

/** The beginning of a plain text that fits into so many columns, with `…` where something is left off. */
export const clip = (text: string, columns: number): string => {
  if (widthOf(text) <= columns) return text;
  let result = '';
  let width = 1;
  for (const character of text) {
    width += widthOf(character);
    if (width > columns) break;
    result += character;
  }
  return columns > 0 ? `${result}…` : '';
};

/** Fitted, and filled up with spaces on the right. */
export const padded = (text: string, columns: number): string => {
  const fitted = clip(text, columns);
  return fitted + ' '.repeat(columns - widthOf(fitted));
};
