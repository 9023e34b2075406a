import type { CaseKey } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, workday } from './working.ts';

/**
 * What ends a case from outside, before its officers have: who reported it takes the report back, or the referral is
 * answered in the department's own system. Rare, and for each kind of case for certain.
 *
 * @param openings Events with which a referral's case begins, one of each kind of case.
 * @param each Of so many cases one ends in each of these ways.
 */
export const playOutside = (bench: Bench, service: string, openings: readonly string[], each = 18): Caseworkers => {
  const cards = { none: each - 2, withdrawn: 1, answered: 1 };
  const ends = new Map(openings.map((name) => [name, bench.random.pack(cards)]));
  return {
    see({ service: of, name, data }) {
      const { referral } = data as CaseKey;
      const end = of === service ? ends.get(name) : undefined;
      if (!end || !referral) return;
      const { referralId, incidentId } = referral;
      const how = end();
      if (how === 'withdrawn')
        bench.soon(1, 4, () =>
          bench.tell(
            'subdistrict',
            'VoidIncident',
            { incidentId, reason: '反映人来电撤回' },
            'property-office:clerk-2',
          ),
        );
      if (how === 'answered')
        bench.soon(1, 4, () =>
          bench.act('CompleteReferral', { referralId, outcome: 'resolved', note: '已在本单位业务系统中办结' }),
        );
    },
  };
};

/**
 * Who reported it says that it is there again, some days after a case has ended: for seldom kinds of case, in which the chance
 * of rework alone would not do.
 *
 * @param endings Events with which a referral's case ends. @param each Of so many cases one comes again.
 */
export const playAgain = (bench: Bench, service: string, endings: readonly string[], each: number): Caseworkers => {
  const cards = endings.map((name) => [name, bench.random.pack({ over: each - 1, again: 1 })] as const);
  const comes = new Map(cards);
  const been = new Set<string>();
  return {
    see({ service: of, name, data }) {
      const { referral } = data as CaseKey;
      const card = of === service ? comes.get(name) : undefined;
      if (!card || !referral || been.has(referral.incidentId) || card() === 'over') return;
      const { incidentId } = referral;
      been.add(incidentId);
      bench.later(3 * workday, 8 * workday, () =>
        bench.tell(
          'subdistrict',
          'ReopenIncident',
          { incidentId, reason: '反映人来电：问题再次出现' },
          'hotline:agent-2',
        ),
      );
    },
  };
};
