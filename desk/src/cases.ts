import {
  type CaseKey,
  type CaseMatter,
  type CommandDefinition,
  type DeclineGround,
  type DeskEvent,
  type DeskOutcome,
  deskLanguage,
  type Evidence,
  type endCase,
  type openCase,
  type RuleSource,
} from '@tiaokuai/contracts';
import type { Arrived, Consequence, EventLike, EventShape, Language, Reaction } from '@tiaokuai/service';
import type { DeskState } from './referral-decider.ts';

/** What an event of a case says back to its referral. */
export type Saying =
  | { readonly progress: string }
  | { readonly outcome: DeskOutcome; readonly note: string; readonly evidence?: readonly Evidence[] }
  | { readonly declines: Declining };

/** It turned out on site that the matter is another responsibility's. */
export interface Declining {
  readonly ground: DeclineGround;
  readonly legalGround: RuleSource;
  readonly reason: string;
  readonly proposes?: string;
}

/** A kind of case that referrals are worked on in. */
export interface CaseKind<Event = never> {
  /** The aggregate; its streams are `<aggregate>-<case id>`. */
  readonly aggregate: string;
  readonly events: readonly EventShape[];
  /** Internal commands of the aggregate, with the schemas `openCase` and `endCase`. */
  readonly open: string;
  readonly end: string;
  /**
   * Whether a referral is worked on in a case of this kind; of several kinds the first that says yes has it, and what none
   * takes goes to the kind that does not say.
   */
  readonly takes?: (matter: CaseMatter) => boolean;
  /** Undefined where the referral need not know. */
  readonly says: (event: Event) => Saying | undefined;
}

/** What a kind of case says, event by event; `nothing` where the referral need not know. */
export type Sayings<Of extends Language> = {
  readonly [Name in keyof Of['events'] & string]: (event: Arrived<Of, Name>) => Saying | undefined;
};

interface CaseSpec<Of extends Language> extends Pick<CaseKind, 'takes'> {
  /** Internal commands of the aggregate. */
  readonly open: CommandDefinition<string, typeof openCase>;
  readonly end: CommandDefinition<string, typeof endCase>;
  readonly says: Sayings<Of>;
}

/** A kind of case that referrals are worked on in, typed by its aggregate: every event has its say. */
export const caseOf = <Of extends Language & { readonly name: string }>(
  { name, events }: Of,
  { open, end, says, ...rest }: CaseSpec<Of>,
): CaseKind => ({
  ...rest,
  aggregate: name,
  events: Object.values(events),
  open: open.name,
  end: end.name,
  // Each event is found by its name, which is what its saying is typed by.
  says: (event) =>
    (says as Readonly<Record<string, (event: never) => Saying | undefined>>)[(event as EventLike).type]?.(event),
});

/**
 * Ties a service's cases to its referrals, so that officers work in the case and type nothing twice: an accepted referral
 * opens its case and rework opens it again, one that is taken back or completed otherwise ends it, and what happens in the
 * case becomes the referral's progress and completion, in the name of the officer who did it.
 */
export const caseReactions = (service: string, kinds: readonly CaseKind[]): readonly Reaction[] => [
  followReferrals(service, kinds),
  ...kinds.map((kind) => reportCase(service, kind)),
];

const followReferrals = (service: string, kinds: readonly CaseKind[]): Reaction => ({
  name: 'follow-referrals',
  from: service,
  lane: `${service}.referral`,
  events: deskLanguage(service).events,
  async react({ type, data }, context): Promise<readonly Consequence[]> {
    const event = { type, data } as DeskEvent;
    const { referralId, incidentId } = event.data;
    const end = (cause: 'taken-back' | 'completed', note: string): readonly Consequence[] =>
      kinds.map((kind) => ({
        command: kind.end,
        data: { caseId: incidentId, referralId, cause, note },
        key: kind.aggregate,
      }));
    switch (event.type) {
      case 'ReferralAccepted':
      case 'ReferralReopened': {
        const { state } = await context.load('referral', `referral-${referralId}`);
        const { matter } = state as Exclude<DeskState, { status: 'none' }>;
        const kind = kinds.find(({ takes }) => takes?.(matter)) ?? kinds.find(({ takes }) => !takes);
        const round = event.type === 'ReferralReopened' ? event.data.round : 0;
        const opening = { caseId: incidentId, referral: { referralId, incidentId, round }, matter };
        return kind ? [{ command: kind.open, data: opening }] : [];
      }
      case 'ReferralTakenBack':
        return end('taken-back', event.data.reason);
      case 'ReferralCompleted':
        return event.data.case ? [] : end('completed', event.data.note);
      default:
        return [];
    }
  },
});

const reportCase = (service: string, { aggregate, events, says }: CaseKind): Reaction => ({
  name: `report-${aggregate}`,
  from: service,
  lane: `${service}.${aggregate}`,
  events,
  react(event): readonly Consequence[] {
    const { data, actor, stream } = event;
    const { referral } = data as CaseKey;
    const saying = referral && says(event as never);
    if (!saying) return [];
    const { referralId, round } = referral;
    if ('progress' in saying)
      return [
        { command: 'ReportCaseProgress', data: { referralId, round, note: saying.progress, case: stream }, actor },
      ];
    if ('declines' in saying)
      return [{ command: 'DeclineByCase', data: { referralId, round, ...saying.declines, case: stream }, actor }];
    const { outcome, note, evidence = [] } = saying;
    return [{ command: 'CompleteByCase', data: { referralId, round, outcome, note, evidence, case: stream }, actor }];
  },
});
