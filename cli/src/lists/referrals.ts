import { referralRow } from '@tiaokuai/contracts';
import { type Command, Option } from 'commander';
import type { Say } from '../language.ts';
import { categoryName, choiceKeys, choiceName, columnNames, keysIn, momentText, responsibilityName } from '../names.ts';
import { several, uuidText, wholeNumber } from '../options.ts';
import { type ListForm, writeRows } from '../tables.ts';
import type { Terminal } from '../terminal.ts';
import { listing as words } from './words.ts';

const { shape } = referralRow;
const columns = [
  'referral_id',
  'issued_at',
  'responsibility',
  'role',
  'status',
  'category',
  'place',
  'complete_by',
  'colour',
] as const;

interface Options extends ListForm {
  readonly status?: readonly string[];
  readonly responsibility?: string;
  readonly incident?: string;
  readonly role?: string;
  readonly colour?: string;
  readonly limit: number;
}

/** What is shown of the router's row of a referral. */
interface ReferralRow {
  readonly referral_id: string;
  readonly responsibility: string;
  readonly department: string;
  readonly role: string;
  readonly status: string;
  readonly category: string;
  readonly estate: string | null;
  readonly place: string | null;
  readonly issued_at: string;
  readonly complete_by: string;
  readonly colour: string;
}

/** `tiaokuai referrals` */
export const referralsCommand = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('referrals')
    .description(say(words.referrals))
    .option('--status <status>', say(words.status), several)
    .option('--responsibility <key>', say(words.responsibility))
    .option('--incident <id>', say(words.incident), uuidText(say))
    .addOption(new Option('--role <role>', say(words.role)).choices(choiceKeys(shape.role)))
    .addOption(new Option('--colour <colour>', say(words.colour)).choices(choiceKeys(shape.colour)))
    .option('--limit <n>', say(words.limit), wholeNumber(say, 1, 10_000), 50)
    .option('--json', say(words.json))
    .option('--csv', say(words.csv))
    .action((options: Options) => listReferrals(options, terminal));
};

const listReferrals = async (options: Options, { connect, output, say, note }: Terminal): Promise<void> => {
  const { responsibility, incident: incidentId, role, colour, limit } = options;
  const status = options.status && keysIn(shape.status, options.status);
  const { client } = await connect().bus();
  const rows = await client.query<ReferralRow[]>('referral-router', 'Referrals', {
    status,
    responsibility,
    incidentId,
    role,
    colour,
    limit,
  });
  await writeRows(
    output,
    (async function* () {
      if (rows.length > 0) yield rows;
    })(),
    options,
    columnNames(say, referralRow, columns),
    (row) => cellsOf(row, say),
  );
  if (rows.length === 0) note(say(words.none));
};

const cellsOf = (row: ReferralRow, say: Say): string[] => [
  row.referral_id,
  momentText(row.issued_at),
  responsibilityName(say, row.responsibility),
  choiceName(say, shape.role, row.role),
  choiceName(say, shape.status, row.status),
  categoryName(say, row.category),
  row.estate ?? row.place ?? '',
  momentText(row.complete_by),
  choiceName(say, shape.colour, row.colour),
];
