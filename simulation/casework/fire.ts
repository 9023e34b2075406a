import type {
  DissuasionEvent,
  EstateSnapshot,
  GuidanceEvent,
  HazardEvent,
  HazardKind,
  TurnoutEvent,
} from '@tiaokuai/contracts';
import { snapshotOf } from '../ground/estates.ts';
import { playOutside } from './outside.ts';
import { playPenalties } from './penalties.ts';
import { type Bench, type Casework, type Caseworkers, hearing, hour, together, workday } from './working.ts';

/** The fire brigade: hazards from the first look to their ends, turnouts, guidance of police stations. */
export const playFire: Casework = (bench) =>
  together(
    hazards(bench),
    dissuasions(bench),
    turnouts(bench),
    guidance(bench),
    playPenalties(bench, 'fire'),
    playOutside(bench, 'fire', ['HazardReported', 'TurnoutCalled'], 14),
  );

const kinds: readonly { readonly kind: HazardKind; readonly what: string; readonly party: 'unit' | 'individual' }[] = [
  { kind: 'lane-blocked', what: '消防车通道被占用', party: 'individual' },
  { kind: 'exit-blocked', what: '疏散通道堆放杂物', party: 'individual' },
  { kind: 'equipment-defective', what: '室内消火栓无水，灭火器失效', party: 'unit' },
  { kind: 'alarm-system-neglected', what: '报警主机故障未修', party: 'unit' },
  { kind: 'wiring-unsafe', what: '私拉电线为电动自行车充电', party: 'individual' },
  { kind: 'hydrant-blocked', what: '室外消火栓被圈占', party: 'unit' },
  { kind: 'window-obstructed', what: '外窗加装广告牌影响逃生', party: 'unit' },
];

const hazards = (bench: Bench): Caseworkers => {
  const { random, act, later, soon } = bench;
  const looked = random.pack({ hazard: 9, nothing: 2 });
  const seen = random.pack({ cleared: 12, compelled: 2, penalised: 3, sealed: 2, unsealed: 1, again: 2 });
  const lifted = random.pack({ 'no-longer-needed': 2, 'sealed-in-error': 1, lapses: 2 });
  const ownEnd = random.pack({ inspected: 5, withdrawn: 1 });
  /** What the next look at a case will find. */
  const fates = new Map<string, ReturnType<typeof seen>>();
  const standing = new Map<string, readonly { no: number; kind: HazardKind; what: string }[]>();

  const visit = () => ({ inspectors: bench.pair(), credentialsShown: true });
  const inspect = (caseId: string): void =>
    later(hour, 2 * workday, async () => {
      if (looked() === 'nothing') {
        await act('InspectHazard', { caseId, ...visit(), findings: [] });
        return;
      }
      const found = random.pick(kinds);
      const party =
        found.party === 'unit'
          ? { kind: 'unit', name: random.pick(bench.estates).particulars.enterprise ?? '淄博陶垣物业管理有限公司' }
          : { kind: 'individual', file: `XF-${random.between(1_000, 9_999)}` };
      const findings = [{ kind: found.kind, what: found.what }];
      await act('InspectHazard', { caseId, ...visit(), party, findings });
    });

  const propose = (caseId: string) => {
    const [finding] = standing.get(caseId) ?? [];
    if (!finding) return;
    const person = kinds.find(({ kind }) => kind === finding.kind)?.party === 'individual';
    const yuan = person ? random.between(2, 5) * 100 : random.between(5, 20) * 1_000;
    return act('ProposeHazardPenalty', {
      caseId,
      penaltyId: bench.id('penalty'),
      finding: finding.no,
      sanction: 'fine',
      yuan,
    });
  };

  return {
    begin() {
      // Estates are inspected without anybody having complained.
      bench.every(9, () => {
        const estate = random.pick(bench.estates);
        return act('ReportHazard', {
          caseId: bench.id('hazard'),
          source: random.pick(['own-inspection', 'police-station', 'report']),
          matter: bench.matter('fire-equipment-defect', estate, '消防检查'),
        });
      });
    },
    see: hearing<HazardEvent>('fire', {
      HazardReported({ caseId, source }) {
        if (source !== 'referral' && ownEnd() === 'withdrawn')
          later(hour, workday, () => act('WithdrawHazard', { caseId, reason: '与在办案件重复' }));
        else inspect(caseId);
      },
      HazardReopened: ({ caseId }) => inspect(caseId),
      HazardInspected({ caseId, findings }) {
        standing.set(caseId, findings);
        if (random.chance(0.08))
          later(10, hour, () => act('ReportMajorHazard', { caseId, reason: '可能严重威胁公共安全' }));
        const days = random.between(1, 15);
        soon(10, 90, () => act('NotifyRectification', { caseId, within: { unit: 'days', amount: days } }));
      },
      RectificationNotified({ caseId, notice, findings, dueBy }) {
        const fate = fates.get(caseId) ?? seen();
        fates.set(caseId, fate);
        if ((fate === 'sealed' || fate === 'unsealed') && notice === 1)
          later(hour, workday, () =>
            act('SealPlace', { caseId, part: '地下车库配电间', threat: '短路起火将威胁整栋楼' }),
          );
        const remaining = fate === 'cleared' || fate === 'unsealed' ? [] : findings;
        bench.at(Date.parse(dueBy.due), () =>
          later(hour, workday, () => act('ReinspectHazard', { caseId, ...visit(), remaining })),
        );
      },
      HazardReinspected({ caseId, remaining, notice }) {
        if (remaining.length === 0) return;
        const fate = fates.get(caseId);
        if (fate === 'again' && notice < 3) {
          fates.set(caseId, 'cleared');
          soon(20, 90, () => act('NotifyRectification', { caseId, within: { unit: 'days', amount: 5 } }));
        } else if (fate === 'sealed')
          later(hour, workday, () => act('ConcludeHazard', { caseId, note: '查封后仍未整改' }));
        else
          later(hour, workday, async () => {
            const compelled =
              fate === 'compelled'
                ? await act('CompelRemoval', { caseId, findings: remaining, costs: random.between(2, 20) * 100 })
                : undefined;
            if (!compelled?.ok) await propose(caseId);
          });
      },
      HazardPenalised({ caseId }) {
        later(hour, 3 * workday, () => act('ConcludeHazard', { caseId, note: '当事人已受处罚，整改另行督促' }));
      },
      HazardNotPenalised({ caseId }) {
        fates.set(caseId, 'cleared');
        soon(20, 90, () => act('NotifyRectification', { caseId, within: { unit: 'days', amount: 7 } }));
      },
      PlaceSealed({ caseId }) {
        // The re-inspection will find nothing, and the seal goes with the hazard.
        if (fates.get(caseId) === 'unsealed') return;
        const ground = lifted();
        if (ground !== 'lapses') later(8 * workday, 15 * workday, () => act('LiftSealing', { caseId, ground }));
      },
    }),
  };
};

/** Who runs an estate asks occupants of fire lanes to leave. */
const dissuasions = (bench: Bench): Caseworkers => {
  const answer = bench.random.pack({ obeys: 2, refuses: 1 });
  const ask = (estate: EstateSnapshot, name: string, caseId?: string) =>
    bench.act(
      'AskOccupant',
      {
        dissuasionId: bench.id('dissuasion'),
        asker: { kind: 'enterprise', name },
        estate,
        obstacle: '小型客车停在消防车通道',
        ...(caseId ? { caseId } : {}),
      },
      'enterprise:desk',
    );
  return {
    begin() {
      bench.every(6, () => {
        const estate = bench.random.pick(bench.estates.filter(({ particulars }) => particulars.enterprise));
        return ask(snapshotOf(estate), estate.particulars.enterprise!);
      });
    },
    see: hearing<DissuasionEvent | HazardEvent>('fire', {
      HazardReported({ caseId, matter: { category, estate } }) {
        if (category === 'fire-lane-blocked' && estate?.enterprise)
          bench.soon(5, 30, () => ask(estate, estate.enterprise!, caseId));
      },
      OccupantAsked({ dissuasionId }) {
        const command = answer() === 'obeys' ? 'RecordObedience' : 'RecordRefusal';
        bench.soon(5, 40, () => bench.act(command, { dissuasionId }, 'enterprise:desk'));
      },
    }),
  };
};

const turnouts = (bench: Bench): Caseworkers => {
  const { random, act, soon } = bench;
  const needed = random.pack({ goes: 6, 'stands-down': 1 });
  const result = random.pack({ 'people-rescued': 3, 'danger-removed': 3, 'handed-over': 1 });
  return {
    see: hearing<TurnoutEvent>('fire', {
      TurnoutCalled({ caseId }) {
        soon(1, 3, () =>
          needed() === 'goes'
            ? act('DispatchBrigade', { caseId, brigade: random.pick(['张店中队', '开发区中队', '南定中队']) })
            : act('StandDown', { caseId, note: '来电人称险情已解除' }),
        );
      },
      BrigadeDispatched: ({ caseId }) => soon(4, 12, () => act('RecordBrigadeArrival', { caseId })),
      BrigadeArrived({ caseId }) {
        soon(10, 90, () => {
          const ended = result();
          const people = ended === 'people-rescued' ? random.between(1, 4) : 0;
          return act('EndTurnout', { caseId, result: ended, people, note: '处置完毕，现场移交' });
        });
      },
    }),
  };
};

const stations = ['公园派出所', '车站派出所', '科苑派出所', '和平派出所', '马尚派出所', '湖田派出所'];

const guidance = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const found = random.pack({ nothing: 2, something: 3 });
  const followed = random.pack({ remedied: 2, remains: 1, late: 1 });
  return {
    begin() {
      bench.every(30, () => {
        const shortcomings =
          found() === 'nothing' ? [] : [{ what: '九小场所检查记录不全' }, { what: '未督促住宅小区清理楼道' }];
        return act('GiveGuidance', {
          guidanceId: bench.id('guidance'),
          station: random.pick(stations),
          visitedOn: bench.day(),
          officers: bench.pair(),
          topics: ['住宅小区日常监督检查', '电动自行车集中充电'],
          shortcomings,
          ...(shortcomings.length > 0 ? { followUpWithin: { unit: 'days', amount: 20 } } : {}),
        });
      });
    },
    see: hearing<GuidanceEvent>('fire', {
      GuidanceGiven({ guidanceId, shortcomings, followUpBy }) {
        if (followUpBy)
          followUp(
            guidanceId,
            shortcomings.map(({ no }) => no),
            followUpBy.due,
          );
      },
      GuidanceFollowedUp({ guidanceId, remaining, followUpBy }) {
        if (followUpBy) followUp(guidanceId, remaining, followUpBy.due);
      },
    }),
  };

  function followUp(guidanceId: string, open: readonly number[], due: string): void {
    const how = followed();
    const days = how === 'late' ? random.between(3, 10) : -random.between(1, 5);
    bench.at(Date.parse(due) + days * 86_400_000, () =>
      later(hour, workday, () =>
        act('FollowUpGuidance', {
          guidanceId,
          officers: bench.pair(),
          remaining: how === 'remains' ? open.slice(0, 1) : [],
          ...(how === 'remains' ? { followUpWithin: { unit: 'days', amount: 15 } } : {}),
        }),
      ),
    );
  }
};
