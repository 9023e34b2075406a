import { checkServer, connectBus, UnfitServer } from '@tiaokuai/bus';
import { readAddress } from '@tiaokuai/event-log/address';
import { createBusClient, startHealth } from '@tiaokuai/service';
import { loadEstates, type Player, startPlayer } from '../../simulation/player.ts';
import { clockOf, type DistrictTime } from '../host/clock.ts';
import { analystOf, passwordsOf } from '../host/district.ts';
import { serviceNames } from '../host/names.ts';
import { startChildren } from './children.ts';
import { natsConfigOf, serveDepartments } from './departments.ts';
import type { Ends } from './ends.ts';
import { SetupFailure } from './failure.ts';
import type { DataFolder } from './folder.ts';
import { database, prepareGround } from './ground.ts';
import { openLog } from './log-file.ts';
import type { StartOptions } from './options.ts';
import { countParked } from './parked.ts';
import type { LocalPostgres } from './postgres.ts';
import type { RunningDistrict } from './running.ts';
import type { Runtime, RuntimeFile } from './runtime.ts';
import { loadTogether } from './together.ts';
import { recall } from './view/recall.ts';
import { type Show, showLines, showLive } from './view/show.ts';
import { watchDistrict } from './watch.ts';

export interface Means {
  readonly folder: DataFolder;
  readonly postgres: Promise<LocalPostgres>;
  readonly runtimeFile: RuntimeFile;
  readonly healthPort: number;
  readonly cache: string;
  readonly end: AbortSignal;
  readonly ends: Ends;
  /** Writes lines as long as there is no picture. */
  readonly write: (text: string) => void;
  /** Gets what shows notices from now on. */
  readonly onShow: (show: Show) => void;
  readonly say: (notice: string) => void;
}

/** Brings the bus, the services and all the rest up, in order. Ends early when its end was asked for on the way. */
export const bringUp = async (options: StartOptions, means: Means): Promise<void> => {
  const { district, speed, processes, store } = options;
  const { folder, runtimeFile, healthPort, end, ends, say } = means;
  const logger = await openLog(folder.log);
  // The terminal is for the district.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => logger.warn({ failure: String(warning) }, 'warning'));
  const passwordOf = passwordsOf(folder.secret);
  const servicePassword = passwordOf('nats service');
  const departments = { folder: folder.path, district, storeDir: folder.jetstream, servicePassword };
  const together = processes ? undefined : loadTogether();
  together?.catch(() => undefined);
  let noteServer = () => {};
  const ground = await prepareGround({
    folder,
    postgres: means.postgres,
    cache: means.cache,
    district,
    services: serviceNames,
    passwordOf,
    store,
    natsPort: options.natsPort,
    natsConfig: natsConfigOf(departments),
    say,
    end,
    onChange: () => noteServer(),
  });
  ends.push(ground.nats.stop, ground.nats.hurry);
  if (end.aborted) return;

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
    ? await (await together)({
        ...{ district, postgres, passwordOf, store, nats, clock, logger },
        snapshots: folder.snapshots,
      })
    : await startChildren({
        district,
        services: serviceNames,
        postgres,
        passwordOf,
        ...(store === undefined ? {} : { store, snapshots: folder.snapshots }),
        nats,
        clock: time,
        logFile,
        say,
      });
  ends.push(running.stop, running.hurry);
  if (end.aborted) return;
  const health = await startHealth({ port: healthPort, registry: running.registry, services: () => running.services });
  ends.push(() => {
    health.close();
    health.closeAllConnections();
  });
  const reloads = await serveDepartments(nc, ground.nats, departments);
  ends.push(() => reloads.unsubscribe());

  const client = createBusClient(nc, district);
  const parked = countParked(client, serviceNames);
  ends.push(parked.stop);
  let show: Show | undefined;
  let hear: Player['hear'] = () => undefined;
  const watch = watchDistrict(nc, district, ground.heads, (event) => {
    show?.see(event);
    hear({ ...event, service: event.log.slice(event.log.indexOf('.') + 1) });
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
    ...(store === undefined ? {} : { store }),
    nats,
    natsServer: { pid: ground.nats.pid(), configFile: ground.nats.configFile },
    healthPort,
    clock: time,
  });
  await runtimeFile.write(describe());
  noteServer = () => void runtimeFile.write(describe());
  const where = store === undefined ? '' : `  KurrentDB ${readAddress(store).address}`;
  const seconds = (performance.now() / 1_000).toFixed(1);
  say(
    `已就绪，用时 ${seconds} 秒 / ready after ${seconds} s  health http://127.0.0.1:${healthPort}/readyz  ${folder.path}${where}`,
  );
  const known = await recall(client).catch((error: unknown) => {
    logger.warn({ failure: String(error) }, 'what was there before');
    return undefined;
  });
  const live = !options.plain && process.stdout.isTTY;
  show = live ? showLive(process.stdout, header, known) : showLines(means.write, known);
  means.onShow(show);
  if (!options.empty && !end.aborted) {
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
