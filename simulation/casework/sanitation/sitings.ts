import type { SitingEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';
import type { Points } from './points.ts';

type Problem = Extract<SitingEvent, { type: 'SitingInspected' }>['data']['problems'][number];

const measures = {
  odour: ['disinfected', '增加冲洗消杀频次，加装密闭盖'],
  vermin: ['disinfected', '投放灭蝇药物，清理污水'],
  broken: ['repaired', '更换破损桶体和地面'],
} as const;

/** Points that smell or stand in the wrong place: looked at, improved; moved when the neighbours have been heard. */
export const sitings = (bench: Bench, points: Points): Caseworkers => {
  const { random, act, later } = bench;
  /** What is found where the point is on the register, and where it is not: then nobody speaks of its place. */
  const atPoint = random.pack({
    'in-order': 1,
    smells: 3,
    moves: 2,
    stays: 1,
    'smells-and-stays': 1,
    'moves-elsewhere': 1,
  });
  const elsewhere = random.pack({ 'in-order': 1, smells: 4 });
  const cases = new Map<string, { readonly pointId?: string | undefined; readonly fate: ReturnType<typeof atPoint> }>();
  const proposed = new Map<string, number>();

  const begin = ({ caseId, matter }: Extract<SitingEvent, { type: 'SitingReported' }>['data']): void => {
    const pointId = points.at(matter.estate?.estateId);
    const about = { pointId, fate: pointId ? atPoint() : elsewhere() };
    cases.set(caseId, about);
    later(2 * hour, 3 * workday, () => {
      if (cases.get(caseId) !== about) return;
      const visit = { caseId, inspectors: bench.pair(), evidence: [bench.photograph()] };
      if (about.fate === 'in-order')
        return act('InspectSite', { ...visit, problems: [], note: '位置经批准，管护到位' });
      const place: Problem[] = about.fate === 'smells' ? [] : [random.pick(['place', 'unapproved'] as const)];
      const upkeep: Problem[] = about.fate.startsWith('smells')
        ? [random.pick(['odour', 'vermin', 'broken'] as const)]
        : [];
      return act('InspectSite', { ...visit, problems: [...place, ...upkeep], ...(pointId ? { pointId } : {}) });
    });
  };
  const close = (caseId: string, note: string): void =>
    later(hour, 2 * workday, () => cases.has(caseId) && act('CloseSiting', { caseId, note }));
  const propose = (caseId: string): void => {
    const name = points.estateOf(cases.get(caseId)?.pointId ?? '')?.particulars.name ?? '小区';
    const to = `${name}${random.pick(['西北角围墙内侧', '物业用房北侧', '东门外绿化带旁'])}`;
    const within = { unit: 'days', amount: 7 };
    later(hour, 2 * workday, () => cases.has(caseId) && act('ProposeRelocation', { caseId, to, within }));
  };
  const end = ({ caseId }: { caseId: string }): void => {
    cases.delete(caseId);
    proposed.delete(caseId);
  };

  return {
    begin() {
      bench.every(10, () => {
        const estate = points.someEstate();
        if (!estate) return;
        const matter = bench.matter('garbage-point-siting', estate, '住户来电反映收集点异味、离楼太近');
        return act('ReportSiting', { caseId: bench.id('siting'), matter });
      });
    },
    see: hearing<SitingEvent>('sanitation', {
      SitingReported: begin,
      SitingReopened: begin,
      SitingInspected({ caseId, problems }) {
        for (const problem of problems) {
          if (problem === 'place' || problem === 'unapproved') continue;
          const [measure, what] = measures[problem];
          later(hour, 2 * workday, () => act('ImproveSite', { caseId, measures: [measure], solves: [problem], what }));
        }
        if (problems.some((each) => each === 'place' || each === 'unapproved')) propose(caseId);
      },
      SiteImproved({ caseId }) {
        if (cases.get(caseId)?.fate === 'smells') close(caseId, '已整治到位');
      },
      RelocationProposed({ caseId, objectBy }) {
        const times = (proposed.get(caseId) ?? 0) + 1;
        proposed.set(caseId, times);
        bench.at(Date.parse(objectBy.due), () =>
          later(hour, workday, () => {
            const { fate } = cases.get(caseId) ?? {};
            if (!fate) return;
            const upheld = fate.endsWith('stays') || (fate === 'moves-elsewhere' && times === 1);
            const reason = upheld ? '拟迁位置紧邻幼儿园，意见成立' : '意见集中在施工时间，已作调整';
            return act('WeighObjections', { caseId, objections: random.between(0, 18), upheld, reason });
          }),
        );
      },
      ObjectionsWeighed({ caseId, upheld }) {
        const { fate } = cases.get(caseId) ?? {};
        if (!upheld) later(2 * workday, 6 * workday, () => cases.has(caseId) && act('RelocatePoint', { caseId }));
        else if (fate === 'moves-elsewhere') propose(caseId);
        else close(caseId, '原址保留，加强保洁并说明理由');
      },
      PointRelocated: ({ caseId }) => close(caseId, '收集点已迁移'),
      SitingClosed: end,
      SiteInOrder: end,
      SitingWithdrawn: end,
    }),
  };
};
