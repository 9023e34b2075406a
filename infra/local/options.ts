import { readAddress } from '@tiaokuai/event-log/address';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';

/** What `npm start` was asked to do. */
export interface StartOptions {
  readonly empty: boolean;
  readonly processes: boolean;
  readonly data: string;
  readonly district: string;
  readonly postgresPort: number | undefined;
  readonly natsPort: number | undefined;
  readonly healthPort: number | undefined;
  readonly speed: number;
  /** Sample incidents per real second. */
  readonly rate: number;
  readonly seed: number;
  readonly plain: boolean;
  readonly officers: boolean;
  /** Address of the KurrentDB in which the logs' events lie; in Postgres by default. */
  readonly store: string | undefined;
}

/** An option that nothing can be done with: one line, exit 2. */
export class WrongOption extends Error {
  override readonly name = 'WrongOption';
}

/** With samples, clocks run out while one watches. */
const sampleSpeed = 240;

const number =
  (what: string, least: number, most: number, whole = true) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < least || value > most || (whole && value % 1 !== 0))
      throw new InvalidArgumentError(`give ${what} from ${least} to ${most}`);
    return value;
  };
const port = number('a port', 1, 65_535);
const districtCode = (text: string): string => {
  if (!/^[1-9]\d{5}$/.test(text)) throw new InvalidArgumentError('give a GB/T 2260 code of six digits, such as 370303');
  return text;
};

const storeAddress = (text: string): string => {
  try {
    readAddress(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
  return text;
};

/**
 * Reads the command line.
 *
 * @param defaultData The data folder unless another is given.
 * @returns `undefined` when only help was wanted; it has been written.
 * @throws WrongOption with option, value and remedy in one line.
 */
export const readOptions = (args: readonly string[], defaultData: string): StartOptions | undefined => {
  const command = new Command('npm start --')
    .description('条块总线 Tiaokuai：本机启动全部服务 / everything on this machine: Postgres, NATS, all services')
    .usage('[选项 options]')
    .option('--empty', '不载入样例，按真实时间运行 / no samples, real time')
    .option('--processes', '每个服务一个进程 / one process per service')
    .option('--data <folder>', '数据目录 / data folder', defaultData)
    .option('--district <code>', '行政区划代码 / district, GB/T 2260', districtCode, '370303')
    .option('--postgres-port <port>', 'Postgres 端口，默认任选 / default: a free one', port)
    .option('--nats-port <port>', 'NATS 端口，默认任选 / default: a free one', port)
    .option('--health-port <port>', '健康检查端口，默认任选 / /livez /readyz /metrics; default: a free one', port)
    .option(
      '--speed <times>',
      `区内时间倍速，默认 ${sampleSpeed}，--empty 时为 1 / how fast district time runs`,
      number('a factor', 1, 100_000, false),
    )
    .option('--rate <count>', '每秒样例事件数 / sample incidents per second', number('a rate', 0.01, 200, false), 1)
    .option('--seed <number>', '样例随机种子 / what the samples follow from', number('a seed', 0, 2 ** 32 - 1), 1)
    .option('--plain', '逐行输出，不用动态界面 / lines instead of the live view')
    .addOption(
      new Option('--store <address>', '日志存入 KurrentDB，kurrentdb://… / keep the logs in a KurrentDB')
        .env('TIAOKUAI_STORE')
        .argParser(storeAddress),
    )
    .option('--no-officers', '无人办理，观察时限到期 / nobody answers, clocks run out')
    .allowExcessArguments()
    .helpOption('-h, --help', '显示帮助 / this help')
    .addHelpText('after', '\n按 Ctrl-C 停止并保存 / Ctrl-C drains and ends; the next start finds the data.')
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  try {
    command.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return undefined;
    throw new WrongOption(lineOf(error));
  }
  if (command.args.length > 0)
    throw new WrongOption(`${command.args[0]} is no option → npm start -- --help lists them`);
  const { speed, empty = false, processes = false, plain = false, ...given } = command.opts();
  const { postgresPort, natsPort, healthPort, ...rest } = given;
  const ports = { postgresPort, natsPort, healthPort };
  return { ...rest, ...ports, empty, processes, plain, speed: speed ?? (empty ? 1 : sampleSpeed) } as StartOptions;
};

/** `--rate fast: not a number …` in the form: what is wrong → what to do. */
const lineOf = ({ message, code }: CommanderError): string => {
  // An address of a store may hold a password.
  const store = /option '--store .*is invalid\. (.*)$/.exec(message);
  if (store) return `--store is not possible → ${store[1]}`;
  const wrong = /option '(--[a-z-]+).*?' argument '(.*?)' is invalid\. (.*)$/.exec(message);
  if (wrong) return `${wrong[1]} ${wrong[2]} is not possible → ${wrong[3]}`;
  const missing = /option '(--[a-z-]+).*argument missing/.exec(message);
  if (missing) return `${missing[1]} has no value → npm start -- --help shows what it takes`;
  const unknown = /unknown option '(.*?)'/.exec(message);
  if (unknown) return `${unknown[1]} is no option → npm start -- --help lists them`;
  return `${message.replace(/^error: /, '')} (${code}) → npm start -- --help lists the options`;
};
