import { fundUse } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { fundUses } from './model.ts';

/** Emergency repairs that have been published long enough. */
export const watchPublications = dueClock({
  name: 'watch-publications',
  model: fundUses,
  due: 'published_until',
  where: { status: 'published' },
  command: fundUse.internal.ObserveFundPublication,
  data: ({ case_id: caseId, published_until: until }) => ({ caseId, until }),
});
