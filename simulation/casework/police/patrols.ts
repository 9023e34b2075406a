import type { PatrolEvent } from '@tiaokuai/contracts';
import { snapshotOf } from '../../ground/estates.ts';
import { type Bench, type Caseworkers, hearing, workday } from '../working.ts';

/** What a round may meet. */
const met = [
  { category: 'theft', brief: '巡逻发现车棚门锁被撬' },
  { category: 'fight-or-threat', brief: '巡逻遇两人争执推搡' },
  { category: 'illegal-activity', brief: '巡逻发现棋牌室聚众赌博' },
];

/** Estates ask for patrols; stations plan them and make their rounds. */
export const patrols = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const answer = random.pack({ whole: 6, short: 2, declined: 1, cancelled: 1 });
  const answers = new Map<string, ReturnType<typeof answer>>();

  const request = () => {
    const estate = random.pick(bench.estates);
    const { enterprise, subdistrict, community, hasOwnersCommittee } = estate.particulars;
    const requester = enterprise
      ? { kind: 'enterprise', name: enterprise }
      : hasOwnersCommittee
        ? { kind: 'owners-committee', name: `${estate.particulars.name}业主委员会` }
        : random.chance(0.7)
          ? { kind: 'residents-committee', name: `${community}居民委员会` }
          : { kind: 'subdistrict', name: subdistrict };
    const asked = { patrolId: bench.id('patrol'), estate: snapshotOf(estate), requester };
    const reason = random.pick(['近期电动自行车电池多次被盗', '夜间有陌生人尾随进楼', '节前外出住户多，请加强巡逻']);
    const hours = random.pick(['day', 'night', 'night', 'around-the-clock']);
    return act('RequestPatrol', { ...asked, reason, hours }, 'enterprise:desk');
  };
  const plan = (patrolId: string, rounds: number, days: number) =>
    later(workday / 2, 2 * workday, () =>
      act('PlanPatrol', {
        patrolId,
        station: random.pick(['公园派出所', '车站派出所', '科苑派出所', '和平派出所', '马尚派出所']),
        rounds,
        within: { unit: 'days', amount: days },
      }),
    );

  return {
    begin() {
      bench.every(9, request);
    },
    see: hearing<PatrolEvent>('police', {
      PatrolRequested({ patrolId }) {
        const given = answer();
        answers.set(patrolId, given);
        if (given === 'declined')
          later(workday, 2 * workday, () => act('DeclinePatrol', { patrolId, reason: '该处已纳入日常巡逻线路' }));
        else plan(patrolId, random.between(4, 8), 14);
      },
      PatrolPlanned({ patrolId, rounds, until }) {
        const given = answers.get(patrolId);
        if (given === 'cancelled') {
          later(workday, 3 * workday, () =>
            act('CancelPatrol', { patrolId, reason: '申请单位已增加夜间保安，撤回申请' }),
          );
          return;
        }
        const made = given === 'short' ? rounds - 2 : rounds;
        const apart = (Date.parse(until.due) - bench.now()) / (rounds + 1);
        for (let round = 1; round <= made; round += 1)
          bench.at(bench.now() + round * apart, () => {
            const incident = random.chance(0.06) ? { incident: { caseId: bench.id('case'), ...random.pick(met) } } : {};
            return act('RecordPatrolRound', { patrolId, officers: bench.pair(), ...incident });
          });
      },
      PatrolFellShort({ patrolId }) {
        answers.set(patrolId, 'whole');
        plan(patrolId, 2, 7);
      },
      PatrolCompleted: ({ patrolId }) => answers.delete(patrolId),
    }),
  };
};
