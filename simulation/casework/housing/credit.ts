import type { EnterpriseCreditEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';

const topics = ['消防设施日常巡查', '维修资金使用程序', '电梯困人应急处置', '业主投诉处理', '生活垃圾分类'];
const subdistrictOffice = 'subdistrict-office:clerk-1';

/** Credit files: the year's standing, marks and what is said against them, the association and its training. */
export const playCredit = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const enterprises = [...new Set(bench.estates.flatMap(({ particulars }) => particulars.enterprise ?? []))];
  const standing = random.pack({ honest: 6, not: 1 });
  const objection = random.pack({ none: 6, upheld: 2, revoked: 1 });
  const decisions = new Map<string, boolean>();
  const office = random.pick(bench.estates).particulars.subdistrict;

  /** In the first weeks of a year, of the year before. */
  const judge = (): void => {
    const year = Number(bench.day().slice(0, 4)) - 1;
    for (const enterprise of enterprises) {
      const honest = standing() === 'honest';
      const note = honest ? '年度考核合格，无弄虚作假' : '考核材料与现场不符';
      later(2 * workday, 12 * workday, () =>
        act('VerifyStanding', { enterprise, year, office, honest, note }, subdistrictOffice),
      );
      later(18 * workday, 25 * workday, () => act('PublishCredit', { enterprise, year }));
    }
  };

  return {
    begin() {
      judge();
      bench.every(365, judge);
      for (const enterprise of enterprises) later(hour, 20 * workday, () => act('JoinAssociation', { enterprise }));
      bench.every(120, () => {
        const enterprise = random.pick(enterprises);
        // Who has left comes back.
        later(30 * workday, 60 * workday, () => act('JoinAssociation', { enterprise }));
        return act('LeaveAssociation', { enterprise });
      });
      bench.every(28, () =>
        act('RecordTraining', {
          enterprise: random.pick(enterprises),
          heldOn: bench.day(),
          topic: random.pick(topics),
          people: random.between(8, 45),
          hours: random.pick([4, 6, 8]),
        }),
      );
      bench.every(35, () =>
        act('EnterCreditMark', {
          enterprise: random.pick(enterprises),
          markId: bench.id('mark'),
          kind: random.pick(['not-disclosed', 'archives-not-kept']),
          note: '季度检查发现台账不全、公示栏未更新',
        }),
      );
    },
    see: hearing<EnterpriseCreditEvent>('housing', {
      CreditMarkEntered({ enterprise, markId }) {
        const becomes = objection();
        if (becomes === 'none') return;
        decisions.set(markId, becomes === 'upheld');
        const ground = '扣分事项已在检查当日整改，请求复核';
        later(workday, 6 * workday, () => act('ObjectToCreditMark', { enterprise, markId, ground }, 'enterprise:desk'));
      },
      CreditMarkObjected({ enterprise, markId }) {
        const upheld = decisions.get(markId) ?? true;
        decisions.delete(markId);
        const reason = upheld ? '事实清楚，维持扣分' : '经核实当日已整改，撤销扣分';
        later(workday, 5 * workday, () => act('DecideCreditObjection', { enterprise, markId, upheld, reason }));
      },
    }),
  };
};
