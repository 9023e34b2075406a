import type { RoadsideFacilityEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';

/** What is asked for, by the kind of facility. */
const wanted = [
  { kind: 'signal', what: '增设行人信号灯' },
  { kind: 'crossing', what: '施划人行横道' },
  { kind: 'sign', what: '设置禁停标志' },
  { kind: 'marking', what: '重新施划车道线' },
  { kind: 'barrier', what: '增设隔离护栏' },
  { kind: 'parking-bays', what: '施划夜间限时泊位' },
  { kind: 'order-on-the-road', what: '上放学时段疏导交通' },
] as const;

const grounds = {
  'against-standard': '与相邻信号灯间距不足，不符合设置规范',
  'not-needed': '实测流量未达到设置条件',
  'no-room': '道路红线内无设置空间',
  'planned-otherwise': '该路段已列入道路改造，随工程统一设置',
} as const;

/** Facilities on nearby roads: surveyed, then planned and done, refused with reasons, or left to who keeps them up. */
export const facilities = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const fate = random.pack({ done: 4, 'done-late': 1, refused: 3, left: 2, 'left-as-danger': 1 });
  const ground = random.pack({ 'against-standard': 1, 'not-needed': 1, 'no-room': 1, 'planned-otherwise': 1 });
  const dangerous = random.pack({ no: 4, yes: 1 });
  const fates = new Map<string, ReturnType<typeof fate>>();
  const grounded = new Map<string, ReturnType<typeof ground>>();

  const survey = (caseId: string): void =>
    later(hour, 3 * workday, () => {
      const becomes = fate();
      fates.set(caseId, becomes);
      const isKeptByOthers = becomes === 'left' || becomes === 'left-as-danger';
      const because = becomes === 'refused' ? ground() : undefined;
      if (because) grounded.set(caseId, because);
      const { kind, what } = isKeptByOthers ? { kind: 'road-surface', what: '路面塌陷' } : random.pick(wanted);
      return act('SurveyFacility', {
        caseId,
        officers: bench.pair(),
        kind,
        finding: `现场勘查：${what}`,
        meetsStandard: because !== 'against-standard',
        endangers: becomes === 'left-as-danger' || (becomes === 'done' && dangerous() === 'yes'),
        ...(isKeptByOthers ? { maintainer: '区市政养护中心' } : {}),
        evidence: [bench.photograph()],
      });
    });

  return {
    begin() {
      bench.every(14, () => {
        const brief = random.pick(wanted).what;
        const matter = bench.matter('roadside-traffic', random.pick(bench.estates), brief);
        return act('RequestFacility', { caseId: bench.id('case'), source: random.pick(['patrol', 'report']), matter });
      });
    },
    see: hearing<RoadsideFacilityEvent>('traffic', {
      FacilityRequested: ({ caseId }) => survey(caseId),
      FacilityReopened: ({ caseId }) => survey(caseId),
      FacilitySurveyed({ caseId, endangers, maintainer, finding }) {
        const becomes = fates.get(caseId);
        later(5, 2 * hour, async () => {
          if (endangers) await act('SecureDanger', { caseId, measures: '摆放锥桶、设置警示灯，安排民警疏导' });
          if (maintainer) await act('NotifyMaintainer', { caseId, note: `${finding}，请尽快修复` });
          if (endangers && random.chance(0.5)) {
            const proposal = '建议纳入交通安全隐患治理，限期改造';
            await act('ReportHiddenDanger', { caseId, danger: `${finding}，一年内已发生多起事故`, proposal });
          }
          later(hour, 4 * workday, () => {
            if (maintainer)
              return act('LeaveToMaintainer', { caseId, note: '属市政设施养护范围', proposes: 'public-utilities' });
            if (becomes !== 'refused') return act('PlanFacility', { caseId, works: finding, within: plannedFor() });
            const because = grounded.get(caseId) ?? 'not-needed';
            return act('RefuseFacility', { caseId, ground: because, reason: grounds[because] });
          });
        });
      },
      FacilityPlanned({ caseId, doneBy }) {
        const days = fates.get(caseId) === 'done-late' ? random.between(3, 15) : -random.between(1, 8);
        bench.at(Date.parse(doneBy.due) + days * 86_400_000, () =>
          later(hour, workday, () =>
            act('RecordFacilityDone', {
              caseId,
              officers: bench.pair(),
              note: '已按计划实施完成并启用',
              evidence: [bench.photograph()],
            }),
          ),
        );
      },
    }),
  };

  function plannedFor() {
    return { unit: 'days', amount: random.pick([15, 30, 45]) };
  }
};
