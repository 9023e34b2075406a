import { type RuleSource, statutesInForceSince } from '@tiaokuai/contracts';
import { maintenance } from '../trades.ts';

/** Operators maintain what is theirs and take over what is fit for it. @param day YYYY-MM-DD. */
export const takeOverRule = (day: string): RuleSource =>
  day < statutesInForceSince.淄博市物业管理条例! ? maintenance : { law: '淄博市物业管理条例', article: '第十三条' };
