import {
  type CaseKey,
  type CaseMatter,
  type CommandDefinition,
  type DeclineGround,
  type DeskOutcome,
  type EndCase,
  type Evidence,
  type endCase,
  type openCase,
  type RuleSource,
  referralAt,
} from '@tiaokuai/contracts';
import {
  type Arrived,
  type Consequence,
  type EventLike,
  type EventShape,
  give,
  type Language,
  type Reaction,
  reactTo,
  type ServiceContext,
} from '@tiaokuai/service';
import type { DeskState } from '../referral/decider.ts';

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

const followReferrals = (service: string, kinds: readonly CaseKind[]): Reaction => {
  const open = async (
    { referralId, incidentId, round = 0 }: { referralId: string; incidentId: string; round?: number },
    { load }: ServiceContext,
  ): Promise<Consequence | undefined> => {
    const { state } = await load('referral', `referral-${referralId}`);
    const { matter } = state as Exclude<DeskState, { status: 'none' }>;
    const kind = kinds.find(({ takes }) => takes?.(matter)) ?? kinds.find(({ takes }) => !takes);
    return (
      kind && { command: kind.open, data: { caseId: incidentId, referral: { referralId, incidentId, round }, matter } }
    );
  };
  const end = (
    { referralId, incidentId }: { referralId: string; incidentId: string },
    cause: EndCase['cause'],
    note: string,
  ): readonly Consequence[] =>
    kinds.map((kind) => ({
      command: kind.end,
      data: { caseId: incidentId, referralId, cause, note },
      key: kind.aggregate,
    }));
  return reactTo(referralAt(service), 'follow-referrals', {
    ReferralAccepted: ({ data }, context) => open(data, context),
    ReferralReopened: ({ data }, context) => open(data, context),
    ReferralTakenBack: ({ data }) => end(data, 'taken-back', data.reason),
    ReferralCompleted: ({ data }) => (data.case ? undefined : end(data, 'completed', data.note)),
  });
};

const { CompleteByCase, DeclineByCase, ReportCaseProgress } = referralAt('desk').internal;

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
    const key = { referralId: referral.referralId, round: referral.round, case: stream };
    if ('progress' in saying) return [give(ReportCaseProgress, { ...key, note: saying.progress }, { actor })];
    if ('declines' in saying) return [give(DeclineByCase, { ...key, ...saying.declines }, { actor })];
    const { outcome, note, evidence = [] } = saying;
    return [give(CompleteByCase, { ...key, outcome, note, evidence: [...evidence] }, { actor })];
  },
});
