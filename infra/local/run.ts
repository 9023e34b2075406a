import { passwordsOf } from '../host/passwords.ts';
import { createEnds } from './ends.ts';
import { openFolder } from './folder.ts';
import type { StartOptions } from './options.ts';
import { choosePort } from './ports.ts';
import { type LocalPostgres, startPostgres } from './postgres.ts';
import { revive } from './revive.ts';
import { takeFolder } from './runtime.ts';
import type { Signals } from './signals.ts';
import { lineWriter } from './view/output.ts';
import type { Show } from './view/show.ts';

/** Draining takes a second or two; after this long, something hangs, and what is committed is safe without it. */
const drainingAtMost = 15_000;
/** For servers that were told to end at once. */
const lastWords = 1_000;

/** Runs a district until its end is asked for. @returns the exit code. */
export const run = async (
  options: StartOptions,
  { cache, signals }: { readonly cache: string; readonly signals: Signals },
): Promise<number> => {
  const ends = createEnds();
  const write = lineWriter(process.stdout);
  const sayLine = (notice: string) => write(`${notice}\n`);
  let show: Show | undefined;
  const say = (notice: string) => (show ? show.say(notice) : sayLine(notice));
  try {
    const folder = await openFolder(options.data);
    const runtimeFile = await takeFolder(folder.path);
    ends.push(runtimeFile.release, runtimeFile.releaseNow);
    const healthPort = await choosePort(options.healthPort, 'health checks', '--health-port');
    // Those that were asked for; where any will do, it is chosen when it is needed.
    if (options.natsPort !== undefined) await choosePort(options.natsPort, 'NATS', '--nats-port');
    if (options.postgresPort !== undefined) await choosePort(options.postgresPort, 'Postgres', '--postgres-port');
    sayLine('正在启动 Postgres 与 NATS / starting Postgres and NATS …');
    const postgres = beginPostgres();
    ends.push(
      async () => (await postgres.catch(() => undefined))?.stop(),
      () => void postgres.then((server) => server.hurry()).catch(() => undefined),
    );
    // While Postgres comes up, the code of all the rest is read.
    const { bringUp } = await import('./district.ts');
    const end = signals.end;
    const onShow = (shown: Show) => {
      show = shown;
    };
    await bringUp(options, { folder, postgres, runtimeFile, healthPort, cache, end, ends, write, onShow, say });
    await untilAborted(end);

    function beginPostgres(): Promise<LocalPostgres> {
      const starting = startPostgres({
        folder: folder.postgres,
        port: options.postgresPort,
        password: passwordsOf(folder.secret)('postgres'),
        onDeath: async () => revive('Postgres', await starting, { say, end: signals.end }),
      });
      starting.catch(() => undefined);
      return starting;
    }
  } catch (error) {
    if (!signals.end.aborted) {
      await ends.all();
      throw error;
    }
  }
  show?.stop();
  sayLine('正在停止 … / draining …');
  let code = 0;
  const hurry = (because: number) => {
    code = because;
    sayLine('强行结束；已提交的数据不受影响 / ending at once; what was committed is safe');
    ends.hurry();
    setTimeout(() => process.exit(code), lastWords);
  };
  const late = setTimeout(() => hurry(1), drainingAtMost);
  signals.onImpatience(() => hurry(130));
  await ends.all();
  clearTimeout(late);
  sayLine('已停止，数据保留 / ended; the data are kept');
  return code;
};

const untilAborted = (aborting: AbortSignal): Promise<void> =>
  aborting.aborted
    ? Promise.resolve()
    : new Promise((resolve) => aborting.addEventListener('abort', () => resolve(), { once: true }));
