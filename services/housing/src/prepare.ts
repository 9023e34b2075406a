import {
  accountNo,
  DecideCreditObjection,
  DefineFundScope,
  EndContract,
  EnterCreditMark,
  houseRule,
  JoinAssociation,
  LeaveAssociation,
  limit,
  NoteContract,
  ObjectToCreditMark,
  OrderCorrection,
  PublishCredit,
  PublishDepositReturn,
  PublishFundWork,
  RecordTraining,
  RepeatPolicyAnswer,
  VerifyStanding,
} from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/desk';
import type { PreparedCommand } from '@tiaokuai/service';
import type { Limit } from '@tiaokuai/working-time';
import { v5 as derived } from 'uuid';
import { z } from 'zod';
import { accountsByNo, type EstateFundState, noSuchAccount } from './estate-fund-decider.ts';
import { notPublished, type PolicyAnswerState, publishedAnswer } from './policy-answer-decider.ts';

/** What people give as names, numbers and lengths of time reaches the deciders as ids, register entries and deadlines. */

/** An enterprise's file has its id from its name, so that everybody who names it means the same file. */
export const enterpriseIdOf = (enterprise: string): string => derived(`enterprise/${enterprise}`, derived.URL);

/** A day in Beijing, as periods by statute begin with it. */
const dayBegins = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

const defineFundScope: PreparedCommand = {
  name: DefineFundScope.name,
  input: DefineFundScope.schema
    .omit({ accounts: true, acceptedOn: true })
    .extend({ accounts: z.array(accountNo).min(1).max(5_000).optional() }),
  async prepare({ accounts: numbers, ...rest }: { accounts?: string[]; estateId: string }, { load }) {
    const { state } = await load('estate-fund', `estate-fund-${rest.estateId}`);
    const fund = state as EstateFundState;
    const accounts = accountsByNo(fund, numbers);
    if (!accounts) return { refused: noSuchAccount };
    return { data: { ...rest, accounts, ...(fund.acceptedOn ? { acceptedOn: fund.acceptedOn } : {}) } };
  },
};

const publishFundWork: PreparedCommand = {
  name: PublishFundWork.name,
  input: PublishFundWork.schema.omit({ until: true }),
  async prepare(input: object, { now }) {
    return { data: { ...input, until: deadlineBy('emergency-fund-publication', now()) } };
  },
};

/** No statute of the library says how long the return is published. */
const depositReturnPublication: { limit: Limit; source: { law: string; article: string } } = {
  limit: { unit: 'days', amount: 15 },
  source: { law: '配置', article: '物业质量保修金退还公示期' },
};

const publishDepositReturn: PreparedCommand = {
  name: PublishDepositReturn.name,
  input: PublishDepositReturn.schema.omit({ until: true }),
  async prepare(input: object, { now }) {
    const { limit: length, source } = depositReturnPublication;
    return { data: { ...input, until: deadlineWithin(length, now(), source) } };
  },
};

const noteContract: PreparedCommand = {
  name: NoteContract.name,
  input: NoteContract.schema.omit({ fileBy: true }),
  async prepare(input: { signedOn: string }) {
    return { data: { ...input, fileBy: deadlineBy('contract-filing', dayBegins(input.signedOn)) } };
  },
};

const endContract: PreparedCommand = {
  name: EndContract.name,
  input: EndContract.schema.omit({ leaveBy: true }),
  async prepare(input: { endedOn: string }) {
    return { data: { ...input, leaveBy: deadlineBy('exit-handover', dayBegins(input.endedOn)) } };
  },
};

/** How long an enterprise has to put things right, the officer decides: 责令限期改正 names no number. */
const orderCorrection: PreparedCommand = {
  name: OrderCorrection.name,
  input: OrderCorrection.schema.omit({ correctBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, correctBy: deadlineWithin(within, now(), houseRule('责令改正期限')) } };
  },
};

const repeatPolicyAnswer: PreparedCommand = {
  name: RepeatPolicyAnswer.name,
  input: RepeatPolicyAnswer.schema.pick({ caseId: true, after: true }),
  async prepare(input: { caseId: string; after: string }, { load }) {
    const { state } = await load('policy-answer', `policy-answer-${input.after}`);
    const answer = publishedAnswer(state as PolicyAnswerState);
    return answer ? { data: { ...input, ...answer } } : { refused: notPublished };
  },
};

const byName = (command: { readonly name: string; readonly schema: z.ZodObject }): PreparedCommand => ({
  name: command.name,
  input: command.schema.omit({ enterpriseId: true }),
  async prepare(input: { enterprise: string }) {
    return { data: { ...input, enterpriseId: enterpriseIdOf(input.enterprise) } };
  },
});

export const prepared: readonly PreparedCommand[] = [
  defineFundScope,
  publishFundWork,
  publishDepositReturn,
  noteContract,
  endContract,
  orderCorrection,
  repeatPolicyAnswer,
  ...[
    VerifyStanding,
    EnterCreditMark,
    ObjectToCreditMark,
    DecideCreditObjection,
    PublishCredit,
    JoinAssociation,
    LeaveAssociation,
    RecordTraining,
  ].map(byName),
];
