import { type LexiconEvent, lexicon } from '@tiaokuai/contracts';
import { createDecoder, type ServiceContext } from '@tiaokuai/service';
import { createSuggester, type Learned, withLearned } from '@tiaokuai/suggester';

/** A suggester, and the version of the learned lexicon that it speaks by; 0: the words of the house alone. */
export interface SuggesterInForce {
  readonly version: number;
  readonly suggest: ReturnType<typeof createSuggester>;
}

type Reading = Pick<ServiceContext, 'lane' | 'pool' | 'logger' | 'now'>;

const readers = new WeakMap<Reading['pool'], () => Promise<SuggesterInForce>>();

/** The suggester of a running service: what the leading group's office put in force, a few seconds later at most. */
export const suggesterInForce = (context: Reading): Promise<SuggesterInForce> => {
  const found = readers.get(context.pool) ?? createReader(context);
  readers.set(context.pool, found);
  return found();
};

/** Milliseconds of the service's clock for which what was read is good. */
const good = 2_000;
const decoder = createDecoder(Object.values(lexicon.events));

/** Follows the lexicon's lane from where it was read last. */
const createReader = ({ lane, logger, now }: Reading): (() => Promise<SuggesterInForce>) => {
  const versions = new Map<number, Learned>();
  let after = 0n;
  let current: SuggesterInForce = { version: 0, suggest: createSuggester() };
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  const readOn = async (): Promise<void> => {
    let inForce = current.version;
    for (;;) {
      const page = await lane({ service: 'leading-group', lane: 'leading-group.lexicon', after, limit: 20 });
      for (const recorded of page) {
        after = recorded.position;
        if (!decoder.knows(recorded.type)) continue;
        const event = decoder.decode(recorded) as unknown as LexiconEvent;
        if (event.type === 'LexiconPublished') versions.set(event.data.version, event.data.words);
        inForce = event.type === 'LexiconPublished' ? event.data.version : event.data.to;
      }
      if (page.length < 20) break;
    }
    readAt = Date.parse(now());
    if (inForce === current.version) return;
    const learned = versions.get(inForce);
    current = { version: inForce, suggest: createSuggester(learned && withLearned(learned)) };
    logger.info({ version: inForce }, 'learned lexicon in force');
  };

  return async () => {
    if (Date.parse(now()) - readAt > good) {
      reading ??= readOn()
        .catch((error: unknown) => {
          // A district without a leading group's office has the words of the house.
          if ((error as { code?: unknown }).code !== 'unknown-log') throw error;
          readAt = Date.parse(now());
        })
        .finally(() => {
          reading = undefined;
        });
      await reading;
    }
    return current;
  };
};
