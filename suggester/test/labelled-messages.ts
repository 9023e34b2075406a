import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { Labelled, Report } from '../src/index.ts';

/** Real messages and labels lie beside the project where they are at hand; they are no part of it. */
const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));

export const hasMessages = existsSync(join(data, 'labels-dev.jsonl'));

interface Label {
  readonly id: string;
  /** The file that the message is in. */
  readonly source: 'replies' | 'hot';
  readonly category: string | null;
  readonly alt: readonly string[];
  readonly lead: string | null;
  readonly handled_by: readonly string[];
}

export interface LabelledMessage extends Labelled {
  readonly key: string;
  /** Texts of the first half have been read while the words were chosen, those of the second have not. */
  readonly half: 'read' | 'unread';
}

/** All messages by source and id. An id that comes twice keeps its first text that is not empty. */
export const readMessages = (): ReadonlyMap<string, Report> => {
  const messages = new Map<string, Report>();
  const keep = (key: string, report: Report) => {
    if (!messages.get(key)?.text.trim()) messages.set(key, report);
  };
  for (const { id, subject, text } of jsonLines<{ id: string; subject: string; text: string }>('messages-dev.jsonl'))
    keep(`replies:${id}`, { subject, text });
  const rows: Record<string, string>[] = parse(readFileSync(join(data, 'messages-hot.csv')), {
    bom: true,
    columns: true,
    relax_column_count: true,
  });
  for (const row of rows) keep(`hot:${row.留言编号}`, { subject: row.留言主题 ?? '', text: row.留言详情 ?? '' });
  return messages;
};

/** Labels with their messages; the first label of a message counts, labels without a message are left out. */
export const readLabelled = (messages: ReadonlyMap<string, Report>): LabelledMessage[] => {
  const labelled = new Map<string, LabelledMessage>();
  for (const label of jsonLines<Label>('labels-dev.jsonl')) {
    const key = `${label.source}:${label.id}`;
    const report = messages.get(key);
    if (!report || labelled.has(key)) continue;
    const { category, alt, lead, handled_by } = label;
    labelled.set(key, { key, half: halfOf(key), report, category, alternatives: alt, lead, handledBy: handled_by });
  }
  return [...labelled.values()];
};

const halfOf = (key: string) => (createHash('sha256').update(key).digest().at(-1)! % 2 === 0 ? 'read' : 'unread');

const jsonLines = <T>(file: string): T[] =>
  readFileSync(join(data, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
