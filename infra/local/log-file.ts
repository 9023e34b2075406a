import { rename, stat } from 'node:fs/promises';
import pino, { type Logger } from 'pino';

/** Beyond this many bytes, a start begins a new file and keeps one old one. */
const most = 20 * 2 ** 20;

/** What the services say, line by line in JSON: in a file, because the terminal is for the district. */
export const openLog = async (file: string): Promise<Logger> => {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size > most) await rename(file, `${file}.1`);
  return pino({ base: { pid: process.pid } }, pino.destination({ dest: file, append: true, sync: true, mode: 0o600 }));
};
