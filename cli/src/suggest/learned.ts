import type { LexiconCommand } from '@tiaokuai/contracts';
import type { Practice } from '@tiaokuai/suggester';
import { order } from '../asking.ts';
import { failure } from '../failure.ts';
import { categoryName, momentText, responsibilityName } from '../names.ts';
import { tableOf } from '../tables.ts';
import type { Terminal } from '../terminal.ts';
import { foretoldText, type Outcome, patience } from './foretold.ts';
import { learning as words } from './words.ts';

type Publication = Extract<LexiconCommand, { kind: 'PublishLexicon' }>['data'];

/** The subdistrict's answer: what may be published, and how it was measured. */
interface Learned extends Pick<Publication, 'words' | 'practice' | 'basis'> {
  readonly erased: number;
  readonly measured: Outcome | null;
}

interface LearnOptions {
  readonly from?: string;
  readonly to?: string;
  readonly publish?: string;
  readonly as: string;
  readonly json?: boolean;
}

/** Prints what the logs teach, and publishes it where a note is given. */
export const learnFromLogs = async (
  { from, to, publish, as, json }: LearnOptions,
  terminal: Terminal,
): Promise<void> => {
  const { connect, output, say } = terminal;
  const { client } = await connect().bus();
  const learned = await client.query<Learned>('subdistrict', 'LearnLexicon', { from, to }, { timeout: patience });
  await output.write(json ? `${JSON.stringify(learned)}\n` : learnedText(learned, terminal));
  if (publish === undefined) return;
  const { words: taught, practice, basis, measured } = learned;
  if (Object.keys(taught).length === 0) throw failure(words.nothing.zh, words.nothing.en);
  const publication: Publication = {
    words: taught,
    practice,
    basis,
    note: publish,
    ...(measured ? { measured: measureOf(measured) } : {}),
  };
  await order(client, 'leading-group', 'PublishLexicon', publication, as);
  const [latest] = await versionsOf(terminal);
  if (!json) await output.write(`\n${say(words.published, latest!.version)}\n`);
};

const measureOf = ({ split, trained, before, after }: Outcome): NonNullable<Publication['measured']> => {
  const share = (key: 'top1' | 'top3') => ({ of: before[key].of, before: before[key].right, after: after[key].right });
  return { split, trained, top1: share('top1'), top3: share('top3') };
};

const learnedText = ({ words: taught, practice, basis, erased, measured }: Learned, terminal: Terminal): string => {
  const { say } = terminal;
  const { reports, persons, corrected, logs, fewest } = basis;
  const read = logs.map(({ log, position }) => `${log}@${position}`).join(say(words.comma));
  const rows = Object.entries(taught).map(([category, own]) => [
    categoryName(say, category),
    own
      .slice(0, 12)
      .map(({ word, bits }) => `${word} ${bits}`)
      .join(say(words.comma)),
  ]);
  const parts = [`${say(words.basis, reports, persons, corrected, read)}\n`];
  if (erased > 0) parts.push(`${say(words.erased, erased)}\n`);
  if (rows.length === 0) parts.push(`\n${say(words.nothing)}\n`);
  else parts.push(`${say(words.wordsNote, fewest)}\n\n`, tableOf([say(words.category), say(words.learnedWords)], rows));
  if (practice.length > 0) parts.push(`\n${say(words.practice)}\n`, practiceText(practice, terminal));
  parts.push(`\n${measured ? foretoldText(measured, terminal) : `${say(words.notMeasured)}\n`}`);
  return parts.join('');
};

const practiceText = (practice: readonly Practice[], { say }: Pick<Terminal, 'say'>): string => {
  const name = (responsibility: string) => responsibilityName(say, responsibility);
  const rows = practice.map(({ category, lead, matters, leadActed, acted, usual }) => [
    categoryName(say, category),
    matters,
    name(lead),
    leadActed,
    acted.map(({ responsibility, times }) => `${name(responsibility)} ${times}`).join(say(words.comma)),
    usual === lead ? '' : name(usual),
  ]);
  const { category, matters, policyLead, leadActed, acted, usual } = words;
  return tableOf(
    [category, matters, policyLead, leadActed, acted, usual].map((each) => say(each)),
    rows,
  );
};

interface Version extends Pick<Publication, 'basis' | 'note' | 'measured'> {
  readonly version: number;
  readonly publishedAt: string;
  readonly by: string;
  readonly words: number;
  readonly inForce: boolean;
}

const versionsOf = async ({ connect }: Terminal): Promise<readonly Version[]> => {
  const { client } = await connect().bus();
  return client.query<readonly Version[]>('leading-group', 'Lexicons', {});
};

/** The newest first. */
export const listVersions = async (json: boolean, terminal: Terminal): Promise<void> => {
  const { output, say } = terminal;
  const all = await versionsOf(terminal);
  if (json) return output.write(all.map((each) => `${JSON.stringify(each)}\n`).join(''));
  if (all.length === 0) return output.write(`${say(words.noVersions)}\n`);
  const rows = all.map(({ version, publishedAt, by, words: count, basis, inForce, note }) => [
    version,
    momentText(publishedAt),
    by,
    count,
    basis.reports,
    inForce ? say(words.inForce) : '',
    note,
  ]);
  const head = [words.version, words.publishedAt, words.by, words.learnedWords, words.cases, words.inForce, words.note];
  await output.write(
    tableOf(
      head.map((each) => say(each)),
      rows,
    ),
  );
};

/** To the version before. */
export const goBack = async (
  { reason, as }: { readonly reason: string; readonly as: string },
  terminal: Terminal,
): Promise<void> => {
  const { connect, output, say } = terminal;
  const { client } = await connect().bus();
  await order(client, 'leading-group', 'SetBackLexicon', { reason }, as);
  const now = (await versionsOf(terminal)).find(({ inForce }) => inForce)?.version ?? 0;
  await output.write(`${say(words.wentBack, now)}\n`);
};
