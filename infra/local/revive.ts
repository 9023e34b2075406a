/** A server of this machine that can be started again. */
interface Mortal {
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const first = 200;
const most = 10_000;

/**
 * Starts again what ended unasked: soon, then later and later, until it is up or nobody wants it any more.
 *
 * @param end Aborted when all of it is to end.
 */
export const revive = async (
  what: string,
  server: Mortal,
  { say, end }: { readonly say: (notice: string) => void; readonly end: AbortSignal },
): Promise<void> => {
  say(`${what} 意外退出，正在重启 / ${what} ended unasked and is started again`);
  for (let wait = first; !end.aborted; wait = Math.min(wait * 2, most)) {
    try {
      await server.restart();
      if (end.aborted) await server.stop();
      else say(`${what} 已恢复 / ${what} is back`);
      return;
    } catch (error) {
      say(String((error as Error).message));
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
};
