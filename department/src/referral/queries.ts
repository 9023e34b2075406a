import { deskQueries as asked, type InboxRow } from '@tiaokuai/contracts';
import { readModelDb } from '@tiaokuai/read-models';
import { queryOf, type ServedQuery, type ServiceContext } from '@tiaokuai/service';

/** The inbox is a table of every service. */
const inbox = ({ pool, schema }: ServiceContext) => readModelDb<{ inbox: InboxRow }>(pool, schema).selectFrom('inbox');

/** What every desk answers. A department sees what is its own. */
export const deskQueries: readonly ServedQuery[] = [
  queryOf(asked.Inbox, ({ status, limit, ...input }, context) => {
    const responsibility = context.asking ?? input.responsibility;
    const rows = inbox(context).selectAll().where('status', 'in', status).orderBy('complete_by').limit(limit);
    return (responsibility ? rows.where('responsibility', '=', responsibility) : rows).execute();
  }),
  queryOf(asked.Referral, async ({ referralId }, context) => {
    const { asking } = context;
    const row = await inbox(context).selectAll().where('referral_id', '=', referralId).executeTakeFirst();
    return row && (!asking || row.responsibility === asking) ? row : null;
  }),
  queryOf(asked.ReferralEvents, async (input, { lane, service, asking }) => {
    const responsibility = asking ?? input.responsibility ?? service;
    const events = await lane({
      service: 'referral-router',
      lane: `referral.${responsibility}`,
      after: BigInt(input.after),
      limit: input.limit,
    });
    return events.map(({ position, ...event }) => ({ ...event, position: String(position) }));
  }),
  queryOf(asked.DeskFigures, async (_input, context) => {
    const { asking } = context;
    const rows = inbox(context)
      .select(['responsibility', 'role', 'status'])
      .select(({ fn }) => fn.countAll<string>().as('referrals'))
      .groupBy(['responsibility', 'role', 'status'])
      .orderBy('responsibility');
    const found = await (asking ? rows.where('responsibility', '=', asking) : rows).execute();
    return found.map((row) => ({ ...row, referrals: Number(row.referrals) }));
  }),
];
