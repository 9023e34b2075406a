import { penaltyQueries as asked, type Penalty, type PenaltyRow, penaltyRow } from '@tiaokuai/contracts';
import { readModelDb } from '@tiaokuai/read-models';
import { modelOf, queryOf, type ServedQuery, type ServiceContext, unchanged } from '@tiaokuai/service';
import { partyName } from '../cases/matter.ts';
import { figuresOf } from '../cases/queries.ts';
import { decisionDue } from './penalty-decider.ts';

/** The register of penalties of one service. */
export const registerOf = (penalty: Penalty) =>
  modelOf(penalty, {
    name: 'penalties',
    version: 2,
    row: penaltyRow,
    indexes: [['status', 'pay_by'], ['status', 'decide_amber'], ['party'], ['case_stream']],
    opens: {
      PenaltyAnnounced({ data: { penaltyId, case: of, referral, proposal, respondBy }, time }) {
        const { party, violation, rule, sanction, yuan } = proposal;
        const { due, amber } = decisionDue(respondBy);
        return {
          penalty_id: penaltyId,
          case_stream: of,
          incident_id: referral?.incidentId ?? null,
          party_kind: party.kind,
          party: partyName(party),
          violation,
          rule: `${rule.law} ${rule.article}`,
          status: 'announced',
          sanction,
          yuan,
          surcharge: 0,
          hearing: 'none',
          respond_by: respondBy.due,
          decide_by: due,
          decide_amber: amber,
          decision: 'in-time',
          announced_at: time,
        };
      },
    },
    on: {
      PartyHeard: unchanged,
      HearingRequested: { hearing: 'requested' },
      HearingHeld: { hearing: 'held' },
      PenaltyDecided: (_row, { data: { yuan, payBy }, time }) => ({
        status: 'decided',
        yuan,
        pay_by: payBy?.due ?? null,
        decided_at: time,
        ended_at: payBy ? null : time,
      }),
      PenaltyDropped: (_row, { time }) => ({ status: 'dropped', ended_at: time }),
      PenaltyDecisionNear: { decision: 'near' },
      PenaltyDecisionOverdue: { decision: 'over' },
      PenaltyDecisionExtended: (_row, { data: { decideBy } }) => ({
        decide_by: decideBy.due,
        decide_amber: decideBy.amber,
        decision: 'in-time',
      }),
      FineOverdue: { status: 'overdue' },
      FinePaid: (_row, { data: { surcharge }, time }) => ({ status: 'paid', surcharge, ended_at: time }),
    },
  });

const penalties = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) =>
  readModelDb<{ penalties: PenaltyRow }>(pool, schema).selectFrom('penalties');

/** What every morning's figures say of penalties. */
export const penaltyFigures = async (context: Pick<ServiceContext, 'pool' | 'schema'>) =>
  figuresOf(
    await penalties(context)
      .select(({ fn }) => [
        fn.count<string>('penalty_id').filterWhere('status', '=', 'announced').as('toDecide'),
        fn
          .count<string>('penalty_id')
          .filterWhere(({ and, eb }) => and([eb('status', '=', 'announced'), eb('decision', '=', 'near')]))
          .as('decisionsNear'),
        fn
          .count<string>('penalty_id')
          .filterWhere(({ and, eb }) => and([eb('status', '=', 'announced'), eb('decision', '=', 'over')]))
          .as('decisionsOverdue'),
        fn.count<string>('penalty_id').filterWhere('status', '=', 'overdue').as('unpaid'),
      ])
      .executeTakeFirstOrThrow(),
  );

/** What every department that penalises answers. */
export const penaltyQueries: readonly ServedQuery[] = [
  queryOf(asked.Penalties, ({ status, party, late, limit }, context) => {
    let rows = penalties(context)
      .selectAll()
      .where('status', 'in', status)
      .orderBy(({ fn }) => fn.coalesce('pay_by', 'decide_by'))
      .limit(limit);
    if (party) rows = rows.where('party', '=', party);
    if (late) rows = rows.where('status', '=', 'announced').where('decision', '!=', 'in-time');
    return rows.execute();
  }),
];
