import { securityCase, statutoryLimits } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { securityCases } from './model.ts';

const { ObserveCaseTime, ObserveMediatedAgreement, ObserveResponse } = securityCase.internal;

/** Noise complaints that three days have passed over. */
export const watchResponses = dueClock({
  name: 'watch-responses',
  model: securityCases,
  due: 'respond_by',
  where: { open: true, late_response: false },
  command: ObserveResponse,
  data: ({ case_id: caseId, respond_by: due }) => ({ caseId, due, rule: statutoryLimits['noise-complaint'].source }),
  key: ({ case_id: caseId, round }) => `${caseId}/${round}`,
});

/** Cases whose thirty days, or sixty, are over; while experts examine, none runs out. */
export const watchCases = dueClock({
  name: 'watch-cases',
  model: securityCases,
  due: 'close_by',
  where: { open: true, overdue: false, examined: false },
  command: ObserveCaseTime,
  data: ({ case_id: caseId, close_by: due }) => ({ caseId, due }),
});

export const watchAgreements = dueClock({
  name: 'watch-agreements',
  model: securityCases,
  due: 'perform_by',
  where: { agreement: 'running' },
  command: ObserveMediatedAgreement,
  data: ({ case_id: caseId, perform_by: due }) => ({ caseId, due }),
});
