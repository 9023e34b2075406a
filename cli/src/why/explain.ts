import {
  allEvents,
  type Deadline,
  type EventDefinition,
  fieldAt,
  limit,
  type Names,
  namesOfField,
  namesOfRule,
  namesOfSource,
  referralRow,
  routingExplanation,
  urgency as urgencies,
} from '@tiaokuai/contracts';
import type { Say } from '../language.ts';
import { actorName, categoryName, choiceName, momentText, responsibilityName } from '../names.ts';
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

const { shape } = referralRow;

/** Why a referral went where it went, as a person reads it: rule, law, department, deadlines, what happened since. */
export const whyText = (say: Say, { referral, brief, explanation, department, ...why }: Why): string => {
  const { responsibility, role, status, category, urgency } = referral;
  const line = (title: Names, text: string) => `${say(title)}${say(words.colon)}${text}`;
  const field = (name: string, text: string) => line(namesOfField(name), text);
  const indented = (lines: readonly string[]) => lines.map((each) => `  ${each}`);
  return [
    line(words.referral, referral.referral_id),
    line(words.incident, referral.incident_id),
    field('brief', brief),
    field('category', `${categoryName(say, category)} · ${choiceName(say, urgencies, urgency)}`),
    line(
      words.to,
      `${responsibilityName(say, responsibility)} · ${choiceName(say, shape.role, role)} · ${choiceName(say, shape.status, status)}` +
        (referral.final ? ` · ${say(words.final)}` : ''),
    ),
    field('department', say(department) + (department.legalBasis ? ` (${department.legalBasis})` : '')),
    field('why', say(explanation.why)),
    line(
      namesOfField('rule', routingExplanation.shape.rule),
      say(words.ruleVersion, say(namesOfRule(explanation.rule)), explanation.ruleVersion),
    ),
    field('legalBasis', explanation.legalBasis.map((each) => say(namesOfSource(each))).join(say(words.comma))),
    field('acceptBy', deadlineText(say, why.acceptBy)),
    field('completeBy', deadlineText(say, why.completeBy)),
    field('tried', ''),
    ...indented(
      explanation.tried.map(
        ({ rule, outcome }) => `${say(namesOfRule(rule))} — ${outcomeText(say, outcome, explanation)}`,
      ),
    ),
    field('history', ''),
    ...indented(why.history.map((each) => happeningText(say, each))),
    '',
  ].join('\n');
};

/** An assisting referral in two lines: its reasons are its lead's. */
export const assistText = (say: Say, { referral, department, completeBy }: Why): string =>
  [
    `${choiceName(say, shape.role, referral.role)}${say(words.colon)}${responsibilityName(say, referral.responsibility)} · ${say(department)}`,
    `  ${referral.referral_id} · ${say(namesOfField('completeBy'))} ${momentText(completeBy.due)}`,
    '',
  ].join('\n');

/** `胜出 / won`: outcomes stand in both languages, and name the rule that won by its id. */
const outcomeText = (say: Say, outcome: string, { rule: won }: Why['explanation']): string => {
  const [zh = outcome, en = zh] = outcome.split(' / ');
  const { zh: winner } = words.winner;
  return say({
    zh: zh.replaceAll(` ${won} `, winner).replaceAll(` ${won}`, winner),
    en: en.replaceAll(won, words.winner.en),
  });
};

const deadlineText = (say: Say, { due, limit: length, source, beyondCalendar }: Deadline): string => {
  const text = `${length.amount} ${choiceName(say, limit.shape.unit, length.unit)}`;
  const flag = beyondCalendar ? ` ⚠ ${say(words.beyondCalendar)}` : '';
  return `${momentText(due)} (${text}, ${say(namesOfSource(source))})${flag}`;
};

const events: ReadonlyMap<string, EventDefinition> = new Map(allEvents.map((event) => [event.name, event]));

/** One line: when, what, who is meant, and the particulars that the event has. */
export const happeningText = (say: Say, { type, time, actor, ...rest }: Happening): string => {
  const event = events.get(type);
  const named = (field: 'response' | 'outcome' | 'ground' | 'clock' | 'reason') => {
    const schema = event && fieldAt(event.schema, field)?.schema;
    return rest[field] && schema ? choiceName(say, schema, rest[field]) : rest[field];
  };
  const particulars = [
    rest.responsibility && responsibilityName(say, rest.responsibility),
    rest.to && `→ ${responsibilityName(say, rest.to)}`,
    named('response'),
    named('outcome'),
    named('ground'),
    named('clock'),
    named('reason'),
  ].filter((each) => each);
  return [momentText(time), event ? say(event.names) : type, ...particulars, `[${actorName(say, actor)}]`].join('  ');
};
