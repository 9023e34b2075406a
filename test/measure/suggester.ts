/**
 * How often the suggester is right: on labelled messages of real citizens, both halves apart (the texts of one were read while
 * the words were chosen, those of the other were not).
 *
 *     node test/measure/suggester.ts
 *
 * Prints tables and one line of JSON. Without `../shared/data` there is nothing to measure, and it says so.
 */
import { categoryOf } from '@tiaokuai/contracts';
import { evaluate, type Figures, type Share, suggestCategories, suggestionThreshold } from '@tiaokuai/suggester';
import { hasMessages, readLabelled, readMessages } from '../../suggester/test/labelled-messages.ts';

if (!hasMessages) {
  console.log('suggester: no labelled messages in ../shared/data, nothing measured');
  process.exit(0);
}

const responsible = (key: string) => {
  const category = categoryOf(key);
  if (!category) throw new Error(`the catalogue has no category ${key}`);
  return category;
};
const percent = ({ right, of }: Share): string => (of === 0 ? '–' : `${((100 * right) / of).toFixed(1)} %`);
const full = (share: Share): string => `${percent(share)} (${share.right}/${share.of})`;

const messages = readMessages();
const labelled = readLabelled(messages);
const halves = {
  'read half': labelled.filter(({ half }) => half === 'read'),
  'unread half': labelled.filter(({ half }) => half === 'unread'),
  both: labelled,
};
const figures = Object.entries(halves).map(
  ([name, set]) =>
    [name, evaluate(set, { suggest: suggestCategories, threshold: suggestionThreshold, responsible })] as const,
);

const lines: readonly (readonly [string, keyof Figures & `${string}`])[] = [
  ['category, first suggestion, strictly', 'top1'],
  ['category, first suggestion, alternatives accepted', 'top1Accepted'],
  ['category, one of three, strictly', 'top3'],
  ['category, one of three, alternatives accepted', 'top3Accepted'],
  ['lead responsibility', 'lead'],
  ['lead really acted', 'leadActed'],
  ['lead or assistant really acted', 'leadOrAssistActed'],
  ['left to a person', 'leftToPerson'],
  ['raised: strictly right', 'raised'],
  ['raised: right, alternatives accepted', 'raisedAccepted'],
  ['matters of no estate raised as such', 'outOfScopeRaised'],
];
console.table(
  lines.map(([what, key]) => ({
    what,
    ...Object.fromEntries(figures.map(([name, all]) => [name, full(all[key] as Share)])),
  })),
);

for (const [name, { bands }] of figures) {
  console.log(`\nconfidence and share right, ${name}:`);
  console.table(
    bands.map(({ from, to, confidence, strict, accepted }) => ({
      band: `${from}–${to}`,
      messages: strict.of,
      confidence: Number(confidence.toFixed(2)),
      strictly: percent(strict),
      accepted: percent(accepted),
    })),
  );
}

const { confusions } = figures.at(-1)![1];
console.log('\nbiggest confusions, both halves:');
console.table(confusions.slice(0, 20));

/* All messages, as an import brings them. Processor time, because others may use the machine at the same time. */
const suggestAll = () => [...messages.values()].map((report) => suggestCategories(report)[0]);
const firsts = suggestAll();
const before = process.cpuUsage();
suggestAll();
const { user, system } = process.cpuUsage(before);
const perSecond = messages.size / ((user + system) / 1_000_000);
const held = firsts.filter((first) => !first || first.confidence < suggestionThreshold).length;
const byLead = Map.groupBy(
  firsts.filter((first) => first !== undefined && first.confidence >= suggestionThreshold),
  (first) => responsible(first!.category).lead,
);
console.log(`\nall ${messages.size} messages: ${held} left to a person, the others to:`);
console.table(
  [...byLead]
    .map(([lead, suggestions]) => ({ lead, messages: suggestions.length }))
    .sort((a, b) => b.messages - a.messages),
);
console.log(`${Math.round(perSecond)} messages per second of processor time`);

console.log(
  JSON.stringify({
    measure: 'suggester',
    date: new Date().toISOString().slice(0, 10),
    threshold: suggestionThreshold,
    messagesPerSecond: Math.round(perSecond),
    ...Object.fromEntries(
      figures.map(([name, all]) => [
        name,
        Object.fromEntries(lines.map(([, key]) => [key, percent(all[key] as Share)])),
      ]),
    ),
  }),
);
