import {
  disorder,
  OperatorConcluded,
  OperatorLawful,
  OperatorRegularised,
  type OperatorResult,
  ViolationReportedOn,
} from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';

const operators = {
  service: 'market-supervision',
  lane: 'market-supervision.operator',
  key: 'caseId',
  events: { OperatorConcluded, OperatorLawful, OperatorRegularised, ViolationReportedOn },
};

const noted = (caseId: string, result: OperatorResult) =>
  give(disorder.internal.NoteOperatorResult, { caseId, result });

/** What market supervision made of an operator whom we pointed out, in the case of the same id. */
export const hearOfOperators = reactTo(operators, 'hear-of-operators', {
  OperatorLawful: ({ data: { caseId } }) => noted(caseId, 'lawful'),
  OperatorRegularised: ({ data: { caseId, by } }) => noted(caseId, by),
  OperatorConcluded: ({ data: { caseId, end } }) => noted(caseId, end),
  ViolationReportedOn: ({ data: { caseId } }) => noted(caseId, 'reported-on'),
});
