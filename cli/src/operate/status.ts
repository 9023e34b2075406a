import { streamNameOf } from '@tiaokuai/bus';
import { namesOfService } from '@tiaokuai/contracts';
import type { EventLog } from '@tiaokuai/event-log';
import type { AdminOutput, OnWire } from '@tiaokuai/service';
import type { Command } from 'commander';
import { askEach, servicesOf } from '../asking.ts';
import type { BusConnection } from '../connection.ts';
import { failure } from '../failure.ts';
import { tableOf } from '../tables.ts';
import type { Terminal } from '../terminal.ts';
import { operating as words } from './words.ts';

type Status = OnWire<AdminOutput['Status']>;

/** How far behind everything of a service is, in events. */
interface Lags {
  readonly service: string;
  /** Events in its log. */
  readonly events: number;
  /** undefined: the service does not answer. */
  readonly running?: {
    readonly unpublished: number;
    readonly readModels: Readonly<Record<string, number>>;
    readonly reactions: Readonly<Record<string, number>>;
    readonly parked: number;
  };
}

/** `tiaokuai status`: logs, relays, read models, reactions, what is parked, and the bus beside the logs. */
export const statusCommand = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('status')
    .description(say(words.status))
    .option('--json', say(words.json))
    .action(({ json }: { json?: boolean }) => status(json === true, terminal));
};

const status = async (json: boolean, { connect, output, say }: Terminal): Promise<void> => {
  const connection = connect();
  const { eventLog, district, store } = connection;
  const { client, nc } = await connection.bus();
  const services = await servicesOf(connection);
  const answers = await askEach(services, (service) => client.admin(service, 'Status', {}, { timeout: 5_000 }));
  const heads = new Map((await eventLog.heads()).map(({ log, position }) => [log, position]));
  const lags = await Promise.all(
    answers.map(({ service, answer }) => lagsOf(service, `${district}.${service}`, answer, heads, eventLog)),
  );
  const events = lags.reduce((sum, each) => sum + each.events, 0);
  const messages = await messagesOf(nc, district);
  const silent = lags.filter(({ running }) => !running).map(({ service }) => service);
  if (json) {
    await output.write(
      `${JSON.stringify({ district, store, capabilities: eventLog.capabilities, events, messages, services: lags })}\n`,
    );
  } else {
    const head = [say(words.service), say(words.events), say(words.unpublished), say(words.readModels)];
    await output.write(
      tableOf(
        [...head, say(words.reactions), say(words.parkedCount)],
        lags.map((each) => rowOf({ ...each, service: say(namesOfService(each.service)) }, say(words.notRunning))),
      ),
    );
    await output.write(`\n${say(words.busAndLogs, messages ?? '—', events)}\n`);
    await output.write(`${say(words.store, store)}${shortcomingsOf(eventLog, say)}\n`);
  }
  if (silent.length > 0)
    throw failure(
      `没有应答：${silent.map((each) => namesOfService(each).zh).join('、')}`,
      `no answer from: ${silent.join(', ')}`,
    );
};

/** What a store cannot promise, for who relies on it. */
const shortcomingsOf = ({ capabilities }: EventLog, say: Terminal['say']): string => {
  const missing = (['provesWriter', 'refusesChange', 'recordedByStore', 'startsAtOnce', 'densePositions'] as const)
    .filter((name) => !capabilities[name])
    .map((name) => say(words.cannot[name]));
  return missing.length === 0 ? '' : say(words.cannotAll, missing);
};

const rowOf = ({ service, events, running }: Lags, notRunning: string): (string | number)[] => {
  if (!running) return [service, events, notRunning, '', '', ''];
  const most = (of: Readonly<Record<string, number>>) => Math.max(0, ...Object.values(of));
  return [service, events, running.unpublished, most(running.readModels), most(running.reactions), running.parked];
};

const lagsOf = async (
  service: string,
  log: string,
  answer: Status | undefined,
  heads: ReadonlyMap<string, bigint>,
  eventLog: EventLog,
): Promise<Lags> => {
  const events = Number(heads.get(log) ?? 0n);
  if (!answer) return { service, events };
  const behind = (of: bigint, position: string) => Math.max(0, Number(of - BigInt(position)));
  const readModels = answer.readModels.map(({ model, log: followed, position }): [string, number] => [
    model,
    behind(heads.get(followed) ?? 0n, position),
  ]);
  const reactions = await Promise.all(
    answer.reactions.map(async ({ consumer, positions }): Promise<[string, number]> => {
      const sources = Object.entries(positions).map(async ([source, position]) => {
        const [followed = '', lane] = source.split('/');
        const end = lane === undefined ? heads.get(followed) : await eventLog.recent(followed, lane);
        return behind(end ?? 0n, position);
      });
      return [consumer, Math.max(0, ...(await Promise.all(sources)))];
    }),
  );
  return {
    service,
    events,
    running: {
      unpublished: behind(heads.get(log) ?? 0n, answer.relay.published),
      readModels: Object.fromEntries(readModels),
      reactions: Object.fromEntries(reactions),
      parked: [...answer.readModels, ...answer.reactions].reduce((sum, { parked }) => sum + Number(parked), 0),
    },
  };
};

/** Messages in the district's stream; undefined where there is none. */
const messagesOf = async (nc: BusConnection, district: string): Promise<number | undefined> => {
  const manager = await nc.jetstreamManager({ checkAPI: false });
  return manager.streams.info(streamNameOf(district)).then(
    ({ state }) => state.messages,
    () => undefined,
  );
};
