import type { Hit } from './matcher.ts';
import type { NormalText } from './normalise.ts';

/** A word where it stands, and how much it counts there: 1 at the beginning of the text. */
export interface WeighedHit extends Hit {
  readonly weight: number;
}

/** A subject says what the matter is. */
const inSubject = 2.5;
/** Characters after which a word counts half: matters come first, history and feelings later. */
const halfLength = 300;
const least = 0.2;
/** Subject and text are never near each other. */
const gap = 1_000;

const inCitation = 0.3;
const inReply = 0.1;

/** A law told in full names everything that it forbids. */
const citation = /第[一二三四五六七八九十百零〇\d]{1,6}条/;
/** Some texts carry the answer to an earlier message. */
const replyBegins = /(回复如下|答复如下|记者回复|亲爱的网友|尊敬的网友|回复内容)/;
const denial = /(不是|并非|而非|不属于|不涉及|不存在|无关于|不要求)(因为|什么|所谓的?|指)?$/;

/**
 * Words of subject and text in one row of places, each weighed by where it stands. Words that are denied are left out.
 *
 * @param find The matcher of the lexicon.
 */
export const weighedHits = ({ subject, text }: NormalText, find: (text: string) => Hit[]): WeighedHit[] => {
  const offset = subject.length + gap;
  const discount = discounts(text);
  return [
    ...find(subject)
      .filter(({ at }) => !denied(subject, at))
      .map((hit) => ({ ...hit, weight: inSubject })),
    ...find(text)
      .filter(({ at }) => !denied(text, at))
      .map(({ word, at }) => ({ word, at: at + offset, weight: byPlace(at) * discount(at) })),
  ];
};

const byPlace = (at: number): number => Math.max(least, 1 / (1 + at / halfLength));

const denied = (text: string, at: number): boolean => denial.test(text.slice(Math.max(0, at - 8), at));

/** Factor by place; to be asked in the order of the text. */
const discounts = (text: string): ((at: number) => number) => {
  const reply = text.search(replyBegins);
  const cited = citation.test(text) ? citedSentences(text) : [];
  let next = 0;
  return (at) => {
    while (next < cited.length && cited[next]!.to <= at) next++;
    const within = next < cited.length && cited[next]!.from <= at;
    return (within ? inCitation : 1) * (reply >= 0 && at > reply ? inReply : 1);
  };
};

const citedSentences = (text: string): { from: number; to: number }[] => {
  const cited: { from: number; to: number }[] = [];
  let from = 0;
  for (const sentence of text.split('。')) {
    const to = from + sentence.length + 1;
    if (citation.test(sentence)) cited.push({ from, to });
    from = to;
  }
  return cited;
};
