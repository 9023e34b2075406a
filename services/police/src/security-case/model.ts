import { type CaseMatter, securityCase, securityCaseRow } from '@tiaokuai/contracts';
import { deadlineBy, matterOf } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

const respondBy = ({ category, role }: CaseMatter, at: string): string | null =>
  role === 'lead' && category.split('/')[0] === 'neighbour-noise' ? deadlineBy('noise-complaint', at).due : null;

/** When and how a case ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  respond_by: null,
  close_by: null,
  perform_by: null,
  examined: false,
  ended_at: time,
});

export const securityCases = modelOf(securityCase, {
  name: 'security_cases',
  version: 2,
  row: securityCaseRow,
  indexes: [['open', 'close_by'], ['open', 'respond_by'], ['perform_by'], ['estate_id']],
  opens: {
    SecurityCaseReported: ({ data, time }) => ({
      case_id: data.caseId,
      role: data.matter.role,
      status: 'reported',
      open: true,
      source: data.source,
      ...matterOf(data, data.matter),
      kinds: [],
      findings: 0,
      respond_by: respondBy(data.matter, time),
      late_response: false,
      examined: false,
      overdue: false,
      warnings: 0,
      fines: 0,
      fined: 0,
      detained: 0,
      opened_at: time,
    }),
  },
  on: {
    SecurityCaseReopened: (_row, { data, time }) => ({
      ...matterOf(data, data.matter),
      role: data.matter.role,
      status: 'reported',
      open: true,
      respond_by: respondBy(data.matter, time),
      late_response: false,
      overdue: false,
      arrived_at: null,
      ended_at: null,
    }),
    OfficersDispatched: (_row, { data: { closeBy } }) => ({ status: 'dispatched', close_by: closeBy.due }),
    OfficersOnScene: (_row, { data: { arrivedAt } }) => ({
      status: 'on-scene',
      arrived_at: arrivedAt,
      respond_by: null,
    }),
    ResponseOverdue: { late_response: true },
    NeighboursDissuaded: (_row, { data: { result } }) => ({ dissuasion: result }),
    ViolationsFound: (row, { data: { findings } }) => ({
      status: 'found',
      kinds: [...new Set([...row.kinds, ...findings.map(({ kind }) => kind)])],
      findings: row.findings + findings.length,
    }),
    NoViolationFound: (_row, { time }) => ended('no-violation', time),
    CorrectedOnScene: (_row, { time }) => ended('corrected', time),
    ViolationContinued: ({ findings }) => ({ findings: findings + 1 }),
    PartiesMediated: (_row, { data: { agreed, performBy } }) =>
      agreed && performBy ? { agreement: 'running', perform_by: performBy.due } : { agreement: 'failed' },
    MediationOverdue: { agreement: 'overdue' },
    MediationKept: { agreement: 'performed', perform_by: null },
    MediationBroken: { agreement: 'broken', perform_by: null },
    SecurityPenaltyProposed: unchanged,
    SecurityPenalised: ({ warnings, fines, fined }, { data: { sanction, yuan } }) =>
      sanction === 'warning' ? { warnings: warnings + 1 } : { fines: fines + 1, fined: fined + yuan },
    SecurityNotPenalised: unchanged,
    DetentionProposed: unchanged,
    DetentionDecided: ({ detained, fined }, { data: { days, yuan } }) => ({
      detained: detained + days,
      fined: fined + yuan,
    }),
    DetentionDropped: unchanged,
    ExaminationBegun: { examined: true },
    ExaminationEnded: (_row, { data: { closeBy } }) => ({ examined: false, close_by: closeBy.due }),
    CaseTimeExtended: (_row, { data: { closeBy } }) => ({ close_by: closeBy.due }),
    CaseTimeOverdue: { overdue: true },
    SecurityCaseTransferred: (_row, { data: { to }, time }) => ({ ...ended('transferred', time), transferred_to: to }),
    CriminalCaseFiled: (_row, { time }) => ended('criminal', time),
    SecurityCaseConcluded: (_row, { data: { end }, time }) => ended(end, time),
    SecurityCaseWithdrawn: (_row, { time }) => ended('withdrawn', time),
    SecurityCaseSettled: (_row, { time }) => ended('settled', time),
  },
});
