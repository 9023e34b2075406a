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
const id = { enterpriseId: true } as const;

export const byName = [
  prepare(VerifyStanding, VerifyStanding.schema.omit(id), withId),
  prepare(EnterCreditMark, EnterCreditMark.schema.omit(id), withId),
  prepare(ObjectToCreditMark, ObjectToCreditMark.schema.omit(id), withId),
  prepare(DecideCreditObjection, DecideCreditObjection.schema.omit(id), withId),
  prepare(PublishCredit, PublishCredit.schema.omit(id), withId),
  prepare(JoinAssociation, JoinAssociation.schema.omit(id), withId),
  prepare(LeaveAssociation, LeaveAssociation.schema.omit(id), withId),
  prepare(RecordTraining, RecordTraining.schema.omit(id), withId),
];
