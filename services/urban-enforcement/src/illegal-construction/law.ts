import type { ConstructionKind, PenaltyRange, RuleSource } from '@tiaokuai/contracts';

const planning64: RuleSource = { law: '城乡规划法', article: '第六十四条' };
const planning66: RuleSource = { law: '城乡规划法', article: '第六十六条' };
const most = 100_000_000;

interface Fine {
  readonly range: PenaltyRange;
  readonly rule: RuleSource;
}

const fine = (rule: RuleSource, least: number, highest: number): Fine => ({
  range: { warning: false, least, most: highest },
  rule,
});

/**
 * What illegal construction may cost, by the cost of the works (工程造价, yuan).
 *
 * With an order to correct it 5 to 10 % (the law leaves no choice); with confiscation up to 10 %; a temporary building, with
 * its removal, up to its whole cost. Whole yuan, rounded towards what the law allows.
 *
 * @returns Undefined where the law knows no fine beside the decision: 限期拆除 of art. 64 stands alone.
 */
export const constructionFine = (
  kind: ConstructionKind,
  decision: 'correction' | 'removal' | 'confiscation',
  cost: number,
): Fine | undefined => {
  if (kind === 'temporary') return decision === 'removal' ? fine(planning66, 1, Math.min(most, cost)) : undefined;
  const tenth = Math.min(most, Math.floor(cost / 10));
  if (decision === 'correction') return fine(planning64, Math.min(tenth, Math.ceil(cost / 20)), tenth);
  return decision === 'confiscation' ? fine(planning64, 1, tenth) : undefined;
};
