import { statutesInForceSince, type WasteEvent, type WasteViolation } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';

const site = '市建筑垃圾消纳场';

/** What may be violated beside, by whom, and what it costs before and since the national law has its present fines. */
const violations: readonly {
  readonly kind: WasteViolation;
  readonly what: string;
  readonly whose: 'unit' | 'individual';
  readonly before: readonly [number, number];
  readonly since: readonly [number, number];
}[] = [
  { kind: 'construction-dumped', what: '夜间倾倒渣土', whose: 'unit', before: [500, 1_000], since: [100_000, 150_000] },
  {
    kind: 'spilled-in-transport',
    what: '运输车辆未苫盖，沿途撒漏',
    whose: 'unit',
    before: [2_000, 6_000],
    since: [2_000, 6_000],
  },
  { kind: 'household-dumped', what: '随意堆放旧家具', whose: 'individual', before: [5, 10], since: [100, 500] },
];

/** Construction and bulky waste: whose it is, ordered away, urged, cleared at their cost; fines beside it. */
export const waste = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const fates = random.pack({ none: 1, unknown: 3, obeys: 5, 'obeys-late': 2, defies: 2, violates: 2 });
  const pays = random.pack({ whole: 2, parts: 1, never: 1 });
  const source = random.pack({ patrol: 2, call: 1 });
  const cases = new Map<string, Case>();
  interface Case {
    readonly fate: ReturnType<typeof fates>;
    readonly tons: number;
    readonly violation: (typeof violations)[number];
  }

  const visit = () => ({ inspectors: bench.pair(), credentialsShown: true, evidence: [bench.photograph()] });
  const begin = ({ caseId }: { caseId: string }): void => {
    const about = { fate: fates(), tons: random.between(3, 90) / 10, violation: random.pick(violations) };
    cases.set(caseId, about);
    later(hour, workday, () => {
      if (cases.get(caseId) !== about) return;
      const { fate, tons, violation } = about;
      if (fate === 'none') return act('InspectWaste', { caseId, ...visit() });
      const violates = fate === 'violates';
      const unit = { kind: 'unit', name: random.pick(['淄博拓垣装饰工程有限公司', '淄博砾行渣土运输有限公司']) };
      const person = { kind: 'individual', file: `HW-${random.between(1_000, 9_999)}` };
      const producer = (violates ? violation.whose === 'unit' : random.chance(0.4)) ? unit : person;
      const found = {
        kind: producer.kind === 'unit' ? 'construction' : random.pick(['decoration', 'bulky']),
        tons,
        ...(fate === 'unknown' ? {} : { producer }),
        findings: violates ? [{ kind: violation.kind, what: violation.what }] : [],
      };
      return act('InspectWaste', { caseId, ...visit(), found });
    });
  };
  const check = (caseId: string, cleared: boolean) =>
    cases.has(caseId) &&
    act('CheckClearance', { caseId, ...visit(), cleared, ...(cleared ? { destination: site } : {}) });
  const end = ({ caseId }: { caseId: string }): void => {
    cases.delete(caseId);
  };

  return {
    begin() {
      bench.every(10, () => {
        const matter = bench.matter('construction-waste', random.pick(bench.estates), '楼侧堆放装修垃圾');
        return act('ReportWaste', { caseId: bench.id('waste'), source: source(), matter });
      });
    },
    see: hearing<WasteEvent>('sanitation', {
      WasteReported: begin,
      WasteReopened: begin,
      WasteInspected({ caseId, producer, tons }) {
        if (producer) later(20, 4 * hour, () => cases.has(caseId) && act('OrderClearance', { caseId }));
        else {
          const cleared = { caseId, tons, destination: site, costsFen: 0, evidence: [bench.photograph()] };
          later(hour, 2 * workday, () => cases.has(caseId) && act('ClearOnBehalf', cleared));
        }
      },
      ClearanceOrdered({ caseId, clearBy, findings }) {
        const about = cases.get(caseId);
        if (!about) return;
        const { fate, violation } = about;
        const [no] = findings;
        if (fate === 'violates' && no !== undefined) {
          const [low, high] =
            bench.day() < statutesInForceSince.固体废物污染环境防治法! ? violation.before : violation.since;
          const penalty = {
            penaltyId: bench.id('penalty'),
            finding: no,
            sanction: 'fine',
            yuan: random.between(low, high),
          };
          later(hour, workday, () => act('ProposeWastePenalty', { caseId, ...penalty }));
        }
        if (fate === 'obeys' || fate === 'violates') later(3 * hour, 15 * hour, () => check(caseId, true));
        else bench.at(Date.parse(clearBy.due), () => later(hour, workday, () => check(caseId, fate === 'obeys-late')));
      },
      ClearanceChecked({ caseId, cleared }) {
        const about = cases.get(caseId);
        if (cleared || !about) return;
        const estimateFen = Math.round(about.tons * 12_000);
        const within = { unit: 'days', amount: 5 };
        later(hour, workday, () => cases.has(caseId) && act('UrgeProducer', { caseId, within, estimateFen }));
      },
      ProducerUrged({ caseId, performBy, estimateFen }) {
        const { tons } = cases.get(caseId) ?? { tons: 1 };
        bench.at(Date.parse(performBy.due), () =>
          later(hour, 2 * workday, () => {
            const cleared = { tons, destination: site, costsFen: estimateFen, evidence: [bench.photograph()] };
            return cases.has(caseId) && act('ClearOnBehalf', { caseId, ...cleared });
          }),
        );
      },
      WasteCleared({ caseId, costsFen }) {
        cases.delete(caseId);
        if (costsFen === 0) return;
        const how = pays();
        if (how === 'never') return;
        const parts = how === 'whole' ? [costsFen] : [Math.floor(costsFen / 2), Math.ceil(costsFen / 2)];
        for (const [at, fen] of parts.entries())
          later((3 + 10 * at) * workday, (9 + 10 * at) * workday, () => act('RecordClearanceCosts', { caseId, fen }));
      },
      NoWasteFound: end,
      WasteWithdrawn: end,
    }),
  };
};
