import type { GarbageEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing } from '../working.ts';
import { crews, type Points } from './points.ts';

/** Exposed garbage: a crew sent, cleared in time or not, whose duty it was; or there is none. */
export const garbage = (bench: Bench, points: Points): Caseworkers => {
  const { random, act, soon } = bench;
  const goes = random.pack({ 'in-time': 9, late: 1, none: 1 });
  const causes = random.pack({ 'containers-overflow': 4, dumped: 3, 'left-by-collectors': 1, 'round-missed': 2 });
  const source = random.pack({ patrol: 3, call: 1 });
  const cases = new Map<string, { readonly pointId?: string | undefined; clearBy?: string }>();
  const begin = ({ caseId, matter }: Extract<GarbageEvent, { type: 'GarbageReported' }>['data']): void => {
    cases.set(caseId, { pointId: points.at(matter.estate?.estateId) });
    soon(10, 50, () => cases.has(caseId) && act('SendGarbageCrew', { caseId, crew: random.pick(crews) }));
  };
  const clear = (caseId: string) => {
    const about = cases.get(caseId);
    if (!about) return;
    // Where its point is known, what was missed there is made up by this.
    const { pointId } = about;
    const cause = pointId && points.behind.delete(pointId) ? 'round-missed' : causes();
    return act('ClearGarbage', {
      caseId,
      cause,
      loads: [{ stream: 'mixed', kilograms: random.between(60, 900) }],
      ...(pointId ? { pointId } : {}),
      evidence: [bench.photograph()],
    });
  };
  const end = ({ caseId }: { caseId: string }): void => {
    cases.delete(caseId);
  };
  return {
    begin() {
      bench.every(6, () => {
        const matter = bench.matter('garbage-not-collected', random.pick(bench.estates), '桶边散落垃圾');
        return act('ReportGarbage', { caseId: bench.id('garbage'), source: source(), matter });
      });
    },
    see: hearing<GarbageEvent>('sanitation', {
      GarbageReported: begin,
      GarbageReportedAgain: begin,
      GarbageClockStarted({ caseId, clearBy }) {
        const about = cases.get(caseId);
        if (about) about.clearBy = clearBy.due;
      },
      GarbageCrewSent({ caseId }) {
        const how = goes();
        const due = Date.parse(cases.get(caseId)?.clearBy ?? '');
        if (how === 'none')
          soon(20, 90, () => {
            const nothing = { note: '到场时已清理干净', evidence: [bench.photograph()] };
            return cases.has(caseId) && act('RecordNoGarbage', { caseId, ...nothing });
          });
        else if (how === 'late' && due) bench.at(due + random.between(10, 200) * 60_000, () => clear(caseId));
        else soon(25, 120, () => clear(caseId));
      },
      GarbageCleared: end,
      NoGarbageFound: end,
      GarbageWithdrawn: end,
    }),
  };
};
