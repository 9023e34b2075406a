import { uuid } from '@tiaokuai/contracts';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery } from '@tiaokuai/service';
import { z } from 'zod';
import type { InboxRow } from './inbox.ts';

const status = z.enum(['received', 'accepted', 'declined', 'completed', 'taken-back']);

/** What every desk answers: its inbox by clock, one referral, its figures. A department sees what is its own. */
export const deskQueries: readonly ServedQuery[] = [
  {
    name: 'Inbox',
    names: { zh: '收件箱', en: 'Inbox' },
    input: z.object({
      status: z.array(status).default(['received', 'accepted']),
      responsibility: z.string().max(40).optional(),
      limit: z.int().min(1).max(1_000).default(100),
    }),
    async handle(
      input: { status: InboxRow['status'][]; responsibility?: string; limit: number },
      { pool, schema, asking },
    ) {
      const responsibility = asking ?? input.responsibility;
      let rows = readModelDb<{ inbox: InboxRow }>(pool, schema)
        .selectFrom('inbox')
        .selectAll()
        .where('status', 'in', input.status)
        .orderBy('complete_by')
        .limit(input.limit);
      if (responsibility) rows = rows.where('responsibility', '=', responsibility);
      return rows.execute();
    },
  },
  {
    name: 'Referral',
    names: { zh: '派遣详情', en: 'One referral' },
    input: z.object({ referralId: uuid }),
    async handle({ referralId }: { referralId: string }, { pool, schema, asking }) {
      const row = await readModelDb<{ inbox: InboxRow }>(pool, schema)
        .selectFrom('inbox')
        .selectAll()
        .where('referral_id', '=', referralId)
        .executeTakeFirst();
      return row && (!asking || row.responsibility === asking) ? row : null;
    },
  },
  {
    name: 'ReferralEvents',
    names: { zh: '派遣事件补读', en: 'Events of the referrals, from a position on' },
    input: z.object({
      responsibility: z.string().max(40).optional(),
      /** Position in the router's log; exclusive. */
      after: z
        .string()
        .regex(/^\d{1,18}$/)
        .default('0'),
      limit: z.int().min(1).max(500).default(100),
    }),
    /** For a department's own system after an outage, or where it sees a hole: from the log, which never forgets. */
    async handle(input: { responsibility?: string; after: string; limit: number }, { lane, service, asking }) {
      const responsibility = asking ?? input.responsibility ?? service;
      const events = await lane({
        service: 'referral-router',
        lane: `referral.${responsibility}`,
        after: BigInt(input.after),
        limit: input.limit,
      });
      return events.map(({ position, ...event }) => ({ ...event, position: String(position) }));
    },
  },
  {
    name: 'DeskFigures',
    names: { zh: '办理统计', en: 'Figures of the desk' },
    input: z.object({}),
    async handle(_input: never, { pool, schema, asking }) {
      let rows = readModelDb<{ inbox: InboxRow }>(pool, schema)
        .selectFrom('inbox')
        .select(['responsibility', 'role', 'status'])
        .select(({ fn }) => fn.countAll<string>().as('referrals'))
        .groupBy(['responsibility', 'role', 'status'])
        .orderBy('responsibility');
      if (asking) rows = rows.where('responsibility', '=', asking);
      return (await rows.execute()).map((row) => ({ ...row, referrals: Number(row.referrals) }));
    },
  },
];
