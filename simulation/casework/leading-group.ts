import type { lexicon } from '@tiaokuai/contracts';
import type { z } from 'zod';
import type { Casework } from './working.ts';

/** The leading group's office twice a year: what the logs teach the suggester is read, put in force, and once taken back. */
export const playLexicon: Casework = (bench) => {
  const { random, act } = bench;
  const outcome = random.pack({ stays: 1, 'taken-back': 1 });
  const reviewer = 'leading-group:office-1';
  return {
    begin() {
      const from = new Date(bench.now()).toISOString();
      bench.every(150, async () => {
        const to = new Date(bench.now()).toISOString();
        const learned = await bench.ask<Learned>('LearnLexicon', { from, to }, 'subdistrict');
        if (Object.keys(learned.words).length === 0) return;
        const { words, practice, basis } = learned;
        const published = await act('PublishLexicon', { words, practice, basis, note: '逐词审阅，同意启用' }, reviewer);
        if (published?.ok && outcome() === 'taken-back')
          bench.later(2_400, 4_800, () => act('SetBackLexicon', { reason: '误判增多，退回前版' }, reviewer));
      });
    },
    see: () => undefined,
  };
};

/** As the subdistrict answers. */
type Learned = Pick<z.input<typeof lexicon.commands.PublishLexicon.schema>, 'words' | 'practice' | 'basis'>;
