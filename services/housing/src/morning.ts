import { dayInChina, housingQueries } from '@tiaokuai/contracts';
import { figuresOf, penaltyFigures } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { conducts } from './conduct/model.ts';
import { contracts } from './contract-filing/model.ts';
import { creditFiles } from './enterprise-credit/model.ts';
import { fundAccounts } from './estate-fund/accounts-model.ts';
import { fundUses } from './fund-use/model.ts';
import { policyAnswers } from './policy-answer/model.ts';
import { rooms } from './service-rooms/model.ts';
import { deposits } from './warranty-deposit/model.ts';

const db = tables(fundUses, fundAccounts, deposits, contracts, rooms, conducts, policyAnswers, creditFiles);

/** What the chief looks at first. */
export const morning = queryOf(housingQueries.HousingMorning, async (_input, context) => {
  const today = dayInChina(context.now());
  const figures = await db(context)
    .selectNoFrom(({ selectFrom, fn }) => {
      const count = fn.countAll<string>().as('n');
      return [
        selectFrom('fund_uses').where('status', '=', 'applied').select(count).as('toSeal'),
        selectFrom('fund_uses').where('status', '=', 'verified').select(count).as('toApprove'),
        selectFrom('fund_uses').where('status', '=', 'to-apply').select(count).as('publicationsOver'),
        selectFrom('fund_uses').where('status', '=', 'short').select(count).as('usesShort'),
        selectFrom('fund_accounts').where('low', '=', true).select(count).as('accountsToReplenish'),
        selectFrom('deposits').where('claims_open', '>', 0).select(count).as('depositsClaimed'),
        selectFrom('deposits')
          .where('status', '=', 'term')
          .where('return_from', '<=', today)
          .select(count)
          .as('depositsReturnable'),
        selectFrom('contracts').where('status', '=', 'submitted').select(count).as('contractsToFile'),
        selectFrom('contracts')
          .where('status', '=', 'signed')
          .where('overdue', '=', true)
          .select(count)
          .as('contractsOverdue'),
        selectFrom('contracts')
          .where('status', '=', 'ended')
          .where('exit_overdue', '=', true)
          .select(count)
          .as('exitsOverdue'),
        selectFrom('service_rooms').where('status', '=', 'short').select(count).as('roomsShort'),
        selectFrom('conducts').where('status', '=', 'reported').select(count).as('conductsToLookInto'),
        selectFrom('conducts').where('status', '=', 'overdue').select(count).as('ordersOverdue'),
        selectFrom('conducts').where('open', '=', true).where('meeting', '=', 'asked').select(count).as('atMeeting'),
        selectFrom('policy_answers').where('status', 'in', ['received', 'asking']).select(count).as('enquiriesOpen'),
        selectFrom('credit').where('objections', '>', 0).select(count).as('objections'),
      ];
    })
    .executeTakeFirstOrThrow();
  const { toDecide } = await penaltyFigures(context);
  return { ...figuresOf(figures), penaltiesToDecide: toDecide };
});
