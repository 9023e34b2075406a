import { type Command, InvalidArgumentError } from 'commander';
import { failure } from '../failure.ts';
import type { Say } from '../language.ts';
import { several, timeText, uuidText, wholeNumber } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { csvHeader, csvLine, jsonLine } from './encode.ts';
import { replay } from './select.ts';
import { replaying as words } from './words.ts';

interface Options {
  readonly log?: readonly string[];
  readonly stream?: readonly string[];
  readonly type?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly responsibility?: string;
  readonly incident?: string;
  readonly asOf?: string;
  readonly after?: ReadonlyMap<string, bigint>;
  readonly limit?: number;
  readonly csv?: boolean;
}

/** `tiaokuai replay` */
export const replayCommand = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('replay')
    .description(say(words.about))
    .option('--log <service>', say(words.log), several)
    .option('--stream <name>', say(words.stream), several)
    .option('--type <name>', say(words.type), several)
    .option('--from <time>', say(words.from), timeText(say))
    .option('--to <time>', say(words.to), timeText(say))
    .option('--responsibility <key>', say(words.responsibility))
    .option('--incident <id>', say(words.incident), uuidText(say))
    .option('--as-of <time>', say(words.asOf), timeText(say))
    .option('--after <log=position>', say(words.after), positions(say))
    .option('--limit <n>', say(words.limit), wholeNumber(say, 1))
    .option('--csv', say(words.csv))
    .action((options: Options) => replayEvents(options, terminal));
};

const replayEvents = async (options: Options, { connect, output, signal, note, say }: Terminal): Promise<void> => {
  const { log: logs = [], stream: streams = [], type: types = [], after = new Map(), csv } = options;
  const { from, to, responsibility, incident, asOf, limit } = options;
  const { eventLog, district } = connect();
  const selection = { district, logs, streams, types, from, to, responsibility, incident, asOf, after, limit };
  const line = csv ? csvLine : jsonLine;
  if (csv) await output.write(csvHeader);
  let found = false;
  for await (const page of replay(eventLog, selection)) {
    if (signal.aborted) throw failure('已中断', 'stopped');
    found = true;
    let text = '';
    for (const event of page) text += line(event);
    await output.write(text);
  }
  // A name that is written wrong looks like an event that never happened.
  if (!found) note(types.length > 0 ? say(words.noneOfType, types.join(', ')) : say(words.none));
};

/** `fire=1200`, repeatable. */
const positions =
  (say: Say) =>
  (text: string, before: ReadonlyMap<string, bigint> = new Map()): ReadonlyMap<string, bigint> => {
    const [, service, position] = /^([a-z-]+)=(\d+)$/.exec(text) ?? [];
    if (!service) throw new InvalidArgumentError(say(words.positionNeeded));
    return new Map([...before, [service, BigInt(position!)]]);
  };
