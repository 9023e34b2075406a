import { disorder, type OperatorResult, operator } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';

const noted = (caseId: string, result: OperatorResult) =>
  give(disorder.internal.NoteOperatorResult, { caseId, result });

/** What market supervision made of an operator whom we pointed out, in the case of the same id. */
export const hearOfOperators = reactTo(operator, 'hear-of-operators', {
  OperatorLawful: ({ data: { caseId } }) => noted(caseId, 'lawful'),
  OperatorRegularised: ({ data: { caseId, by } }) => noted(caseId, by),
  OperatorConcluded: ({ data: { caseId, end } }) => noted(caseId, end),
  ViolationReportedOn: ({ data: { caseId } }) => noted(caseId, 'reported-on'),
});
