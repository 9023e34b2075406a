import { createServer } from 'node:net';
import getPort from 'get-port';
import { SetupFailure } from './failure.ts';

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** The wanted port if it is free, or any free one when none is wanted. */
export const choosePort = async (wanted: number | undefined, what: string, option: string): Promise<number> => {
  if (wanted === undefined) return getPort({ host: '127.0.0.1' });
  if (await isFree(wanted)) return wanted;
  throw new SetupFailure(`port ${wanted} for ${what} is in use`, `give another one with ${option}, or leave it out`);
};
