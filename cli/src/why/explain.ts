import { allEvents, type Deadline, type Names } from '@tiaokuai/contracts';
import type { Say } from '../language.ts';
import { categoryName, momentText, nameIn, referralStatuses, responsibilityName, roles, urgencies } from '../names.ts';
import { explaining as words } from './words.ts';

/** The router's answer to `Why`, as far as it is told to people. */
export interface Why {
  readonly referral: {
    readonly referral_id: string;
    readonly incident_id: string;
    readonly responsibility: string;
    readonly role: string;
    readonly status: string;
    readonly category: string;
    readonly urgency: string;
    readonly final: boolean;
    readonly issued_at: string;
  };
  readonly brief: string;
  readonly explanation: {
    readonly rule: string;
    readonly ruleVersion: number;
    readonly why: Names;
    readonly legalBasis: readonly { readonly law: string; readonly article: string }[];
    readonly tried: readonly { readonly rule: string; readonly outcome: string }[];
  };
  readonly department: Names & { readonly legalBasis: string };
  readonly acceptBy: Deadline;
  readonly completeBy: Deadline;
  readonly history: readonly Happening[];
}

/** One event of an incident's dispatch. */
export interface Happening {
  readonly type: string;
  readonly time: string;
  readonly actor: string;
  readonly referralId?: string;
  readonly responsibility?: string;
  readonly response?: string;
  readonly outcome?: string;
  readonly to?: string;
  readonly ground?: string;
  readonly reason?: string;
  readonly clock?: string;
}

/** Why a referral went where it went, as a person reads it: rule, law, department, deadlines, what happened since. */
export const whyText = (say: Say, { referral, brief, explanation, department, ...why }: Why): string => {
  const { responsibility, role, status, category, urgency } = referral;
  const line = (title: Names, text: string) => `${say(title)}${say(words.colon)}${text}`;
  const indented = (lines: readonly string[]) => lines.map((each) => `  ${each}`);
  return [
    line(words.referral, referral.referral_id),
    line(words.incident, referral.incident_id),
    line(words.about, brief),
    line(words.category, `${categoryName(say, category)} · ${nameIn(say, urgencies, urgency)}`),
    line(
      words.to,
      `${responsibilityName(say, responsibility)} · ${nameIn(say, roles, role)} · ${nameIn(say, referralStatuses, status)}` +
        (referral.final ? ` · ${say(words.final)}` : ''),
    ),
    line(words.department, say(department) + (department.legalBasis ? ` (${department.legalBasis})` : '')),
    line(words.because, say(explanation.why)),
    line(words.rule, say(words.ruleVersion, explanation.rule, explanation.ruleVersion)),
    line(
      words.legalBasis,
      explanation.legalBasis.map(({ law, article }) => `${law} ${article}`).join(say(words.comma)),
    ),
    line(words.acceptBy, deadlineText(say, why.acceptBy)),
    line(words.completeBy, deadlineText(say, why.completeBy)),
    say(words.tried) + say(words.colon),
    ...indented(explanation.tried.map(({ rule, outcome }) => `${rule} — ${half(say, outcome)}`)),
    say(words.history) + say(words.colon),
    ...indented(why.history.map((each) => happeningText(say, each))),
    '',
  ].join('\n');
};

/** An assisting referral in two lines: its reasons are its lead's. */
export const assistText = (say: Say, { referral, department, completeBy }: Why): string =>
  [
    `${nameIn(say, roles, referral.role)}${say(words.colon)}${responsibilityName(say, referral.responsibility)} · ${say(department)}`,
    `  ${referral.referral_id} · ${say(words.completeBy)} ${momentText(completeBy.due)}`,
    '',
  ].join('\n');

/** `胜出 / won`: outcomes stand in both languages. */
const half = (say: Say, text: string): string => {
  const [zh = text, en = zh] = text.split(' / ');
  return say({ zh, en });
};

const deadlineText = (say: Say, { due, limit, source, beyondCalendar }: Deadline): string => {
  const length = `${limit.amount} ${nameIn(say, words.units, limit.unit)}`;
  const flag = beyondCalendar ? ` ⚠ ${say(words.beyondCalendar)}` : '';
  return `${momentText(due)} (${length}, ${source.law} ${source.article})${flag}`;
};

const eventNames: ReadonlyMap<string, Names> = new Map(allEvents.map(({ name, names }) => [name, names]));

/** One line: when, what, who is meant, and the particulars that the event has. */
export const happeningText = (say: Say, { type, time, actor, ...rest }: Happening): string => {
  const known = eventNames.get(type);
  const particulars = [
    rest.responsibility && responsibilityName(say, rest.responsibility),
    rest.to && `→ ${responsibilityName(say, rest.to)}`,
    rest.response && nameIn(say, words.responses, rest.response),
    rest.outcome && nameIn(say, words.outcomes, rest.outcome),
    rest.ground && nameIn(say, words.grounds, rest.ground),
    rest.clock && nameIn(say, words.clocks, rest.clock),
    rest.reason && nameIn(say, words.reasons, rest.reason),
  ].filter((each) => each);
  return [momentText(time), known ? say(known) : type, ...particulars, `[${actor}]`].join('  ');
};
