import { dispatch, dispatchWords, referralRouterQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { referrals } from './model.ts';

const { ReferralFigures, Referrals, Why } = referralRouterQueries;
const db = tables(referrals);

const list = queryOf(Referrals, ({ status, responsibility, incidentId, role, colour, limit }, context) => {
  let rows = db(context)
    .selectFrom('referrals')
    .selectAll()
    .orderBy('issued_at', 'desc')
    .orderBy('referral_id')
    .limit(limit);
  if (status) rows = rows.where('status', 'in', status);
  if (responsibility) rows = rows.where('responsibility', '=', responsibility);
  if (incidentId) rows = rows.where('incident_id', '=', incidentId);
  if (role) rows = rows.where('role', '=', role);
  if (colour) rows = rows.where('colour', '=', colour);
  return rows.execute();
});

const why = queryOf(Why, async ({ referralId }, context) => {
  const referral = await db(context)
    .selectFrom('referrals')
    .selectAll()
    .where('referral_id', '=', referralId)
    .executeTakeFirst();
  if (!referral) return null;
  const events = await context.history('dispatch', dispatch.streamOf({ incidentId: referral.incident_id }));
  const issued = events
    .filter(({ type }) => type === 'ReferralIssued')
    .map(({ data }) => dispatch.events.ReferralIssued.schema.parse(data))
    .find((each) => each.referralId === referralId);
  if (!issued) return null;
  const { explanation, department, acceptBy, completeBy, brief } = issued;
  const history = events.map(({ type, time, actor, data }) => ({ type, time, actor, ...dispatchWords.parse(data) }));
  return { referral, brief, explanation, department, acceptBy, completeBy, history };
});

const figures = queryOf(ReferralFigures, async (_input, context) => {
  const found = await db(context)
    .selectFrom('referrals')
    .select(['responsibility', 'role', 'status', 'colour'])
    .select(({ fn }) => fn.countAll<string>().as('referrals'))
    .groupBy(['responsibility', 'role', 'status', 'colour'])
    .orderBy('responsibility')
    .execute();
  return found.map(({ referrals: count, ...row }) => ({ ...row, referrals: Number(count) }));
});

export const dispatchQueries = [list, why, figures];
