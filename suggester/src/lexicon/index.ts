import { joinLexicons, type Lexicon } from '../lexicon.ts';
import { common } from './common.ts';
import { firstWords } from './first.ts';

/** What citizens say, and what it speaks for. */
export const defaultLexicon: Lexicon = joinLexicons(common, firstWords);
