import type { DisclosureFinding, DisclosureGap, PriceDisclosureEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';

const shown: Readonly<Record<DisclosureGap, string>> = {
  'charges-not-shown': '公示栏未列收费项目',
  'standards-not-shown': '未公示收费标准和服务等级',
  'charged-beyond-shown': '公示外另收装修押金管理费',
  'channels-not-shown': '未公示投诉电话和渠道',
  'accounts-not-shown': '未公布物业服务项目收支',
  'common-income-not-shown': '电梯广告、车位收益未公示',
};
const ofPrices: readonly DisclosureGap[] = ['charges-not-shown', 'standards-not-shown', 'charged-beyond-shown'];
const ofHousing: readonly DisclosureGap[] = ['channels-not-shown', 'accounts-not-shown', 'common-income-not-shown'];

/** Boards of estates 三公开, looked at on rounds and when somebody complains. */
export const disclosures = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const looked = random.pack({ complete: 3, prices: 4, housing: 2, both: 3 });
  const seen = random.pack({ shown: 7, 'shown-early': 2, fined: 3, again: 1 });
  const fates = new Map<string, ReturnType<typeof seen>>();
  const standing = new Map<string, readonly DisclosureFinding[]>();
  const enterprises = new Map<string, string>();

  const visit = () => ({ officers: bench.pair(), credentialsShown: true });
  const check = (caseId: string): void =>
    later(hour, 4 * workday, () => {
      const what = looked();
      const gaps = [
        ...(what === 'prices' || what === 'both' ? [random.pick(ofPrices)] : []),
        ...(what === 'housing' || what === 'both' ? [random.pick(ofHousing)] : []),
      ];
      const party = { kind: 'unit', name: enterprises.get(caseId) ?? '淄博陶垣物业管理有限公司' };
      const findings = gaps.map((gap) => ({ gap, what: shown[gap] }));
      return act('CheckDisclosure', { caseId, ...visit(), ...(gaps.length > 0 ? { party } : {}), findings });
    });
  const order = (caseId: string, low: number, high: number): void =>
    later(low, high, () => act('OrderDisclosure', { caseId, within: { unit: 'days', amount: random.between(3, 15) } }));
  const conclude = (caseId: string, note: string): void =>
    later(hour, 2 * workday, () => act('ConcludeDisclosure', { caseId, note }));

  return {
    begin() {
      bench.every(7, () => {
        const estate = random.pick(bench.estates.filter(({ particulars }) => particulars.enterprise));
        return act('PlanDisclosureCheck', {
          caseId: bench.id('disclosure'),
          source: random.pick(['own-inspection', 'own-inspection', 'report']),
          matter: bench.matter('fees-not-disclosed', estate, '物业“三公开”检查'),
        });
      });
    },
    see: hearing<PriceDisclosureEvent>('pricing', {
      DisclosureReported({ caseId, matter: { estate } }) {
        if (estate?.enterprise) enterprises.set(caseId, estate.enterprise);
        check(caseId);
      },
      DisclosureReopened: ({ caseId }) => check(caseId),
      DisclosureGapsFound({ caseId, findings }) {
        standing.set(caseId, findings);
        fates.set(caseId, seen());
        order(caseId, 20, 3 * hour);
      },
      DisclosureOrdered({ caseId, findings, dueBy: { due } }) {
        const fate = fates.get(caseId);
        const recheck = (remaining: readonly number[]) => () =>
          act('RecheckDisclosure', { caseId, ...visit(), remaining });
        if (fate === 'shown-early') later(workday / 2, workday, recheck([]));
        else
          bench.at(Date.parse(due), () =>
            later(hour, 3 * workday, recheck(fate === 'fined' || fate === 'again' ? findings : [])),
          );
      },
      DisclosureRechecked({ caseId, remaining }) {
        if (remaining.length === 0) return;
        const ours = (standing.get(caseId) ?? []).find(
          ({ no, gap }) => remaining.includes(no) && ofPrices.includes(gap),
        );
        if (fates.get(caseId) === 'again') {
          fates.set(caseId, 'shown');
          order(caseId, 20, 3 * hour);
        } else if (ours)
          later(hour, 2 * workday, () =>
            act('ProposeDisclosurePenalty', {
              caseId,
              penaltyId: bench.id('penalty'),
              finding: ours.no,
              yuan: random.between(5, 50) * 100,
            }),
          );
        else conclude(caseId, '余下为房管部门职责，已通报');
      },
      DisclosurePenalised: ({ caseId }) => conclude(caseId, '已处罚，仍未全部公示'),
      DisclosureNotPenalised({ caseId }) {
        fates.set(caseId, 'shown');
        order(caseId, hour, workday);
      },
    }),
  };
};
