import { simplified } from './traditional.ts';

/** One report as the matcher reads it. */
export interface NormalText {
  readonly subject: string;
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', amp: '&', quot: '"' };

/** Markup, spreadsheet escapes (`_x000D_`), addresses of web pages: nothing that a citizen said. */
const markup = /<[a-z/!][^<>]{0,300}>|_x000d_|https?:\/\/[\w./?=&%#:-]+/gi;
/** Chinese needs no spaces, and dirty text has them between characters; emoji, controls and halves of characters go too. */
const noise = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}\uFE0F]+/gu;
/** What ends a sentence, kept as one mark, so that no word is read across it. */
const sentenceEnd = /[。！？!?；;\n\r]+|…+/g;

/**
 * The text with what is only form taken away: widths, markup, spaces, emoji, traditional characters, capital letters and
 * sentences said twice (texts are pasted together from earlier messages). Time is linear in the length.
 */
export const normalise = ({ subject, text }: { readonly subject: string; readonly text: string }): NormalText => ({
  subject: plain(subject),
  text: once(plain(text)),
});

const plain = (raw: string): string =>
  simplified(
    raw
      .replace(/&(nbsp|lt|gt|amp|quot);/g, (_, name: string) => entities[name]!)
      .replace(markup, ' ')
      .normalize('NFKC')
      .replace(sentenceEnd, '。')
      .replace(noise, '')
      // What stood between two ends may have been noise.
      .replace(/。{2,}/g, '。')
      .toLowerCase(),
  );

/** Shorter ones are repeated for emphasis (请领导重视) and weigh nothing. */
const shortestRepeat = 12;

const once = (text: string): string => {
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const sentence of text.split('。')) {
    if (sentence.length >= shortestRepeat && seen.has(sentence)) continue;
    seen.add(sentence);
    if (sentence) kept.push(sentence);
  }
  return kept.join('。');
};
