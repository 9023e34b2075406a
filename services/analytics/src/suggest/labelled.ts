import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Labelled, Report } from '@tiaokuai/suggester';
import { z } from 'zod';
import { CommandFailure, failure } from '../failure.ts';
import { messagesOf } from './messages.ts';

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
  const labels = await readLabels(labelsFile);
  const messages = new Map<string, Report>();
  for (const file of files) {
    const [source, path] = sourceOf(file);
    for await (const message of messagesOf(path)) {
      if ('problem' in message) continue;
      const key = `${source}:${message.id}`;
      if (!messages.get(key)?.text) messages.set(key, message);
    }
  }
  const found = labels.map(({ id, source, category, alt, lead, handled_by }) => {
    const report = messages.get(`${source}:${id}`) ?? messages.get(`:${id}`);
    return report && { report, category, alternatives: alt, lead, handledBy: handled_by };
  });
  const labelled = found.filter((each) => each !== undefined);
  return { labelled, missing: labels.length - labelled.length };
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
