import type { LexiconEvent } from '@tiaokuai/contracts';
import type { ServedQuery } from '@tiaokuai/service';
import { z } from 'zod';

type Published = Extract<LexiconEvent, { type: 'LexiconPublished' }>['data'];

/** A version of the learned lexicon, without its words. */
export interface LexiconVersion extends Omit<Published, 'words' | 'practice'> {
  readonly publishedAt: string;
  readonly by: string;
  readonly categories: number;
  readonly words: number;
  readonly inForce: boolean;
}

/** All versions, the newest first; there are few. */
export const lexicons: ServedQuery = {
  name: 'Lexicons',
  names: { zh: '学习词库的版本', en: 'Versions of the learned lexicon' },
  input: z.object({}),
  async handle(_input: never, context): Promise<readonly LexiconVersion[]> {
    let inForce = 0;
    const versions: Omit<LexiconVersion, 'inForce'>[] = [];
    for (const { type, data, time, actor } of await context.history('lexicon', 'lexicon-learned')) {
      const event = { type, data } as LexiconEvent;
      if (event.type === 'LexiconSetBack') {
        inForce = event.data.to;
        continue;
      }
      const { words, practice: _practice, ...rest } = event.data;
      const own = Object.values(words);
      versions.push({ ...rest, publishedAt: time, by: actor, categories: own.length, words: own.flat().length });
      inForce = rest.version;
    }
    return versions.map((each) => ({ ...each, inForce: each.version === inForce })).reverse();
  },
};
