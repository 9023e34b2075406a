import { test } from '@jest/globals';
import type { CaseMatter, Party, SecurityCaseCommand, SecurityCaseEvent } from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful } from '../../../test/support/specification.ts';
import { securityCaseDecider } from '../src/security-case/decider.ts';
import { violations } from '../src/security-case/law.ts';
import type { SecurityCaseState } from '../src/security-case/state.ts';

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyIds = ['0190f000-0000-7000-8000-0000000000b1', '0190f000-0000-7000-8000-0000000000b2'] as const;
const matter: CaseMatter = { category: 'fight-or-threat', urgency: 'urgent', role: 'lead', brief: '打架' };
const party: Party = { kind: 'individual', file: 'N-1' };
const pair = ['0401', '0402'];
const article9 = { law: '治安管理处罚法', article: '第九条' };

type Command = Pick<SecurityCaseCommand, 'kind' | 'data'>;
type Described = Extract<SecurityCaseCommand, { kind: 'RecordViolations' }>['data']['findings'][number];

/** Where detentions of one person add up. */
const threeBeatings: readonly SecurityCaseEvent[] = [
  { type: 'SecurityCaseReported', data: { caseId, referral, source: 'referral', matter, reportedOn: '2018-05-14' } },
  {
    type: 'OfficersDispatched',
    data: { caseId, referral, officers: pair, closeBy: deadlineBy('security-case', '2018-05-14T01:00:00.000Z') },
  },
  { type: 'OfficersOnScene', data: { caseId, referral, arrivedAt: '2018-05-14T01:00:00.000Z' } },
  {
    type: 'ViolationsFound',
    data: {
      caseId,
      referral,
      officers: pair,
      findings: [1, 2, 3].map((no) => ({
        no,
        kind: 'assault',
        gravity: 'ordinary',
        what: '殴打',
        party,
        dispute: true,
        endedOn: '2018-05-13',
      })),
      evidence: [],
    },
  },
];

test('whatever is typed: found before penalised, warned before fined, heard before detained, agreed or penalised', () => {
  const unlawful = (state: SecurityCaseState, history: readonly SecurityCaseEvent[]): string | undefined => {
    const last = history.at(-1);
    if (!last || state.status === 'none') return last ? 'a case without a beginning' : undefined;
    const before = history.slice(0, -1);
    const types = before.map(({ type }) => type);
    const warned = before.flatMap((event) => (event.type === 'ViolationContinued' ? [event.data.finding.no] : []));
    const settled = before.flatMap((event) => (event.type === 'MediationKept' ? event.data.findings : []));
    switch (last.type) {
      case 'ViolationsFound':
        return types.includes('OfficersOnScene') ? undefined : 'found by nobody';
      case 'SecurityPenaltyProposed': {
        const { finding: no, proposal, authority } = last.data;
        const finding = state.findings.find((each) => each.no === no);
        if (!finding) return 'penalised for nothing';
        if (settled.includes(no)) return 'penalised after an agreement was kept';
        if (finding.kind === 'noise' && proposal.sanction === 'fine' && !warned.includes(no)) return 'fined unwarned';
        if (violations[finding.kind].scales[finding.gravity]?.together?.endsWith('add'))
          return 'fined without detention';
        return authority === 'station' && proposal.yuan > 500 ? 'decided by a station' : undefined;
      }
      case 'DetentionDecided':
        return types.includes('DetentionProposed') ? undefined : 'detained unheard';
      case 'SecurityCaseConcluded': {
        const { end, ground } = last.data;
        if (end === 'not-penalised' && !ground) return 'let be without a ground';
        if (end === 'penalised' && !types.includes('SecurityPenalised') && !types.includes('DetentionDecided'))
          return 'penalised by nobody';
        if (end === 'mediated' && !types.includes('MediationKept')) return 'an agreement that nobody kept';
        break;
      }
      case 'CaseTimeExtended':
        if (types.slice(types.lastIndexOf('OfficersDispatched')).includes('CaseTimeExtended')) return 'extended twice';
        break;
      default:
    }
    const detained = state.detentions.reduce((sum, { status, days }) => sum + (status === 'dropped' ? 0 : days), 0);
    if (detained > 20) return 'more than twenty days';
    if (state.status === 'ended' && (state.agreement || state.examinedSince)) return 'something runs in a closed case';
    return undefined;
  };

  const no = fc.constantFrom(1, 1, 2, 3);
  const described = fc
    .constantFrom<[Described['kind'], Described['gravity']]>(
      ['noise', 'ordinary'],
      ['noise', 'ordinary'],
      ['assault', 'light'],
      ['assault', 'ordinary'],
      ['threat', 'ordinary'],
    )
    .map(
      ([kind, gravity]): Described => ({ kind, gravity, what: '纠纷', party, dispute: true, endedOn: '2018-05-13' }),
    );
  const of = (weight: number, arbitrary: fc.Arbitrary<Command>) => ({ weight, arbitrary });
  const dispatch = (at: string) => ({
    kind: 'DispatchOfficers' as const,
    data: { caseId, officers: pair, closeBy: deadlineBy('security-case', at) },
  });
  const mediate = (agreed: boolean) => (at: string) => ({
    kind: 'MediateParties' as const,
    data: {
      caseId,
      officers: pair,
      findings: [1],
      agreed,
      performBy: deadlineWithin({ unit: 'days', amount: 3 }, at, article9),
    },
  });
  neverUnlawful(
    securityCaseDecider,
    fc.oneof(
      of(
        4,
        fc
          .constantFrom(0, 0, 0, 0, 1)
          .map((round) => ({ kind: 'OpenSecurityCase', data: { caseId, referral: { ...referral, round }, matter } })),
      ),
      { weight: 6, arbitrary: fc.constant(dispatch) },
      of(6, fc.constant({ kind: 'RecordOfficersArrival', data: { caseId } })),
      of(
        8,
        fc.array(described, { minLength: 1, maxLength: 3 }).map((findings) => ({
          kind: 'RecordViolations',
          data: { caseId, officers: pair, findings, evidence: [] },
        })),
      ),
      { weight: 3, arbitrary: fc.boolean().map(mediate) },
      of(
        3,
        fc.boolean().map((performed) => ({ kind: 'RecordMediationKept', data: { caseId, performed } })),
      ),
      of(
        10,
        fc
          .record({
            finding: no,
            penaltyId: fc.constantFrom(...penaltyIds),
            sanction: fc.constantFrom('warning' as const, 'fine' as const),
            yuan: fc.constantFrom(0, 200, 500, 900),
          })
          .map((data) => ({ kind: 'ProposeSecurityPenalty', data: { caseId, authority: 'station', ...data } })),
      ),
      of(
        6,
        fc
          .tuple(
            fc.constantFrom(...penaltyIds),
            fc.constantFrom('warning' as const, 'warning' as const, 'fine' as const),
          )
          .map(([penaltyId, sanction]) => ({
            kind: 'NoteSecurityPenalty',
            data: { caseId, penaltyId, result: 'decided', sanction, yuan: 0 },
          })),
      ),
      of(
        4,
        no.map((finding) => ({
          kind: 'RecordContinuation',
          data: { caseId, officers: pair, finding, endedOn: '2018-05-14' },
        })),
      ),
      of(
        5,
        fc
          .tuple(no, fc.constantFrom(3, 5, 10))
          .map(([finding, days]) => ({ kind: 'ProposeDetention', data: { caseId, finding, days, yuan: 200 } })),
      ),
      of(
        4,
        no.map((finding) => ({
          kind: 'DecideDetention',
          data: { caseId, finding, officers: pair, authority: 'county', heard: true },
        })),
      ),
      of(
        2,
        fc.constantFrom(undefined, 'very-minor' as const).map((ground) => ({
          kind: 'ConcludeSecurityCase',
          data: { caseId, note: '结案', ...(ground ? { ground } : {}) },
        })),
      ),
      of(
        3,
        fc.constantFrom<Command>(
          { kind: 'BeginExamination', data: { caseId, what: '伤情' } },
          { kind: 'EndExamination', data: { caseId, conclusion: '轻微伤' } },
          { kind: 'ExtendCaseTime', data: { caseId, approval: '批2018-1' } },
        ),
      ),
      of(
        1,
        fc.constantFrom<Command>(
          { kind: 'FileCriminalCase', data: { caseId, file: 'X-1', reason: '涉嫌犯罪' } },
          { kind: 'TransferSecurityCase', data: { caseId, to: 'urban-enforcement', reason: '移送' } },
          { kind: 'RecordCorrection', data: { caseId, officers: pair, note: '改正' } },
          {
            kind: 'EndSecurityCase',
            data: { caseId, referralId: referral.referralId, cause: 'taken-back', note: '' },
          },
        ),
      ),
    ),
    unlawful,
    { length: 80, runs: 400, after: [[], threeBeatings] },
  );
});
