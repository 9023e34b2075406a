import { enterpriseCredit } from '@tiaokuai/contracts';
import { prepare } from '@tiaokuai/service';
import { enterpriseIdOf } from './mark.ts';

const {
  DecideCreditObjection,
  EnterCreditMark,
  JoinAssociation,
  LeaveAssociation,
  ObjectToCreditMark,
  PublishCredit,
  RecordTraining,
  VerifyStanding,
} = enterpriseCredit.commands;

/** People give the enterprise's name alone. */
const withId = <Input extends { readonly enterprise: string }>(input: Input) => ({
  data: { ...input, enterpriseId: enterpriseIdOf(input.enterprise) },
});

export const byName = [
  prepare(VerifyStanding, withId),
  prepare(EnterCreditMark, withId),
  prepare(ObjectToCreditMark, withId),
  prepare(DecideCreditObjection, withId),
  prepare(PublishCredit, withId),
  prepare(JoinAssociation, withId),
  prepare(LeaveAssociation, withId),
  prepare(RecordTraining, withId),
];
