import type { DeskCommand, DeskEvent, DispatchEvent } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { deadlineBy } from '../src/cases/deadlines.ts';

/** A referral at the police's desk, and everything that may happen to it. */

export const monday = '2018-05-14T01:00:00.000Z';
export const referralId = '0190f000-0000-7000-8000-0000000000aa';
export const incidentId = '0190f000-0000-7000-8000-000000000001';
export const key = { referralId, incidentId, responsibility: 'police' };
export const completeBy = deadlineBy('general-completion', monday);
export const later = deadlineBy('general-completion', '2018-05-21T01:00:00.000Z');

export type Issued = Extract<DispatchEvent, { type: 'ReferralIssued' }>['data'];
export const issued = (changes: Partial<Issued> = {}): Issued => ({
  ...key,
  role: 'lead',
  category: 'neighbour-noise',
  urgency: 'normal',
  place: { named: '和平小区' },
  brief: '和平小区：噪声扰民',
  answers: {},
  evidence: [],
  explanation: { rule: 'noise', ruleVersion: 1, why: { zh: '社会生活噪声', en: 'noise' }, legalBasis: [], tried: [] },
  department: { zh: '公安分局', en: 'Police', legalBasis: '政策' },
  acceptBy: deadlineBy('accept-normal', monday),
  completeBy,
  final: false,
  declinesBefore: 0,
  ...changes,
});

type Said<Kind extends DeskEvent['type']> = Extract<DeskEvent, { type: Kind }>['data'];
const event = <Kind extends DeskEvent['type']>(type: Kind, data: Omit<Said<Kind>, keyof typeof key>): DeskEvent =>
  ({ type, data: { ...key, ...data } }) as DeskEvent;

export const received = (changes: Partial<Issued> = {}): DeskEvent => ({
  type: 'ReferralReceived',
  data: issued(changes),
});
export const accepted = event('ReferralAccepted', {});
export const decline = {
  ground: 'not-our-power' as const,
  legalGround: { law: '噪声污染防治法', article: '第八条' },
  reason: '属于工业噪声',
};
export const declined = event('ReferralDeclined', decline);
export const completed = event('ReferralCompleted', { outcome: 'resolved', note: '已劝止', evidence: [], round: 0 });
export const takenBack = event('ReferralTakenBack', { reason: 'incident-voided' });
export const reopened = event('ReferralReopened', { round: 1, reason: '夜间又响', completeBy: later });
export const stopped = event('DeadlineMoved', { clock: 'stopped', reason: '等待鉴定' });
export const running = event('DeadlineMoved', { clock: 'running', reason: '恢复计时', completeBy: later });
export const demanded = (rung: Said<'AnswerDemanded'>['rung']): DeskEvent =>
  event('AnswerDemanded', { rung, clock: 'completion' });
export const asked = {
  extension: event('ExtensionRequested', { workingDays: 5, reason: '等待鉴定' }),
  suspension: event('SuspensionRequested', { reason: '等待鉴定' }),
  lift: event('SuspensionLiftRequested', { reason: '鉴定已出' }),
};

type Given = { [Kind in DeskCommand['kind']]: Extract<DeskCommand, { kind: Kind }>['data'] };

/** One command of each kind, as it is usually given. */
export const usual: Given = {
  ReceiveReferral: issued(),
  AcceptReferral: { referralId },
  AcceptAtOnce: { referralId },
  DeclineReferral: { referralId, ...decline },
  ReportProgress: { referralId, note: '已到现场' },
  RequestExtension: { referralId, workingDays: 5, reason: '等待鉴定' },
  RequestSuspension: { referralId, reason: '等待鉴定' },
  RequestLifting: { referralId, reason: '鉴定已出' },
  CompleteReferral: { referralId, outcome: 'resolved', note: '已劝止', evidence: [] },
  AnswerDemand: { referralId, note: '本周办结' },
  ReportCaseProgress: { referralId, round: 0, note: '已立案', case: 'security-1' },
  CompleteByCase: { referralId, round: 0, outcome: 'resolved', note: '已调解', evidence: [], case: 'security-1' },
  DeclineByCase: { referralId, round: 0, ...decline, case: 'security-1' },
  TakeBackReferral: { referralId, reason: 'incident-voided' },
  ReopenReferral: { referralId, round: 1, reason: '夜间又响', completeBy: later },
  MoveDeadline: { referralId, reason: '不准延期' },
  DemandAnswer: { referralId, rung: 'urged', clock: 'completion' },
};

export type Command = Pick<DeskCommand, 'kind' | 'data'>;
export const commandOf = <Kind extends DeskCommand['kind']>(kind: Kind, changes: Partial<Given[Kind]> = {}): Command =>
  ({ kind, data: { ...usual[kind], ...changes } }) as Command;

const of = <Kind extends DeskCommand['kind']>(
  kind: Kind,
  changes: fc.Arbitrary<Partial<Given[Kind]>> = fc.constant({}),
) => changes.map((change) => commandOf(kind, change));
const round = fc.integer({ min: 0, max: 3 });

/** Any command: those that begin and end things more often, so that histories are long. */
export const anyCommand = ({ final = fc.boolean() } = {}): fc.Arbitrary<Command> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: of(
        'ReceiveReferral',
        final.map((is) => ({ final: is })),
      ),
    },
    { weight: 3, arbitrary: of('AcceptReferral') },
    of('AcceptAtOnce'),
    of('DeclineReferral', fc.constantFrom({}, { proposes: 'urban-enforcement' })),
    of('ReportProgress'),
    of('RequestExtension'),
    of('RequestSuspension', fc.constantFrom({}, { until: later.due })),
    of('RequestLifting'),
    { weight: 2, arbitrary: of('CompleteReferral', fc.constantFrom({}, { outcome: 'no-violation-found' as const })) },
    of('AnswerDemand'),
    of(
      'ReportCaseProgress',
      round.map((is) => ({ round: is })),
    ),
    of(
      'DeclineByCase',
      round.map((is) => ({ round: is })),
    ),
    of(
      'CompleteByCase',
      round.map((is) => ({ round: is })),
    ),
    of('TakeBackReferral'),
    {
      weight: 2,
      arbitrary: of(
        'ReopenReferral',
        round.map((is) => ({ round: is + 1 })),
      ),
    },
    of(
      'MoveDeadline',
      fc.constantFrom(
        {},
        { clock: 'stopped' as const },
        { clock: 'running' as const, completeBy: later },
        { completeBy: later },
      ),
    ),
    of(
      'DemandAnswer',
      fc
        .constantFrom('amber' as const, 'urged' as const, 'supervision' as const, 'listed' as const, 'talk' as const)
        .map((rung) => ({ rung })),
    ),
  );
