import { disorder, operator } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';

/** Urban enforcement meets operators in the street; who shows no licence is ours, in the case of the same incident. */
export const hearOfOperators = reactTo(disorder, 'hear-of-operators', {
  OperatorWithoutLicenceReported: ({ data: { caseId, operator: whom, premises, matter } }) =>
    give(operator.internal.PointOutOperator, { caseId, disorderCase: caseId, operator: whom, premises, matter }),
});
