import { leadingGroupQueries, lexicon } from '@tiaokuai/contracts';
import { queryOf } from '@tiaokuai/service';

const { LexiconPublished, LexiconSetBack } = lexicon.events;

export const listLexicons = queryOf(leadingGroupQueries.Lexicons, async (_input, { history }) => {
  const past = await history('lexicon', 'lexicon-learned');
  let inForce = 0;
  const versions = past.flatMap(({ type, data, time, actor }) => {
    if (type === LexiconSetBack.name) {
      inForce = LexiconSetBack.schema.parse(data).to;
      return [];
    }
    const { words, practice: _practice, ...rest } = LexiconPublished.schema.parse(data);
    inForce = rest.version;
    const own = Object.values(words);
    return [{ ...rest, publishedAt: time, by: actor, categories: own.length, words: own.flat().length }];
  });
  return versions.map((each) => ({ ...each, inForce: each.version === inForce })).reverse();
});
