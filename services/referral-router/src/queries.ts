import { type DispatchEvent, uuid } from '@tiaokuai/contracts';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import type { ReferralRow } from './read-models.ts';

const rows = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) =>
  readModelDb<{ referrals: ReferralRow }>(pool, schema);

const status = z.enum(['issued', 'accepted', 'declined', 'completed', 'withdrawn']);
const referralsInput = z.object({
  status: z.array(status).optional(),
  responsibility: z.string().max(40).optional(),
  incidentId: uuid.optional(),
  role: z.enum(['lead', 'assist']).optional(),
  colour: z.enum(['green', 'amber', 'red']).optional(),
  limit: z.int().min(1).max(10_000).default(100),
});

const referrals: ServedQuery = {
  name: 'Referrals',
  names: { zh: '派遣列表', en: 'Referrals' },
  input: referralsInput,
  async handle(input: z.output<typeof referralsInput>, context) {
    let found = rows(context).selectFrom('referrals').selectAll().orderBy('issued_at', 'desc').orderBy('referral_id');
    if (input.status) found = found.where('status', 'in', input.status);
    if (input.responsibility) found = found.where('responsibility', '=', input.responsibility);
    if (input.incidentId) found = found.where('incident_id', '=', input.incidentId);
    if (input.role) found = found.where('role', '=', input.role);
    if (input.colour) found = found.where('colour', '=', input.colour);
    return found.limit(input.limit).execute();
  },
};

/** Why a referral went where it went, and all that happened with its incident's referrals since. */
const why: ServedQuery = {
  name: 'Why',
  names: { zh: '派遣理由', en: 'Why a referral went where it went' },
  input: z.object({ referralId: uuid }),
  async handle({ referralId }: { referralId: string }, context) {
    const referral = await rows(context)
      .selectFrom('referrals')
      .selectAll()
      .where('referral_id', '=', referralId)
      .executeTakeFirst();
    if (!referral) return null;
    const events = await context.history('dispatch', `dispatch-${referral.incident_id}`);
    const issued = events
      .map(({ type, data }) => ({ type, data }) as DispatchEvent)
      .find((each) => each.type === 'ReferralIssued' && each.data.referralId === referralId);
    if (issued?.type !== 'ReferralIssued') return null;
    const { explanation, department, acceptBy, completeBy, brief } = issued.data;
    return {
      referral,
      brief,
      explanation,
      department,
      acceptBy,
      completeBy,
      history: events.map(({ type, time, actor, data }) => ({ type, time, actor, ...briefly(data) })),
    };
  },
};

const briefly = (data: unknown) => {
  const { referralId, responsibility, role, response, outcome, to, ground, reason, clock } = data as Record<
    string,
    unknown
  >;
  return { referralId, responsibility, role, response, outcome, to, ground, reason, clock };
};

const figures: ServedQuery = {
  name: 'ReferralFigures',
  names: { zh: '派遣统计', en: 'Figures of referrals' },
  input: z.object({}),
  async handle(_input: never, context) {
    const found = await rows(context)
      .selectFrom('referrals')
      .select(['responsibility', 'role', 'status', 'colour'])
      .select(({ fn }) => fn.countAll<string>().as('referrals'))
      .groupBy(['responsibility', 'role', 'status', 'colour'])
      .orderBy('responsibility')
      .execute();
    return found.map(({ referrals: count, ...row }) => ({ ...row, referrals: Number(count) }));
  },
};

export const queries: readonly ServedQuery[] = [referrals, why, figures];
