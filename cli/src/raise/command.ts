import { randomUUID } from 'node:crypto';
import { text as readAll } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { heldReason, type ReportIncidentInput, urgency as urgencies } from '@tiaokuai/contracts';
import type { BusClient } from '@tiaokuai/service';
import { type Command, Option } from 'commander';
import { order } from '../asking.ts';
import { failure } from '../failure.ts';
import { categoryKeyOf, choiceKeys, choiceName } from '../names.ts';
import { several, wholeNumber } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { assistText, type Why, whyText } from '../why/explain.ts';
import { raising as words } from './words.ts';

interface Options {
  readonly estate?: string;
  readonly place?: string;
  readonly category?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly urgency?: string;
  readonly answer?: readonly string[];
  readonly as: string;
  readonly wait: number;
  readonly json?: boolean;
}

/** `tiaokuai raise`: one incident, and where it goes. */
export const raiseCommand = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('raise')
    .description(say(words.command))
    .argument('[-]', say(words.stdin))
    .option('--estate <name>', say(words.estate))
    .option('--place <name>', say(words.place))
    .option('--category <key>', say(words.category))
    .option('--subject <text>', say(words.subject))
    .option('--text <text>', say(words.text))
    .addOption(new Option('--urgency <urgency>', say(words.urgency)).choices(choiceKeys(urgencies)))
    .option('--answer <question=answer>', say(words.answer), several)
    .option('--as <actor>', say(words.actor), 'grid-worker:terminal')
    .option('--wait <seconds>', say(words.wait), wholeNumber(say, 0), 20)
    .option('--json', say(words.json))
    .action((source: string | undefined, options: Options) => raise(source, options, terminal));
};

const raise = async (source: string | undefined, options: Options, terminal: Terminal): Promise<void> => {
  const { say, output, connect } = terminal;
  const given = source === '-' ? fromJson(await readAll(terminal.input)) : {};
  const { subject = '', text = '', category, urgency, place } = options;
  const { client } = await connect().bus();
  const input: Record<string, unknown> = {
    incidentId: randomUUID(),
    channel: 'grid',
    subject,
    text,
    ...given,
    ...(category ? { category: categoryKeyOf(category) ?? category } : {}),
    ...(urgency ? { urgency } : {}),
    ...(place ? { place: { named: place } } : {}),
    ...(options.answer ? { answers: answersOf(options.answer) } : {}),
    ...(options.estate ? { estateId: await estateIdOf(client, options.estate) } : {}),
  };
  if (!input.subject && !input.text && !input.category)
    throw failure('请用 --text 或 --category 说明情况', 'say what it is about with --text or --category', 2);
  const incidentId = String(input.incidentId);
  await order(client, 'subdistrict', 'ReportIncident', input as ReportIncidentInput, options.as);
  if (!options.json) await output.write(`${say(words.raised, incidentId)}\n`);
  const fate = await fateOf(client, incidentId, options.wait * 1_000);
  if (options.json) {
    await output.write(`${JSON.stringify({ incidentId, ...fate })}\n`);
    return;
  }
  if (fate.heldBecause) await output.write(`${say(words.held, choiceName(say, heldReason, fate.heldBecause))}\n`);
  for (const why of fate.referrals)
    await output.write(why.referral.role === 'lead' ? `\n${whyText(say, why)}` : `\n${assistText(say, why)}`);
  if (!fate.heldBecause && fate.referrals.length === 0) await output.write(`${say(words.notYet, options.wait)}\n`);
};

const fromJson = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw failure('标准输入不是 JSON 对象', 'standard input is no JSON object', 2);
};

/** `obstacle=vehicle`, `road-open=true` */
const answersOf = (given: readonly string[]): Record<string, string | boolean> =>
  Object.fromEntries(
    given.map((text) => {
      const [, key, value] = /^([^=]+)=(.+)$/su.exec(text) ?? [];
      if (!key) throw failure(`--answer ${text}：应为 问题=答案`, `--answer ${text}: give question=answer`, 2);
      return [key, value === 'true' ? true : value === 'false' ? false : value!];
    }),
  );

/** @throws CommandFailure when no estate, or more than one, has this name. */
const estateIdOf = async (client: BusClient, name: string): Promise<string> => {
  const rows = await client.query<{ estate_id: string; name: string }[]>('subdistrict', 'Estates', { limit: 5_000 });
  const exact = rows.filter((row) => row.name === name || row.estate_id === name);
  const found = exact.length > 0 ? exact : rows.filter((row) => row.name.includes(name));
  if (found.length === 1) return found[0]!.estate_id;
  const some = (found.length > 0 ? found : rows).slice(0, 10).map((row) => row.name);
  throw failure(
    `${found.length > 1 ? '不止一个小区叫' : '没有小区'}“${name}”；如：${some.join('、')}`,
    `${found.length > 1 ? 'more than one estate is called' : 'no estate is called'} ${name}; there are: ${some.join(', ')}`,
    2,
  );
};

interface Fate {
  readonly heldBecause?: string;
  readonly referrals: readonly Why[];
}

/** Waits until the incident is with a person, or with those whom its lead referral names. */
const fateOf = async (client: BusClient, incidentId: string, patience: number): Promise<Fate> => {
  const end = performance.now() + patience;
  do {
    const row = await client.query<{ status: string; held_because: string | null } | null>('subdistrict', 'Incident', {
      incidentId,
    });
    if (row?.status === 'held') return { heldBecause: row.held_because ?? '', referrals: [] };
    const referrals = await client.query<{ referral_id: string; role: string }[]>('referral-router', 'Referrals', {
      incidentId,
    });
    if (referrals.some(({ role }) => role === 'lead')) {
      const leadFirst = referrals.toSorted((a, b) => (a.role === b.role ? 0 : a.role === 'lead' ? -1 : 1));
      const whys = await Promise.all(
        leadFirst.map(({ referral_id: referralId }) =>
          client.query<Why | null>('referral-router', 'Why', { referralId }),
        ),
      );
      return { referrals: whys.filter((why) => why !== null) };
    }
    await delay(100);
  } while (performance.now() < end);
  return { referrals: [] };
};
