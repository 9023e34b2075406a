import { type Command, Option } from 'commander';
import type { Say } from '../language.ts';
import {
  categoryName,
  colours,
  keysIn,
  momentText,
  nameIn,
  referralStatuses,
  responsibilityName,
  roles,
} from '../names.ts';
import { several, uuidText, wholeNumber } from '../options.ts';
import { type ListForm, writeRows } from '../tables.ts';
import type { Terminal } from '../terminal.ts';
import { listing as words } from './words.ts';

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
    .addOption(new Option('--role <role>', say(words.role)).choices(Object.keys(roles)))
    .addOption(new Option('--colour <colour>', say(words.colour)).choices(Object.keys(colours)))
    .option('--limit <n>', say(words.limit), wholeNumber(say, 1, 10_000), 50)
    .option('--json', say(words.json))
    .option('--csv', say(words.csv))
    .action((options: Options) => listReferrals(options, terminal));
};

const listReferrals = async (options: Options, { connect, output, say, note }: Terminal): Promise<void> => {
  const { responsibility, incident: incidentId, role, colour, limit } = options;
  const status = options.status && keysIn(referralStatuses, options.status);
  const { client } = await connect().bus();
  const rows = await client.query<ReferralRow[]>('referral-router', 'Referrals', {
    status,
    responsibility,
    incidentId,
    role,
    colour,
    limit,
  });
  const head = [say(words.id), say(words.issuedAt), say(words.to), say(words.roleColumn), say(words.statusColumn)];
  await writeRows(
    output,
    (async function* () {
      if (rows.length > 0) yield rows;
    })(),
    options,
    [...head, say(words.categoryColumn), say(words.place), say(words.completeBy), say(words.clock)],
    (row) => cellsOf(row, say),
  );
  if (rows.length === 0) note(say(words.none));
};

const cellsOf = (row: ReferralRow, say: Say): string[] => [
  row.referral_id,
  momentText(row.issued_at),
  responsibilityName(say, row.responsibility),
  nameIn(say, roles, row.role),
  nameIn(say, referralStatuses, row.status),
  categoryName(say, row.category),
  row.estate ?? row.place ?? '',
  momentText(row.complete_by),
  nameIn(say, colours, row.colour),
];
