import { describe, expect, test } from '@jest/globals';
import { type DeskCommand, type DeskEvent, type EventDefinition, referralAt } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../test/support/specification.ts';
import { type DeskState, referralDecider } from '../src/index.ts';
import {
  accepted,
  anyCommand,
  asked,
  commandOf,
  completed,
  decline,
  declined,
  demanded,
  issued,
  key,
  later,
  received,
  referralId,
  reopened,
  running,
  stopped,
  takenBack,
  usual,
} from './referrals.ts';

const { commands, internal } = referralAt('police');
/** Everything that a desk is told. */
const told = [...Object.values(commands), ...Object.values(internal)];

const { given } = specificationOf(referralDecider);
const police = { actor: 'department:police' };

describe('what may be said when', () => {
  const states = {
    nothing: [],
    received: [received()],
    accepted: [received(), accepted],
    declined: [received(), declined],
    completed: [received(), accepted, completed],
    'taken back': [received(), takenBack],
    'in rework': [received(), accepted, completed, reopened],
  } satisfies Record<string, readonly DeskEvent[]>;
  const absent = 'no-such-referral';
  const [not, already, out, over, gone] = [
    'referral-is-received',
    'referral-is-accepted',
    'referral-is-declined',
    'referral-is-completed',
    'referral-is-taken-back',
  ];
  type Answers = readonly [string, string, string, string, string, string, string];

  /** By state, in the order above: the event that follows, `-` for nothing, else the code of the refusal. */
  const answers: Readonly<Record<DeskCommand['kind'], Answers>> = {
    ReceiveReferral: ['ReferralReceived', '-', '-', '-', '-', '-', '-'],
    AcceptReferral: [absent, 'ReferralAccepted', already, out, over, gone, already],
    /** Late, where an officer was faster: nothing. */
    AcceptAtOnce: [absent, 'ReferralAccepted', '-', '-', '-', '-', '-'],
    DeclineReferral: [absent, 'ReferralDeclined', already, out, over, gone, already],
    ReportProgress: [absent, not, 'ProgressReported', out, over, gone, 'ProgressReported'],
    RequestExtension: [absent, not, 'ExtensionRequested', out, over, gone, 'ExtensionRequested'],
    RequestSuspension: [absent, not, 'SuspensionRequested', out, over, gone, 'SuspensionRequested'],
    RequestLifting: [absent, not, 'clock-running', out, over, gone, 'clock-running'],
    CompleteReferral: [absent, not, 'ReferralCompleted', out, over, gone, 'ReferralCompleted'],
    AnswerDemand: [absent, ...Array.from({ length: 6 }, () => 'nothing-demanded')] as unknown as Answers,
    ReportCaseProgress: [absent, '-', 'ProgressReported', '-', '-', '-', '-'],
    CompleteByCase: [absent, '-', 'ReferralCompleted', '-', '-', '-', '-'],
    DeclineByCase: [absent, '-', 'ReferralDeclined', '-', '-', '-', '-'],
    TakeBackReferral: [absent, 'ReferralTakenBack', 'ReferralTakenBack', '-', '-', '-', 'ReferralTakenBack'],
    ReopenReferral: [absent, '-', '-', '-', 'ReferralReopened', '-', '-'],
    MoveDeadline: [absent, 'DeadlineMoved', 'DeadlineMoved', '-', '-', '-', 'DeadlineMoved'],
    DemandAnswer: [absent, 'AnswerDemanded', 'AnswerDemanded', '-', '-', '-', 'AnswerDemanded'],
  };
  const cases = Object.entries(answers).flatMap(([kind, row]) =>
    Object.entries(states).map(([state, history], index) => [kind, state, row[index]!, history] as const),
  );

  test.each(cases)('%s, %s: %s', (kind, _state, answer, history) => {
    const outcome = given(...history).when(commandOf(kind as DeskCommand['kind']));
    if (answer === '-') outcome.thenNothing();
    else if (answer.includes('-')) outcome.thenRefused(answer);
    else outcome.thenTypes(answer as DeskEvent['type']);
  });

  test('no command of the language is left out', () => {
    const names: string[] = told.map(({ name }) => name);
    expect(Object.keys(answers).sort()).toEqual(names.sort());
  });
});

describe('the case of the referral', () => {
  test('is received with all that the department needs, and by nobody twice', () => {
    given().when(commandOf('ReceiveReferral')).thenAccepted(received());
    given(received())
      .when(commandOf('ReceiveReferral', { brief: '别的' }))
      .thenNothing();
    expect(given(received()).state()).toMatchObject({
      matter: { category: 'neighbour-noise', urgency: 'normal', role: 'lead', place: { named: '和平小区' } },
      clock: 'running',
      round: 0,
    });
  });

  test('from acceptance to an honest end', () => {
    given(received())
      .when(commandOf('AcceptReferral'))
      .thenAccepted(accepted)
      .when(commandOf('ReportProgress', { case: 'security-1' }))
      .thenAccepted({ type: 'ProgressReported', data: { ...key, note: '已到现场', case: 'security-1' } })
      .when(commandOf('CompleteReferral'))
      .thenAccepted(completed)
      .when(commandOf('CompleteReferral'))
      .thenRefused('referral-is-completed');
  });

  test('ends by its case, in the round that the case belongs to and no other', () => {
    const ended: DeskEvent = {
      type: 'ReferralCompleted',
      data: { ...key, round: 1, outcome: 'resolved', note: '已调解', evidence: [], case: 'security-1' },
    };
    const inRework = given(received(), accepted, completed, reopened);
    inRework.when(commandOf('CompleteByCase', { round: 0 })).thenNothing();
    inRework.when(commandOf('ReportCaseProgress', { round: 0 })).thenNothing();
    inRework.when(commandOf('CompleteByCase', { round: 1 })).thenAccepted(ended);
  });

  test('comes back for rework once per round', () => {
    given(received(), accepted, completed)
      .when(commandOf('ReopenReferral'))
      .thenAccepted(reopened)
      .when(commandOf('ReopenReferral'))
      .thenNothing();
    given(received(), accepted, completed, reopened, completed).when(commandOf('ReopenReferral')).thenNothing();
    given(received(), accepted, completed, reopened, completed)
      .when(commandOf('ReopenReferral', { round: 2 }))
      .thenTypes('ReferralReopened');
  });
});

describe('declining', () => {
  test('needs a ground, and may propose who should have it', () => {
    given(received()).when(commandOf('DeclineReferral'), police).thenAccepted(declined);
    given(received())
      .when(commandOf('DeclineReferral', { proposes: 'urban-enforcement' }))
      .thenAccepted({ type: 'ReferralDeclined', data: { ...key, ...decline, proposes: 'urban-enforcement' } });
  });

  test('is possible after acceptance where the case shows it, in the round of the case', () => {
    given(received(), accepted).when(commandOf('DeclineByCase')).thenAccepted(declined);
    given(received(), accepted, completed, reopened)
      .when(commandOf('DeclineByCase', { round: 1, proposes: 'urban-enforcement' }))
      .thenAccepted({ type: 'ReferralDeclined', data: { ...key, ...decline, proposes: 'urban-enforcement' } });
  });

  test('by the case of a final referral is its honest end instead', () => {
    given(received({ final: true }), accepted)
      .when(commandOf('DeclineByCase'))
      .thenAccepted({
        type: 'ReferralCompleted',
        data: { ...key, outcome: 'not-resolved', note: decline.reason, evidence: [], round: 0, case: 'security-1' },
      });
  });

  test('after an arbitration is refused, and the attempt is on record (潍坊12345 art. 22)', () => {
    const attempt = { article: '潍坊市12345政务服务便民热线条例 第二十二条', recorded: ['DeclineRejected'] };
    const final = received({ final: true });
    given(final).when(commandOf('DeclineReferral')).thenRefused('final-referral', attempt);
    given(final, accepted).when(commandOf('DeclineReferral')).thenRefused('final-referral', attempt);
    given(final, accepted, completed).when(commandOf('DeclineReferral')).thenRefused('referral-is-completed');
  });
});

describe('the clock', () => {
  const open = [received(), accepted] as const;

  test('one request at a time', () => {
    for (const request of [asked.extension, asked.suspension])
      for (const kind of ['RequestExtension', 'RequestSuspension'] as const)
        given(...open, request)
          .when(commandOf(kind))
          .thenRefused('request-pending');
    given(...open, stopped, asked.lift)
      .when(commandOf('RequestLifting'))
      .thenRefused('request-pending');
    given(...open, asked.extension, running)
      .when(commandOf('RequestExtension'))
      .thenAccepted(asked.extension);
  });

  test('stands still once, and is set going by request', () => {
    given(...open, stopped)
      .when(commandOf('RequestSuspension'))
      .thenRefused('clock-stopped');
    given(...open, stopped)
      .when(commandOf('RequestLifting'))
      .thenAccepted(asked.lift);
    given(...open, stopped, running)
      .when(commandOf('RequestLifting'))
      .thenRefused('clock-running');
  });

  test('runs again in rework, though it stood when the referral was completed', () => {
    expect(given(...open, stopped, completed, reopened).state()).toMatchObject({
      status: 'accepted',
      clock: 'running',
    });
  });

  test('more time, or a denial, does not set a stopped clock going', () => {
    const stays = (data: object): DeskEvent => ({
      type: 'DeadlineMoved',
      data: { ...key, clock: 'stopped', ...data } as never,
    });
    given(...open, stopped, asked.extension)
      .when(commandOf('MoveDeadline', { completeBy: later, reason: '同意' }))
      .thenAccepted(stays({ completeBy: later, reason: '同意' }))
      .when(commandOf('RequestLifting'))
      .thenAccepted(asked.lift);
    given(...open, stopped)
      .when(commandOf('MoveDeadline'))
      .thenAccepted(stays({ reason: '不准延期' }));
  });
});

describe('demands', () => {
  const open = [received(), accepted] as const;

  test('wait for an answer, the last one for all before it; amber is a warning only', () => {
    given(...open, demanded('amber'))
      .when(commandOf('AnswerDemand'))
      .thenRefused('nothing-demanded');
    given(...open, demanded('urged'), demanded('supervision'))
      .when(commandOf('AnswerDemand'))
      .thenAccepted({ type: 'DemandAnswered', data: { ...key, rung: 'supervision', note: '本周办结' } })
      .when(commandOf('AnswerDemand'))
      .thenRefused('nothing-demanded');
  });

  test('may be answered before acceptance, and end with the referral', () => {
    given(received(), demanded('urged')).when(commandOf('AnswerDemand')).thenTypes('DemandAnswered');
    given(...open, demanded('urged'), completed)
      .when(commandOf('AnswerDemand'))
      .thenRefused('nothing-demanded');
    given(received(), demanded('urged'), takenBack).when(commandOf('AnswerDemand')).thenRefused('nothing-demanded');
    given(received(), demanded('urged'), declined).when(commandOf('AnswerDemand')).thenRefused('nothing-demanded');
  });
});

test("in a general inbox a department does not meet another department's referrals", () => {
  const health = { actor: 'department:health' };
  given(received()).when(commandOf('AcceptReferral'), health).thenRefused('no-such-referral');
  given(received()).when(commandOf('AcceptReferral'), police).thenAccepted(accepted);
});

describe('whatever comes in whatever order', () => {
  const ends: readonly DeskEvent['type'][] = ['ReferralDeclined', 'ReferralCompleted', 'ReferralTakenBack'];
  const statusAfter: Partial<Record<DeskEvent['type'], DeskState['status']>> = {
    ReferralReceived: 'received',
    ReferralAccepted: 'accepted',
    ReferralDeclined: 'declined',
    ReferralCompleted: 'completed',
    ReferralReopened: 'accepted',
    ReferralTakenBack: 'taken-back',
  };
  const actors = ['officer:1', 'service:referral-router', 'department:police', 'department:health'];

  test('a referral never ends twice, and nothing is said of it after its end but that it is reopened', () => {
    neverUnlawful(
      referralDecider,
      anyCommand(),
      (_state, history) => {
        const [last, before] = [history.at(-1), history.at(-2)];
        if (!last || !before || last.type === 'DeclineRejected') return undefined;
        if (ends.includes(before.type) && last.type !== 'ReferralReopened') return `${last.type} after ${before.type}`;
        if (last.type === 'ReferralReopened' && before.type !== 'ReferralCompleted')
          return 'reopened though not completed';
        return undefined;
      },
      { actors, runs: 500, length: 40 },
    );
  });

  test('a final referral is never declined', () => {
    neverUnlawful(
      referralDecider,
      anyCommand({ final: fc.constant(true) }),
      (state) => (state.status === 'declined' ? 'declined' : undefined),
      { actors, runs: 400 },
    );
  });

  test('what is accepted folds: the state is what the last event says, rounds only rise, no answer is owed after an end', () => {
    neverUnlawful(
      referralDecider,
      anyCommand(),
      (state, history) => {
        const said = history.findLast(({ type }) => statusAfter[type]);
        if (state.status !== (said ? statusAfter[said.type] : 'none')) return `${state.status} after ${said?.type}`;
        if (state.status === 'none') return undefined;
        const rounds = history.flatMap((event) => (event.type === 'ReferralReopened' ? [event.data.round] : []));
        if (rounds.some((each, index) => each <= (rounds[index - 1] ?? 0))) return `rounds ${rounds}`;
        if (state.round !== (rounds.at(-1) ?? 0)) return `round ${state.round} where ${rounds.at(-1)} is due`;
        const isOver = ends.includes(said!.type);
        if (isOver && state.demand !== undefined) return 'an answer is owed after the end';
        if (history.filter(({ type }) => type === 'ReferralReceived').length !== 1) return 'received twice';
        return undefined;
      },
      { actors, runs: 500, length: 40 },
    );
  });

  test('what is accepted fits the published language, of every service', () => {
    const events: readonly EventDefinition[] = Object.values(referralAt('police').events);
    const schemas = new Map(events.map((event) => [event.name, event.schema]));
    neverUnlawful(
      referralDecider,
      anyCommand(),
      (_state, history) => {
        const last = history.at(-1);
        return !last || schemas.get(last.type)?.safeParse(last.data).success ? undefined : `${last.type} does not fit`;
      },
      { actors },
    );
  });

  test('each refusal says in both languages what is wrong and what to do, and by which rule', () => {
    const step = fc.record({ command: anyCommand(), actor: fc.constantFrom(...actors) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let state: DeskState = referralDecider.initial;
        for (const { command, actor } of steps) {
          const decision = referralDecider.decide(
            { ...command, at: '2018-05-14T01:00:00.000Z', actor } as DeskCommand,
            state,
          );
          if (decision.kind === 'refused') {
            const { message, remedy, rule, code } = decision.refusal;
            expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
            for (const { zh, en } of [message, remedy]) {
              expect(zh).toMatch(/^[\p{Script=Han}“”，；、。]+$/u);
              expect(en).toMatch(/^[\x20-\x7e]+$/);
            }
            expect(rule.law).not.toBe('');
            expect(rule.article).not.toBe('');
          }
          const events = decision.kind === 'accepted' ? decision.events : decision.record;
          state = events.reduce(referralDecider.evolve, state);
        }
      }),
    );
  });

  test('commands fit the schemas under which they are served', () => {
    for (const { name, schema } of told)
      expect(schema.safeParse(usual[name as DeskCommand['kind']])).toMatchObject({ success: true });
    expect(issued().referralId).toBe(referralId);
  });
});
