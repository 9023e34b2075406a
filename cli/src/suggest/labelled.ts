import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { DatedLabel, Labelled } from '@tiaokuai/suggester';
import { z } from 'zod';
import { CommandFailure, failure } from '../failure.ts';
import { type Message, messagesOf } from './unknown-messages.ts';

/** What people said that a message is. */
const label = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  /** Which file the message is in, where several are given by name. */
  source: z.string().optional(),
  /** null: no matter of estates. */
  category: z.string().nullable(),
  alt: z.array(z.string()).default([]),
  lead: z.string().nullable().default(null),
  handled_by: z.array(z.string()).default([]),
});
type Label = z.output<typeof label>;

export interface LabelledMessages {
  readonly labelled: readonly Labelled[];
  /** Labels whose message is in none of the files. */
  readonly missing: number;
}

/**
 * Labels with their messages. A message with two labels keeps the first; an id that comes twice, its first text that is not
 * empty.
 *
 * @param files Paths, or `<source>=<path>` where the same id means different messages in different files.
 * @throws CommandFailure, naming what is no label.
 */
export const readLabelled = async (labelsFile: string, files: readonly string[]): Promise<LabelledMessages> => {
  const { found, missing } = await readFound(labelsFile, files);
  const labelled = found.map(({ label: { category, alt, lead, handled_by }, message: report }) => {
    return { report, category, alternatives: alt, lead, handledBy: handled_by };
  });
  return { labelled, missing };
};

export interface DatedMessages {
  readonly labels: readonly DatedLabel[];
  readonly missing: number;
  /** Labels whose message says no time. */
  readonly undated: number;
  /** Labels of matters of no estate: there is nothing to learn from them. */
  readonly outOfScope: number;
}

/**
 * Labels with their messages and times, as the logs would have them. A file does not say where a matter was: each message is
 * taken to be of a place of its own.
 *
 * @throws CommandFailure, naming what is no label.
 */
export const readDated = async (labelsFile: string, files: readonly string[]): Promise<DatedMessages> => {
  const { found, missing } = await readFound(labelsFile, files);
  const inScope = found.filter(({ label: { category } }) => category !== null);
  const labels = inScope.flatMap(({ key, label: { category, alt, handled_by }, message }): DatedLabel[] => {
    const { subject, text, asked: at, user } = message;
    if (at === undefined || category === null) return [];
    const known = { report: { subject, text }, category, sentAs: category, acted: handled_by, alternatives: alt };
    return [{ ...known, person: user || key, place: key, names: [], at, knownAt: at }];
  });
  return { labels, missing, undated: inScope.length - labels.length, outOfScope: found.length - inScope.length };
};

interface Found {
  readonly key: string;
  readonly label: Label;
  readonly message: Message;
}

const readFound = async (labelsFile: string, files: readonly string[]) => {
  const labels = await readLabels(labelsFile);
  const messages = new Map<string, Message>();
  for (const file of files) {
    const [source, path] = sourceOf(file);
    for await (const message of messagesOf(path)) {
      if ('problem' in message) continue;
      const key = `${source}:${message.id}`;
      if (!messages.get(key)?.text) messages.set(key, message);
    }
  }
  const found = labels.flatMap((label): Found[] => {
    const key = `${label.source}:${label.id}`;
    const message = messages.get(key) ?? messages.get(`:${label.id}`);
    return message ? [{ key, label, message }] : [];
  });
  return { found, missing: labels.length - found.length };
};

const sourceOf = (file: string): [source: string, path: string] => {
  const [, source, path] = /^([\w-]+)=(.+)$/.exec(file) ?? [];
  return source && path && !existsSync(file) ? [source, path] : ['', file];
};

const readLabels = async (file: string): Promise<readonly Label[]> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const { code } = error;
    throw new CommandFailure({ zh: `无法读取 ${file}（${code}）`, en: `${file} cannot be read (${code})` }, 2);
  });
  const labels = new Map<string, Label>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = label.safeParse(parsed(line));
    if (!read.success)
      throw failure(`${file} 第 ${index + 1} 行不是标注`, `line ${index + 1} of ${file} is no label`, 2);
    const key = `${read.data.source}:${read.data.id}`;
    if (!labels.has(key)) labels.set(key, read.data);
  }
  return [...labels.values()];
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
