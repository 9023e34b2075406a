import { checkServer, connectBus, UnfitServer } from '@tiaokuai/bus';
import { createBusClient, startHealth } from '@tiaokuai/service';
import { clockOf, type DistrictTime } from '../host/clock.ts';
import { analystOf, passwordsOf } from '../host/district.ts';
import { serviceNames } from '../host/names.ts';
import { loadEstates, type Player, startPlayer } from '../samples/player.ts';
import { startChildren } from './children.ts';
import { natsConfigOf, serveDepartments } from './departments.ts';
import { createEnds } from './ends.ts';
import { SetupFailure } from './failure.ts';
import { openFolder } from './folder.ts';
import { database, prepareGround } from './ground.ts';
import { openLog } from './log-file.ts';
import type { StartOptions } from './options.ts';
import { countParked } from './parked.ts';
import { choosePort } from './ports.ts';
import type { RunningDistrict } from './running.ts';
import { type Runtime, takeFolder } from './runtime.ts';
import type { Signals } from './signals.ts';
import { loadTogether } from './together.ts';
import { type Show, showLines, showLive } from './view/show.ts';
import { watchDistrict } from './watch.ts';

/** Draining takes a second or two; after this long, something hangs, and what is committed is safe without it. */
const drainingAtMost = 15_000;

const write = (text: string): void => {
  process.stdout.write(text);
};

/** Runs a district until its end is asked for. @returns the exit code. */
export const runDistrict = async (
  options: StartOptions,
  { cache, signals }: { readonly cache: string; readonly signals: Signals },
): Promise<number> => {
  const ends = createEnds();
  const lines = showLines(write);
  let code = 0;
  try {
    const show = await bringUp(options, { cache, signals, ends, lines });
    if (show) {
      await untilAborted(signals.end);
      show.stop();
    }
  } catch (error) {
    if (!signals.end.aborted) {
      await ends.all();
      throw error;
    }
  }
  lines.say('正在停止 … / draining …');
  const late = setTimeout(() => {
    code = 1;
    lines.say('停止超时，强行结束；已提交的数据不受影响 / something hangs and is ended; what was committed is safe');
    ends.hurry();
  }, drainingAtMost);
  signals.onImpatience(() => {
    code = 130;
    ends.hurry();
  });
  await ends.all();
  clearTimeout(late);
  lines.say('已停止，数据保留 / ended; the data are kept');
  return code;
};

const untilAborted = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

interface Means {
  readonly cache: string;
  readonly signals: Signals;
  readonly ends: ReturnType<typeof createEnds>;
  readonly lines: Show;
}

/** Brings everything up, in order. Undefined when its end was asked for on the way. */
const bringUp = async (options: StartOptions, { cache, signals, ends, lines }: Means): Promise<Show | undefined> => {
  const { district, speed, processes } = options;
  let say = lines.say;
  const folder = await openFolder(options.data);
  const runtimeFile = await takeFolder(folder.path);
  ends.push(runtimeFile.release);
  const logger = await openLog(folder.log);
  const passwordOf = passwordsOf(folder.secret);
  const servicePassword = passwordOf('nats service');
  const healthPort = await choosePort(options.healthPort, 'health checks', '--health-port');
  const departments = { folder: folder.path, district, storeDir: folder.jetstream, servicePassword };

  say('正在启动 Postgres 与 NATS / starting Postgres and NATS …');
  const together = processes ? undefined : loadTogether();
  together?.catch(() => undefined);
  let noteServer = () => {};
  const ground = await prepareGround({
    folder,
    cache,
    district,
    services: serviceNames,
    passwordOf,
    postgresPort: options.postgresPort,
    natsPort: options.natsPort,
    natsConfig: natsConfigOf(departments),
    say: (notice) => say(notice),
    onChange: () => noteServer(),
  });
  ends.push(ground.stop, ground.hurry);
  if (signals.end.aborted) return undefined;

  const now = Date.now();
  const time: DistrictTime = { origin: Math.max(now, ground.lastEvent), startedAt: now, speed };
  const clock = clockOf(time);
  const nats = { url: ground.nats.url, user: 'service', password: servicePassword };
  const postgres = { host: '127.0.0.1', port: ground.postgres.port, database };
  const nc = await connectBus({ servers: nats.url, user: nats.user, password: nats.password, name: 'start' });
  ends.push(() => nc.close());
  checkFit(nc);

  say(`正在启动 ${serviceNames.length} 个服务 / starting ${serviceNames.length} services …`);
  const logFile = folder.log;
  const running: RunningDistrict = together
    ? await (await together)({ district, postgres, passwordOf, nats, clock, logger })
    : await startChildren({
        district,
        services: serviceNames,
        postgres,
        passwordOf,
        nats,
        clock: time,
        logFile,
        say: (notice) => say(notice),
      });
  ends.push(running.stop, running.hurry);
  if (signals.end.aborted) return undefined;
  const health = await startHealth({ port: healthPort, registry: running.registry, services: () => running.services });
  ends.push(() => {
    health.close();
    health.closeAllConnections();
  });
  const reloads = await serveDepartments(nc, ground.nats, departments, () => noteServer());
  ends.push(() => reloads.unsubscribe());

  const client = createBusClient(nc, district);
  const parked = countParked(client, serviceNames);
  ends.push(parked.stop);
  let hear: Player['hear'] = () => undefined;
  const watch = watchDistrict(nc, district, ground.heads, (event) => {
    show.see(event);
    hear(event);
  });
  ends.push(watch.stop);
  const header = () => ({
    district,
    now: clock.now(),
    speed,
    real: speed === 1 && time.origin === time.startedAt,
    uptime: performance.now(),
    rate: watch.rate(),
    total: watch.total(),
    parked: parked.count(),
    data: folder.path,
  });
  const analyst = analystOf(district);
  const describe = (): Runtime => ({
    district,
    pid: process.pid,
    processes,
    postgres: { host: postgres.host, port: postgres.port, user: analyst, password: passwordOf(analyst), database },
    nats,
    natsServer: { pid: ground.nats.pid(), configFile: ground.nats.configFile },
    healthPort,
    clock: time,
  });
  await runtimeFile.write(describe());
  noteServer = () => void runtimeFile.write(describe());
  const seconds = (performance.now() / 1_000).toFixed(1);
  say(
    `已就绪，用时 ${seconds} 秒 / ready after ${seconds} s  health http://127.0.0.1:${healthPort}/readyz  ${folder.path}`,
  );
  const show = options.plain || !process.stdout.isTTY ? lines : showLive(process.stdout, header);
  say = show.say;
  if (!options.empty) {
    const estates = await loadEstates(client, district);
    const { seed, rate, officers } = options;
    const player = startPlayer(estates, {
      district,
      client,
      clock,
      seed,
      rate,
      officers,
      desks: serviceNames.filter((name) => name !== 'referral-router'),
      report: (error) => logger.warn({ failure: String(error) }, 'samples'),
    });
    hear = player.hear;
    ends.push(player.stop);
  }
  return show;
};

const checkFit = (nc: Parameters<typeof checkServer>[0]): void => {
  try {
    checkServer(nc, { production: false });
  } catch (error) {
    if (error instanceof UnfitServer)
      throw new SetupFailure(error.message, 'put a newer one on the PATH (https://nats.io/download)');
    throw error;
  }
};
