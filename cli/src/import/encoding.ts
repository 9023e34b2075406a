import { createReadStream } from 'node:fs';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
export const encodings: readonly Encoding[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'];

/** So much of a file is looked at; who hides the first Chinese character behind more names the encoding. */
const sample = 16 * 1024 * 1024;
/** Share of characters that may be damaged in a text that is UTF-8 all the same; in GB 18030 read as UTF-8 most are. */
const damaged = 0.05;
const replacement = '\uFFFD';

/**
 * UTF-8 and UTF-16 by their marks, else UTF-8 if it reads as such, else GB 18030 (which GBK and GB 2312 are parts of).
 *
 * @throws the system's error when the file cannot be read.
 */
export const encodingOf = async (file: string): Promise<Encoding> => {
  const decoder = new TextDecoder('utf-8');
  let first = true;
  let foreign = 0;
  let broken = 0;
  for await (const chunk of createReadStream(file, { end: sample - 1 }) as AsyncIterable<Buffer>) {
    if (first) {
      const marked = markOf(chunk);
      if (marked) return marked;
      first = false;
    }
    for (const character of decoder.decode(chunk, { stream: true }))
      if (character > '\x7F') {
        foreign += 1;
        if (character === replacement) broken += 1;
      }
  }
  return broken > damaged * foreign ? 'gb18030' : 'utf-8';
};

const markOf = (start: Buffer): Encoding | undefined => {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return undefined;
};

/**
 * The file's text in pieces, without its mark.
 *
 * @param onBytes Told how many more bytes of the file have been read.
 */
export async function* decoded(
  file: string,
  encoding: Encoding,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
